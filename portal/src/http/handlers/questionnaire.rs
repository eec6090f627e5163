//! The anonymous questionnaire: everybody may answer, a head sees counts.

use actix_web::{HttpResponse, web};

use super::parse;
use crate::domain::Question;
use crate::flows::{self, FEWEST_SHOWN, Opinion, Portal, QuarterOfAnswers};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, HttpError};
use crate::http::json;
use crate::http::staff::Reader;
use crate::http::wire::{
    AnswersItem, ApiVersion, CountItem, GiveAnswersRequest, QuarterItem, QuestionnaireResponse, WireAnswer,
};

/// Counts the answers, each by itself. The request carries no capability and no session, and none is looked at.
#[utoipa::path(
    post,
    path = "/api/v1/questionnaire",
    operation_id = "giveAnswers",
    tag = "public",
    request_body = GiveAnswersRequest,
    responses(
        (status = 204, description = "They are counted"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
        (status = 422, description = "unknown_centre", body = ErrorBody),
        (status = 429, description = "too_many_tries: of everybody together; the header Retry-After says for how many seconds", body = ErrorBody),
    ),
)]
pub(in crate::http) async fn give(body: UnreadBody, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    let request: GiveAnswersRequest = body.json().await?;
    let centre = parse::centre(&request.centre_id)?;
    flows::give_answers(&portal, centre, opinions(&request.answers)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What was answered; what was left out is nothing.
fn opinions(answers: &AnswersItem) -> Vec<Opinion> {
    let answer_to = |question| match question {
        Question::Easy => answers.easy,
        Question::Soon => answers.soon,
        Question::Clear => answers.clear,
        Question::Respect => answers.respect,
        Question::Help => answers.help,
    };
    let opinion = |question| {
        let answer: Option<WireAnswer> = answer_to(question);
        answer.map(|answer| Opinion {
            question,
            answer: answer.into(),
        })
    };
    Question::ALL.into_iter().filter_map(opinion).collect()
}

/// How often each answer was given about the head's centre, in the quarters that are over.
#[utoipa::path(
    get,
    path = "/api/v1/staff/questionnaire",
    operation_id = "readAnswers",
    tag = "staff",
    responses(
        (status = 200, description = "The counts", body = QuestionnaireResponse),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn counts(reader: Reader, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    let quarters = flows::read_answers(&portal, reader.centre).await?;
    let response = QuestionnaireResponse {
        version: ApiVersion,
        fewest_shown: FEWEST_SHOWN,
        quarters: quarters.into_iter().map(item).collect(),
    };
    Ok(json(HttpResponse::Ok(), &response))
}

fn item(answers: QuarterOfAnswers) -> QuarterItem {
    let counts = answers.counts.into_iter().map(|(opinion, count)| CountItem {
        question: opinion.question.into(),
        answer: opinion.answer.into(),
        count,
    });
    QuarterItem {
        year: answers.quarter.year,
        quarter: answers.quarter.number,
        counts: counts.collect(),
    }
}
