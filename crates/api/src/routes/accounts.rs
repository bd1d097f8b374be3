//! Accounts over HTTP: create, read, list.

use actix_web::HttpRequest;
use actix_web::web::Data;
use billables_auth::Permission;
use billables_billing::AccountPatch;
use billables_contract::{
    AccountInfo, ErrorCode, GetAccount, ListAccounts, ListAccountsResponse, NewAccount, PatchAccount, Request as _,
};
use billables_domain::{Account, AccountId, AccountScope};

use crate::blocking::store_call;
use crate::call::Call;
use crate::caller::{ManageAccounts, ManageSettings, ReadAccounts};
use crate::cursor::List;
use crate::error::ApiError;
use crate::lists::{id_position, page_reply};
use crate::reply::Reply;
use crate::routes::directory::{account_missing, inserted_as, refused, shown_month};
use crate::state::State;

/// Create an account
///
/// If an account with the same id and members exists, the answer is 200 with that account. A token for named accounts can create
/// only those accounts. A new account has the time zone UTC, the currency USD and the country US; `PatchAccount` changes them.
#[utoipa::path(
    post,
    path = "/accounts",
    request_body = NewAccount,
    responses(
        (status = 201, description = "The account is created.", body = AccountInfo,
            headers(("Location" = String, description = "The path of the account."))),
        (status = 200, description = "The account exists with the same members.", body = AccountInfo),
        (status = 409, description = "`AlreadyExists`: the id belongs to an account with other members."),
    ),
)]
pub(crate) async fn new_account(
    state: Data<State>,
    Call(caller, (id, name)): Call<ManageAccounts, NewAccount>,
) -> Result<Reply<AccountInfo>, ApiError> {
    let id = match id {
        Some(id) => {
            caller.require_account(&id)?;
            id
        }
        // A token for named accounts cannot name an id that the service is about to make.
        None if caller.identity().accounts != AccountScope::All => {
            let message = "An account without an Id needs a token for all accounts. Send an Id that your token names.";
            return Err(ApiError::new(ErrorCode::AccountForbidden, message));
        }
        None => state.fresh_id().into(),
    };
    let account = Account { id, name, date_created: state.now() };
    let location = format!("/accounts/{}", account.id);
    let act = caller.act(&state);
    let written = store_call(&state.store, move |store| {
        let result = store.account_insert(&account, &act);
        let book = if result.is_ok() { store.account_book(&account.id)? } else { None };
        Ok((result, book))
    });
    let (result, book) = written.await?;
    inserted_as(result, location, |account| match book {
        Some(book) => AccountInfo::with_settings(account, &book, book.zones().month_of(state.now())),
        None => account.into(),
    })
}

/// List accounts, by id
///
/// Lists the existing accounts within the caller's scope.
#[utoipa::path(
    get,
    path = "/accounts",
    params(ListAccounts),
    responses(
        (status = 200, description = "A page of accounts.", body = ListAccountsResponse,
            headers(("Link" = String, description = "The next page, `rel=\"next\"`; absent on the last one."))),
        (status = 400, description = "A member cannot be read, or `InvalidCursor`."),
    ),
)]
pub(crate) async fn list_accounts(
    request: HttpRequest,
    state: Data<State>,
    Call(caller, page): Call<ReadAccounts, ListAccounts>,
) -> Result<Reply<ListAccountsResponse>, ApiError> {
    let list = List::new(ListAccounts::NAME);
    let after = id_position(&list, page.cursor, AccountId::parse)?;
    let scope = caller.identity().accounts.clone();
    let page = store_call(&state.store, move |store| store.account_list(&scope, after.as_ref(), page.limit)).await?;
    Ok(page_reply(&request, &list, page, |account| account.id.as_str().as_bytes()))
}

/// Read an account
///
/// The billing settings are those of the current month. An account outside the caller's scope gives 404. In CSV the answer has the
/// billing settings alone, because CSV writes the first member that is an object.
#[utoipa::path(
    get,
    path = "/accounts/{accountId}",
    params(GetAccount),
    responses(
        (status = 200, description = "The account.", body = AccountInfo),
        (status = 404, description = "`NotFound`: the account does not exist or is outside the caller's scope."),
    ),
)]
pub(crate) async fn get_account(
    state: Data<State>,
    Call(caller, id): Call<ReadAccounts, GetAccount>,
) -> Result<Reply<AccountInfo>, ApiError> {
    let id = caller.account_of_path(id)?;
    let found = store_call(&state.store, move |store| Ok((store.account_find(&id)?, store.account_book(&id)?))).await?;
    let (Some(account), Some(book)) = found else { return Err(account_missing()) };
    Ok(Reply::ok(AccountInfo::with_settings(account, &book, book.zones().month_of(state.now()))))
}

/// Change an account's settings, name, time zone, currency or country
///
/// The answer has the settings of the month from which they count. Billing settings need the role Manager or
/// SystemAdministrator, the other members SystemAdministrator. A change that changes nothing is harmless.
#[utoipa::path(
    patch,
    path = "/accounts/{accountId}",
    params(("accountId" = String, Path, description = "The account's id.", example = "demo")),
    request_body = PatchAccount,
    responses(
        (status = 200, description = "The account, changed.", body = AccountInfo),
        (status = 404, description = "`NotFound`: the account does not exist or is outside the caller's scope."),
        (status = 409, description = "`MonthStated`: the change reaches a month that a statement has stated."),
    ),
)]
pub(crate) async fn patch_account(
    state: Data<State>,
    Call(caller, (id, patch)): Call<ManageSettings, PatchAccount>,
) -> Result<Reply<AccountInfo>, ApiError> {
    let id = caller.account_of_path(id)?;
    let AccountPatch { name, time_zone, currency, country, .. } = &patch;
    if name.is_some() || time_zone.is_some() || currency.is_some() || country.is_some() {
        caller.require(Permission::ManageAccounts)?;
    }
    let act = caller.act(&state);
    let changed = store_call(&state.store, move |store| Ok(store.account_patch(&id, &patch, &act))).await?;
    let changed = changed.map_err(refused)?;
    let month = shown_month(&changed, state.now());
    Ok(Reply::ok(AccountInfo::with_settings(changed.value, &changed.book, month)))
}
