//! The outcome of a report, and the decision that gives it.

use crate::{Billable, Faults, ResolvedReport};

/// The result of one report.
///
/// Every crate of the service matches on this enum without a wildcard, so a new outcome is a compile error wherever the
/// service answers, counts or prints one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The report made this billable.
    Created(Billable),
    /// The report repeats a stored one, which made this billable.
    Replayed(Billable),
    /// This billable bills the call to another customer or for another session.
    Conflict(Billable),
    /// The same attribution was voided, and a retry must not bill the call again.
    Voided(Billable),
    /// The session is unknown, or outside the caller's accounts.
    SessionNotFound,
    /// The customer is unknown, or outside the caller's accounts.
    CustomerNotFound,
    /// The report contradicts its session, or several accounts have a session of that id.
    Invalid(Faults),
}

impl ResolvedReport {
    /// The outcome of the report beside the stored billables of its account and call SID, live and voided; `None` if
    /// none of them stands against a new billable.
    ///
    /// The rules apply in this order:
    ///
    /// 1. A live billable of the same customer is a replay, unless both name a session and the two sessions differ.
    /// 2. A voided billable of the same customer refuses the report, even if another billable is live.
    /// 3. A live billable of another customer is a conflict.
    pub fn decide(&self, stored: &[Billable]) -> Option<Outcome> {
        let is_same_call = |billable: &&Billable| {
            billable.attribution.account_id == self.attribution.account_id && billable.call_sid == self.call_sid
        };
        let (same, other): (Vec<_>, Vec<_>) = stored
            .iter()
            .filter(is_same_call)
            .partition(|billable| billable.attribution.customer_id == self.attribution.customer_id);
        let live = |billables: &[&Billable]| billables.iter().find(|billable| billable.is_live()).copied().cloned();
        if let Some(billable) = live(&same) {
            let sessions_differ =
                matches!((&billable.session_id, &self.session_id), (Some(stored), Some(named)) if stored != named);
            return Some(if sessions_differ { Outcome::Conflict(billable) } else { Outcome::Replayed(billable) });
        }
        if let Some(billable) = same.first() {
            return Some(Outcome::Voided((*billable).clone()));
        }
        live(&other).map(Outcome::Conflict)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{billable, report};
    use crate::{AccountId, CallSid, CallSidMode};

    #[test]
    fn the_same_report_is_a_replay() {
        for (stored, named) in [(None, None), (None, Some("s")), (Some("s"), None), (Some("s"), Some("s"))] {
            let stored = billable("acme", stored, false);
            let outcome = report("acme", named).decide(std::slice::from_ref(&stored));
            assert_eq!(outcome, Some(Outcome::Replayed(stored)));
        }
    }

    #[test]
    fn another_session_of_the_same_customer_is_a_conflict() {
        let stored = billable("acme", Some("s1"), false);
        let outcome = report("acme", Some("s2")).decide(std::slice::from_ref(&stored));
        assert_eq!(outcome, Some(Outcome::Conflict(stored)));
    }

    #[test]
    fn a_voided_attribution_is_refused_whatever_else_is_live() {
        let stored = [billable("globex", None, false), billable("acme", Some("s1"), true)];
        assert_eq!(report("acme", Some("s2")).decide(&stored), Some(Outcome::Voided(stored[1].clone())));
    }

    #[test]
    fn a_live_billable_of_another_customer_is_a_conflict_and_a_voided_one_is_not() {
        let live = [billable("globex", None, false)];
        assert_eq!(report("acme", None).decide(&live), Some(Outcome::Conflict(live[0].clone())));
        let voided = [billable("globex", None, true)];
        assert_eq!(report("acme", None).decide(&voided), None);
    }

    #[test]
    fn billables_of_another_account_or_call_are_ignored() {
        let mut elsewhere = billable("acme", None, false);
        elsewhere.attribution.account_id = AccountId::parse("other").unwrap();
        let mut other_call = billable("acme", None, false);
        other_call.call_sid = CallSid::parse("CA00000000000000000000000000000000", CallSidMode::Standard).unwrap();
        assert_eq!(report("acme", None).decide(&[elsewhere, other_call]), None);
    }

    proptest! {
        #[test]
        fn a_new_billable_never_breaks_a_rule(
            stored in proptest::collection::vec((0..4_u8, proptest::option::of(0..3_u8), any::<bool>()), 0..5),
            customer in 0..4_u8, session in proptest::option::of(0..3_u8)
        ) {
            let name = |number: u8| format!("c{number}");
            let stored: Vec<_> = stored.iter()
                .map(|(customer, session, voided)| billable(&name(*customer), session.map(name).as_deref(), *voided))
                .collect();
            let report = report(&name(customer), session.map(name).as_deref());
            let same = |billable: &Billable| billable.attribution == report.attribution;
            match report.decide(&stored) {
                None => prop_assert!(stored.iter().all(|billable| !billable.is_live() && !same(billable))),
                Some(Outcome::Replayed(found)) => prop_assert!(found.is_live() && same(&found)),
                Some(Outcome::Voided(found)) => prop_assert!(!found.is_live() && same(&found)),
                Some(Outcome::Conflict(found)) => prop_assert!(found.is_live()),
                Some(other) => prop_assert!(false, "{other:?}"),
            }
        }
    }
}
