//! The state that all handlers share.

use std::net::IpAddr;
use std::sync::Arc;

use billables_auth::{Signer, Verifier};
use billables_domain::{Subject, TimeId, Timestamp};
use billables_metadata::Site;
use billables_persistence::{AuditContext, Intake, Store};
use tokio::sync::watch;

use crate::batch_groups::GroupsUnderWay;
use crate::budget::Budget;
use crate::document::Document;
use crate::metrics::Metrics;
use crate::page_cache::PageCache;
use crate::settings::{ApiSettings, Clock, Random};
use crate::sign_in::limits::SignIn;

/// The state that all handlers share.
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
    pub(crate) page_cache: PageCache,
    /// The time of the start in UTC, `2026-11-23 06:00:00`, for the headers of generated files.
    pub(crate) started: String,
    pub(crate) metrics: Metrics,
    /// The bytes of spooled verdicts, over all batches.
    pub(crate) spool_budget: Arc<Budget>,
    /// The memory of request lists, over all lists.
    pub(crate) lists_budget: Arc<Budget>,
    pub(crate) groups_under_way: GroupsUnderWay,
    /// Held by the one request that inspects the store.
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

    /// The audit context of an action of a subject at this moment.
    pub(crate) fn act(&self, by: Subject, address: Option<IpAddr>) -> AuditContext {
        AuditContext { by, address, at: self.now(), random: self.random_bytes() }
    }

    /// A fresh id for an account, a customer or a session that was sent without one.
    pub(crate) fn fresh_id(&self) -> TimeId {
        TimeId::new(self.now(), self.random_bytes())
    }
}
