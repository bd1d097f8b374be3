//! `backup`: a snapshot of the embedded database in a file, which is checked and on stable storage before the command
//! succeeds.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use billables_auth::give_to_owner_of_folder;
use billables_persistence::{DatabaseUrl, backup_check};
use clap::Args;
use tempfile::{NamedTempFile, TempPath};

use super::progress::counted;
use crate::config::Settings;
use crate::data_folder::DataFolder;
use crate::files::{DATABASE_SUFFIXES, folder_of, with_suffix};
use crate::output::print_message;
use crate::{output, store};

/// The name of the database in an archive.
pub(super) const DATABASE_ENTRY: &str = "billables.db";
/// The name of the folder of the keys in an archive.
pub(super) const KEYS_ENTRY: &str = "keys";

/// Write a snapshot of the embedded database into a file
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables backup /backup/billables-$(date +%F).db
  billables backup --keys /backup/billables-$(date +%F).tar
  billables backup --force /backup/latest.db

The service may run meanwhile. When the command prints 'done', the file is checked and on stable storage; its mode is 0600. Never
copy billables.db with cp, because the newest reports are in the WAL beside the file.

With --keys the file is a tar archive of billables.db and the folder keys. Keep it as secret as the keys.

If the database is PostgreSQL, the command prints the pg_dump command to run and ends with 1, because it backed up nothing.
The exit code is 0 if the backup is done, and 1 if it is not.")]
pub(crate) struct BackupArgs {
    /// File to write, which appears when complete and checked
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Add the keys of the data folder: the file is then a tar archive, with which a reader can sign tokens
    #[arg(long)]
    keys: bool,
    /// Replace an existing file
    #[arg(long)]
    force: bool,
}

pub(crate) fn run(settings: &Settings, request: &BackupArgs) -> anyhow::Result<()> {
    if settings.has_postgres() {
        return refuse_server(settings, request);
    }
    let file = &request.file;
    let name = file.display();
    match fs::symlink_metadata(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error).with_context(|| format!("the state of {name} cannot be read")),
        Ok(metadata) if !metadata.is_file() => {
            bail!("{name} is a folder, a symbolic link or a device. Name a file that does not exist");
        }
        Ok(_) if !request.force => bail!("{name} exists already. Name another file, or replace it with --force"),
        Ok(metadata) if is_of_database(&metadata, &settings.database_url()?) => {
            bail!("{name} is a file of the database itself. Name another file");
        }
        Ok(_) => {}
    }
    let store = store::open_existing(settings)?;
    let mut made = temporary_beside(file)?;
    store.backup(made.path()).with_context(|| format!("{name} cannot be written"))?;
    let content = backup_check(made.path()).with_context(|| format!("the backup {name} is not sound"))?;
    let mut keys = 0;
    if request.keys {
        let archive = temporary_beside(file)?;
        keys = archive_into(archive.as_file(), made.path(), &DataFolder::new(settings).keys())
            .with_context(|| format!("{name} cannot be written"))?;
        made = archive;
    }
    publish(made, file, request.force).with_context(|| format!("{name} cannot be written"))?;
    let billables = counted(content.billables, "billable");
    let with_keys = if request.keys { format!(" and {}", counted(keys, "key file")) } else { String::new() };
    print_message(&format!("done: {name} holds {billables}{with_keys}, is sound, and is on stable storage"));
    if !request.keys {
        print_message("the backup does not contain the signing keys: see --keys");
    }
    Ok(())
}

/// Whether a file is the embedded database or a file that SQLite keeps beside the database.
fn is_of_database(metadata: &fs::Metadata, database: &DatabaseUrl) -> bool {
    let Some(database) = database.sqlite_file() else { return false };
    DATABASE_SUFFIXES.iter().any(|suffix| {
        fs::metadata(with_suffix(database, suffix))
            .is_ok_and(|own| (own.dev(), own.ino()) == (metadata.dev(), metadata.ino()))
    })
}

/// Prints the command that backs up a PostgreSQL database, and fails, because nothing was backed up.
fn refuse_server(settings: &Settings, request: &BackupArgs) -> anyhow::Result<()> {
    let url = settings.database_url()?.without_secrets();
    let file = quoted(&request.file.display().to_string());
    output::print(&format!("(umask 077 && pg_dump --format=custom --file={file} --dbname={})\n", quoted(&url)))?;
    if request.keys {
        let keys = DataFolder::new(settings).keys();
        let folder = quoted(&keys.parent().unwrap_or(Path::new(".")).display().to_string());
        output::print(&format!("(umask 077 && tar -C {folder} -cf {file}.keys.tar {KEYS_ENTRY})\n"))?;
    }
    bail!(
        "nothing was backed up: a PostgreSQL database is backed up by pg_dump. Run the command above, with the password in \
         PGPASSWORD or in ~/.pgpass"
    );
}

/// A text as one quoted word of a shell command.
pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// Makes a temporary file in the folder of a file. The temporary file belongs to the owner of the folder and is removed
/// on drop.
pub(super) fn temporary_beside(file: &Path) -> anyhow::Result<NamedTempFile> {
    let folder = folder_of(file);
    let made = tempfile::Builder::new().prefix(".billables-").suffix(".partial").tempfile_in(folder).and_then(|made| {
        give_to_owner_of_folder(made.as_file(), made.path())?;
        Ok(made)
    });
    made.with_context(|| format!("no file can be made in the folder {}", folder.display()))
}

/// Gives a temporary file the final name. Both the file and the name are on stable storage when the function returns.
pub(super) fn publish(made: NamedTempFile, file: &Path, may_replace: bool) -> io::Result<()> {
    made.as_file().sync_all()?;
    // Another process may have made the file meanwhile. A symbolic link is replaced and never followed.
    let path: TempPath = made.into_temp_path();
    if may_replace { path.persist(file) } else { path.persist_noclobber(file) }.map_err(|error| error.error)?;
    File::open(folder_of(file))?.sync_all()
}

/// Writes an archive of a database and the keys, and returns the number of key files.
fn archive_into(archive: &File, database: &Path, keys: &Path) -> anyhow::Result<u64> {
    let mut archive = tar::Builder::new(io::BufWriter::new(archive));
    append(&mut archive, DATABASE_ENTRY, database)?;
    let mut count = 0;
    let entries = fs::read_dir(keys).with_context(|| format!("the folder {} cannot be read", keys.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_str().context("a key file has a name that is not UTF-8")?;
        // A name that begins with a dot is the lock of the folder, or a key that another process writes at this moment.
        if name.starts_with('.') {
            continue;
        }
        if !entry.file_type()?.is_file() {
            bail!("{} is not a file. Keep only keys in that folder", entry.path().display());
        }
        append(&mut archive, &format!("{KEYS_ENTRY}/{name}"), &entry.path())?;
        count += 1;
    }
    archive.into_inner()?.flush()?;
    Ok(count)
}

fn append(archive: &mut tar::Builder<impl io::Write>, name: &str, path: &Path) -> anyhow::Result<()> {
    let file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Regular);
    header.set_mode(0o600);
    header.set_size(file.metadata()?.len());
    archive.append_data(&mut header, name, file)?;
    Ok(())
}
