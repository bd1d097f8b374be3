//! The preview of a month with other billing settings.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use billables_billing::{AccountBook, BillingItem, Currency, Item, Month, SettingContent, SettingKind, SettingVersion};
use billables_domain::{AccountId, CustomerId, Subject, Timestamp};

use super::query::{Totals, TotalsError, TotalsGroup, TotalsLine, TotalsQuery};
use super::read;
use crate::error::{Cause, StoreError};
use crate::store::Store;

/// The month to preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewQuery {
    /// The account.
    pub account_id: AccountId,
    /// Only this customer; `None` for all customers of the account.
    pub customer_id: Option<CustomerId>,
    /// The month.
    pub month: Month,
    /// The terms to try, each whole, in place of those that count: of the customer as its own, or else of the account, which
    /// customers with settings of their own do not have.
    pub items: Vec<(Item, BillingItem)>,
    /// The time of the preview, which decides whether the month has begun.
    pub as_of: Timestamp,
}

/// The amounts of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PreviewItem {
    /// The item.
    pub item: Item,
    /// The amount of the month in minor units.
    pub amount: i64,
    /// The amount with the terms to try.
    pub preview_amount: i64,
}

/// The cost of a month, and its cost with other settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillingPreview {
    /// The currency of the amounts.
    pub currency: Currency,
    /// The items with an amount in either case, in the order of items.
    pub items: Vec<PreviewItem>,
    /// The amount of the month in minor units.
    pub amount: i64,
    /// The amount with the terms to try.
    pub preview_amount: i64,
    /// The pending billables, which have no amount yet.
    pub pending_calls: i64,
}

impl Store {
    /// Previews a month with other billing settings, and writes nothing. `None` for an account that does not exist.
    ///
    /// # Errors
    ///
    /// As [`Store::totals`].
    pub fn billing_preview(&self, query: &PreviewQuery) -> Result<Option<BillingPreview>, TotalsError> {
        let totals_query = TotalsQuery {
            account_id: query.account_id.clone(),
            customers: None,
            customer_id: query.customer_id.clone(),
            include_descendants: false,
            first_day: query.month.first_day(),
            last_day: query.month.last_day(),
            group_by: BTreeSet::from([TotalsGroup::Item]),
            as_of: query.as_of,
        };
        let read = self.snapshot_anywhere(|connection| {
            let Some(book) = self.book(connection, &query.account_id)? else { return Ok(None) };
            if query.customer_id.as_ref().is_some_and(|id| book.customer(id).is_none()) {
                return Err(TotalsError::CustomerNotFound);
            }
            let tried = with_terms(&book, query)?;
            let totals = read(connection, &book, &totals_query)?;
            Ok(Some((totals, read(connection, &tried, &totals_query)?)))
        })?;
        Ok(read.map(|(totals, tried)| compared(&totals, &tried)))
    }
}

/// The book with the terms to try as a further version.
fn with_terms(book: &Arc<AccountBook>, query: &PreviewQuery) -> Result<Arc<AccountBook>, StoreError> {
    if query.items.is_empty() {
        return Ok(Arc::clone(book));
    }
    let counting = match &query.customer_id {
        Some(customer_id) => book.settings(customer_id, query.month),
        None => book.account_settings(query.month),
    };
    let settings = counting.settings.patched(query.items.iter().copied());
    let content = SettingContent::BillingSettings { overrides: query.customer_id.is_some().then_some(true), settings };
    let internal = |error: Box<dyn std::error::Error + Send + Sync>| StoreError::Internal(Cause::new(error));
    let version = SettingVersion {
        version: book.newest_version() + 1,
        customer_id: query.customer_id.clone(),
        kind: SettingKind::BillingSettings,
        effective_month: Some(query.month),
        content: content.to_json(),
        created_by: Subject::parse("preview").map_err(|error| internal(error.into()))?,
        date_created: query.as_of,
    };
    let versions = book.versions().cloned().chain([version]);
    let tried = AccountBook::new(book.customers().cloned(), versions).map_err(|error| internal(error.into()))?;
    Ok(Arc::new(tried))
}

fn compared(totals: &Totals, tried: &Totals) -> BillingPreview {
    let mut items: BTreeMap<Item, (i64, i64)> = BTreeMap::new();
    for (line, is_tried) in
        totals.items.iter().map(|line| (line, false)).chain(tried.items.iter().map(|line| (line, true)))
    {
        if let Some(TotalsLine::Item(item)) = line.item
            && line.amount != 0
        {
            let amounts = items.entry(item).or_default();
            *(if is_tried { &mut amounts.1 } else { &mut amounts.0 }) = line.amount;
        }
    }
    BillingPreview {
        currency: totals.currency,
        items: items
            .into_iter()
            .map(|(item, (amount, preview_amount))| PreviewItem { item, amount, preview_amount })
            .collect(),
        amount: totals.total.amount,
        preview_amount: tried.total.amount,
        pending_calls: totals.total.pending_calls,
    }
}
