//! Totals over HTTP: what customers owe, by day, month, customer and item.

use std::collections::BTreeSet;

use actix_web::web::Data;
use billables_billing::Month;
use billables_contract::{
    AccountDays, BillingCustomerInfo, BillingInfo, BillingPreview, BillingPreviewItem, BillingTotal, BillingTotals,
    BillingTotalsItem, DayRange, GetBilling, GetBillingTotals, ListUsageRecords, PreviewBilling, PreviewRequest,
    TotalsKey, TotalsRequest, UsageRecordInfo, exact_number,
};
use billables_domain::{AccountId, Timestamp};
use billables_persistence::{
    self as persistence, BillingCustomer, PreviewItem, PreviewQuery, Totals, TotalsGroup, TotalsItem, TotalsQuery,
    UsageRecord,
};

use crate::bare_list::BareList;
use crate::blocking::store_call;
use crate::call::Call;
use crate::caller::{self, ReadCalls, ReadTotals};
use crate::error::ApiError;
use crate::reply::Reply;
use crate::routes::directory::account_missing;
use crate::routes::money::{readable_customers, refused_totals};
use crate::state::State;

/// Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.
///
/// Lists the customers with billed calls in the range, by id. `internationalCosts` is the sum of the carrier's prices of calls to
/// or from numbers of another country than the account's; prices in another currency are left out, and GetBillingTotals counts
/// them. Days are those of the account's time zone.
// The published page fixes the first paragraph to the letter. The published listings have no marker of a verb.
#[utoipa::path(
    get,
    path = "/billing",
    params(GetBilling),
    responses(
        (status = 200, description = "The customers.", body = BillingInfo),
        (status = 400, description = "A member cannot be read, is missing, or the range is too long."),
        (status = 404, description = "`NotFound`: the customer does not exist or is outside the caller's scope."),
    ),
    extensions(("x-dotnet-markers" = json!([]))),
)]
pub(crate) async fn get_billing(
    state: Data<State>,
    Call(caller, request): Call<ReadTotals, GetBilling>,
) -> Result<Reply<BillingInfo>, ApiError> {
    let TotalsRequest { account_id, customer_id, days, .. } = request;
    let account_id = caller.list_account(account_id)?;
    let (scope, as_of) = (caller.identity().billable_scope(), state.now());
    let found = store_call(&state.store, move |store| {
        let customers = readable_customers(store, &scope, &account_id)?;
        Ok(store.billing(&TotalsQuery { customers, customer_id, ..of_account(account_id, days, as_of) }))
    });
    let found = found.await?.map_err(refused_totals)?.ok_or_else(account_missing)?;
    let customer = |customer: &BillingCustomer| BillingCustomerInfo {
        customer_id: customer.customer_id.to_string(),
        international_costs: exact_number(customer.international_costs),
        has_call_recording: customer.has_call_recording,
    };
    Ok(Reply::ok(BillingInfo { customers: found.iter().map(customer).collect() }))
}

/// Read counts and amounts of a range of days
///
/// The amounts are in the account's currency and follow the counts within seconds: `pendingCalls` have no amount yet. A pending
/// call stands under the day of its report, and moves to its own day when its facts come. Each line has the keys that `groupBy`
/// names, and lines add up to the total.
#[utoipa::path(
    get,
    path = "/billing/totals",
    params(GetBillingTotals),
    responses(
        (status = 200, description = "The totals.", body = BillingTotals),
        (status = 400, description = "A member cannot be read, the range is too long, or AccountId is missing."),
        (status = 404, description = "`NotFound`: the customer does not exist or is outside the caller's scope."),
        (status = 409, description = "`AmountTooLarge`: an amount does not fit."),
    ),
)]
pub(crate) async fn get_billing_totals(
    state: Data<State>,
    Call(caller, request): Call<ReadTotals, GetBillingTotals>,
) -> Result<Reply<BillingTotals>, ApiError> {
    let TotalsRequest { account_id, customer_id, include_descendants, days, group_by } = request;
    let account_id = caller.list_account(account_id)?;
    let (scope, as_of) = (caller.identity().billable_scope(), state.now());
    let totals = store_call(&state.store, move |store| {
        let customers = readable_customers(store, &scope, &account_id)?;
        Ok(store.totals(&TotalsQuery {
            account_id,
            customers,
            customer_id,
            include_descendants,
            first_day: days.first,
            last_day: days.last,
            group_by: group_by.into_iter().map(group).collect(),
            as_of,
        }))
    });
    let totals = totals.await?.map_err(refused_totals)?.ok_or_else(account_missing)?;
    Ok(Reply::ok(totals_answer(&totals)))
}

/// Gets all usage records for specified date range
///
/// One record for each item of the bill, made from the totals of the days. Without dates the range is the current month up to
/// today. `count` is a number of calls, `usage` the billed seconds, and `price` the amount in the account's currency.
#[utoipa::path(
    get,
    path = "/billing/usage",
    params(ListUsageRecords),
    responses(
        (status = 200, description = "The records.", body = Vec<UsageRecordInfo>),
        (status = 400, description = "A member cannot be read, the range is too long, or AccountId is missing."),
        (status = 409, description = "`AmountTooLarge`: an amount does not fit."),
    ),
)]
pub(crate) async fn list_usage_records(
    state: Data<State>,
    Call(caller, AccountDays { account_id, days }): Call<ReadCalls, ListUsageRecords>,
) -> Result<BareList<UsageRecordInfo>, ApiError> {
    let account_id = caller.list_account(account_id)?;
    let (id, as_of) = (account_id.clone(), state.now());
    let book = store_call(&state.store, move |store| store.list_book(&id)).await?.ok_or_else(account_missing)?;
    let days = days.with_defaults(book.zones().day_of(as_of))?;
    let query = of_account(account_id.clone(), days, as_of);
    let records = store_call(&state.store, move |store| Ok(store.usage(&query))).await?.map_err(refused_totals)?;
    let records = records.ok_or_else(account_missing)?;
    Ok(BareList::new("UsageRecordInfo", records.iter().map(|record| usage_record(&account_id, record)).collect()))
}

