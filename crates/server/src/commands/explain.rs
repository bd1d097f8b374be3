//! `explain`: the steps from one report to the amount of its month.

use anyhow::bail;
use billables_billing::{CallFacts, CallRating, CallState, Currency};
use billables_domain::{AccountId, AccountScope, BillableId, BillableScope, CustomerId};
use billables_persistence::{BillableExplanation, ExplainedRating, ExplainedSetting, Found, Store};
use clap::Args;

use super::directory::parse_argument;
use super::totals::rate_waiting;
use crate::config::Settings;
use crate::{clock, output, store};

/// Explain the amount of a billable, step by step
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables explain 019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10
  billables explain 019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10 --account demo

The id is that of the billable, as the answer to the report and billables export give it. The output has the report, every version of
the call's facts, the rounding, the sums of the month, the terms and the versions that they come from, and the part of this call.")]
pub(crate) struct ExplainArgs {
    /// Id of the billable
    id: String,
    /// Account of the billable; without it the command looks in every account
    #[arg(long)]
    account: Option<String>,
}

pub(crate) fn run(settings: &Settings, request: &ExplainArgs) -> anyhow::Result<()> {
    let id = parse_argument("ID", &request.id, BillableId::parse)?;
    let account_id = request.account.as_deref();
    let account_id = account_id.map(|text| parse_argument("--account", text, AccountId::parse)).transpose()?;
    let scope = BillableScope {
        accounts: AccountScope::All.within(account_id.as_ref()),
        everything: true,
        created_by: None,
        customers: Default::default(),
    };
    let store = store::open_for_reading(settings)?;
    let found = |store: &Store| -> anyhow::Result<BillableExplanation> {
        match store.billable_explain(&scope, id, clock::now())? {
            Found::One(explanation) => Ok(explanation),
            Found::None => {
                let within = request.account.as_ref().map(|id| format!(" in the account {id}")).unwrap_or_default();
                bail!("there is no billable {id}{within}. List the billables: billables export")
            }
            Found::Several => bail!("several accounts have a billable {id}. Name one of them: --account ACCOUNT"),
        }
    };
    let mut explanation = found(&store)?;
    if explanation.rated.is_none() && explanation.billable.is_live() {
        rate_waiting(&store, &explanation.billable.attribution.account_id)?;
        explanation = found(&store)?;
    }
    output::print(&text(&explanation))
}

/// A text of lines that begin with a label.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn push(&mut self, label: &str, text: &str) {
        self.0.push_str(&format!("{label:<12}{text}\n"));
    }
}

fn text(explanation: &BillableExplanation) -> String {
    let mut lines = Lines::default();
    let BillableExplanation { billable, currency, time_zone, local_start, call, versions, rated } = explanation;
    let attribution = &billable.attribution;
    lines.push("billable", &billable.id.to_string());
    lines.push("call", billable.call_sid.to_string().as_str());
    lines.push("customer", &format!("{} of the account {}", attribution.customer_id, attribution.account_id));
    lines.push("report", &format!("{} by {}", billable.date_created, billable.created_by));
    if let Some(void) = &billable.void {
        lines.push("void", &format!("{} by {}: {}", void.date_voided, void.voided_by, void.reason));
    }
    for version in versions {
        let label = format!("facts {}", version.version);
        let facts = facts_text(&version.facts);
        lines.push(&label, &format!("{} by {}: {facts}", version.date_updated, version.updated_by));
    }
    match rated {
        Some(rated) => rating_lines(&mut lines, rated, *currency, (time_zone, local_start.as_deref())),
        None if !billable.is_live() => lines.push("amount", "none: the billable is voided"),
        None => {
            let reason = match call.as_ref().map(|call| call.state) {
                None => "nothing is known of the call",
                Some(CallState::Open) => "the call is not final: its status, start, direction or duration is missing",
                Some(CallState::Answered | CallState::Unanswered) => "the call is being rated",
            };
            lines.push("amount", &format!("none yet: {reason}"));
        }
    }
    lines.0
}

