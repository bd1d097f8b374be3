//! The lines of totals while they are summed up.

use std::collections::{BTreeMap, BTreeSet};

use billables_billing::{AccountBook, Day, Item, Month};
use billables_domain::Timestamp;

use super::query::{TOTALS_LINES_MAX, TotalsError, TotalsGroup, TotalsItem, TotalsLine};
use super::selection::Selection;
use crate::error::StoreError;
use crate::rating::queue_rows::Waiting;

/// The grouped members of a line; `None` for a member that the query does not group by. The order is that of the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    customer: Option<usize>,
    month: Option<Month>,
    day: Option<Day>,
    item: Option<TotalsLine>,
}

/// The numbers of a line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) calls: i64,
    pub(super) answered_calls: i64,
    pub(super) pending_calls: i64,
    pub(super) voided_calls: i64,
    pub(super) seconds: i64,
    pub(super) billed_seconds: i64,
    pub(super) foreign_unpriced_calls: i64,
    pub(super) amount: i128,
}

impl Counts {
    /// Adds other numbers; `None` if one does not fit.
    fn add(&mut self, other: &Self) -> Option<()> {
        for (number, further) in [
            (&mut self.calls, other.calls),
            (&mut self.answered_calls, other.answered_calls),
            (&mut self.pending_calls, other.pending_calls),
            (&mut self.voided_calls, other.voided_calls),
            (&mut self.seconds, other.seconds),
            (&mut self.billed_seconds, other.billed_seconds),
            (&mut self.foreign_unpriced_calls, other.foreign_unpriced_calls),
        ] {
            *number = number.checked_add(further)?;
        }
        self.amount = self.amount.checked_add(other.amount)?;
        Some(())
    }

    fn is_nothing(&self) -> bool {
        let counts = [self.calls, self.answered_calls, self.pending_calls, self.voided_calls, self.seconds];
        counts.into_iter().chain([self.billed_seconds, self.foreign_unpriced_calls]).all(|count| count == 0)
            && self.amount == 0
    }

    /// The numbers as a line; `what` names the line in errors.
    fn item(&self, what: &str) -> Result<TotalsItem, TotalsError> {
        Ok(TotalsItem {
            calls: self.calls,
            answered_calls: self.answered_calls,
            pending_calls: self.pending_calls,
            voided_calls: self.voided_calls,
            seconds: self.seconds,
            billed_seconds: self.billed_seconds,
            foreign_unpriced_calls: self.foreign_unpriced_calls,
            amount: i64::try_from(self.amount).map_err(|_| TotalsError::AmountTooLarge { of: what.to_owned() })?,
            ..TotalsItem::default()
        })
    }
}

/// The lines of totals.
pub(super) struct Lines<'b> {
    pub(super) book: &'b AccountBook,
    pub(super) selection: &'b Selection<'b>,
    pub(super) as_of: Timestamp,
    by_customer: bool,
    by_month: bool,
    pub(super) by_day: bool,
    by_item: bool,
    lines: BTreeMap<Key, Counts>,
}

impl<'b> Lines<'b> {
    pub(super) fn new(
        book: &'b AccountBook,
        selection: &'b Selection<'b>,
        group_by: &BTreeSet<TotalsGroup>,
        as_of: Timestamp,
    ) -> Self {
        let by = |group| group_by.contains(&group);
        Self {
            book,
            selection,
            as_of,
            by_customer: by(TotalsGroup::Customer),
            by_month: by(TotalsGroup::Month),
            by_day: by(TotalsGroup::Day),
            by_item: by(TotalsGroup::Item),
            lines: BTreeMap::new(),
        }
    }

    /// Adds numbers of a customer, day and item.
    pub(super) fn add(
        &mut self,
        customer: usize,
        day: Day,
        item: TotalsLine,
        counts: &Counts,
    ) -> Result<(), TotalsError> {
        // A row without numbers, such as that of a day whose pending calls are all rated, is no line.
        if counts.is_nothing() {
            return Ok(());
        }
        let key = Key {
            customer: self.by_customer.then_some(customer),
            month: self.by_month.then(|| day.month()),
            day: self.by_day.then_some(day),
            item: self.by_item.then_some(item),
        };
        self.lines
            .entry(key)
            .or_default()
            .add(counts)
            .ok_or_else(|| StoreError::damaged("totals that are too large"))?;
        if self.lines.len() > TOTALS_LINES_MAX { Err(TotalsError::TooManyLines) } else { Ok(()) }
    }

    /// Adds the reported billables that no rater has looked at.
    pub(super) fn add_waiting(&mut self, waiting: &[Waiting], first: Day, last: Day) -> Result<(), TotalsError> {
        for group in waiting {
            let day = self.book.zones().day_of(group.date_created);
            if !(first..=last).contains(&day) {
                continue;
            }
            for (customer_id, calls) in &group.counts {
                if let Some(place) = self.selection.place(customer_id) {
                    let counts = Counts { calls: *calls, pending_calls: *calls, ..Counts::default() };
                    self.add(place, day, TotalsLine::Pending, &counts)?;
                }
            }
        }
        Ok(())
    }

    /// The lines with any number, and their sum.
    pub(super) fn finish(self) -> Result<(Vec<TotalsItem>, TotalsItem), TotalsError> {
        let mut total = Counts::default();
        let mut items = Vec::with_capacity(self.lines.len());
        for (key, counts) in &self.lines {
            if counts.is_nothing() {
                continue;
            }
            total.add(counts).ok_or_else(|| StoreError::damaged("totals that are too large"))?;
            let customer = key.customer.and_then(|place| self.selection.customers.get(place));
            items.push(TotalsItem {
                customer_id: customer.map(|customer| customer.id.clone()),
                customer_name: customer.map(|customer| customer.name.clone()),
                month: key.month,
                day: key.day,
                item: key.item,
                ..counts.item("a line of the totals")?
            });
        }
        Ok((items, total.item("the total")?))
    }
}

/// The line of a stored item code.
pub(super) fn line_of(code: i64) -> Result<TotalsLine, StoreError> {
    if code == Item::PENDING {
        return Ok(TotalsLine::Pending);
    }
    Item::from_code(code).map(TotalsLine::Item).ok_or_else(|| StoreError::damaged("an item of the totals"))
}
