//! The calls and settings of a new demo: those of the last month and of the current one up to now, made from a fixed seed. Every row
//! has the author of the demo. The rows come by the store's operations that the API uses, with a clock that this module sets.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use anyhow::{Context as _, bail};
use billables_billing::{
    AccountPatch, BillingItem, CallOutcome, CallRating, CallRatingChange, CustomerPatch, Item, Month, Multiplier,
    Price, Reach, Zone, Zones,
};
use billables_domain::{
    AccountId, AccountScope, Attribution, Billable, BillableScope, CustomerId, Outcome, Reason, Report, ResolvedReport,
    Subject, Timestamp,
};
use billables_persistence::{AuditContext, CallSubmission, Found, Intake, IntakeOptions, Store, Submission};

use super::AUTHOR;
use super::calls::{Call, CallMaker};
use crate::clock;

/// The number of calls that are written with one time.
const CALLS_AT_ONCE: usize = 100;

/// The number of newest calls whose facts are still missing.
const PENDING_CALLS: usize = 2;

/// The places among all calls of one without a report, and of one that is voided.
const UNREPORTED_CALL: usize = 20;
const VOIDED_CALL: usize = 40;

/// The time at which the account of a new demo is made: in the month before the first one with calls, so that its call rating
/// counts from that month.
pub(super) fn date_created(now: Timestamp) -> Timestamp {
    let zones = zones();
    zones.start_of_month(first_month(now).previous()).plus_seconds(9 * 3_600)
}

/// The time zone of the demo's account.
fn zones() -> Zones {
    Zones::new(Zone::utc())
}

/// The first month with calls.
fn first_month(now: Timestamp) -> Month {
    zones().month_of(now).previous()
}

/// Adds the settings and the calls, and rates the calls.
pub(super) fn fill(store: &Store, account_id: &AccountId, now: Timestamp) -> anyhow::Result<()> {
    let zones = zones();
    let month = first_month(now);
    add_settings(store, account_id, month, date_created(now))?;
    let mut maker = CallMaker::new()?;
    let mut calls = Vec::new();
    for day in month.first_day().through(zones.day_of(now)) {
        calls.extend(maker.calls_of(day, zones.start_of_day(day))?);
    }
    // A call that is not over yet is no call of the demo.
    calls.retain(|call| call.end < now);
    calls.sort_by_key(|call| call.end);
    let writer = Writer::start(store, account_id)?;
    let pending_from = calls.len().saturating_sub(PENDING_CALLS);
    let mut voided = None;
    for (index, group) in calls.chunks(CALLS_AT_ONCE).enumerate() {
        let billables = writer.write(group, index * CALLS_AT_ONCE, pending_from)?;
        voided = voided.or_else(|| billables.into_iter().nth(VOIDED_CALL));
    }
    writer.intake.stop();
    store.rate_waiting(Some(account_id))?;
    match voided {
        Some(billable) => void(store, &billable),
        None => Ok(()),
    }
}

/// Adds the terms of the account, other terms of globex, and the rounding of calls to 30 and 6 seconds.
fn add_settings(store: &Store, account_id: &AccountId, month: Month, at: Timestamp) -> anyhow::Result<()> {
    let by = Subject::parse(AUTHOR)?;
    let act = |second: i64| AuditContext {
        by: by.clone(),
        address: None,
        at: at.plus_seconds(second),
        random: clock::random_bytes(),
    };
    let reach = Reach { effective_month: Some(month), restate: false };
    let items = vec![
        (Item::Base, BillingItem { base_cost: Price::parse("9.90")?, ..BillingItem::default() }),
        (
            Item::InboundVoiceCalls,
            BillingItem { unit_cost: Price::parse("0.0125")?, allowance: 60, ..BillingItem::default() },
        ),
        (Item::OutboundVoiceCalls, BillingItem { unit_cost: Price::parse("0.02")?, ..BillingItem::default() }),
    ];
    store.account_patch(account_id, &AccountPatch { items, reach, ..AccountPatch::default() }, &act(60))?;
    let own = vec![
        (Item::Base, BillingItem { base_cost: Price::parse("25")?, ..BillingItem::default() }),
        (Item::InboundVoiceCalls, BillingItem { unit_cost: Price::parse("0.01")?, ..BillingItem::default() }),
        (
            Item::OutboundVoiceCalls,
            BillingItem {
                unit_cost: Price::parse("0.018")?,
                raw_unit_multiplier: Multiplier::parse("1.25")?,
                allowance: 100,
                ..BillingItem::default()
            },
        ),
    ];
    let patch = CustomerPatch { overrides: Some(true), items: own, reach, ..CustomerPatch::default() };
    store.customer_patch(account_id, &CustomerId::parse("globex")?, &patch, &act(61))?;
    let rating = CallRating { initial_increment: 30, increment: 6, ..CallRating::default() };
    let change = CallRatingChange { rating: Some(rating), effective_month: Some(month) };
    store.call_rating_put(account_id, None, &change, &act(62))?;
    Ok(())
}

