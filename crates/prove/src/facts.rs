//! Facts of calls: what clients tell about a call before and after its report, single and in batches.
//!
//! The facts of a call follow from its number, in three stages. A client sends a stage only after the stage before was
//! confirmed or skipped, so that the newest facts do not depend on the order in which lost and repeated requests arrive.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use crate::clients::{Client, Phase};
use crate::findings::Check;
use crate::fixture::Call;
use crate::http::Message;

/// The percentage of confirmed facts that the client reads back at once.
const READ_PERCENT: u64 = 10;

/// A stage of what clients tell about a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stage {
    /// The call rings, which is not final.
    Ringing,
    /// The call is over.
    Over,
    /// The call is over with another duration than was told before.
    Corrected,
}

/// The stages of a call that were sent and confirmed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// The last stage that was sent.
    pub(crate) sent: Option<Stage>,
    /// The last stage that was confirmed.
    pub(crate) confirmed: Option<Stage>,
}

/// The part of the facts that totals depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) is_inbound: bool,
    /// The duration in seconds; `None` for a call that nobody answered.
    pub(crate) duration: Option<i64>,
}

impl Stage {
    /// The final facts of a call at this stage; `None` while the call rings.
    pub(crate) fn facts(self, call: Call) -> Option<Facts> {
        let number = call.number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        let seconds = i64::try_from(number % 200).unwrap_or(0);
        let duration = match self {
            Self::Ringing => return None,
            Self::Over if number.wrapping_rem(7) == 5 => None,
            Self::Over => Some(seconds),
            Self::Corrected => Some(200 + seconds),
        };
        Some(Facts { is_inbound: number.is_multiple_of(3), duration })
    }

    fn body(self, call: Call, start: &str) -> Value {
        let is_inbound = Self::Over.facts(call).is_some_and(|facts| facts.is_inbound);
        let mut body = json!({
            "accountId": call.account_id(),
            "callSid": call.sid(),
            "direction": if is_inbound { "inbound" } else { "outbound-dial" },
        });
        let status = match self.facts(call) {
            None => "ringing",
            Some(Facts { duration: None, .. }) => "busy",
            Some(Facts { duration: Some(duration), .. }) => {
                body["duration"] = duration.into();
                "completed"
            }
        };
        body["status"] = status.into();
        if self != Self::Ringing {
            body["startTime"] = start.into();
        }
        body
    }
}

/// Reports a stage of a call until an answer confirms it. Returns whether it was confirmed.
pub(crate) fn report_facts(client: &mut Client<'_>, call: Call, stage: Stage) -> bool {
    loop {
        if let Some(is_confirmed) = report_facts_once(client, call, stage) {
            return is_confirmed;
        }
        if client.shared.is(Phase::Over) {
            return false;
        }
        client.pause();
    }
}

/// Reports a stage of a call once. Returns `None` if no answer states the result.
pub(crate) fn report_facts_once(client: &mut Client<'_>, call: Call, stage: Stage) -> Option<bool> {
    let shared = client.shared;
    shared.oracle.send_facts(call, stage);
    let body = stage.body(call, &shared.start).to_string();
    let answer = client.send("POST", "/calls", &shared.tokens.carrier, Some(&body))?;
    match answer.status() {
        200 | 201 => {
            confirm(client, call, stage);
            Some(true)
        }
        500 | 503 => None,
        _ => {
            client.unexpected(&body, &answer);
            Some(false)
        }
    }
}

fn confirm(client: &mut Client<'_>, call: Call, stage: Stage) {
    let shared = client.shared;
    shared.oracle.confirm_facts(call, stage);
    shared.facts.fetch_add(1, Ordering::Relaxed);
    if stage > Stage::Ringing && client.random.percent(READ_PERCENT) {
        read_back(client, call);
    }
}

/// Reads a call whose final facts were just confirmed.
fn read_back(client: &mut Client<'_>, call: Call) {
    let path = format!("/calls/{}?accountId={}", call.sid(), call.account_id());
    let shared = client.shared;
    let Some(answer) = client.send("GET", &path, &shared.tokens.manager, None) else { return };
    let is_final = match answer.status() {
        200 => matches!(answer.json()["status"].as_str(), Some("busy" | "completed")),
        500 | 503 => true,
        _ => false,
    };
    if !is_final {
        shared.oracle.findings.add(Check::Facts, || {
            let body = String::from_utf8_lossy(&answer.body);
            format!("final facts of {call:?} were confirmed, and read as {}: {body}", answer.status())
        });
    }
}

/// Sends a stage of many calls in one request, and repeats until each is confirmed. A verdict is valid even if the answer
/// ends early.
pub(crate) fn report_facts_batch(client: &mut Client<'_>, calls: &[Call], stage: Stage) {
    let mut open = calls.to_vec();
    while !open.is_empty() && !client.shared.is(Phase::Over) {
        let shared = client.shared;
        open.iter().for_each(|call| shared.oracle.send_facts(*call, stage));
        let bodies: Vec<_> = open.iter().map(|call| stage.body(*call, &shared.start).to_string()).collect();
        let body = format!("[{}]", bodies.join(","));
        let answer = client.send_for_lines("/calls/batch", &shared.tokens.carrier, &body);
        match answer {
            Some((answer, _)) if answer.status() == 200 => open = read(client, &open, stage, &answer),
            Some((answer, _)) if answer.status() < 500 => {
                client.unexpected("a batch of facts", &answer);
                return;
            }
            _ => {}
        }
        client.pause();
    }
}

/// Reads the verdicts. Returns the calls without a confirmation.
fn read(client: &mut Client<'_>, sent: &[Call], stage: Stage, answer: &Message) -> Vec<Call> {
    let text = String::from_utf8_lossy(&answer.body);
    let mut open = sent.to_vec();
    // A line without a line end was cut off.
    for line in text.split_inclusive('\n').filter(|line| line.ends_with('\n')) {
        let value: Value = serde_json::from_str(line).unwrap_or(Value::Null);
        if value["summary"].is_object() {
            break;
        }
        let index = value["index"].as_u64().and_then(|index| usize::try_from(index).ok());
        let call = index.and_then(|index| sent.get(index));
        match (call, value["verdict"].as_str()) {
            (Some(call), Some("Created" | "Changed" | "Unchanged")) => {
                confirm(client, *call, stage);
                open.retain(|other| other != call);
            }
            (Some(_), Some("Failed")) => {}
            _ => client.oracle().findings.add(Check::Answer, || format!("in the answer to a batch of facts: {line}")),
        }
    }
    open
}

/// Tells everything about a call, in some of the stages.
pub(crate) fn tell(client: &mut Client<'_>, call: Call) {
    if client.random.percent(40) {
        report_facts(client, call, Stage::Ringing);
    }
    if report_facts(client, call, Stage::Over) && client.random.percent(30) {
        report_facts(client, call, Stage::Corrected);
    }
}
