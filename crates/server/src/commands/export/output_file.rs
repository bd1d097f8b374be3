//! A file that gets the final name when complete, so that a reader never takes a part for the whole.

use std::fs::{File, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use billables_auth::refuse_link;
use tempfile::NamedTempFile;

use crate::files::folder_of;

/// The mode of a new file before the umask of the process, as for a file that a shell makes.
const MODE: u32 = 0o666;

/// The destination of an export in progress.
pub(super) enum OutputFile {
    /// A temporary file beside the final path. A drop removes it.
    Temporary { file: NamedTempFile, path: PathBuf },
    /// A device or a pipe, such as `/dev/null`, which the export writes to and never replaces.
    Stream(File),
}

impl OutputFile {
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(metadata) if !metadata.is_file() => Ok(Self::Stream(File::options().write(true).open(path)?)),
            Ok(metadata) => {
                // Only for files: the path of a stream may be a link, such as /dev/stdout.
                refuse_link(path)?;
                Self::beside(path.to_owned(), Some(metadata.permissions()))
            }
            Err(_) => Self::beside(path.to_owned(), None),
        }
    }

    /// Makes a temporary file beside a path, with the permissions of the file to replace.
    fn beside(path: PathBuf, permissions: Option<Permissions>) -> io::Result<Self> {
        let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?.to_string_lossy();
        let prefix = format!(".{name}.");
        let file = tempfile::Builder::new()
            .prefix(&prefix)
            .suffix(".partial")
            .permissions(permissions.clone().unwrap_or_else(|| Permissions::from_mode(MODE)))
            .tempfile_in(folder_of(&path))?;
        // The umask may have removed permissions. Not every file system allows to set them again.
        if let Some(permissions) = permissions {
            let _ = file.as_file().set_permissions(permissions);
        }
        Ok(Self::Temporary { file, path })
    }

    pub(super) fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Temporary { file, .. } => file,
            Self::Stream(file) => file,
        }
    }

    /// Gives the file the final name, once the content is on stable storage.
    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Self::Stream(_) => Ok(()),
            Self::Temporary { file, path } => {
                file.as_file().sync_all()?;
                file.persist(path).map(drop).map_err(|error| error.error)
            }
        }
    }
}
