//! `totals`: how many calls a customer had, and what they cost.

use std::collections::BTreeSet;

use billables_api::totals_answer;
use billables_billing::{Currency, Day, Month};
use billables_contract::{BillingTotals, DayRange};
use billables_domain::{AccountId, CustomerId};
use billables_persistence::{Store, StoreError, Totals, TotalsError, TotalsGroup, TotalsItem, TotalsQuery};
use billables_wire::write_csv_cell;
use clap::{Args, ValueEnum};
use serde_json::Value;

use super::directory::{no_account, no_customer, parse_argument};
use super::progress::grouped;
use super::table::{Align, Table};
use crate::config::Settings;
use crate::output::print_message;
use crate::usage_error::UsageError;
use crate::{clock, output, store};

/// Print what customers owe: counts, durations and amounts of a month or of a range of days
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables totals --account demo
  billables totals --account demo --customer acme --month 2026-11
  billables totals --account demo --from 2026-11-01 --to 2026-11-30 --group-by day,item --format csv > november.csv
  billables totals --account demo --month 2026-11 --group-by customer --format json | jq -r .total.amount

Days and months are those of the account's time zone. calls are live billables, answered those of them that pay a connect fee,
pending those without final facts of their call, which have no amount yet, and voided the voided ones. The amounts of days add up to
the amount of the month, and the lines to the total, to the last unit. docs/billing.md explains them.")]
pub(crate) struct TotalsArgs {
    /// Account of the totals
    #[arg(long)]
    account: String,
    /// Only this customer
    #[arg(long)]
    customer: Option<String>,
    /// Also the customers below the one of --customer
    #[arg(long, requires = "customer")]
    include_descendants: bool,
    /// Month, YYYY-MM [default: the current month]
    #[arg(long, conflicts_with_all = ["from", "to"])]
    month: Option<String>,
    /// First day, YYYY-MM-DD
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// Last day, YYYY-MM-DD, which is included [default: today]
    #[arg(long, value_name = "DAY", requires = "from")]
    to: Option<String>,
    /// Members of the lines: customer, month, day and item, several with commas; none for the total alone
    /// [default: customer,item, or item with --customer]
    #[arg(long, value_name = "MEMBERS")]
    group_by: Option<String>,
    /// Format of the output
    #[arg(long, value_enum, default_value_t = TotalsFormat::Table)]
    format: TotalsFormat,
}

/// A format of totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TotalsFormat {
    /// Columns for people
    Table,
    /// A row of headers, and a row for each line; the total with --group-by none alone
    Csv,
    /// The answer of GetBillingTotals
    Json,
}

pub(crate) fn run(settings: &Settings, request: &TotalsArgs) -> anyhow::Result<()> {
    let account_id = parse_argument("--account", &request.account, AccountId::parse)?;
    let customer_id = request.customer.as_deref();
    let customer_id = customer_id.map(|text| parse_argument("--customer", text, CustomerId::parse)).transpose()?;
    let group_by = request.groups()?;
    let days = request.days()?;
    let store = store::open_for_reading(settings)?;
    let book = store.list_book(&account_id)?.ok_or_else(|| no_account(&account_id))?;
    rate_waiting(&store, &account_id)?;
    let as_of = clock::now();
    let days = days.resolve(book.zones().day_of(as_of))?;
    let query = TotalsQuery {
        account_id: account_id.clone(),
        customers: None,
        customer_id: customer_id.clone(),
        include_descendants: request.include_descendants,
        first_day: days.first,
        last_day: days.last,
        group_by: group_by.clone(),
        as_of,
    };
    let totals = match store.totals(&query) {
        Ok(totals) => totals.ok_or_else(|| no_account(&account_id))?,
        Err(TotalsError::CustomerNotFound) => {
            return Err(no_customer(&account_id, customer_id.as_ref().map_or("", CustomerId::as_str)));
        }
        Err(error) => return Err(error.into()),
    };
    output::print(&match request.format {
        TotalsFormat::Table => table_text(&totals, &group_by, &account_id, days),
        TotalsFormat::Csv => csv_text(&totals_answer(&totals), &group_by),
        TotalsFormat::Json => json_text(&totals_answer(&totals))?,
    })
}

