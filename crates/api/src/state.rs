//! What every handler shares, and what the service is built from.

use std::net::IpAddr;
use std::sync::Arc;

use billables_auth::{Signer, Verifier};
use billables_domain::{CallSidMode, Subject, Timestamp};
use billables_metadata::Site;
use billables_persistence::{Act, Intake, Store};
use tokio::sync::watch;

use crate::batch::{SpoolSettings, UnderWay};
use crate::budget::Budget;
use crate::cors::CorsOrigins;
use crate::document::Document;
use crate::metrics::Metrics;
use crate::page_cache::PageCache;
use crate::service::LimitSettings;
use crate::sign_in::{SignIn, SignInSettings};

/// Tells the time. Handed in, so that nothing here reads a clock.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Fills a buffer with random bytes that nobody can guess.
pub type Random = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// What the service is built from.
pub struct Parts {
    /// The store, open and migrated.
    pub store: Store,
    /// The intake over the same store.
    pub intake: Arc<Intake>,
    /// Verifies tokens.
    pub verifier: Verifier,
    /// Makes access tokens.
    pub signer: Signer,
    /// Tells the time.
    pub clock: Clock,
    /// Gives random bytes.
    pub random: Random,
    /// How the service presents itself.
    pub settings: ApiSettings,
    /// How much it takes at once.
    pub limits: LimitSettings,
}

/// How the service presents itself.
#[derive(Clone, Debug)]
pub struct ApiSettings {
    /// Where clients reach the service, without a slash at the end: the only source of host names in pages and links.
    pub public_url: String,
    /// The origins whose pages may read answers.
    pub cors_origins: CorsOrigins,
    /// Whether this is a demo: it answers requests of its own machine only.
    pub demo: bool,
    /// Which call SIDs the database takes.
    pub call_sid_mode: CallSidMode,
    /// How long a client may take to send a body, in seconds.
    pub request_body_timeout_seconds: u64,
    /// How many groups of reports may be under way before another request with many of them is refused.
    pub batch_groups_max: usize,
    /// How long a client that sends many reports may take for the next byte, in seconds.
    pub batch_idle_timeout_seconds: u64,
    /// The memory that all lists of requests and their answers may take together, in bytes.
    pub lists_bytes_max: u64,
    /// How long a client may take nothing of the answer to a request that it has sent, in seconds.
    pub answer_timeout_seconds: u64,
    /// What is put aside for clients that do not take the verdicts on their reports yet.
    pub spool: SpoolSettings,
    /// How people and machines sign in.
    pub sign_in: SignInSettings,
}

/// What every handler shares.
pub(crate) struct State {
    pub(crate) store: Store,
    pub(crate) intake: Arc<Intake>,
    pub(crate) verifier: Verifier,
    pub(crate) signer: Signer,
    pub(crate) sign_in: SignIn,
    pub(crate) clock: Clock,
    pub(crate) random: Random,
    pub(crate) settings: ApiSettings,
    pub(crate) document: Document,
    pub(crate) site: Site,
    /// The pages that are made once.
    pub(crate) page_cache: PageCache,
    /// When the service was started, for the files that say when they were made: `2026-11-23 06:00:00`, in UTC.
    pub(crate) started: String,
    pub(crate) metrics: Metrics,
    /// What is put aside, over all requests.
    pub(crate) spool_total: Arc<Budget>,
    /// The memory of lists of requests, over all lists.
    pub(crate) lists_total: Arc<Budget>,
    /// Groups of reports under way, over all requests with many of them.
    pub(crate) groups_under_way: UnderWay,
    /// The turn to ask whether the store can be used.
    pub(crate) inspection: Arc<tokio::sync::Mutex<()>>,
    /// Turns true when the service is asked to stop.
    pub(crate) stopping: watch::Receiver<bool>,
}

impl State {
    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }

    pub(crate) fn random_bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.random)(&mut bytes);
        bytes
    }

    /// Somebody's doing something now.
    pub(crate) fn act(&self, by: Subject, address: Option<IpAddr>) -> Act {
        Act { by, address, at: self.now(), random: self.random_bytes() }
    }

    /// A fresh id for an account, a customer or a session whose maker named none.
    pub(crate) fn fresh_id(&self) -> String {
        billables_domain::BillableId::new(self.now(), self.random_bytes()).to_string()
    }
}
