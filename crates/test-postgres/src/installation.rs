//! The folder of the server's programs. This module never installs anything; `xtask` does.

use std::env;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use crate::PostgresError;
use crate::account::ServerAccount;

/// The oldest major version of PostgreSQL that the service works with.
pub const OLDEST_MAJOR_VERSION: u32 = 15;

/// Folders of packages with one folder for each major version, with the texts before and after the version: Debian
/// and Ubuntu, the PostgreSQL project's packages for Red Hat and similar, Homebrew on both kinds of Mac,
/// Postgres.app.
const VERSIONED_FOLDERS: [(&str, &str, &str); 5] = [
    ("/usr/lib/postgresql", "", "bin"),
    ("/usr", "pgsql-", "bin"),
    ("/opt/homebrew/opt", "postgresql@", "bin"),
    ("/usr/local/opt", "postgresql@", "bin"),
    ("/Applications/Postgres.app/Contents/Versions", "", "bin"),
];

/// Folders with one version only: PostgreSQL built from source, Alpine.
const PLAIN_FOLDERS: [&str; 2] = ["/usr/local/pgsql/bin", "/usr/libexec/postgresql"];

/// A version in the form that the server's programs print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    major: u32,
    text: String,
}

impl Version {
    /// The major version, such as 15.
    #[must_use]
    pub fn major(&self) -> u32 {
        self.major
    }

    /// Reads the output of `postgres --version`: `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
    fn parse(output: &str) -> Option<Self> {
        let text = output.split_once("(PostgreSQL) ")?.1.split_whitespace().next()?;
        let digits = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
        Some(Self { major: text.get(..digits)?.parse().ok()?, text: text.to_owned() })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// A folder with `initdb` and `postgres` that run on this machine.
#[derive(Debug, Clone)]
pub struct Installation {
    programs: PathBuf,
    version: Version,
    pub(crate) account: ServerAccount,
}

impl Installation {
    /// Finds the first usable installation: the folder of `initdb` on PATH, the folders of distributions (newest
    /// version first), then the `further` folders.
    ///
    /// # Errors
    ///
    /// [`PostgresError::NotFound`] if there is none, [`PostgresError::NoAccount`] if this process is root and no
    /// other account exists.
    pub fn find(further: &[PathBuf]) -> Result<Self, PostgresError> {
        let account = ServerAccount::for_this_process()?;
        let mut folders = folders_on_path();
        for (parent, prefix, suffix) in VERSIONED_FOLDERS {
            folders.extend(versioned_folders(Path::new(parent), prefix, suffix));
        }
        folders.extend(PLAIN_FOLDERS.iter().map(PathBuf::from));
        folders.extend_from_slice(further);
        folders
            .iter()
            .find_map(|folder| Self::probe(folder, account))
            .ok_or(PostgresError::NotFound { oldest: OLDEST_MAJOR_VERSION })
    }

    /// The version of the programs.
    #[must_use]
    pub fn version(&self) -> &Version {
        &self.version
    }

    /// The folder of the programs.
    #[must_use]
    pub fn programs(&self) -> &Path {
        &self.programs
    }

    /// Runs the server program under the server's account, so that a folder that this account cannot reach is
    /// skipped.
    fn probe(folder: &Path, account: ServerAccount) -> Option<Self> {
        // PATH often holds links to single programs; the others are beside the real file.
        let initdb = fs::canonicalize(folder.join("initdb")).ok()?;
        let programs = initdb.parent()?.to_owned();
        let output = account.command(&programs.join("postgres")).arg("--version").output().ok()?;
        let version = Version::parse(&String::from_utf8_lossy(&output.stdout))?;
        (output.status.success() && version.major >= OLDEST_MAJOR_VERSION).then_some(Self {
            programs,
            version,
            account,
        })
    }
}

/// The folders of PATH.
#[expect(
    clippy::disallowed_methods,
    reason = "PATH names the programs of the machine; it is no setting of the service"
)]
fn folders_on_path() -> Vec<PathBuf> {
    env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default()
}

/// `parent/PREFIX<digits>/suffix` for each existing folder, the highest number first.
fn versioned_folders(parent: &Path, prefix: &str, suffix: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(parent) else { return Vec::new() };
    let mut found: Vec<(u32, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.strip_prefix(prefix)?.parse().ok()?;
            Some((version, entry.path().join(suffix)))
        })
        .collect();
    found.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    found.into_iter().map(|(_, folder)| folder).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::{Version, versioned_folders};

    fn parsed(output: &str) -> Option<(u32, String)> {
        Version::parse(output).map(|version| (version.major(), version.to_string()))
    }

    #[test]
    fn versions_of_released_and_unreleased_servers_are_read() {
        assert_eq!(parsed("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some((15, "15.18".to_owned())));
        assert_eq!(parsed("postgres (PostgreSQL) 18.6\n"), Some((18, "18.6".to_owned())));
        assert_eq!(parsed("postgres (PostgreSQL) 19beta1"), Some((19, "19beta1".to_owned())));
    }

    #[test]
    fn other_programs_are_not_a_server() {
        for output in ["", "postgres", "(PostgreSQL) ", "postgres (PostgreSQL) beta", "initdb: command not found"] {
            assert_eq!(parsed(output), None, "{output:?}");
        }
    }

    #[test]
    fn the_newest_version_comes_first_and_other_folders_are_left_out() {
        let parent = tempfile::tempdir().unwrap();
        for name in ["pgsql-9", "pgsql-15", "pgsql-18", "pgsql-", "pgsql-beta", "mysql-20"] {
            fs::create_dir(parent.path().join(name)).unwrap();
        }
        let names: Vec<PathBuf> = versioned_folders(parent.path(), "pgsql-", "bin")
            .iter()
            .map(|folder| folder.strip_prefix(parent.path()).unwrap().to_owned())
            .collect();
        assert_eq!(names, ["pgsql-18/bin", "pgsql-15/bin", "pgsql-9/bin"].map(PathBuf::from));
    }

    #[test]
    fn a_missing_parent_has_no_versions() {
        assert!(versioned_folders(&PathBuf::from("/nonexistent/anywhere"), "", "bin").is_empty());
    }
}
