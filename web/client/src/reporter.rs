//! What a person who writes has: the access code, and the session behind it.

use std::mem::take;

use ozvise_crypto::{Direction, FirstMessage, Message, Place, ReporterKeys, Thread, ThreadKeys, Transfer, to_b64};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use zeroize::Zeroizing;

use crate::directory::{Deployment, Directory};
use crate::handle::Held;
use crate::js::{Object, array, for_each, optional_text_at, optional_u32_at, text_at, whole};
use crate::message::{epoch_to_js, open_all, role_from, text_bytes};
use crate::random::Random;
use crate::refusal::Refusal;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The first message as the person has written it. */
export interface Draft {
    role: Role;
    /** The place as the person saw it; without it there is no place, whatever stands in the two codes. */
    placeLabel?: string;
    district?: string;
    municipality?: number;
    /** BCP 47. */
    language: string;
    text: string;
}

/** What the server needs to open a thread; binary values as base64url. */
export interface OpenThreadRequest {
    centreId: string;
    keyId: string;
    reporterKey: string;
    centreSeal: string;
    reporterSeal: string;
    envelope: string;
}

/** The answer to the question of a transfer, and what the server keeps for the other centre until the handover. */
export interface TransferAnswer {
    envelope: string;
    offer?: NewEpoch;
}
"#;

/// The code by which a person comes back. Secret: it opens the thread.
#[wasm_bindgen]
pub struct AccessCode(Held<ozvise_crypto::AccessCode>);

#[wasm_bindgen]
impl AccessCode {
    /// A new code, made on this device. Throws `NoRandomness` when the browser has no random source.
    pub fn generate() -> Result<AccessCode, Refusal> {
        Ok(Self(Held::new(ozvise_crypto::AccessCode::generate(
            &mut Random::draw()?
        ))))
    }

    /// The code that was typed, as groups or as words. What is wrong with it stands in the thrown `kind` and fields.
    pub fn parse(text: String) -> Result<AccessCode, Refusal> {
        let text = Zeroizing::new(text);
        Ok(Self(Held::new(ozvise_crypto::AccessCode::parse(&text)?)))
    }

    /// Five groups of four symbols, to be shown.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn groups(&self) -> Result<JsValue, Refusal> {
        Ok(array(self.0.get()?.groups()))
    }

    /// The same code as nine Czech words, to be shown.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn words(&self) -> Result<JsValue, Refusal> {
        Ok(array(self.0.get()?.words()))
    }

    /// Whether `typed` is the group at `index0` (from 0), with the liberties of `parse`.
    #[wasm_bindgen(js_name = groupMatches)]
    pub fn group_matches(&self, index0: usize, typed: String) -> Result<bool, Refusal> {
        let typed = Zeroizing::new(typed);
        Ok(self.0.get()?.group_matches(index0, &typed))
    }

    /// Overwrites the code. Every later call throws `Wiped`.
    pub fn wipe(&mut self) {
        self.0.wipe();
    }
}

/// The keys behind a code, and the thread once it is open.
#[wasm_bindgen]
pub struct ReporterSession(Held<Session>);

struct Session {
    keys: ReporterKeys,
    thread: Option<Thread>,
}

#[wasm_bindgen]
impl ReporterSession {
    /// Derives the keys. The code is not kept.
    #[wasm_bindgen(js_name = fromCode)]
    pub fn from_code(code: &AccessCode, deployment: &Deployment) -> Result<ReporterSession, Refusal> {
        let keys = ReporterKeys::derive(code.0.get()?, deployment.id());
        Ok(Self(Held::new(Session { keys, thread: None })))
    }

    /// What goes behind `Authorization: Bearer`. It identifies and authorises, so it goes nowhere else.
    pub fn bearer(&self) -> Result<String, Refusal> {
        Ok(take(&mut *self.0.get()?.keys.bearer()))
    }

