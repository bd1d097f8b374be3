//! The data folder: what is in it, and a lock for those who are about to change that.

use std::fs::File;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::config::Settings;

const MARKER: &str = "demo";
const LOCK: &str = "lock";

/// The folder of the embedded database and the keys.
pub(crate) struct DataFolder {
    path: PathBuf,
    embedded_database: PathBuf,
}

impl DataFolder {
    pub(crate) fn new(settings: &Settings) -> Self {
        Self { path: settings.data_dir.value.clone(), embedded_database: settings.embedded_database() }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Where the keys are.
    pub(crate) fn keys(&self) -> PathBuf {
        self.path.join("keys")
    }

    /// Makes the folder, for its owner alone, if it is not there.
    pub(crate) fn create(&self) -> anyhow::Result<()> {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.path)
            .with_context(|| format!("the data folder {} cannot be made", self.path.display()))
    }

    /// Keeps other processes from setting the folder up at the same time, until the guard is dropped.
    pub(crate) fn lock(&self) -> anyhow::Result<File> {
        self.create()?;
        let path = self.path.join(LOCK);
        let lock = File::options().create(true).append(true).open(&path);
        let lock = lock.with_context(|| format!("{} cannot be opened", path.display()))?;
        lock.lock().with_context(|| format!("{} cannot be locked", path.display()))?;
        Ok(lock)
    }

    pub(crate) fn is_demo(&self) -> bool {
        self.path.join(MARKER).exists()
    }

    pub(crate) fn mark_as_demo(&self) -> anyhow::Result<()> {
        let text =
            "This folder was made by a demo. Its key is for this machine alone; make another folder to serve others.\n";
        std::fs::write(self.path.join(MARKER), text).context("the data folder cannot be written")
    }

    pub(crate) fn has_embedded_database(&self) -> bool {
        self.embedded_database.exists()
    }
}
