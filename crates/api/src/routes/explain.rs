//! The explanation of a billable over HTTP.

use actix_web::web::Data;
use billables_billing::Item;
use billables_contract::{
    BillableExplanation, BillingItem, ExplainBillable, ExplainedFacts, ExplainedStep, ExplainedTerms, Target,
    exact_number,
};
use billables_domain::{BillableScope, CustomerId, CustomerKey};
use billables_persistence::{BillableExplanation as Explanation, ExplainedRating, ExplainedVersion};

use crate::blocking::store_call;
use crate::call::Call;
use crate::caller::ReadTotals;
use crate::error::ApiError;
use crate::reply::Reply;
use crate::routes::directory::one;
use crate::routes::money::{refused_totals, with_descendants};
use crate::state::State;

/// Explain a billable
///
/// Gives each step with its numbers: the report, the facts of the call and their versions, the rounding to increments, the sums
/// of the customer's month, allowance, price, and the settings with their version. `difference` is the month's amount less what
/// the amount would be without this call. These differences do not add up, because allowance and rounding act on the month. With
/// `accountId` the service looks in that account alone, without it in all accounts of the caller.
#[utoipa::path(
    get,
    path = "/billables/{id}/explain",
    params(
        ("id" = String, Path, description = "The billable's id.", example = "019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10"),
        ExplainBillable,
    ),
    responses(
        (status = 200, description = "The explanation.", body = BillableExplanation),
        (status = 404, description = "`NotFound`: the billable does not exist or is outside the caller's scope."),
        (status = 409, description = "`AmountTooLarge`: an amount does not fit."),
    ),
)]
pub(crate) async fn explain_billable(
    state: Data<State>,
    Call(caller, Target { account_id, id }): Call<ReadTotals, ExplainBillable>,
) -> Result<Reply<BillableExplanation>, ApiError> {
    let not_found = || ApiError::not_found("There is no such billable, or you may not read it.");
    let (scope, as_of) = (caller.billable_scope(account_id.as_ref())?, state.now());
    let id = id.ok_or_else(not_found)?;
    let found = store_call(&state.store, move |store| {
        let scope = with_descendants(store, scope)?;
        Ok(store.billable_explain(&scope, id, as_of).map(|found| (found, scope)))
    });
    let (found, scope) = found.await?.map_err(refused_totals)?;
    Ok(Reply::ok(answer(one(found, not_found)?, &scope)))
}

fn answer(explanation: Explanation, scope: &BillableScope) -> BillableExplanation {
    let mut explanation = explanation;
    if !scope.everything && !explanation.billable.is_live() {
        // The call of a voided billable may be billed to another customer now.
        explanation.versions.clear();
        explanation.local_start = None;
    }
    let steps = steps(&explanation);
    let Explanation { billable, currency, time_zone, local_start, versions, rated, .. } = explanation;
    let state = match &rated {
        Some(_) => "Rated",
        None if billable.is_live() => "Pending",
        None => "Voided",
    };
    // A Customer does not learn whose settings above its own are.
    let account_id = billable.attribution.account_id.clone();
    let owner = |owner: &Option<CustomerId>| {
        let key = owner.clone().map(|customer_id| CustomerKey { account_id: account_id.clone(), customer_id });
        let key = key.filter(|key| scope.everything || scope.customers.contains(key))?;
        Some(key.customer_id.to_string())
    };
    let money = |amount: i64| currency.format_minor(amount);
    let rated = rated.as_ref();
    BillableExplanation {
        state: state.to_owned(),
        currency: currency.code().to_owned(),
        time_zone,
        local_start,
        day: rated.map(|rated| rated.counted.day.to_string()),
        item: rated.map(|rated| rated.counted.item.name().to_owned()),
        facts: versions.into_iter().map(|version| facts(version, scope.everything)).collect(),
        settings: rated.map(|rated| ExplainedTerms {
            terms: BillingItem::from(&rated.terms.value),
            version: rated.terms.version,
            owner_customer_id: owner(&rated.terms.owner),
            call_rating_version: rated.rating.version,
            call_rating_owner_customer_id: owner(&rated.rating.owner),
        }),
        steps,
        month_amount: rated.map(|rated| money(rated.amount)),
        month_amount_without: rated.map(|rated| money(rated.amount_without)),
        difference: rated
            .map(|rated| currency.format_minor(i128::from(rated.amount) - i128::from(rated.amount_without))),
        billable: billable.into(),
    }
}

/// A version of the facts. `is_whole` says whether the caller may read the carrier's part: its price and the reporter.
fn facts(version: ExplainedVersion, is_whole: bool) -> ExplainedFacts {
    let ExplainedVersion { version, facts, date_updated, updated_by } = version;
    ExplainedFacts {
        version,
        date_updated: date_updated.to_string(),
        updated_by: is_whole.then(|| updated_by.to_string()),
        status: facts.status.map(|status| status.to_string()),
        direction: facts.direction.map(|direction| direction.to_string()),
        from: facts.from.map(|from| from.to_string()),
        to: facts.to.map(|to| to.to_string()),
        start_time: facts.start_time.map(|start| start.to_string()),
        duration: facts.duration,
        price: facts.price.filter(|_| is_whole).map(exact_number),
        price_unit: facts.price_unit.filter(|_| is_whole).map(|unit| unit.code().to_owned()),
    }
}

