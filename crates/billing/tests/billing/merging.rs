//! Facts in versions: what becomes of facts beside the versions that a call has.

use billables_billing::{CallFacts, CallState, Direction, Merge};
use proptest::prelude::*;

use super::values::{carrier_price, completed, currency, party, status, time};

/// The versions of a call, as a store keeps them.
#[derive(Default)]
struct Call {
    versions: Vec<CallFacts>,
}

impl Call {
    /// Merges facts, and gives the number of the newest version.
    fn report(&mut self, facts: CallFacts) -> usize {
        self.report_replacing(facts, None)
    }

    fn report_replacing(&mut self, facts: CallFacts, replaces: Option<usize>) -> usize {
        let Some((newest, former)) = self.versions.split_last() else {
            self.versions.push(facts);
            return 1;
        };
        let former = if replaces == Some(self.versions.len()) { &[] } else { former };
        if let Merge::Changed(next) = newest.merge(former, &facts) {
            self.versions.push(next);
        }
        self.versions.len()
    }

    fn newest(&self) -> &CallFacts {
        self.versions.last().unwrap()
    }
}

fn with_status(text: &str) -> CallFacts {
    CallFacts { status: Some(status(text)), ..CallFacts::default() }
}

fn with_duration(text: &str, duration: i64) -> CallFacts {
    CallFacts { duration: Some(duration), ..with_status(text) }
}

#[test]
fn the_state_follows_status_start_direction_and_duration() {
    for text in ["busy", "NO ANSWER", "Failed", "canceled"] {
        assert_eq!(with_status(text).state(), CallState::Unanswered, "{text}");
        assert_eq!(with_duration(text, 75).answered_seconds(), 0, "{text} has 0 s, whatever its duration says");
    }
    let whole = completed("2026-11-03T10:00:00Z", 75);
    assert_eq!((whole.state(), whole.answered_seconds()), (CallState::Answered, 75));
    assert_eq!(
        CallFacts { status: None, ..whole.clone() }.state(),
        CallState::Answered,
        "a duration alone is completed"
    );
    for open in [
        CallFacts::default(),
        with_status("completed"),
        with_duration("completed", 75),
        CallFacts { start_time: None, ..whole.clone() },
        CallFacts { direction: None, ..whole.clone() },
        CallFacts { duration: None, ..whole.clone() },
        CallFacts { duration: None, status: None, ..whole.clone() },
        CallFacts { status: Some(status("in-progress")), ..whole.clone() },
        CallFacts { status: Some(status("ANSWERED")), ..whole.clone() },
    ] {
        assert_eq!((open.state(), open.answered_seconds()), (CallState::Open, 0), "{open:?}");
    }
    assert_eq!(CallFacts { duration: Some(0), ..whole }.state(), CallState::Answered);
}

#[test]
fn members_that_are_not_given_keep_their_value() {
    let mut call = Call::default();
    call.report(CallFacts { from: party("+12125550100"), ..with_status("ringing") });
    call.report(completed("2026-11-03T10:00:00Z", 75));
    let version = call.report(CallFacts {
        price: carrier_price("-0.0085"),
        price_unit: Some(currency("USD")),
        ..CallFacts::default()
    });
    assert_eq!(version, 3);
    let newest = call.newest();
    assert_eq!((newest.from.clone(), newest.duration), (party("+12125550100"), Some(75)));
    assert_eq!(newest.price.unwrap().to_string(), "-0.0085");
}

#[test]
fn retries_replays_and_reordered_messages_change_nothing() {
    let messages = [
        with_status("initiated"),
        with_status("ringing"),
        with_status("in-progress"),
        completed("2026-11-03T10:00:00Z", 75),
    ];
    let mut call = Call::default();
    messages.iter().for_each(|facts| _ = call.report(facts.clone()));
    let newest = call.newest().clone();
    for facts in messages.iter().chain(messages.iter().rev()) {
        assert_eq!(call.report(facts.clone()), 4);
    }
    assert_eq!(*call.newest(), newest);

    let mut reordered = Call::default();
    messages.iter().rev().for_each(|facts| _ = reordered.report(facts.clone()));
    assert_eq!((reordered.newest(), reordered.versions.len()), (&newest, 1));
}

#[test]
fn a_status_that_would_reopen_a_final_call_is_passed_over_with_the_duration_beside_it() {
    let mut call = Call::default();
    call.report(completed("2026-11-03T10:00:00Z", 75));
    assert_eq!(call.report(with_duration("in-progress", 0)), 1);
    let facts = CallFacts { to: party("+12125550100"), ..with_duration("ringing", 5) };
    assert_eq!(call.report(facts), 2, "the other members count");
    assert_eq!((call.newest().duration, call.newest().status.clone()), (Some(75), Some(status("completed"))));

    let mut busy = Call::default();
    busy.report(with_status("busy"));
    assert_eq!(busy.report(with_duration("completed", 75)), 1, "without start and direction it would be open");
    assert_eq!(busy.report(completed("2026-11-03T10:00:00Z", 75)), 2);
    assert_eq!(busy.newest().state(), CallState::Answered);
}

