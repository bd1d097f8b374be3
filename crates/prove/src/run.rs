//! A run: episode after episode, until the time is over or something is found.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::database::PostgresHost;
use crate::episode::{self, Kind, Order, Outcome, Setting};
use crate::figures::Figures;
use crate::findings::{Check, Found};

/// Which databases are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Databases {
    /// Both.
    Both,
    /// The embedded one alone.
    Sqlite,
    /// The server alone.
    Postgres,
}

/// What a run is told.
#[derive(Clone, Debug)]
pub struct Options {
    /// The binary `billables`.
    pub program: PathBuf,
    /// Where PostgreSQL's programs may be found, beside the usual places.
    pub postgres_programs: Option<PathBuf>,
    /// How long. Every kind of episode is played at least once.
    pub time: Duration,
    /// How long each episode is disturbed.
    pub episode_time: Duration,
    /// What everything that is decided follows from.
    pub seed: u64,
    /// One episode alone, by its number.
    pub episode: Option<u64>,
    /// The databases.
    pub databases: Databases,
    /// The name of the mutant that the binary is.
    pub mutant: Option<String>,
    /// Whether each disturbance is told.
    pub tells: bool,
}

/// Kinds of episodes, in the order in which they come.
const SETTINGS: [Setting; 6] = [
    Setting { kind: Kind::Chaos, is_postgres: false, processes: 1 },
    Setting { kind: Kind::Chaos, is_postgres: true, processes: 3 },
    Setting { kind: Kind::Sweep, is_postgres: false, processes: 1 },
    Setting { kind: Kind::Chaos, is_postgres: false, processes: 2 },
    Setting { kind: Kind::Chaos, is_postgres: true, processes: 1 },
    Setting { kind: Kind::Sweep, is_postgres: true, processes: 1 },
];

/// What a run that found nothing did.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// On SQLite.
    pub sqlite: Figures,
    /// On PostgreSQL.
    pub postgres: Figures,
    /// The PostgreSQL that it was.
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

/// What was found, and how to see it again.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The seed of the run.
    pub seed: u64,
    /// The episode.
    pub episode: u64,
    /// Which kind it was.
    pub setting: String,
    /// By the check that found it.
    pub findings: BTreeMap<Check, Found>,
    /// How long the episode was disturbed, in seconds.
    pub episode_seconds: u64,
    /// The name of the mutant that it was.
    pub mutant: Option<String>,
    /// The store and the log.
    pub kept: Option<PathBuf>,
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "episode {} ({}) of seed {} found:", self.episode, self.setting, self.seed)?;
        for (check, found) in &self.findings {
            writeln!(formatter, "- {check}, {} times. For example:", found.count)?;
            for text in &found.texts {
                writeln!(formatter, "    {text}")?;
            }
        }
        if let Some(kept) = &self.kept {
            writeln!(formatter, "The store and the services' log are in {}", kept.display())?;
        }
        let Self { seed, episode, episode_seconds, .. } = self;
        write!(
            formatter,
            "To repeat it: cargo xtask prove --seed {seed} --episode {episode} --episode-seconds {episode_seconds}"
        )?;
        self.mutant.iter().try_for_each(|mutant| write!(formatter, " --mutant {mutant}"))
    }
}

/// Runs episodes. The outer error is the harness's own; the inner one is what it found.
///
/// # Errors
///
/// Something that a run needs is missing or does not work: a C compiler, PostgreSQL, the binary.
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

/// The PostgreSQL server, where one is needed.
pub(crate) fn start_host(options: &Options) -> Result<Option<PostgresHost>> {
    match options.databases {
        Databases::Sqlite => Ok(None),
        Databases::Both | Databases::Postgres => PostgresHost::start(options.postgres_programs.clone()).map(Some),
    }
}

/// The kind of an episode. Its number says it, so that an episode is the same whatever else a run does.
pub(crate) fn setting(number: u64) -> Setting {
    SETTINGS[usize::try_from(number % SETTINGS.len() as u64).unwrap_or(0)]
}

impl Databases {
    /// Whether an episode is on one of these.
    pub(crate) fn has(self, setting: Setting) -> bool {
        match self {
            Self::Both => true,
            Self::Sqlite => !setting.is_postgres,
            Self::Postgres => setting.is_postgres,
        }
    }
}

/// Plays one episode, and tells what came of it.
pub(crate) fn play(
    options: &Options,
    setting: Setting,
    number: u64,
    host: Option<&mut PostgresHost>,
) -> Result<Outcome> {
    let order = Order {
        setting,
        program: &options.program,
        is_mutant: options.mutant.is_some(),
        seed: options.seed,
        number,
        time: options.episode_time,
        tells: options.tells,
    };
    let since = Instant::now();
    let outcome = episode::play(&order, host.filter(|_| setting.is_postgres))?;
    let Figures { confirmed, unconfirmed, disk_faults, resets, .. } = outcome.figures;
    let verdict = if outcome.findings.is_empty() { "all agree" } else { "FOUND SOMETHING" };
    println!(
        "episode {number}: {setting}: {} kills, {disk_faults} disk faults, {resets} resets, {confirmed} confirmed, \
         {unconfirmed} never confirmed: {verdict} ({:.1} s)",
        outcome.figures.kill_cycles(),
        since.elapsed().as_secs_f64()
    );
    Ok(outcome)
}
