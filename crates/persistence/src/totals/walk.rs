//! The walk over the days of a customer's month: running sums, and the amount of each day as a difference.

use billables_billing::{BillingSettings, Currency, Day, Item, Month, Price, Sums, cumulative_amount};
use billables_domain::{AccountId, CustomerId};

use super::lines::{Counts, Lines, line_of};
use super::query::{TotalsError, TotalsLine};
use super::reader::{Level, MonthReader, Row};
use crate::connection::AnyConnection;
use crate::error::StoreError;

/// The part of a month that a range has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MonthPart {
    pub(super) month: Month,
    pub(super) first: Day,
    pub(super) last: Day,
}

impl MonthPart {
    pub(super) fn is_whole(&self) -> bool {
        self.first == self.month.first_day() && self.last == self.month.last_day()
    }
}

/// The parts of months from one day to another, both included.
pub(super) fn month_parts(first: Day, last: Day) -> impl Iterator<Item = MonthPart> {
    first.month().through(last.month()).filter(move |_| first <= last).map(move |month| MonthPart {
        month,
        first: first.max(month.first_day()),
        last: last.min(month.last_day()),
    })
}

/// Adds the part of a month of every selected customer.
pub(super) fn add_month(
    connection: &mut AnyConnection,
    account_id: &AccountId,
    lines: &mut Lines<'_>,
    part: &MonthPart,
) -> Result<(), TotalsError> {
    let is_looked_up = lines.selection.is_looked_up();
    let mut months = MonthReader::new(account_id, part.month, Level::Month, is_looked_up);
    let has_days = lines.by_day || !part.is_whole();
    let level = Level::Days { last_day: part.last.number() };
    let mut days = has_days.then(|| MonthReader::new(account_id, part.month, level, is_looked_up));
    for (place, customer) in lines.selection.customers.iter().enumerate() {
        let of_month = months.rows_of(connection, &customer.id)?;
        let has_calls = of_month.iter().any(|row| row.item != Item::PENDING && row.sums.calls > 0);
        let settings = lines.book.settings(&customer.id, part.month).settings;
        let (rating, _, _) = lines.book.rating(&customer.id, part.month);
        let terms = Terms {
            customer_id: &customer.id,
            month: part.month,
            settings,
            connect_fee: rating.connect_fee,
            // The book answers after two look-ups in the zone, so those without base costs do not ask.
            base_applies: has_base_cost(settings)
                && lines.book.base_cost_applies(&customer.id, part.month, has_calls, lines.as_of),
            currency: lines.book.currency(),
        };
        let rows = match &mut days {
            Some(days) => days.rows_of(connection, &customer.id)?,
            None => of_month,
        };
        Walk::new(&terms, place, part).run(lines, &rows)?;
    }
    Ok(())
}

fn has_base_cost(settings: &BillingSettings) -> bool {
    settings.iter().any(|(_, terms)| !terms.base_cost.is_zero())
}

/// The terms of a month of a customer.
struct Terms<'b> {
    customer_id: &'b CustomerId,
    month: Month,
    settings: &'b BillingSettings,
    connect_fee: Price,
    base_applies: bool,
    currency: Currency,
}

impl Terms<'_> {
    /// The amount of an item from the first day of the month, in minor units.
    fn cumulative(&self, item: Item, sums: &Sums) -> Result<i64, TotalsError> {
        let terms = self.settings.terms(item);
        cumulative_amount(&terms, self.connect_fee, self.base_applies, sums, self.currency)
            .map_err(|_| TotalsError::amount_too_large(self.customer_id, self.month, item))
    }
}

/// The running sums of an item since the first day of the month.
#[derive(Clone, Copy, Default)]
struct Running {
    sums: Sums,
    /// The cumulative amount that earlier lines have.
    amount: i64,
}

struct Walk<'t> {
    terms: &'t Terms<'t>,
    customer: usize,
    part: &'t MonthPart,
    /// By the place of the item among all items.
    running: [Running; Item::ALL.len()],
}

impl<'t> Walk<'t> {
    fn new(terms: &'t Terms<'t>, customer: usize, part: &'t MonthPart) -> Self {
        Self { terms, customer, part, running: Default::default() }
    }

    /// Adds the rows of the customer, which are in the order of days. The rows of a whole month stand under its first day.
    fn run(mut self, lines: &mut Lines<'_>, rows: &[Row]) -> Result<(), TotalsError> {
        let begins = rows.partition_point(|row| row.day < self.part.first.number());
        let (before, within) = rows.split_at_checked(begins).unwrap_or((rows, &[]));
        for row in before {
            if let TotalsLine::Item(item) = line_of(row.item)? {
                self.running(item)?.sums = self.sums_with(item, row)?;
            }
        }
        self.begin(lines)?;
        for row in within {
            self.add(lines, row)?;
        }
        Ok(())
    }

    /// Sets the amounts of the days before the part; a part that begins the month has the base costs on its first day.
    fn begin(&mut self, lines: &mut Lines<'_>) -> Result<(), TotalsError> {
        let is_begin = self.part.first == self.part.month.first_day();
        for item in Item::ALL {
            let sums = self.running(item)?.sums;
            if sums.is_zero() && !(self.terms.base_applies && self.terms.settings.get(item).is_some()) {
                continue;
            }
            let amount = self.terms.cumulative(item, &sums)?;
            self.running(item)?.amount = amount;
            if is_begin && amount != 0 {
                let counts = Counts { amount: amount.into(), ..Counts::default() };
                lines.add(self.customer, self.part.first, TotalsLine::Item(item), &counts)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, lines: &mut Lines<'_>, row: &Row) -> Result<(), TotalsError> {
        let line = line_of(row.item)?;
        let Sums { calls, answered_calls, voided_calls, seconds, billed_seconds, foreign_unpriced_calls, .. } =
            row.sums;
        let mut counts = Counts {
            calls,
            answered_calls,
            voided_calls,
            seconds,
            billed_seconds,
            foreign_unpriced_calls,
            ..Counts::default()
        };
        match line {
            TotalsLine::Pending => counts.pending_calls = calls,
            TotalsLine::Item(item) => {
                let sums = self.sums_with(item, row)?;
                let amount = self.terms.cumulative(item, &sums)?;
                let former = std::mem::replace(self.running(item)?, Running { sums, amount });
                counts.amount = i128::from(amount) - i128::from(former.amount);
            }
        }
        let day = Day::from_number(row.day).ok_or_else(|| StoreError::damaged("a day of the totals"))?;
        lines.add(self.customer, day, line, &counts)
    }

    fn running(&mut self, item: Item) -> Result<&mut Running, StoreError> {
        let place = usize::try_from(item.code() - 1).ok();
        place.and_then(|place| self.running.get_mut(place)).ok_or_else(|| StoreError::damaged("an item of the totals"))
    }

    fn sums_with(&mut self, item: Item, row: &Row) -> Result<Sums, StoreError> {
        let sums = self.running(item)?.sums;
        sums.checked_add(&row.sums).map_err(|_| StoreError::damaged("totals that are too large"))
    }
}
