//! Customers over HTTP: create, read, list.

use actix_web::HttpRequest;
use actix_web::web::Data;
use billables_contract::{
    CustomerInfo, GetCustomer, ListCustomers, ListCustomersResponse, NewCustomer, Request as _, Target,
};
use billables_domain::CustomerId;

use crate::blocking::store_call;
use crate::call::Call;
use crate::caller::{ManageDirectory, ReadDirectory};
use crate::cursor::List;
use crate::error::ApiError;
use crate::lists::{id_position, page_reply};
use crate::reply::Reply;
use crate::routes::directory::{inserted, one};
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
/// selects one with `accountId`.
#[utoipa::path(
    get,
    path = "/customers/{id}",
    params(("id" = String, Path, description = "The customer's id.", example = "acme"), GetCustomer),
    responses(
        (status = 200, description = "The customer.", body = CustomerInfo),
        (status = 404, description = "`NotFound`: the customer does not exist or is outside the caller's scope."),
    ),
)]
pub(crate) async fn get_customer(
    state: Data<State>,
    Call(caller, Target { account_id, id }): Call<ReadDirectory, GetCustomer>,
) -> Result<Reply<CustomerInfo>, ApiError> {
    let not_found = || ApiError::not_found("There is no such customer, or you may not read it.");
    caller.require_named_account(account_id.as_ref())?;
    let id = id.ok_or_else(not_found)?;
    let scope = caller.identity().accounts.clone();
    let found = store_call(&state.store, move |store| store.customer_find(&scope, account_id.as_ref(), &id)).await?;
    Ok(Reply::ok(one(found, not_found)?.into()))
}
