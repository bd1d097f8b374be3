//! The recount: the totals of each customer counted again from billables, calls and waiting queue rows, and each count of a call
//! computed again from its facts.
//!
//! The recount goes through the customers in the order of ids. Billables, calls and totals are read in the same order, in chunks
//! of the account: the number of reads depends on the number of rows, and not on that of customers. Memory holds the sums of one
//! customer's days and a chunk of each month, whatever the number of calls.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use billables_billing::{
    AccountBook, CallFacts, CarrierPrice, Counted, Country, Day, Item, Month, SettingContent, SettingKind,
    SettingVersion, StoredCall, Sums,
};
use billables_domain::{AccountId, Billable, CustomerId, Timestamp};
use diesel::prelude::*;

use super::customer_billables::Billables;
use super::report::CheckReport;
use super::stored_totals::StoredTotals;
use crate::call_sid_column;
use crate::calls::row::{CallRow, FactsRow};
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::rating::packed;
use crate::rating::queue_rows;
use crate::rows::BillableRow;
use crate::schema::{call_versions, rating_queue};

/// Sums by day and item.
type DaySums = BTreeMap<(i64, i64), Sums>;

/// Counts an account again.
pub(super) fn check(
    connection: &mut AnyConnection,
    account_id: &AccountId,
    book: &AccountBook,
    report: &mut CheckReport,
) -> Result<(), StoreError> {
    let mut recount = Recount {
        account_id,
        book,
        countries: countries(book),
        waiting: waiting(connection, account_id, book, report)?,
        queued: None,
        billables: Billables::new(account_id),
        stored: StoredTotals::new(connection, account_id)?,
    };
    for customer in book.customers() {
        recount.check_customer(connection, &customer.id, report)?;
    }
    Ok(())
}

/// The reported billables that no rater has looked at, by customer and report day.
fn waiting(
    connection: &mut AnyConnection,
    account_id: &AccountId,
    book: &AccountBook,
    report: &mut CheckReport,
) -> Result<BTreeMap<(CustomerId, i64), i64>, StoreError> {
    let mut waiting = BTreeMap::new();
    for group in queue_rows::waiting_undamaged(connection, account_id)? {
        let day = book.zones().day_of(group.date_created).number();
        for (customer_id, calls) in group.counts {
            if book.customer(&customer_id).is_none() {
                report.add(format!(
                    "a row of the rating queue of account {account_id} names customer {customer_id}, which does not exist"
                ));
            }
            *waiting.entry((customer_id, day)).or_default() += calls;
        }
    }
    Ok(waiting)
}

/// The most microseconds by which the clocks of the service's processes are thought to differ, and a change of settings to last.
const CLOCK_MARGIN_MICROSECONDS: i64 = 3_600_000_000;

/// The former countries of an account and, as the last one, its present one. A change of the country acts on calls that are
/// rated after it, so that a call may be counted by any of them.
fn countries(book: &AccountBook) -> Vec<Country> {
    let of_versions = book.versions().filter(|version| version.kind == SettingKind::Country).filter_map(|version| {
        match SettingContent::from_json(version.kind, version.content.as_deref()) {
            Ok(SettingContent::Country(country)) => Some(country),
            _ => None,
        }
    });
    std::iter::once(Country::US).chain(of_versions).chain([book.country()]).collect()
}

struct Recount<'a> {
    account_id: &'a AccountId,
    book: &'a AccountBook,
    countries: Vec<Country>,
    waiting: BTreeMap<(CustomerId, i64), i64>,
    /// The calls that queue rows name; read when a call first needs one.
    queued: Option<HashSet<Vec<u8>>>,
    billables: Billables<'a>,
    stored: StoredTotals<'a>,
}

