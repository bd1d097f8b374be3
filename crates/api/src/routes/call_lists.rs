//! Lists of calls over HTTP: those that nobody reported, and billables whose calls have no final facts.

use actix_web::HttpRequest;
use actix_web::web::Data;
use billables_contract::{ListPendingBillables, ListPendingBillablesResponse, ListQuery, Request as _};
use billables_domain::BillableId;
use billables_persistence::PendingQuery;

use crate::blocking::store_call;
use crate::call::Call;
use crate::caller::ReadCalls;
use crate::cursor::List;
use crate::error::ApiError;
use crate::lists::scan_reply;
use crate::reply::Reply;
use crate::routes::directory::account_missing;
use crate::routes::money::{account_days, refused_totals};
use crate::state::State;

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
