//! Billables over HTTP: report, read, list, void, reinstate.

use actix_web::rt::time::timeout;
use actix_web::web::Data;
use actix_web::{HttpRequest, get, post};
use billables_contract::{
    BillableInfo, BillableQuery, GetBillable, ListBillables, ListBillablesResponse, NewBillable, ReinstateBillable,
    VoidBillable,
};
use billables_domain::{BillableId, Findings, Member, Reason, Status};
use billables_persistence::{BillableFilter, Reinstatement};

use crate::blocking::blocking;
use crate::caller::{Caller, ReadBillables, ReportBillables, VoidBillables};
use crate::cursor::List;
use crate::dto::Dto;
use crate::error::ApiError;
use crate::lists::next_url;
use crate::reply::Reply;
use crate::report::{OUTCOME_PATIENCE, ReportAnswer, conflict, submission};
use crate::state::State;

/// Report/create a new billable
///
/// Bills a call to a customer, once, for ever. Name the customer by `accountId` and `customerId`, or by a `sessionId`
/// that settles both. The answer is sent when the billable is on stable storage. Repeating a report is always safe: it
/// answers 200 with the billable that is there and the header `Idempotent-Replayed: true`.
#[utoipa::path(
    operation_id = "NewBillable",
    tag = "Billables",
    request_body = NewBillable,
    responses(
        (status = 201, description = "The call is billed.", body = BillableInfo,
            headers(("Location" = String, description = "Where the billable is read."))),
        (status = 200, description = "The same report again: the billable as it is now.", body = BillableInfo,
            headers(
                ("Location" = String, description = "Where the billable is read."),
                ("Idempotent-Replayed" = String, description = "Always `true`."))),
        (status = 400, description = "The report cannot be read or breaks a rule; every member at fault is named."),
        (status = 404, description = "`NotFound`: the session or customer is unknown, or not the caller's to see."),
        (status = 409, description = "`BillableConflict`: the call is billed to another customer or for another session. \
            `BillableVoided`: it was billed to this customer and then voided. Nothing was billed by this report."),
    ),
    extensions(("x-permission" = json!("billables.report")), ("x-page-response" = json!("none"))),
)]
#[post("/billables")]
pub(crate) async fn new_billable(
    state: Data<State>,
    caller: Caller<ReportBillables>,
    Dto(request): Dto<NewBillable>,
) -> Result<Reply<BillableInfo>, ApiError> {
    let submission = submission(request, &caller, state.settings.call_sid_mode)?;
    let answer = state.intake.submit(submission)?;
    let outcome = timeout(OUTCOME_PATIENCE, answer).await.map_err(|_| ApiError::unavailable("the intake is silent"))?;
    let outcome = outcome.map_err(|_| ApiError::unavailable("the intake dropped a report"))??;
    let answer = ReportAnswer::new(outcome, &caller.identity().billable_scope());
    state.metrics.reported(answer.verdict, 1);
    answer.into_reply()
}

/// List billables, newest first
///
/// Lists what the caller may read of one account, newest first. Pages follow each other by cursor, and by the header
/// `Link` with `rel="next"`.
#[utoipa::path(
    operation_id = "ListBillables",
    tag = "Billables",
    params(ListBillables),
    responses(
        (status = 200, description = "A page of billables.", body = ListBillablesResponse,
            headers(("Link" = String, description = "The next page, `rel=\"next\"`; absent on the last one."))),
        (status = 400, description = "A filter cannot be read, AccountId is missing, or `InvalidCursor`."),
    ),
    extensions(("x-permission" = json!("billables.read"))),
)]
#[get("/billables")]
pub(crate) async fn list_billables(
    request: HttpRequest,
    state: Data<State>,
    caller: Caller<ReadBillables>,
    Dto(list): Dto<ListBillables>,
) -> Result<Reply<ListBillablesResponse>, ApiError> {
    let query = list.parse(state.settings.call_sid_mode)?;
    let account_id = caller.list_account(query.account_id.clone())?;
    let BillableQuery { customer_id, session_id, call_sid, status, from, to, page, .. } = query;
    let mut filter = BillableFilter { account_id, customer_id, session_id, call_sid, status, from, to, before: None };
    let list = List::new("ListBillables")
        .with("accountId", Some(&filter.account_id))
        .with("customerId", filter.customer_id.as_ref())
        .with("sessionId", filter.session_id.as_ref())
        .with("callSid", filter.call_sid.as_ref())
        .with("status", filter.status.map(Status::as_str))
        .with("from", filter.from)
        .with("to", filter.to);
    if let Some(cursor) = page.cursor {
        let read = |bytes: &[u8]| bytes.try_into().ok().map(BillableId::from_bytes);
        filter.before = Some(list.position(&cursor, read)?);
    }
    let scope = caller.identity().billable_scope();
    let store = state.store.clone();
    let page = blocking(move || store.billable_list(&scope, &filter, page.limit)).await?;
    let last = page.items.last().filter(|_| page.has_more);
    let next_cursor = last.map(|billable| list.cursor(billable.id.as_bytes()));
    let next = next_url(&request, next_cursor.as_deref());
    let items = page.items.into_iter().map(BillableInfo::from).collect();
    Ok(Reply::ok(ListBillablesResponse { items, next_cursor, has_more_pages: page.has_more }).with_next(next))
}

