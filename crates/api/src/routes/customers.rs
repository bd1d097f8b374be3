//! Customers over HTTP: create, read, list.

use actix_web::HttpRequest;
use actix_web::web::Data;
use billables_contract::{
    CustomerInfo, CustomerMonth, EffectiveBillingSettings, GetCustomer, GetEffectiveBillingSettings, ListCustomers,
    ListCustomersResponse, NewCustomer, PatchCustomer, Request as _,
};
use billables_domain::{Customer, CustomerId};

use crate::blocking::store_call;
use crate::call::Call;
use crate::caller::{ManageDirectory, ManageSettings, ReadDirectory, ReadSettings};
use crate::cursor::List;
use crate::error::ApiError;
use crate::lists::{id_position, page_reply};
use crate::reply::Reply;
use crate::routes::directory::{find_customer, inserted, refused, shown_month};
use crate::state::State;

/// Create a customer
///
/// If a customer with the same id and members exists, the answer is 200 with that customer.
#[utoipa::path(
    post,
    path = "/customers",
    request_body = NewCustomer,
    responses(
        (status = 201, description = "The customer is created.", body = CustomerInfo,
            headers(("Location" = String, description = "The path of the customer."))),
        (status = 200, description = "The customer exists with the same members.", body = CustomerInfo),
        (status = 404, description = "`NotFound`: the account or the parent customer is unknown."),
        (status = 409, description = "`AlreadyExists`: the id belongs to a customer with other members."),
    ),
)]
pub(crate) async fn new_customer(
    state: Data<State>,
    Call(caller, customer): Call<ManageDirectory, NewCustomer>,
) -> Result<Reply<CustomerInfo>, ApiError> {
    caller.require_account(&customer.account_id)?;
    let location = format!("/customers/{}?accountId={}", customer.id, customer.account_id);
    let act = caller.act(&state);
    inserted(store_call(&state.store, move |store| Ok(store.customer_insert(&customer, &act))).await?, location)
}

/// List the customers of an account, by id
///
/// A caller with exactly one account may omit `accountId`.
#[utoipa::path(
    get,
    path = "/customers",
    params(ListCustomers),
    responses(
        (status = 200, description = "A page of customers.", body = ListCustomersResponse,
            headers(("Link" = String, description = "The next page, `rel=\"next\"`; absent on the last one."))),
        (status = 400, description = "A filter cannot be read, AccountId is missing, or `InvalidCursor`."),
    ),
)]
pub(crate) async fn list_customers(
    request: HttpRequest,
    state: Data<State>,
    Call(caller, query): Call<ReadDirectory, ListCustomers>,
) -> Result<Reply<ListCustomersResponse>, ApiError> {
    let account_id = caller.list_account(query.account_id)?;
    let list = List::new(ListCustomers::NAME).with("accountId", Some(&account_id));
    let after = id_position(&list, query.page.cursor, CustomerId::parse)?;
    let limit = query.page.limit;
    let page = store_call(&state.store, move |store| store.customer_list(&account_id, after.as_ref(), limit)).await?;
    Ok(page_reply(&request, &list, page, |customer| customer.id.as_str().as_bytes()))
}

/// Read a customer
///
/// The service searches the caller's accounts for the id. If several of these accounts have a customer with this id, the client
/// selects one with `accountId`. The billing settings are the customer's own of the current month. In CSV the answer has the billing
/// settings alone, because CSV writes the first member that is an object.
#[utoipa::path(
    get,
    path = "/customers/{customerId}",
    params(("customerId" = String, Path, description = "The customer's id.", example = "acme"), GetCustomer),
    responses(
        (status = 200, description = "The customer.", body = CustomerInfo),
        (status = 404, description = "`NotFound`: the customer does not exist or is outside the caller's scope."),
    ),
)]
pub(crate) async fn get_customer(
    state: Data<State>,
    Call(caller, target): Call<ReadDirectory, GetCustomer>,
) -> Result<Reply<CustomerInfo>, ApiError> {
    let (customer, book) = find_customer(&state, &caller, target).await?;
    let month = book.zones().month_of(state.now());
    Ok(Reply::ok(CustomerInfo::with_settings(customer, &book, month)))
}

/// Change a customer's settings, name or last month
///
/// The answer has the customer's own billing settings of the month from which they count. They count for the customer if
/// `overrideBillingSettings` is true, and otherwise those of the nearest customer above with that flag, or the account's.
#[utoipa::path(
    patch,
    path = "/customers/{customerId}",
    params(("customerId" = String, Path, description = "The customer's id.", example = "acme")),
    request_body = PatchCustomer,
    responses(
        (status = 200, description = "The customer, changed.", body = CustomerInfo),
        (status = 404, description = "`NotFound`: the customer does not exist or is outside the caller's scope."),
        (status = 409, description = "`MonthStated`: the change reaches a month that a statement has stated."),
    ),
)]
pub(crate) async fn patch_customer(
    state: Data<State>,
    Call(caller, (target, patch)): Call<ManageSettings, PatchCustomer>,
) -> Result<Reply<CustomerInfo>, ApiError> {
    let (Customer { account_id, id, .. }, _) = find_customer(&state, &caller, target).await?;
    let act = caller.act(&state);
    let changed =
        store_call(&state.store, move |store| Ok(store.customer_patch(&account_id, &id, &patch, &act))).await?;
    let changed = changed.map_err(refused)?;
    let month = shown_month(&changed, state.now());
    Ok(Reply::ok(CustomerInfo::with_settings(changed.value, &changed.book, month)))
}

/// Read the billing settings that count for a customer
///
/// Lists all nine items with their terms in a month, the owner of the settings, and their version.
#[utoipa::path(
    get,
    path = "/customers/{customerId}/billing-settings",
    params(
        ("customerId" = String, Path, description = "The customer's id.", example = "acme"),
        GetEffectiveBillingSettings,
    ),
    responses(
        (status = 200, description = "The settings that count.", body = EffectiveBillingSettings),
        (status = 404, description = "`NotFound`: the customer does not exist or is outside the caller's scope."),
    ),
)]
pub(crate) async fn get_effective_billing_settings(
    state: Data<State>,
    Call(caller, CustomerMonth { target, month }): Call<ReadSettings, GetEffectiveBillingSettings>,
) -> Result<Reply<EffectiveBillingSettings>, ApiError> {
    let (customer, book) = find_customer(&state, &caller, target).await?;
    let month = month.unwrap_or_else(|| book.zones().month_of(state.now()));
    Ok(Reply::ok(EffectiveBillingSettings::new(&customer, &book, month)))
}
