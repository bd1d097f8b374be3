//! Scenarios: what clients do with calls. A scenario has a few calls and four roles. The next four clients that draw
//! a ticket play the roles, which race each other.

use std::sync::atomic::Ordering;

use crate::batches::report_batch;
use crate::clients::{Client, Phase};
use crate::facts::{self, Stage};
use crate::fixture::{ACCOUNTS, Call, Report, SESSIONS};
use crate::random::Random;
use crate::voids;

/// The roles of a scenario.
const ROLES: u64 = 4;

/// The calls of one ticket.
const CALLS_OF_A_TICKET: u64 = 1_024;

/// The largest number of reports in a request list, and in most batches.
const LIST_MAX: u64 = 30;

/// The calls of a scenario with facts.
const FACTS_CALLS: u64 = 12;

/// The reports of a large batch: more than a commit group takes.
const BATCH_MAX: u64 = 700;

/// A scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scenario {
    /// Each role reports a call of its own.
    Alone,
    /// All roles report the same call for the same customer.
    Together,
    /// All roles report the same call for different customers.
    Rivals,
    /// All roles report the same call: by a session, by the session's customer, and by another session of that
    /// customer.
    Session,
    /// One role reports, voids, repeats, and reinstates or corrects; the others repeat the report. See `voids.rs`.
    Void,
    /// Each role sends a request list, and has reported some of the items before.
    List,
    /// Each role sends a batch, in which calls come twice and are contested.
    Batch,
    /// Each role reports once and never repeats.
    Forgotten,
    /// Each role repeats an old report.
    Again,
    /// All roles report the same call SID in both accounts: two calls.
    TwoAccounts,
    /// Two roles report calls, one by one and in a batch; the others tell the facts of the same calls.
    Facts,
}

impl Scenario {
    fn draw(random: &mut Random) -> Self {
        match random.below(100) {
            0..18 => Self::Alone,
            18..30 => Self::Facts,
            30..48 => Self::Together,
            48..60 => Self::Rivals,
            60..70 => Self::Session,
            70..80 => Self::Void,
            80..83 => Self::List,
            83..86 => Self::Batch,
            86..88 => Self::Forgotten,
            88..96 => Self::Again,
            _ => Self::TwoAccounts,
        }
    }
}

/// Plays scenarios until the phase ends.
pub(crate) fn play(client: &mut Client<'_>) {
    while client.shared.is(Phase::Running) {
        let ticket = client.shared.tickets.fetch_add(1, Ordering::Relaxed);
        play_ticket(client, ticket);
    }
}

fn play_ticket(client: &mut Client<'_>, ticket: u64) {
    let block = ticket / ROLES;
    let mut random = Random::new(client.shared.seed, block);
    let scenario = Scenario::draw(&mut random);
    let account = u8::try_from(random.index(ACCOUNTS.len())).unwrap_or(0);
    let customer = u8::try_from(random.below(3)).unwrap_or(0);
    let session = u8::try_from(random.below(SESSIONS.into())).unwrap_or(0);
    let role = u8::try_from(ticket % ROLES).unwrap_or(0);
    let own = Call { account, number: ticket * CALLS_OF_A_TICKET };
    let common = Call { account, number: block * ROLES * CALLS_OF_A_TICKET };
    let reporter = client.reporter;
    match scenario {
        Scenario::Alone => {
            let (before, after) = (client.random.percent(25), client.random.percent(40));
            if before {
                facts::tell(client, own);
            }
            client.report(own, Report::by_customer(customer, reporter));
            if after {
                facts::tell(client, own);
            }
        }
        Scenario::Together => {
            client.report(common, Report::by_customer(customer, reporter));
        }
        Scenario::Rivals => {
            client.report(common, Report::by_customer(role % 3, reporter));
        }
        Scenario::Session => {
            let report = match role {
                0 | 1 => Report::by_session(session, reporter),
                2 => Report::by_customer(session % 3, reporter),
                // The session three further on belongs to the same customer.
                _ => Report::by_session((session + 3) % SESSIONS, reporter),
            };
            client.report(common, report);
        }
        Scenario::Void => voids::play(client, common, customer, role),
        Scenario::List => list(client, own, customer),
        Scenario::Batch => batch(client, own, customer),
        Scenario::Forgotten => {
            client.report_once(own, Report::by_customer(customer, reporter));
        }
        Scenario::Again => again(client, block),
        Scenario::TwoAccounts => {
            let call = Call { account: role % 2, ..common };
            client.report(call, Report::by_customer(customer, reporter));
            facts::report_facts(client, call, Stage::Over);
        }
        Scenario::Facts => of_common_calls(client, common, customer, role),
    }
}

/// Reports the calls of a scenario, or tells their facts, at once with the other roles.
fn of_common_calls(client: &mut Client<'_>, first: Call, customer: u8, role: u8) {
    let calls: Vec<_> = (0..FACTS_CALLS).map(|place| Call { number: first.number + place, ..first }).collect();
    let report = Report::by_customer(customer, client.reporter);
    match role {
        0 => calls.iter().for_each(|call| drop(client.report(*call, report))),
        1 => report_batch(client, &calls.iter().map(|call| (*call, report)).collect::<Vec<_>>()),
        2 => facts::report_facts_batch(client, &calls, Stage::Over),
        _ => {
            for call in &calls[..4] {
                facts::tell(client, *call);
            }
            facts::report_facts_batch(client, &calls, Stage::Ringing);
        }
    }
}

fn list(client: &mut Client<'_>, first: Call, customer: u8) {
    let report = Report::by_customer(customer, client.reporter);
    let count = 1 + client.random.below(LIST_MAX);
    let mut items: Vec<_> = (0..count).map(|place| (Call { number: first.number + place, ..first }, report)).collect();
    // One report is sent alone first; one comes twice.
    client.report(first, report);
    items.push((first, report));
    client.report_list(&items);
}

fn batch(client: &mut Client<'_>, first: Call, customer: u8) {
    let report = Report::by_customer(customer, client.reporter);
    let rival = Report::by_customer((customer + 1) % 3, client.reporter);
    let is_large = client.random.percent(20);
    let count = 1 + client.random.below(if is_large { BATCH_MAX } else { LIST_MAX });
    let mut items = Vec::new();
    for place in 0..count {
        let call = Call { number: first.number + place, ..first };
        items.push((call, report));
        match client.random.below(20) {
            0 => items.push((call, report)),
            1 => items.push((call, rival)),
            _ => {}
        }
    }
    report_batch(client, &items);
}

/// Repeats a report of an earlier scenario unchanged.
fn again(client: &mut Client<'_>, block: u64) {
    for _ in 0..20 {
        let earlier = client.random.below(block.max(1));
        let mut random = Random::new(client.shared.seed, earlier);
        let scenario = Scenario::draw(&mut random);
        if !matches!(scenario, Scenario::Alone | Scenario::Together) {
            continue;
        }
        let account = u8::try_from(random.index(ACCOUNTS.len())).unwrap_or(0);
        let customer = u8::try_from(random.below(3)).unwrap_or(0);
        let call = Call { account, number: earlier * ROLES * CALLS_OF_A_TICKET };
        client.report(call, Report::by_customer(customer, client.reporter));
        return;
    }
}
