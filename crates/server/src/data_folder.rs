//! The data folder: paths, permissions, and a lock for changes.

use std::fs::File;
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use billables_auth::open_unlinked;

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

    /// The folder of the keys.
    pub(crate) fn keys(&self) -> PathBuf {
        self.path.join("keys")
    }

    /// Refuses a folder that every user of the machine may write to, and returns a warning for a folder that a group
    /// may write to. Such users could replace the keys and the database.
    pub(crate) fn check(&self) -> anyhow::Result<Option<String>> {
        let Ok(metadata) = self.path.metadata() else { return Ok(None) };
        let path = self.path.display();
        if metadata.mode() & 0o002 != 0 {
            bail!(
                "every user of this machine may write into the data folder {path}, and so replace its keys and its database. \
                 Forbid it: chmod o-w '{path}'"
            );
        }
        Ok((metadata.mode() & 0o020 != 0).then(|| {
            format!(
                "a group may write into the data folder {path}, and so replace its keys and its database. If the group \
                 needs no access, forbid it: chmod g-w '{path}'"
            )
        }))
    }

    /// Makes the folder if there is none. Only the owner has access.
    pub(crate) fn create(&self) -> anyhow::Result<()> {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.path)
            .with_context(|| format!("the data folder {} cannot be made", self.path.display()))
    }

    /// Locks the folder against a setup by another process until the guard is dropped.
    pub(crate) fn lock(&self) -> anyhow::Result<File> {
        self.create()?;
        let path = self.path.join(LOCK);
        let lock = open_unlinked(File::options().create(true).append(true), &path);
        let lock = lock.with_context(|| format!("{} cannot be opened", path.display()))?;
        lock.lock().with_context(|| format!("{} cannot be locked", path.display()))?;
        Ok(lock)
    }

    pub(crate) fn is_demo(&self) -> bool {
        self.path.join(MARKER).exists()
    }

    pub(crate) fn mark_as_demo(&self) -> anyhow::Result<()> {
        let text = "This folder was made by a demo. Its key is for this machine alone; make another folder to serve other machines.\n";
        let path = self.path.join(MARKER);
        let marked = open_unlinked(File::options().write(true).create(true).truncate(true), &path)
            .and_then(|mut file| file.write_all(text.as_bytes()));
        marked.with_context(|| format!("{} cannot be written", path.display()))
    }

    /// Makes an empty file for the embedded database if there is none. The file belongs to the owner of the folder, so
    /// that the service can read a database that root makes; SQLite gives the files beside the database the same owner.
    pub(crate) fn make_embedded_database(&self) -> anyhow::Result<()> {
        if self.has_embedded_database() || !self.path.is_dir() {
            return Ok(());
        }
        let path = &self.embedded_database;
        let made = open_unlinked(File::options().write(true).create(true).truncate(false).mode(0o600), path);
        made.map(drop).with_context(|| format!("the database file {} cannot be made", path.display()))
    }

    pub(crate) fn has_embedded_database(&self) -> bool {
        self.embedded_database.exists()
    }
}