/// The intake of the demo's calls.
struct Writer {
    intake: Intake,
    /// The time of the next rows, in microseconds.
    now: Arc<AtomicI64>,
    account_id: AccountId,
    created_by: Subject,
}

impl Writer {
    fn start(store: &Store, account_id: &AccountId) -> anyhow::Result<Self> {
        let now = Arc::new(AtomicI64::new(0));
        let time = {
            let now = now.clone();
            move || Timestamp::from_microseconds(now.load(Ordering::Relaxed))
        };
        let options = IntakeOptions::new(Arc::new(time), Arc::new(clock::random));
        let intake = Intake::start(store.clone(), options).context("the intake cannot be started")?;
        Ok(Self { intake, now, account_id: account_id.clone(), created_by: Subject::parse(AUTHOR)? })
    }

    /// Writes the facts and the reports of calls, of which the first one has a place among all calls. Returns the billables.
    fn write(&self, calls: &[Call], place: usize, pending_from: usize) -> anyhow::Result<Vec<Billable>> {
        let Some(last) = calls.last() else { return Ok(Vec::new()) };
        self.now.store(last.end.as_microseconds(), Ordering::Relaxed);
        let scope = AccountScope::All;
        let mut facts = Vec::new();
        let mut reports = Vec::new();
        for (index, call) in calls.iter().enumerate() {
            if place + index < pending_from {
                let report = call.facts(&self.account_id)?;
                let created_by = self.created_by.clone();
                facts.push(self.intake.submit_call(CallSubmission { report, accounts: scope.clone(), created_by })?);
            }
            if place + index != UNREPORTED_CALL {
                let customer_id = call.customer_id.clone();
                let attribution = Attribution { account_id: self.account_id.clone(), customer_id };
                let call_sid = call.call_sid.clone();
                let report = Report::ByCustomer(ResolvedReport { attribution, session_id: None, call_sid });
                let created_by = self.created_by.clone();
                reports.push(self.intake.submit(Submission { report, accounts: scope.clone(), created_by })?);
            }
        }
        for answer in facts {
            match answer.blocking_recv()?? {
                CallOutcome::Created(_) | CallOutcome::Unchanged(_) => {}
                other => bail!("the facts of a call of the demo are not stored: {other:?}"),
            }
        }
        let billables = reports.into_iter().map(|answer| match answer.blocking_recv()?? {
            Outcome::Created(billable) | Outcome::Replayed(billable) => Ok(billable),
            other => bail!("a call of the demo is not billed: {other:?}"),
        });
        billables.collect()
    }
}

/// Voids a billable, on the day after the call.
fn void(store: &Store, billable: &Billable) -> anyhow::Result<()> {
    let scope = BillableScope {
        accounts: AccountScope::All,
        everything: true,
        created_by: None,
        customers: Default::default(),
    };
    let act = AuditContext {
        by: Subject::parse(AUTHOR)?,
        address: None,
        at: billable.date_created.plus_seconds(3_600),
        random: clock::random_bytes(),
    };
    let reason = Reason::parse("A test call of the demo")?;
    match store.billable_void(&scope, billable.id, &reason, &act)? {
        Found::One(_) => Ok(()),
        Found::None | Found::Several => bail!("a billable of the demo is gone"),
    }
}
