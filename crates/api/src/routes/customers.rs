//! Customers over HTTP: create, read, list.

use actix_web::web::Data;
use actix_web::{HttpRequest, get, post};
use billables_contract::{CustomerInfo, GetCustomer, ListCustomers, ListCustomersResponse, NewCustomer};
use billables_domain::{self as domain, CustomerId};

use crate::blocking::blocking;
use crate::caller::{Caller, ManageDirectory};
use crate::cursor::List;
use crate::dto::Dto;
use crate::error::ApiError;
use crate::lists::{id_position, next_url};
use crate::reply::Reply;
use crate::routes::{inserted, named_account, one};
use crate::state::State;

/// Create a customer
///
/// Creating one again with the same members gives it back.
#[utoipa::path(
    operation_id = "NewCustomer",
    tag = "Customers",
    request_body = NewCustomer,
    responses(
        (status = 201, description = "The customer is created.", body = CustomerInfo,
            headers(("Location" = String, description = "Where the customer is read."))),
        (status = 200, description = "The customer exists with the same members.", body = CustomerInfo),
        (status = 404, description = "`NotFound`: the account or the parent customer is unknown."),
        (status = 409, description = "`AlreadyExists`: the id belongs to a customer with other members."),
    ),
    extensions(("x-permission" = json!("directory.manage"))),
)]
#[post("/customers")]
pub(crate) async fn new_customer(
    state: Data<State>,
    caller: Caller<ManageDirectory>,
    Dto(request): Dto<NewCustomer>,
) -> Result<Reply<CustomerInfo>, ApiError> {
    let fresh_id = CustomerId::parse(&state.fresh_id()).map_err(ApiError::internal)?;
    let customer = domain::NewCustomer::from(request).parse(fresh_id, state.now())?;
    caller.require_account(&customer.account_id)?;
    let location = format!("/customers/{}?accountId={}", customer.id, customer.account_id);
    let (act, store) = (caller.act(&state), state.store.clone());
    inserted(blocking(move || Ok(store.customer_insert(&customer, &act))).await?, location)
}

/// List the customers of an account, by id
///
/// The account may be left out by a caller who has exactly one.
#[utoipa::path(
    operation_id = "ListCustomers",
    tag = "Customers",
    params(ListCustomers),
    responses(
        (status = 200, description = "A page of customers.", body = ListCustomersResponse,
            headers(("Link" = String, description = "The next page, `rel=\"next\"`; absent on the last one."))),
        (status = 400, description = "A filter cannot be read, AccountId is missing, or `InvalidCursor`."),
    ),
    extensions(("x-permission" = json!("directory.manage"))),
)]
#[get("/customers")]
pub(crate) async fn list_customers(
    request: HttpRequest,
    state: Data<State>,
    caller: Caller<ManageDirectory>,
    Dto(list): Dto<ListCustomers>,
) -> Result<Reply<ListCustomersResponse>, ApiError> {
    let query = list.parse()?;
    let account_id = caller.list_account(query.account_id)?;
    let list = List::new("ListCustomers").with("accountId", Some(&account_id));
    let after = id_position(&list, query.page.cursor, CustomerId::parse)?;
    let store = state.store.clone();
    let page = blocking(move || store.customer_list(&account_id, after.as_ref(), query.page.limit)).await?;
    let last = page.items.last().filter(|_| page.has_more);
    let next_cursor = last.map(|customer| list.cursor(customer.id.as_str().as_bytes()));
    let next = next_url(&request, next_cursor.as_deref());
    let items = page.items.into_iter().map(CustomerInfo::from).collect();
    Ok(Reply::ok(ListCustomersResponse { items, next_cursor, has_more_pages: page.has_more }).with_next(next))
}

/// Read a customer
///
/// The id is looked for in the caller's accounts. Where several of them have a customer of this id, `accountId` says
/// which is meant.
#[utoipa::path(
    operation_id = "GetCustomer",
    tag = "Customers",
    params(("id" = String, Path, description = "The customer's id.", example = "acme"), GetCustomer),
    responses(
        (status = 200, description = "The customer.", body = CustomerInfo),
        (status = 404, description = "`NotFound`: unknown, or not the caller's to see."),
    ),
    extensions(("x-permission" = json!("directory.manage"))),
)]
#[get("/customers/{id}")]
pub(crate) async fn get_customer(
    state: Data<State>,
    caller: Caller<ManageDirectory>,
    Dto(request): Dto<GetCustomer>,
) -> Result<Reply<CustomerInfo>, ApiError> {
    let not_found = || ApiError::not_found("There is no such customer, or it is not yours to see.");
    let account_id = named_account(&caller, request.account_id)?;
    let id = request.id.and_then(|id| CustomerId::parse(&id).ok()).ok_or_else(not_found)?;
    let scope = caller.identity().accounts.clone();
    let store = state.store.clone();
    let found = blocking(move || store.customer_find(&scope, account_id.as_ref(), &id)).await?;
    Ok(Reply::ok(one(found, not_found)?.into()))
}
