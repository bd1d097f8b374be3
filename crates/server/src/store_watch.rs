//! Inspects the store each second, so that an idle service notices an unusable store.

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
