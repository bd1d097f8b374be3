//! Looks at the store each second, so that an idle service knows of a store that can no longer be used.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

use anyhow::Context as _;
use billables_persistence::Store;

use crate::watch::tell_once;

/// How often is looked.
const PERIOD: Duration = Duration::from_secs(1);

/// Ends when it is dropped, at the latest when the look under way is done.
pub(crate) struct StoreWatch(#[expect(dead_code, reason = "dropping it is what ends the thread")] Sender<()>);

impl StoreWatch {
    /// Looks again and again.
    pub(crate) fn start(store: Store) -> anyhow::Result<Self> {
        let (stop, stopped) = channel();
        let look = move || {
            let mut last = None;
            while stopped.recv_timeout(PERIOD) == Err(RecvTimeoutError::Timeout) {
                let problem = store.inspect().err();
                let problem = problem.map(|error| format!("{:#}", anyhow::Error::from(error)));
                tell_once(&mut last, problem, "the database cannot be used; the service is not ready");
            }
        };
        std::thread::Builder::new().name("store-watch".to_owned()).spawn(look).context("no thread can be started")?;
        Ok(Self(stop))
    }
}
