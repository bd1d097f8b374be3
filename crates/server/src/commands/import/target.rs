//! The destination of the reports: the store, a service, or nothing in a dry run.

use anyhow::bail;
use billables_domain::NewBillable;

use super::arguments::ImportArgs;
use super::local::{DryRun, Local};
use super::retry::Stop;
use super::service::Service;
use super::verdict::Settled;
use crate::config::Settings;
use crate::interrupt::Interrupt;
use crate::{audit_context, store};

/// The destination of the reports.
pub(super) enum Target {
    Local(Box<Local>),
    Service(Service),
    DryRun(DryRun),
}

impl Target {
    pub(super) fn start(settings: &Settings, request: &ImportArgs) -> anyhow::Result<Self> {
        let created_by = audit_context::by_operator()?.by;
        let store = if request.url.is_some() { None } else { Some(store::open_existing(settings)?) };
        Ok(match (&request.url, store) {
            (_, store) if request.dry_run => Self::DryRun(DryRun::start(settings, store, created_by)?),
            (Some(url), _) => Self::Service(Service::new(url, request.token_file.as_deref())?),
            (None, Some(store)) => Self::Local(Box::new(Local::start(settings, &store, created_by)?)),
            (None, None) => bail!("the import has no destination"),
        })
    }

    /// Sends reports to the destination, and returns the verdict on each.
    pub(super) fn settle(&mut self, reports: &[NewBillable], interrupt: &Interrupt) -> Result<Vec<Settled>, Stop> {
        match self {
            Self::Local(local) => local.settle(reports, interrupt),
            Self::Service(service) => service.settle(reports, interrupt),
            Self::DryRun(dry_run) => dry_run.settle(reports),
        }
    }
}
