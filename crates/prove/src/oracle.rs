//! The oracle: what the clients sent for each call, and which answers they received. The oracle never asks the
//! service.
//!
//! The oracle checks each answer against the earlier ones at once. `reconcile.rs` compares the records with the store
//! afterwards.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::billable::Billable;
use crate::facts::{Stage, Told};
use crate::findings::{Check, Findings};
use crate::fixture::{Call, MANAGER, Report};

/// The number of locks over the calls; more locks mean shorter waits between clients.
const SHARDS: usize = 64;

/// The reason of a refused report, as stated in the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Refusal {
    /// The call is billed to another customer or session.
    Conflict,
    /// The same attribution was voided.
    Voided,
}

/// A confirmed report.
#[derive(Clone, Debug)]
pub(crate) struct Confirmed {
    /// Whether the answer was 201.
    pub(crate) is_new: bool,
    /// The billable of the answer.
    pub(crate) billable: Billable,
}

/// All records of a call.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    /// Every report that was sent, with any result.
    pub(crate) sent: Vec<Report>,
    pub(crate) confirmed: Vec<Confirmed>,
    /// Reports that the error of a request list counts as done.
    pub(crate) done: Vec<Report>,
    pub(crate) refused: Vec<(Report, Refusal)>,
    pub(crate) voids: Vec<VoidSent>,
    /// The facts of the call.
    pub(crate) told: Told,
}

/// A void that a client requested.
#[derive(Clone, Debug)]
pub(crate) struct VoidSent {
    pub(crate) id: String,
    pub(crate) customer_id: String,
    pub(crate) reason: String,
    pub(crate) is_confirmed: bool,
    pub(crate) reinstatement: Reinstatement,
}

/// The state of a reinstatement. Clients never void a reinstated billable again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Reinstatement {
    /// Not requested.
    #[default]
    None,
    /// Requested.
    Sent,
    /// Confirmed.
    Confirmed,
}

/// The state of an attribution before a report is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Any answer is possible.
    Open,
    /// Voided.
    Voided,
    /// Reinstated after a void, and live from then on.
    Reinstated,
}

impl History {
    fn standing(&self, report: Report) -> Standing {
        let void = self.voids.iter().find(|void| void.is_confirmed && void.customer_id == report.customer_id());
        match void.map(|void| void.reinstatement) {
            Some(Reinstatement::None) => Standing::Voided,
            Some(Reinstatement::Confirmed) => Standing::Reinstated,
            None | Some(Reinstatement::Sent) => Standing::Open,
        }
    }
}

/// Whether a billable of this session may be the answer to the report. Two different sessions make a conflict; a
/// session that only one of them names makes none.
pub(crate) fn may_answer(report: Report, session_id: Option<&str>) -> bool {
    report.session_id().as_deref().is_none_or(|asked| session_id.is_none_or(|billed| asked == billed))
}

/// The records of all calls, and the findings.
#[derive(Debug)]
pub(crate) struct Oracle {
    shards: Vec<Mutex<HashMap<Call, History>>>,
    pub(crate) findings: Findings,
}

impl Oracle {
    /// An oracle without records.
    pub(crate) fn new() -> Self {
        Self { shards: (0..SHARDS).map(|_| Mutex::default()).collect(), findings: Findings::default() }
    }

    fn shard(&self, call: Call) -> MutexGuard<'_, HashMap<Call, History>> {
        // The remainder is below SHARDS and fits.
        let place = usize::try_from(call.number % SHARDS as u64).unwrap_or(0);
        self.shards[place].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records a report that is about to be sent. Returns the state of the attribution.
    pub(crate) fn send(&self, call: Call, report: Report) -> Standing {
        let mut shard = self.shard(call);
        let history = shard.entry(call).or_default();
        if !history.sent.contains(&report) {
            history.sent.push(report);
        }
        history.standing(report)
    }

