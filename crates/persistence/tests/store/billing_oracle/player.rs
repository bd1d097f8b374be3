//! A history, played on a store.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use billables_billing::{
    AccountPatch, BillingItem, CallFacts, CallOutcome, CallRating, CallRatingChange, CallReport, CarrierPrice, Country,
    Currency, CustomerPatch, Day, Item, Month, Multiplier, Price, Reach, Zone,
};
use billables_domain::{Account, AccountId, AccountScope, BillableId, CallSid, Customer, Outcome, Timestamp};
use billables_persistence::{
    CallSubmission, Intake, IntakeOptions, Reinstatement, Store, TotalsGroup, TotalsItem, TotalsQuery,
};
use serde_json::{Value, json};

use crate::fixture::{
    account_id, by_customer, call, context_by, customer_id, everything, intake_options, name, reason, subject,
    submission,
};

/// The calls of an account: answered, pending, voided and so on, and the amount in minor units.
type Numbers = [i64; 7];

/// A store, and an intake whose clock the histories set.
pub(super) struct World {
    pub(super) store: Store,
    intake: Intake,
    clock: Arc<AtomicI64>,
}

impl World {
    pub(super) fn new(store: Store) -> Self {
        let clock = Arc::new(AtomicI64::new(0));
        let now = Arc::clone(&clock);
        let options = IntakeOptions {
            clock: Arc::new(move || Timestamp::from_microseconds(now.load(Ordering::Relaxed))),
            ..intake_options()
        };
        let intake = Intake::start(store.clone(), options).unwrap();
        Self { store, intake, clock }
    }
}

/// A history on its account.
pub(super) struct Player<'a> {
    world: &'a World,
    account_id: AccountId,
    billables: HashMap<(i64, String), BillableId>,
}

/// An answer that waits for its commit.
enum Waiting {
    Report(tokio::sync::oneshot::Receiver<Result<Outcome, billables_persistence::StoreError>>),
    Facts(tokio::sync::oneshot::Receiver<billables_persistence::CallResult>),
}

impl<'a> Player<'a> {
    /// Makes the account of the first step.
    pub(super) fn new(world: &'a World, account: &str, step: &Value) -> Self {
        let at = micros(&step["at"]);
        let context = || context_by("admin", at);
        let made = Account { id: account_id(account), name: name("Account"), date_created: at };
        world.store.account_insert(&made, &context()).unwrap();
        let patch = AccountPatch {
            time_zone: Some(Zone::parse(text(&step["zone"])).unwrap()),
            currency: Some(Currency::parse(text(&step["currency"])).unwrap()),
            country: Some(Country::parse(text(&step["country"])).unwrap()),
            ..AccountPatch::default()
        };
        world.store.account_patch(&made.id, &patch, &context()).unwrap();
        Self { world, account_id: made.id, billables: HashMap::new() }
    }

    /// Rates everything that waits in the account.
    pub(super) fn rate(&self) {
        self.world.store.rate_waiting(Some(&self.account_id)).unwrap();
    }

    /// Takes steps at once: submits all reports and facts of them before it waits for the first answer. Writes the time of
    /// a report into its step.
    pub(super) fn take(&mut self, steps: &mut [Value], now: i64) -> Vec<Option<String>> {
        self.world.clock.store(now, Ordering::Relaxed);
        let waiting: Vec<Option<Waiting>> = steps.iter().map(|step| self.submit(step)).collect();
        steps.iter_mut().zip(waiting).map(|(step, waiting)| self.answer(step, waiting, now)).collect()
    }

    fn submit(&self, step: &Value) -> Option<Waiting> {
        match text(&step["step"]) {
            "report" => {
                let report = by_customer(self.account_id.as_str(), text(&step["customer"]), sid(&step["call"]));
                Some(Waiting::Report(self.world.intake.submit(submission(report)).unwrap()))
            }
            "facts" => {
                let report = CallReport {
                    account_id: self.account_id.clone(),
                    call_sid: sid(&step["call"]),
                    facts: facts(&step["facts"]),
                    replaces: step["replaces"].as_i64(),
                };
                let submission = CallSubmission { report, accounts: AccountScope::All, created_by: subject("carrier") };
                Some(Waiting::Facts(self.world.intake.submit_call(submission).unwrap()))
            }
            _ => None,
        }
    }

