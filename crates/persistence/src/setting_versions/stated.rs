//! The refusal of a change that reaches a month that a statement has stated.

use billables_billing::{AccountBook, Item, Month};
use billables_domain::{CustomerId, Timestamp};
use diesel::prelude::*;

use super::SettingError;
use super::change::Change;
use crate::error::StoreError;
use crate::rows;
use crate::schema::statements;

impl Change<'_> {
    /// Refuses the collected versions if they change the amounts of a stated month and the request does not restate.
    ///
    /// # Errors
    ///
    /// [`SettingError::MonthStated`] names the first such month.
    pub(super) fn refuse_stated(&mut self, restate: bool) -> Result<(), SettingError> {
        // A stated month is over.
        let current = self.current_month();
        let added = self.before.newest_version();
        let first = self
            .book
            .versions()
            .filter(|version| version.version > added)
            .map(|version| version.effective_month.map_or(0, Month::number))
            .min()
            .filter(|first| *first < current.number());
        let (Some(first), false) = (first, restate) else { return Ok(()) };
        let stated: Vec<(i64, String)> = statements::table
            .filter(statements::account_id.eq(self.account_id.as_str()))
            .filter(statements::month.ge(first))
            .order((statements::month, statements::customer_id))
            .select((statements::month, statements::customer_id))
            .load(self.connection)?;
        for (month, customer_id) in stated {
            let month = Month::from_number(month).ok_or_else(|| StoreError::damaged("the month of a statement"))?;
            let customer_id = rows::customer_id(&customer_id)?;
            if is_affected(&self.before, &self.book, &customer_id, month, self.context.at) {
                return Err(SettingError::MonthStated { customer_id, month });
            }
        }
        Ok(())
    }
}

/// Whether a month of a customer has other amounts, or other days, by one book than by the other.
fn is_affected(
    before: &AccountBook,
    after: &AccountBook,
    customer_id: &CustomerId,
    month: Month,
    now: Timestamp,
) -> bool {
    let terms = (before.settings(customer_id, month), after.settings(customer_id, month));
    if Item::ALL.into_iter().any(|item| terms.0.terms(item) != terms.1.terms(item)) {
        return true;
    }
    let is_charged = |book: &AccountBook| book.base_cost_applies(customer_id, month, true, now);
    let has_base_cost = terms.1.settings.iter().any(|(_, terms)| !terms.base_cost.is_zero());
    let bounds = |book: &AccountBook| [month, month.next()].map(|month| book.zones().start_of_month(month));
    (has_base_cost && is_charged(before) != is_charged(after)) || bounds(before) != bounds(after)
}
