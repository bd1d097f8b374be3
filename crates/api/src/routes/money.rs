//! The scope and the errors that the routes of money share.

use std::collections::BTreeSet;

use billables_contract::{DayRange, ErrorCode, OpenDayRange};
use billables_domain::{AccountId, BillableScope, CustomerId};
use billables_persistence::{Store, StoreError, TotalsError};

use crate::blocking::store_call;
use crate::error::ApiError;
use crate::state::State;

/// The customers of an account whose totals a caller may read; `None` for all of them. A customer of the caller's token stands for
/// those below it too.
pub(crate) fn readable_customers(
    store: &Store,
    scope: &BillableScope,
    account_id: &AccountId,
) -> Result<Option<BTreeSet<CustomerId>>, StoreError> {
    if scope.everything {
        return Ok(None);
    }
    let named = scope.customers.iter().filter(|key| key.account_id == *account_id).cloned().collect();
    let readable = store.customers_with_descendants(&named)?;
    Ok(Some(readable.into_iter().map(|key| key.customer_id).collect()))
}

/// The scope with the customers below those that it names.
pub(crate) fn with_descendants(store: &Store, scope: BillableScope) -> Result<BillableScope, StoreError> {
    let customers = store.customers_with_descendants(&scope.customers)?;
    Ok(BillableScope { customers, ..scope })
}

/// The days of a list within an account: up to today, and the longest range, if the request names none.
pub(crate) async fn account_days(
    state: &State,
    account_id: &AccountId,
    days: OpenDayRange,
) -> Result<DayRange, ApiError> {
    let id = account_id.clone();
    let book = store_call(&state.store, move |store| store.list_book(&id))
        .await?
        .ok_or_else(|| ApiError::not_found("There is no such account, or you may not read it."))?;
    Ok(days.or_longest(book.zones().day_of(state.now()))?)
}

/// The days of a published list within an account: the current month up to today, if the request names none.
pub(crate) async fn current_days(
    state: &State,
    account_id: &AccountId,
    days: OpenDayRange,
) -> Result<DayRange, ApiError> {
    let id = account_id.clone();
    let book = store_call(&state.store, move |store| store.list_book(&id)).await?;
    let book = book.ok_or_else(|| ApiError::not_found("There is no such account, or you may not read it."))?;
    Ok(days.with_defaults(book.zones().day_of(state.now()))?)
}

/// The error of totals that cannot be read.
pub(crate) fn refused_totals(error: TotalsError) -> ApiError {
    match error {
        TotalsError::CustomerNotFound => {
            let message = "There is no such customer, or you may not read it.";
            ApiError::of_member(ErrorCode::NotFound, "CustomerId", message)
        }
        TotalsError::TooManyLines => ApiError::of_member(ErrorCode::InvalidValue, "GroupBy", error.to_string()),
        TotalsError::AmountTooLarge { .. } => ApiError::new(ErrorCode::AmountTooLarge, error.to_string()),
        TotalsError::Store(error) => error.into(),
        error => ApiError::internal(error),
    }
}
