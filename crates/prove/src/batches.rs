//! Reports in batches: one request, a verdict line for each report, and a summary line that ends a complete answer.
//!
//! A verdict is valid even if the answer ends early, because the service sends a verdict after the commit.

use std::sync::atomic::Ordering;

use serde_json::Value;

use crate::billable::Billable;
use crate::clients::{Client, Phase};
use crate::findings::Check;
use crate::fixture::{Call, Report};
use crate::http::Message;
use crate::oracle::{Refusal, Standing};
use crate::quiet_period::Moment;

/// A report of a batch, and the state of the attribution when the client sent the report.
struct Sent {
    call: Call,
    report: Report,
    before: Standing,
}

/// Sends many reports in one request, and repeats until each has a verdict. After an answer without a summary the
/// client sends every report again; after a complete answer only those that failed.
pub(crate) fn report_batch(client: &mut Client<'_>, items: &[(Call, Report)]) {
    let mut open = items.to_vec();
    while !open.is_empty() && !client.shared.is(Phase::Over) {
        let oracle = &client.shared.oracle;
        let sent: Vec<_> = open
            .iter()
            .map(|(call, report)| Sent { call: *call, report: *report, before: oracle.send(*call, *report) })
            .collect();
        let bodies: Vec<_> = open.iter().map(|(call, report)| report.body(*call)).collect();
        let shared = client.shared;
        let moment = shared.quiet_period.moment();
        let token = &shared.tokens.reporters[usize::from(client.reporter)];
        let answer = client.send_for_lines("/billables/batch", token, &format!("[{}]", bodies.join(",")));
        match answer {
            Some((answer, is_whole)) if answer.status() == 200 => {
                match read(client, &sent, moment, &answer, is_whole) {
                    Some(failed) if failed.is_empty() => return,
                    Some(failed) => open = failed,
                    None => {}
                }
            }
            Some((answer, _)) if answer.status() < 500 => {
                client.unexpected("a batch", &answer);
                return;
            }
            _ => {}
        }
        client.pause();
    }
}

/// Reads the verdicts. Returns the reports that failed, or `None` if the answer is incomplete.
fn read(
    client: &mut Client<'_>,
    sent: &[Sent],
    moment: Moment,
    answer: &Message,
    is_whole: bool,
) -> Option<Vec<(Call, Report)>> {
    let text = String::from_utf8_lossy(&answer.body);
    let mut failed = Vec::new();
    // A line without a line end was cut off.
    for (count, line) in text.split_inclusive('\n').filter(|line| line.ends_with('\n')).enumerate() {
        let value: Value = serde_json::from_str(line).unwrap_or(Value::Null);
        if let Some(summary) = value["summary"].as_object() {
            let said = summary.get("total").and_then(Value::as_u64);
            let said_failed = summary.get("failed").and_then(Value::as_u64);
            let told = (u64::try_from(sent.len()).ok(), u64::try_from(failed.len()).ok());
            if count != sent.len() || (said, said_failed) != told {
                unexpected(client, &format!("the summary of {} reports after {count} verdicts: {line}", sent.len()));
            }
            return Some(failed);
        }
        // Verdicts come in the order of the reports, and each has the index of a report.
        let Some(item) = sent.get(count).filter(|_| value["index"].as_u64() == u64::try_from(count).ok()) else {
            unexpected(client, &format!("verdict {count} of {}: {line}", sent.len()));
            return Some(failed);
        };
        client.shared.verdicts.fetch_add(1, Ordering::Relaxed);
        if take(client, item, &value).is_none() {
            unexpected(client, line);
        }
        if value["verdict"] == "Failed" {
            failed.push((item.call, item.report));
            if value["error"]["errorCode"] == "InternalError" {
                client.shared.internal_error(moment, || format!("in the answer to a batch: {line}"));
            }
        }
    }
    client.shared.cut_batches.fetch_add(1, Ordering::Relaxed);
    if is_whole {
        // A cut stream ends with a broken connection. A complete body without a summary is a fault.
        unexpected(client, "a complete answer without a summary");
    }
    None
}

/// Reads one verdict; `None` if the line is malformed.
fn take(client: &Client<'_>, item: &Sent, value: &Value) -> Option<()> {
    let oracle = &client.shared.oracle;
    let Sent { call, report, before } = item;
    match value["verdict"].as_str()? {
        name @ ("Created" | "Replayed") => {
            let billable = Billable::read(&value["billable"])?;
            oracle.confirm(*call, *report, name == "Created", billable, *before);
            client.shared.confirmations.fetch_add(1, Ordering::Relaxed);
        }
        "Conflict" => oracle.refuse(*call, *report, Refusal::Conflict, *before),
        "Voided" => oracle.refuse(*call, *report, Refusal::Voided, *before),
        "Failed" => {}
        _ => return None,
    }
    Some(())
}

fn unexpected(client: &Client<'_>, text: &str) {
    client.shared.oracle.findings.add(Check::Answer, || format!("in the answer to a batch: {text}"));
}
