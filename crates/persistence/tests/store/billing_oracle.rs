//! Random histories of accounts, played on a store and counted once more by a program in another language: reports, facts,
//! voids, reinstatements, settings and time zones, late, repeated and in any order. All counts and amounts agree to the last
//! unit.
//!
//! `BILLABLES_ORACLE_CALLS=1000000 cargo xtask test -- -p billables-persistence --test store billing_oracle` plays longer
//! histories until this many calls were reported or had facts. A failure names the seed; `BILLABLES_ORACLE_SEED=7` plays that history
//! alone.

mod history;
mod oracle;
mod player;
mod random;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use billables_persistence::Backend;
use billables_test_support::TestDatabase;
use serde_json::{Value, json};

use self::history::History;
use self::oracle::Oracle;
use self::player::{Player, World};

/// Histories in a usual run, and their steps.
const HISTORIES: u64 = 1_000;
const STEPS: usize = 20;
/// The most calls of a history in a usual run.
const CALLS: i64 = 25;
/// One of this many histories is played on PostgreSQL, the others on SQLite.
const POSTGRES_EVERY: u64 = 5;
/// Steps and calls of a history in a long run.
const LONG_STEPS: usize = 1_500;
const LONG_CALLS: i64 = 3_000;
/// The calls between two lines of a long run.
const PROGRESS: u64 = 50_000;
/// Threads, each with a database of each kind and a program in Python.
const THREADS: usize = 3;

#[test]
#[expect(clippy::print_stdout, reason = "a long run tells its size")]
fn totals_agree_with_a_program_in_another_language() {
    let wanted = variable("BILLABLES_ORACLE_CALLS");
    let seed = variable("BILLABLES_ORACLE_SEED");
    let (next, played) = (AtomicU64::new(seed.unwrap_or(0)), AtomicU64::new(0));
    let (calls, messages) = (AtomicU64::new(0), AtomicU64::new(0));
    let is_over = || match (seed, wanted) {
        (Some(_), _) => played.load(Ordering::Relaxed) > 0,
        (None, Some(wanted)) => calls.load(Ordering::Relaxed) >= wanted,
        (None, None) => next.load(Ordering::Relaxed) >= HISTORIES,
    };
    thread::scope(|scope| {
        for _ in 0..if seed.is_some() { 1 } else { THREADS } {
            scope.spawn(|| {
                let databases = TestDatabase::each();
                let worlds = databases.each_ref().map(|database| World::new(database.open()));
                let mut oracle = Oracle::start();
                while !is_over() {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let is_postgres = number % POSTGRES_EVERY == POSTGRES_EVERY - 1;
                    let backend = if is_postgres { Backend::Postgres } else { Backend::Sqlite };
                    let world = worlds.iter().find(|world| world.store.backend() == backend).unwrap();
                    let (steps, calls_max) = if wanted.is_some() { (LONG_STEPS, LONG_CALLS) } else { (STEPS, CALLS) };
                    let run = play(world, &mut oracle, number, steps, calls_max);
                    let further = run.calls.len() as u64;
                    let before = calls.fetch_add(further, Ordering::Relaxed);
                    if wanted.is_some() && before / PROGRESS < (before + further) / PROGRESS {
                        println!("{} calls, history {number}", before + further);
                    }
                    messages.fetch_add(run.messages, Ordering::Relaxed);
                    played.fetch_add(1, Ordering::Relaxed);
                }
                for world in &worlds {
                    let report = world.store.check().unwrap();
                    assert!(report.is_sound(), "{}: {:#?}", world.store.backend(), report.findings);
                }
            });
        }
    });
    let (played, calls, messages) = (played.into_inner(), calls.into_inner(), messages.into_inner());
    println!("{played} histories with {calls} calls, from {messages} reports and facts");
}

#[expect(clippy::disallowed_methods, reason = "a long run and a single history are chosen by a variable")]
fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().unwrap_or_else(|_| panic!("{name} is no number: {value}")))
}

/// Plays a history and compares every answer.
fn play(world: &World, oracle: &mut Oracle, seed: u64, steps: usize, calls: i64) -> Run {
    let (mut history, first) = History::new(seed, calls);
    let mut player = Player::new(world, &format!("h{seed}"), &first);
    let mut run = Run { seed, told: Vec::new(), calls: BTreeSet::new(), messages: 0 };
    run.tell(oracle, &first);
    for _ in 0..steps {
        let group = history.next();
        run.take(&mut player, oracle, &mut history, group);
    }
    let last = history.questions();
    run.take(&mut player, oracle, &mut history, last);
    run
}

/// A history that is being played.
struct Run {
    seed: u64,
    /// The steps so far, for the text of a failure.
    told: Vec<Value>,
    /// The calls of reports and facts.
    calls: BTreeSet<i64>,
    /// Reports and facts.
    messages: u64,
}

impl Run {
    fn tell(&mut self, oracle: &mut Oracle, step: &Value) {
        oracle.send(step);
        self.told.push(step.clone());
    }

    fn take(&mut self, player: &mut Player<'_>, oracle: &mut Oracle, history: &mut History, mut group: Vec<Value>) {
        let kind = group.first().map_or("", |step| step["step"].as_str().unwrap()).to_owned();
        if kind == "totals" {
            player.rate();
            for step in group {
                let answer = if step["step"] == "totals" { player.totals(&step) } else { player.billing(&step) };
                self.compare(oracle, &step, &answer);
            }
            return;
        }
        // Whether a void counts on the day of its call or of its report depends on the rating before.
        if kind == "void" && !history.is_racing {
            player.rate();
        }
        let answers = player.take(&mut group, history.now);
        for (step, answer) in group.iter().zip(answers) {
            match answer {
                Some(answer) => {
                    history.learn(step, &answer);
                    self.compare(oracle, step, &Value::String(answer));
                    if matches!(step["step"].as_str(), Some("report" | "facts")) {
                        self.calls.extend(step["call"].as_i64());
                        self.messages += 1;
                    }
                }
                None => self.tell(oracle, step),
            }
        }
        if kind == "report" || kind == "facts" {
            self.compare_counts(player, oracle, history);
        }
    }

    /// Counts never lag, whatever the raters have done: live and voided billables of all days together.
    fn compare_counts(&mut self, player: &Player<'_>, oracle: &mut Oracle, history: &History) {
        let step = history.count_question();
        let (live, voided) = player.billables(&step);
        self.compare(oracle, &step, &json!([live, voided]));
    }

    fn compare(&mut self, oracle: &mut Oracle, step: &Value, answer: &Value) {
        self.told.push(step.clone());
        let expected = oracle.ask(step);
        if *answer != expected {
            self.fail(step, answer, &expected);
        }
    }

    fn fail(&self, step: &Value, answer: &Value, expected: &Value) -> ! {
        let told: Vec<String> = self.told.iter().map(ToString::to_string).collect();
        let different = |one: &Value, other: &Value| match (one.as_array(), other.as_array()) {
            (Some(one), Some(other)) => Value::Array(one.iter().filter(|row| !other.contains(row)).cloned().collect()),
            _ => one.clone(),
        };
        panic!(
            "the totals differ from those of the program in Python.\n{}\nhistory {} (BILLABLES_ORACLE_SEED={}), step {}: {step}\n\
             the store says: {}\nthe program says: {}",
            told.join("\n"),
            self.seed,
            self.seed,
            self.told.len(),
            different(answer, expected),
            different(expected, answer),
        );
    }
}