fn step(step: &str, value: impl ToString, text: String) -> ExplainedStep {
    ExplainedStep { step: step.to_owned(), value: value.to_string(), text }
}

fn steps(explanation: &Explanation) -> Vec<ExplainedStep> {
    let Explanation { billable, currency, versions, rated, time_zone, .. } = explanation;
    let customer_id = &billable.attribution.customer_id;
    let mut steps = vec![step(
        "report",
        billable.date_created,
        format!("The call was reported for customer {customer_id} on {}.", billable.date_created),
    )];
    if let (Some(newest), count) = (versions.last(), versions.len()) {
        let seconds = newest.facts.duration.map_or("no duration".to_owned(), |seconds| format!("{seconds} s"));
        let status = newest.facts.status.as_ref().map_or("no status".to_owned(), ToString::to_string);
        let versions = if count == 1 { "version" } else { "versions" };
        let text = format!("The facts have {count} {versions}. The newest says {status}, {seconds}.");
        steps.push(step("facts", newest.version, text));
    }
    match rated {
        None if billable.is_live() => {
            let text = "The call has no final facts yet, so the billable has no amount.";
            steps.push(step("pending", 1, text.to_owned()));
        }
        None => steps.push(step("voided", 1, "The billable is voided and costs nothing.".to_owned())),
        Some(rated) => {
            let day = rated.counted.day;
            let text = match &explanation.local_start {
                Some(_) => format!("The call started on {day} in the time zone {time_zone}."),
                None => format!(
                    "The facts have no start of the call, so its day is that of the report: {day} in the time zone {time_zone}."
                ),
            };
            steps.push(step("day", day, text));
            steps.extend(rated_steps(rated, currency.code(), currency.format_minor(rated.amount)));
            let difference = i128::from(rated.amount) - i128::from(rated.amount_without);
            let (difference, without) =
                (currency.format_minor(difference), currency.format_minor(rated.amount_without));
            let text = format!(
                "Without this call the month would come to {without}, so the call makes a difference of {difference}. The \
                 differences of several calls do not add up, because allowance and rounding act on the month."
            );
            steps.push(step("difference", difference, text));
        }
    }
    steps
}

/// The steps from the duration to the amount of the month.
fn rated_steps(rated: &ExplainedRating, currency: &str, amount: String) -> [ExplainedStep; 8] {
    let ExplainedRating { counted, rating, sums, terms, steps, connect_fee, month, .. } = rated;
    let (rating, terms, fee) = (&rating.value, &terms.value, connect_fee.value.connect_fee);
    let minimum = if rating.minimum == 0 { String::new() } else { format!(", at least {} s", rating.minimum) };
    let (initial, increment) = (rating.initial_increment, rating.increment);
    [
        step(
            "billedSeconds",
            counted.billed_seconds,
            format!("{} s become {} s at {initial}/{increment}{minimum}.", counted.seconds, counted.billed_seconds),
        ),
        step(
            "minutes",
            steps.minutes,
            format!(
                "In {month} the customer has {} answered {} with {} billed seconds, which are {} minutes.",
                sums.answered_calls,
                item_words(counted.item, sums.answered_calls),
                sums.billed_seconds,
                steps.minutes
            ),
        ),
        step(
            "multipliedMinutes",
            steps.multiplied,
            format!("Times the multiplier {}: {} minutes.", terms.raw_unit_multiplier.effective(), steps.multiplied),
        ),
        step(
            "payableMinutes",
            steps.payable,
            format!("Less the allowance of {} minutes: {} minutes.", terms.allowance, steps.payable),
        ),
        step(
            "units",
            steps.units,
            format!("{} minutes at {} {currency}: {} {currency}.", steps.payable, terms.unit_cost, steps.units),
        ),
        step(
            "connectFees",
            steps.connect_fees,
            format!(
                "{} answered {} at a connect fee of {fee} {currency}: {} {currency}.",
                sums.answered_calls,
                if sums.answered_calls == 1 { "call" } else { "calls" },
                steps.connect_fees
            ),
        ),
        step("baseCost", steps.base_cost, format!("The base cost of the month: {} {currency}.", steps.base_cost)),
        step(
            "amount",
            &amount,
            format!("Together {} {currency}, which is rounded once to {amount} {currency}.", steps.total),
        ),
    ]
}

fn item_words(item: Item, count: i64) -> &'static str {
    match (item, count) {
        (Item::InboundVoiceCalls, 1) => "inbound call",
        (Item::InboundVoiceCalls, _) => "inbound calls",
        (Item::OutboundVoiceCalls, 1) => "outbound call",
        (Item::OutboundVoiceCalls, _) => "outbound calls",
        (_, 1) => "call",
        _ => "calls",
    }
}
