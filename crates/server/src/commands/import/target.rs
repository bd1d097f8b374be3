//! The destination of the records: the store, a service, or nothing in a dry run.

use anyhow::bail;
use billables_domain::CallSidMode;

use super::arguments::FileArgs;
use super::kind::Kind;
use super::local::{DryRun, Local};
use super::retry::Stop;
use super::service::Service;
use super::verdict::Settled;
use crate::config::Settings;
use crate::interrupt::Interrupt;
use crate::{audit_context, store};

/// The destination of the records.
pub(super) enum Target<K: Kind> {
    Local(Box<Local<K>>),
    Service(Service),
    DryRun(Box<DryRun<K>>),
}

impl<K: Kind> Target<K> {
    pub(super) fn start(settings: &Settings, request: &FileArgs, kind: K) -> anyhow::Result<Self> {
        let created_by = audit_context::by_operator()?.by;
        let store = if request.url.is_some() { None } else { Some(store::open_unsettled(settings)?) };
        Ok(match (&request.url, store) {
            (_, store) if request.dry_run => Self::DryRun(Box::new(DryRun::start(settings, store, kind, created_by)?)),
            (Some(url), _) => Self::Service(Service::new::<K>(url, request.token_file.as_deref())?),
            (None, Some(store)) => Self::Local(Box::new(Local::start(settings, store, kind, created_by)?)),
            (None, None) => bail!("the import has no destination"),
        })
    }

    /// The call SIDs that the destination accepts, if that is known.
    pub(super) fn call_sid_mode(&self) -> Option<CallSidMode> {
        match self {
            Self::Local(local) => Some(local.mode()),
            Self::DryRun(dry_run) => Some(dry_run.mode()),
            // Only the service knows its mode.
            Self::Service(_) => None,
        }
    }

    /// Sends records to the destination, and returns the verdict on each.
    pub(super) fn settle(&mut self, records: &[K::Unparsed], interrupt: &Interrupt) -> Result<Vec<Settled>, Stop> {
        match self {
            Self::Local(local) => local.settle(records, interrupt),
            Self::Service(service) => service.settle::<K>(records, interrupt),
            Self::DryRun(dry_run) => dry_run.settle(records),
        }
    }
}