    /// Seals the first message to a centre of the verified directory.
    ///
    /// Nothing counts as sent until `confirmSent`. For a retry send the same request again; to change the text call
    /// `discardPending` first.
    #[wasm_bindgen(js_name = openThread, unchecked_return_type = "OpenThreadRequest")]
    pub fn open_thread(
        &mut self,
        directory: &Directory,
        #[wasm_bindgen(js_name = centreId)] centre_id: &str,
        #[wasm_bindgen(unchecked_param_type = "Draft")] draft: JsValue,
        #[wasm_bindgen(js_name = nowSeconds)] now_seconds: f64,
    ) -> Result<JsValue, Refusal> {
        let session = self.0.get_mut()?;
        match &session.thread {
            Some(thread) if thread.pending().is_some() => return Err(Refusal::of("Pending")),
            Some(_) => return Err(Refusal::of("AlreadyOpen")),
            None => {}
        }
        let first = first_message(&draft, now_seconds)?;
        let new = session
            .keys
            .open_thread(&directory.usable_key(centre_id)?, first, &mut Random::draw()?)?;
        session.thread = Some(new.thread);
        Ok(Object::plain()
            .with("centreId", new.centre.as_str())
            .with("keyId", to_b64(new.key_id.as_bytes()))
            .with("reporterKey", to_b64(new.reporter_key.as_bytes()))
            .with("centreSeal", to_b64(&new.centre_seal))
            .with("reporterSeal", to_b64(&new.reporter_seal))
            .with("envelope", to_b64(&new.envelope))
            .into_value())
    }

    /// The server has acknowledged what was waiting: the chain moves on.
    #[wasm_bindgen(js_name = confirmSent)]
    pub fn confirm_sent(&mut self) -> Result<(), Refusal> {
        let thread = self
            .0
            .get_mut()?
            .thread
            .as_mut()
            .ok_or_else(|| Refusal::of("NothingPending"))?;
        Ok(thread.confirm_sent()?)
    }

    /// Forgets what was waiting: it was changed, or the server has another envelope in its place.
    #[wasm_bindgen(js_name = discardPending)]
    pub fn discard_pending(&mut self) -> Result<(), Refusal> {
        let session = self.0.get_mut()?;
        session.thread = session.thread.take().filter(has_begun);
        if let Some(thread) = &mut session.thread {
            thread.discard_pending();
        }
        Ok(())
    }

    /// Opens the envelopes that follow those already seen. `reporterSeals` are all of the thread's sealed keys, by epoch;
    /// they are needed the first time, and whenever a new one has been added.
    ///
    /// Throws when anything does not follow or does not open; the good messages before it are in the refusal's `opened`.
    #[wasm_bindgen(unchecked_return_type = "OpenedMessage[]")]
    pub fn load(
        &mut self,
        #[wasm_bindgen(js_name = reporterSeals, unchecked_param_type = "string[]")] reporter_seals: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string[]")] envelopes: &JsValue,
    ) -> Result<JsValue, Refusal> {
        let session = self.0.get_mut()?;
        // A thread of which nothing was acknowledged may differ from the one that the server has: the server's counts,
        // if its key bears this code's tag.
        let mut opened = session.thread.take_if(|thread| has_begun(thread));
        let had_begun = opened.is_some();
        let result = open_own(&session.keys, &mut opened, reporter_seals);
        if had_begun || result.is_ok() {
            session.thread = opened;
        }
        result?;
        match &mut session.thread {
            Some(thread) => open_all(thread, envelopes),
            None => Err(Refusal::bad_argument("reporterSeals")),
        }
    }

    /// Checks the number of the last envelope that the server says to have; throws `Withdrawn` if more was seen before.
    #[wasm_bindgen(js_name = checkOffer)]
    pub fn check_offer(&self, #[wasm_bindgen(js_name = lastSequence)] last_sequence: u32) -> Result<(), Refusal> {
        match &self.0.get()?.thread {
            Some(thread) => Ok(thread.chain().check_offer(last_sequence)?),
            None => Ok(()),
        }
    }

