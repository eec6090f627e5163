//! The card of a centre as the templates see it: what is known, and plain gaps where nothing is.

use ozvise_routing::{CentreSettings, ClosedDays, Date, LanguageTag, OpeningHours, Span};
use serde::Serialize;

/// The languages that have a name in web/locales: their texts are `language-` and the tag.
pub(super) const NAMED_LANGUAGES: [&str; 16] = [
    "ar", "cs", "cse", "de", "en", "es", "fr", "it", "mn", "pl", "ro", "rom", "ru", "sk", "uk", "vi",
];

/// The texts of the days of the week from Monday.
const DAYS: [&str; 7] = ["day-mo", "day-tu", "day-we", "day-th", "day-fr", "day-sa", "day-su"];

#[derive(Serialize)]
pub(super) struct CentreCard {
    id: String,
    name: String,
    operator: Option<String>,
    street: Option<String>,
    /// With its postcode, where that is known.
    town: Option<String>,
    phones: Vec<PhoneView>,
    emails: Vec<String>,
    website: Option<WebsiteView>,
    has_contact: bool,
    nonstop: bool,
    hours: Vec<HoursView>,
    holidays: Vec<ClosedView>,
    languages: Vec<LanguageView>,
    ages: AgesView,
    reply_hours: Option<u16>,
}

#[derive(Serialize)]
struct PhoneView {
    uri: String,
    shown: String,
}

#[derive(Serialize)]
struct WebsiteView {
    address: String,
    /// Without what every address begins with.
    shown: String,
}

/// Days in a row with the same hours.
#[derive(Serialize)]
struct HoursView {
    first: &'static str,
    /// None for a single day.
    last: Option<&'static str>,
    times: String,
}

#[derive(Serialize)]
struct ClosedView {
    from: DateView,
    /// None for a single day.
    to: Option<DateView>,
}

/// As texts, so that no language groups the digits of a year.
#[derive(Serialize)]
struct DateView {
    day: String,
    month: String,
    year: String,
}

#[derive(Serialize)]
struct LanguageView {
    /// The text of its name, where the pages have one.
    text: Option<String>,
    tag: String,
}

/// At most one of `range`, `from` and `to` is there.
#[derive(Serialize)]
struct AgesView {
    known: bool,
    range: Option<RangeView>,
    from: Option<u8>,
    to: Option<u8>,
    guardian_below: Option<u8>,
}

#[derive(Serialize)]
struct RangeView {
    from: u8,
    to: u8,
}

impl CentreCard {
    pub(super) fn of(centre: &CentreSettings) -> Self {
        let some = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
        let hours = centre.hours.as_ref();
        let nonstop = hours.is_some_and(OpeningHours::is_nonstop);
        Self {
            id: centre.id.to_string(),
            name: centre.name.to_string(),
            operator: some(&centre.operator),
            street: some(&centre.street),
            town: centre.town.as_deref().map(|town| match centre.postcode {
                Some(postcode) => format!("{} {town}", unbroken(postcode)),
                None => town.to_owned(),
            }),
            phones: centre
                .phones
                .iter()
                .map(|phone| PhoneView {
                    uri: phone.tel_uri(),
                    shown: unbroken(phone),
                })
                .collect(),
            emails: centre.emails.iter().map(ToString::to_string).collect(),
            website: centre.website.as_deref().map(website),
            has_contact: centre.has_contact(),
            nonstop,
            hours: hours.filter(|_| !nonstop).map(hours_views).unwrap_or_default(),
            holidays: centre.holidays.iter().map(closed).collect(),
            languages: centre.languages.iter().map(language).collect(),
            ages: ages(centre),
            reply_hours: centre.reply_hours,
        }
    }
}

/// With spaces that do not break.
fn unbroken(value: impl ToString) -> String {
    value.to_string().replace(' ', "\u{a0}")
}

fn website(address: &str) -> WebsiteView {
    let shown = address.trim_start_matches("https://").trim_start_matches("www.");
    WebsiteView {
        address: address.to_owned(),
        shown: shown.trim_end_matches('/').to_owned(),
    }
}

fn hours_views(hours: &OpeningHours) -> Vec<HoursView> {
    let view = |(first, last, spans): (usize, usize, &[Span])| HoursView {
        first: DAYS[first],
        last: (last != first).then(|| DAYS[last]),
        times: spans.iter().map(times).collect::<Vec<_>>().join(", "),
    };
    hours.groups().into_iter().map(view).collect()
}

/// `8:00–16:30`, as it is written in both languages.
fn times(span: &Span) -> String {
    let [from, to] = [span.from, span.to].map(|minutes| format!("{}:{:02}", minutes / 60, minutes % 60));
    format!("{from}–{to}")
}

fn closed(days: &ClosedDays) -> ClosedView {
    ClosedView {
        from: date(days.from),
        to: (days.to != days.from).then(|| date(days.to)),
    }
}

fn date(date: Date) -> DateView {
    DateView {
        day: date.day.to_string(),
        month: date.month.to_string(),
        year: date.year.to_string(),
    }
}

fn language(tag: &LanguageTag) -> LanguageView {
    let named = NAMED_LANGUAGES.contains(&tag.as_str());
    LanguageView {
        text: named.then(|| format!("language-{tag}")),
        tag: tag.to_string(),
    }
}

fn ages(centre: &CentreSettings) -> AgesView {
    let ages = centre.ages;
    let range = match (ages.from, ages.to) {
        (Some(from), Some(to)) => Some(RangeView { from, to }),
        _ => None,
    };
    AgesView {
        known: ages.is_known(),
        from: ages.from.filter(|_| range.is_none()),
        to: ages.to.filter(|_| range.is_none()),
        range,
        guardian_below: ages.guardian_below,
    }
}
