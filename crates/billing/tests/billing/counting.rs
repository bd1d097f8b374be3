//! The part of the totals that one call is.

use billables_billing::{CallFacts, CallRating, Item, SettingContent, Sums};

use super::values::{
    billable, book_of_acme, carrier_price, completed, country, currency, customer_id, day, party, price, rating,
    status, time, version, zone,
};

fn foreign(price: &str, unit: Option<&str>) -> CallFacts {
    CallFacts {
        from: party("+12125550100"),
        to: party("+436601234567"),
        price: carrier_price(price),
        price_unit: unit.map(currency),
        ..completed("2026-11-03T10:00:00Z", 75)
    }
}

#[test]
fn an_answered_call_has_its_local_day_its_billed_seconds_and_the_version_of_the_rating() {
    let book = book_of_acme([
        version(1, "", "", &SettingContent::TimeZone(zone("America/New_York"))),
        version(2, "", "2026-11", &SettingContent::CallRating(Some(rating(30, 6)))),
        version(3, "acme", "2026-12", &SettingContent::CallRating(Some(rating(1, 1)))),
    ]);
    let acme = customer_id("acme");
    let reported = time("2026-12-05T03:00:00Z");
    let count = |start: &str| book.count(&completed(start, 75), 4, None, billable(&acme, reported)).unwrap();
    let counted = count("2026-11-04T04:30:00Z");
    assert_eq!((counted.day, counted.report_day), (day("2026-11-03"), day("2026-12-04")));
    assert_eq!((counted.version, counted.rating_version, counted.item), (4, 2, Item::InboundVoiceCalls));
    assert_eq!((counted.seconds, counted.billed_seconds, counted.is_answered), (75, 78, true));
    let sums = Sums { calls: 1, answered_calls: 1, seconds: 75, billed_seconds: 78, ..Sums::default() };
    assert_eq!(counted.sums(), sums);

    // The last minutes of the month in New York, and the first ones: each by the call rating of its month.
    assert_eq!((count("2026-12-01T04:59:59Z").billed_seconds, count("2026-12-01T05:00:00Z").billed_seconds), (78, 75));
    assert_eq!(count("2026-10-15T12:00:00Z").billed_seconds, 120, "before any version the default counts");
    assert_eq!(book.rating_of_version(count("2026-12-01T05:00:00Z").rating_version), Some(rating(1, 1)));
}

#[test]
fn a_call_of_zero_seconds_is_a_call_that_pays_no_connect_fee() {
    let book = book_of_acme([]);
    let acme = customer_id("acme");
    let zero = completed("2026-11-03T10:00:00Z", 0);
    let counted = book.count(&zero, 1, None, billable(&acme, time("2026-11-03T10:05:00Z"))).unwrap();
    assert_eq!(counted.sums(), Sums { calls: 1, ..Sums::default() });
}

#[test]
fn an_unanswered_call_without_start_and_direction_counts_as_outbound_on_its_report_day() {
    let book = book_of_acme([]);
    let acme = customer_id("acme");
    let facts = CallFacts { status: Some(status("busy")), duration: Some(30), ..CallFacts::default() };
    let counted = book.count(&facts, 1, None, billable(&acme, time("2026-11-27T12:00:00Z"))).unwrap();
    assert_eq!((counted.day, counted.item), (day("2026-11-27"), Item::OutboundVoiceCalls));
    assert_eq!(counted.sums(), Sums { calls: 1, ..Sums::default() });
    let open = CallFacts { status: Some(status("ringing")), ..facts };
    assert_eq!(book.count(&open, 1, None, billable(&acme, time("2026-11-27T12:00:00Z"))), None);
}

#[test]
fn a_version_with_the_same_start_keeps_its_day() {
    let book = book_of_acme([]);
    let acme = customer_id("acme");
    let facts = completed("2026-11-03T10:00:00Z", 75);
    let kept = Some(day("2026-11-02"));
    let counted = book.count(&facts, 2, kept, billable(&acme, time("2026-11-03T10:05:00Z"))).unwrap();
    assert_eq!(counted.day, day("2026-11-02"));
}

#[test]
fn the_carriers_price_of_a_foreign_call_counts_without_its_sign_and_in_the_accounts_currency_alone() {
    let acme = customer_id("acme");
    let counted = |versions: Vec<_>, facts: CallFacts| {
        let book = book_of_acme(versions);
        let counted = book.count(&facts, 1, None, billable(&acme, time("2026-11-03T10:05:00Z"))).unwrap();
        (counted.foreign_price, counted.is_foreign_unpriced)
    };
    assert_eq!(counted(vec![], foreign("-1.25", Some("USD"))), (Some(1_250_000_000), false));
    assert_eq!(counted(vec![], foreign("1.25", None)), (Some(1_250_000_000), false), "no unit is the account's");
    assert_eq!(counted(vec![], foreign("-1.25", Some("EUR"))), (None, true));
    let unpriced = CallFacts { price: None, ..foreign("0", Some("EUR")) };
    assert_eq!(counted(vec![], unpriced), (None, false));

    let in_austria = version(1, "", "", &SettingContent::Country(country("AT")));
    let both_ends = CallFacts { from: party("+4312345678"), ..foreign("-1.25", Some("USD")) };
    assert_eq!(counted(vec![in_austria.clone()], both_ends), (None, false), "a call within the country");
    let to_nobody = CallFacts { from: party("sip:bob@example.com"), to: party("+18005550100"), ..foreign("-1", None) };
    assert_eq!(counted(vec![in_austria], to_nobody), (None, false), "no E.164 number of a country");
    let in_euros = version(1, "", "", &SettingContent::Currency(currency("EUR")));
    assert_eq!(counted(vec![in_euros], foreign("-1.25", Some("EUR"))), (Some(1_250_000_000), false));
}

#[test]
fn a_connect_fee_does_not_change_the_sums() {
    let with_fee = CallRating { connect_fee: price("0.15"), ..CallRating::default() };
    let book = book_of_acme([version(1, "", "2026-01", &SettingContent::CallRating(Some(with_fee)))]);
    let acme = customer_id("acme");
    let facts = CallFacts { is_recorded: Some(true), ..completed("2026-11-03T10:00:00Z", 61) };
    let counted = book.count(&facts, 1, None, billable(&acme, time("2026-11-03T10:05:00Z"))).unwrap();
    let sums =
        Sums { calls: 1, answered_calls: 1, seconds: 61, billed_seconds: 120, recorded_calls: 1, ..Sums::default() };
    assert_eq!(counted.sums(), sums);
}
