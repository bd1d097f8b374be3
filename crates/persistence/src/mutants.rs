//! Nine mistakes that lose or double reports, to be made on purpose: `cargo xtask prove --mutants` must catch each.
//!
//! Behind the feature `mutants`, which no build but that of the proof turns on: a build without debug assertions refuses
//! it, and `cargo xtask rules` sees that nothing else asks for it. Which mistake is made, a variable says; without it, none.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use billables_domain::{AccountId, Billable, BillableId, CallSid, CustomerId, ResolvedReport};
use diesel::QueryResult;
use diesel::connection::SimpleConnection as _;

use crate::connection::AnyConnection;
use crate::transaction::StoreConnection;

#[cfg(not(debug_assertions))]
compile_error!("the feature `mutants` makes mistakes on purpose; it must not be in a release build");

/// The variable that names the mistake.
const VARIABLE: &str = "BILLABLES_MUTANT";

/// A mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mutant {
    /// Reports are answered before they are committed.
    AnswerFirst,
    /// A call is claimed in memory before it is written, and a claim answers repeats.
    ClaimFirst,
    /// What is stored is looked at, then inserted; no key refuses what came between.
    CheckThenInsert,
    /// The key includes the time.
    KeyWithTime,
    /// There is no key, and lists hide duplicates within what they are asked for.
    HideDuplicates,
    /// A table in memory answers repeats, and is filled before the commit.
    MemoryFirst,
    /// Half of a batch is written, and all of it is acknowledged.
    HalfABatch,
    /// Nobody looks for duplicates.
    NoCheck,
    /// SQLite does not wait for the disk.
    NoSync,
}

impl Mutant {
    const NAMES: [(&'static str, Self); 9] = [
        ("answer-first", Self::AnswerFirst),
        ("claim-first", Self::ClaimFirst),
        ("check-then-insert", Self::CheckThenInsert),
        ("key-with-time", Self::KeyWithTime),
        ("hide-duplicates", Self::HideDuplicates),
        ("memory-first", Self::MemoryFirst),
        ("half-a-batch", Self::HalfABatch),
        ("no-check", Self::NoCheck),
        ("no-sync", Self::NoSync),
    ];
}

/// Whether this mistake is to be made.
#[expect(
    clippy::disallowed_methods,
    clippy::panic,
    reason = "never in a real build; an unknown name must not prove anything"
)]
pub(crate) fn is(mutant: Mutant) -> bool {
    static CHOSEN: OnceLock<Option<Mutant>> = OnceLock::new();
    let chosen = CHOSEN.get_or_init(|| {
        let name = std::env::var(VARIABLE).ok()?;
        match Mutant::NAMES.iter().find(|(known, _)| *known == name) {
            Some((_, mutant)) => Some(*mutant),
            None => panic!("{VARIABLE} is {name:?}, and no mutant is called so"),
        }
    });
    *chosen == Some(mutant)
}

/// Mutants 3, 4, 5 and 8: takes the keys away, and gives one with the time for them.
pub(crate) fn change_keys(connection: &mut AnyConnection) -> QueryResult<()> {
    if ![Mutant::CheckThenInsert, Mutant::KeyWithTime, Mutant::HideDuplicates, Mutant::NoCheck].into_iter().any(is) {
        return Ok(());
    }
    let trigger = match connection {
        AnyConnection::Sqlite(_) => "DROP TRIGGER billables_once;",
        AnyConnection::Postgres(_) => "DROP TRIGGER billables_once ON billables;",
    };
    let key = if is(Mutant::KeyWithTime) {
        "CREATE UNIQUE INDEX billables_live ON billables (account_id, call_sid, date_created) WHERE date_voided IS NULL;"
    } else {
        "CREATE INDEX billables_live ON billables (account_id, call_sid) WHERE date_voided IS NULL;"
    };
    connection.batch_execute(&format!("{trigger} DROP INDEX billables_live; DROP INDEX billables_voided; {key}"))
}

/// Mutant 9: SQLite hands its writes over and waits for nothing.
pub(crate) fn forget_syncs(connection: &mut diesel::SqliteConnection) -> QueryResult<()> {
    if is(Mutant::NoSync) { connection.batch_execute("PRAGMA synchronous = OFF") } else { Ok(()) }
}

/// Mutant 1: commits what was answered before.
pub(crate) fn commit_late(connection: Option<&mut StoreConnection>) {
    if is(Mutant::AnswerFirst)
        && let Some(connection) = connection
    {
        thread::sleep(Duration::from_millis(2));
        // Nobody is left to be told of a failure, which is the mistake.
        let _ = connection.under_way().commit();
    }
}

/// What is remembered by mutants 2 and 6.
type Memory = HashMap<(AccountId, CallSid, CustomerId), Billable>;

fn memory() -> MutexGuard<'static, Memory> {
    static MEMORY: OnceLock<Mutex<Memory>> = OnceLock::new();
    MEMORY.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

fn key(billable: &Billable) -> (AccountId, CallSid, CustomerId) {
    let attribution = billable.attribution.clone();
    (attribution.account_id, billable.call_sid.clone(), attribution.customer_id)
}

/// Mutants 2 and 6: the answer to a repeat, without a look at the store.
pub(crate) fn remembered(report: &ResolvedReport) -> Option<Billable> {
    let attribution = report.attribution.clone();
    memory().get(&(attribution.account_id, report.call_sid.clone(), attribution.customer_id)).cloned()
}

/// Mutant 2: claims what is about to be written.
pub(crate) fn before_insert(made: &[Billable]) {
    if is(Mutant::ClaimFirst) {
        memory().extend(made.iter().map(|billable| (key(billable), billable.clone())));
    }
}

/// Mutants 2 and 6: what a key refused is claimed no more; what was inserted, and is not committed, counts as confirmed.
pub(crate) fn after_insert(made: &[Billable], inserted: &[bool]) {
    for (billable, is_inserted) in made.iter().zip(inserted) {
        if is(Mutant::ClaimFirst) && !is_inserted {
            memory().remove(&key(billable));
        }
        if is(Mutant::MemoryFirst) && *is_inserted {
            memory().insert(key(billable), billable.clone());
        }
    }
}

/// Mutant 7: how much of a batch is written.
pub(crate) fn part_of(made: &[Billable]) -> &[Billable] {
    if is(Mutant::HalfABatch) { &made[..made.len().div_ceil(2)] } else { made }
}

/// Mutant 5: of the billables of a call, shows the oldest alone; then the page behind `before`.
pub(crate) fn hide_duplicates(mut newest_first: Vec<Billable>, before: Option<BillableId>) -> Vec<Billable> {
    let mut seen = std::collections::HashSet::new();
    newest_first.reverse();
    newest_first.retain(|billable| seen.insert((billable.attribution.account_id.clone(), billable.call_sid.clone())));
    newest_first.reverse();
    newest_first.retain(|billable| before.is_none_or(|before| billable.id < before));
    newest_first
}
