//! A file that appears under its name when it is whole, so that half of one is never taken for all of it.

use std::fs::{File, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use billables_auth::refuse_link;
use tempfile::NamedTempFile;

/// What a new file may be by itself; the process's umask takes from it, as from any file that a shell makes.
const MODE: u32 = 0o666;

/// A file under way.
pub(super) enum OutputFile {
    /// Beside its place, under another name. Dropped, it is gone.
    Whole { file: NamedTempFile, path: PathBuf },
    /// Something that is no file, such as `/dev/null` or a pipe: it is written to, and never replaced.
    Stream(File),
}

impl OutputFile {
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(metadata) if !metadata.is_file() => Ok(Self::Stream(File::options().write(true).open(path)?)),
            Ok(metadata) => {
                // A stream may well have been reached through one: /dev/stdout is one.
                refuse_link(path)?;
                Self::beside(path.to_owned(), Some(metadata.permissions()))
            }
            Err(_) => Self::beside(path.to_owned(), None),
        }
    }

    /// Beside a place, with what a file that is there already may be.
    fn beside(path: PathBuf, permissions: Option<Permissions>) -> io::Result<Self> {
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?.to_string_lossy();
        let prefix = format!(".{name}.");
        let file = tempfile::Builder::new()
            .prefix(&prefix)
            .suffix(".partial")
            .permissions(permissions.clone().unwrap_or_else(|| Permissions::from_mode(MODE)))
            .tempfile_in(folder)?;
        // The umask may have taken something from it, which not every file system lets one give back.
        if let Some(permissions) = permissions {
            let _ = file.as_file().set_permissions(permissions);
        }
        Ok(Self::Whole { file, path })
    }

    pub(super) fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Whole { file, .. } => file,
            Self::Stream(file) => file,
        }
    }

    /// Puts the file under its name, once it is on the disk.
    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Self::Stream(_) => Ok(()),
            Self::Whole { file, path } => {
                file.as_file().sync_all()?;
                file.persist(path).map(drop).map_err(|error| error.error)
            }
        }
    }
}
