//! `restore`: a backup into an empty data folder, and the consequences for a store that went back in time.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Read as _, Seek as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, bail};
use billables_auth::{give_to_owner_of_folder, open_unlinked};
use billables_persistence::{BackupContent, backup_check};
use clap::Args;
use tempfile::{NamedTempFile, TempDir};

use super::backup::{DATABASE_ENTRY, KEYS_ENTRY, publish, quoted, temporary_beside};
use super::progress::counted;
use crate::config::Settings;
use crate::data_folder::DataFolder;
use crate::files::{DATABASE_SUFFIXES, folder_of, with_suffix};
use crate::output::{self, print_message};

/// The first bytes of every SQLite file.
const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";
/// The maximum size of a key file in an archive, in bytes.
const KEY_LENGTH_MAX: u64 = 64 * 1024;
/// The maximum number of key files in an archive.
const KEYS_MAX: usize = 1_000;

/// Restore a backup into an empty data folder
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables restore /backup/billables-2026-11-23.db --data-dir /var/lib/billables-new
  billables restore /backup/billables-2026-11-23.tar --data-dir /tmp/try && billables check --data-dir /tmp/try

The folder must have no database, and no keys if the backup has keys. The store is then as old as the backup, with its
revocations, passwords and sessions. The command prints how to end them, and what to send again.

If the database is PostgreSQL, the command prints the pg_restore command to run and ends with 1, because it restored nothing.
The exit code is 0 if the backup is restored, and 1 if it is not.")]
pub(crate) struct RestoreArgs {
    /// File that `billables backup` wrote
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(crate) fn run(settings: &Settings, request: &RestoreArgs) -> anyhow::Result<()> {
    if settings.has_postgres() {
        let (url, file) = (settings.database_url()?.without_secrets(), request.file.display().to_string());
        output::print(&format!(
            "pg_restore --single-transaction --exit-on-error --no-owner --dbname={} {}\n",
            quoted(&url),
            quoted(&file)
        ))?;
        bail!(
            "nothing was restored: a PostgreSQL database is restored by pg_restore, into an empty database. Run the command \
             above, with the password in PGPASSWORD or in ~/.pgpass"
        );
    }
    let folder = DataFolder::new(settings);
    let database = settings.embedded_database();
    let mut file =
        File::open(&request.file).with_context(|| format!("the backup {} cannot be read", request.file.display()))?;
    refuse_incomplete(&request.file)?;
    refuse_database(&database)?;
    folder.create()?;
    let _lock = folder.lock()?;
    // Another command may have made a database before this one got the lock.
    refuse_database(&database)?;
    let mut made = temporary_beside(&database)?;
    let name = request.file.display();
    let keys = unpack(&mut file, &mut made, &folder).with_context(|| format!("{name} cannot be restored"))?;
    let content = backup_check(made.path()).with_context(|| format!("{name} cannot be restored"))?;
    let count = keys.as_ref().map(|(_, count)| *count);
    if let Some((unpacked, _)) = keys {
        install_keys(unpacked, &folder.keys())?;
    }
    publish(made, &database, false).with_context(|| format!("{} cannot be written", database.display()))?;
    print_consequences(&database, &content, count);
    Ok(())
}

/// Refuses a database file with a WAL beside it, because the WAL holds the newest rows.
fn refuse_incomplete(file: &Path) -> anyhow::Result<()> {
    if fs::metadata(with_suffix(file, "-wal")).is_ok_and(|metadata| metadata.len() > 0) {
        bail!(
            "{} lacks the rows in the -wal file beside it, among them the newest reports. Make a backup of that database with \
             `billables backup`, and restore the backup",
            file.display()
        );
    }
    Ok(())
}

/// Refuses a data folder that has a file of a database.
fn refuse_database(database: &Path) -> anyhow::Result<()> {
    for suffix in DATABASE_SUFFIXES {
        let path = with_suffix(database, suffix);
        if fs::symlink_metadata(&path).is_ok() {
            bail!(
                "{} exists already. Restore into an empty folder: name another with --data-dir, or move every file of \
                 the old database away while no service runs",
                path.display()
            );
        }
    }
    Ok(())
}

/// Unpacks the database of a backup, and the keys if the backup has any.
fn unpack(file: &mut File, made: &mut NamedTempFile, folder: &DataFolder) -> anyhow::Result<Option<(TempDir, u64)>> {
    let mut begin = Vec::new();
    file.by_ref().take(512).read_to_end(&mut begin)?;
    file.rewind()?;
    if begin.starts_with(SQLITE_MAGIC) {
        io::copy(file, made)?;
        return Ok(None);
    }
    let mut archive = tar::Archive::new(io::BufReader::new(file));
    let not_ours = || format!("the file is neither a database nor an archive with {DATABASE_ENTRY} in it");
    let mut entries = archive.entries().with_context(not_ours)?;
    let mut first = entries.next().with_context(not_ours)?.with_context(not_ours)?;
    if first.path()?.as_ref() != Path::new(DATABASE_ENTRY) || !first.header().entry_type().is_file() {
        bail!("{}", not_ours());
    }
    io::copy(&mut first, made)?;
    refuse_keys(&folder.keys())?;
    let unpacked = tempfile::Builder::new()
        .prefix(".keys-")
        .permissions(Permissions::from_mode(0o700))
        .tempdir_in(folder.path())?;
    give_to_owner_of_folder(&File::open(unpacked.path())?, unpacked.path())?;
    let mut count = 0;
    for entry in entries {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        let parts: Vec<_> = path.components().collect();
        let [Component::Normal(keys), Component::Normal(name)] = parts.as_slice() else {
            bail!("the archive has an entry that is no key: {}", path.display());
        };
        let is_key = *keys == KEYS_ENTRY && entry.header().entry_type().is_file() && entry.size() <= KEY_LENGTH_MAX;
        if !is_key || count == KEYS_MAX {
            bail!("the archive has an entry that is no key: {}", path.display());
        }
        let target = unpacked.path().join(name);
        let mut key = open_unlinked(OpenOptions::new().write(true).create_new(true).mode(0o600), &target)?;
        io::copy(&mut entry, &mut key)?;
        key.sync_all()?;
        count += 1;
    }
    Ok(Some((unpacked, u64::try_from(count).unwrap_or(u64::MAX))))
}

fn refuse_keys(keys: &Path) -> anyhow::Result<()> {
    match fs::read_dir(keys) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| format!("the folder {} cannot be read", keys.display())),
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => bail!(
                "the backup has keys, and so has the folder {}. Restore into an empty folder: name another with --data-dir, \
                 or move the keys away",
                keys.display()
            ),
        },
    }
}

