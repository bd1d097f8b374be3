//! The store that the settings name, through the intake: the same rules, the same commits as for the API.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use billables_domain::{AccountScope, CallSidMode, NewBillable, Report, Subject};
use billables_persistence::{Foresight, Intake, IntakeOptions, Outcome, Store, StoreError, Submission, SubmitError};
use futures_util::future::join_all;

use super::Stop;
use super::verdict::{Settled, Verdict};
use crate::clock;
use crate::config::Settings;
use crate::interrupt::Interrupt;

/// How long to wait before reports are tried again that a database which is away or busy did not take.
const PAUSES: [Duration; 5] = [
    Duration::from_millis(250),
    Duration::from_millis(500),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
];

/// Writes into the store.
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
            batch_max: settings.batch_max.value,
            postgres_writers: settings.postgres_writers.value,
            ..IntakeOptions::new(Arc::new(clock::now), Arc::new(clock::random))
        };
        let intake = Intake::start(store.clone(), options).context("the intake cannot be started")?;
        Ok(Self { intake, mode, created_by, runtime: actix_web::rt::System::new() })
    }

    /// Writes reports, and tells what became of each once it is on stable storage.
    pub(super) fn settle(&mut self, reports: &[NewBillable], interrupt: &Interrupt) -> Result<Vec<Settled>, Stop> {
        let mut settled = vec![None; reports.len()];
        let mut open = parse_all(reports, self.mode, &self.created_by, &mut settled);
        let mut pauses = PAUSES.iter();
        loop {
            let mut failure = None;
            let mut rest = Vec::new();
            let outcomes = self.write(&open)?;
            for ((index, submission), outcome) in open.drain(..).zip(outcomes) {
                match outcome {
                    Ok(outcome) => settled[index] = Some(Settled::of_outcome(outcome)),
                    Err(error) => {
                        failure = Some(error);
                        rest.push((index, submission));
                    }
                }
            }
            let Some(error) = failure else { break };
            match pauses.next() {
                Some(pause) if !interrupt.is_asked() => std::thread::sleep(*pause),
                // Others of the same chunk were written, so it is these records that cannot be.
                None if rest.len() < reports.len() && matches!(error, StoreError::Internal(_)) => {
                    for (index, _) in rest {
                        settled[index] = Some(Settled::new(Verdict::Failed, "InternalError", describe(&error)));
                    }
                    break;
                }
                _ => return Err(Stop::Failed(describe(&error))),
            }
            open = rest;
        }
        Ok(settled.into_iter().flatten().collect())
    }

    fn write(&self, open: &[(usize, Submission)]) -> Result<Vec<Result<Outcome, StoreError>>, Stop> {
        let groups = open.chunks(Intake::GROUP_MAX).map(|group| {
            let group = group.iter().map(|(_, submission)| submission.clone()).collect();
            self.intake.submit_many(group)
        });
        let groups: Result<Vec<_>, SubmitError> = self.runtime.block_on(join_all(groups)).into_iter().collect();
        let groups = groups.map_err(|error| Stop::Failed(error.to_string()))?;
        Ok(groups.into_iter().flatten().collect())
    }
}

/// Looks and writes nothing.
pub(super) struct Rehearsal {
    store: Option<Store>,
    mode: CallSidMode,
    created_by: Subject,
}

impl Rehearsal {
    /// Looks into the store; or, where the store is a service's, at the records alone.
    pub(super) fn start(settings: &Settings, store: Option<Store>, created_by: Subject) -> anyhow::Result<Self> {
        let wanted = settings.call_sid_mode()?;
        let mode = match &store {
            Some(store) => store.call_sid_mode()?.or(wanted).unwrap_or_default(),
            // The service knows which it takes; this does not.
            None => wanted.unwrap_or(CallSidMode::Any),
        };
        Ok(Self { store, mode, created_by })
    }

    pub(super) fn settle(&self, reports: &[NewBillable]) -> Result<Vec<Settled>, Stop> {
        let mut settled = vec![None; reports.len()];
        let open = parse_all(reports, self.mode, &self.created_by, &mut settled);
        let (indexes, submissions): (Vec<_>, Vec<_>) = open.into_iter().unzip();
        let foreseen = match &self.store {
            Some(store) => store.report_foresee(&submissions).map_err(|error| Stop::Failed(describe(&error)))?,
            None => vec![Foresight::New; submissions.len()],
        };
        for (index, foresight) in indexes.into_iter().zip(foreseen) {
            settled[index] = Some(match foresight {
                Foresight::New => Settled::good(Verdict::Created),
                Foresight::Settled(outcome) => Settled::of_outcome(outcome),
            });
        }
        Ok(settled.into_iter().flatten().collect())
    }
}

/// Parses reports by the rules that their members alone decide. Those that break one are settled; the others are given back.
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

/// An error with what lies under it: whoever imports runs the store.
fn describe(error: &StoreError) -> String {
    match std::error::Error::source(error) {
        Some(cause) => format!("{error} ({cause})"),
        None => error.to_string(),
    }
}
