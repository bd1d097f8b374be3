//! The reconciliation after an episode: the oracle's knowledge is compared with the rows of the store.

use std::collections::HashMap;

use crate::billable::Billable;
use crate::findings::{Check, Findings};
use crate::fixture::{Call, MANAGER, Report};
use crate::oracle::{History, Refusal, Reinstatement, may_answer};

/// Counts of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reconciled {
    /// Reports that were confirmed.
    pub(crate) confirmed: u64,
    /// Attributions that were sent and never confirmed.
    pub(crate) unconfirmed: u64,
    /// Unconfirmed attributions that are stored.
    pub(crate) unconfirmed_stored: u64,
    /// Voids that were confirmed.
    pub(crate) voids: u64,
    /// Reinstatements of them that were confirmed.
    pub(crate) reinstatements: u64,
}

/// Compares the history of every call with the rows of the store.
pub(crate) fn reconcile(histories: &HashMap<Call, History>, rows: &[Billable], findings: &Findings) -> Reconciled {
    let mut stored: HashMap<Call, Vec<&Billable>> = HashMap::new();
    for row in rows {
        match row.call().filter(|call| histories.contains_key(call)) {
            Some(call) => stored.entry(call).or_default().push(row),
            None => findings.add(Check::Sent, || format!("the call of {row:?} was not reported")),
        }
    }
    let mut reconciled = Reconciled::default();
    let nothing = Vec::new();
    for (call, history) in histories {
        let rows = stored.get(call).unwrap_or(&nothing);
        reconcile_rows(*call, history, rows, findings);
        reconcile_refusals(*call, history, rows, findings);
        reconcile_voids(history, rows, findings);
        count(history, rows, &mut reconciled);
    }
    reconciled
}

fn reconcile_rows(call: Call, history: &History, rows: &[&Billable], findings: &Findings) {
    for (place, row) in rows.iter().enumerate() {
        let is_sent = history.sent.iter().any(|sent| is_row_of(row, *sent) && row.created_by == sent.reporter_name());
        if !is_sent {
            findings.add(Check::Sent, || format!("{row:?} was not sent"));
        }
        for other in &rows[place + 1..] {
            if row.customer_id == other.customer_id || (row.void.is_none() && other.void.is_none()) {
                findings.add(Check::Once, || format!("the store has two billables of a call: {row:?} and {other:?}"));
            }
        }
    }
    for confirmed in &history.confirmed {
        let billable = &confirmed.billable;
        match rows.iter().filter(|row| row.id == billable.id).collect::<Vec<_>>().as_slice() {
            [] => findings.add(Check::Stored, || format!("confirmed and not stored: {billable:?}")),
            [row] if row.is_same_report(billable) => {}
            [row] => findings.add(Check::Attribution, || format!("confirmed {billable:?}, stored {row:?}")),
            _ => findings.add(Check::Once, || format!("stored more than once: {billable:?}")),
        }
    }
    for report in &history.done {
        match rows.iter().find(|row| row.customer_id == report.customer_id()) {
            None => {
                findings.add(Check::Stored, || format!("done in a request list and not stored: {report:?} of {call:?}"))
            }
            Some(row) if !may_answer(*report, row.session_id.as_deref()) => {
                findings.add(Check::Attribution, || format!("done in a request list: {report:?}, stored as {row:?}"));
            }
            Some(_) => {}
        }
    }
}

/// Whether a report would have created this row.
fn is_row_of(row: &Billable, report: Report) -> bool {
    row.customer_id == report.customer_id() && row.session_id == report.session_id()
}

