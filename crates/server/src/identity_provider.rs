//! External identity providers: a thread for each fetches the keys regularly and hands them to the verifier. No request
//! waits for a provider, and the service starts without the keys of a provider that is away.

mod provider;
mod schedule;
mod source;
mod table;

use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use billables_auth::{KeySet, Verifier};

pub(crate) use self::provider::Provider;
pub(crate) use self::table::{ProviderTable, parse_all, print};

use self::schedule::Schedule;
use crate::periodic::Periodic;
use crate::problem_log::ProblemLog;

/// The time between two looks at a provider's schedule.
const PERIOD: Duration = Duration::from_millis(500);

/// The longest time that a start waits for the first fetches. A fetch gives up a little sooner.
const FIRST_FETCH_TIMEOUT: Duration = Duration::from_secs(6);

/// Starts a thread for each provider, and waits until each has tried a first fetch. The threads end after the result is
/// dropped.
pub(crate) fn start(providers: Vec<Provider>, verifier: &Verifier) -> anyhow::Result<Vec<Periodic>> {
    let (first_fetch, first_fetches) = channel::<()>();
    let mut threads = Vec::new();
    for provider in providers {
        let thread = format!("idp-{}", provider.issuer.name());
        let mut fetcher = Fetcher::new(provider, verifier.clone());
        let mut first_fetch = Some(first_fetch.clone());
        threads.push(Periodic::start_at_once(&thread, PERIOD, move || {
            fetcher.fetch_if_due();
            drop(first_fetch.take());
        })?);
    }
    // No thread sends. The receiver returns when the last thread has dropped the sender, or at the timeout.
    drop(first_fetch);
    let _ = first_fetches.recv_timeout(FIRST_FETCH_TIMEOUT);
    Ok(threads)
}

/// Fetches the keys of one provider.
struct Fetcher {
    provider: Provider,
    verifier: Verifier,
    schedule: Schedule,
    is_wanted: bool,
    kids: Vec<String>,
    problems: ProblemLog,
}

impl Fetcher {
    fn new(provider: Provider, verifier: Verifier) -> Self {
        let schedule = Schedule::new(provider.refresh, provider.stale);
        Self { provider, verifier, schedule, is_wanted: false, kids: Vec::new(), problems: ProblemLog::default() }
    }

    fn fetch_if_due(&mut self) {
        let name = self.provider.issuer.name();
        // An unknown key id asks for a fetch, which the schedule may delay.
        self.is_wanted |= self.verifier.take_external_keys_wanted(name);
        if self.schedule.is_due(Instant::now(), self.is_wanted) {
            self.is_wanted = false;
            self.schedule.begin(Instant::now());
            let fetched = self.provider.source.read().and_then(|text| {
                KeySet::read(&text, &self.provider.issuer).map_err(|error| format!("{}: {error}", self.provider.source))
            });
            let problem = fetched.map(|keys| self.take_over(keys)).err();
            let problem = problem.map(|problem| format!("{}: {problem}", self.provider.issuer.name()));
            self.problems.update(
                problem,
                "the keys of an identity provider cannot be fetched; the known keys stay in use for a while",
            );
        }
        let name = self.provider.issuer.name();
        if self.schedule.take_stale(Instant::now()) {
            self.kids.clear();
            self.verifier.replace_external_keys(name, KeySet::default());
            tracing::error!(%name, "the keys of an identity provider are too old; its tokens are refused until it answers");
        }
    }

    fn take_over(&mut self, keys: KeySet) {
        self.schedule.succeed(Instant::now());
        let name = self.provider.issuer.name();
        let before = std::mem::replace(&mut self.kids, keys.kids().into_iter().map(str::to_owned).collect());
        // The verifier takes the keys even if the ids are the same, because a provider may publish another key under an
        // old id.
        self.verifier.replace_external_keys(name, keys);
        for kid in self.kids.iter().filter(|kid| !before.contains(kid)) {
            tracing::info!(%name, kid, "a key of an identity provider was added");
        }
        for kid in before.iter().filter(|kid| !self.kids.contains(kid)) {
            tracing::info!(%name, kid, "a key of an identity provider was removed; its tokens are refused from now on");
        }
    }
}
