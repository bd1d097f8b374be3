//! Sessions over HTTP: create, read, list.

use actix_web::web::Data;
use actix_web::{HttpRequest, get, post};
use billables_contract::{GetSession, ListSessions, ListSessionsResponse, NewSession, SessionInfo};
use billables_domain::{self as domain, SessionId};

use crate::blocking::blocking;
use crate::caller::{Caller, ManageDirectory};
use crate::cursor::List;
use crate::dto::Dto;
use crate::error::ApiError;
use crate::lists::{id_position, next_url};
use crate::reply::Reply;
use crate::routes::{inserted, named_account, one};
use crate::state::State;

/// Create a session
///
/// Creating one again with the same members gives it back.
#[utoipa::path(
    operation_id = "NewSession",
    tag = "Sessions",
    request_body = NewSession,
    responses(
        (status = 201, description = "The session is created.", body = SessionInfo,
            headers(("Location" = String, description = "Where the session is read."))),
        (status = 200, description = "The session exists with the same members.", body = SessionInfo),
        (status = 404, description = "`NotFound`: the account or the customer is unknown."),
        (status = 409, description = "`AlreadyExists`: the id belongs to a session with other members."),
    ),
    extensions(("x-permission" = json!("directory.manage"))),
)]
#[post("/sessions")]
pub(crate) async fn new_session(
    state: Data<State>,
    caller: Caller<ManageDirectory>,
    Dto(request): Dto<NewSession>,
) -> Result<Reply<SessionInfo>, ApiError> {
    let fresh_id = SessionId::parse(&state.fresh_id()).map_err(ApiError::internal)?;
    let session = domain::NewSession::from(request).parse(state.settings.call_sid_mode, fresh_id, state.now())?;
    caller.require_account(&session.account_id)?;
    let location = format!("/sessions/{}?accountId={}", session.id, session.account_id);
    let (act, store) = (caller.act(&state), state.store.clone());
    inserted(blocking(move || Ok(store.session_insert(&session, &act))).await?, location)
}

/// List the sessions of an account, by id
///
/// The account may be left out by a caller who has exactly one.
#[utoipa::path(
    operation_id = "ListSessions",
    tag = "Sessions",
    params(ListSessions),
    responses(
        (status = 200, description = "A page of sessions.", body = ListSessionsResponse,
            headers(("Link" = String, description = "The next page, `rel=\"next\"`; absent on the last one."))),
        (status = 400, description = "A filter cannot be read, AccountId is missing, or `InvalidCursor`."),
    ),
    extensions(("x-permission" = json!("directory.manage"))),
)]
#[get("/sessions")]
pub(crate) async fn list_sessions(
    request: HttpRequest,
    state: Data<State>,
    caller: Caller<ManageDirectory>,
    Dto(list): Dto<ListSessions>,
) -> Result<Reply<ListSessionsResponse>, ApiError> {
    let query = list.parse()?;
    let account_id = caller.list_account(query.account_id)?;
    let customer_id = query.customer_id;
    let list = List::new("ListSessions").with("accountId", Some(&account_id)).with("customerId", customer_id.as_ref());
    let after = id_position(&list, query.page.cursor, SessionId::parse)?;
    let store = state.store.clone();
    let limit = query.page.limit;
    let page = blocking(move || store.session_list(&account_id, customer_id.as_ref(), after.as_ref(), limit)).await?;
    let last = page.items.last().filter(|_| page.has_more);
    let next_cursor = last.map(|session| list.cursor(session.id.as_str().as_bytes()));
    let next = next_url(&request, next_cursor.as_deref());
    let items = page.items.into_iter().map(SessionInfo::from).collect();
    Ok(Reply::ok(ListSessionsResponse { items, next_cursor, has_more_pages: page.has_more }).with_next(next))
}

/// Read a session
///
/// The id is looked for in the caller's accounts. Where several of them have a session of this id, `accountId` says
/// which is meant.
#[utoipa::path(
    operation_id = "GetSession",
    tag = "Sessions",
    params(("id" = String, Path, description = "The session's id.", example = "demo-session"), GetSession),
    responses(
        (status = 200, description = "The session.", body = SessionInfo),
        (status = 404, description = "`NotFound`: unknown, or not the caller's to see."),
    ),
    extensions(("x-permission" = json!("directory.manage"))),
)]
#[get("/sessions/{id}")]
pub(crate) async fn get_session(
    state: Data<State>,
    caller: Caller<ManageDirectory>,
    Dto(request): Dto<GetSession>,
) -> Result<Reply<SessionInfo>, ApiError> {
    let not_found = || ApiError::not_found("There is no such session, or it is not yours to see.");
    let account_id = named_account(&caller, request.account_id)?;
    let id = request.id.and_then(|id| SessionId::parse(&id).ok()).ok_or_else(not_found)?;
    let scope = caller.identity().accounts.clone();
    let store = state.store.clone();
    let found = blocking(move || store.session_find(&scope, account_id.as_ref(), &id)).await?;
    Ok(Reply::ok(one(found, not_found)?.into()))
}
