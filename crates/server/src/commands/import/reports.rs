//! Reports of billables as the records of a file.

use billables_contract as contract;
use billables_domain::{AccountScope, Billable, CallSidMode, Faults, NewBillable, Outcome, Subject};
use billables_persistence::{Intake, Store, StoreError, Submission, SubmitError};
use billables_wire::{Record, write_json_string};
use serde::Deserialize;

use super::columns::Columns;
use super::input::bind;
use super::kind::{Kind, Unread};
use super::local::settle;
use super::verdict::{Settled, Verdict};

/// The members of a record that the import uses. The record of an export has more members, which are the billable's
/// history.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Members {
    account_id: Option<String>,
    customer_id: Option<String>,
    session_id: Option<String>,
    call_sid: Option<String>,
    status: Option<String>,
    date_voided: Option<String>,
}

/// Reports of billables.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reports;

impl Kind for Reports {
    type Unparsed = NewBillable;
    type Submission = Submission;

    const MEMBERS: &'static [&'static str] = &NewBillable::MEMBERS;
    const NAME: &'static str = "a report";
    const PATH: &'static str = "/billables/batch";
    const REPEAT: &'static str = "a billed call is not billed twice";
    const DRY_RUN: &'static str = "It compared each record with the current sessions, customers and billables of the store, and did not \
        compare the records with each other.";

    fn can_be_complete(is_there: impl Fn(&str) -> bool) -> bool {
        NewBillable::can_be_complete(is_there)
    }

    fn read(&self, record: &Record<'_>, columns: &Columns) -> Result<NewBillable, Unread> {
        to_report(bind(record, columns)?).map_err(Unread::Refused)
    }

    fn slot<'u>(report: &'u mut NewBillable, member: &str) -> Option<&'u mut Option<String>> {
        match member {
            "accountId" => Some(&mut report.account_id),
            "customerId" => Some(&mut report.customer_id),
            "sessionId" => Some(&mut report.session_id),
            _ => None,
        }
    }

    fn call_sid(report: &NewBillable) -> Option<&str> {
        report.call_sid.as_deref()
    }

    fn parse(&self, report: NewBillable, mode: CallSidMode, created_by: &Subject) -> Result<Submission, Faults> {
        let report = report.parse(mode)?;
        Ok(Submission { report, accounts: AccountScope::All, created_by: created_by.clone() })
    }

    async fn submit(intake: &Intake, submissions: Vec<Submission>) -> Result<Vec<Settled>, SubmitError> {
        let results = intake.submit_chunk(submissions).await?;
        Ok(results.into_iter().map(|result| settle(result, settled)).collect())
    }

    fn dry_run(&self, store: &Store, submissions: &[Submission]) -> Result<Vec<Settled>, StoreError> {
        let outcomes = store.report_dry_run(submissions)?;
        let settled = |outcome: Option<Outcome>| outcome.map_or_else(|| Settled::good(Verdict::Created), settled);
        Ok(outcomes.into_iter().map(settled).collect())
    }

    fn json_line(report: &NewBillable) -> String {
        let mut line = String::new();
        let mut before = '{';
        for (name, value) in [
            ("accountId", &report.account_id),
            ("customerId", &report.customer_id),
            ("sessionId", &report.session_id),
            ("callSid", &report.call_sid),
        ] {
            if let Some(value) = value {
                line.push(std::mem::replace(&mut before, ','));
                write_json_string(&mut line, name);
                line.push(':');
                write_json_string(&mut line, value);
            }
        }
        if before == '{' {
            line.push(before);
        }
        line.push_str("}\n");
        line
    }
}

fn settled(outcome: Outcome) -> Settled {
    let verdict = Verdict::from_name(contract::Verdict::from(&outcome).as_str()).unwrap_or(Verdict::Failed);
    match outcome {
        Outcome::Created(_) | Outcome::Replayed(_) => Settled::good(verdict),
        Outcome::Conflict(Billable { id, attribution, .. }) => {
            let customer_id = attribution.customer_id;
            let reason = format!("The call is billed already, to the customer {customer_id}, by the billable {id}.");
            Settled::new(verdict, contract::ErrorCode::BillableConflict.as_str(), reason)
        }
        Outcome::Voided(Billable { id, void, .. }) => {
            let why = void.map(|void| format!(" ({})", void.reason)).unwrap_or_default();
            let reason = format!(
                "The call was billed to this customer and voided{why}, as the billable {id}. If the void was wrong, \
                 reinstate the billable."
            );
            Settled::new(verdict, contract::ErrorCode::BillableVoided.as_str(), reason)
        }
        Outcome::SessionNotFound => {
            let reason = "The session is not known. Check SessionId and AccountId.";
            Settled::new(verdict, contract::ErrorCode::NotFound.as_str(), reason)
        }
        Outcome::CustomerNotFound => {
            let reason = "The account has no such customer. Check AccountId and CustomerId.";
            Settled::new(verdict, contract::ErrorCode::NotFound.as_str(), reason)
        }
        Outcome::Invalid(faults) => Settled::of_faults(&faults),
    }
}

/// The report of a record. The record of a voided billable is refused, because it would bill a call that a person
/// voided.
fn to_report(members: Members) -> Result<NewBillable, Settled> {
    let is_given = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.is_empty());
    let is_voided = members.status.as_deref().is_some_and(|status| status.trim().eq_ignore_ascii_case("voided"));
    if is_voided || is_given(&members.date_voided) {
        let reason =
            "The record is that of a voided billable. To bill the call nevertheless, remove Status and DateVoided.";
        return Err(Settled::new(Verdict::Invalid, "BillableVoided", reason));
    }
    let Members { account_id, customer_id, session_id, call_sid, .. } = members;
    Ok(NewBillable { account_id, customer_id, session_id, call_sid })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(status: Option<&str>, date_voided: Option<&str>) -> Result<NewBillable, Settled> {
        to_report(Members {
            status: status.map(str::to_owned),
            date_voided: date_voided.map(str::to_owned),
            ..Members::default()
        })
    }

    #[test]
    fn a_report_is_sent_unchanged() {
        let report = NewBillable {
            call_sid: Some("\"x\"".to_owned()),
            account_id: Some(String::new()),
            ..NewBillable::default()
        };
        assert_eq!(Reports::json_line(&report), "{\"accountId\":\"\",\"callSid\":\"\\\"x\\\"\"}\n");
        assert_eq!(Reports::json_line(&NewBillable::default()), "{}\n");
    }

    #[test]
    fn a_voided_record_reports_nothing() {
        for (status, date_voided) in [
            (Some("Voided"), None),
            (Some(" voided"), None),
            (None, Some("2026-11-23T09:30:00Z")),
            (Some("Reported"), Some("x")),
        ] {
            assert_eq!(report(status, date_voided).unwrap_err().code, "BillableVoided");
        }
        for (status, date_voided) in [(None, None), (Some("Reported"), Some("")), (Some(""), None)] {
            assert!(report(status, date_voided).is_ok());
        }
    }
}