    /// Records a confirmed report. `before` is the state that [`Oracle::send`] returned.
    pub(crate) fn confirm(&self, call: Call, report: Report, is_new: bool, billable: Billable, before: Standing) {
        let mut shard = self.shard(call);
        let history = shard.entry(call).or_default();
        let is_attributed = billable.call() == Some(call)
            && billable.customer_id == report.customer_id()
            && history.sent.iter().any(|sent| {
                billable.customer_id == sent.customer_id()
                    && billable.created_by == sent.reporter_name()
                    && billable.session_id == sent.session_id()
            });
        let is_of_report = if is_new {
            billable.created_by == report.reporter_name() && billable.session_id == report.session_id()
        } else {
            may_answer(report, billable.session_id.as_deref())
        };
        if !is_attributed || !is_of_report {
            self.findings.add(Check::Attribution, || format!("{report:?} of {call:?} was answered with {billable:?}"));
        }
        // A reinstatement may have come after the report was sent.
        let was_voided = before == Standing::Voided && history.standing(report) == Standing::Voided;
        if was_voided || billable.void.is_some() {
            self.findings.add(Check::Void, || format!("a voided attribution was billed again: {billable:?}"));
        }
        if is_new && before == Standing::Reinstated {
            self.findings.add(Check::Once, || format!("a reinstated call was billed anew: {billable:?}"));
        }
        for earlier in &history.confirmed {
            self.compare(history, earlier, is_new, &billable);
        }
        if is_new || !history.confirmed.iter().any(|earlier| earlier.billable.id == billable.id) {
            history.confirmed.push(Confirmed { is_new, billable });
        }
    }

    fn compare(&self, history: &History, earlier: &Confirmed, is_new: bool, billable: &Billable) {
        let Confirmed { is_new: was_new, billable: before } = earlier;
        if before.id == billable.id {
            if is_new && *was_new {
                self.findings.add(Check::Once, || format!("two answers of 201: {billable:?}"));
            }
            if !before.is_same_report(billable) {
                self.findings.add(Check::Attribution, || format!("{before:?} changed to {billable:?}"));
            }
        } else {
            let may_be_void = |id: &str| history.voids.iter().any(|void| void.id == id);
            let is_twice =
                before.customer_id == billable.customer_id || !(may_be_void(&before.id) || may_be_void(&billable.id));
            if is_twice {
                self.findings.add(Check::Once, || format!("a call has two billables: {before:?} and {billable:?}"));
            }
        }
    }

    /// Records a report that the error of a request list counts as done.
    pub(crate) fn done(&self, call: Call, report: Report) {
        self.shard(call).entry(call).or_default().done.push(report);
    }

    /// Records a refused report. `before` is the state that [`Oracle::send`] returned.
    pub(crate) fn refuse(&self, call: Call, report: Report, refusal: Refusal, before: Standing) {
        if before == Standing::Reinstated {
            self.findings
                .add(Check::Refusal, || format!("{refusal:?} for {report:?} of {call:?}, which is reinstated"));
        }
        let mut shard = self.shard(call);
        let history = shard.entry(call).or_default();
        if !history.refused.contains(&(report, refusal)) {
            history.refused.push((report, refusal));
        }
    }

    /// Records a void that is about to be sent.
    pub(crate) fn send_void(&self, call: Call, billable: &Billable, reason: &str) {
        let void = VoidSent {
            id: billable.id.clone(),
            customer_id: billable.customer_id.clone(),
            reason: reason.to_owned(),
            is_confirmed: false,
            reinstatement: Reinstatement::None,
        };
        self.shard(call).entry(call).or_default().voids.push(void);
    }

    /// Records a confirmed void.
    pub(crate) fn confirm_void(&self, call: Call, billable: &Billable) {
        let mut shard = self.shard(call);
        let history = shard.entry(call).or_default();
        for void in history.voids.iter_mut().filter(|void| void.id == billable.id) {
            void.is_confirmed = true;
            let is_kept = billable.void.as_ref().is_some_and(|kept| kept.by == MANAGER && kept.reason == void.reason);
            if !is_kept {
                self.findings.add(Check::Void, || format!("a void was answered with {billable:?}"));
            }
        }
    }

