//! The recount: the totals of each customer counted again from billables, calls and waiting queue rows, and each count of a call
//! computed again from its facts.
//!
//! The function reads the billables of one customer after the other, with their calls, in chunks. Memory holds the sums of one
//! customer's days, whatever the number of calls.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use billables_billing::{AccountBook, CallFacts, Counted, Day, Item, Month, StoredCall, Sums};
use billables_domain::{AccountId, Billable, CustomerId};
use diesel::prelude::*;

use super::report::CheckReport;
use crate::call_sid_column;
use crate::calls::row::{CallRow, FactsRow};
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::rating::packed;
use crate::rating::queue_rows;
use crate::rows::BillableRow;
use crate::schema::{billables, call_versions, calls, day_totals, month_totals, rating_queue};

/// The number of billables in one read.
const CHUNK: i64 = 1_000;

/// The item of pending billables.
const PENDING: i64 = 0;

/// Sums by day and item.
type DaySums = BTreeMap<(i64, i64), Sums>;

/// The columns of the sums, in the order of [`SumsTuple`].
macro_rules! sums_columns {
    ($table:ident) => {
        (
            $table::calls,
            $table::answered_calls,
            $table::voided_calls,
            $table::seconds,
            $table::billed_seconds,
            $table::recorded_calls,
            $table::foreign_units,
            $table::foreign_nanos,
            $table::foreign_unpriced_calls,
        )
    };
}

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
        waiting: waiting(connection, account_id, book)?,
        queued: None,
        months: months(connection, account_id)?,
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
) -> Result<BTreeMap<(CustomerId, i64), i64>, StoreError> {
    let mut waiting = BTreeMap::new();
    for group in queue_rows::waiting(connection, account_id)? {
        let day = book.zones().day_of(group.date_created).number();
        for (customer_id, calls) in group.counts {
            *waiting.entry((customer_id, day)).or_default() += calls;
        }
    }
    Ok(waiting)
}

/// The first and the last month with totals.
fn months(connection: &mut AnyConnection, account_id: &AccountId) -> Result<Option<(i64, i64)>, StoreError> {
    use diesel::dsl::{max, min};
    let of_days: (Option<i64>, Option<i64>) = day_totals::table
        .filter(day_totals::account_id.eq(account_id.as_str()))
        .select((min(day_totals::month), max(day_totals::month)))
        .first(connection)?;
    let of_months: (Option<i64>, Option<i64>) = month_totals::table
        .filter(month_totals::account_id.eq(account_id.as_str()))
        .select((min(month_totals::month), max(month_totals::month)))
        .first(connection)?;
    let bounds = [of_days.0, of_days.1, of_months.0, of_months.1];
    let bounds = || bounds.into_iter().flatten();
    Ok(bounds().min().zip(bounds().max()))
}