    fn answer(&mut self, step: &mut Value, waiting: Option<Waiting>, now: i64) -> Option<String> {
        match waiting {
            Some(Waiting::Report(receiver)) => {
                let outcome = receiver.blocking_recv().unwrap().unwrap();
                step["at"] = now.into();
                let word = match outcome {
                    Outcome::Created(billable) => {
                        step["at"] = billable.date_created.as_microseconds().into();
                        self.billables.insert(key(step), billable.id);
                        "Created"
                    }
                    Outcome::Replayed(_) => "Replayed",
                    Outcome::Conflict(_) => "Conflict",
                    Outcome::Voided(_) => "Voided",
                    other => panic!("{other:?} to {step}"),
                };
                Some(word.to_owned())
            }
            Some(Waiting::Facts(receiver)) => Some(match receiver.blocking_recv().unwrap().unwrap() {
                CallOutcome::Created(call) => format!("Created {}", call.version),
                CallOutcome::Changed(call) => format!("Changed {}", call.version),
                CallOutcome::Unchanged(call) => format!("Unchanged {}", call.version),
                CallOutcome::Superseded { newest } => format!("Superseded {newest}"),
                other => panic!("{other:?} to {step}"),
            }),
            None => self.change(step),
        }
    }

    fn change(&self, step: &Value) -> Option<String> {
        let store = &self.world.store;
        let account_id = &self.account_id;
        let context = context_by("manager", micros(&step["at"]));
        let month = || step["month"].as_str().map(|month| Month::parse(month).unwrap());
        let reach = Reach { effective_month: month(), restate: false };
        let customer = step["customer"].as_str().map(customer_id);
        match (text(&step["step"]), customer) {
            ("customer", Some(id)) => {
                let parent_customer_id = step["parent"].as_str().map(customer_id);
                let date_created = micros(&step["at"]);
                let account_id = account_id.clone();
                let customer = Customer { account_id, name: name(id.as_str()), id, parent_customer_id, date_created };
                store.customer_insert(&customer, &context).unwrap();
            }
            ("zone", _) => {
                let time_zone = Some(Zone::parse(text(&step["zone"])).unwrap());
                let patch = AccountPatch { time_zone, reach, ..AccountPatch::default() };
                store.account_patch(account_id, &patch, &context).unwrap();
            }
            ("patch", None) => {
                let patch = AccountPatch { items: items(&step["items"]), reach, ..AccountPatch::default() };
                store.account_patch(account_id, &patch, &context).unwrap();
            }
            ("patch", Some(customer)) => {
                let overrides = step["override"].as_bool();
                let patch =
                    CustomerPatch { overrides, items: items(&step["items"]), reach, ..CustomerPatch::default() };
                store.customer_patch(account_id, &customer, &patch, &context).unwrap();
            }
            ("end", Some(customer)) => {
                let patch = CustomerPatch { end_month: Some(month()), ..CustomerPatch::default() };
                store.customer_patch(account_id, &customer, &patch, &context).unwrap();
            }
            ("rating", customer) => {
                let change = CallRatingChange { rating: rating(&step["rating"]), effective_month: month() };
                store.call_rating_put(account_id, customer.as_ref(), &change, &context).unwrap();
            }
            ("void", _) => {
                let scope = everything(AccountScope::All);
                let voided = store.billable_void(&scope, self.billables[&key(step)], &reason("why"), &context).unwrap();
                assert!(!voided.one().unwrap().is_live());
                return Some("Voided".into());
            }
            ("reinstate", _) => {
                let (scope, id) = (everything(AccountScope::All), self.billables[&key(step)]);
                return match store.billable_reinstate(&scope, id, &reason("why"), &context).unwrap() {
                    Reinstatement::Live(_) => Some("Live".into()),
                    Reinstatement::Conflict(_) => Some("Conflict".into()),
                    Reinstatement::NotFound | Reinstatement::Several => panic!("no billable of {step}"),
                };
            }
            (other, _) => panic!("no step {other}"),
        }
        None
    }

    /// The query of a question, without groups.
    fn query(&self, step: &Value) -> TotalsQuery {
        TotalsQuery {
            account_id: self.account_id.clone(),
            customers: None,
            customer_id: step["customer"].as_str().map(customer_id),
            include_descendants: step["descendants"].as_bool().unwrap_or(false),
            first_day: Day::parse(text(&step["first"])).unwrap(),
            last_day: Day::parse(text(&step["last"])).unwrap(),
            group_by: BTreeSet::new(),
            as_of: micros(&step["now"]),
        }
    }

