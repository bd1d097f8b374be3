//! The book of an account: inheritance, versions by month, base costs.

use billables_billing::{
    AccountBook, BillingItem, BillingSettings, CallRating, Item, SettingContent, SettingKind, SettingOwner,
    SettingVersion,
};
use proptest::prelude::*;

use super::values::{
    country, currency, customer, customer_id, month, per_minute, price, rating, settings, time, version, zone,
};

fn flagged(overrides: bool, unit_cost: &str) -> SettingContent {
    let settings = settings(Item::InboundVoiceCalls, per_minute(unit_cost));
    SettingContent::BillingSettings { overrides: Some(overrides), settings }
}

fn of_account(unit_cost: &str) -> SettingContent {
    SettingContent::BillingSettings {
        overrides: None,
        settings: settings(Item::InboundVoiceCalls, per_minute(unit_cost)),
    }
}

/// `top` above `middle` above `low`, and `other` alone.
fn book(versions: impl IntoIterator<Item = SettingVersion>) -> AccountBook {
    let customers = [
        customer("low", Some("middle")),
        customer("other", None),
        customer("top", None),
        customer("middle", Some("top")),
    ];
    AccountBook::new(customers, versions).unwrap()
}

/// The price of a minute that counts, with its version and owner (`""` is the account).
fn effective(book: &AccountBook, customer: &str, at: &str) -> (String, i64, String) {
    let customer = customer_id(customer);
    let found = book.settings(&customer, month(at));
    let owner = match found.owner {
        SettingOwner::Account => String::new(),
        SettingOwner::Customer(id) => id.to_string(),
    };
    (found.terms(Item::InboundVoiceCalls).unit_cost.to_string(), found.version, owner)
}

#[test]
fn a_customer_has_the_settings_of_its_nearest_ancestor_with_the_flag() {
    let book = book([
        version(1, "", "2026-01", &of_account("1")),
        version(2, "top", "2026-03", &flagged(true, "2")),
        version(3, "middle", "2026-05", &flagged(false, "3")),
        version(4, "middle", "2026-07", &flagged(true, "4")),
        version(5, "middle", "2026-09", &flagged(false, "4")),
        version(6, "low", "2026-11", &flagged(true, "6")),
    ]);
    let at = |month| effective(&book, "low", month);
    assert_eq!(at("2025-12"), ("0".into(), 0, "".into()), "no settings cost nothing");
    assert_eq!(at("2026-02"), ("1".into(), 1, "".into()));
    assert_eq!(at("2026-04"), ("2".into(), 2, "top".into()));
    assert_eq!(at("2026-06"), ("2".into(), 2, "top".into()), "settings without the flag do not count");
    assert_eq!(at("2026-08"), ("4".into(), 4, "middle".into()));
    assert_eq!(at("2026-10"), ("2".into(), 2, "top".into()), "the flag has versions too");
    assert_eq!(at("2026-12"), ("6".into(), 6, "low".into()));
    assert_eq!(effective(&book, "other", "2026-12"), ("1".into(), 1, "".into()));
    assert_eq!(effective(&book, "unknown", "2026-12"), ("1".into(), 1, "".into()));
    let own = book.customer_settings(&customer_id("middle"), month("2026-10"));
    assert_eq!((own.overrides, own.version, own.settings.terms(Item::InboundVoiceCalls)), (false, 5, per_minute("4")));
    let none = book.customer_settings(&customer_id("other"), month("2026-10"));
    assert_eq!((none.overrides, none.version, none.settings), (false, 0, BillingSettings::EMPTY));
}

#[test]
fn with_the_flag_an_absent_item_costs_nothing_though_the_account_has_it() {
    let with_base = BillingItem { base_cost: price("9"), ..BillingItem::default() };
    let account = SettingContent::BillingSettings { overrides: None, settings: settings(Item::Base, with_base) };
    let book = book([version(1, "", "2026-01", &account), version(2, "top", "2026-01", &flagged(true, "2"))]);
    let terms = |customer| book.settings(&customer_id(customer), month("2026-05")).terms(Item::Base);
    assert_eq!((terms("other"), terms("low")), (with_base, BillingItem::default()));
}

