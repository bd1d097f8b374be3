//! The voids and reinstatements of the store: the history of the billables beside the audit trail of the accounts. Each change
//! writes to both in one transaction, so no reader may see one without the other.

use std::collections::{BTreeMap, HashMap};

use crate::findings::{Check, Findings};
use crate::fixture::{Call, MANAGER};
use crate::oracle::{History, Reinstatement};

/// The actions.
const VOIDED: &str = "Voided";
const REINSTATED: &str = "Reinstated";

/// A void or a reinstatement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Change {
    pub(crate) account_id: String,
    /// The id of the billable, in hyphenated form.
    pub(crate) billable_id: String,
    /// `Voided` or `Reinstated`.
    pub(crate) action: String,
    pub(crate) reason: String,
    pub(crate) by: String,
}

/// All changes of a store, as one statement shows them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changes {
    /// The histories of the billables.
    pub(crate) history: Vec<Change>,
    /// The audit trail.
    pub(crate) trail: Vec<Change>,
}

/// Adds a finding for each change that has not exactly one audit event.
pub(crate) fn compare(changes: &Changes, findings: &Findings) {
    let mut counts: BTreeMap<&Change, (u32, u32)> = BTreeMap::new();
    for change in &changes.history {
        counts.entry(change).or_default().0 += 1;
    }
    for change in &changes.trail {
        counts.entry(change).or_default().1 += 1;
    }
    for (change, counts) in counts.into_iter().filter(|(_, counts)| *counts != (1, 1)) {
        let (in_history, in_trail) = counts;
        findings.add(Check::Audit, || {
            format!("{change:?} is in the history {in_history} times, and in the audit trail {in_trail} times")
        });
    }
}

/// Compares the changes with those that clients requested.
pub(crate) fn reconcile(histories: &HashMap<Call, History>, changes: &Changes, findings: &Findings) {
    let mut stored: HashMap<(&str, &str), u32> = HashMap::new();
    for Change { billable_id, action, .. } in &changes.trail {
        *stored.entry((billable_id, action)).or_default() += 1;
    }
    for void in histories.values().flat_map(|history| &history.voids) {
        let is_reinstated = void.reinstatement == Reinstatement::Confirmed;
        for (action, is_confirmed) in [(VOIDED, void.is_confirmed), (REINSTATED, is_reinstated)] {
            let count = stored.remove(&(void.id.as_str(), action)).unwrap_or(0);
            let is_sent = action == VOIDED || void.reinstatement != Reinstatement::None;
            if count > u32::from(is_sent) || (is_confirmed && count == 0) {
                findings.add(Check::Audit, || format!("{void:?} has {count} audit events of the action {action}"));
            }
        }
    }
    for ((billable_id, action), _) in stored {
        findings.add(Check::Audit, || format!("an audit event of {billable_id}, {action}, that no client requested"));
    }
    for change in changes.trail.iter().filter(|change| change.by != MANAGER) {
        findings.add(Check::Audit, || format!("{change:?} is by another person than requested it"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oracle::VoidSent;

    fn change(action: &str) -> Change {
        Change {
            account_id: "alpha".to_owned(),
            billable_id: "a".to_owned(),
            action: action.to_owned(),
            reason: "mistake".to_owned(),
            by: MANAGER.to_owned(),
        }
    }

    fn found(history: &[&Change], trail: &[&Change]) -> usize {
        let [history, trail] = [history, trail].map(|changes| changes.iter().copied().cloned().collect());
        let findings = Findings::default();
        compare(&Changes { history, trail }, &findings);
        findings.take().get(&Check::Audit).map_or(0, |found| found.count)
    }

    #[test]
    fn a_change_without_an_audit_event_or_with_two_is_found() {
        let [void, reinstatement] = [VOIDED, REINSTATED].map(change);
        assert_eq!(found(&[&void, &reinstatement], &[&reinstatement, &void]), 0);
        assert_eq!((found(&[&void], &[]), found(&[], &[&void])), (1, 1));
        assert_eq!(found(&[&void], &[&void, &void]), 1);
        assert_eq!(found(&[&void], &[&Change { reason: "another".to_owned(), ..void.clone() }]), 2);
        assert_eq!(found(&[&void], &[&reinstatement]), 2);
    }

    fn reconciled(void: &VoidSent, trail: &[&str]) -> usize {
        let findings = Findings::default();
        let history = History { voids: vec![void.clone()], ..History::default() };
        let trail = trail.iter().map(|action| change(action)).collect();
        let changes = Changes { history: Vec::new(), trail };
        reconcile(&HashMap::from([(Call { account: 0, number: 1 }, history)]), &changes, &findings);
        findings.take().get(&Check::Audit).map_or(0, |found| found.count)
    }

    #[test]
    fn a_confirmed_change_has_one_audit_event_and_no_other_change_has_one() {
        let void = VoidSent {
            id: "a".to_owned(),
            customer_id: "acme".to_owned(),
            reason: "mistake".to_owned(),
            is_confirmed: true,
            reinstatement: Reinstatement::None,
        };
        assert_eq!(reconciled(&void, &[VOIDED]), 0);
        assert_eq!(reconciled(&void, &[]), 1);
        assert_eq!(reconciled(&void, &[VOIDED, VOIDED]), 1);
        assert_eq!(reconciled(&void, &[VOIDED, REINSTATED]), 1);
        assert_eq!(reconciled(&VoidSent { is_confirmed: false, ..void.clone() }, &[]), 0);
        let sent = VoidSent { reinstatement: Reinstatement::Sent, ..void.clone() };
        assert_eq!((reconciled(&sent, &[VOIDED]), reconciled(&sent, &[VOIDED, REINSTATED])), (0, 0));
        let confirmed = VoidSent { reinstatement: Reinstatement::Confirmed, ..void.clone() };
        assert_eq!((reconciled(&confirmed, &[VOIDED]), reconciled(&confirmed, &[VOIDED, REINSTATED])), (1, 0));
        assert_eq!(reconciled(&VoidSent { id: "b".to_owned(), ..void }, &[VOIDED]), 2);
    }
}