/// Moves the unpacked keys to their place, which is empty or does not exist.
fn install_keys(unpacked: TempDir, keys: &Path) -> anyhow::Result<()> {
    let install = |from: &Path| {
        File::open(from)?.sync_all()?;
        fs::rename(from, keys)?;
        File::open(folder_of(keys))?.sync_all()
    };
    install(unpacked.path()).with_context(|| format!("the keys cannot be put into {}", keys.display()))?;
    // The folder has its final name now; the guard must not remove it.
    let _ = unpacked.keep();
    Ok(())
}

/// Prints what the operator has to do about the time since the backup.
fn print_consequences(database: &Path, content: &BackupContent, keys: Option<u64>) {
    let with_keys = keys.map(|count| format!(", and the keys ({count} files)")).unwrap_or_default();
    print_message(&format!("restored {} to {}{with_keys}", counted(content.billables, "billable"), database.display()));
    match content.newest {
        Some(newest) => {
            print_message(&format!(
                "the newest record is of {newest}. The store lacks everything that came after the backup:"
            ));
        }
        None => print_message("the store is empty. It lacks everything that came after the backup:"),
    }
    print_message(
        "- reports: send again all reports since the backup. A report that is stored already is a replay and bills nothing twice.
- voids: repeat the voids since the backup before you send the reports again. A call that was reported and voided since has
  no billable to void: leave out its report. If you send the report of such a call, the call is billed.
- accounts, customers and sessions: create them again before you send the reports that name them.
- revocations: a token that was revoked since the backup is valid again.
    billables token revoke --sub SUBJECT      or --jti ID, for each token
    billables key rotate                      then delete the file of the old key, which ends every token that it signed
- passwords, disabled users and API keys are as old as the backup.
    billables user passwd NAME
    billables user disable NAME
    billables api-key revoke NAME
- sessions: a sign-in that ended since the backup is valid again until it expires. `token revoke --sub NAME` ends every session
  and refresh token of a user.",
    );
    if keys.is_none() {
        print_message(
            "the backup has no keys. If the folder keys lacks the old keys, make a key with `billables key new`",
        );
    }
    print_message("check the store before it serves: billables check");
}
