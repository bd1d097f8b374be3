//! The scenario of a void: one client reports, voids and repeats, and then reinstates the billable or bills another
//! customer. Other clients repeat the report meanwhile.
//!
//! A void is reinstated only if the first request for the void was answered. The service may carry out a request
//! without an answer much later, after the reinstatement; the expected state of the store would then be unknown.

use crate::billable::Billable;
use crate::clients::{Client, Phase, ReportResult};
use crate::facts;
use crate::findings::Check;
use crate::fixture::{Call, Report};
use crate::http::Message;
use crate::oracle::Refusal;

/// Plays a role of the scenario.
pub(crate) fn play(client: &mut Client<'_>, call: Call, customer: u8, role: u8) {
    let report = Report::by_customer(customer, client.reporter);
    if role == 1 {
        // The void meets the call before, in and after its rating.
        facts::tell(client, call);
        return;
    }
    let result = client.report(call, report);
    if role != 0 {
        return;
    }
    let ReportResult::Confirmed(billable) = result else { return };
    let Some(requests) = void(client, call, &billable) else { return };
    // A retry must not bill a voided report.
    let result = client.report(call, report);
    expect(client, "a retry after a void", &result, matches!(result, ReportResult::Refused(Refusal::Voided)));
    // Another customer is another attribution.
    let correction = Report::by_customer((customer + 1) % 3, client.reporter);
    if requests == 1 && client.random.percent(50) {
        if !reinstate(client, call, &billable) {
            return;
        }
        let result = client.report(call, report);
        let is_replayed = matches!(&result, ReportResult::Confirmed(now) if now.id == billable.id);
        expect(client, "a retry after a reinstatement", &result, is_replayed);
        let result = client.report(call, correction);
        let is_refused = matches!(result, ReportResult::Refused(Refusal::Conflict));
        expect(client, "another customer's report after a reinstatement", &result, is_refused);
    } else {
        // The first billable is voided and no longer stands in the way.
        let result = client.report(call, correction);
        expect(client, "a correction after a void", &result, matches!(result, ReportResult::Confirmed(_)));
        if matches!(result, ReportResult::Confirmed(_)) {
            try_refused_reinstatement(client, &billable);
        }
    }
}

/// Adds a finding if a result is not the expected one. A client that gave up has no result.
fn expect(client: &Client<'_>, what: &str, result: &ReportResult, is_expected: bool) {
    if !is_expected && !matches!(result, ReportResult::Unknown) {
        client.oracle().findings.add(Check::Void, || format!("{what}: {result:?}"));
    }
}

/// Voids a billable. Returns the number of requests, or `None` if the result is unknown.
fn void(client: &mut Client<'_>, call: Call, billable: &Billable) -> Option<u32> {
    let reason = "reported by mistake";
    client.oracle().send_void(call, billable, reason);
    let (answer, requests) = change(client, billable, "void", reason)?;
    match Billable::read(&answer.json()).filter(|_| answer.status() == 200) {
        Some(voided) => {
            client.oracle().confirm_void(call, &voided);
            read_history(client, billable, &["Reported", "Voided"]);
        }
        None => {
            client.unexpected("a void", &answer);
            return None;
        }
    }
    Some(requests)
}

/// Reinstates a billable. Returns whether this was confirmed.
fn reinstate(client: &mut Client<'_>, call: Call, billable: &Billable) -> bool {
    client.oracle().send_reinstatement(call, billable);
    let Some((answer, _)) = change(client, billable, "reinstate", "it was right") else { return false };
    match Billable::read(&answer.json()).filter(|_| answer.status() == 200) {
        Some(now) => {
            client.oracle().confirm_reinstatement(call, billable, &now);
            read_history(client, billable, &["Reported", "Voided", "Reinstated"]);
            true
        }
        None => {
            client.unexpected("a reinstatement", &answer);
            false
        }
    }
}

/// Reads the history of a billable after a confirmed change, which the history shows at once.
fn read_history(client: &mut Client<'_>, billable: &Billable, expected: &[&str]) {
    let path = format!("/billables/{}/history?accountId={}", billable.id, billable.account_id);
    let shared = client.shared;
    let Some(answer) = client.send("GET", &path, &shared.tokens.manager, None) else { return };
    let body = answer.json();
    let actions = body["items"].as_array().map(|items| items.iter().map(|item| item["action"].as_str()).collect());
    let is_shown = match answer.status() {
        200 => actions == Some(expected.iter().copied().map(Some).collect::<Vec<_>>()),
        500 | 503 => true,
        _ => false,
    };
    if !is_shown {
        client.oracle().findings.add(Check::Visible, || format!("{expected:?} were confirmed, and {path} has {body}"));
    }
}

/// Tries to reinstate a billable while the call has another live one.
fn try_refused_reinstatement(client: &mut Client<'_>, billable: &Billable) {
    let Some((answer, _)) = change(client, billable, "reinstate", "it was right") else { return };
    if answer.status() != 409 || answer.json()["responseStatus"]["errorCode"] != "BillableConflict" {
        client.unexpected("a reinstatement of a call that is billed otherwise", &answer);
    }
}

/// Requests a change until an answer states the result. Returns the answer and the number of requests, or `None` if
/// the client gave up.
fn change(client: &mut Client<'_>, billable: &Billable, name: &str, reason: &str) -> Option<(Message, u32)> {
    let path = format!("/billables/{}/{name}", billable.id);
    let body = format!(r#"{{"accountId":"{}","reason":"{reason}"}}"#, billable.account_id);
    let shared = client.shared;
    let mut requests = 0;
    while !shared.is(Phase::Over) {
        requests += 1;
        match client.send("POST", &path, &shared.tokens.manager, Some(&body)) {
            Some(answer) if answer.status() < 500 => return Some((answer, requests)),
            _ => client.pause(),
        }
    }
    None
}
