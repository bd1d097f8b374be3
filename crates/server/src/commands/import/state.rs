//! How far an import is, in a small file beside the input, so that one that was cut short goes on where it was.
//!
//! It only ever saves time. Without it, or with an old one, records are reported once more, which bills nothing twice.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::input::InputFormat;
use super::verdict::Counts;

/// How much of the input tells it from others.
const HEAD_BYTES: u64 = 64 * 1024;

/// What a state is of: this input, as it is now, into this store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Identity {
    size: u64,
    modified_ns: u64,
    head_sha256: String,
    format: InputFormat,
    target: String,
    /// The options that say which column is which.
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

    /// How many bytes the input has.
    pub(super) fn size(&self) -> u64 {
        self.size
    }
}

/// How far it is: every record before this place is settled, and told in the rejects if it was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct State {
    pub(super) identity: Identity,
    pub(super) records: u64,
    pub(super) offset: u64,
    pub(super) counts: Counts,
    /// The file of rejects, and how long it is by now. What is behind that is of records behind this place.
    pub(super) rejects: PathBuf,
    pub(super) rejects_bytes: u64,
}

/// Where the state of an input is.
pub(super) fn path_of(input: &Path) -> PathBuf {
    let mut name = input.as_os_str().to_owned();
    name.push(".import-state");
    name.into()
}

impl State {
    /// The state in a file, if it can be read. One that a crash damaged is none.
    pub(super) fn load(path: &Path) -> Option<Self> {
        serde_json::from_slice(&std::fs::read(path).ok()?).ok()
    }

    /// Puts the state in the place of the one before.
    pub(super) fn save(&self, path: &Path) -> io::Result<()> {
        let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.persist(path).map(drop).map_err(|error| error.error)
    }
}
