//! Lists of calls over HTTP: all of an account, those that nobody reported, and billables whose calls have no final facts.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use billables_billing::StoredCall;
use billables_contract::{
    AccountDays, CallInfo, LIMIT_MAX, ListCalls, ListPendingBillables, ListPendingBillablesResponse, ListQuery,
    ListUnreportedCalls, ListUnreportedCallsResponse, Request as _,
};
use billables_domain::BillableId;
use billables_persistence::{CallPosition, CallQuery, PendingQuery};

use crate::blocking::store_call;
use crate::call::Call;
use crate::caller::ReadCalls;
use crate::cursor::List;
use crate::error::ApiError;
use crate::lists::scan_reply;
use crate::reply::Reply;
use crate::routes::directory::account_missing;
use crate::routes::money::{account_days, current_days, refused_totals};
use crate::state::State;
use crate::streamed_list::{self, ListPage, PageFuture};

/// Retrieve all calls
///
/// Lists the calls of an account that started in a range of days, by start, as a bare array. Without dates the range is the
/// current month up to today.
#[utoipa::path(
    get,
    path = "/billing/calls",
    params(ListCalls),
    responses(
        (status = 200, description = "The calls.", body = Vec<CallInfo>),
        (status = 400, description = "A member cannot be read, the range is too long, or AccountId is missing."),
    ),
    // The published listings have no marker of a verb.
    extensions(("x-dotnet-markers" = json!([]))),
)]
pub(crate) async fn list_calls(
    request: HttpRequest,
    state: Data<State>,
    Call(caller, AccountDays { account_id, days }): Call<ReadCalls, ListCalls>,
) -> Result<HttpResponse, ApiError> {
    let account_id = caller.list_account(account_id)?;
    let days = current_days(&state, &account_id, days).await?;
    let query = CallQuery { account_id, first_day: days.first, last_day: days.last };
    let first = calls_after(&state, &query, None).await?;
    let read = move |place: CallPosition| -> PageFuture<StoredCall, CallPosition> {
        let (state, query) = (state.clone(), query.clone());
        Box::pin(async move { calls_after(&state, &query, Some(place)).await })
    };
    Ok(streamed_list::answer::<_, _, CallInfo>(&request, "CallInfo", first, read))
}

/// A page of the calls of an account.
async fn calls_after(
    state: &State,
    query: &CallQuery,
    after: Option<CallPosition>,
) -> Result<ListPage<StoredCall, CallPosition>, ApiError> {
    let query = query.clone();
    let page = store_call(&state.store, move |store| store.call_list(&query, after.as_ref(), LIMIT_MAX)).await?;
    page.ok_or_else(account_missing)
}

/// List the calls that nobody reported, oldest first
///
/// These are answered calls longer than 0 s that no billable bills, that nobody dismissed, and that are no leg of a billed call.
/// The days are those on which the calls started, in the account's time zone.
#[utoipa::path(
    get,
    path = "/billing/unreported",
    params(ListUnreportedCalls),
    responses(
        (status = 200, description = "A page of calls.", body = ListUnreportedCallsResponse,
            headers(("Link" = String, description = "The next page, `rel=\"next\"`; absent on the last one."))),
        (status = 400, description = "A member cannot be read, AccountId is missing, or `InvalidCursor`."),
    ),
)]
pub(crate) async fn list_unreported_calls(
    request: HttpRequest,
    state: Data<State>,
    Call(caller, query): Call<ReadCalls, ListUnreportedCalls>,
) -> Result<Reply<ListUnreportedCallsResponse>, ApiError> {
    let ListQuery { account_id, filter: days, page } = query;
    let account_id = caller.list_account(account_id)?;
    let list = List::new(ListUnreportedCalls::NAME)
        .with("accountId", Some(&account_id))
        .with("startDate", days.first)
        .with("endDate", days.last);
    let read = |bytes: &[u8]| std::str::from_utf8(bytes).ok().and_then(|text| CallPosition::parse(text).ok());
    let after = page.cursor.map(|cursor| list.position(&cursor, read)).transpose()?;
    let days = account_days(&state, &account_id, days).await?;
    let query = CallQuery { account_id, first_day: days.first, last_day: days.last };
    let found = store_call(&state.store, move |store| store.unreported_list(&query, after.as_ref(), page.limit));
    let scan = found.await?.ok_or_else(account_missing)?;
    Ok(scan_reply(&request, &list, scan, |place| place.to_string().into_bytes()))
}

/// List billables whose calls have no final facts yet, oldest first
///
/// Such a billable has no amount. The days are those of the reports, in the account's time zone.
#[utoipa::path(
    get,
    path = "/billing/pending",
    params(ListPendingBillables),
    responses(
        (status = 200, description = "A page of billables.", body = ListPendingBillablesResponse,
            headers(("Link" = String, description = "The next page, `rel=\"next\"`; absent on the last one."))),
        (status = 400, description = "A filter cannot be read, AccountId is missing, or `InvalidCursor`."),
        (status = 404, description = "`NotFound`: the customer does not exist."),
    ),
)]
pub(crate) async fn list_pending_billables(
    request: HttpRequest,
    state: Data<State>,
    Call(caller, query): Call<ReadCalls, ListPendingBillables>,
) -> Result<Reply<ListPendingBillablesResponse>, ApiError> {
    let ListQuery { account_id, filter: (days, customer_id), page } = query;
    let account_id = caller.list_account(account_id)?;
    let list = List::new(ListPendingBillables::NAME)
        .with("accountId", Some(&account_id))
        .with("startDate", days.first)
        .with("endDate", days.last)
        .with("customerId", customer_id.as_ref());
    let read = |bytes: &[u8]| bytes.try_into().ok().map(BillableId::from_bytes);
    let after = page.cursor.map(|cursor| list.position(&cursor, read)).transpose()?;
    let days = account_days(&state, &account_id, days).await?;
    let (first_day, last_day) = (days.first, days.last);
    let query = PendingQuery { account_id, customers: None, customer_id, first_day, last_day };
    let found = store_call(&state.store, move |store| Ok(store.pending_list(&query, after, page.limit))).await?;
    let scan = found.map_err(refused_totals)?.ok_or_else(account_missing)?;
    Ok(scan_reply(&request, &list, scan, |id| id.as_bytes().to_vec()))
}
