//! Billables over HTTP: report, read, list, void, reinstate.

use actix_web::HttpRequest;
use actix_web::rt::time::timeout;
use actix_web::web::Data;
use billables_contract::{
    BillableInfo, GetBillable, GetBillableHistory, GetBillableHistoryResponse, LifeChange, ListBillables,
    ListBillablesResponse, NewBillable, ReinstateBillable, Request as _, Target, VoidBillable,
};
use billables_domain::{BillableId, Status};
use billables_persistence::Reinstatement;

use crate::blocking::store_call;
use crate::call::Call;
use crate::caller::{ReadBillables, ReportBillables, VoidBillables};
use crate::cursor::List;
use crate::error::ApiError;
use crate::lists::page_reply;
use crate::reply::Reply;
use crate::report::{OUTCOME_PATIENCE, ReportAnswer, conflict, submission};
use crate::routes::directory::{ambiguous, one};
use crate::routes::money::with_descendants;
use crate::state::State;

/// Report/create a new billable
///
/// Bills a call to a customer, once, for ever. Name the customer by `accountId` and `customerId`, or by a `sessionId`
/// that settles both. The service answers when the billable is on stable storage. Repeating a report is always safe: the
/// answer is 200 with the stored billable and the header `Idempotent-Replayed: true`.
#[utoipa::path(
    post,
    path = "/billables",
    request_body = NewBillable,
    responses(
        (status = 201, description = "The call is billed.", body = BillableInfo,
            headers(("Location" = String, description = "The path of the billable."))),
        (status = 200, description = "The same report again: the billable as it is now.", body = BillableInfo,
            headers(
                ("Location" = String, description = "The path of the billable."),
                ("Idempotent-Replayed" = String, description = "Always `true`."))),
        (status = 400, description = "The report cannot be read or breaks a rule. The errors name every invalid member."),
        (status = 404, description = "`NotFound`: the session or customer does not exist or is outside the caller's scope."),
        (status = 409, description = "`BillableConflict`: the call is billed to another customer or for another session. \
            `BillableVoided`: the call was billed to this customer and then voided. This report billed nothing."),
    ),
    extensions(("x-page-response" = json!("none"))),
)]
pub(crate) async fn new_billable(
    state: Data<State>,
    Call(caller, report): Call<ReportBillables, NewBillable>,
) -> Result<Reply<BillableInfo>, ApiError> {
    let submission = submission(report, &caller)?;
    let answer = state.intake.submit(submission)?;
    let outcome = timeout(OUTCOME_PATIENCE, answer)
        .await
        .map_err(|_| ApiError::unavailable("the intake did not answer in time"))?;
    let outcome = outcome.map_err(|_| ApiError::unavailable("the intake dropped a report"))??;
    let answer = ReportAnswer::new(outcome, &caller.identity().billable_scope());
    state.metrics.reported(answer.verdict, 1);
    answer.into_reply()
}

/// List billables, newest first
///
/// Lists the billables of one account that the caller may read, newest first. The cursor of a page, and the header `Link` with
/// `rel="next"`, lead to the next page.
#[utoipa::path(
    get,
    path = "/billables",
    params(ListBillables),
    responses(
        (status = 200, description = "A page of billables.", body = ListBillablesResponse,
            headers(("Link" = String, description = "The next page, `rel=\"next\"`; absent on the last one."))),
        (status = 400, description = "A filter cannot be read, AccountId is missing, or `InvalidCursor`."),
    ),
)]
pub(crate) async fn list_billables(
    request: HttpRequest,
    state: Data<State>,
    Call(caller, query): Call<ReadBillables, ListBillables>,
) -> Result<Reply<ListBillablesResponse>, ApiError> {
    let account_id = caller.list_account(query.account_id)?;
    let (filter, limit) = (query.filter, query.page.limit);
    let list = List::new(ListBillables::NAME)
        .with("accountId", Some(&account_id))
        .with("customerId", filter.customer_id.as_ref())
        .with("sessionId", filter.session_id.as_ref())
        .with("callSid", filter.call_sid.as_ref())
        .with("status", filter.status.map(Status::as_str))
        .with("from", filter.from)
        .with("to", filter.to);
    let read = |bytes: &[u8]| bytes.try_into().ok().map(BillableId::from_bytes);
    let before = query.page.cursor.map(|cursor| list.position(&cursor, read)).transpose()?;
    let scope = caller.identity().billable_scope();
    let page = store_call(&state.store, move |store| {
        store.billable_list(&with_descendants(store, scope)?, &account_id, &filter, before, limit)
    });
    let page = page.await?;
    Ok(page_reply(&request, &list, page, |billable| billable.id.as_bytes()))
}

