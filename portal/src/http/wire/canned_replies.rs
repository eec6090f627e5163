//! The texts that a centre keeps ready for its replies.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ApiVersion, Base64};
use crate::http::body::RequestBody;
use crate::i18n::Language;

/// The longest body: a text of 4,000 characters has at most 16,000 bytes, and the rest is a line.
const CANNED_LIMIT: usize = 24 * 1024;

/// The language of a text: every one that reporters are spoken to in.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CannedLanguage {
    /// Czech.
    Cs,
    /// English.
    En,
    /// Ukrainian.
    Uk,
    /// Russian.
    Ru,
    /// Vietnamese.
    Vi,
}

impl From<CannedLanguage> for Language {
    fn from(language: CannedLanguage) -> Self {
        match language {
            CannedLanguage::Cs => Self::Czech,
            CannedLanguage::En => Self::English,
            CannedLanguage::Uk => Self::Ukrainian,
            CannedLanguage::Ru => Self::Russian,
            CannedLanguage::Vi => Self::Vietnamese,
        }
    }
}

impl From<Language> for CannedLanguage {
    fn from(language: Language) -> Self {
        match language {
            Language::Czech => Self::Cs,
            Language::English => Self::En,
            Language::Ukrainian => Self::Uk,
            Language::Russian => Self::Ru,
            Language::Vietnamese => Self::Vi,
        }
    }
}

/// A text that is kept ready. The server reads it: nothing of any conversation belongs into it.
#[derive(Serialize, ToSchema)]
pub struct CannedReplyItem {
    /// Its id.
    pub id: Base64,
    /// The language that it is written in.
    pub language: CannedLanguage,
    /// What the list shows.
    pub title: String,
    /// What is put into a reply. What stands in braces is to be filled in before it is sent.
    pub text: String,
    /// Counts its changes; whoever changes or removes it names the edition that is meant.
    pub edition: u32,
}

/// `GET /staff/canned-replies`
#[derive(Serialize, ToSchema)]
pub struct CannedRepliesResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The texts of the member's centre, by language and title.
    pub replies: Vec<CannedReplyItem>,
}

/// The answer when a text was made or changed
#[derive(Serialize, ToSchema)]
pub struct CannedReplyResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The text as it is now.
    pub reply: CannedReplyItem,
}

/// `POST /staff/canned-replies`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MakeCannedReplyRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The language that it is written in.
    pub language: CannedLanguage,
    /// What the list shows: one line.
    #[schema(max_length = 80)]
    pub title: String,
    /// What is put into a reply, with places to fill in such as `{time of the meeting}`.
    #[schema(max_length = 4000)]
    pub text: String,
}

impl RequestBody for MakeCannedReplyRequest {
    const LIMIT: usize = CANNED_LIMIT;
}

/// `POST /staff/canned-replies/{id}`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeCannedReplyRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The edition that is changed.
    pub edition: u32,
    /// The language that it is written in.
    pub language: CannedLanguage,
    /// What the list shows: one line.
    #[schema(max_length = 80)]
    pub title: String,
    /// What is put into a reply, with places to fill in such as `{time of the meeting}`.
    #[schema(max_length = 4000)]
    pub text: String,
}

impl RequestBody for ChangeCannedReplyRequest {
    const LIMIT: usize = CANNED_LIMIT;
}

/// `POST /staff/canned-replies/{id}/remove`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveCannedReplyRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The edition that is removed.
    pub edition: u32,
}

impl RequestBody for RemoveCannedReplyRequest {
    const LIMIT: usize = super::invitations::SMALL_LIMIT;
}
