//! Somebody who works at a centre: signs in, reads and answers.

mod keys;
mod own_account;
mod passkeys;

use std::collections::HashMap;

use chacha20::ChaCha20Rng;
use hmac::{Hmac, KeyInit as _, Mac as _};
use hyper::Method;
use ozvise_crypto::staff::opaque::{Account, ClientSignIn};
use ozvise_crypto::staff::{ExportKey, MemberKeys, open_vault};
use ozvise_crypto::{
    CentreId, CentreSecret, Direction, MemberId, Message, ReporterPublicKey, Thread, ThreadEpoch, ThreadKey, to_b64,
};
use serde_json::{Value, json};
use sha1::Sha1;

use crate::device::{Device, Line, Refusal, bytes, id, open_all};
use crate::http::Call;
use crate::proxy::Answer;

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
    centre_secrets: Vec<CentreSecret>,
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

    /// Opens the vault and the centre's keys, which must be those of the verified directory.
    async fn unlock(&self, session: &Value, export_key: &ExportKey) -> Result<StaffKeys, Refusal> {
        let directory = self.device.directory().await?;
        let member: MemberId = id(&session["member"]["id"]);
        // Roles that belong to no centre have no centre's keys.
        let Some(centre) = session["member"]["centre_id"].as_str() else {
            return Ok(StaffKeys {
                centre_secrets: Vec::new(),
            });
        };
        let centre: CentreId = centre.parse().expect("a centre's id");
        let vault = bytes(&session["vault"]);
        let keys: MemberKeys =
            open_vault(&vault, export_key, &self.device.deployment, &member).map_err(Refusal::Seal)?;
        let open = |item: &Value| {
            let (key_id, sealed) = (id(&item["key_id"]), bytes(&item["sealed"]));
            CentreSecret::open_as_member(&sealed, &centre, &key_id, &keys, &member, &directory)
                .map_err(Refusal::CentreKey)
        };
        let sealed = session["centre_keys"].as_array().expect("a list of keys");
        Ok(StaffKeys {
            centre_secrets: sealed.iter().map(open).collect::<Result<_, _>>()?,
        })
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

    /// Opens a thread, or reads what is new in it. Leaves the opening mark when it is the first to open it.
    pub async fn read(&mut self, number: i64) -> Result<Vec<Line>, Refusal> {
        let answer = self.ask(Call::get(&format!("/staff/threads/{number}"))).await?;
        let described = answer.json()["thread"].clone();
        if !self.threads.contains_key(&number) {
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
        Ok(self.threads[&number].seen.clone())
    }

    /// Opens the thread key with the centre's, and checks or leaves the mark of the first opening.
    async fn unseal(&self, number: i64, described: &Value) -> Result<Thread, Refusal> {
        let keys = self.keys.as_ref().expect("signed in");
        let at = ThreadEpoch::first(self.device.deployment, id(&described["thread_id"]));
        let seal = &described["centre_seals"][0];
        let key_id = id(&seal["key_id"]);
        let secret = keys
            .centre_secrets
            .iter()
            .find(|secret| *secret.key_id() == key_id)
            .expect("a key of the centre");
        let key = ThreadKey::open_as_centre(&bytes(&seal["sealed"]), &at, secret).map_err(Refusal::Seal)?;
        let mark = key.opening_mark(&at, secret);
        match described.get("opening_mark").filter(|stored| !stored.is_null()) {
            Some(stored) => mark.verify(&bytes(stored)).map_err(Refusal::Replaced)?,
            None if described["state"] == "new" => {
                let body = json!({ "version": 1, "opening_mark": to_b64(mark.as_bytes()) });
                self.ask(Call::post(&format!("/staff/threads/{number}/opened"), &body))
                    .await?;
            }
            None => return Err(Refusal::MissingOpeningMark),
        }
        let reporter_key =
            ReporterPublicKey::parse(&bytes(&described["reporter_key"])).map_err(Refusal::ReporterKey)?;
        Ok(Thread::start(at, &key, reporter_key))
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
