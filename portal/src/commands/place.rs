//! `ozvise place`: finds places and their centres, for operators and scripts. What is asked leaves this machine no more than
//! what is typed on the page leaves the device.

use std::io::{self, BufRead as _, BufReader, ErrorKind};
use std::path::PathBuf;

use ozvise_routing::{Candidate, CentreId, Competence, MAX_CANDIDATES, MunicipalityCode, Places, Territories};
use serde::Serialize;

use super::ConfigArguments;
use super::error::CommandError;
use crate::flows::routing;

/// As many as a person looks through.
const DEFAULT_LIMIT: usize = 10;

#[derive(Debug, clap::Args)]
pub(super) struct PlaceArguments {
    /// What to look for: a name, a part of one, a postcode, the code of a municipality; one line of JSON is printed for
    /// each. Put quotation marks around several words. Without any, one is read from each line of the standard input
    #[arg(value_name = "QUERY")]
    queries: Vec<String>,
    /// The most candidates of each
    #[arg(long, value_name = "N", default_value_t = DEFAULT_LIMIT)]
    limit: usize,
    /// Take the competence table that was published in this portal instead of the one in the program
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// One line of the output.
#[derive(Serialize)]
struct Answer<'a> {
    query: &'a str,
    candidates: Vec<Found<'a>>,
}

/// One candidate, the likeliest first. What does not apply is null; what is rarely needed is left out then.
#[derive(Serialize)]
struct Found<'a> {
    name: &'a str,
    kind: &'static str,
    #[serde(rename = "match")]
    match_kind: &'static str,
    municipality: Option<u32>,
    district: Option<&'static str>,
    district_name: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    orp: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postcode: Option<String>,
    /// The competent centre; null where the place does not decide yet.
    centre: Option<&'a str>,
    /// All centres that are possible, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    centres: Vec<&'a str>,
}

pub(super) async fn run(arguments: PlaceArguments) -> Result<(), CommandError> {
    let published = match arguments.config {
        Some(path) => Some(published(path).await?),
        None => None,
    };
    let competence = published.as_ref().unwrap_or_else(|| Competence::embedded());
    let limit = arguments.limit.min(MAX_CANDIDATES);
    let output = io::BufWriter::new(io::stdout().lock());
    let done = if arguments.queries.is_empty() {
        answer_lines(BufReader::new(io::stdin()), output, competence, limit)
    } else {
        answer_all(&arguments.queries, output, competence, limit)
    };
    match done {
        // Whoever reads has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(CommandError::Stream),
    }
}

async fn published(path: PathBuf) -> Result<Competence, CommandError> {
    let config = ConfigArguments { config: Some(path) };
    let (store, _) = super::directory::open(&config).await?;
    let tables = store
        .read(routing::newest_tables)
        .await?
        .ok_or(CommandError::NoTables)?;
    Ok(tables.competence)
}

fn answer_all(queries: &[String], mut output: impl io::Write, competence: &Competence, limit: usize) -> io::Result<()> {
    for query in queries {
        answer(query, &mut output, competence, limit)?;
    }
    output.flush()
}

/// Answers each line before it waits for the next one, so that a program can hold a conversation.
fn answer_lines(
    mut input: BufReader<impl io::Read>,
    mut output: impl io::Write,
    competence: &Competence,
    limit: usize,
) -> io::Result<()> {
    let mut line = String::new();
    loop {
        if input.buffer().is_empty() {
            output.flush()?;
        }
        line.clear();
        if input.read_line(&mut line)? == 0 {
            return output.flush();
        }
        answer(line.trim_end_matches(['\r', '\n']), &mut output, competence, limit)?;
    }
}

fn answer(query: &str, output: &mut impl io::Write, competence: &Competence, limit: usize) -> io::Result<()> {
    let candidates = candidates(query, limit);
    let answer = Answer {
        query,
        candidates: candidates
            .iter()
            .map(|candidate| found(candidate, competence))
            .collect(),
    };
    serde_json::to_writer(&mut *output, &answer)?;
    output.write_all(b"\n")
}

