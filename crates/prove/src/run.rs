//! A run: episodes until the time is over or there is a finding.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::database::PostgresHost;
use crate::episode::{self, EpisodeOptions, Kind, Outcome, Setting};
use crate::figures::Figures;
use crate::findings::{Check, Found};

/// The databases of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Databases {
    /// SQLite and PostgreSQL.
    Both,
    /// SQLite alone.
    Sqlite,
    /// PostgreSQL alone.
    Postgres,
}

/// The options of a run.
#[derive(Clone, Debug)]
pub struct Options {
    /// The binary `billables`.
    pub program: PathBuf,
    /// A further folder to look for PostgreSQL's programs in.
    pub postgres_programs: Option<PathBuf>,
    /// The duration. Every kind of episode is played at least once.
    pub time: Duration,
    /// The time during which faults are injected into an episode.
    pub episode_time: Duration,
    /// The seed that decides all choices.
    pub seed: u64,
    /// The number of the only episode to play.
    pub episode: Option<u64>,
    /// The databases.
    pub databases: Databases,
    /// The name of the mutant that the binary is.
    pub mutant: Option<String>,
    /// Whether the run prints each fault.
    pub is_verbose: bool,
}

/// The kinds of episodes, in the order in which they come.
const SETTINGS: [Setting; 6] = [
    Setting { kind: Kind::Chaos, is_postgres: false, processes: 1 },
    Setting { kind: Kind::Chaos, is_postgres: true, processes: 3 },
    Setting { kind: Kind::Sweep, is_postgres: false, processes: 1 },
    Setting { kind: Kind::Chaos, is_postgres: false, processes: 2 },
    Setting { kind: Kind::Chaos, is_postgres: true, processes: 1 },
    Setting { kind: Kind::Sweep, is_postgres: true, processes: 1 },
];

/// The figures of a run without a finding.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// On SQLite.
    pub sqlite: Figures,
    /// On PostgreSQL.
    pub postgres: Figures,
    /// The version of the PostgreSQL server.
    pub postgres_version: Option<String>,
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = |figures: &Figures| {
            let Figures { disk_faults, confirmed, .. } = figures;
            format!("{} kills, {disk_faults} disk faults, {confirmed} confirmed", figures.kill_cycles())
        };
        write!(formatter, "{} on SQLite; {} on PostgreSQL", told(&self.sqlite), told(&self.postgres))
    }
}

/// The findings of an episode, and the way to repeat the episode.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The seed of the run.
    pub seed: u64,
    /// The number of the episode.
    pub episode: u64,
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
        self.mutant.iter().try_for_each(|mutant| write!(formatter, " --mutant {mutant}"))
    }
}

/// Plays episodes. The outer error is a failure of the harness; the inner one has the findings.
///
/// # Errors
///
/// A program that the run needs is missing or fails: a C compiler, PostgreSQL, the binary.
pub fn run(options: &Options) -> Result<Result<Summary, Failure>> {
    let mut host = start_host(options)?;
    let mut summary =
        Summary { postgres_version: host.as_ref().map(|host| host.server.version().to_string()), ..Summary::default() };
    let since = Instant::now();
    for number in options.episode.unwrap_or(0).. {
        let setting = setting(number);
        if options.databases.has(setting) {
            let outcome = play(options, setting, number, host.as_mut())?;
            let figures = if setting.is_postgres { &mut summary.postgres } else { &mut summary.sqlite };
            *figures += &outcome.figures;
            if !outcome.findings.is_empty() {
                return Ok(Err(Failure {
                    seed: options.seed,
                    episode: number,
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

/// Starts the PostgreSQL server, if the run needs one.
pub(crate) fn start_host(options: &Options) -> Result<Option<PostgresHost>> {
    match options.databases {
        Databases::Sqlite => Ok(None),
        Databases::Both | Databases::Postgres => PostgresHost::start(options.postgres_programs.clone()).map(Some),
    }
}

/// The kind of an episode, which depends on the number alone, so that an episode can be repeated by itself.
pub(crate) fn setting(number: u64) -> Setting {
    SETTINGS[usize::try_from(number % SETTINGS.len() as u64).unwrap_or(0)]
}

impl Databases {
    /// Whether these databases include that of an episode.
    pub(crate) fn has(self, setting: Setting) -> bool {
        match self {
            Self::Both => true,
            Self::Sqlite => !setting.is_postgres,
            Self::Postgres => setting.is_postgres,
        }
    }
}

/// Plays one episode and prints the result.
pub(crate) fn play(
    options: &Options,
    setting: Setting,
    number: u64,
    host: Option<&mut PostgresHost>,
) -> Result<Outcome> {
    let episode_options = EpisodeOptions {
        setting,
        program: &options.program,
        is_mutant: options.mutant.is_some(),
        seed: options.seed,
        number,
        time: options.episode_time,
        is_verbose: options.is_verbose,
    };
    let since = Instant::now();
    let outcome = episode::play(&episode_options, host.filter(|_| setting.is_postgres))?;
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