    /// Records a reinstatement that is about to be sent.
    pub(crate) fn send_reinstatement(&self, call: Call, billable: &Billable) {
        let mut shard = self.shard(call);
        for void in shard.entry(call).or_default().voids.iter_mut().filter(|void| void.id == billable.id) {
            void.reinstatement = Reinstatement::Sent;
        }
    }

    /// Records a confirmed reinstatement of `billable`; `now` is the billable of the answer.
    pub(crate) fn confirm_reinstatement(&self, call: Call, billable: &Billable, now: &Billable) {
        let mut shard = self.shard(call);
        for void in shard.entry(call).or_default().voids.iter_mut().filter(|void| void.id == billable.id) {
            void.reinstatement = Reinstatement::Confirmed;
        }
        if now.void.is_some() || !now.is_same_report(billable) {
            self.findings.add(Check::Void, || format!("the reinstatement of {billable:?} was answered with {now:?}"));
        }
    }

    /// Records facts that are about to be sent.
    pub(crate) fn send_facts(&self, call: Call, stage: Stage) {
        let mut shard = self.shard(call);
        let told = &mut shard.entry(call).or_default().told;
        told.sent = told.sent.max(Some(stage));
    }

    /// Records confirmed facts.
    pub(crate) fn confirm_facts(&self, call: Call, stage: Stage) {
        let mut shard = self.shard(call);
        let told = &mut shard.entry(call).or_default().told;
        told.confirmed = told.confirmed.max(Some(stage));
    }

