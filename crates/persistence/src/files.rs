//! Whether the files of an embedded database still are those that this process opened.
//!
//! A process keeps writing to a file that was deleted or replaced, and every write succeeds: what it confirms, nobody can read
//! after the process has ended. So each commit is followed by a look at the names before it is answered.
//!
//! Files are compared by device and inode, as SQLite itself knows them. None of them is opened here: closing a file would end
//! the locks that this process has on it (<https://sqlite.org/howtocorrupt.html>, section 2.2).

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// What is wrong with the files.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FileProblem {
    /// A name leads nowhere.
    #[error("{0} was removed while this process used it")]
    Gone(String),
    /// A name leads to another file.
    #[error("{0} was replaced by another file while this process used it")]
    Replaced(String),
    /// The system does not say.
    #[error("{path} cannot be looked at: {error}")]
    Unknown {
        /// The name.
        path: String,
        /// What the system says.
        error: io::Error,
    },
}

impl FileProblem {
    /// Whether the files are lost for this process, and not only out of sight.
    pub(crate) fn is_final(&self) -> bool {
        matches!(self, Self::Gone(_) | Self::Replaced(_))
    }
}

/// What a file is, whatever it is called.
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

/// A file, as it was opened.
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

/// The files, as they were when the first connection had opened them.
#[derive(Debug)]
struct DatabaseFiles {
    database: Opened,
    wal: Opened,
    index: Opened,
}

/// The files of a database, known once there is a connection. Clones know the same.
#[derive(Clone, Debug, Default)]
pub(crate) struct Files(Arc<OnceLock<DatabaseFiles>>);

impl Files {
    /// A connection to the database of this name is open: the first time, what is there now is what it opened.
    pub(crate) fn opened(&self, path: &Path) -> Result<(), FileProblem> {
        if self.0.get().is_none() {
            // SQLite follows a link, and puts the other files beside what it finds.
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
            // Another thread may have been first; then it is compared with what that one saw.
            let _ = self.0.set(files);
        }
        self.check()
    }

    /// Whether the names still lead to the files that were opened. A store that has no files, or none yet, has no problem.
    pub(crate) fn check(&self) -> Result<(), FileProblem> {
        let Some(files) = self.0.get() else { return Ok(()) };
        files.database.check()?;
        files.wal.check()?;
        files.index.check()
    }

    /// Whether only this process can still have the WAL open, and the database is the one that it belongs to: the WAL has no
    /// name any more, and a process that came later would have made a new one.
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
    fn a_file_is_known_by_what_it_is_and_not_by_its_name() {
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