    /// Seals a further message; base64url. Throws `Pending` while another one waits for its acknowledgement.
    pub fn post(
        &mut self,
        text: String,
        language: String,
        #[wasm_bindgen(js_name = nowSeconds)] now_seconds: f64,
    ) -> Result<String, Refusal> {
        let thread = self
            .0
            .get_mut()?
            .thread
            .as_mut()
            .ok_or_else(|| Refusal::of("NotOpen"))?;
        let message = Message {
            sent_at: whole(now_seconds, "nowSeconds")?,
            language,
            text,
            intake: None,
            transfer: None,
        };
        Ok(to_b64(thread.seal(
            &message,
            Direction::FromReporter,
            &mut Random::draw()?,
        )?))
    }

    /// Answers the centre's last question whether the thread may go to another centre. Who agrees gives that centre a new
    /// key at once, which the centre before never has.
    ///
    /// Throws `NotAsked` if there is no open question.
    #[wasm_bindgen(js_name = answerTransfer, unchecked_return_type = "TransferAnswer")]
    pub fn answer_transfer(
        &mut self,
        directory: &Directory,
        agreed: bool,
        text: String,
        language: String,
        #[wasm_bindgen(js_name = nowSeconds)] now_seconds: f64,
    ) -> Result<JsValue, Refusal> {
        let Session { keys, thread } = self.0.get_mut()?;
        let thread = thread.as_mut().ok_or_else(|| Refusal::of("NotOpen"))?;
        let (question, to) = thread.asked().ok_or_else(|| Refusal::of("NotAsked"))?;
        let mut answer = Message {
            sent_at: whole(now_seconds, "nowSeconds")?,
            language,
            text,
            intake: None,
            transfer: None,
        };
        let mut epoch = None;
        if agreed {
            let to = directory.key_of(to)?;
            epoch = Some(thread.consent(answer, keys, &to, &mut Random::draw()?)?);
        } else {
            answer.transfer = Some(Transfer::Answer { question, offer: None });
            thread.seal(&answer, Direction::FromReporter, &mut Random::draw()?)?;
        }
        Ok(Object::plain()
            .with("envelope", thread.pending().map(to_b64))
            .with("offer", epoch.as_ref().map(epoch_to_js))
            .into_value())
    }

    /// Number of the last envelope that was seen or acknowledged; 0 before the first.
    #[wasm_bindgen(getter, js_name = headSequence)]
    pub fn head_sequence(&self) -> Result<u32, Refusal> {
        Ok(self
            .0
            .get()?
            .thread
            .as_ref()
            .map_or(0, |thread| thread.chain().sequence()))
    }

    /// Overwrites keys and chain. Every later call throws `Wiped`.
    pub fn wipe(&mut self) {
        self.0.wipe();
    }
}

/// Whether anything of the thread was seen or acknowledged.
fn has_begun(thread: &Thread) -> bool {
    thread.chain().sequence() > 0
}

/// Opens the sealed keys that the server has stored for this code: those that `opened` does not have yet.
fn open_own(keys: &ReporterKeys, opened: &mut Option<Thread>, seals: &JsValue) -> Result<(), Refusal> {
    let mut epoch = 0;
    for_each(seals, "reporterSeals", |seal| {
        epoch += 1;
        let seal = text_bytes(&seal, "reporterSeals")?;
        match opened {
            Some(thread) if thread.keys().newest_epoch() < epoch => thread.add_epoch(&seal, keys)?,
            Some(_) => {}
            None => {
                let first = ThreadKeys::open_as_reporter(&seal, keys);
                let first = first.map_err(|error| Refusal::not_opened("seal", error))?;
                *opened = Some(Thread::with_keys(first, keys.public_key()));
            }
        }
        Ok(())
    })
}

fn first_message(draft: &JsValue, now_seconds: f64) -> Result<FirstMessage, Refusal> {
    let place = match optional_text_at(draft, "placeLabel")? {
        None => None,
        Some(mut label) => Some(Place {
            label: take(&mut label),
            district: optional_text_at(draft, "district")?.map(|mut code| take(&mut *code)),
            municipality: optional_u32_at(draft, "municipality")?,
        }),
    };
    Ok(FirstMessage {
        sent_at: whole(now_seconds, "nowSeconds")?,
        language: take(&mut *text_at(draft, "language")?),
        text: take(&mut *text_at(draft, "text")?),
        role: role_from(&text_at(draft, "role")?)?,
        place,
    })
}