/// Rates the calls that wait, because no service may run. If a service is rating them now, its work counts. On a standby nothing is rated.
pub(super) fn rate_waiting(store: &Store, account_id: &AccountId) -> anyhow::Result<()> {
    if store.is_standby()? {
        print_message("note: the database is a standby, so that some calls may be pending that have facts already");
        return Ok(());
    }
    match store.rate_waiting(Some(account_id)) {
        Ok(_) => Ok(()),
        Err(StoreError::Busy) => {
            print_message("note: the database is busy, so that some calls may be pending that have facts already");
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// The days that the arguments name.
enum Days {
    Current,
    Month(Month),
    Range(Day, Option<Day>),
}

impl Days {
    fn resolve(&self, today: Day) -> anyhow::Result<DayRange> {
        let (first, last) = match self {
            Self::Current => (today.month().first_day(), today.month().last_day()),
            Self::Month(month) => (month.first_day(), month.last_day()),
            Self::Range(first, Some(last)) => (*first, *last),
            Self::Range(first, None) if *first > today => {
                return Err(UsageError(format!(
                    "--from {first} is after today, {today} in the account's time zone. Name the last day with --to."
                ))
                .into());
            }
            Self::Range(first, None) => (*first, today),
        };
        if last < first {
            return Err(UsageError(format!("--to {last} is before --from {first}. Name a later day with --to.")).into());
        }
        DayRange::new(first, last).map_err(|_| {
            UsageError(format!(
                "{first} to {last} are more than {} days. Name a shorter range with --from and --to.",
                billables_contract::RANGE_DAYS_MAX
            ))
            .into()
        })
    }
}

impl TotalsArgs {
    fn days(&self) -> Result<Days, UsageError> {
        // Of a day the API reads the first ten characters alone, as the published operation does.
        let day = |option: &str, text: &str| match parse_argument(option, text, Day::parse) {
            Ok(day) if day.to_string() != text => {
                Err(UsageError(format!("{option} {text:?} has more than a day. Give YYYY-MM-DD, such as 2026-11-01.")))
            }
            parsed => parsed,
        };
        Ok(match (&self.month, &self.from) {
            (Some(month), _) => Days::Month(parse_argument("--month", month, Month::parse)?),
            (None, Some(from)) => {
                Days::Range(day("--from", from)?, self.to.as_deref().map(|to| day("--to", to)).transpose()?)
            }
            (None, None) => Days::Current,
        })
    }

    fn groups(&self) -> Result<BTreeSet<TotalsGroup>, UsageError> {
        let Some(text) = &self.group_by else {
            let is_one_customer = self.customer.is_some() && !self.include_descendants;
            let customer = (!is_one_customer).then_some(TotalsGroup::Customer);
            return Ok(customer.into_iter().chain([TotalsGroup::Item]).collect());
        };
        let group = |name: &str| match name.trim().to_ascii_lowercase().as_str() {
            "customer" => Ok(TotalsGroup::Customer),
            "month" => Ok(TotalsGroup::Month),
            "day" => Ok(TotalsGroup::Day),
            "item" => Ok(TotalsGroup::Item),
            _ => Err(UsageError(format!(
                "--group-by {text:?} has {name:?}, which is none of customer, month, day and item. Give several with commas."
            ))),
        };
        text.split(',').filter(|name| *name != "none").map(group).collect()
    }
}

/// The order of the columns that a line is grouped by.
const GROUPS: [TotalsGroup; 4] = [TotalsGroup::Customer, TotalsGroup::Month, TotalsGroup::Day, TotalsGroup::Item];

fn group_title(group: TotalsGroup) -> &'static str {
    match group {
        TotalsGroup::Customer => "customer",
        TotalsGroup::Month => "month",
        TotalsGroup::Day => "day",
        TotalsGroup::Item => "item",
    }
}

/// The text of a line's member; empty for the total.
fn group_text(item: &TotalsItem, group: TotalsGroup) -> String {
    match group {
        TotalsGroup::Customer => item.customer_id.as_ref().map(ToString::to_string),
        TotalsGroup::Month => item.month.map(|month| month.to_string()),
        TotalsGroup::Day => item.day.map(|day| day.to_string()),
        TotalsGroup::Item => item.item.map(|item| item.name().to_owned()),
    }
    .unwrap_or_default()
}

fn table_text(totals: &Totals, group_by: &BTreeSet<TotalsGroup>, account_id: &AccountId, days: DayRange) -> String {
    let groups: Vec<_> = GROUPS.into_iter().filter(|group| group_by.contains(group)).collect();
    let mut columns: Vec<_> = groups.iter().map(|group| (group_title(*group).to_owned(), Align::Left)).collect();
    if columns.is_empty() {
        columns.push((String::new(), Align::Left));
    }
    let numbers = ["calls", "answered", "pending", "voided", "seconds", "billed seconds"].map(str::to_owned);
    let numbers = numbers.into_iter().chain([format!("amount {}", totals.currency.code())]);
    columns.extend(numbers.map(|title| (title, Align::Right)));
    let mut table = Table::new(columns);
    for item in totals.items.iter().filter(|_| !groups.is_empty()) {
        let begin = groups.iter().map(|group| group_text(item, *group));
        table.push(begin.chain(number_cells(item, totals.currency)).collect());
    }
    let begin = std::iter::once("total".to_owned()).chain(groups.iter().skip(1).map(|_| String::new()));
    table.push(begin.chain(number_cells(&totals.total, totals.currency)).collect());
    let DayRange { first, last } = days;
    format!("{account_id}, {first} to {last}, {}\n\n{}", totals.time_zone, table.text())
}

fn number_cells(item: &TotalsItem, currency: Currency) -> impl Iterator<Item = String> {
    let counts =
        [item.calls, item.answered_calls, item.pending_calls, item.voided_calls, item.seconds, item.billed_seconds];
    counts.into_iter().map(signed).chain([currency.format_minor(item.amount)])
}

/// A number with a comma between thousands.
fn signed(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(number.unsigned_abs()))
}

fn csv_text(totals: &BillingTotals, group_by: &BTreeSet<TotalsGroup>) -> String {
    let has = |group| group_by.contains(&group);
    let mut text = String::new();
    let mut headers = Vec::new();
    if has(TotalsGroup::Customer) {
        headers.extend(["customerId", "customerName"]);
    }
    headers.extend(GROUPS.into_iter().skip(1).filter(|group| has(*group)).map(group_title));
    headers.extend([
        "calls",
        "answeredCalls",
        "pendingCalls",
        "voidedCalls",
        "seconds",
        "billedSeconds",
        "unpricedInternationalCalls",
        "amount",
        "currency",
    ]);
    text.push_str(&headers.join(","));
    text.push_str("\r\n");
    // Without a group the total is the one row.
    let total = &totals.total;
    if group_by.is_empty() {
        let counts = [
            total.calls,
            total.answered_calls,
            total.pending_calls,
            total.voided_calls,
            total.seconds,
            total.billed_seconds,
            total.unpriced_international_calls,
        ];
        push_csv_row(&mut text, &[], counts, &total.amount, &totals.currency);
    }
    for item in totals.items.iter().filter(|_| !group_by.is_empty()) {
        let mut cells: Vec<&str> = Vec::new();
        if has(TotalsGroup::Customer) {
            cells.extend([item.customer_id.as_deref(), item.customer_name.as_deref()].map(Option::unwrap_or_default));
        }
        for (group, cell) in
            [(TotalsGroup::Month, &item.month), (TotalsGroup::Day, &item.day), (TotalsGroup::Item, &item.item)]
        {
            if has(group) {
                cells.push(cell.as_deref().unwrap_or_default());
            }
        }
        let counts = [
            item.calls,
            item.answered_calls,
            item.pending_calls,
            item.voided_calls,
            item.seconds,
            item.billed_seconds,
            item.unpriced_international_calls,
        ];
        push_csv_row(&mut text, &cells, counts, &item.amount, &totals.currency);
    }
    text
}

/// Writes a row: the cells of the members that lines are grouped by, the counts, the amount and its currency.
fn push_csv_row(text: &mut String, grouped_by: &[&str], counts: [i64; 7], amount: &str, currency: &str) {
    let counts = counts.map(|count| count.to_string());
    let cells = grouped_by.iter().copied().chain(counts.iter().map(String::as_str)).chain([amount, currency]);
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        write_csv_cell(text, cell);
    }
    text.push_str("\r\n");
}

/// The text of the API's answer: members without a value are absent.
fn json_text(totals: &BillingTotals) -> serde_json::Result<String> {
    let mut value = serde_json::to_value(totals)?;
    let items = value.get_mut("items").and_then(Value::as_array_mut);
    for item in items.into_iter().flatten().filter_map(Value::as_object_mut) {
        item.retain(|_, value| !value.is_null());
    }
    Ok(format!("{}\n", serde_json::to_string_pretty(&value)?))
}
