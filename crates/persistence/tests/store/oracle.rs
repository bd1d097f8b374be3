//! Random reports, voids and reinstatements, compared with a model of the contract. Both databases give the same answers.

use std::sync::atomic::{AtomicU64, Ordering};

use billables_domain::{AccountScope, BillableId, CallSid, Outcome};
use billables_persistence::Reinstatement;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::fixture::{DEMO, Running, by_customer, by_session, call, context_by, everything, reason, time};

#[derive(Clone, Copy, Debug)]
enum Step {
    /// A report of one of three calls, by customer (0..3) or by session (3..6: s1 and s2 of acme, g1 of globex).
    Report { call: u64, form: usize },
    /// Applies to the n-th created billable, if it exists.
    Void(usize),
    /// Applies to the n-th created billable, if it exists.
    Reinstate(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0..3_u64, 0..6_usize).prop_map(|(call, form)| Step::Report { call, form }),
        1 => (0..8_usize).prop_map(Step::Void),
        1 => (0..8_usize).prop_map(Step::Reinstate),
    ]
}

const CUSTOMERS: [&str; 6] = ["acme", "globex", "initech", "acme", "acme", "globex"];
const SESSIONS: [Option<&str>; 6] = [None, None, None, Some("s1"), Some("s2"), Some("g1")];

/// A billable in the model.
#[derive(Clone, Debug)]
struct Kept {
    call: u64,
    customer: &'static str,
    session: Option<&'static str>,
    is_live: bool,
}

/// The outcome of a step: a word, and the index of a billable.
type Told = (&'static str, Option<usize>);

fn tell(model: &mut Vec<Kept>, step: Step) -> Told {
    match step {
        Step::Report { call, form } => tell_report(model, call, form),
        Step::Void(number) => match model.get_mut(number) {
            None => ("missing", None),
            Some(kept) => {
                kept.is_live = false;
                ("voided", Some(number))
            }
        },
        Step::Reinstate(number) => {
            let Some(kept) = model.get(number) else { return ("missing", None) };
            let other = model.iter().position(|other| other.is_live && other.call == kept.call);
            match other {
                Some(other) if other != number => ("conflict", Some(other)),
                _ => {
                    model[number].is_live = true;
                    ("live", Some(number))
                }
            }
        }
    }
}

fn tell_report(model: &mut Vec<Kept>, call: u64, form: usize) -> Told {
    let (customer, session) = (CUSTOMERS[form], SESSIONS[form]);
    if let Some(own) = model.iter().position(|kept| kept.call == call && kept.customer == customer) {
        let differs = session.is_some() && model[own].session.is_some() && session != model[own].session;
        return match (model[own].is_live, differs) {
            (false, _) => ("voided", Some(own)),
            (true, true) => ("conflict", Some(own)),
            (true, false) => ("replayed", Some(own)),
        };
    }
    if let Some(other) = model.iter().position(|kept| kept.call == call && kept.is_live) {
        return ("conflict", Some(other));
    }
    model.push(Kept { call, customer, session, is_live: true });
    ("created", Some(model.len() - 1))
}

/// The outcome of a step in the store, in the terms of the model.
fn ask(running: &Running, ids: &mut Vec<BillableId>, base: u64, step: Step) -> Told {
    let scope = everything(AccountScope::All);
    let why = reason("why");
    // An unused id stands for a billable that does not exist yet.
    let id = |ids: &[BillableId], number: usize| {
        ids.get(number).copied().unwrap_or_else(|| BillableId::new(time(1), [9; 8]))
    };
    let (word, billable) = match step {
        Step::Report { call: number, form } => {
            let call_sid: CallSid = call(base + number);
            let outcome = running.report(match SESSIONS[form] {
                None => by_customer(DEMO, CUSTOMERS[form], call_sid),
                Some(session) => by_session(Some(DEMO), session, Some(call_sid)),
            });
            match outcome {
                Outcome::Created(billable) => {
                    ids.push(billable.id);
                    ("created", billable)
                }
                Outcome::Replayed(billable) => ("replayed", billable),
                Outcome::Conflict(billable) => ("conflict", billable),
                Outcome::Voided(billable) => ("voided", billable),
                other => panic!("{other:?}"),
            }
        }
        Step::Void(number) => {
            let void =
                running.store.billable_void(&scope, id(ids, number), &why, &context_by("manager", time(1))).unwrap();
            let Some(billable) = void.one() else { return ("missing", None) };
            ("voided", billable)
        }
        Step::Reinstate(number) => {
            let id = id(ids, number);
            match running.store.billable_reinstate(&scope, id, &why, &context_by("manager", time(1))).unwrap() {
                Reinstatement::Live(billable) => ("live", billable),
                Reinstatement::Conflict(billable) => ("conflict", billable),
                Reinstatement::NotFound | Reinstatement::Several => return ("missing", None),
            }
        }
    };
    assert_eq!(running.stored(&billable), billable, "what is told is what is stored");
    assert_eq!(billable.is_live(), word != "voided");
    (word, ids.iter().position(|id| *id == billable.id))
}

#[test]
fn both_databases_answer_as_the_model_of_the_contract() {
    static BASE: AtomicU64 = AtomicU64::new(0);
    let both = Running::each();
    let config = Config { cases: 24, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&proptest::collection::vec(step(), 1..40), |steps| {
            // Each case uses its own calls, so that one database serves all cases.
            let base = 1_000_000 + BASE.fetch_add(10, Ordering::Relaxed);
            for running in &both {
                let (mut model, mut ids) = (Vec::new(), Vec::new());
                for (index, step) in steps.iter().enumerate() {
                    let expected = tell(&mut model, *step);
                    let answer = ask(running, &mut ids, base, *step);
                    prop_assert_eq!(answer, expected, "step {} on {}", index, running.store.backend());
                }
            }
            Ok(())
        })
        .unwrap();
    for running in &both {
        let report = running.store.check().unwrap();
        assert!(report.is_sound(), "{:#?}", report.findings);
    }
}