/// Compute the amounts that a month would have with other billing settings
///
/// The answer has the amounts of the month as they are and as they would be with the given items: of the customer as its own, or
/// else of the account for all customers without settings of their own. Nothing is written.
#[utoipa::path(
    post,
    path = "/billing/preview",
    request_body = PreviewBilling,
    responses(
        (status = 200, description = "The amounts of the month.", body = BillingPreview),
        (status = 404, description = "`NotFound`: the customer does not exist."),
        (status = 409, description = "`AmountTooLarge`: an amount does not fit."),
    ),
)]
pub(crate) async fn preview_billing(
    state: Data<State>,
    Call(caller, request): Call<caller::PreviewBilling, PreviewBilling>,
) -> Result<Reply<BillingPreview>, ApiError> {
    caller.require_account(&request.account_id)?;
    let PreviewRequest { account_id, customer_id, month, items } = request;
    let query = PreviewQuery { account_id, customer_id, month, items, as_of: state.now() };
    let preview = store_call(&state.store, move |store| Ok(store.billing_preview(&query))).await?;
    let preview = preview.map_err(refused_totals)?.ok_or_else(account_missing)?;
    Ok(Reply::ok(preview_answer(&preview, month)))
}

fn preview_answer(preview: &persistence::BillingPreview, month: Month) -> BillingPreview {
    let money = |amount: i64| preview.currency.format_minor(amount);
    let item = |item: &PreviewItem| BillingPreviewItem {
        item: item.item.name().to_owned(),
        amount: money(item.amount),
        preview_amount: money(item.preview_amount),
    };
    BillingPreview {
        currency: preview.currency.code().to_owned(),
        month: month.to_string(),
        items: preview.items.iter().map(item).collect(),
        amount: money(preview.amount),
        preview_amount: money(preview.preview_amount),
        pending_calls: preview.pending_calls,
    }
}

/// The published totals of an account.
fn of_account(account_id: AccountId, days: DayRange, as_of: Timestamp) -> TotalsQuery {
    TotalsQuery {
        account_id,
        customers: None,
        customer_id: None,
        include_descendants: false,
        first_day: days.first,
        last_day: days.last,
        group_by: BTreeSet::new(),
        as_of,
    }
}

fn group(key: TotalsKey) -> TotalsGroup {
    match key {
        TotalsKey::Day => TotalsGroup::Day,
        TotalsKey::Month => TotalsGroup::Month,
        TotalsKey::Customer => TotalsGroup::Customer,
        TotalsKey::Item => TotalsGroup::Item,
    }
}

/// The totals as `GetBillingTotals` answers them. Totals that are not grouped have no lines, and the total alone.
pub fn totals_answer(totals: &Totals) -> BillingTotals {
    let is_grouped = |line: &&TotalsItem| {
        line.customer_id.is_some() || line.month.is_some() || line.day.is_some() || line.item.is_some()
    };
    let line = |line: &TotalsItem| BillingTotalsItem {
        customer_id: line.customer_id.as_ref().map(ToString::to_string),
        customer_name: line.customer_name.as_ref().map(ToString::to_string),
        day: line.day.map(|day| day.to_string()),
        month: line.month.map(|month| month.to_string()),
        item: line.item.map(|item| item.name().to_owned()),
        calls: line.calls,
        answered_calls: line.answered_calls,
        pending_calls: line.pending_calls,
        voided_calls: line.voided_calls,
        seconds: line.seconds,
        billed_seconds: line.billed_seconds,
        unpriced_international_calls: line.foreign_unpriced_calls,
        amount: totals.currency.format_minor(line.amount),
    };
    let total = line(&totals.total);
    BillingTotals {
        currency: totals.currency.code().to_owned(),
        time_zone: totals.time_zone.clone(),
        as_of: totals.as_of.to_string(),
        items: totals.items.iter().filter(is_grouped).map(line).collect(),
        total: BillingTotal {
            calls: total.calls,
            answered_calls: total.answered_calls,
            pending_calls: total.pending_calls,
            voided_calls: total.voided_calls,
            seconds: total.seconds,
            billed_seconds: total.billed_seconds,
            unpriced_international_calls: total.unpriced_international_calls,
            amount: total.amount,
        },
    }
}

fn usage_record(account_id: &AccountId, record: &UsageRecord) -> UsageRecordInfo {
    let UsageRecord { first_day, last_day, currency, .. } = record;
    UsageRecordInfo {
        account_sid: account_id.to_string(),
        category: record.category.to_owned(),
        count: record.count.into(),
        count_unit: UsageRecord::COUNT_UNIT.to_owned(),
        description: record.description.to_owned(),
        end_date: last_day.to_string(),
        price: exact_number(currency.format_minor(record.amount)),
        price_unit: currency.code().to_owned(),
        start_date: first_day.to_string(),
        usage: record.billed_seconds.to_string(),
        usage_unit: UsageRecord::USAGE_UNIT.to_owned(),
        uri: format!("/billing/totals?accountId={account_id}&startDate={first_day}&endDate={last_day}&groupBy=item"),
    }
}