    /// The carrier's prices of foreign calls, and whether a call was recorded, by customer.
    pub(super) fn billing(&self, step: &Value) -> Value {
        let customers = self.world.store.billing(&self.query(step)).unwrap().unwrap();
        let rows: Vec<_> = customers
            .iter()
            .map(|row| (row.customer_id.as_str(), row.international_costs.to_string(), row.has_call_recording))
            .collect();
        json!(rows)
    }

    /// Live and voided billables of all days together.
    pub(super) fn billables(&self, step: &Value) -> (i64, i64) {
        let query = self.query(step);
        let total = self.world.store.totals(&query).unwrap().unwrap().total;
        (total.calls, total.voided_calls)
    }

    /// The totals that the store gives for a question, in the form of the program in Python.
    pub(super) fn totals(&self, step: &Value) -> Value {
        let by: Vec<&str> = step["by"].as_array().unwrap().iter().map(text).collect();
        let groups = |word: &&str| match *word {
            "customer" => TotalsGroup::Customer,
            "day" => TotalsGroup::Day,
            "month" => TotalsGroup::Month,
            _ => TotalsGroup::Item,
        };
        let group_by = by.iter().map(groups).collect();
        let query = TotalsQuery { group_by, ..self.query(step) };
        let totals = self.world.store.totals(&query).unwrap().unwrap();
        let sums = totals.items.iter().map(numbers).fold(Numbers::default(), |mut sums, row| {
            sums.iter_mut().zip(row).for_each(|(sum, number)| *sum += number);
            sums
        });
        assert_eq!(sums, numbers(&totals.total), "lines add up to the total");
        let mut rows: Vec<(Vec<String>, Numbers)> = totals
            .items
            .iter()
            .map(|row| {
                let key = by.iter().map(|word| match *word {
                    "customer" => row.customer_id.as_ref().map(ToString::to_string),
                    "day" => row.day.map(|day| day.to_string()),
                    "month" => row.month.map(|month| month.to_string()),
                    _ => row.item.map(|item| item.name().to_owned()),
                });
                (key.map(Option::unwrap).collect(), numbers(row))
            })
            .filter(|(_, numbers)| numbers.iter().any(|number| *number != 0))
            .collect();
        rows.sort();
        json!(rows)
    }
}

fn numbers(row: &TotalsItem) -> Numbers {
    [row.calls, row.answered_calls, row.pending_calls, row.voided_calls, row.seconds, row.billed_seconds, row.amount]
}

fn key(step: &Value) -> (i64, String) {
    (step["call"].as_i64().unwrap(), text(&step["customer"]).to_owned())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

fn micros(value: &Value) -> Timestamp {
    Timestamp::from_microseconds(value.as_i64().unwrap())
}

fn sid(value: &Value) -> CallSid {
    call(value.as_u64().unwrap())
}

fn facts(given: &Value) -> CallFacts {
    let words = |member: &str| given[member].as_str();
    CallFacts {
        parent_call_sid: given["parentCallSid"].as_u64().map(call),
        direction: words("direction").map(|text| text.parse().unwrap()),
        from: words("from").map(|text| text.parse().unwrap()),
        to: words("to").map(|text| text.parse().unwrap()),
        start_time: given["startTime"].as_i64().map(Timestamp::from_microseconds),
        duration: given["duration"].as_i64(),
        status: words("status").map(|text| text.parse().unwrap()),
        price: words("price").map(|text| CarrierPrice::parse(text).unwrap()),
        price_unit: words("priceUnit").map(|text| Currency::parse(text).unwrap()),
        is_recorded: given["isRecorded"].as_bool(),
    }
}

fn items(given: &Value) -> Vec<(Item, BillingItem)> {
    let item = |(name, terms): (&String, &Value)| {
        let terms = BillingItem {
            base_cost: Price::parse(text(&terms["baseCost"])).unwrap(),
            raw_unit_multiplier: Multiplier::parse(text(&terms["rawUnitMultiplier"])).unwrap(),
            unit_cost: Price::parse(text(&terms["unitCost"])).unwrap(),
            allowance: u32::try_from(terms["allowance"].as_i64().unwrap()).unwrap(),
        };
        (Item::from_name(name).unwrap(), terms)
    };
    given.as_object().unwrap().iter().map(item).collect()
}

fn rating(given: &Value) -> Option<CallRating> {
    let seconds = |member: &str| u32::try_from(given[member].as_i64().unwrap()).unwrap();
    (!given.is_null()).then(|| CallRating {
        initial_increment: seconds("initialIncrement"),
        increment: seconds("increment"),
        minimum: seconds("minimum"),
        connect_fee: Price::parse(text(&given["connectFee"])).unwrap(),
    })
}