fn reconcile_refusals(call: Call, history: &History, rows: &[&Billable], findings: &Findings) {
    let is_voided_by_us = |row: &Billable| history.voids.iter().any(|void| void.id == row.id);
    let is_reinstated_by_us = |row: &Billable| {
        history.voids.iter().any(|void| void.id == row.id && void.reinstatement != Reinstatement::None)
    };
    for (report, refusal) in &history.refused {
        let is_justified = match refusal {
            // A billable that is voided, and not by a client of the run, has never been live.
            Refusal::Conflict => rows.iter().any(|row| {
                let was_live = row.void.is_none() || is_voided_by_us(row);
                was_live && (row.customer_id != report.customer_id() || !may_answer(*report, row.session_id.as_deref()))
            }),
            Refusal::Voided => rows.iter().any(|row| {
                let was_void = row.void.is_some() || is_reinstated_by_us(row);
                row.customer_id == report.customer_id() && was_void && is_voided_by_us(row)
            }),
        };
        if !is_justified {
            findings.add(Check::Refusal, || format!("{refusal:?} for {report:?} of {call:?}, whose rows are {rows:?}"));
        }
    }
}

fn reconcile_voids(history: &History, rows: &[&Billable], findings: &Findings) {
    for row in rows {
        let sent = history.voids.iter().filter(|void| void.id == row.id).collect::<Vec<_>>();
        let is_right = match &row.void {
            Some(void) => {
                void.by == MANAGER
                    && sent
                        .iter()
                        .any(|sent| sent.reason == void.reason && sent.reinstatement != Reinstatement::Confirmed)
            }
            None => !sent.iter().any(|sent| sent.is_confirmed && sent.reinstatement == Reinstatement::None),
        };
        if !is_right {
            findings.add(Check::Void, || format!("voids sent: {sent:?}; stored: {row:?}"));
        }
    }
}

