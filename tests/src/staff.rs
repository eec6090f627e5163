//! Somebody who works at a centre: signs in, reads and answers.

mod former;
mod keys;
mod links;
mod notebook;
mod own_account;
mod passkeys;
mod queue;
mod recovery;
mod rotation;
mod sealed_thread;
mod transfer;

use std::collections::HashMap;

use chacha20::ChaCha20Rng;
use hmac::{Hmac, KeyInit as _, Mac as _};
use hyper::Method;
use ozvise_crypto::staff::opaque::{Account, ClientSignIn};
use ozvise_crypto::staff::{ExportKey, MemberKeys, open_vault};
use ozvise_crypto::{CentreId, CentreSecret, Direction, Directory, MemberId, Message, Thread, to_b64};
use serde_json::{Value, json};
use sha1::Sha1;

use crate::device::{Device, Line, Refusal, bytes, id, open_all};
use crate::http::Call;
use crate::proxy::Answer;
use sealed_thread::SealedThread;

pub use former::{FormerKeys, StoredSecrets};
pub use notebook::Written;

/// The session's cookie.
pub const SESSION_COOKIE: &str = "__Host-ozvise";

/// What a member of staff was given on the first day.
#[derive(Clone)]
pub struct StaffAccount {
    /// The sign-in name.
    pub name: String,
    /// The password.
    pub password: String,
    /// The secret of the second factor.
    pub totp_secret: Vec<u8>,
    /// The centre; none for roles that do not belong to one.
    pub centre: Option<String>,
}

impl StaffAccount {
    /// The six digits that the authenticator shows at `now` (RFC 6238: SHA-1, 30 seconds).
    pub fn totp_at(&self, now: u64) -> String {
        let mut mac = Hmac::<Sha1>::new_from_slice(&self.totp_secret).expect("HMAC takes keys of every length");
        mac.update(&(now / 30).to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let offset = usize::from(hash[19] & 0x0f);
        let number = hash[offset..offset + 4]
            .iter()
            .fold(0u32, |number, byte| number << 8 | u32::from(*byte));
        format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
    }
}

/// RFC 4648 §6, as authenticator apps read a secret.
pub fn from_base32(text: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for sign in text.bytes() {
        let known = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let value = known.iter().position(|one| *one == sign).expect("base 32");
        bits = bits << 5 | u32::try_from(value).expect("below 32");
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).expect("one byte"));
        }
    }
    bytes
}

/// A member of staff with a browser.
pub struct Counsellor {
    device: Device,
    account: StaffAccount,
    cookie: Option<String>,
    keys: Option<StaffKeys>,
    threads: HashMap<i64, OpenThread>,
    rng: ChaCha20Rng,
}

/// What the password has opened.
struct StaffKeys {
    member: MemberId,
    own: MemberKeys,
    centre: Option<CentreId>,
    /// The current key first, then the ones before it.
    centre_secrets: Vec<CentreSecret>,
}

impl StaffKeys {
    /// Opens the last of the listed keys, and with it those before.
    fn open(&mut self, listed: &[Value], directory: &Directory) -> Result<(), Refusal> {
        self.centre_secrets.clear();
        let (Some(centre), Some(current)) = (&self.centre, listed.last()) else {
            return Ok(());
        };
        let (key_id, sealed) = (id(&current["key_id"]), bytes(&current["sealed"]));
        let current = CentreSecret::open_as_member(&sealed, centre, &key_id, &self.own, &self.member, directory);
        self.centre_secrets = chain(current.map_err(Refusal::CentreKey)?, listed)?;
        Ok(())
    }
}

/// A centre's current secret and those before it, as each is kept under the one after it; the listed keys are oldest first.
fn chain(current: CentreSecret, listed: &[Value]) -> Result<Vec<CentreSecret>, Refusal> {
    let mut secrets = vec![current];
    for key in listed.iter().rev().filter(|key| !key["previous"].is_null()) {
        let newest = secrets.last().expect("the current one");
        let previous = newest.open_previous(&bytes(&key["previous"])).map_err(Refusal::Seal)?;
        secrets.push(previous);
    }
    Ok(secrets)
}

/// A thread on the screen.
struct OpenThread {
    thread: Thread,
    seen: Vec<Line>,
    unsent: Option<String>,
}

impl Counsellor {
    /// Somebody with this account, not signed in.
    pub fn new(device: Device, account: StaffAccount, rng: ChaCha20Rng) -> Self {
        Self {
            device,
            account,
            cookie: None,
            keys: None,
            threads: HashMap::new(),
            rng,
        }
    }

    /// The account.
    pub fn account(&self) -> &StaffAccount {
        &self.account
    }

    /// The device.
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// The session's cookie as the browser sends it.
    pub fn cookie(&self) -> String {
        self.cookie.clone().expect("signed in")
    }

