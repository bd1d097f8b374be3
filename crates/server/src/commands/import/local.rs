//! The import into the store that the settings name. The records go through the intake, as those of the API do.

use std::sync::Arc;

use anyhow::Context as _;
use billables_domain::{CallSidMode, Subject};
use billables_persistence::{Intake, IntakeOptions, Store, StoreError, SubmitError};
use futures_util::future::join_all;

use super::kind::Kind;
use super::retry::{INTERNAL_ERROR, Stop, Trouble, settle_all};
use super::verdict::{Settled, Verdict};
use crate::clock;
use crate::config::Settings;
use crate::interrupt::Interrupt;
use crate::store::expected_call_sid_mode;

/// Writes records into the store.
pub(super) struct Local<K: Kind> {
    /// A store without a call SID mode, until the first record that can be written settles the mode.
    unsettled: Option<Store>,
    intake: Intake,
    parser: Parser<K>,
    runtime: actix_web::rt::SystemRunner,
}

impl<K: Kind> Local<K> {
    pub(super) fn start(settings: &Settings, store: Store, kind: K, created_by: Subject) -> anyhow::Result<Self> {
        let wanted = settings.call_sid_mode()?;
        let (mode, unsettled) = match store.call_sid_mode()? {
            Some(_) => (store.settle_call_sid_mode(wanted)?, None),
            None => (wanted.unwrap_or_default(), Some(store.clone())),
        };
        let options = IntakeOptions {
            commit_group_max: settings.batch_max.value,
            postgres_writers: settings.postgres_writers.value,
            ..IntakeOptions::new(Arc::new(clock::now), Arc::new(clock::random))
        };
        let intake = Intake::start(store, options).context("the intake cannot be started")?;
        let parser = Parser { kind, mode, created_by };
        Ok(Self { unsettled, intake, parser, runtime: actix_web::rt::System::new() })
    }

    pub(super) fn mode(&self) -> CallSidMode {
        self.parser.mode
    }

    /// Writes records, and returns the verdict on each once it is on stable storage.
    pub(super) fn settle(&mut self, records: &[K::Unparsed], interrupt: &Interrupt) -> Result<Vec<Settled>, Stop> {
        let mut settled = vec![None; records.len()];
        let open = self.parser.parse_all(records, &mut settled);
        if let Some(store) = self.unsettled.take_if(|_| !open.is_empty()) {
            let mode = store.settle_call_sid_mode(Some(self.parser.mode));
            mode.map_err(|error| Stop::Failed(error.to_string()))?;
        }
        let mut submissions = vec![None; records.len()];
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

    fn write(&self, submissions: &[K::Submission]) -> Result<Vec<Settled>, Trouble> {
        let groups = submissions.chunks(Intake::CHUNK_MAX).map(|group| K::submit(&self.intake, group.to_vec()));
        let groups: Result<Vec<_>, SubmitError> = self.runtime.block_on(join_all(groups)).into_iter().collect();
        let groups = groups.map_err(|error| Trouble::Transient(error.to_string(), None))?;
        Ok(groups.into_iter().flatten().collect())
    }
}

/// The verdict of a result of the intake.
pub(super) fn settle<O>(result: Result<O, StoreError>, settled: impl Fn(O) -> Settled) -> Settled {
    match result {
        Ok(outcome) => settled(outcome),
        Err(error @ StoreError::Internal(_)) => Settled::new(Verdict::Failed, INTERNAL_ERROR, describe(&error)),
        Err(error) => Settled::new(Verdict::Failed, "Unavailable", describe(&error)),
    }
}

/// Compares records with the store and writes nothing.
pub(super) struct DryRun<K: Kind> {
    store: Option<Store>,
    parser: Parser<K>,
}

impl<K: Kind> DryRun<K> {
    /// Prepares a dry run with a store, or without one if the import sends the records to a service.
    pub(super) fn start(
        settings: &Settings,
        store: Option<Store>,
        kind: K,
        created_by: Subject,
    ) -> anyhow::Result<Self> {
        let wanted = settings.call_sid_mode()?;
        let mode = match &store {
            Some(store) => expected_call_sid_mode(settings, store)?.or(wanted).unwrap_or_default(),
            // Only the service knows its mode.
            None => wanted.unwrap_or(CallSidMode::Any),
        };
        Ok(Self { store, parser: Parser { kind, mode, created_by } })
    }

    pub(super) fn mode(&self) -> CallSidMode {
        self.parser.mode
    }

    pub(super) fn settle(&self, records: &[K::Unparsed]) -> Result<Vec<Settled>, Stop> {
        let mut settled = vec![None; records.len()];
        let open = self.parser.parse_all(records, &mut settled);
        let (indexes, submissions): (Vec<_>, Vec<_>) = open.into_iter().unzip();
        let verdicts = match &self.store {
            Some(store) => {
                let verdicts = self.parser.kind.dry_run(store, &submissions);
                verdicts.map_err(|error| Stop::Failed(describe(&error)))?
            }
            None => vec![Settled::good(Verdict::Created); submissions.len()],
        };
        for (index, verdict) in indexes.into_iter().zip(verdicts) {
            settled[index] = Some(verdict);
        }
        Ok(settled.into_iter().flatten().collect())
    }
}

/// Parses records by the rules for their members.
struct Parser<K: Kind> {
    kind: K,
    mode: CallSidMode,
    created_by: Subject,
}

impl<K: Kind> Parser<K> {
    /// Settles the records that break a rule, and returns the others.
    fn parse_all(&self, records: &[K::Unparsed], settled: &mut [Option<Settled>]) -> Vec<(usize, K::Submission)> {
        let mut open = Vec::with_capacity(records.len());
        for (index, record) in records.iter().enumerate() {
            match self.kind.parse(record.clone(), self.mode, &self.created_by) {
                Ok(submission) => open.push((index, submission)),
                Err(faults) => settled[index] = Some(Settled::of_faults(&faults)),
            }
        }
        open
    }
}

/// An error with its cause, because the user of `import` is an operator of the store.
fn describe(error: &StoreError) -> String {
    match std::error::Error::source(error) {
        Some(cause) => format!("{error} ({cause})"),
        None => error.to_string(),
    }
}