/// The code of a municipality stands for it; everything else is searched as it is on the page.
fn candidates(query: &str, limit: usize) -> Vec<Candidate> {
    let places = Places::embedded();
    let code: Option<MunicipalityCode> = query.trim().parse().ok();
    match code.and_then(|code| places.find(code)) {
        Some(municipality) => vec![municipality].into_iter().take(limit).collect(),
        None => places.search(query, limit),
    }
}

fn found<'a>(candidate: &'a Candidate, competence: &'a Competence) -> Found<'a> {
    let district = candidate
        .district
        .and_then(|code| Territories::embedded().district(&code));
    let centres: Vec<&str> = competence
        .centres_of([candidate])
        .into_iter()
        .map(CentreId::as_str)
        .collect();
    Found {
        name: &candidate.name,
        kind: candidate.place_kind.as_str(),
        match_kind: candidate.match_kind.as_str(),
        municipality: candidate.municipality.map(MunicipalityCode::get),
        district: district.map(|district| district.code.as_str()),
        district_name: district.map(|district| &*district.name),
        orp: candidate.orp.as_deref(),
        postcode: candidate.postcode.map(|postcode| postcode.to_string()),
        centre: if let [only] = centres[..] { Some(only) } else { None },
        centres: if centres.len() > 1 { centres } else { Vec::new() },
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use ozvise_routing::{Competence, Places};
    use serde_json::Value;

    use super::{DEFAULT_LIMIT, answer_all, answer_lines};

    fn lines(output: &[u8]) -> Vec<Value> {
        let text = std::str::from_utf8(output).expect("UTF-8");
        text.lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect()
    }

    fn asked(queries: &[&str]) -> Vec<Value> {
        let queries: Vec<String> = queries.iter().map(|query| (*query).to_owned()).collect();
        let mut output = Vec::new();
        answer_all(&queries, &mut output, Competence::embedded(), DEFAULT_LIMIT).expect("written");
        lines(&output)
    }

    #[test]
    fn every_municipality_is_found_by_its_code_with_its_centre() {
        let places = Places::embedded();
        let input: String = places
            .municipalities()
            .map(|place| format!("{}\n", place.code))
            .collect();
        let mut output = Vec::new();
        let reader = BufReader::new(input.as_bytes());
        answer_lines(reader, &mut output, Competence::embedded(), DEFAULT_LIMIT).expect("written");
        let answers = lines(&output);
        assert_eq!(answers.len(), 6258);
        for (place, answer) in places.municipalities().zip(&answers) {
            let found = answer["candidates"].as_array().expect("candidates");
            assert_eq!(found.len(), 1, "{answer}");
            let centre = Competence::embedded().competent_centre(Some(place.code), &place.district);
            assert_eq!(found[0]["municipality"], place.code.get(), "{answer}");
            assert_eq!(found[0]["district"], place.district.as_str(), "{answer}");
            assert_eq!(
                found[0]["centre"].as_str(),
                centre.map(|centre| centre.as_str()),
                "{answer}"
            );
            assert_eq!(
                (&found[0]["kind"], &found[0]["match"]),
                (&"municipality".into(), &"exact".into())
            );
        }
    }

    #[test]
    fn places_are_ranked_and_told_apart() {
        let answers = asked(&["liberec", "37001", "Kraj Vysočina", "Středočeský kraj", "xqzk", ""]);
        let first = |at: usize| &answers[at]["candidates"][0];
        assert_eq!(answers[0]["query"], "liberec");
        assert_eq!(
            (
                &first(0)["municipality"],
                &first(0)["district_name"],
                &first(0)["centre"]
            ),
            (&563_889.into(), &"Liberec".into(), &"liberecky".into())
        );
        assert_eq!(
            (&first(1)["kind"], &first(1)["centre"]),
            (&"postcode".into(), &"jihocesky".into())
        );
        assert_eq!(
            (&first(2)["kind"], &first(2)["centre"]),
            (&"region".into(), &"vysocina".into())
        );
        assert_eq!(
            (&first(3)["centre"], first(3)["centres"].as_array().map(Vec::len)),
            (&Value::Null, Some(3))
        );
        for nothing in &answers[4..] {
            assert_eq!(nothing["candidates"], Value::Array(Vec::new()));
        }
    }
}
