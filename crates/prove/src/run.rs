//! A run: episodes until the time is over or there is a finding.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::episode::{self, EpisodeOptions, Kind, Outcome, Setting};
use crate::figures::Figures;
use crate::findings::{Check, Found};
use crate::hosts::{Hosts, Means};
use crate::topology::{Host, Topology};

/// The options of a run.
#[derive(Clone, Debug)]
pub struct Options {
    /// The binary `billables`.
    pub program: PathBuf,
    /// The topologies.
    pub topologies: Vec<Topology>,
    /// The means of making the databases.
    pub means: Means,
    /// The duration. Every kind of episode is played at least once.
    pub time: Duration,
    /// The time during which faults are injected into an episode.
    pub episode_time: Duration,
    /// A further time without a fault after each fault.
    pub quiet_time: Duration,
    /// The seed that decides all choices.
    pub seed: u64,
    /// The number of the only episode to play.
    pub episode: Option<u64>,
    /// The name of the mutant that the binary is.
    pub mutant: Option<String>,
    /// Whether the run prints each fault.
    pub is_verbose: bool,
}

/// The kinds of episodes, in the order in which they come. Other kinds than those of the run's topologies are left out.
const SETTINGS: [Setting; 13] = [
    Setting { kind: Kind::Chaos, topology: Topology::Sqlite, processes: 1 },
    Setting { kind: Kind::Chaos, topology: Topology::Postgres, processes: 3 },
    Setting { kind: Kind::Chaos, topology: Topology::PgBouncer, processes: 3 },
    Setting { kind: Kind::Sweep, topology: Topology::Sqlite, processes: 1 },
    Setting { kind: Kind::Chaos, topology: Topology::Postgres, processes: 1 },
    Setting { kind: Kind::Chaos, topology: Topology::PgBouncer, processes: 1 },
    Setting { kind: Kind::Chaos, topology: Topology::Sqlite, processes: 2 },
    Setting { kind: Kind::Sweep, topology: Topology::Postgres, processes: 1 },
    Setting { kind: Kind::Chaos, topology: Topology::Given, processes: 3 },
    Setting { kind: Kind::Chaos, topology: Topology::Given, processes: 1 },
    Setting { kind: Kind::Chaos, topology: Topology::Citus, processes: 3 },
    Setting { kind: Kind::Chaos, topology: Topology::Citus, processes: 1 },
    Setting { kind: Kind::Chaos, topology: Topology::Patroni, processes: 3 },
];

/// The figures of a run without a finding, by topology.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Each topology that was played.
    pub topologies: BTreeMap<Topology, Played>,
}

/// The figures of one topology.
#[derive(Clone, Debug, Default)]
pub struct Played {
    /// The name of the database for people, with the version.
    pub title: String,
    /// The added figures of all episodes.
    pub figures: Figures,
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = |(topology, played): (&Topology, &Played)| {
            let Figures { disk_faults, confirmed, .. } = played.figures;
            format!(
                "{} kills, {disk_faults} disk faults, {confirmed} confirmed on {topology}",
                played.figures.kill_cycles()
            )
        };
        formatter.write_str(&self.topologies.iter().map(told).collect::<Vec<_>>().join("; "))
    }
}

