//! Totals: a count of the rows and of the confirmed facts, compared with the totals that the service answers.
//!
//! The count uses no total of the service: which calls are live comes from the table of billables, and what they count for
//! from the facts that the clients sent.

use std::collections::{BTreeMap, HashMap};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::billable::Billable;
use crate::database::{self, StoredCall};
use crate::facts::{Facts, Stage};
use crate::findings::{Check, Findings};
use crate::fixture::{ACCOUNTS, ALLOWANCE_MINUTES, Call, UNIT_COST_TEN_THOUSANDTHS};
use crate::http::Client;
use crate::oracle::History;
use crate::views::Sources;

/// The time that the raters may take after the last fault.
const RATING: Duration = Duration::from_secs(30);

/// The time that a request may take without a fault.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The counts of a customer and an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    calls: i64,
    answered: i64,
    pending: i64,
    seconds: i64,
    billed_seconds: i64,
    /// In cents.
    amount: i64,
}

/// The counts by account, customer and item, and the voided billables by account and customer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Totals {
    counts: BTreeMap<(String, String, &'static str), Counts>,
    voided: BTreeMap<(String, String), i64>,
}

/// Compares the stored facts with the confirmed ones, and the totals with the count, as soon as all is rated.
pub(crate) fn compare(
    sources: &Sources<'_>,
    days: &(String, String),
    histories: &HashMap<Call, History>,
    rows: &[Billable],
    findings: &Findings,
) -> Result<u64> {
    let calls = database::read_calls(sources.database)?;
    let facts = compare_facts(&calls, histories, findings);
    let expected = count(rows, &facts);
    // Counts never lag, whatever the raters have done so far.
    let first = read(sources, days, 0)?;
    if first.billables() != expected.billables() {
        let (shown, stored) = (first.billables(), expected.billables());
        findings
            .add(Check::Totals, || format!("the totals count {shown:?} billables at once, the table has {stored:?}"));
    }
    let since = Instant::now();
    for attempt in 1.. {
        let shown = read(sources, days, attempt)?;
        if shown == expected {
            break;
        }
        if since.elapsed() > RATING {
            report_differences(&expected, &shown, findings);
            break;
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(u64::try_from(calls.len())?)
}

fn report_differences(expected: &Totals, shown: &Totals, findings: &Findings) {
    for key in expected.counts.keys().chain(shown.counts.keys()) {
        let (count, total) = (expected.counts.get(key), shown.counts.get(key));
        if count != total {
            findings.add(Check::Totals, || format!("{key:?} has the totals {total:?}, the rows count {count:?}"));
        }
    }
    if expected.voided != shown.voided {
        findings.add(Check::Totals, || {
            format!("the totals have {:?} voided billables, the table {:?}", shown.voided, expected.voided)
        });
    }
}

impl Totals {
    /// Live and voided billables by account.
    fn billables(&self) -> BTreeMap<&str, i64> {
        let mut billables = BTreeMap::new();
        for ((account, _, _), counts) in &self.counts {
            *billables.entry(account.as_str()).or_default() += counts.calls;
        }
        for ((account, _), voided) in &self.voided {
            *billables.entry(account.as_str()).or_default() += voided;
        }
        billables
    }
}

/// Compares the rows of calls with the facts that were sent and confirmed. Returns the final facts of each call.
fn compare_facts(
    calls: &[StoredCall],
    histories: &HashMap<Call, History>,
    findings: &Findings,
) -> HashMap<Call, Facts> {
    let stored: HashMap<Call, &StoredCall> =
        calls.iter().filter_map(|call| Some((Call::of(&call.account_id, &call.call_sid)?, call))).collect();
    if stored.len() != calls.len() {
        findings.add(Check::Facts, || "the store has a call of no client".to_owned());
    }
    let mut facts = HashMap::new();
    for (call, history) in histories {
        let told = history.told;
        let Some(row) = stored.get(call) else {
            if told.confirmed.is_some() {
                findings.add(Check::Facts, || format!("confirmed and not stored: {told:?} of {call:?}"));
            }
            continue;
        };
        // The stages that may be the newest one: from the last confirmed one to the last that was sent.
        let possible = [Stage::Ringing, Stage::Over, Stage::Corrected]
            .into_iter()
            .filter(|stage| told.confirmed <= Some(*stage) && Some(*stage) <= told.sent)
            .find(|stage| stage.facts(*call) == row.facts());
        match possible {
            Some(stage) => facts.extend(stage.facts(*call).map(|found| (*call, found))),
            None => findings.add(Check::Facts, || format!("{told:?} of {call:?}, stored as {row:?}")),
        }
    }
    for call in stored.keys().filter(|call| !histories.contains_key(call)) {
        findings.add(Check::Facts, || format!("facts of {call:?} are stored and were not sent"));
    }
    facts
}

/// Counts the rows. The call rating of the run is the default: whole minutes.
fn count(rows: &[Billable], facts: &HashMap<Call, Facts>) -> Totals {
    let mut totals = Totals::default();
    for row in rows {
        let of_customer = (row.account_id.clone(), row.customer_id.clone());
        if row.void.is_some() {
            *totals.voided.entry(of_customer).or_default() += 1;
            continue;
        }
        let facts = row.call().and_then(|call| facts.get(&call));
        let item = match facts {
            None => "pending",
            Some(Facts { is_inbound: true, .. }) => "inboundVoiceCalls",
            Some(_) => "outboundVoiceCalls",
        };
        let counts = totals.counts.entry((of_customer.0, of_customer.1, item)).or_default();
        counts.calls += 1;
        counts.pending += i64::from(facts.is_none());
        let seconds = facts.and_then(|facts| facts.duration).unwrap_or(0);
        counts.answered += i64::from(seconds > 0);
        counts.seconds += seconds;
        counts.billed_seconds += (seconds + 59) / 60 * 60;
    }
    for ((_, _, item), counts) in &mut totals.counts {
        if *item != "pending" {
            let minutes = (counts.billed_seconds / 60 - ALLOWANCE_MINUTES).max(0);
            // Half a cent is rounded up; no amount is negative here.
            counts.amount = (minutes * UNIT_COST_TEN_THOUSANDTHS + 50) / 100;
        }
    }
    totals
}

/// Reads the totals of all accounts, from one process after the other.
fn read(sources: &Sources<'_>, days: &(String, String), attempt: usize) -> Result<Totals> {
    let mut totals = Totals::default();
    for (place, account) in ACCOUNTS.into_iter().enumerate() {
        let mut client = Client::new(sources.services[(attempt + place) % sources.services.len()], TIMEOUT);
        let (first, last) = days;
        let path = format!(
            "/billing/totals?accountId={account}&startDate={first}&endDate={last}&groupBy=customer,item&includeDescendants=false"
        );
        let answer = client.send("GET", &path, sources.manager, None)?;
        let body = answer.json();
        let Some(items) = body["items"].as_array().filter(|_| answer.status() == 200) else {
            bail!("{path} was answered with {}: {body}", answer.status());
        };
        for row in items {
            add(&mut totals, account, row).with_context(|| format!("{path} has a row that is no total: {row}"))?;
        }
    }
    Ok(totals)
}

fn add(totals: &mut Totals, account: &str, row: &Value) -> Option<()> {
    let number = |name: &str| row[name].as_i64();
    let customer = row["customerId"].as_str()?.to_owned();
    let item = match row["item"].as_str()? {
        "inboundVoiceCalls" => "inboundVoiceCalls",
        "outboundVoiceCalls" => "outboundVoiceCalls",
        "pending" => "pending",
        _ => return None,
    };
    let voided = number("voidedCalls")?;
    if voided != 0 {
        *totals.voided.entry((account.to_owned(), customer.clone())).or_default() += voided;
    }
    let counts = Counts {
        calls: number("calls")?,
        answered: number("answeredCalls")?,
        pending: number("pendingCalls")?,
        seconds: number("seconds")?,
        billed_seconds: number("billedSeconds")?,
        amount: cents(row["amount"].as_str()?)?,
    };
    // A row of voided billables alone counts no calls.
    if counts != Counts::default() {
        totals.counts.insert((account.to_owned(), customer, item), counts);
    }
    Some(())
}

/// The cents of an amount with two places.
fn cents(text: &str) -> Option<i64> {
    let (whole, rest) = text.split_once('.').filter(|(_, rest)| rest.len() == 2)?;
    Some(whole.parse::<i64>().ok()? * 100 + rest.parse::<i64>().ok()?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::billable::Void;
    use crate::facts::Told;

    const CALL: Call = Call { account: 0, number: 9 };

    fn row(number: u64) -> Billable {
        let call = Call { number, ..CALL };
        Billable {
            id: number.to_string(),
            account_id: "alpha".into(),
            customer_id: "acme".into(),
            session_id: None,
            call_sid: call.sid(),
            date_created: 1,
            created_by: "me".into(),
            void: None,
        }
    }

    fn stored(call: Call, stage: Stage) -> StoredCall {
        let facts = stage.facts(call);
        StoredCall {
            account_id: call.account_id().to_owned(),
            call_sid: call.sid(),
            state: match facts {
                None => "Open",
                Some(Facts { duration: None, .. }) => "Unanswered",
                Some(_) => "Answered",
            }
            .to_owned(),
            direction: Some(
                if facts.is_some_and(|facts| facts.is_inbound) { "inbound" } else { "outbound" }.to_owned(),
            ),
            duration: facts.and_then(|facts| facts.duration),
        }
    }

    fn found(call: &StoredCall, told: Told) -> Vec<Check> {
        let findings = Findings::default();
        let history = History { told, ..History::default() };
        compare_facts(std::slice::from_ref(call), &HashMap::from([(CALL, history)]), &findings);
        findings.take().into_keys().collect()
    }

    #[test]
    fn stored_facts_are_of_a_stage_between_the_confirmed_and_the_sent_one() {
        let told = |confirmed, sent| Told { confirmed, sent };
        let (over, corrected) = (stored(CALL, Stage::Over), stored(CALL, Stage::Corrected));
        assert_eq!(found(&over, told(Some(Stage::Over), Some(Stage::Over))), []);
        assert_eq!(found(&over, told(None, Some(Stage::Corrected))), []);
        assert_eq!(found(&over, told(Some(Stage::Corrected), Some(Stage::Corrected))), [Check::Facts]);
        assert_eq!(found(&corrected, told(Some(Stage::Over), Some(Stage::Over))), [Check::Facts]);
        assert_eq!(found(&over, told(None, Some(Stage::Ringing))), [Check::Facts]);
    }

    #[test]
    fn rows_are_counted_by_customer_and_item_and_voids_apart() {
        let void = Some(Void { date: 1, by: "me".into(), reason: "why".into() });
        let rows = [row(1), row(2), Billable { void, ..row(3) }];
        let facts = HashMap::from([(Call { number: 1, ..CALL }, Facts { is_inbound: true, duration: Some(61) })]);
        let totals = count(&rows, &facts);
        let counts = |item| totals.counts.get(&("alpha".to_owned(), "acme".to_owned(), item)).copied();
        let rated = Counts { calls: 1, answered: 1, pending: 0, seconds: 61, billed_seconds: 120, amount: 0 };
        assert_eq!(counts("inboundVoiceCalls"), Some(rated));
        assert_eq!(counts("pending"), Some(Counts { calls: 1, pending: 1, ..Counts::default() }));
        assert_eq!(totals.billables(), BTreeMap::from([("alpha", 3)]));
    }

    #[test]
    fn a_row_of_the_service_is_read_with_its_cents() {
        let mut totals = Totals::default();
        let row = json!({
            "customerId": "acme", "item": "pending", "calls": 2, "answeredCalls": 0, "pendingCalls": 2, "voidedCalls": 1,
            "seconds": 0, "billedSeconds": 0, "amount": "0.00",
        });
        add(&mut totals, "alpha", &row).unwrap();
        assert_eq!(totals.billables(), BTreeMap::from([("alpha", 3)]));
        assert_eq!(["12.34", "0.05", "7", "1.5"].map(cents), [Some(1_234), Some(5), None, None]);
    }
}
