//! The state of an import, in a small file beside the input, with which an interrupted import continues.
//!
//! The state only saves time. Without it, or with an old one, the import reports records again, which bills nothing
//! twice.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::format::InputFormat;
use super::verdict::Counts;
use crate::files::{folder_of, with_suffix};

/// The number of bytes at the beginning of the input that identify it.
const HEAD_BYTES: u64 = 64 * 1024;

/// The identity of an import: the input with the current content, the options, and the target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Identity {
    size: u64,
    modified_ns: u64,
    head_sha256: String,
    format: InputFormat,
    target: String,
    /// The column options.
    #[serde(default)]
    columns: String,
}

impl Identity {
    pub(super) fn of(path: &Path, format: InputFormat, target: String, columns: String) -> io::Result<Self> {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        let modified = metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut head = Vec::new();
        file.take(HEAD_BYTES).read_to_end(&mut head)?;
        let head_sha256 = Sha256::digest(&head).iter().map(|byte| format!("{byte:02x}")).collect();
        let modified_ns = u64::try_from(modified.as_nanos()).unwrap_or(u64::MAX);
        Ok(Self { size: metadata.len(), modified_ns, head_sha256, format, target, columns })
    }

    /// The size of the input in bytes.
    pub(super) fn size(&self) -> u64 {
        self.size
    }
}

/// The state of an import: every record before `offset` has a verdict, and the file of rejects has those that were
/// rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct State {
    pub(super) identity: Identity,
    pub(super) records: u64,
    pub(super) offset: u64,
    pub(super) counts: Counts,
    /// The file of rejects.
    pub(super) rejects: PathBuf,
    /// The length of the file of rejects. Bytes after it belong to records after `offset`.
    pub(super) rejects_bytes: u64,
}

/// The path of the state file of an input.
pub(super) fn path_of(input: &Path) -> PathBuf {
    with_suffix(input, ".import-state")
}

impl State {
    /// Loads the state from a file, if the file exists and is not damaged by a crash.
    pub(super) fn load(path: &Path) -> Option<Self> {
        serde_json::from_slice(&std::fs::read(path).ok()?).ok()
    }

    /// Saves the state, which replaces the previous one.
    pub(super) fn save(&self, path: &Path) -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder_of(path))?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.persist(path).map(drop).map_err(|error| error.error)
    }
}
