//! The anonymous questionnaire.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ApiVersion;
use crate::domain::{Answer, Question};
use crate::http::body::RequestBody;

/// `POST /questionnaire`: the answers of somebody of whom nothing is known.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveAnswersRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The centre that is judged.
    #[schema(example = "praha")]
    pub centre_id: String,
    /// The answers; at least one.
    pub answers: AnswersItem,
    /// As many spaces as bring the body to 512 bytes: its length tells nothing of the answers.
    #[allow(dead_code, reason = "it is there to be sent")]
    pub padding: String,
}

impl RequestBody for GiveAnswersRequest {
    // Twice the padded body.
    const LIMIT: usize = 1024;
}

/// An answer to each question, or none.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswersItem {
    /// Was it easy to write here?
    pub easy: Option<WireAnswer>,
    /// Did the answer come soon enough?
    pub soon: Option<WireAnswer>,
    /// Could the answer be understood?
    pub clear: Option<WireAnswer>,
    /// Was the centre respectful?
    pub respect: Option<WireAnswer>,
    /// Did it help?
    pub help: Option<WireAnswer>,
}

/// One of the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Answer)]
pub enum WireAnswer {
    /// Yes.
    Yes,
    /// In part.
    Partly,
    /// No.
    No,
}

impl From<WireAnswer> for Answer {
    fn from(answer: WireAnswer) -> Self {
        match answer {
            WireAnswer::Yes => Self::Yes,
            WireAnswer::Partly => Self::Partly,
            WireAnswer::No => Self::No,
        }
    }
}

impl From<Answer> for WireAnswer {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Yes => Self::Yes,
            Answer::Partly => Self::Partly,
            Answer::No => Self::No,
        }
    }
}

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Question)]
pub enum WireQuestion {
    /// Was it easy to write here?
    Easy,
    /// Did the answer come soon enough?
    Soon,
    /// Could the answer be understood?
    Clear,
    /// Was the centre respectful?
    Respect,
    /// Did it help?
    Help,
}

impl From<Question> for WireQuestion {
    fn from(question: Question) -> Self {
        match question {
            Question::Easy => Self::Easy,
            Question::Soon => Self::Soon,
            Question::Clear => Self::Clear,
            Question::Respect => Self::Respect,
            Question::Help => Self::Help,
        }
    }
}

/// `GET /staff/questionnaire`
#[derive(Serialize, ToSchema)]
pub struct QuestionnaireResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// Counts below this one are not told.
    pub fewest_shown: u64,
    /// The quarters that are over and have answers, newest first.
    pub quarters: Vec<QuarterItem>,
}

/// One quarter of a year.
#[derive(Serialize, ToSchema)]
pub struct QuarterItem {
    /// The year.
    pub year: i32,
    /// 1 to 4.
    #[schema(minimum = 1, maximum = 4)]
    pub quarter: u8,
    /// Every answer to every question.
    pub counts: Vec<CountItem>,
}

/// How often an answer was given.
#[derive(Serialize, ToSchema)]
pub struct CountItem {
    /// The question.
    pub question: WireQuestion,
    /// The answer.
    pub answer: WireAnswer,
    /// How often; none if it is fewer than `fewest_shown`, nought among them.
    pub count: Option<u64>,
}
