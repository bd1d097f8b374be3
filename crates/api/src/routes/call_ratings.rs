//! Call ratings over HTTP: how the calls of an account or a customer are rounded to increments.

use actix_web::web::Data;
use billables_billing::CallRatingChange;
use billables_contract::{
    CallRatingInfo, CustomerMonth, DeleteCustomerCallRating, GetAccountCallRating, GetCustomerCallRating,
    PutAccountCallRating, PutCustomerCallRating, Target,
};
use billables_domain::{AccountId, CustomerId};

use crate::blocking::store_call;
use crate::call::Call;
use crate::caller::{Caller, ManageSettings, ReadSettings};
use crate::error::ApiError;
use crate::reply::Reply;
use crate::routes::directory::{account_missing, find_customer, refused, shown_month};
use crate::state::State;

/// Read the call rating of an account
///
/// The answer is the rating of a month. Without a rating, calls are rounded up to whole minutes and have no connect fee.
#[utoipa::path(
    get,
    path = "/accounts/{accountId}/call-rating",
    params(("accountId" = String, Path, description = "The account's id.", example = "demo"), GetAccountCallRating),
    responses(
        (status = 200, description = "The rating.", body = CallRatingInfo),
        (status = 404, description = "`NotFound`: the account does not exist or is outside the caller's scope."),
    ),
)]
pub(crate) async fn get_account_call_rating(
    state: Data<State>,
    Call(caller, (id, month)): Call<ReadSettings, GetAccountCallRating>,
) -> Result<Reply<CallRatingInfo>, ApiError> {
    let id = caller.account_of_path(id)?;
    let account_id = id.clone();
    let book = store_call(&state.store, move |store| store.account_book(&account_id)).await?;
    let book = book.ok_or_else(account_missing)?;
    let month = month.unwrap_or_else(|| book.zones().month_of(state.now()));
    Ok(Reply::ok(CallRatingInfo::new(&id, None, &book, month)))
}

/// Set the call rating of an account
///
/// The rating replaces the former one as a whole, from a coming month on: calls of earlier months stay as they were rated.
/// Customers without a rating of their own inherit it.
#[utoipa::path(
    put,
    path = "/accounts/{accountId}/call-rating",
    params(("accountId" = String, Path, description = "The account's id.", example = "demo")),
    request_body = PutAccountCallRating,
    responses(
        (status = 200, description = "The rating from the month on.", body = CallRatingInfo),
        (status = 404, description = "`NotFound`: the account does not exist or is outside the caller's scope."),
    ),
)]
pub(crate) async fn put_account_call_rating(
    state: Data<State>,
    Call(caller, (id, change)): Call<ManageSettings, PutAccountCallRating>,
) -> Result<Reply<CallRatingInfo>, ApiError> {
    let id = caller.account_of_path(id)?;
    put(&state, &caller, id, None, change).await
}

/// Read the call rating that counts for a customer
///
/// The rating is the customer's own, or that of the nearest customer above with one, or the account's.
#[utoipa::path(
    get,
    path = "/customers/{customerId}/call-rating",
    params(("customerId" = String, Path, description = "The customer's id.", example = "acme"), GetCustomerCallRating),
    responses(
        (status = 200, description = "The rating.", body = CallRatingInfo),
        (status = 404, description = "`NotFound`: the customer does not exist or is outside the caller's scope."),
    ),
)]
pub(crate) async fn get_customer_call_rating(
    state: Data<State>,
    Call(caller, CustomerMonth { target, month }): Call<ReadSettings, GetCustomerCallRating>,
) -> Result<Reply<CallRatingInfo>, ApiError> {
    let (customer, book) = find_customer(&state, &caller, target).await?;
    let month = month.unwrap_or_else(|| book.zones().month_of(state.now()));
    Ok(Reply::ok(CallRatingInfo::new(&customer.account_id, Some(&customer.id), &book, month)))
}

/// Set a customer's own call rating
///
/// The rating replaces the former one as a whole, from a coming month on. Customers below without a rating of their own inherit
/// it.
#[utoipa::path(
    put,
    path = "/customers/{customerId}/call-rating",
    params(("customerId" = String, Path, description = "The customer's id.", example = "acme")),
    request_body = PutCustomerCallRating,
    responses(
        (status = 200, description = "The rating from the month on.", body = CallRatingInfo),
        (status = 404, description = "`NotFound`: the customer does not exist or is outside the caller's scope."),
    ),
)]
pub(crate) async fn put_customer_call_rating(
    state: Data<State>,
    Call(caller, (target, change)): Call<ManageSettings, PutCustomerCallRating>,
) -> Result<Reply<CallRatingInfo>, ApiError> {
    put_of_customer(&state, &caller, target, change).await
}

/// Delete a customer's own call rating
///
/// From a coming month on, the customer inherits a rating again. The answer is the rating that then counts.
#[utoipa::path(
    delete,
    path = "/customers/{customerId}/call-rating",
    params(("customerId" = String, Path, description = "The customer's id.", example = "acme"), DeleteCustomerCallRating),
    responses(
        (status = 200, description = "The rating that the customer inherits from the month on.", body = CallRatingInfo),
        (status = 404, description = "`NotFound`: the customer does not exist or is outside the caller's scope."),
    ),
)]
pub(crate) async fn delete_customer_call_rating(
    state: Data<State>,
    Call(caller, (target, change)): Call<ManageSettings, DeleteCustomerCallRating>,
) -> Result<Reply<CallRatingInfo>, ApiError> {
    put_of_customer(&state, &caller, target, change).await
}

async fn put_of_customer(
    state: &State,
    caller: &Caller<ManageSettings>,
    target: Target<CustomerId>,
    change: CallRatingChange,
) -> Result<Reply<CallRatingInfo>, ApiError> {
    let (customer, _) = find_customer(state, caller, target).await?;
    put(state, caller, customer.account_id, Some(customer.id), change).await
}

async fn put(
    state: &State,
    caller: &Caller<ManageSettings>,
    account_id: AccountId,
    customer_id: Option<CustomerId>,
    change: CallRatingChange,
) -> Result<Reply<CallRatingInfo>, ApiError> {
    let act = caller.act(state);
    let (account, customer) = (account_id.clone(), customer_id.clone());
    let changed =
        store_call(&state.store, move |store| Ok(store.call_rating_put(&account, customer.as_ref(), &change, &act)));
    let changed = changed.await?.map_err(refused)?;
    let month = shown_month(&changed, state.now());
    Ok(Reply::ok(CallRatingInfo::new(&account_id, customer_id.as_ref(), &changed.book, month)))
}
