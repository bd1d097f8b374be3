//! The mutants: the service with one deliberate mistake each. A proof that misses one of them proves nothing.
//!
//! A mistake is a patch in the folder `mutants`; this file has the description and the checks that must catch the
//! mistake.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use crate::findings::Check;
use crate::run::{Databases, Options, play, setting, start_host};

/// The time within which a mutant must be caught.
const TIMEOUT: Duration = Duration::from_secs(120);

/// A deliberate mistake.
#[derive(Clone, Copy, Debug)]
pub struct Mutant {
    /// The name of the mutant, the patch and the binary.
    pub name: &'static str,
    /// The mistake, as the rest of a sentence about the service.
    pub mistake: &'static str,
    /// The databases that show the mistake.
    pub databases: Databases,
    /// The checks of which one must catch the mistake.
    pub expected: &'static [Check],
}

/// Every mutant.
pub const MUTANTS: [Mutant; 13] = [
    Mutant {
        name: "answer-first",
        mistake: "answers before the commit",
        databases: Databases::Both,
        expected: &[Check::Stored, Check::Visible],
    },
    Mutant {
        name: "claim-first",
        mistake: "claims the call in memory before the write",
        databases: Databases::Both,
        expected: &[Check::Stored],
    },
    Mutant {
        name: "check-then-insert",
        mistake: "checks, then inserts, with no unique key",
        databases: Databases::Postgres,
        expected: &[Check::Once],
    },
    Mutant {
        name: "key-with-time",
        mistake: "has a key that includes the time",
        databases: Databases::Both,
        expected: &[Check::Once],
    },
    Mutant {
        name: "hide-duplicates",
        mistake: "has no key, and hides duplicates within from and to",
        databases: Databases::Both,
        expected: &[Check::Windows],
    },
    Mutant {
        name: "memory-first",
        mistake: "remembers reports as confirmed before the commit",
        databases: Databases::Both,
        expected: &[Check::Stored],
    },
    Mutant {
        name: "half-a-batch",
        mistake: "writes half of a batch and acknowledges all of it",
        databases: Databases::Both,
        expected: &[Check::Stored],
    },
    Mutant {
        name: "no-check",
        mistake: "does not look for duplicates",
        databases: Databases::Both,
        expected: &[Check::Once],
    },
    Mutant {
        name: "no-sync",
        mistake: "does not wait for the disk (synchronous=OFF)",
        databases: Databases::Sqlite,
        expected: &[Check::Stored],
    },
    Mutant {
        name: "totals-apart",
        mistake: "changes totals in a transaction of their own",
        databases: Databases::Postgres,
        expected: &[Check::Totals, Check::Soundness],
    },
    Mutant {
        name: "queue-first",
        mistake: "deletes queue rows before the totals are changed",
        databases: Databases::Postgres,
        expected: &[Check::Totals, Check::Soundness],
    },
    Mutant {
        name: "silent-facts",
        mistake: "queues nothing for facts",
        databases: Databases::Both,
        expected: &[Check::Totals, Check::Soundness],
    },
    Mutant {
        name: "void-without-lock",
        mistake: "voids without the lock of the account",
        databases: Databases::Postgres,
        expected: &[Check::Totals, Check::Soundness],
    },
];

/// Checks that a run shows the mistake of a mutant.
///
/// # Errors
///
/// There is no mutant of this name, or the mistake does not show on the databases of the run.
pub fn check_databases(name: &str, databases: Databases) -> Result<()> {
    let mutant = MUTANTS.iter().find(|mutant| mutant.name == name);
    let mutant = mutant.with_context(|| format!("There is no mutant {name}."))?;
    let has_shared = mutant.databases == databases || [mutant.databases, databases].contains(&Databases::Both);
    ensure!(
        has_shared,
        "The mistake of {name} does not show on {databases:?}, only on {:?}. Choose another --database.",
        mutant.databases
    );
    Ok(())
}

/// The result of trying a mutant.
#[derive(Clone, Debug)]
pub struct Caught {
    /// The mutant.
    pub mutant: Mutant,
    /// Whether one of the expected checks caught the mutant.
    pub is_caught: bool,
    /// Every check with a finding.
    pub by: BTreeSet<Check>,
    /// The first finding of an expected check.
    pub example: String,
    /// The duration of the attempt.
    pub time: Duration,
}

/// Tries mutants, each for two minutes at most. The folder has the binary of each, named after the mutant.
///
/// # Errors
///
/// A program that the run needs is missing or fails.
pub fn run_mutants(options: &Options, programs: &Path, mutants: &[Mutant]) -> Result<Vec<Caught>> {
    let mut host = start_host(options)?;
    let mut outcomes = Vec::new();
    for mutant in mutants {
        let program = programs.join(mutant.name);
        let options = Options { program, mutant: Some(mutant.name.to_owned()), ..options.clone() };
        let since = Instant::now();
        let mut caught = Caught {
            mutant: *mutant,
            is_caught: false,
            by: BTreeSet::new(),
            example: String::new(),
            time: Duration::ZERO,
        };
        for number in 0.. {
            let setting = setting(number);
            if caught.is_caught || since.elapsed() >= TIMEOUT {
                break;
            }
            if !mutant.databases.has(setting) {
                continue;
            }
            let outcome = play(&options, setting, number, host.as_mut())?;
            for (check, found) in outcome.findings {
                caught.by.insert(check);
                if mutant.expected.contains(&check) && !caught.is_caught {
                    caught.is_caught = true;
                    caught.example = found.texts.into_iter().next().unwrap_or_default();
                }
            }
        }
        caught.time = since.elapsed();
        outcomes.push(caught);
    }
    Ok(outcomes)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::{Databases, MUTANTS, check_databases};

    #[test]
    fn a_mutant_runs_on_a_database_that_shows_the_mistake_only() {
        for databases in [Databases::Both, Databases::Sqlite] {
            check_databases("no-sync", databases).unwrap();
        }
        let error = check_databases("no-sync", Databases::Postgres).unwrap_err().to_string();
        assert!(error.contains("does not show on Postgres, only on Sqlite"), "{error}");
        check_databases("check-then-insert", Databases::Sqlite).unwrap_err();
        check_databases("unknown", Databases::Both).unwrap_err();
    }

    #[test]
    fn every_mutant_has_a_patch_and_every_patch_is_a_mutant() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("mutants");
        let mut patches: BTreeSet<_> =
            folder.read_dir().unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        // The program in Python catches those of this folder; see `xtask/src/mutants.rs`.
        assert!(patches.remove("oracle"));
        let expected: BTreeSet<_> = MUTANTS.iter().map(|mutant| format!("{}.patch", mutant.name)).collect();
        assert_eq!(patches, expected);
    }
}
