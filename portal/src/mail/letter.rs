//! How a notice is worded. It says that there is something to do, and nothing of what: whoever reads it over a shoulder, or
//! keeps the mailbox, learns no more than that. There is no link in it either, so that nobody is taught to follow one.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use handlebars::{Handlebars, TemplateError};
use lettre::message::header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, Message, MultiPart, SinglePart};
use serde_json::json;

use super::address::MailAddress;
use super::error::{MailError, MailSetupError};
use crate::domain::{NoticeKind, NoticeKinds};
use crate::i18n::{Language, TextError, Texts};

const TEXT: &str = include_str!("../../../web/mail/text.hbs");
const HTML: &str = include_str!("../../../web/mail/html.hbs");

/// The texts around what is told.
const FRAME: [&str; 4] = ["mail-greeting", "mail-where", "mail-no-links", "mail-automatic"];

/// A mail to one member.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The same for each try of the same mail.
    pub id: [u8; 16],
    /// To whom.
    pub to: String,
    /// In which language.
    pub language: Language,
    /// What it tells.
    pub kinds: NoticeKinds,
    /// With [`NoticeKind::AddressCode`]: the code.
    pub code: Option<String>,
    /// The time that stands on it (Unix seconds).
    pub date: u64,
}

/// RFC 3834: nobody's holiday note answers this.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The templates and the texts.
pub(super) struct Letters {
    templates: Handlebars<'static>,
    texts: Arc<Texts>,
}

impl Letters {
    /// Reads the templates, and every text once, so that none is found missing later.
    pub(super) fn load(texts: Arc<Texts>) -> Result<Self, MailSetupError> {
        let mut templates = Handlebars::new();
        templates.set_strict_mode(true);
        for (name, source) in [("text", TEXT), ("html", HTML)] {
            templates
                .register_template_string(name, source)
                .map_err(Box::<TemplateError>::new)?;
        }
        let letters = Self { templates, texts };
        for language in Language::FOR_STAFF {
            for kind in NoticeKind::ALL {
                letters.sentence(language, kind)?;
                letters.subject(language, &NoticeKinds([kind].into()))?;
            }
            for id in FRAME {
                letters.texts.plain(language, id)?;
            }
        }
        Ok(letters)
    }

    fn sentence(&self, language: Language, kind: NoticeKind) -> Result<String, TextError> {
        self.texts
            .plain(language, &format!("mail-{}", kind.as_str().replace('_', "-")))
    }

    /// The same for all notices: a telephone shows it while it is locked.
    fn subject(&self, language: Language, kinds: &NoticeKinds) -> Result<String, TextError> {
        let confirms = kinds.0.contains(&NoticeKind::AddressCode);
        let id = if confirms {
            "mail-subject-address"
        } else {
            "mail-subject"
        };
        self.texts.plain(language, id)
    }

    /// The mail as it crosses the wire (RFC 5322).
    pub(super) fn write(&self, letter: &Letter, from: &MailAddress) -> Result<Vec<u8>, MailError> {
        let unwritable = |error: Box<dyn std::error::Error + Send + Sync>| MailError::Unwritable(error);
        let (text, html) = self.bodies(letter).map_err(unwritable)?;
        let subject = self
            .subject(letter.language, &letter.kinds)
            .map_err(|error| unwritable(error.into()))?;
        let brand = self
            .texts
            .plain(letter.language, "brand")
            .map_err(|error| unwritable(error.into()))?;
        let to: MailAddress = letter
            .to
            .parse()
            .map_err(|error| MailError::Unwritable(Box::new(error)))?;
        let id = hex(&letter.id);
        let message = Message::builder()
            .from(Mailbox::new(Some(brand), from.as_address().clone()))
            .to(Mailbox::new(None, to.as_address().clone()))
            .subject(subject)
            .message_id(Some(format!("<{id}@{}>", from.domain())))
            .date(UNIX_EPOCH + Duration::from_secs(letter.date))
            .header(AutoSubmitted)
            .multipart(
                MultiPart::builder()
                    .kind(lettre::message::MultiPartKind::Alternative)
                    // From the id, so that each try is the same to the byte.
                    .boundary(format!("={id}"))
                    .singlepart(part(ContentType::TEXT_PLAIN, text)?)
                    .singlepart(part(ContentType::TEXT_HTML, html)?),
            );
        Ok(message.map_err(|error| unwritable(error.into()))?.formatted())
    }

    /// As text and as HTML.
    fn bodies(&self, letter: &Letter) -> Result<(String, String), Box<dyn std::error::Error + Send + Sync>> {
        let language = letter.language;
        let sentences: Vec<String> = letter
            .kinds
            .iter()
            .map(|kind| self.sentence(language, kind))
            .collect::<Result<_, _>>()?;
        let [greeting, whereto, no_links, automatic] = FRAME.map(|id| self.texts.plain(language, id));
        let context = json!({
            "language": language.tag(),
            "greeting": greeting?,
            "sentences": sentences,
            "code": letter.code,
            "where": whereto?,
            "no_links": no_links?,
            "automatic": automatic?,
        });
        Ok((
            self.templates.render("text", &context)?,
            self.templates.render("html", &context)?,
        ))
    }
}

/// In quoted-printable (RFC 2045): every server takes it, and no line is longer than 76 signs.
fn part(kind: ContentType, body: String) -> Result<SinglePart, MailError> {
    let body = Body::new_with_encoding(body, ContentTransferEncoding::QuotedPrintable)
        .map_err(|_| MailError::Unwritable("the body does not fit its encoding".into()))?;
    Ok(SinglePart::builder().header(kind).body(body))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
