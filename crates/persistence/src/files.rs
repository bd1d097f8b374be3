//! The check that the files of an embedded database are still those that this process opened.
//!
//! A process can keep writing to a deleted or replaced file, and every write succeeds. After the process ends, the confirmed
//! rows are lost. So each commit is followed by this check before the answer.
//!
//! The check compares device and inode, as SQLite does. This file opens none of the files: closing one would release the
//! locks of this process on it (<https://sqlite.org/howtocorrupt.html>, section 2.2).

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// A problem with the files.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FileProblem {
    /// The file was removed.
    #[error("{0} was removed while this process used it")]
    Gone(String),
    /// Another file has the name.
    #[error("{0} was replaced by another file while this process used it")]
    Replaced(String),
    /// The operating system returned an error.
    #[error("{path} cannot be checked: {error}")]
    Unknown {
        /// The path.
        path: String,
        /// The error of the operating system.
        error: io::Error,
    },
}

impl FileProblem {
    /// Whether the files are lost for this process; false for an error that may pass.
    pub(crate) fn is_final(&self) -> bool {
        matches!(self, Self::Gone(_) | Self::Replaced(_))
    }
}

/// The identity of a file, independent of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Identity {
    device: u64,
    inode: u64,
}

impl Identity {
    fn of(path: &Path) -> io::Result<Self> {
        let metadata = fs::metadata(path)?;
        Ok(Self { device: metadata.dev(), inode: metadata.ino() })
    }
}

/// The path and identity of an opened file.
#[derive(Debug)]
struct Opened {
    path: PathBuf,
    identity: Identity,
}

impl Opened {
    fn look(path: PathBuf) -> Result<Self, FileProblem> {
        match Identity::of(&path) {
            Ok(identity) => Ok(Self { path, identity }),
            Err(error) => Err(problem(&path, error)),
        }
    }

    fn check(&self) -> Result<(), FileProblem> {
        match Identity::of(&self.path) {
            Ok(identity) if identity == self.identity => Ok(()),
            Ok(_) => Err(FileProblem::Replaced(self.path.display().to_string())),
            Err(error) => Err(problem(&self.path, error)),
        }
    }
}

fn problem(path: &Path, error: io::Error) -> FileProblem {
    let path = path.display().to_string();
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => FileProblem::Gone(path),
        _ => FileProblem::Unknown { path, error },
    }
}

/// The files that the first connection opened.
#[derive(Debug)]
struct DatabaseFiles {
    database: Opened,
    wal: Opened,
    index: Opened,
}

/// The files of a database, known after the first connection. Clones share the knowledge.
#[derive(Clone, Debug, Default)]
pub(crate) struct Files(Arc<OnceLock<DatabaseFiles>>);

impl Files {
    /// Records the files after a connection to this path. Later calls compare the files with the recorded ones.
    pub(crate) fn opened(&self, path: &Path) -> Result<(), FileProblem> {
        if self.0.get().is_none() {
            // SQLite resolves symbolic links, and puts WAL and index beside the real file.
            let real = fs::canonicalize(path).map_err(|error| problem(path, error))?;
            let beside = |suffix: &str| {
                let mut name = real.clone().into_os_string();
                name.push(suffix);
                Opened::look(name.into())
            };
            let files = DatabaseFiles {
                database: Opened::look(path.to_owned())?,
                wal: beside("-wal")?,
                index: beside("-shm")?,
            };
            // If another thread was first, the check below compares with its files.
            let _ = self.0.set(files);
        }
        self.check()
    }

    /// Checks that the paths still lead to the opened files. Succeeds for a store without files, or before the first
    /// connection.
    pub(crate) fn check(&self) -> Result<(), FileProblem> {
        let Some(files) = self.0.get() else { return Ok(()) };
        files.database.check()?;
        files.wal.check()?;
        files.index.check()
    }

    /// Whether only this process can have the WAL open, while the database file is unchanged: the WAL was removed, and no other
    /// process has created a new one.
    pub(crate) fn wal_is_ours_alone(&self) -> bool {
        self.0.get().is_some_and(|files| {
            files.database.check().is_ok() && matches!(files.wal.check(), Err(FileProblem::Gone(_)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_compared_by_identity_and_not_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["a.db", "a.db-wal", "a.db-shm", "b.db"] {
            fs::write(path(name), "").unwrap();
        }
        std::os::unix::fs::symlink(path("a.db"), path("link.db")).unwrap();
        for name in ["a.db", "link.db"] {
            let files = Files::default();
            files.check().unwrap();
            files.opened(&path(name)).unwrap();
            files.check().unwrap();
            for (taken, put) in [("a.db", Some("b.db")), ("a.db", None), ("a.db-wal", None), ("a.db-shm", Some("b.db"))]
            {
                fs::rename(path(taken), path("kept")).unwrap();
                assert!(matches!(files.check(), Err(FileProblem::Gone(_))), "{name}: {taken}");
                assert_eq!(files.wal_is_ours_alone(), taken == "a.db-wal");
                if let Some(put) = put {
                    fs::copy(path(put), path(taken)).unwrap();
                    let problem = files.check().unwrap_err();
                    assert!(matches!(problem, FileProblem::Replaced(_)) && problem.is_final(), "{problem}");
                }
                fs::rename(path("kept"), path(taken)).unwrap();
                files.check().unwrap();
            }
        }
    }
}
