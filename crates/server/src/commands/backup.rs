//! `backup`: one moment of the embedded database in a file, checked and on stable storage before it is called done.

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
use super::{open_existing_store, tell};
use crate::config::Settings;
use crate::data_folder::DataFolder;
use crate::{logs, output};

/// The database's name in an archive.
pub(super) const DATABASE_ENTRY: &str = "billables.db";
/// The folder of the keys in an archive.
pub(super) const KEYS_ENTRY: &str = "keys";

/// The file of a backup, and its content.
#[derive(Args, Debug)]
pub(crate) struct BackupArgs {
    /// The file to write, which appears when it is whole and checked
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Also the keys of the data folder; the file is then a tar archive, and whoever has it can sign tokens
    #[arg(long)]
    keys: bool,
    /// Replace a file that is there
    #[arg(long)]
    force: bool,
}

pub(crate) fn run(settings: &Settings, request: &BackupArgs) -> anyhow::Result<()> {
    logs::start(settings)?;
    if settings.has_postgres() {
        return refuse_server(settings, request);
    }
    let file = &request.file;
    let name = file.display();
    match fs::symlink_metadata(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error).with_context(|| format!("{name} cannot be looked at")),
        Ok(metadata) if !metadata.is_file() => {
            bail!("{name} is a folder, a symbolic link or a device. Name a file that is not there");
        }
        Ok(_) if !request.force => bail!("{name} is there already. Name another file, or replace it with --force"),
        Ok(metadata) if is_of_database(&metadata, &settings.database_url()?) => {
            bail!("{name} is a file of the database itself. Name another file");
        }
        Ok(_) => {}
    }
    let store = open_existing_store(settings)?;
    let mut made = beside(file)?;
    store.backup(made.path()).with_context(|| format!("{name} cannot be written"))?;
    let content = backup_check(made.path()).with_context(|| format!("the backup {name} is not sound"))?;
    let mut keys = 0;
    if request.keys {
        let archive = beside(file)?;
        keys = archive_into(archive.as_file(), made.path(), &DataFolder::new(settings).keys())
            .with_context(|| format!("{name} cannot be written"))?;
        made = archive;
    }
    publish(made, file, request.force).with_context(|| format!("{name} cannot be written"))?;
    let billables = counted(content.billables, "billable");
    let with_keys = if request.keys { format!(" and {}", counted(keys, "key file")) } else { String::new() };
    tell(&format!("done: {name} holds {billables}{with_keys}, is sound, and is on the disk"));
    if !request.keys {
        tell("the signing keys are not in it: see --keys");
    }
    Ok(())
}

/// Whether a file is the embedded database, or one of those that SQLite keeps beside it.
fn is_of_database(metadata: &fs::Metadata, database: &DatabaseUrl) -> bool {
    let Some(database) = database.sqlite_file() else { return false };
    ["", "-wal", "-shm", "-journal"].iter().any(|ending| {
        let mut path = database.as_os_str().to_owned();
        path.push(ending);
        fs::metadata(path).is_ok_and(|own| (own.dev(), own.ino()) == (metadata.dev(), metadata.ino()))
    })
}

/// The command that backs up a server's database. Ends as a failure: nothing was backed up.
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

/// A text as a shell takes it for one word.
pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// A file beside another, for its owner alone; gone when it is dropped.
pub(super) fn beside(file: &Path) -> anyhow::Result<NamedTempFile> {
    let folder = folder_of(file);
    let made = tempfile::Builder::new().prefix(".billables-").suffix(".partial").tempfile_in(folder).and_then(|made| {
        give_to_owner_of_folder(made.as_file(), made.path())?;
        Ok(made)
    });
    made.with_context(|| format!("no file can be made in the folder {}", folder.display()))
}

/// The folder of a file.
pub(super) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."))
}

/// Puts a file under its name, once it is on stable storage; and the name, too.
pub(super) fn publish(made: NamedTempFile, file: &Path, may_replace: bool) -> io::Result<()> {
    made.as_file().sync_all()?;
    // By its name: another may have made the file meanwhile. A symbolic link is replaced, never followed.
    let path: TempPath = made.into_temp_path();
    if may_replace { path.persist(file) } else { path.persist_noclobber(file) }.map_err(|error| error.error)?;
    File::open(folder_of(file))?.sync_all()
}

/// Writes an archive of a database and of the keys; gives how many files of keys there were.
fn archive_into(archive: &File, database: &Path, keys: &Path) -> anyhow::Result<u64> {
    let mut archive = tar::Builder::new(io::BufWriter::new(archive));
    append(&mut archive, DATABASE_ENTRY, database)?;
    let mut count = 0;
    let entries = fs::read_dir(keys).with_context(|| format!("the folder {} cannot be read", keys.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_str().context("a key file has a name that is not UTF-8")?;
        // A name that begins with a dot is the folder's lock, or a key that is being written at this moment.
        if name.starts_with('.') {
            continue;
        }
        if !entry.file_type()?.is_file() {
            bail!("{} is no file. Keep nothing but keys in that folder", entry.path().display());
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
