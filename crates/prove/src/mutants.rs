//! The mutants: the service with one deliberate mistake each. A proof that misses one of them proves nothing.
//!
//! A mistake is a patch in the folder `mutants`; this file has the description and the checks that must catch the
//! mistake.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use crate::findings::Check;
use crate::hosts::Hosts;
use crate::run::{Options, play, setting};
use crate::topology::Topology;

/// The time within which a mutant must be caught.
const TIMEOUT: Duration = Duration::from_secs(120);

/// The topologies on which several processes write at once.
const SERVERS: &[Topology] = &[Topology::Postgres, Topology::PgBouncer];

/// A deliberate mistake.
#[derive(Clone, Copy, Debug)]
pub struct Mutant {
    /// The name of the mutant, the patch and the binary.
    pub name: &'static str,
    /// The mistake, as the rest of a sentence about the service.
    pub mistake: &'static str,
    /// The topologies that show the mistake.
    pub topologies: &'static [Topology],
    /// The checks of which one must catch the mistake.
    pub expected: &'static [Check],
}

/// Every mutant.
pub const MUTANTS: [Mutant; 13] = [
    Mutant {
        name: "answer-first",
        mistake: "answers before the commit",
        topologies: &Topology::ALL,
        expected: &[Check::Stored, Check::Visible],
    },
    Mutant {
        name: "claim-first",
        mistake: "claims the call in memory before the write",
        topologies: &Topology::ALL,
        expected: &[Check::Stored],
    },
    Mutant {
        name: "check-then-insert",
        mistake: "checks, then inserts, with no unique key",
        topologies: SERVERS,
        expected: &[Check::Once],
    },
    Mutant {
        name: "key-with-time",
        mistake: "has a key that includes the time",
        topologies: &Topology::ALL,
        expected: &[Check::Once],
    },
    Mutant {
        name: "hide-duplicates",
        mistake: "has no key, and hides duplicates within from and to",
        topologies: &Topology::ALL,
        expected: &[Check::Windows],
    },
    Mutant {
        name: "memory-first",
        mistake: "remembers reports as confirmed before the commit",
        topologies: &Topology::ALL,
        expected: &[Check::Stored],
    },
    Mutant {
        name: "half-a-batch",
        mistake: "writes half of a batch and acknowledges all of it",
        topologies: &Topology::ALL,
        expected: &[Check::Stored],
    },
    Mutant {
        name: "no-check",
        mistake: "does not look for duplicates",
        topologies: &Topology::ALL,
        expected: &[Check::Once],
    },
    Mutant {
        name: "no-sync",
        mistake: "does not wait for the disk (synchronous=OFF)",
        topologies: &[Topology::Sqlite],
        expected: &[Check::Stored],
    },
    Mutant {
        name: "totals-apart",
        mistake: "changes totals in a transaction of their own",
        topologies: SERVERS,
        expected: &[Check::Totals, Check::Soundness],
    },
    Mutant {
        name: "queue-first",
        mistake: "deletes queue rows before the totals are changed",
        topologies: SERVERS,
        expected: &[Check::Totals, Check::Soundness],
    },
    Mutant {
        name: "silent-facts",
        mistake: "queues nothing for facts",
        topologies: &Topology::ALL,
        expected: &[Check::Totals, Check::Soundness],
    },
    Mutant {
        name: "void-without-lock",
        mistake: "voids without the lock of the account",
        topologies: SERVERS,
        expected: &[Check::Totals, Check::Soundness],
    },
];

/// Checks that a run shows the mistake of a mutant.
///
/// # Errors
///
/// There is no mutant of this name, or the mistake does not show on the topologies of the run.
pub fn check_topologies(name: &str, topologies: &[Topology]) -> Result<()> {
    let mutant = MUTANTS.iter().find(|mutant| mutant.name == name);
    let mutant = mutant.with_context(|| format!("There is no mutant {name}."))?;
    ensure!(
        topologies.iter().any(|topology| mutant.topologies.contains(topology)),
        "The mistake of {name} does not show on {}, only on {}. Choose another --topology.",
        listed(topologies),
        listed(mutant.topologies)
    );
    Ok(())
}

fn listed(topologies: &[Topology]) -> String {
    topologies.iter().map(Topology::to_string).collect::<Vec<_>>().join(" and ")
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
    let mut hosts = Hosts::new(&options.means);
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
            if !mutant.topologies.contains(&setting.topology) {
                continue;
            }
            let outcome = play(&options, setting, number, hosts.get(setting.topology)?)?;
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

    use super::{MUTANTS, Topology, check_topologies};

    #[test]
    fn a_mutant_runs_on_a_topology_that_shows_the_mistake_only() {
        for topologies in [&Topology::ALL[..], &[Topology::Sqlite]] {
            check_topologies("no-sync", topologies).unwrap();
        }
        let error = check_topologies("no-sync", &[Topology::Postgres]).unwrap_err().to_string();
        assert!(error.contains("does not show on PostgreSQL, only on SQLite"), "{error}");
        check_topologies("check-then-insert", &[Topology::Sqlite]).unwrap_err();
        check_topologies("unknown", &Topology::ALL).unwrap_err();
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
