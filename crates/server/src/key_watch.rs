//! Watches the key folder while the service runs, so that a key that is made or taken away counts without a restart.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::Context as _;
use billables_auth::{KeyFolder, Verifier};

/// How often the folder is looked at. A folder has a few small files.
pub(crate) const PERIOD: Duration = Duration::from_secs(1);

/// Ends when it is dropped.
pub(crate) struct KeyWatch {
    /// Dropped to stop the thread.
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl KeyWatch {
    /// Hands the folder's keys to the verifier whenever they change.
    pub(crate) fn start(folder: KeyFolder, verifier: Verifier) -> anyhow::Result<Self> {
        let (stop, stopped) = channel();
        let thread = std::thread::Builder::new().name("key-watch".to_owned()).spawn(move || {
            let mut last_problem = None;
            while stopped.recv_timeout(PERIOD) == Err(RecvTimeoutError::Timeout) {
                let problem = look(&folder, &verifier).err();
                // Told once, not every second.
                if let Some(problem) = problem.as_ref().filter(|problem| last_problem.as_ref() != Some(*problem)) {
                    tracing::error!(problem, "the keys cannot be read anew; those that are known stay in use");
                }
                last_problem = problem;
            }
        });
        Ok(Self { stop: Some(stop), thread: Some(thread.context("the key watch cannot be started")?) })
    }
}

impl Drop for KeyWatch {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // It panics nowhere; and if it did, the service ends anyway.
            let _ = thread.join();
        }
    }
}

/// Takes over what the folder holds now. A folder that cannot be read, or has lost every key, is an accident more often
/// than a wish: the keys that are known stay.
fn look(folder: &KeyFolder, verifier: &Verifier) -> Result<(), String> {
    let keys = folder.verification_keys().map_err(|error| error.to_string())?;
    if keys.is_empty() {
        return Err("the key folder is empty".to_owned());
    }
    let before = verifier.kids();
    let now = keys.iter().map(|key| key.kid().to_owned()).collect();
    if before == now {
        return Ok(());
    }
    verifier.replace_keys(keys);
    for kid in now.difference(&before) {
        tracing::info!(kid, "a key is taken into use");
    }
    for kid in before.difference(&now) {
        tracing::info!(kid, "a key is gone; its tokens are refused from now on");
    }
    Ok(())
}