fn facts_text(facts: &CallFacts) -> String {
    let text = |label: &str, value: Option<String>| value.map(|value| format!("{label}{value}"));
    let price_unit = facts.price_unit.map(|unit| format!(" {}", unit.code())).unwrap_or_default();
    let parts = [
        text("", facts.direction.as_ref().map(ToString::to_string)),
        text("from ", facts.from.as_ref().map(ToString::to_string)),
        text("to ", facts.to.as_ref().map(ToString::to_string)),
        text("began ", facts.start_time.map(|start| start.to_string())),
        facts.duration.map(|seconds| format!("{seconds} s")),
        text("", facts.status.as_ref().map(ToString::to_string)),
        text("carrier's price ", facts.price.map(|price| format!("{price}{price_unit}"))),
        text("leg of ", facts.parent_call_sid.as_ref().map(ToString::to_string)),
        facts.is_recorded.filter(|is_recorded| *is_recorded).map(|_| "recorded".to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn rating_lines(lines: &mut Lines, rated: &ExplainedRating, currency: Currency, start: (&str, Option<&str>)) {
    let ExplainedRating { counted, rating, month, sums, terms, connect_fee, steps, amount, amount_without } = rated;
    let (code, item) = (currency.code(), counted.item.name());
    let (zone, local_start) = start;
    let began = local_start.map(|start| format!(": the call began at {start} in {zone}")).unwrap_or_default();
    lines.push("day", &format!("{}{began}", counted.day));
    lines.push("rounding", &rounding_text(counted.seconds, counted.billed_seconds, counted.is_answered, rating));
    lines.push(
        "month",
        &format!(
            "{month}, {item} of the customer: {} calls, {} answered, {} billed seconds = {} minutes",
            sums.calls, sums.answered_calls, sums.billed_seconds, steps.minutes
        ),
    );
    lines.push(
        "terms",
        &format!(
            "base cost {}, unit cost {}, multiplier {}, allowance {}: {}",
            terms.value.base_cost,
            terms.value.unit_cost,
            terms.value.raw_unit_multiplier.effective(),
            terms.value.allowance,
            origin("settings", terms)
        ),
    );
    let multiplier = terms.value.raw_unit_multiplier.effective();
    lines.push("multiplier", &format!("{} minutes × {multiplier} = {}", steps.minutes, steps.multiplied));
    lines.push(
        "allowance",
        &format!("{} − {}, not below 0 = {} payable minutes", steps.multiplied, terms.value.allowance, steps.payable),
    );
    lines.push("units", &format!("{} × {} = {} {code}", steps.payable, terms.value.unit_cost, steps.units));
    let fee = connect_fee.value.connect_fee;
    lines.push(
        "connect fee",
        &format!(
            "{} × {fee} = {} {code}: {}",
            sums.answered_calls,
            steps.connect_fees,
            origin("call rating", connect_fee)
        ),
    );
    lines.push("base cost", &format!("{} {code}", steps.base_cost));
    let shown = |minor: i64| currency.format_minor(minor);
    lines.push("amount", &format!("{}, rounded: {} {code} for {month} and {item}", steps.total, shown(*amount)));
    lines.push(
        "this call",
        &format!(
            "{} − {} = {} {code}: the month's amount less what it would be without this call. Such parts do not add up to the month, \
             because allowance and rounding act on the month.",
            shown(*amount),
            shown(*amount_without),
            shown(amount.saturating_sub(*amount_without))
        ),
    );
}

fn rounding_text(seconds: i64, billed: i64, is_answered: bool, rating: &ExplainedSetting<CallRating>) -> String {
    if !is_answered {
        return format!("{seconds} s -> {billed} s: the call was not answered, or had no second");
    }
    let CallRating { initial_increment, increment, minimum, .. } = rating.value;
    let minimum = if minimum > 0 { format!(", at least {minimum} s") } else { String::new() };
    format!("{seconds} s -> {billed} s at {initial_increment}/{increment}{minimum}: {}", origin("call rating", rating))
}

/// The origin of a setting.
fn origin<T>(kind: &str, setting: &ExplainedSetting<T>) -> String {
    match (setting.version, &setting.owner) {
        (0, _) => format!("no {kind} of the account, so the default"),
        (version, None) => format!("{kind} of the account, version {version}"),
        (version, Some(owner)) => {
            format!("{kind} of the customer {owner}, version {version}", owner = CustomerId::as_str(owner))
        }
    }
}
