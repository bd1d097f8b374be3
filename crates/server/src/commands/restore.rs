//! `restore`: a backup into an empty place, and what has to be known of a store that went back in time.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Read as _, Seek as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, bail};
use billables_auth::{give_to_owner_of_folder, open_unlinked};
use billables_persistence::{BackupContent, backup_check};
use clap::Args;
use tempfile::{NamedTempFile, TempDir};

use super::backup::{DATABASE_ENTRY, KEYS_ENTRY, beside, folder_of, publish, quoted};
use super::progress::counted;
use super::tell;
use crate::config::Settings;
use crate::data_folder::DataFolder;
use crate::{logs, output};

/// How every SQLite file begins.
const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";
/// The longest key file that is taken out of an archive, in bytes.
const KEY_LENGTH_MAX: u64 = 64 * 1024;
/// The most key files that are taken out of an archive.
const KEYS_MAX: usize = 1_000;

/// Which backup comes back.
#[derive(Args, Debug)]
pub(crate) struct RestoreArgs {
    /// The file that `billables backup` wrote
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(crate) fn run(settings: &Settings, request: &RestoreArgs) -> anyhow::Result<()> {
    logs::start(settings)?;
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
    // Again, under the lock: another command may have made one meanwhile.
    refuse_database(&database)?;
    let mut made = beside(&database)?;
    let name = request.file.display();
    let keys = unpack(&mut file, &mut made, &folder).with_context(|| format!("{name} cannot be restored"))?;
    let content = backup_check(made.path()).with_context(|| format!("{name} cannot be restored"))?;
    let count = keys.as_ref().map(|(_, count)| *count);
    if let Some((unpacked, _)) = keys {
        install_keys(unpacked, &folder.keys())?;
    }
    publish(made, &database, false).with_context(|| format!("{} cannot be written", database.display()))?;
    explain(&database, &content, count);
    Ok(())
}

/// A database file with a WAL beside it is no backup: its newest part is in the WAL.
fn refuse_incomplete(file: &Path) -> anyhow::Result<()> {
    let mut wal = file.as_os_str().to_owned();
    wal.push("-wal");
    if fs::metadata(&wal).is_ok_and(|metadata| metadata.len() > 0) {
        bail!(
            "{} lacks what is in the -wal file beside it, the newest reports among it. Make a backup of that database with \
             `billables backup`, and restore that",
            file.display()
        );
    }
    Ok(())
}

/// A file of a database there, or what is left of one, is in the way.
fn refuse_database(database: &Path) -> anyhow::Result<()> {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut path = database.as_os_str().to_owned();
        path.push(ending);
        let path = PathBuf::from(path);
        if fs::symlink_metadata(&path).is_ok() {
            bail!(
                "{} is there already. Restore into an empty folder: name another with --data-dir, or move every file of \
                 the old database away while no service runs",
                path.display()
            );
        }
    }
    Ok(())
}

/// Takes a database, and the keys where the file has some, out of a backup.
fn unpack(file: &mut File, made: &mut NamedTempFile, folder: &DataFolder) -> anyhow::Result<Option<(TempDir, u64)>> {
    let mut begin = Vec::new();
    file.by_ref().take(512).read_to_end(&mut begin)?;
    file.rewind()?;
    if begin.starts_with(SQLITE_MAGIC) {
        io::copy(file, made)?;
        return Ok(None);
    }
    let mut archive = tar::Archive::new(io::BufReader::new(file));
    let not_ours = || format!("it is neither a database nor an archive with {DATABASE_ENTRY} in it");
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

/// Gives the unpacked keys their place: that of an empty folder, or of none.
fn install_keys(unpacked: TempDir, keys: &Path) -> anyhow::Result<()> {
    let install = |from: &Path| {
        File::open(from)?.sync_all()?;
        fs::rename(from, keys)?;
        File::open(folder_of(keys))?.sync_all()
    };
    install(unpacked.path()).with_context(|| format!("the keys cannot be put into {}", keys.display()))?;
    // It has another name now.
    let _ = unpacked.keep();
    Ok(())
}

/// Tells the operator everything that went back in time.
fn explain(database: &Path, content: &BackupContent, keys: Option<u64>) {
    let with_keys = keys.map(|count| format!(", and the keys ({count} files)")).unwrap_or_default();
    tell(&format!("restored {} to {}{with_keys}", counted(content.billables, "billable"), database.display()));
    match content.newest {
        Some(newest) => {
            tell(&format!("the newest record is of {newest}; nothing that came after the backup is in it:"))
        }
        None => tell("the store is empty; nothing that came after the backup is in it:"),
    }
    tell(
        "- reports: send again all that were reported since. One that is stored already is a replay and bills nothing twice.
- voids: void again what was voided since, before the reports are sent again. A call that was reported and voided since has
  no billable to void yet: leave its report out. A call that was voided then and is sent now is billed.
- accounts, customers and sessions: make them again before the reports that name them.
- revocations: a token that was revoked since is good again.
    billables token revoke --sub SUBJECT      or --jti ID, for each
    billables key rotate                      then delete the file of the old key: it ends every token that it signed
- passwords, disabled users and API keys are as old as the backup.
    billables user passwd NAME
    billables user disable NAME
    billables api-key revoke NAME
- sessions: a sign-in that was ended since is good again until it expires. `token revoke --sub NAME` ends every session
  and refresh token of a user.",
    );
    if keys.is_none() {
        tell("the backup has no keys: without the old ones in the folder keys, make one with `billables key new`");
    }
    tell("look through the store before it serves: billables check");
}
