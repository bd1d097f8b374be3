//! Inspects the store each second, so that an idle service notices an unusable store, and reads return to a standby.

use std::time::Duration;

use billables_persistence::Store;

use crate::periodic::Periodic;
use crate::problem_log::ProblemLog;

/// The time between two inspections.
const PERIOD: Duration = Duration::from_secs(1);

/// Starts the inspections. They end after the result is dropped.
pub(crate) fn start(store: Store) -> anyhow::Result<Periodic> {
    let mut problems = ProblemLog::default();
    Periodic::start("store-watch", PERIOD, move || {
        let problem = store.inspect().err();
        let problem = problem.map(|error| format!("{:#}", anyhow::Error::from(error)));
        problems.update(problem, "the database cannot be used; the service is not ready");
    })
}

/// Starts the inspections of the standby for reads, which have a thread of their own: a connection to it may take long. They end after the
/// result is dropped.
pub(crate) fn start_for_standby(store: Store) -> anyhow::Result<Periodic> {
    Periodic::start("standby-watch", PERIOD, move || store.inspect_standby())
}
