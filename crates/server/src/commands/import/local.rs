//! The import into the store that the settings name. The reports go through the intake, as those of the API do.

use std::sync::Arc;

use anyhow::Context as _;
use billables_contract::Verdict;
use billables_domain::{AccountScope, CallSidMode, NewBillable, Report, Subject};
use billables_persistence::{Intake, IntakeOptions, Store, StoreError, Submission, SubmitError};
use futures_util::future::join_all;

use super::retry::{INTERNAL_ERROR, Stop, Trouble, settle_all};
use super::verdict::Settled;
use crate::clock;
use crate::config::Settings;
use crate::interrupt::Interrupt;

/// Writes reports into the store.
pub(super) struct Local {
    intake: Intake,
    mode: CallSidMode,
    created_by: Subject,
    runtime: actix_web::rt::SystemRunner,
}

impl Local {
    pub(super) fn start(settings: &Settings, store: &Store, created_by: Subject) -> anyhow::Result<Self> {
        let mode = store.settle_call_sid_mode(settings.call_sid_mode()?)?;
        let options = IntakeOptions {
            commit_group_max: settings.batch_max.value,
            postgres_writers: settings.postgres_writers.value,
            ..IntakeOptions::new(Arc::new(clock::now), Arc::new(clock::random))
        };
        let intake = Intake::start(store.clone(), options).context("the intake cannot be started")?;
        Ok(Self { intake, mode, created_by, runtime: actix_web::rt::System::new() })
    }

    /// Writes reports, and returns the verdict on each once it is on stable storage.
    pub(super) fn settle(&mut self, reports: &[NewBillable], interrupt: &Interrupt) -> Result<Vec<Settled>, Stop> {
        let mut settled = vec![None; reports.len()];
        let open = parse_all(reports, self.mode, &self.created_by, &mut settled);
        let mut submissions = vec![None; reports.len()];
        let mut indexes = Vec::with_capacity(open.len());
        for (index, submission) in open {
            submissions[index] = Some(submission);
            indexes.push(index);
        }
        settle_all(indexes, &mut settled, interrupt, |open| {
            let submissions: Vec<_> = open.iter().filter_map(|index| submissions[*index].clone()).collect();
            self.write(&submissions)
        })?;
        Ok(settled.into_iter().flatten().collect())
    }

    fn write(&self, submissions: &[Submission]) -> Result<Vec<Settled>, Trouble> {
        let groups = submissions.chunks(Intake::CHUNK_MAX).map(|group| self.intake.submit_chunk(group.to_vec()));
        let groups: Result<Vec<_>, SubmitError> = self.runtime.block_on(join_all(groups)).into_iter().collect();
        let groups = groups.map_err(|error| Trouble::Transient(error.to_string(), None))?;
        let settle = |outcome| match outcome {
            Ok(outcome) => Settled::of_outcome(outcome),
            Err(error @ StoreError::Internal(_)) => Settled::new(Verdict::Failed, INTERNAL_ERROR, describe(&error)),
            Err(error) => Settled::new(Verdict::Failed, "Unavailable", describe(&error)),
        };
        Ok(groups.into_iter().flatten().map(settle).collect())
    }
}

/// Compares reports with the store and writes nothing.
pub(super) struct DryRun {
    store: Option<Store>,
    mode: CallSidMode,
    created_by: Subject,
}

impl DryRun {
    /// Prepares a dry run with a store, or without one if the import reports to a service.
    pub(super) fn start(settings: &Settings, store: Option<Store>, created_by: Subject) -> anyhow::Result<Self> {
        let wanted = settings.call_sid_mode()?;
        let mode = match &store {
            Some(store) => store.call_sid_mode()?.or(wanted).unwrap_or_default(),
            // Only the service knows its mode.
            None => wanted.unwrap_or(CallSidMode::Any),
        };
        Ok(Self { store, mode, created_by })
    }

    pub(super) fn settle(&self, reports: &[NewBillable]) -> Result<Vec<Settled>, Stop> {
        let mut settled = vec![None; reports.len()];
        let open = parse_all(reports, self.mode, &self.created_by, &mut settled);
        let (indexes, submissions): (Vec<_>, Vec<_>) = open.into_iter().unzip();
        let outcomes = match &self.store {
            Some(store) => store.report_dry_run(&submissions).map_err(|error| Stop::Failed(describe(&error)))?,
            None => vec![None; submissions.len()],
        };
        for (index, outcome) in indexes.into_iter().zip(outcomes) {
            settled[index] = Some(outcome.map_or_else(|| Settled::good(Verdict::Created), Settled::of_outcome));
        }
        Ok(settled.into_iter().flatten().collect())
    }
}

/// Parses reports by the rules for their members. Settles the reports that break a rule, and returns the others.
fn parse_all(
    reports: &[NewBillable],
    mode: CallSidMode,
    created_by: &Subject,
    settled: &mut [Option<Settled>],
) -> Vec<(usize, Submission)> {
    let mut open = Vec::with_capacity(reports.len());
    for (index, report) in reports.iter().enumerate() {
        match report.clone().parse(mode) {
            Ok(report) => open.push((index, submission(report, created_by))),
            Err(faults) => settled[index] = Some(Settled::of_faults(&faults)),
        }
    }
    open
}

fn submission(report: Report, created_by: &Subject) -> Submission {
    Submission { report, accounts: AccountScope::All, created_by: created_by.clone() }
}

/// An error with its cause, because the user of `import` is an operator of the store.
fn describe(error: &StoreError) -> String {
    match std::error::Error::source(error) {
        Some(cause) => format!("{error} ({cause})"),
        None => error.to_string(),
    }
}