impl Recount<'_> {
    fn check_customer(
        &mut self,
        connection: &mut AnyConnection,
        customer_id: &CustomerId,
        report: &mut CheckReport,
    ) -> Result<(), StoreError> {
        let mut expected = DaySums::new();
        for ((_, day), calls) in self.waiting.range((customer_id.clone(), i64::MIN)..=(customer_id.clone(), i64::MAX)) {
            expected.entry((*day, Item::PENDING)).or_default().calls -= calls;
        }
        while let Some(row) = self.billables.next_of(connection, customer_id)? {
            let call = self.billables.call(&row).cloned();
            self.add_billable(connection, row, call, &mut expected, report)?;
        }
        self.compare(connection, customer_id, expected, report)
    }

    /// Adds the sums of a billable and its call, and checks the count of the call.
    fn add_billable(
        &mut self,
        connection: &mut AnyConnection,
        row: BillableRow,
        call: Option<CallRow>,
        expected: &mut DaySums,
        report: &mut CheckReport,
    ) -> Result<(), StoreError> {
        let void_place = row.void_day.zip(row.void_item);
        // Damaged rows are findings of the check of rows.
        let (Ok(billable), Ok(call)) = (Billable::try_from(row), call.map(StoredCall::try_from).transpose()) else {
            return Ok(());
        };
        let report_day = self.book.zones().day_of(billable.date_created);
        if !billable.is_live() {
            let place = void_place.unwrap_or((report_day.number(), Item::PENDING));
            expected.entry(place).or_default().voided_calls += 1;
            return Ok(());
        }
        expected.entry((report_day.number(), Item::PENDING)).or_default().calls += 1;
        let Some(call) = call else { return Ok(()) };
        match call.counted.as_ref().filter(|counted| counted.billable_id == billable.id) {
            Some(counted) => {
                expected.entry((counted.report_day.number(), Item::PENDING)).or_default().calls -= 1;
                let sums = expected.entry((counted.day.number(), counted.item.code())).or_default();
                *sums = sums
                    .checked_add(&counted.sums())
                    .map_err(|_| StoreError::damaged("counts of calls that are too large"))?;
                self.check_counted(connection, &billable, &call, counted, report)?;
            }
            None if call.state.is_final() && !self.is_queued(connection, &call)? => {
                report.add(format!(
                    "billable {} of account {} is pending although call {} has final facts and no queue row",
                    billable.id, self.account_id, call.call_sid
                ));
            }
            None => {}
        }
        Ok(())
    }

    /// Computes the count of a call again from the facts of the counted version, and its billed seconds from the counted
    /// version of the call rating.
    fn check_counted(
        &mut self,
        connection: &mut AnyConnection,
        billable: &Billable,
        call: &StoredCall,
        counted: &Counted,
        report: &mut CheckReport,
    ) -> Result<(), StoreError> {
        let title = format!("call {} of account {}", call.call_sid, self.account_id);
        let facts = if counted.version == call.version {
            Some((call.facts.clone(), call.date_updated))
        } else {
            if !self.is_queued(connection, call)? {
                report.add(format!(
                    "{title} has version {} and is counted with version {}, without a queue row",
                    call.version, counted.version
                ));
            }
            former_facts(connection, call, counted.version)?
        };
        let Some((facts, date_reported)) = facts else {
            report.add(format!("{title} is counted with version {}, which does not exist", counted.version));
            return Ok(());
        };
        let known_since = date_reported.max(billable.date_created);
        let keeps_day = self.keeps_day(&facts, call.date_created);
        for (member, expected, found) in self.differences(billable, &facts, known_since, counted) {
            if member == "day" && keeps_day {
                continue;
            }
            report.add(format!("{title} is counted with {member} {found} instead of {expected}"));
        }
        Ok(())
    }

    /// The members of a count that differ from those of the facts: name, expected and found. Both the facts and the billable were
    /// known since `known_since`.
    fn differences(
        &self,
        billable: &Billable,
        facts: &CallFacts,
        known_since: Timestamp,
        counted: &Counted,
    ) -> Vec<(&'static str, String, String)> {
        let zones = self.book.zones();
        let report_day = zones.day_of(billable.date_created);
        let day = facts.start_time.map_or(report_day, |start| zones.day_of(start));
        let item = facts.direction.as_ref().map_or(Item::OutboundVoiceCalls, |direction| direction.item());
        let seconds = facts.answered_seconds();
        let rating = self.book.rating_of_version(counted.rating_version);
        let billed = rating.map_or_else(|| "an unknown rating".to_owned(), |it| it.billed_seconds(seconds).to_string());
        let version = self.rating_version(billable, counted, known_since);
        let prices: Vec<_> = self.countries.iter().map(|country| self.foreign_price(facts, *country)).collect();
        let found_price = (counted.foreign_price, counted.is_foreign_unpriced);
        let price =
            if prices.contains(&found_price) { found_price } else { prices.last().copied().unwrap_or_default() };
        let mut differences = vec![
            ("customer", billable.attribution.customer_id.to_string(), counted.customer_id.to_string()),
            ("report day", report_day.to_string(), counted.report_day.to_string()),
            ("day", day.to_string(), counted.day.to_string()),
            ("item", item.to_string(), counted.item.to_string()),
            ("seconds", seconds.to_string(), counted.seconds.to_string()),
            ("version of the call rating", version.to_string(), counted.rating_version.to_string()),
            ("billed seconds", billed, counted.billed_seconds.to_string()),
            ("recorded", (facts.is_recorded == Some(true)).to_string(), counted.is_recorded.to_string()),
            ("carrier's price", shown_price(price), shown_price(found_price)),
        ];
        differences.retain(|(_, expected, found)| expected != found);
        differences
    }

    /// Whether a call may have the day of a former time zone: the call came before its start, and the zone changed afterwards. A
    /// further version of the call with the same start keeps the day.
    fn keeps_day(&self, facts: &CallFacts, came: Timestamp) -> bool {
        let earliest = came.as_microseconds().saturating_sub(CLOCK_MARGIN_MICROSECONDS);
        let is_ahead = facts.start_time.is_some_and(|start| start.as_microseconds() >= earliest);
        let is_change =
            |version: &SettingVersion| version.kind == SettingKind::TimeZone && version.effective_month.is_some();
        let mut changes = self.book.versions().filter(|version| is_change(version));
        is_ahead && changes.any(|change| change.date_created.as_microseconds() >= earliest)
    }

    /// The version of the call rating by which a call is to be counted: that of its month. A call that was counted before its
    /// month began keeps the version of that time, because a call rating can change until its month begins.
    fn rating_version(&self, billable: &Billable, counted: &Counted, known_since: Timestamp) -> i64 {
        let month = counted.day.month();
        let (_, version, _) = self.book.rating(&billable.attribution.customer_id, month);
        let begins = self.book.zones().start_of_month(month).as_microseconds();
        let is_ahead = known_since.as_microseconds() < begins.saturating_add(CLOCK_MARGIN_MICROSECONDS);
        let is_rating = self.book.rating_of_version(counted.rating_version).is_some();
        if is_ahead && is_rating { counted.rating_version } else { version }
    }

    /// The carrier's price that is to be counted in a country, and whether it is in another unit than the currency.
    fn foreign_price(&self, facts: &CallFacts, country: Country) -> (Option<i64>, bool) {
        let parties = [&facts.from, &facts.to].into_iter().flatten();
        let mut countries = parties.filter_map(|party| Country::of_number(party.as_str()));
        let price = facts.price.filter(|_| countries.any(|other| other != country));
        let is_in_currency = facts.price_unit.is_none_or(|unit| unit == self.book.currency());
        (price.filter(|_| is_in_currency).map(|price| price.cost().units()), price.is_some() && !is_in_currency)
    }

    /// Whether a row of the rating queue names a call.
    fn is_queued(&mut self, connection: &mut AnyConnection, call: &StoredCall) -> Result<bool, StoreError> {
        let key = call_sid_column::encode(&call.call_sid);
        if let Some(queued) = &self.queued {
            return Ok(queued.contains(&key));
        }
        let rows: Vec<(String, Vec<u8>)> = rating_queue::table
            .filter(rating_queue::account_id.eq(self.account_id.as_str()))
            .select((rating_queue::kind, rating_queue::content))
            .load(connection)?;
        let mut queued = HashSet::new();
        for (kind, content) in rows {
            let unpacked =
                if kind == "Reports" { packed::unpack_reports(&content)? } else { packed::unpack_calls(&content)? };
            queued.extend(unpacked.calls);
        }
        let is_queued = queued.contains(&key);
        self.queued = Some(queued);
        Ok(is_queued)
    }

    /// Compares the counted sums of a customer with the stored totals of days and months.
    fn compare(
        &mut self,
        connection: &mut AnyConnection,
        customer_id: &CustomerId,
        expected: DaySums,
        report: &mut CheckReport,
    ) -> Result<(), StoreError> {
        let month_of = |day: i64| Day::from_number(day).map_or(0, |day| day.month().number());
        let mut expected_months = DaySums::new();
        for ((day, item), sums) in &expected {
            let of_month = expected_months.entry((month_of(*day), *item)).or_default();
            *of_month =
                of_month.checked_add(sums).map_err(|_| StoreError::damaged("counts of calls that are too large"))?;
        }
        let (mut days_found, mut months_found) = (DaySums::new(), DaySums::new());
        for row in self.stored.days_of(connection, customer_id)? {
            report.totals += 1;
            if month_of(row.day) != row.month {
                let title = self.title(customer_id, &shown_day(row.day), row.item);
                report.add(format!("{title} stand under month {}", shown_month(row.month)));
            }
            days_found.insert((row.day, row.item), row.sums);
        }
        for row in self.stored.months_of(connection, customer_id)? {
            report.totals += 1;
            months_found.insert((row.month, row.item), row.sums);
        }
        self.add_differences(customer_id, &expected, &days_found, shown_day, report);
        self.add_differences(customer_id, &expected_months, &months_found, shown_month, report);
        Ok(())
    }

    fn title(&self, customer_id: &CustomerId, period: &str, item: i64) -> String {
        let item = Item::from_code(item).map_or_else(
            || if item == Item::PENDING { "pending".to_owned() } else { format!("item {item}") },
            |item| item.to_string(),
        );
        format!("the totals of customer {customer_id} of account {} on {period}, {item},", self.account_id)
    }

    fn add_differences(
        &self,
        customer_id: &CustomerId,
        expected: &DaySums,
        found: &DaySums,
        shown: fn(i64) -> String,
        report: &mut CheckReport,
    ) {
        let keys: BTreeSet<&(i64, i64)> = expected.keys().chain(found.keys()).collect();
        let nothing = Sums::default();
        for key in keys {
            let (expected, found) = (expected.get(key).unwrap_or(&nothing), found.get(key).unwrap_or(&nothing));
            if is_equal(expected, found) {
                continue;
            }
            let title = self.title(customer_id, &shown(key.0), key.1);
            report.add(format!("{title} are {} instead of {}", shown_sums(found), shown_sums(expected)));
        }
    }
}