    /// The records of every call.
    pub(crate) fn histories(&self) -> HashMap<Call, History> {
        let lock = |shard: &Mutex<HashMap<Call, History>>| shard.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.shards.iter().flat_map(lock).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::billable::Void;
    use crate::fixture::REPORTERS;

    const CALL: Call = Call { account: 0, number: 5 };

    fn billable(id: &str, report: Report) -> Billable {
        Billable {
            id: id.to_owned(),
            account_id: CALL.account_id().to_owned(),
            customer_id: report.customer_id().to_owned(),
            session_id: report.session_id(),
            call_sid: CALL.sid(),
            date_created: 1,
            created_by: REPORTERS[usize::from(report.reporter)].to_owned(),
            void: None,
        }
    }

    fn found(oracle: &Oracle) -> Vec<Check> {
        oracle.findings.take().into_keys().collect()
    }

    #[test]
    fn a_report_and_its_replays_are_fine() {
        let oracle = Oracle::new();
        let (first, second) = (Report::by_customer(0, 0), Report::by_customer(0, 1));
        oracle.send(CALL, first);
        oracle.send(CALL, second);
        oracle.confirm(CALL, first, true, billable("a", first), Standing::Open);
        oracle.confirm(CALL, second, false, billable("a", first), Standing::Open);
        assert_eq!(found(&oracle), []);
    }

    #[test]
    fn a_second_id_a_second_customer_and_a_second_creation_are_found() {
        let (report, rival) = (Report::by_customer(0, 0), Report::by_customer(1, 0));
        for (id, second) in [("b", report), ("b", rival), ("a", report)] {
            let oracle = Oracle::new();
            oracle.send(CALL, report);
            oracle.send(CALL, second);
            oracle.confirm(CALL, report, true, billable("a", report), Standing::Open);
            oracle.confirm(CALL, second, true, billable(id, second), Standing::Open);
            assert_eq!(found(&oracle), [Check::Once]);
        }
    }

    #[test]
    fn another_attribution_than_was_sent_is_found() {
        let oracle = Oracle::new();
        let report = Report::by_customer(0, 0);
        oracle.send(CALL, report);
        oracle.confirm(CALL, report, true, billable("a", Report::by_customer(1, 0)), Standing::Open);
        oracle.confirm(CALL, report, false, billable("a", Report::by_session(0, 0)), Standing::Open);
        assert!(found(&oracle).contains(&Check::Attribution));
    }

    #[test]
    fn a_session_that_only_one_of_two_reports_names_is_no_difference() {
        let (bare, named, other) = (Report::by_customer(0, 0), Report::by_session(0, 0), Report::by_session(3, 0));
        for (first, second, expected) in
            [(bare, named, &[][..]), (named, bare, &[]), (named, named, &[]), (named, other, &[Check::Attribution])]
        {
            let oracle = Oracle::new();
            oracle.send(CALL, first);
            oracle.send(CALL, second);
            oracle.confirm(CALL, first, true, billable("a", first), Standing::Open);
            oracle.confirm(CALL, second, false, billable("a", first), Standing::Open);
            assert_eq!(found(&oracle), expected, "{first:?}, then {second:?}");
        }
    }

    #[test]
    fn a_new_billable_of_another_session_than_was_reported_is_found() {
        let (bare, named, other) = (Report::by_customer(0, 0), Report::by_session(0, 0), Report::by_session(3, 0));
        for (report, made) in [(bare, named), (named, bare), (named, other)] {
            let oracle = Oracle::new();
            // Another client sent what the answer says, and not with this report.
            oracle.send(CALL, made);
            oracle.send(CALL, report);
            oracle.confirm(CALL, report, true, billable("a", made), Standing::Open);
            assert_eq!(found(&oracle), [Check::Attribution], "{report:?} made {made:?}");
        }
    }

    /// An oracle with a billable that was voided and reinstated.
    fn reinstated(report: Report) -> (Oracle, Billable) {
        let oracle = Oracle::new();
        let live = billable("a", report);
        oracle.send(CALL, report);
        oracle.confirm(CALL, report, true, live.clone(), Standing::Open);
        oracle.send_void(CALL, &live, "mistake");
        let void = Some(Void { date: 2, by: MANAGER.to_owned(), reason: "mistake".to_owned() });
        oracle.confirm_void(CALL, &Billable { void, ..live.clone() });
        oracle.send_reinstatement(CALL, &live);
        assert_eq!(oracle.send(CALL, report), Standing::Open);
        oracle.confirm_reinstatement(CALL, &live, &live);
        assert_eq!(found(&oracle), []);
        (oracle, live)
    }

    #[test]
    fn a_reinstated_billable_is_replayed_and_neither_refused_nor_billed_anew() {
        let report = Report::by_customer(0, 0);
        let (oracle, live) = reinstated(report);
        let before = oracle.send(CALL, report);
        assert_eq!(before, Standing::Reinstated);
        oracle.confirm(CALL, report, false, live.clone(), before);
        // The report was sent during the void and answered after the reinstatement.
        oracle.confirm(CALL, report, false, live, Standing::Voided);
        assert_eq!(found(&oracle), []);
        oracle.refuse(CALL, report, Refusal::Voided, before);
        assert_eq!(found(&oracle), [Check::Refusal]);
        oracle.confirm(CALL, report, true, billable("b", report), before);
        assert_eq!(found(&oracle), [Check::Once]);
    }

    #[test]
    fn a_reinstatement_that_leaves_the_void_or_shows_another_billable_is_found() {
        let report = Report::by_customer(0, 0);
        let (oracle, live) = reinstated(report);
        oracle.confirm_reinstatement(CALL, &live, &billable("b", report));
        assert_eq!(found(&oracle), [Check::Void]);
        let void = Some(Void { date: 2, by: MANAGER.to_owned(), reason: "mistake".to_owned() });
        oracle.confirm_reinstatement(CALL, &live, &Billable { void, ..live.clone() });
        assert_eq!(found(&oracle), [Check::Void]);
    }

    #[test]
    fn a_retry_that_bills_a_voided_call_again_is_found() {
        let oracle = Oracle::new();
        let report = Report::by_customer(0, 0);
        assert_eq!(oracle.send(CALL, report), Standing::Open);
        let mut made = billable("a", report);
        oracle.confirm(CALL, report, true, made.clone(), Standing::Open);
        oracle.send_void(CALL, &made, "mistake");
        made.void = Some(Void { date: 2, by: MANAGER.to_owned(), reason: "mistake".to_owned() });
        oracle.confirm_void(CALL, &made);
        assert_eq!(found(&oracle), []);
        assert_eq!(oracle.send(CALL, report), Standing::Voided);
        oracle.confirm(CALL, report, true, billable("b", report), Standing::Voided);
        assert_eq!(found(&oracle), [Check::Once, Check::Void]);
    }
}