#[test]
fn facts_of_a_former_version_lead_back_only_with_replaces() {
    let (first, second) = (completed("2026-11-03T10:00:00Z", 75), completed("2026-11-03T10:00:00Z", 80));
    let mut call = Call::default();
    call.report(first.clone());
    assert_eq!(call.report(second.clone()), 2, "a known member that differs makes a version");
    assert_eq!(call.report(first.clone()), 2, "a replay of the first");
    assert_eq!(call.report(CallFacts { duration: Some(75), ..CallFacts::default() }), 2, "also of a part of it");
    assert_eq!(call.report_replacing(first.clone(), Some(1)), 2, "version 1 is not the newest");
    assert_eq!(call.report_replacing(first.clone(), Some(2)), 3);
    assert_eq!(*call.newest(), first);
    assert_eq!(call.report_replacing(first, Some(3)), 3, "nothing differs");
}

#[test]
fn the_bounds_name_the_member() {
    let now = time("2026-11-27T12:00:00Z");
    let fault = |start: &str, duration: i64| match completed(start, duration).check(now) {
        Ok(()) => String::new(),
        Err(faults) => faults.iter().map(|fault| fault.member.as_str()).collect::<Vec<_>>().join(" "),
    };
    assert_eq!(fault("2000-01-01T00:00:00Z", 0), "");
    assert_eq!(fault("2026-11-28T12:00:00Z", 604_800), "");
    assert_eq!(fault("1999-12-31T23:59:59Z", 0), "StartTime");
    assert_eq!(fault("2026-11-28T12:00:00.000001Z", 0), "StartTime");
    assert_eq!(fault("2026-11-27T12:00:00Z", -1), "Duration");
    assert_eq!(fault("1999-12-31T23:59:59Z", 604_801), "StartTime Duration");
    assert!(CallFacts::default().check(now).is_ok());
}

fn any_facts() -> impl Strategy<Value = CallFacts> {
    let words = prop::sample::select(vec!["queued", "ringing", "in-progress", "completed", "busy", "failed", "parked"]);
    (
        prop::option::of(words),
        prop::option::of(0..4_i64),
        prop::option::of(0..3_u8),
        prop::option::of(any::<bool>()),
        prop::option::of(0..3_u8),
        prop::option::of(any::<bool>()),
    )
        .prop_map(|(word, duration, start, is_inbound, from, is_recorded)| CallFacts {
            status: word.map(status),
            duration,
            start_time: start.map(|start| time(&format!("2026-11-0{}T10:00:00Z", start + 1))),
            direction: is_inbound
                .map(|inbound| Direction::parse(if inbound { "inbound" } else { "outbound-api" }).unwrap()),
            from: from.and_then(|from| party(&format!("+1212555010{from}"))),
            is_recorded,
            ..CallFacts::default()
        })
}

/// Facts of which a completed call is whole: a completed one without start and direction says something new later, once
/// these are known.
fn whole_if_completed(facts: CallFacts) -> CallFacts {
    if facts.status.as_ref().is_some_and(|status| status.is_completed()) {
        let whole = completed("2026-11-03T10:00:00Z", facts.duration.unwrap_or_default());
        return CallFacts { from: facts.from, is_recorded: facts.is_recorded, ..whole };
    }
    facts
}

proptest! {
    #[test]
    fn a_final_call_stays_final(history in prop::collection::vec(any_facts(), 1..12)) {
        let mut call = Call::default();
        for facts in history {
            let was_final = call.versions.last().is_some_and(|version| version.state().is_final());
            call.report(facts);
            prop_assert!(call.newest().state().is_final() || !was_final);
        }
    }

    #[test]
    fn every_repetition_in_any_order_is_harmless(
        history in prop::collection::vec(any_facts().prop_map(whole_if_completed), 1..12),
        again in prop::collection::vec(any::<prop::sample::Index>(), 0..30)
    ) {
        let mut call = Call::default();
        history.iter().for_each(|facts| _ = call.report(facts.clone()));
        let versions = call.versions.clone();
        for index in again {
            call.report(index.get(&history).clone());
            call.report(index.get(&versions).clone());
        }
        prop_assert_eq!(call.versions, versions);
    }

    #[test]
    fn facts_that_were_merged_once_change_nothing_again(
        history in prop::collection::vec(any_facts(), 1..8), facts in any_facts()
    ) {
        let mut call = Call::default();
        history.iter().for_each(|facts| _ = call.report(facts.clone()));
        let versions = call.report(facts.clone());
        prop_assert_eq!(call.report(facts), versions);
    }
}
