//! An open thread of a centre: reading, replying, and handing it over.

use ozvise_crypto::{Direction, Message, OpeningMark, Thread, Transfer, to_b64};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::directory::Directory;
use crate::handle::Held;
use crate::js::{Object, array, whole};
use crate::message::{epoch_to_js, open_all};
use crate::random::Random;
use crate::refusal::Refusal;
use crate::staff::StaffKeys;

/// An open thread of the centre.
#[wasm_bindgen]
pub struct StaffThread {
    pub(crate) thread: Held<Thread>,
    pub(crate) mark: OpeningMark,
}

#[wasm_bindgen]
impl StaffThread {
    /// Opens the envelopes that follow those already seen.
    ///
    /// Throws when anything does not follow or does not open; the good messages before it are in the refusal's `opened`.
    /// Throws `ReporterKeyReplaced` if the public key that came with the thread is not the one that the first message names.
    #[wasm_bindgen(unchecked_return_type = "OpenedMessage[]")]
    pub fn load(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string[]")] envelopes: &JsValue,
    ) -> Result<JsValue, Refusal> {
        open_all(self.thread.get_mut()?, envelopes)
    }

    /// The mark for the server to keep, base64url: it shows at every later opening that this is the same thread.
    #[wasm_bindgen(js_name = openingMark)]
    pub fn opening_mark(&self) -> String {
        to_b64(self.mark.as_bytes())
    }

    /// Asks the writer whether the thread may go to another centre; base64url.
    #[wasm_bindgen(js_name = askTransfer)]
    pub fn ask_transfer(
        &mut self,
        to: &str,
        text: String,
        language: String,
        #[wasm_bindgen(js_name = nowSeconds)] now_seconds: f64,
    ) -> Result<String, Refusal> {
        let mut question = message(text, language, now_seconds)?;
        let to = to.parse().map_err(|_| Refusal::bad_argument("to"))?;
        question.transfer = Some(Transfer::Question { to });
        let thread = self.thread.get_mut()?;
        Ok(to_b64(thread.seal(
            &question,
            Direction::FromCentre,
            &mut Random::draw()?,
        )?))
    }

    /// Hands the thread over to the centre to which the writer has agreed; in an `emergency` to any, and the message says
    /// so. Afterwards nothing more can be written here.
    ///
    /// Throws `NotAgreed` without consent.
    #[wasm_bindgen(js_name = handOver, unchecked_return_type = "SealedHandover")]
    pub fn hand_over(
        &mut self,
        directory: &Directory,
        to: &str,
        emergency: bool,
        text: String,
        language: String,
        #[wasm_bindgen(js_name = nowSeconds)] now_seconds: f64,
    ) -> Result<JsValue, Refusal> {
        let to = to.parse().map_err(|_| Refusal::bad_argument("to"))?;
        let to = directory.key_of(&to)?;
        let last = message(text, language, now_seconds)?;
        let thread = self.thread.get_mut()?;
        let epochs = usize::try_from(thread.keys().newest_epoch()).unwrap_or_default();
        let handover = thread.hand_over(last, &to, emergency, &mut Random::draw_for(epochs)?)?;
        Ok(Object::plain()
            .with("keyId", to_b64(to.key_id().as_bytes()))
            .with(
                "centreSeals",
                array(handover.centre_seals.iter().map(|seal| to_b64(seal))),
            )
            .with("envelope", to_b64(&handover.envelope))
            .into_value())
    }

    /// Starts the next epoch of a thread that has come without consent, before anything is written in it. The server
    /// stores it together with the mark that [`StaffThread::opening_mark`] gives from then on.
    #[wasm_bindgen(js_name = startEpoch, unchecked_return_type = "NewEpoch")]
    pub fn start_epoch(&mut self, directory: &Directory, keys: &StaffKeys) -> Result<JsValue, Refusal> {
        let (thread, secret) = (self.thread.get_mut()?, keys.held()?.present()?);
        let new = thread.start_epoch(&directory.key_of(secret.centre())?, &mut Random::draw()?)?;
        self.mark = thread.keys().opening_mark(secret);
        Ok(epoch_to_js(&new))
    }

    /// Checks the number of the last envelope that the server says to have; throws `Withdrawn` if more was seen before.
    #[wasm_bindgen(js_name = checkOffer)]
    pub fn check_offer(&self, #[wasm_bindgen(js_name = lastSequence)] last_sequence: u32) -> Result<(), Refusal> {
        Ok(self.thread.get()?.chain().check_offer(last_sequence)?)
    }

    /// Seals a reply; base64url. Throws `Pending` while another one waits for its acknowledgement.
    pub fn reply(
        &mut self,
        text: String,
        language: String,
        #[wasm_bindgen(js_name = nowSeconds)] now_seconds: f64,
    ) -> Result<String, Refusal> {
        let message = message(text, language, now_seconds)?;
        Ok(to_b64(self.thread.get_mut()?.seal(
            &message,
            Direction::FromCentre,
            &mut Random::draw()?,
        )?))
    }

    /// The server has acknowledged the reply that was waiting: the chain moves on.
    #[wasm_bindgen(js_name = confirmSent)]
    pub fn confirm_sent(&mut self) -> Result<(), Refusal> {
        Ok(self.thread.get_mut()?.confirm_sent()?)
    }

    /// Forgets the reply that was waiting: it was changed, or the server has another envelope in its place.
    #[wasm_bindgen(js_name = discardPending)]
    pub fn discard_pending(&mut self) -> Result<(), Refusal> {
        self.thread.get_mut()?.discard_pending();
        Ok(())
    }

    /// Number of the last envelope that was seen or acknowledged; 0 before the first.
    #[wasm_bindgen(getter, js_name = headSequence)]
    pub fn head_sequence(&self) -> Result<u32, Refusal> {
        Ok(self.thread.get()?.chain().sequence())
    }

    /// Overwrites keys and chain. Every later call throws `Wiped`.
    pub fn wipe(&mut self) {
        self.thread.wipe();
    }
}

fn message(text: String, language: String, now_seconds: f64) -> Result<Message, Refusal> {
    Ok(Message {
        sent_at: whole(now_seconds, "nowSeconds")?,
        language,
        text,
        intake: None,
        transfer: None,
    })
}