    /// Signs in with password and second factor, and unlocks the keys.
    pub async fn sign_in(&mut self) -> Result<(), Refusal> {
        let code = self.account.totp_at(self.device.clock.seconds());
        let (answer, export_key) = self.prove_password(Some(&code)).await?;
        let cookie = answer.header("set-cookie").expect("a cookie");
        self.cookie = cookie.split(';').next().map(str::to_owned);
        let keys = self.unlock(&answer.json()["session"], &export_key).await?;
        self.keys = Some(keys);
        Ok(())
    }

    /// OPAQUE over HTTP. Gives the answer to the last step with the export key.
    pub async fn prove_password(&mut self, totp: Option<&str>) -> Result<(Answer, ExportKey), Refusal> {
        let (attempt, finalization, export_key) = self.begin_sign_in().await?;
        let answer = self.finish_sign_in(&attempt, &finalization, totp).await?;
        Ok((answer, export_key))
    }

    /// The first step of signing in: the attempt and OPAQUE's third message, with the export key.
    pub async fn begin_sign_in(&mut self) -> Result<(String, String, ExportKey), Refusal> {
        let (client, request) =
            ClientSignIn::start(self.account.password.as_bytes(), &mut self.rng).map_err(Refusal::Password)?;
        let body = json!({ "version": 1, "name": self.account.name, "request": to_b64(&request) });
        let started = self.ask(Call::post("/staff/sign-in/start", &body)).await?.json();
        let account = Account::new(&self.device.deployment, &self.account.name).map_err(Refusal::Password)?;
        let (finalization, export_key) = client
            .finish(&bytes(&started["response"]), &account, &mut self.rng)
            .map_err(Refusal::Password)?;
        let attempt = started["attempt"].as_str().expect("an attempt").to_owned();
        Ok((attempt, to_b64(&finalization), export_key))
    }

    /// OPAQUE over HTTP with a recovery code in the place of the second factor.
    pub async fn prove_by_recovery_code(&mut self, code: &str) -> Result<Answer, Refusal> {
        let (attempt, finalization, _) = self.begin_sign_in().await?;
        let body = json!({
            "version": 1,
            "attempt": attempt,
            "finalization": finalization,
            "recovery_code": code,
        });
        self.ask(Call::post("/staff/sign-in/finish", &body)).await
    }

    /// OPAQUE's first message, as base64url.
    pub fn first_sign_in_message(&mut self) -> String {
        let (_, request) =
            ClientSignIn::start(self.account.password.as_bytes(), &mut self.rng).expect("a short password");
        to_b64(&request)
    }

    /// The second step of signing in.
    pub async fn finish_sign_in(
        &self,
        attempt: &str,
        finalization: &str,
        totp: Option<&str>,
    ) -> Result<Answer, Refusal> {
        let mut body = json!({ "version": 1, "attempt": attempt, "finalization": finalization });
        if let Some(code) = totp {
            body["totp"] = code.into();
        }
        self.ask(Call::post("/staff/sign-in/finish", &body)).await
    }

    /// Opens the vault and the centre's keys, of which the current one must be in the verified directory.
    async fn unlock(&self, session: &Value, export_key: &ExportKey) -> Result<StaffKeys, Refusal> {
        let directory = self.device.directory().await?;
        let member: MemberId = id(&session["member"]["id"]);
        let own = open_vault(&bytes(&session["vault"]), export_key, &self.device.deployment, &member)
            .map_err(Refusal::Seal)?;
        let mut keys = StaffKeys {
            member,
            own,
            centre: session["member"]["centre_id"]
                .as_str()
                .map(|id| id.parse().expect("a centre's id")),
            centre_secrets: Vec::new(),
        };
        let listed = session["centre_keys"].as_array().expect("a list of keys");
        keys.open(listed, &directory)?;
        Ok(keys)
    }

    /// Opens the centre's keys once more: somebody has approved this member, or a new key is in force.
    pub async fn refresh_keys(&mut self) -> Result<(), Refusal> {
        let session = self.ask(Call::get("/staff/session")).await?.json();
        let directory = self.device.directory().await?;
        let listed = session["session"]["centre_keys"].as_array().expect("a list of keys");
        self.forget_threads();
        self.keys.as_mut().expect("signed in").open(listed, &directory)
    }

    /// Sends a call as the staff page would: with the cookie, and from the portal's own origin where it changes something.
    pub async fn ask(&self, call: Call) -> Result<Answer, Refusal> {
        self.device.ask(self.signed(call)).await
    }

    /// The call with what the browser adds to it.
    pub fn signed(&self, mut call: Call) -> Call {
        if let Some(cookie) = &self.cookie {
            call = call.cookie(cookie);
        }
        if call.method() != Method::GET {
            call = call.origin(self.device.http.origin());
        }
        call
    }