#[test]
fn of_one_month_the_later_written_version_counts_and_a_version_holds_to_the_next_ones_month() {
    let versions = [
        version(3, "", "2026-06", &of_account("3")),
        version(1, "", "2026-03", &of_account("1")),
        version(2, "", "2026-06", &of_account("2")),
        version(4, "", "2026-04", &of_account("4")),
    ];
    let book = book(versions);
    let at = |month| effective(&book, "top", month).0;
    assert_eq!(
        [at("2026-02"), at("2026-03"), at("2026-04"), at("2026-05"), at("2026-06"), at("2027-01")],
        ["0", "1", "4", "4", "3", "3"]
    );
    assert_eq!(book.newest_version(), 4);
    assert_eq!(book.version(2).unwrap().effective_month, Some(month("2026-06")));
    assert_eq!(book.versions().map(|version| version.version).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn a_call_rating_is_inherited_as_a_whole_until_it_is_deleted() {
    let book = book([
        version(1, "", "2026-02", &SettingContent::CallRating(Some(rating(30, 6)))),
        version(2, "top", "2026-04", &SettingContent::CallRating(Some(rating(1, 1)))),
        version(3, "top", "2026-06", &SettingContent::CallRating(None)),
    ]);
    let low = customer_id("low");
    let at = |text| book.rating(&low, month(text));
    let top = customer_id("top");
    assert_eq!(at("2026-01"), (CallRating::default(), 0, SettingOwner::Account));
    assert_eq!(at("2026-03"), (rating(30, 6), 1, SettingOwner::Account));
    assert_eq!(at("2026-05"), (rating(1, 1), 2, SettingOwner::Customer(&top)));
    assert_eq!(at("2026-06"), (rating(30, 6), 1, SettingOwner::Account));
    assert_eq!(book.customer_rating(&top, month("2026-05")), Some((rating(1, 1), 2)));
    assert_eq!(book.customer_rating(&top, month("2026-06")), None);
    assert_eq!(book.customer_rating(&low, month("2026-05")), None);
    assert_eq!(book.account_rating(month("2026-05")), (rating(30, 6), 1));
    assert_eq!(
        [0, 2, 3, 9].map(|version| book.rating_of_version(version)),
        [Some(CallRating::default()), Some(rating(1, 1)), None, None]
    );
}

#[test]
fn ancestors_are_the_nearest_first_and_descendants_are_of_every_depth() {
    let book = book([]);
    let ids = |customers: Vec<&billables_domain::Customer>| -> Vec<String> {
        customers.into_iter().map(|customer| customer.id.to_string()).collect()
    };
    assert_eq!(ids(book.ancestors(&customer_id("low")).collect()), ["middle", "top"]);
    assert_eq!(ids(book.ancestors(&customer_id("top")).collect()), Vec::<String>::new());
    assert_eq!(ids(book.descendants(&customer_id("top"))), ["low", "middle"]);
    assert_eq!(ids(book.descendants(&customer_id("unknown"))), Vec::<String>::new());
    assert!(book.is_within(&customer_id("low"), &customer_id("top")));
    assert!(book.is_within(&customer_id("top"), &customer_id("top")));
    assert!(!book.is_within(&customer_id("top"), &customer_id("low")));
    assert_eq!(ids(book.customers().collect()), ["low", "middle", "other", "top"]);
    assert_eq!(book.customer(&customer_id("low")).unwrap().name.as_str(), "low");
}

#[test]
fn rows_with_a_circle_or_without_a_parent_end_every_search() {
    let customers =
        [customer("a", Some("b")), customer("b", Some("a")), customer("c", Some("gone")), customer("d", Some("d"))];
    let book = AccountBook::new(customers, []).unwrap();
    for id in ["a", "b", "c", "d"] {
        let id = customer_id(id);
        assert!(book.ancestors(&id).count() < 4);
        assert!(book.descendants(&id).len() <= 4);
        assert_eq!(book.settings(&id, month("2026-01")).version, 0);
    }
}

#[test]
fn base_costs_fall_on_a_begun_month_of_a_customer_that_exists_up_to_its_end_month() {
    let book = book([
        version(1, "", "", &SettingContent::TimeZone(zone("America/New_York"))),
        version(2, "low", "", &SettingContent::EndMonth(Some(month("2026-05")))),
    ]);
    // The customers were made on 2026-01-15.
    let applies =
        |id, text, has_calls, now| book.base_cost_applies(&customer_id(id), month(text), has_calls, time(now));
    let now = "2026-06-15T12:00:00Z";
    assert!(!applies("top", "2025-12", false, now));
    assert!(applies("top", "2025-12", true, now), "a live rated call of an earlier month");
    assert!(applies("top", "2026-01", false, now));
    assert!(applies("top", "2026-06", false, now));
    assert!(!applies("top", "2026-07", true, now), "the month has not begun");
    assert!(!applies("top", "2026-07", true, "2026-07-01T03:59:59Z"), "the month begins in the account's zone");
    assert!(applies("top", "2026-07", true, "2026-07-01T04:00:00Z"));
    assert!(applies("low", "2026-05", false, now));
    assert!(!applies("low", "2026-06", true, now), "after the end month");
    assert!(!applies("unknown", "2026-05", true, now));
    assert_eq!(book.end_month(&customer_id("low")), Some(month("2026-05")));
}

#[test]
fn the_newest_currency_country_and_end_month_count_and_an_end_month_can_be_taken_away() {
    let plain = book([]);
    assert_eq!((plain.currency().code(), plain.country().code()), ("USD", "US"));
    assert_eq!(plain.zones().zone(month("2026-01")).name(), "UTC");
    let changed = book([
        version(1, "", "", &SettingContent::Currency(currency("EUR"))),
        version(2, "", "", &SettingContent::Country(country("AT"))),
        version(3, "", "", &SettingContent::Currency(currency("JPY"))),
        version(4, "low", "", &SettingContent::EndMonth(Some(month("2026-05")))),
        version(5, "low", "", &SettingContent::EndMonth(None)),
        version(6, "", "", &SettingContent::TimeZone(zone("Europe/Vienna"))),
        version(7, "", "2026-08", &SettingContent::TimeZone(zone("Asia/Tokyo"))),
        version(8, "", "2026-08", &SettingContent::TimeZone(zone("Asia/Dubai"))),
    ]);
    assert_eq!((changed.currency().code(), changed.country().code()), ("JPY", "AT"));
    assert_eq!(changed.end_month(&customer_id("low")), None);
    let zone_of = |text| changed.zones().zone(month(text)).name().to_owned();
    assert_eq!([zone_of("2026-07"), zone_of("2026-08")], ["Europe/Vienna", "Asia/Dubai"]);
}

#[test]
fn stored_content_is_json_with_exact_decimals_as_texts() {
    let terms = BillingItem {
        base_cost: price("1.5"),
        raw_unit_multiplier: "1".parse().unwrap(),
        unit_cost: price("0.0085"),
        allowance: 100,
    };
    let content =
        SettingContent::BillingSettings { overrides: Some(true), settings: settings(Item::InboundVoiceCalls, terms) };
    assert_eq!(
        content.to_json().as_deref(),
        Some(
            r#"{"override":true,"items":{"inboundVoiceCalls":{"baseCost":"1.5","rawUnitMultiplier":"1","unitCost":"0.0085","allowance":100}}}"#
        )
    );
    let content = SettingContent::CallRating(Some(rating(30, 6)));
    assert_eq!(
        content.to_json().as_deref(),
        Some(r#"{"initialIncrement":30,"increment":6,"minimum":0,"connectFee":"0"}"#)
    );
    assert_eq!(SettingContent::TimeZone(zone("Europe/Vienna")).to_json().as_deref(), Some("\"Europe/Vienna\""));
    assert_eq!(SettingContent::EndMonth(Some(month("2026-11"))).to_json().as_deref(), Some("\"2026-11\""));
    assert_eq!(SettingContent::EndMonth(None).to_json(), None);
    assert_eq!(SettingContent::CallRating(None).to_json(), None);
    assert_eq!(SettingContent::from_json(SettingKind::EndMonth, Some("null")).unwrap(), SettingContent::EndMonth(None));
}

#[test]
fn content_that_is_not_of_its_kind_names_the_version() {
    for (kind, json) in [
        (SettingKind::BillingSettings, None),
        (SettingKind::BillingSettings, Some(r#"{"items":{"faxes":{}}}"#)),
        (
            SettingKind::BillingSettings,
            Some(r#"{"items":{"base":{"baseCost":1.5,"rawUnitMultiplier":"1","unitCost":"0","allowance":0}}}"#),
        ),
        (
            SettingKind::BillingSettings,
            Some(
                r#"{"items":{"base":{"baseCost":"1","rawUnitMultiplier":"1","unitCost":"0","allowance":4000000000}}}"#,
            ),
        ),
        (SettingKind::CallRating, Some(r#"{"initialIncrement":30,"increment":0,"minimum":0,"connectFee":"0"}"#)),
        (SettingKind::CallRating, Some("{}")),
        (SettingKind::TimeZone, Some("\"Nowhere\"")),
        (SettingKind::TimeZone, None),
        (SettingKind::Currency, Some("\"usd\"")),
        (SettingKind::Country, Some("17")),
        (SettingKind::EndMonth, Some("\"2026-13\"")),
    ] {
        let mut row = version(7, "", "", &SettingContent::EndMonth(None));
        (row.kind, row.content) = (kind, json.map(str::to_owned));
        let error = AccountBook::new([], [row]).unwrap_err().to_string();
        let start = format!("version 7 of the account's settings: the content is no {}: ", kind.as_str());
        assert!(error.starts_with(&start), "{error}");
    }
    let unknown = version(7, "gone", "", &SettingContent::EndMonth(None));
    let error = AccountBook::new([], [unknown]).unwrap_err().to_string();
    assert_eq!(error, "version 7 of the account's settings is of the unknown customer gone");
    for kind in SettingKind::ALL {
        assert_eq!(SettingKind::parse(kind.as_str()), Ok(*kind));
    }
    assert!(SettingKind::parse("billingSettings").is_err());
}

/// A description of the settings by the text of the rules: no index, no order, one look at all versions.
fn settings_by_the_rules(versions: &[SettingVersion], line: &[&str], at: &str) -> (String, i64) {
    let of_month = |owner: Option<&str>| {
        versions
            .iter()
            .filter(|version| version.customer_id.as_ref().map(|id| id.as_str()) == owner)
            .filter(|version| version.effective_month <= Some(month(at)))
            .max_by_key(|version| (version.effective_month, version.version))
    };
    let read = |version: &SettingVersion| {
        let content = SettingContent::from_json(version.kind, version.content.as_deref()).unwrap();
        let SettingContent::BillingSettings { overrides, settings } = content else { unreachable!() };
        (overrides == Some(true), settings.terms(Item::InboundVoiceCalls).unit_cost.to_string(), version.version)
    };
    let own = line.iter().filter_map(|owner| of_month(Some(owner))).map(read).find(|(overrides, ..)| *overrides);
    let found = own.or_else(|| of_month(None).map(read));
    found.map_or(("0".into(), 0), |(_, cost, version)| (cost, version))
}

proptest! {
    #[test]
    fn any_history_of_settings_is_read_by_the_rules(
        changes in prop::collection::vec((0..4_usize, 1..6_u8, any::<bool>(), 0..9_u8), 0..20), at in 1..6_u8
    ) {
        let owners = ["", "top", "middle", "low"];
        let versions: Vec<_> = changes
            .iter()
            .zip(1..)
            .map(|((owner, month, overrides, cost), number)| {
                let owner = owners[*owner];
                let content = if owner.is_empty() {
                    of_account(&cost.to_string())
                } else {
                    flagged(*overrides, &cost.to_string())
                };
                version(number, owner, &format!("2026-0{month}"), &content)
            })
            .collect();
        let at = format!("2026-0{at}");
        let book = book(versions.clone());
        for line in [&["low", "middle", "top"][..], &["middle", "top"], &["top"], &["other"]] {
            let (cost, version, _) = effective(&book, line[0], &at);
            prop_assert_eq!((cost, version), settings_by_the_rules(&versions, line, &at), "{:?}", line);
        }
    }
}
