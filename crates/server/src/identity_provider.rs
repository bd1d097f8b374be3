//! Other identity providers: a thread for each fetches its keys, again and again, and hands them to the verifier. No
//! request ever waits for a provider, and none that is away keeps the service from starting.

mod schedule;
mod source;
mod table;

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use billables_auth::{ExternalIssuer, KeySet, Verifier};

pub(crate) use self::table::{ProviderTable, parse_all, print};

use self::schedule::Schedule;
use self::source::Source;
use crate::watch::tell_once;

/// How often is looked whether a fetch is due.
const PERIOD: Duration = Duration::from_millis(500);

/// How long a start waits for the first fetches, which end by themselves a little sooner.
const FIRST_PATIENCE: Duration = Duration::from_secs(6);

/// A provider, as configured.
#[derive(Debug)]
pub(crate) struct Provider {
    pub(crate) issuer: ExternalIssuer,
    source: Source,
    refresh: Duration,
    stale: Duration,
}

/// The threads that fetch. They end when it is dropped, at the latest when the fetch under way is done.
pub(crate) struct IdentityProviders(
    #[expect(dead_code, reason = "dropping them is what ends the threads")] Vec<Sender<()>>,
);

impl IdentityProviders {
    /// Fetches the keys of each provider, once by the time this gives where the provider answers in time.
    pub(crate) fn start(providers: Vec<Provider>, verifier: &Verifier) -> anyhow::Result<Self> {
        let (first, first_done) = channel::<()>();
        let mut stops = Vec::new();
        for provider in providers {
            let (stop, stopped) = channel();
            let name = provider.issuer.name().to_string();
            let mut fetcher = Fetcher::new(provider, verifier.clone());
            let first = first.clone();
            let run = move || {
                fetcher.look();
                drop(first);
                while stopped.recv_timeout(PERIOD) == Err(RecvTimeoutError::Timeout) {
                    fetcher.look();
                }
            };
            let thread = std::thread::Builder::new().name(format!("idp-{name}"));
            thread.spawn(run).with_context(|| format!("the identity provider {name} cannot be watched"))?;
            stops.push(stop);
        }
        // Nothing is ever sent: it ends when the last thread has let go, or when the time is over.
        drop(first);
        let _ = first_done.recv_timeout(FIRST_PATIENCE);
        Ok(Self(stops))
    }
}

/// Fetches the keys of one provider.
struct Fetcher {
    provider: Provider,
    verifier: Verifier,
    schedule: Schedule,
    wanted: bool,
    kids: Vec<String>,
    problem: Option<String>,
}

impl Fetcher {
    fn new(provider: Provider, verifier: Verifier) -> Self {
        let schedule = Schedule::new(provider.refresh, provider.stale);
        Self { provider, verifier, schedule, wanted: false, kids: Vec::new(), problem: None }
    }

    /// Does what is due.
    fn look(&mut self) {
        let name = self.provider.issuer.name();
        // Kept until the next fetch: one that is wanted too soon comes later.
        self.wanted |= self.verifier.take_external_keys_wanted(name);
        if self.schedule.is_due(Instant::now(), self.wanted) {
            self.wanted = false;
            self.schedule.began(Instant::now());
            let fetched = self.provider.source.read().and_then(|text| {
                KeySet::read(&text, &self.provider.issuer).map_err(|error| format!("{}: {error}", self.provider.source))
            });
            let problem = fetched.map(|keys| self.take_over(keys)).err();
            let problem = problem.map(|problem| format!("{}: {problem}", self.provider.issuer.name()));
            tell_once(
                &mut self.problem,
                problem,
                "the keys of an identity provider cannot be fetched; those that are known stay in use for a while",
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
        self.schedule.succeeded(Instant::now());
        let name = self.provider.issuer.name();
        let before = std::mem::replace(&mut self.kids, keys.kids().into_iter().map(str::to_owned).collect());
        // Also where the ids are the same: a provider may put another key under an old id.
        self.verifier.replace_external_keys(name, keys);
        for kid in self.kids.iter().filter(|kid| !before.contains(kid)) {
            tracing::info!(%name, kid, "a key of an identity provider is taken into use");
        }
        for kid in before.iter().filter(|kid| !self.kids.contains(kid)) {
            tracing::info!(%name, kid, "a key of an identity provider is gone; its tokens are refused from now on");
        }
    }
}