/// Whether sums are equal. The two parts of the carrier's prices are one number.
fn is_equal(one: &Sums, other: &Sums) -> bool {
    let rest = |sums: &Sums| Sums { foreign_units: 0, foreign_nanos: 0, ..*sums };
    rest(one) == rest(other) && one.foreign_nanos_total() == other.foreign_nanos_total()
}

fn shown_sums(sums: &Sums) -> String {
    let Sums { calls, answered_calls, voided_calls, seconds, billed_seconds, recorded_calls, .. } = sums;
    format!(
        "{calls} calls ({answered_calls} answered, {voided_calls} voided, {recorded_calls} recorded), {seconds} s, \
         {billed_seconds} billed s, carrier's prices {} and {} without",
        sums.foreign_cost(),
        sums.foreign_unpriced_calls
    )
}

fn shown_price((price, is_in_other_unit): (Option<i64>, bool)) -> String {
    match price {
        _ if is_in_other_unit => "in another unit".to_owned(),
        None => "none".to_owned(),
        Some(units) => {
            CarrierPrice::from_units(units).map_or_else(|| format!("{units} units"), |price| price.to_string())
        }
    }
}

fn shown_day(day: i64) -> String {
    Day::from_number(day).map_or_else(|| format!("day {day}"), |day| day.to_string())
}

fn shown_month(month: i64) -> String {
    Month::from_number(month).map_or_else(|| format!("month {month}"), |month| month.to_string())
}

/// The facts of a former version of a call, and the time at which they came.
fn former_facts(
    connection: &mut AnyConnection,
    call: &StoredCall,
    version: i64,
) -> Result<Option<(CallFacts, Timestamp)>, StoreError> {
    let key = (call.account_id.as_str(), call_sid_column::encode(&call.call_sid), version);
    let row: Option<(i64, FactsRow)> = call_versions::table
        .find(key)
        .select((
            call_versions::date_updated,
            (
                call_versions::parent_call_sid,
                call_versions::direction,
                call_versions::from_number,
                call_versions::to_number,
                call_versions::start_time,
                call_versions::duration,
                call_versions::status,
                call_versions::price,
                call_versions::price_unit,
                call_versions::is_recorded,
            ),
        ))
        .first(connection)
        .optional()?;
    row.map(|(date, facts)| Ok((facts.try_into()?, Timestamp::from_microseconds(date)))).transpose()
}