/// The findings of an episode, and the way to repeat the episode.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The seed of the run.
    pub seed: u64,
    /// The number of the episode.
    pub episode: u64,
    /// The topology of the episode.
    pub topology: Topology,
    /// The kind of the episode.
    pub setting: String,
    /// The findings, by check.
    pub findings: BTreeMap<Check, Found>,
    /// The time during which faults were injected, in seconds.
    pub episode_seconds: u64,
    /// The name of the mutant.
    pub mutant: Option<String>,
    /// The folder with the store and the log.
    pub kept: Option<PathBuf>,
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "episode {} ({}) of seed {} has findings:", self.episode, self.setting, self.seed)?;
        for (check, found) in &self.findings {
            writeln!(formatter, "- {check}, {} times. For example:", found.count)?;
            for text in &found.texts {
                writeln!(formatter, "    {text}")?;
            }
        }
        if let Some(kept) = &self.kept {
            writeln!(formatter, "The store and the log of the services are in {}", kept.display())?;
        }
        let Self { seed, episode, episode_seconds, .. } = self;
        write!(
            formatter,
            "To repeat it: cargo xtask prove --seed {seed} --episode {episode} --episode-seconds {episode_seconds}"
        )?;
        match self.topology {
            Topology::Given => formatter.write_str(" --postgres URL")?,
            // An ordinary run leaves this topology out.
            Topology::Patroni => formatter.write_str(" --topology patroni")?,
            _ => {}
        }
        self.mutant.iter().try_for_each(|mutant| write!(formatter, " --mutant {mutant}"))
    }
}

/// Plays episodes. The outer error is a failure of the harness; the inner one has the findings.
///
/// # Errors
///
/// A program that the run needs is missing or fails: a C compiler, PostgreSQL, the binary.
pub fn run(options: &Options) -> Result<Result<Summary, Failure>> {
    if let Some(number) = options.episode {
        let Setting { topology, .. } = setting(number);
        ensure!(
            options.topologies.contains(&topology),
            "Episode {number} is one on {topology}, which this run leaves out."
        );
    }
    let mut hosts = Hosts::new(&options.means);
    let mut summary = Summary::default();
    let since = Instant::now();
    for number in options.episode.unwrap_or(0).. {
        let setting = setting(number);
        if options.topologies.contains(&setting.topology) {
            let host = hosts.get(setting.topology)?;
            let outcome = play(options, setting, number, host)?;
            let played = summary.topologies.entry(setting.topology).or_default();
            played.title = host.title();
            played.figures += &outcome.figures;
            if !outcome.findings.is_empty() {
                return Ok(Err(Failure {
                    seed: options.seed,
                    episode: number,
                    topology: setting.topology,
                    setting: setting.to_string(),
                    findings: outcome.findings,
                    episode_seconds: options.episode_time.as_secs(),
                    mutant: options.mutant.clone(),
                    kept: outcome.kept,
                }));
            }
        }
        if (number + 1).is_multiple_of(SETTINGS.len() as u64) && options.episode.is_none() {
            println!("so far, after {} s: {summary}", since.elapsed().as_secs());
        }
        let was_each_played = number + 1 >= SETTINGS.len() as u64;
        if options.episode.is_some() || (was_each_played && since.elapsed() >= options.time) {
            break;
        }
    }
    Ok(Ok(summary))
}

/// The kind of an episode, which depends on the number alone, so that an episode can be repeated by itself.
pub(crate) fn setting(number: u64) -> Setting {
    SETTINGS[usize::try_from(number % SETTINGS.len() as u64).unwrap_or(0)]
}

/// Plays one episode and prints the result.
pub(crate) fn play(options: &Options, setting: Setting, number: u64, host: &mut dyn Host) -> Result<Outcome> {
    let episode_options = EpisodeOptions {
        setting,
        program: &options.program,
        is_mutant: options.mutant.is_some(),
        seed: options.seed,
        number,
        time: options.episode_time,
        quiet_time: options.quiet_time,
        is_verbose: options.is_verbose,
    };
    let since = Instant::now();
    let outcome = episode::play(&episode_options, host)?;
    let Figures { confirmed, unconfirmed, disk_faults, resets, .. } = outcome.figures;
    let verdict = if outcome.findings.is_empty() { "no findings" } else { "FINDINGS" };
    println!(
        "episode {number}: {setting}: {} kills, {disk_faults} disk faults, {resets} resets, {confirmed} confirmed, \
         {unconfirmed} never confirmed: {verdict} ({:.1} s)",
        outcome.figures.kill_cycles(),
        since.elapsed().as_secs_f64()
    );
    Ok(outcome)
}
