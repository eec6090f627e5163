//! The anonymous questionnaire: taking answers apart into counts, and showing a head the counts of the own centre.

use std::collections::BTreeMap;

use ozvise_crypto::CentreId;
use thiserror::Error;

use super::portal::Portal;
use crate::domain::{Answer, Month, Quarter, Question};
use crate::store::{AnyConnection, StoreError, StoreResult, centres, questionnaire};

/// Counts below this are not shown: with a handful of answers a head might guess whose they are.
pub const FEWEST_SHOWN: u64 = 5;

/// One answer to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opinion {
    /// The question.
    pub question: Question,
    /// What was answered.
    pub answer: Answer,
}

/// Why nothing was counted.
#[derive(Debug, Error)]
pub enum GiveAnswersError {
    /// Every question was left out.
    #[error("no question was answered")]
    Empty,
    /// There is no such centre.
    #[error("no such centre")]
    UnknownCentre,
    /// Too many came lately, from whomever.
    #[error("too many questionnaires; the next one is taken in {wait} s")]
    TooMany {
        /// Seconds to wait.
        wait: u64,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Counts each answer by itself, under the month. Nothing else of it is kept.
///
/// # Errors
/// [`GiveAnswersError`].
pub async fn give_answers(
    portal: &Portal,
    centre_id: CentreId,
    opinions: Vec<Opinion>,
) -> Result<(), GiveAnswersError> {
    if opinions.is_empty() {
        return Err(GiveAnswersError::Empty);
    }
    let now = portal.clock.now();
    portal
        .store
        .write(move |connection| {
            if !is_known(connection, &centre_id)? {
                return Err(GiveAnswersError::UnknownCentre);
            }
            let mut pace = questionnaire::lock_pace(connection)?;
            pace.admit(now).map_err(|wait| GiveAnswersError::TooMany { wait })?;
            questionnaire::keep_pace(connection, &pace)?;
            let month = Month::containing(now);
            for Opinion { question, answer } in opinions {
                questionnaire::add_one(connection, &centre_id, month, question, answer)?;
            }
            Ok(())
        })
        .await
}

fn is_known(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<bool> {
    Ok(centres::list(connection)?.iter().any(|centre| centre.id == *centre_id))
}

/// The answers that a centre got in one quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarterOfAnswers {
    /// Which quarter.
    pub quarter: Quarter,
    /// Every answer to every question in the order of the page, with its count; `None` if it is below [`FEWEST_SHOWN`].
    pub counts: Vec<(Opinion, Option<u64>)>,
}

/// Why there is nothing to read.
#[derive(Debug, Error)]
pub enum ReadAnswersError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The quarters that are over, newest first. The current one is not shown: whoever looked every day would see the counts
/// grow by the answers of one person.
///
/// # Errors
/// [`ReadAnswersError`].
pub async fn read_answers(portal: &Portal, centre_id: CentreId) -> Result<Vec<QuarterOfAnswers>, ReadAnswersError> {
    let current = Month::containing(portal.clock.now()).quarter();
    let found = portal
        .store
        .read(move |connection| questionnaire::of_centre(connection, &centre_id))
        .await?;
    let mut quarters: BTreeMap<Quarter, BTreeMap<(Question, Answer), u64>> = BTreeMap::new();
    for count in found {
        let quarter = count.month.quarter();
        if quarter < current {
            *quarters
                .entry(quarter)
                .or_default()
                .entry((count.question, count.answer))
                .or_default() += count.count;
        }
    }
    Ok(quarters
        .into_iter()
        .rev()
        .map(|(quarter, counts)| QuarterOfAnswers {
            quarter,
            counts: shown(&counts),
        })
        .collect())
}

/// Every cell of the table. What nobody answered is not told from what few answered.
fn shown(counts: &BTreeMap<(Question, Answer), u64>) -> Vec<(Opinion, Option<u64>)> {
    Question::ALL
        .into_iter()
        .flat_map(|question| Answer::ALL.map(|answer| Opinion { question, answer }))
        .map(|opinion| {
            let count = counts.get(&(opinion.question, opinion.answer)).copied();
            (opinion, count.filter(|count| *count >= FEWEST_SHOWN))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{World, centre};
    use super::{Answer, FEWEST_SHOWN, GiveAnswersError, Opinion, Question, give_answers, read_answers};
    use crate::domain::{Pace, Quarter};

    const QUARTER: u64 = 92 * 24 * 3600;

    const HELPED: Opinion = Opinion {
        question: Question::Help,
        answer: Answer::Yes,
    };
    const LATE: Opinion = Opinion {
        question: Question::Soon,
        answer: Answer::No,
    };

    #[actix_web::test]
    async fn counts_are_shown_when_the_quarter_is_over_and_they_are_enough() {
        let world = World::new().await;
        for times in 0..FEWEST_SHOWN {
            let opinions = if times == 0 { vec![HELPED] } else { vec![HELPED, LATE] };
            give_answers(&world.portal, centre("praha"), opinions)
                .await
                .expect("counted");
        }
        let read = async || read_answers(&world.portal, centre("praha")).await.expect("read");
        assert_eq!(read().await, [], "the quarter is not over");
        world.clock.advance(QUARTER);
        let quarters = read().await;
        // 2027-01-15 lies in the first quarter.
        assert_eq!(quarters.len(), 1);
        assert_eq!(quarters[0].quarter, Quarter { year: 2027, number: 1 });
        assert_eq!(quarters[0].counts.len(), 15);
        let shown: Vec<_> = quarters[0].counts.iter().filter(|(_, count)| count.is_some()).collect();
        assert_eq!(
            shown,
            [&(HELPED, Some(FEWEST_SHOWN))],
            "four of an answer are not shown"
        );
        assert_eq!(read_answers(&world.portal, centre("plzen")).await.expect("read"), []);
    }

    #[actix_web::test]
    async fn what_makes_no_sense_counts_nothing() {
        let world = World::new().await;
        let nobody = give_answers(&world.portal, centre("brno"), vec![HELPED]).await;
        assert!(matches!(nobody, Err(GiveAnswersError::UnknownCentre)));
        let nothing = give_answers(&world.portal, centre("praha"), Vec::new()).await;
        assert!(matches!(nothing, Err(GiveAnswersError::Empty)));
        world.clock.advance(QUARTER);
        assert_eq!(read_answers(&world.portal, centre("praha")).await.expect("read"), []);
    }

    #[actix_web::test]
    async fn a_flood_is_refused_for_all_centres_together() {
        let world = World::new().await;
        for time in 0..Pace::AT_ONCE {
            let of = centre(if time % 2 == 0 { "praha" } else { "plzen" });
            give_answers(&world.portal, of, vec![HELPED]).await.expect("counted");
        }
        let flood = give_answers(&world.portal, centre("plzen"), vec![HELPED]).await;
        assert!(
            matches!(flood, Err(GiveAnswersError::TooMany { wait: 3600 })),
            "{flood:?}"
        );
        world.clock.advance(3600);
        give_answers(&world.portal, centre("plzen"), vec![HELPED])
            .await
            .expect("counted");
        world.clock.advance(QUARTER);
        let quarters = read_answers(&world.portal, centre("plzen")).await.expect("read");
        assert!(quarters[0].counts.contains(&(HELPED, Some(Pace::AT_ONCE / 2 + 1))));
    }
}
