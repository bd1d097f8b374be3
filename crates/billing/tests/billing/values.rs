//! Values for these tests.

use billables_billing::{
    AccountBook, BillableRef, BillingItem, BillingSettings, CallFacts, CallRating, CallStatus, CarrierPrice, Country,
    Currency, Day, Direction, Item, Month, Party, Price, SettingContent, SettingVersion, Zone,
};
use billables_domain::{AccountId, BillableId, Customer, CustomerId, Name, Subject, Timestamp};

pub(crate) fn price(text: &str) -> Price {
    Price::parse(text).unwrap()
}

pub(crate) fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub(crate) fn time(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

pub(crate) fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

pub(crate) fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

pub(crate) fn country(code: &str) -> Country {
    Country::parse(code).unwrap()
}

/// A call rating without a minimum and a connect fee.
pub(crate) fn rating(initial_increment: u32, increment: u32) -> CallRating {
    CallRating { initial_increment, increment, ..CallRating::default() }
}

/// Terms with a price of a minute alone.
pub(crate) fn per_minute(unit_cost: &str) -> BillingItem {
    BillingItem { unit_cost: price(unit_cost), ..BillingItem::default() }
}

pub(crate) fn settings(item: Item, terms: BillingItem) -> BillingSettings {
    [(item, terms)].into_iter().collect()
}

pub(crate) fn customer_id(id: &str) -> CustomerId {
    CustomerId::parse(id).unwrap()
}

/// A customer made on 2026-01-15.
pub(crate) fn customer(id: &str, parent: Option<&str>) -> Customer {
    Customer {
        account_id: AccountId::parse("demo").unwrap(),
        id: customer_id(id),
        name: Name::parse(id).unwrap(),
        parent_customer_id: parent.map(customer_id),
        date_created: time("2026-01-15T12:00:00Z"),
    }
}

/// A version of a setting: its number, its owner (`""` is the account), the month from which it counts (`""` is always).
pub(crate) fn version(version: i64, owner: &str, effective: &str, content: &SettingContent) -> SettingVersion {
    SettingVersion {
        version,
        customer_id: (!owner.is_empty()).then(|| customer_id(owner)),
        kind: content.kind(),
        effective_month: (!effective.is_empty()).then(|| month(effective)),
        content: content.to_json(),
        created_by: Subject::parse("manager").unwrap(),
        date_created: time("2026-01-15T12:00:00Z"),
    }
}

/// A book with the customer `acme` and these versions.
pub(crate) fn book_of_acme(versions: impl IntoIterator<Item = SettingVersion>) -> AccountBook {
    AccountBook::new([customer("acme", None)], versions).unwrap()
}

/// The billable of a call of `acme`, reported at this time.
pub(crate) fn billable(customer_id: &CustomerId, reported: Timestamp) -> BillableRef<'_> {
    BillableRef { billable_id: BillableId::new(reported, [1; 8]), customer_id, date_created: reported }
}

/// A completed inbound call.
pub(crate) fn completed(start: &str, duration: i64) -> CallFacts {
    CallFacts {
        direction: Some(Direction::parse("inbound").unwrap()),
        start_time: Some(time(start)),
        duration: Some(duration),
        status: Some(status("completed")),
        ..CallFacts::default()
    }
}

pub(crate) fn status(text: &str) -> CallStatus {
    CallStatus::parse(text).unwrap()
}

pub(crate) fn party(text: &str) -> Option<Party> {
    Some(Party::parse(text).unwrap())
}

pub(crate) fn carrier_price(text: &str) -> Option<CarrierPrice> {
    Some(CarrierPrice::parse(text).unwrap())
}