/// Read a billable
///
/// A billable outside the caller's scope gives 404. With `accountId` the service looks in that account alone, without it in all
/// accounts of the caller.
#[utoipa::path(
    get,
    path = "/billables/{id}",
    params(
        ("id" = String, Path, description = "The billable's id.", example = "019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10"),
        GetBillable,
    ),
    responses(
        (status = 200, description = "The billable as it is now.", body = BillableInfo),
        (status = 404, description = "`NotFound`: the billable does not exist or is outside the caller's scope."),
    ),
)]
pub(crate) async fn get_billable(
    state: Data<State>,
    Call(caller, Target { account_id, id }): Call<ReadBillables, GetBillable>,
) -> Result<Reply<BillableInfo>, ApiError> {
    let scope = caller.billable_scope(account_id.as_ref())?;
    let id = id.ok_or_else(not_found)?;
    let found =
        store_call(&state.store, move |store| store.billable_find(&with_descendants(store, scope)?, id)).await?;
    Ok(Reply::ok(one(found, not_found)?.into()))
}

/// Read the history of a billable
///
/// Lists the changes in the life of a billable, oldest first: the report, then each void and each reinstatement, of which the
/// latest 1,000. A billable outside the caller's scope gives 404. With `accountId` the service looks in that account alone, without it
/// in all accounts of the caller.
#[utoipa::path(
    get,
    path = "/billables/{id}/history",
    params(
        ("id" = String, Path, description = "The billable's id.", example = "019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10"),
        GetBillableHistory,
    ),
    responses(
        (status = 200, description = "The changes, oldest first.", body = GetBillableHistoryResponse),
        (status = 404, description = "`NotFound`: the billable does not exist or is outside the caller's scope."),
    ),
)]
pub(crate) async fn get_billable_history(
    state: Data<State>,
    Call(caller, Target { account_id, id }): Call<ReadBillables, GetBillableHistory>,
) -> Result<Reply<GetBillableHistoryResponse>, ApiError> {
    let scope = caller.billable_scope(account_id.as_ref())?;
    let id = id.ok_or_else(not_found)?;
    let found =
        store_call(&state.store, move |store| store.billable_history(&with_descendants(store, scope)?, id)).await?;
    Ok(Reply::ok(one(found, not_found)?.into()))
}

/// Void a billable
///
/// Voids a billable that was reported by mistake. Clients can still read the billable, and the same report then gives 409
/// `BillableVoided`. Voiding a voided billable changes nothing and gives 200; the first reason stays. With `accountId`
/// the service looks in that account alone, without it in all accounts of the caller.
#[utoipa::path(
    post,
    path = "/billables/{id}/void",
    params(("id" = String, Path, description = "The billable's id.", example = "019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10")),
    request_body = VoidBillable,
    responses(
        (status = 200, description = "The billable, voided.", body = BillableInfo),
        (status = 404, description = "`NotFound`: the billable does not exist or is outside the caller's scope."),
    ),
)]
pub(crate) async fn void_billable(
    state: Data<State>,
    Call(caller, LifeChange { target: Target { account_id, id }, reason }): Call<VoidBillables, VoidBillable>,
) -> Result<Reply<BillableInfo>, ApiError> {
    let (scope, act) = (caller.billable_scope(account_id.as_ref())?, caller.act(&state));
    let id = id.ok_or_else(not_found)?;
    let found = store_call(&state.store, move |store| store.billable_void(&scope, id, &reason, &act)).await?;
    Ok(Reply::ok(one(found, not_found)?.into()))
}

/// Reinstate a voided billable
///
/// Makes a voided billable live again if the call has no other live billable. Reinstating a live billable changes nothing and
/// gives 200. With `accountId` the service looks in that account alone, without it in all accounts of the caller.
#[utoipa::path(
    post,
    path = "/billables/{id}/reinstate",
    params(("id" = String, Path, description = "The billable's id.", example = "019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10")),
    request_body = ReinstateBillable,
    responses(
        (status = 200, description = "The billable, live.", body = BillableInfo),
        (status = 404, description = "`NotFound`: the billable does not exist or is outside the caller's scope."),
        (status = 409, description = "`BillableConflict`: the call has another live billable."),
    ),
)]
pub(crate) async fn reinstate_billable(
    state: Data<State>,
    Call(caller, LifeChange { target: Target { account_id, id }, reason }): Call<VoidBillables, ReinstateBillable>,
) -> Result<Reply<BillableInfo>, ApiError> {
    let (scope, act) = (caller.billable_scope(account_id.as_ref())?, caller.act(&state));
    let id = id.ok_or_else(not_found)?;
    let readable = scope.clone();
    match store_call(&state.store, move |store| store.billable_reinstate(&scope, id, &reason, &act)).await? {
        Reinstatement::Live(billable) => Ok(Reply::ok(billable.into())),
        Reinstatement::Conflict(billable) => Err(conflict(&billable, &readable)),
        Reinstatement::NotFound => Err(not_found()),
        Reinstatement::Several => Err(ambiguous()),
    }
}

fn not_found() -> ApiError {
    ApiError::not_found("There is no such billable, or you may not read it.")
}
