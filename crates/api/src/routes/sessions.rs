//! Sessions over HTTP: create, read, list.

use actix_web::HttpRequest;
use actix_web::web::Data;
use billables_contract::{
    GetSession, ListSessions, ListSessionsResponse, NewSession, Request as _, SessionInfo, Target,
};
use billables_domain::SessionId;

use crate::blocking::store_call;
use crate::call::Call;
use crate::caller::{ManageDirectory, ReadDirectory};
use crate::cursor::List;
use crate::error::ApiError;
use crate::lists::{id_position, page_reply};
use crate::reply::Reply;
use crate::routes::directory::{inserted, one};
use crate::state::State;

/// Create a session
///
/// If a session with the same id and members exists, the answer is 200 with that session.
#[utoipa::path(
    post,
    path = "/sessions",
    request_body = NewSession,
    responses(
        (status = 201, description = "The session is created.", body = SessionInfo,
            headers(("Location" = String, description = "The path of the session."))),
        (status = 200, description = "The session exists with the same members.", body = SessionInfo),
        (status = 404, description = "`NotFound`: the account or the customer is unknown."),
        (status = 409, description = "`AlreadyExists`: the id belongs to a session with other members."),
    ),
)]
pub(crate) async fn new_session(
    state: Data<State>,
    Call(caller, session): Call<ManageDirectory, NewSession>,
) -> Result<Reply<SessionInfo>, ApiError> {
    caller.require_account(&session.account_id)?;
    let location = format!("/sessions/{}?accountId={}", session.id, session.account_id);
    let act = caller.act(&state);
    inserted(store_call(&state.store, move |store| Ok(store.session_insert(&session, &act))).await?, location)
}

/// List the sessions of an account, by id
///
/// A caller with exactly one account may omit `accountId`.
#[utoipa::path(
    get,
    path = "/sessions",
    params(ListSessions),
    responses(
        (status = 200, description = "A page of sessions.", body = ListSessionsResponse,
            headers(("Link" = String, description = "The next page, `rel=\"next\"`; absent on the last one."))),
        (status = 400, description = "A filter cannot be read, AccountId is missing, or `InvalidCursor`."),
    ),
)]
pub(crate) async fn list_sessions(
    request: HttpRequest,
    state: Data<State>,
    Call(caller, query): Call<ReadDirectory, ListSessions>,
) -> Result<Reply<ListSessionsResponse>, ApiError> {
    let account_id = caller.list_account(query.account_id)?;
    let (customer_id, limit) = (query.filter, query.page.limit);
    let list =
        List::new(ListSessions::NAME).with("accountId", Some(&account_id)).with("customerId", customer_id.as_ref());
    let after = id_position(&list, query.page.cursor, SessionId::parse)?;
    let page = store_call(&state.store, move |store| {
        store.session_list(&account_id, customer_id.as_ref(), after.as_ref(), limit)
    });
    Ok(page_reply(&request, &list, page.await?, |session| session.id.as_str().as_bytes()))
}

/// Read a session
///
/// The service searches the caller's accounts for the id. If several of these accounts have a session with this id, the client
/// selects one with `accountId`.
#[utoipa::path(
    get,
    path = "/sessions/{id}",
    params(("id" = String, Path, description = "The session's id.", example = "demo-session"), GetSession),
    responses(
        (status = 200, description = "The session.", body = SessionInfo),
        (status = 404, description = "`NotFound`: the session does not exist or is outside the caller's scope."),
    ),
)]
pub(crate) async fn get_session(
    state: Data<State>,
    Call(caller, Target { account_id, id }): Call<ReadDirectory, GetSession>,
) -> Result<Reply<SessionInfo>, ApiError> {
    let not_found = || ApiError::not_found("There is no such session, or you may not read it.");
    caller.require_named_account(account_id.as_ref())?;
    let id = id.ok_or_else(not_found)?;
    let scope = caller.identity().accounts.clone();
    let found = store_call(&state.store, move |store| store.session_find(&scope, account_id.as_ref(), &id)).await?;
    Ok(Reply::ok(one(found, not_found)?.into()))
}
