//! Safe writing of files in a folder that other users may have prepared: never through a symbolic link, and with the owner of the
//! folder even if root writes them.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::Path;

use rustix::fs::OFlags;
use rustix::io::Errno;
use rustix::process::geteuid;

/// Opens a file unless its name is a symbolic link, with which another user could choose the file to overwrite. A file that root
/// creates gets the owner of its folder, because the service could not read it otherwise.
///
/// # Errors
///
/// The file cannot be opened, or its name is a symbolic link.
pub fn open_unlinked(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    let flags = i32::try_from(OFlags::NOFOLLOW.bits()).map_err(io::Error::other)?;
    let opened = options.custom_flags(flags).open(path);
    let file = opened.map_err(|error| match error.raw_os_error() == Some(Errno::LOOP.raw_os_error()) {
        true => symbolic_link(),
        false => error,
    })?;
    give_to_owner_of_folder(&file, path)?;
    Ok(file)
}

/// Refuses a symbolic link.
///
/// # Errors
///
/// An error about the symbolic link.
pub fn refuse_link(path: &Path) -> io::Result<()> {
    let is_link = path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
    if is_link { Err(symbolic_link()) } else { Ok(()) }
}

fn symbolic_link() -> io::Error {
    io::Error::other("it is a symbolic link, and nothing is written through one. Name what it points to")
}

/// Changes the owner of a file or folder that root created to the owner of the folder around it.
///
/// # Errors
///
/// The metadata cannot be read, or the owner cannot be changed.
pub fn give_to_owner_of_folder(file: &File, path: &Path) -> io::Result<()> {
    if !geteuid().is_root() {
        return Ok(());
    }
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let (folder, made) = (folder.metadata()?, file.metadata()?);
    // A file with a second name may be one that root created elsewhere.
    let is_only_here = made.is_dir() || made.nlink() == 1;
    if made.uid() == 0 && folder.uid() != 0 && is_only_here {
        std::os::unix::fs::fchown(file, Some(folder.uid()), Some(folder.gid()))?;
    }
    Ok(())
}

/// Whether files of an owner are trusted: those of root and of this process's user. A process of root trusts every owner, because
/// root runs commands on the folder of the service.
pub(crate) fn is_trusted_owner(owner: u32) -> bool {
    is_trusted(owner, geteuid().as_raw())
}

fn is_trusted(owner: u32, own: u32) -> bool {
    owner == 0 || own == 0 || owner == own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_belongs_to_root_or_to_the_user_of_the_process_and_root_trusts_all() {
        assert!(is_trusted(0, 1_000) && is_trusted(1_000, 1_000) && is_trusted(1_000, 0) && is_trusted(0, 0));
        assert!(!is_trusted(1_001, 1_000));
    }

    #[test]
    fn nothing_is_opened_through_a_symbolic_link() {
        let folder = tempfile::tempdir().unwrap();
        let (target, link) = (folder.path().join("target"), folder.path().join("link"));
        std::os::unix::fs::symlink(&target, &link).unwrap();
        for text in ["", "precious"] {
            if !text.is_empty() {
                std::fs::write(&target, text).unwrap();
            }
            let error = open_unlinked(File::options().write(true).create(true).truncate(true), &link).unwrap_err();
            assert!(error.to_string().contains("symbolic link"), "{error}");
            assert!(refuse_link(&link).is_err() && refuse_link(&target).is_ok());
            assert_eq!(std::fs::read_to_string(&target).unwrap_or_default(), text);
        }
        open_unlinked(File::options().write(true).create(true).truncate(true), &target).unwrap();
    }
}