fn count(history: &History, rows: &[&Billable], reconciled: &mut Reconciled) {
    for void in history.voids.iter().filter(|void| void.is_confirmed) {
        reconciled.voids += 1;
        reconciled.reinstatements += u64::from(void.reinstatement == Reinstatement::Confirmed);
    }
    let mut seen: Vec<&str> = Vec::new();
    for sent in &history.sent {
        let customer = sent.customer_id();
        if seen.contains(&customer) {
            continue;
        }
        seen.push(customer);
        let is_confirmed = history.confirmed.iter().any(|confirmed| confirmed.billable.customer_id == customer)
            || history.done.iter().any(|report| report.customer_id() == customer);
        if is_confirmed {
            reconciled.confirmed += 1;
        } else {
            reconciled.unconfirmed += 1;
            reconciled.unconfirmed_stored += u64::from(rows.iter().any(|row| row.customer_id == customer));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::billable::Void;
    use crate::oracle::{Confirmed, VoidSent};

    const CALL: Call = Call { account: 1, number: 9 };

    fn row(id: &str, report: Report) -> Billable {
        Billable {
            id: id.to_owned(),
            account_id: CALL.account_id().to_owned(),
            customer_id: report.customer_id().to_owned(),
            session_id: report.session_id(),
            call_sid: CALL.sid(),
            date_created: 1,
            created_by: report.reporter_name().to_owned(),
            void: None,
        }
    }

    fn found(history: &History, rows: &[Billable]) -> Vec<Check> {
        let findings = Findings::default();
        reconcile(&HashMap::from([(CALL, history.clone())]), rows, &findings);
        findings.take().into_keys().collect()
    }

    fn confirmed(report: Report) -> History {
        let confirmed = vec![Confirmed { is_new: true, billable: row("a", report) }];
        History { sent: vec![report], confirmed, ..History::default() }
    }

    #[test]
    fn a_confirmed_report_is_there_once_as_it_was_confirmed() {
        let report = Report::by_customer(0, 0);
        let history = confirmed(report);
        assert_eq!(found(&history, &[row("a", report)]), []);
        assert_eq!(found(&history, &[]), [Check::Stored]);
        assert_eq!(found(&history, &[row("a", report), row("b", report)]), [Check::Once]);
        assert_eq!(found(&history, &[row("b", report)]), [Check::Stored]);
        let other = row("a", Report::by_session(0, 0));
        assert_eq!(found(&history, &[other]), [Check::Attribution, Check::Sent]);
    }

    #[test]
    fn done_items_of_a_request_list_are_stored_with_their_session() {
        let (named, other) = (Report::by_session(0, 0), Report::by_session(3, 0));
        let history = History { sent: vec![named, other], done: vec![named], ..History::default() };
        assert_eq!(found(&history, &[row("a", named)]), []);
        assert_eq!(found(&history, &[]), [Check::Stored]);
        assert_eq!(found(&history, &[row("a", other)]), [Check::Attribution]);
    }

    #[test]
    fn an_unconfirmed_report_is_there_at_most_once_and_nothing_else_is() {
        let report = Report::by_customer(0, 0);
        let history = History { sent: vec![report], ..History::default() };
        assert_eq!(found(&history, &[]), []);
        assert_eq!(found(&history, &[row("a", report)]), []);
        assert_eq!(found(&history, &[row("a", report), row("b", report)]), [Check::Once]);
        assert_eq!(found(&history, &[row("a", Report::by_customer(1, 0))]), [Check::Sent]);
    }

    #[test]
    fn a_refusal_needs_a_cause() {
        let (report, winner) = (Report::by_customer(0, 0), Report::by_customer(1, 0));
        let mut history = confirmed(winner);
        history.sent.push(report);
        history.refused.push((report, Refusal::Conflict));
        assert_eq!(found(&history, &[row("a", winner)]), []);
        history.refused = vec![(winner, Refusal::Conflict)];
        assert_eq!(found(&history, &[row("a", winner)]), [Check::Refusal]);
        history.refused = vec![(report, Refusal::Voided)];
        assert_eq!(found(&history, &[row("a", winner)]), [Check::Refusal]);
    }

    fn voided(mut row: Billable, by: &str) -> Billable {
        row.void = Some(Void { date: 2, by: by.to_owned(), reason: "mistake".to_owned() });
        row
    }

    fn void_of(row: &Billable) -> VoidSent {
        let (id, customer_id) = (row.id.clone(), row.customer_id.clone());
        let reinstatement = Reinstatement::None;
        VoidSent { id, customer_id, reason: "mistake".to_owned(), is_confirmed: true, reinstatement }
    }

    #[test]
    fn a_refusal_as_voided_needs_a_void_in_the_store() {
        let report = Report::by_customer(0, 0);
        let mut history = confirmed(report);
        history.refused.push((report, Refusal::Voided));
        history.voids.push(VoidSent { is_confirmed: false, ..void_of(&row("a", report)) });
        assert_eq!(found(&history, &[voided(row("a", report), MANAGER)]), []);
        // The void was sent, was not confirmed, and is not stored; a refusal because of the void is unfounded.
        assert_eq!(found(&history, &[row("a", report)]), [Check::Refusal]);
    }

    #[test]
    fn a_conflict_needs_a_row_that_was_live() {
        let (report, winner) = (Report::by_customer(0, 0), Report::by_customer(1, 0));
        let mut history = confirmed(winner);
        history.sent.push(report);
        history.refused.push((report, Refusal::Conflict));
        assert_eq!(found(&history, &[voided(row("a", winner), "somebody")]), [Check::Refusal, Check::Void]);
        history.voids.push(void_of(&row("a", winner)));
        assert_eq!(found(&history, &[voided(row("a", winner), MANAGER)]), []);
    }

    #[test]
    fn a_void_that_was_reinstated_may_have_refused_and_is_in_force_no_more() {
        let report = Report::by_customer(0, 0);
        let mut history = confirmed(report);
        history.refused.push((report, Refusal::Voided));
        let (live, void) = (row("a", report), voided(row("a", report), MANAGER));
        history.voids = vec![VoidSent { reinstatement: Reinstatement::Sent, ..void_of(&live) }];
        assert_eq!(found(&history, std::slice::from_ref(&live)), []);
        assert_eq!(found(&history, std::slice::from_ref(&void)), []);
        history.voids[0].reinstatement = Reinstatement::Confirmed;
        assert_eq!(found(&history, &[live]), []);
        assert_eq!(found(&history, &[void]), [Check::Void]);
    }

    #[test]
    fn a_confirmed_void_stays() {
        let report = Report::by_customer(0, 0);
        let mut history = confirmed(report);
        history.voids = vec![void_of(&row("a", report))];
        assert_eq!(found(&history, &[row("a", report)]), [Check::Void]);
    }
}
