//! Accounts over HTTP: create, read, list.

use actix_web::web::Data;
use actix_web::{HttpRequest, get, post};
use billables_contract::{AccountInfo, ErrorCode, GetAccount, ListAccounts, ListAccountsResponse, NewAccount};
use billables_domain::{self as domain, Account, AccountId, AccountScope};

use crate::blocking::blocking;
use crate::caller::{Caller, ManageAccounts};
use crate::cursor::List;
use crate::dto::Dto;
use crate::error::ApiError;
use crate::lists::{id_position, next_url};
use crate::reply::Reply;
use crate::routes::inserted;
use crate::state::State;

/// Create an account
///
/// Creating one again with the same members gives it back. A token for named accounts creates those alone.
#[utoipa::path(
    operation_id = "NewAccount",
    tag = "Accounts",
    request_body = NewAccount,
    responses(
        (status = 201, description = "The account is created.", body = AccountInfo,
            headers(("Location" = String, description = "Where the account is read."))),
        (status = 200, description = "The account exists with the same members.", body = AccountInfo),
        (status = 409, description = "`AlreadyExists`: the id belongs to an account with other members."),
    ),
    extensions(("x-permission" = json!("accounts.manage"))),
)]
#[post("/accounts")]
pub(crate) async fn new_account(
    state: Data<State>,
    caller: Caller<ManageAccounts>,
    Dto(request): Dto<NewAccount>,
) -> Result<Reply<AccountInfo>, ApiError> {
    let (id, name) = domain::NewAccount::from(request).parse()?;
    let id = match id {
        Some(id) => {
            caller.require_account(&id)?;
            id
        }
        // A fresh id is none that a token for named accounts could name.
        None if caller.identity().accounts != AccountScope::All => {
            let message =
                "An account with a fresh id takes a token for all accounts. Send an Id that your token names.";
            return Err(ApiError::new(ErrorCode::AccountForbidden, message));
        }
        None => AccountId::parse(&state.fresh_id()).map_err(ApiError::internal)?,
    };
    let account = Account { id, name, date_created: state.now() };
    let location = format!("/accounts/{}", account.id);
    let (act, store) = (caller.act(&state), state.store.clone());
    inserted(blocking(move || Ok(store.account_insert(&account, &act))).await?, location)
}

/// List accounts, by id
///
/// Lists the caller's accounts that exist.
#[utoipa::path(
    operation_id = "ListAccounts",
    tag = "Accounts",
    params(ListAccounts),
    responses(
        (status = 200, description = "A page of accounts.", body = ListAccountsResponse,
            headers(("Link" = String, description = "The next page, `rel=\"next\"`; absent on the last one."))),
        (status = 400, description = "A member cannot be read, or `InvalidCursor`."),
    ),
    extensions(("x-permission" = json!("accounts.manage"))),
)]
#[get("/accounts")]
pub(crate) async fn list_accounts(
    request: HttpRequest,
    state: Data<State>,
    caller: Caller<ManageAccounts>,
    Dto(list): Dto<ListAccounts>,
) -> Result<Reply<ListAccountsResponse>, ApiError> {
    let page = list.parse()?;
    let list = List::new("ListAccounts");
    let after = id_position(&list, page.cursor, AccountId::parse)?;
    let scope = caller.identity().accounts.clone();
    let store = state.store.clone();
    let page = blocking(move || store.account_list(&scope, after.as_ref(), page.limit)).await?;
    let last = page.items.last().filter(|_| page.has_more);
    let next_cursor = last.map(|account| list.cursor(account.id.as_str().as_bytes()));
    let next = next_url(&request, next_cursor.as_deref());
    let items = page.items.into_iter().map(AccountInfo::from).collect();
    Ok(Reply::ok(ListAccountsResponse { items, next_cursor, has_more_pages: page.has_more }).with_next(next))
}

/// Read an account
///
/// An account that is not one of the caller's is not found.
#[utoipa::path(
    operation_id = "GetAccount",
    tag = "Accounts",
    params(GetAccount),
    responses(
        (status = 200, description = "The account.", body = AccountInfo),
        (status = 404, description = "`NotFound`: unknown, or not the caller's to see."),
    ),
    extensions(("x-permission" = json!("accounts.manage"))),
)]
#[get("/accounts/{id}")]
pub(crate) async fn get_account(
    state: Data<State>,
    caller: Caller<ManageAccounts>,
    Dto(request): Dto<GetAccount>,
) -> Result<Reply<AccountInfo>, ApiError> {
    let not_found = || ApiError::not_found("There is no such account, or it is not yours to see.");
    let id = request.id.and_then(|id| AccountId::parse(&id).ok()).ok_or_else(not_found)?;
    if !caller.identity().accounts.contains(&id) {
        return Err(not_found());
    }
    let store = state.store.clone();
    let found = blocking(move || store.account_find(&id)).await?;
    found.map(|account| Reply::ok(account.into())).ok_or_else(not_found)
}
