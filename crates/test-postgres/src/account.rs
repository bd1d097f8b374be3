//! The account that the server runs as. PostgreSQL refuses to run as root, and tests in containers often run as root.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::PostgresError;

/// Accounts that may replace root, best first: PostgreSQL's packages create `postgres`, and nearly every system has
/// `nobody`.
const STAND_INS: [&str; 2] = ["postgres", "nobody"];

/// The account of the server's processes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ServerAccount {
    /// The account of this process.
    Own,
    /// Another account, because this process is root.
    StandIn { user_id: u32, group_id: u32 },
}

impl ServerAccount {
    /// The account for servers of this process.
    pub(crate) fn for_this_process() -> Result<Self, PostgresError> {
        if !rustix::process::geteuid().is_root() {
            return Ok(Self::Own);
        }
        let accounts = fs::read_to_string("/etc/passwd").map_err(PostgresError::io("read", "/etc/passwd"))?;
        Self::stand_in(&accounts).ok_or(PostgresError::NoAccount)
    }

    /// The best stand-in among the lines of a password file (passwd(5): name, password, user id, group id, …).
    fn stand_in(accounts: &str) -> Option<Self> {
        STAND_INS.iter().find_map(|wanted| {
            accounts.lines().find_map(|line| {
                let mut fields = line.split(':');
                if fields.next()? != *wanted {
                    return None;
                }
                let user_id = fields.nth(1)?.parse().ok()?;
                let group_id = fields.next()?.parse().ok()?;
                Some(Self::StandIn { user_id, group_id })
            })
        })
    }

    /// A command under this account: without input, with messages in English (callers search them), in a folder that
    /// every account can enter.
    pub(crate) fn command(self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.stdin(Stdio::null()).env("LC_ALL", "C").env_remove("PGDATA").env_remove("PGPORT").current_dir("/");
        if let Self::StandIn { user_id, group_id } = self {
            // The standard library also drops root's supplementary groups.
            command.uid(user_id).gid(group_id);
        }
        command
    }

    /// A new folder that this account owns and can reach, and no other account can enter.
    pub(crate) fn folder(self) -> Result<TempDir, PostgresError> {
        let parent = self.reachable_temporary_folder();
        let folder = tempfile::Builder::new()
            .prefix("billables-postgres-")
            .permissions(Permissions::from_mode(0o700))
            .tempdir_in(&parent)
            .map_err(PostgresError::io("make a folder in", &parent))?;
        self.own(folder.path())?;
        Ok(folder)
    }

    /// Writes a file that only this account and root may read.
    pub(crate) fn write_secret(self, path: &Path, contents: &str) -> Result<(), PostgresError> {
        fs::write(path, contents).map_err(PostgresError::io("write", path))?;
        self.own(path)?;
        fs::set_permissions(path, Permissions::from_mode(0o600)).map_err(PostgresError::io("protect", path))
    }

    /// Gives a file or folder to this account.
    pub(crate) fn own(self, path: &Path) -> Result<(), PostgresError> {
        match self {
            Self::Own => Ok(()),
            Self::StandIn { user_id, group_id } => {
                chown(path, Some(user_id), Some(group_id)).map_err(PostgresError::io("give away", path))
            }
        }
    }

    /// The usual temporary folder, unless other users cannot enter a folder above.
    fn reachable_temporary_folder(self) -> PathBuf {
        let usual = std::env::temp_dir();
        if self == Self::Own || everyone_can_enter(&usual) { usual } else { PathBuf::from("/tmp") }
    }
}

/// Whether every account may enter `path` and all folders above.
fn everyone_can_enter(path: &Path) -> bool {
    path.ancestors().all(|folder| fs::metadata(folder).is_ok_and(|metadata| metadata.permissions().mode() & 0o001 != 0))
}

#[cfg(test)]
mod tests {
    use super::{ServerAccount, everyone_can_enter};

    const ROOT: &str = "root:x:0:0:root:/root:/bin/bash\n";

    #[test]
    fn the_account_of_the_packages_is_preferred() {
        let accounts = format!("{ROOT}nobody:x:65534:65533::/:/x\npostgres:x:101:104:PostgreSQL:/var/lib:/bin/bash\n");
        assert_eq!(ServerAccount::stand_in(&accounts), Some(ServerAccount::StandIn { user_id: 101, group_id: 104 }));
    }

    #[test]
    fn the_account_nobody_replaces_root_without_the_packages() {
        let accounts = format!("{ROOT}nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin");
        assert_eq!(
            ServerAccount::stand_in(&accounts),
            Some(ServerAccount::StandIn { user_id: 65534, group_id: 65533 })
        );
    }

    #[test]
    fn damaged_lines_and_similar_names_are_passed_over() {
        let accounts = format!("{ROOT}\npostgres\npostgres:x:many:1\npostgresql:x:5:5::/:/x\n");
        assert_eq!(ServerAccount::stand_in(&accounts), None);
    }

    #[test]
    fn a_private_folder_on_the_way_is_noticed() {
        use std::fs::{self, Permissions};
        use std::os::unix::fs::PermissionsExt;

        let outer = tempfile::tempdir().unwrap();
        let inner = outer.path().join("inner");
        fs::create_dir(&inner).unwrap();
        fs::set_permissions(&inner, Permissions::from_mode(0o755)).unwrap();
        fs::set_permissions(outer.path(), Permissions::from_mode(0o700)).unwrap();
        assert!(!everyone_can_enter(&inner));
        assert!(!everyone_can_enter(&outer.path().join("missing")));
    }
}
