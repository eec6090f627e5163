//! What people think of the centres' help: counts, and nothing that joins the answers that came together.

use diesel::{ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::CentreId;

use super::connection::AnyConnection;
use super::error::StoreResult;
use super::rows;
use super::schema::{questionnaire_count, questionnaire_pace};
use crate::domain::{Answer, Hour, Month, Pace, Question};

/// The key of the only row of `questionnaire_pace`.
const SINGLETON: i32 = 1;

/// How often one answer to one question was given in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// In which month.
    pub month: Month,
    /// To which question.
    pub question: Question,
    /// Which answer.
    pub answer: Answer,
    /// How often.
    pub count: u64,
}

/// The pace at present, locked until the transaction ends: of several that come at once each sees those before it.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn lock_pace(connection: &mut AnyConnection) -> StoreResult<Pace> {
    diesel::update(questionnaire_pace::table.find(SINGLETON))
        .set(questionnaire_pace::level.eq(questionnaire_pace::level))
        .execute(connection)?;
    let (hour, level): (i64, i64) = questionnaire_pace::table
        .find(SINGLETON)
        .select((questionnaire_pace::hour, questionnaire_pace::level))
        .first(connection)?;
    Ok(Pace {
        hour: Hour::from_i64(hour),
        level: rows::unsigned(level, "pace of questionnaires")?,
    })
}

/// Remembers the pace that was locked.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn keep_pace(connection: &mut AnyConnection, pace: &Pace) -> StoreResult<()> {
    diesel::update(questionnaire_pace::table.find(SINGLETON))
        .set((
            questionnaire_pace::hour.eq(pace.hour.as_i64()),
            questionnaire_pace::level.eq(rows::signed(pace.level)),
        ))
        .execute(connection)?;
    Ok(())
}

/// Adds one to a count. The lock on the pace keeps two transactions from inserting the same row.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn add_one(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    month: Month,
    question: Question,
    answer: Answer,
) -> StoreResult<()> {
    let key = (centre_id.as_str(), month.as_i32(), question.as_str(), answer.as_str());
    let counted = diesel::update(questionnaire_count::table.find(key))
        .set(questionnaire_count::count.eq(questionnaire_count::count + 1))
        .execute(connection)?;
    if counted == 0 {
        diesel::insert_into(questionnaire_count::table)
            .values((
                questionnaire_count::centre_id.eq(centre_id.as_str()),
                questionnaire_count::month.eq(month.as_i32()),
                questionnaire_count::question.eq(question.as_str()),
                questionnaire_count::answer.eq(answer.as_str()),
                questionnaire_count::count.eq(1_i64),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// All counts of a centre, in no order.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn of_centre(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<Vec<Count>> {
    let found: Vec<(i32, String, String, i64)> = questionnaire_count::table
        .filter(questionnaire_count::centre_id.eq(centre_id.as_str()))
        .select((
            questionnaire_count::month,
            questionnaire_count::question,
            questionnaire_count::answer,
            questionnaire_count::count,
        ))
        .load(connection)?;
    found
        .into_iter()
        .map(|(month, question, answer, count)| {
            Ok(Count {
                month: Month::from_i32(month),
                question: rows::name(&question, "question")?,
                answer: rows::name(&answer, "answer")?,
                count: rows::unsigned(count, "count of answers")?,
            })
        })
        .collect()
}