    /// The inbox.
    pub async fn inbox(&self) -> Result<Vec<Value>, Refusal> {
        let answer = self.ask(Call::get("/staff/threads")).await?.json();
        Ok(answer["threads"].as_array().expect("a list of threads").clone())
    }

    /// A thread as the server describes it, not opened.
    pub async fn described_thread(&self, number: i64) -> Result<Value, Refusal> {
        let answer = self.ask(Call::get(&format!("/staff/threads/{number}"))).await?;
        Ok(answer.json()["thread"].clone())
    }

    /// Opens a thread, or reads what is new in it. Leaves the opening mark when it is the first to open it, and begins the
    /// epoch of a thread that came without consent.
    pub async fn read(&mut self, number: i64) -> Result<Vec<Line>, Refusal> {
        let described = self.described_thread(number).await?;
        let begun = described["epoch"].as_u64().expect("an epoch");
        let known = self.threads.get(&number);
        if known.is_none_or(|open| u64::from(open.thread.keys().newest_epoch()) != begun) {
            let thread = self.unseal(number, &described).await?;
            self.threads.insert(
                number,
                OpenThread {
                    thread,
                    seen: Vec::new(),
                    unsent: None,
                },
            );
        }
        loop {
            let open = &self.threads[&number];
            let after = open.thread.chain().sequence();
            let page = self
                .ask(Call::get(&format!("/staff/threads/{number}/messages?after={after}")))
                .await?
                .json();
            let open = self.threads.get_mut(&number).expect("just opened");
            open.seen.extend(open_all(&mut open.thread, &page)?);
            if page["more"] != true {
                break;
            }
        }
        if described["epoch_due"] == true {
            self.begin_epoch(number).await?;
        }
        Ok(self.threads[&number].seen.clone())
    }

    /// Opens the thread's keys with the centre's, and checks or leaves the mark of the first opening.
    async fn unseal(&self, number: i64, described: &Value) -> Result<Thread, Refusal> {
        let keys = self.keys.as_ref().expect("signed in");
        let sealed = SealedThread::read(described)?;
        if sealed.opening_mark.is_none() && described["state"] != "new" {
            return Err(Refusal::MissingOpeningMark);
        }
        let seals = sealed.seals();
        let (thread, mark) = sealed
            .stored(self.device.deployment, &seals)
            .open(&keys.centre_secrets)?;
        if described["state"] == "new" && described["epoch_due"] != true {
            let body = json!({ "version": 1, "opening_mark": to_b64(mark.as_bytes()) });
            self.ask(Call::post(&format!("/staff/threads/{number}/opened"), &body))
                .await?;
        }
        Ok(thread)
    }

    /// Replies in a thread that was read.
    pub async fn reply(&mut self, number: i64, text: &str) -> Result<Answer, Refusal> {
        let request = self.prepare_reply(number, text)?;
        self.send_reply(number, &request).await
    }

    /// Seals a reply without sending it.
    pub fn prepare_reply(&mut self, number: i64, text: &str) -> Result<Value, Refusal> {
        let message = Message {
            sent_at: self.device.clock.seconds(),
            language: "cs".into(),
            text: text.into(),
            intake: None,
            transfer: None,
        };
        let open = self.threads.get_mut(&number).expect("a thread that was read");
        let envelope = open.thread.seal(&message, Direction::FromCentre, &mut self.rng)?;
        let request = json!({ "version": 1, "envelope": to_b64(envelope) });
        open.unsent = Some(text.to_owned());
        Ok(request)
    }

    /// Sends what [`Counsellor::prepare_reply`] has sealed; a retry sends the same again.
    pub async fn send_reply(&mut self, number: i64, request: &Value) -> Result<Answer, Refusal> {
        let answer = self
            .ask(Call::post(&format!("/staff/threads/{number}/messages"), request))
            .await?;
        let open = self.threads.get_mut(&number).expect("a thread that was read");
        if let Some(text) = open.unsent.take() {
            open.thread.confirm_sent()?;
            open.seen.push(Line {
                sequence: open.thread.chain().sequence(),
                from: Direction::FromCentre,
                text,
                transfer: None,
            });
        }
        Ok(answer)
    }

    /// Gives up what was sealed and not yet acknowledged.
    pub fn discard_pending(&mut self, number: i64) {
        let open = self.threads.get_mut(&number).expect("a thread that was read");
        open.unsent = None;
        open.thread.discard_pending();
    }

    /// Closes the page: nothing that was open stays in memory.
    pub fn forget_threads(&mut self) {
        self.threads.clear();
    }

    /// Signs out.
    pub async fn sign_out(&mut self) -> Result<Answer, Refusal> {
        let answer = self
            .ask(Call::post("/staff/sign-out", &json!({ "version": 1 })))
            .await?;
        self.keys = None;
        self.forget_threads();
        Ok(answer)
    }
}