struct Recount<'a> {
    account_id: &'a AccountId,
    book: &'a AccountBook,
    waiting: BTreeMap<(CustomerId, i64), i64>,
    /// The calls that queue rows name; read when a call first needs one.
    queued: Option<HashSet<Vec<u8>>>,
    months: Option<(i64, i64)>,
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
            expected.entry((*day, PENDING)).or_default().calls -= calls;
        }
        let mut last = Vec::new();
        loop {
            let chunk: Vec<(BillableRow, Option<CallRow>)> = billables::table
                .left_join(
                    calls::table
                        .on(calls::account_id.eq(billables::account_id).and(calls::call_sid.eq(billables::call_sid))),
                )
                .filter(billables::account_id.eq(self.account_id.as_str()))
                .filter(billables::customer_id.eq(customer_id.as_str()))
                .filter(billables::id.gt(last.clone()))
                .order(billables::id)
                .limit(CHUNK)
                .load(connection)?;
            let Some((row, _)) = chunk.last() else { break };
            last = row.id.clone();
            for (row, call) in chunk {
                self.add_billable(connection, row, call, &mut expected, report)?;
            }
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
            let place = void_place.unwrap_or((report_day.number(), PENDING));
            expected.entry(place).or_default().voided_calls += 1;
            return Ok(());
        }
        expected.entry((report_day.number(), PENDING)).or_default().calls += 1;
        let Some(call) = call else { return Ok(()) };
        match call.counted.as_ref().filter(|counted| counted.billable_id == billable.id) {
            Some(counted) => {
                expected.entry((counted.report_day.number(), PENDING)).or_default().calls -= 1;
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
            Some(call.facts.clone())
        } else {
            if !self.is_queued(connection, call)? {
                report.add(format!(
                    "{title} has version {} and is counted with version {}, without a queue row",
                    call.version, counted.version
                ));
            }
            former_facts(connection, call, counted.version)?
        };
        let Some(facts) = facts else {
            report.add(format!("{title} is counted with version {}, which does not exist", counted.version));
            return Ok(());
        };
        for (member, expected, found) in self.differences(billable, &facts, counted) {
            report.add(format!("{title} is counted with {member} {found} instead of {expected}"));
        }
        Ok(())
    }

    /// The members of a count that differ from those of the facts: name, expected and found.
    fn differences(
        &self,
        billable: &Billable,
        facts: &CallFacts,
        counted: &Counted,
    ) -> Vec<(&'static str, String, String)> {
        let zones = self.book.zones();
        let report_day = zones.day_of(billable.date_created);
        let day = facts.start_time.map_or(report_day, |start| zones.day_of(start));
        let item = facts.direction.as_ref().map_or(Item::OutboundVoiceCalls, |direction| direction.item());
        let seconds = facts.answered_seconds();
        let rating = self.book.rating_of_version(counted.rating_version);
        let billed = rating.map_or_else(|| "an unknown rating".to_owned(), |it| it.billed_seconds(seconds).to_string());
        let price = facts.price.map(|price| price.cost().units());
        let is_price_possible = counted.foreign_price.is_none() || counted.foreign_price == price;
        let mut differences = vec![
            ("customer", billable.attribution.customer_id.to_string(), counted.customer_id.to_string()),
            ("report day", report_day.to_string(), counted.report_day.to_string()),
            ("day", day.to_string(), counted.day.to_string()),
            ("item", item.to_string(), counted.item.to_string()),
            ("seconds", seconds.to_string(), counted.seconds.to_string()),
            ("billed seconds", billed, counted.billed_seconds.to_string()),
            ("recorded", (facts.is_recorded == Some(true)).to_string(), counted.is_recorded.to_string()),
        ];
        differences.retain(|(_, expected, found)| expected != found);
        if !is_price_possible {
            differences.push(("carrier's price", format!("{price:?}"), format!("{:?}", counted.foreign_price)));
        }
        differences
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
        &self,
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
        let mut months: BTreeSet<i64> = expected_months.keys().map(|(month, _)| *month).collect();
        months.extend(self.months.into_iter().flat_map(|(first, last)| first..=last));
        let (mut days_found, mut months_found) = (DaySums::new(), DaySums::new());
        for month in months {
            let found: Vec<(i64, i64, SumsTuple)> = day_totals::table
                .filter(day_totals::account_id.eq(self.account_id.as_str()))
                .filter(day_totals::month.eq(month))
                .filter(day_totals::customer_id.eq(customer_id.as_str()))
                .select((day_totals::day, day_totals::item, sums_columns!(day_totals)))
                .load(connection)?;
            for (day, item, sums) in found {
                report.totals += 1;
                if month_of(day) != month {
                    let title = self.title(customer_id, &shown_day(day), item);
                    report.add(format!("{title} stand under month {}", shown_month(month)));
                }
                days_found.insert((day, item), sums_of(sums));
            }
            let found: Vec<(i64, SumsTuple)> = month_totals::table
                .filter(month_totals::account_id.eq(self.account_id.as_str()))
                .filter(month_totals::month.eq(month))
                .filter(month_totals::customer_id.eq(customer_id.as_str()))
                .select((month_totals::item, sums_columns!(month_totals)))
                .load(connection)?;
            for (item, sums) in found {
                report.totals += 1;
                months_found.insert((month, item), sums_of(sums));
            }
        }
        self.add_differences(customer_id, &expected, &days_found, shown_day, report);
        self.add_differences(customer_id, &expected_months, &months_found, shown_month, report);
        Ok(())
    }

    fn title(&self, customer_id: &CustomerId, period: &str, item: i64) -> String {
        let item = Item::from_code(item).map_or_else(
            || if item == PENDING { "pending".to_owned() } else { format!("item {item}") },
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

fn shown_day(day: i64) -> String {
    Day::from_number(day).map_or_else(|| format!("day {day}"), |day| day.to_string())
}

fn shown_month(month: i64) -> String {
    Month::from_number(month).map_or_else(|| format!("month {month}"), |month| month.to_string())
}

/// The nine sums in the order of the columns.
type SumsTuple = (i64, i64, i64, i64, i64, i64, i64, i64, i64);

fn sums_of(columns: SumsTuple) -> Sums {
    let (calls, answered_calls, voided_calls, seconds, billed_seconds, recorded_calls, units, nanos, unpriced) =
        columns;
    Sums {
        calls,
        answered_calls,
        voided_calls,
        seconds,
        billed_seconds,
        recorded_calls,
        foreign_units: units,
        foreign_nanos: nanos,
        foreign_unpriced_calls: unpriced,
    }
}

/// The facts of a former version of a call.
fn former_facts(
    connection: &mut AnyConnection,
    call: &StoredCall,
    version: i64,
) -> Result<Option<CallFacts>, StoreError> {
    let key = (call.account_id.as_str(), call_sid_column::encode(&call.call_sid), version);
    let row: Option<FactsRow> = call_versions::table
        .find(key)
        .select((
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
        ))
        .first(connection)
        .optional()?;
    row.map(CallFacts::try_from).transpose()
}