/// Read a billable
///
/// A billable that is not the caller's to read is not found.
#[utoipa::path(
    operation_id = "GetBillable",
    tag = "Billables",
    params(GetBillable),
    responses(
        (status = 200, description = "The billable as it is now.", body = BillableInfo),
        (status = 404, description = "`NotFound`: unknown, or not the caller's to see."),
    ),
    extensions(("x-permission" = json!("billables.read"))),
)]
#[get("/billables/{id}")]
pub(crate) async fn get_billable(
    state: Data<State>,
    caller: Caller<ReadBillables>,
    Dto(request): Dto<GetBillable>,
) -> Result<Reply<BillableInfo>, ApiError> {
    let id = billable_id(request.id)?;
    let scope = caller.identity().billable_scope();
    let store = state.store.clone();
    let found = blocking(move || store.billable_find(&scope, id)).await?;
    found.map(|billable| Reply::ok(billable.into())).ok_or_else(not_found)
}

/// Void a billable
///
/// Takes a billable off that was reported by mistake. It stays readable, and the same report then answers 409
/// `BillableVoided`. Voiding what is voided changes nothing and answers 200; the first reason stays.
#[utoipa::path(
    operation_id = "VoidBillable",
    tag = "Billables",
    params(("id" = String, Path, description = "The billable's id.", example = "019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10")),
    request_body = VoidBillable,
    responses(
        (status = 200, description = "The billable, voided.", body = BillableInfo),
        (status = 404, description = "`NotFound`: unknown, or not the caller's to see."),
    ),
    extensions(("x-permission" = json!("billables.void"))),
)]
#[post("/billables/{id}/void")]
pub(crate) async fn void_billable(
    state: Data<State>,
    caller: Caller<VoidBillables>,
    Dto(request): Dto<VoidBillable>,
) -> Result<Reply<BillableInfo>, ApiError> {
    let reason = parse_reason(request.reason)?;
    let id = billable_id(request.id)?;
    let (scope, act, store) = (caller.identity().billable_scope(), caller.act(&state), state.store.clone());
    let found = blocking(move || store.billable_void(&scope, id, &reason, &act)).await?;
    found.map(|billable| Reply::ok(billable.into())).ok_or_else(not_found)
}

/// Reinstate a voided billable
///
/// Puts a voided billable back while the call has no other live one. Reinstating what is live changes nothing and
/// answers 200.
#[utoipa::path(
    operation_id = "ReinstateBillable",
    tag = "Billables",
    params(("id" = String, Path, description = "The billable's id.", example = "019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10")),
    request_body = ReinstateBillable,
    responses(
        (status = 200, description = "The billable, live.", body = BillableInfo),
        (status = 404, description = "`NotFound`: unknown, or not the caller's to see."),
        (status = 409, description = "`BillableConflict`: the call has another live billable."),
    ),
    extensions(("x-permission" = json!("billables.void"))),
)]
#[post("/billables/{id}/reinstate")]
pub(crate) async fn reinstate_billable(
    state: Data<State>,
    caller: Caller<VoidBillables>,
    Dto(request): Dto<ReinstateBillable>,
) -> Result<Reply<BillableInfo>, ApiError> {
    let reason = parse_reason(request.reason)?;
    let id = billable_id(request.id)?;
    let (scope, act, store) = (caller.identity().billable_scope(), caller.act(&state), state.store.clone());
    let readable = scope.clone();
    match blocking(move || store.billable_reinstate(&scope, id, &reason, &act)).await? {
        Reinstatement::Live(billable) => Ok(Reply::ok(billable.into())),
        Reinstatement::Conflict(billable) => Err(conflict(&billable, &readable)),
        Reinstatement::NotFound => Err(not_found()),
    }
}

fn parse_reason(reason: Option<String>) -> Result<Reason, ApiError> {
    let mut findings = Findings::default();
    let reason = findings.required(Member::REASON, reason, Reason::parse);
    Ok(findings.finish(reason)?)
}

/// The id of a path; what cannot be an id is not found.
fn billable_id(id: Option<String>) -> Result<BillableId, ApiError> {
    id.and_then(|id| BillableId::parse(&id).ok()).ok_or_else(not_found)
}

fn not_found() -> ApiError {
    ApiError::not_found("There is no such billable, or it is not yours to see.")
}
