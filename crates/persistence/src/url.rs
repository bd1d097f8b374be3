//! The URL of a database. No text that the service shows contains the password of the URL.

use std::fmt;
use std::path::{Path, PathBuf, absolute};
use std::str::FromStr;

/// The kind of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Backend {
    /// The embedded database, one file.
    Sqlite,
    /// A PostgreSQL server.
    Postgres,
}

impl fmt::Display for Backend {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        })
    }
}

/// The reason for which a text is not the URL of a database. The error never quotes the text, which may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DatabaseUrlError {
    /// The scheme is neither `sqlite://` nor `postgres://`.
    #[error("The database URL has an unknown scheme. Write sqlite://PATH or postgres://USER:PASSWORD@HOST/NAME.")]
    Scheme,
    /// The URL is `sqlite://` without a path.
    #[error("The database URL names no file. Write sqlite://PATH, such as sqlite:///var/lib/billables/billables.db.")]
    NoPath,
    /// The URL names a database in memory, which would lose confirmed reports.
    #[error("A database in memory loses all data at the end of the process. Name a file: sqlite://PATH.")]
    Memory,
    /// The path of a `sqlite://` URL has `?` or `#`.
    #[error("A sqlite:// URL takes no parameters. Write the path alone, without ? and #.")]
    SqliteParameters,
    /// SQLite cannot open the path.
    #[error("The path of the database file is not valid UTF-8, or cannot be made absolute. Use another path.")]
    Path,
    /// The user or password has a character that needs percent-encoding.
    #[error(
        "The postgres:// URL cannot be read. In user and password, percent-encode every character that is not a letter, \
         a digit or one of . _ ~ - (write @ as %40, / as %2F, % as %25)."
    )]
    Encoding,
}

/// The URL of a database: `sqlite://PATH` or `postgres://USER:PASSWORD@HOST/NAME?sslmode=…`.
///
/// `Display` and `Debug` write `***` in place of a password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(Location);

/// The location of the database.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Location {
    /// An absolute path, in UTF-8.
    Sqlite(PathBuf),
    /// A URL for libpq, with the password.
    Postgres(String),
}

impl DatabaseUrl {
    /// The URL of the embedded database in a file. The current working directory resolves a relative path.
    ///
    /// # Errors
    ///
    /// The path is empty, or is not UTF-8.
    pub fn sqlite(path: &Path) -> Result<Self, DatabaseUrlError> {
        if path.as_os_str().is_empty() {
            return Err(DatabaseUrlError::NoPath);
        }
        // SQLite gives an empty path, ":memory:" and the prefix "file:" a special meaning. An absolute path has none of them.
        let path = absolute(path).map_err(|_| DatabaseUrlError::Path)?;
        if path.to_str().is_none_or(|text| text.contains('\0')) {
            return Err(DatabaseUrlError::Path);
        }
        Ok(Self(Location::Sqlite(path)))
    }

    /// The kind of database.
    pub fn backend(&self) -> Backend {
        match self.0 {
            Location::Sqlite(_) => Backend::Sqlite,
            Location::Postgres(_) => Backend::Postgres,
        }
    }

    /// The URL without user, password and parameters, as a name of the database.
    pub fn without_credentials(&self) -> String {
        let shown = self.to_string();
        let Location::Postgres(_) = self.0 else { return shown };
        let address = shown.split_once('?').map_or(shown.as_str(), |(address, _)| address);
        match address.split_once("://").and_then(|(scheme, rest)| Some((scheme, rest.rsplit_once('@')?.1))) {
            Some((scheme, rest)) => format!("{scheme}://{rest}"),
            None => address.to_owned(),
        }
    }

    /// The URL without its secrets, for a command that gets the password from another place.
    pub fn without_secrets(&self) -> String {
        let Location::Postgres(url) = &self.0 else { return self.to_string() };
        let (address, query) = url.split_once('?').map_or((url.as_str(), ""), |(address, query)| (address, query));
        let mut shown = match address.rsplit_once('@') {
            Some((user, host)) => {
                let begin = user.find("://").map_or(0, |index| index + "://".len());
                let end = user[begin..].find(':').map_or(user.len(), |index| begin + index);
                format!("{}@{host}", &user[..end])
            }
            None => address.to_owned(),
        };
        let is_open = |pair: &&str| {
            let name = pair.split('=').next().unwrap_or_default();
            !name.ends_with("password") && !name.ends_with("secret")
        };
        let parameters: Vec<_> = query.split('&').filter(|pair| !pair.is_empty()).filter(is_open).collect();
        if !parameters.is_empty() {
            shown.push('?');
            shown.push_str(&parameters.join("&"));
        }
        shown
    }

    /// The file of an embedded database; `None` for a server.
    pub fn sqlite_file(&self) -> Option<&Path> {
        match self.location() {
            Location::Sqlite(path) => Some(path),
            Location::Postgres(_) => None,
        }
    }

    pub(crate) fn location(&self) -> &Location {
        &self.0
    }

    /// Replaces the passwords of the URL in a text of the client library.
    pub(crate) fn redact(&self, text: &str) -> String {
        let Location::Postgres(url) = &self.0 else { return text.to_owned() };
        let mut redacted = text.replace(url, &self.to_string());
        for secret in secrets(url) {
            let decoded = percent_decoded(secret);
            for secret in [secret, decoded.as_str()] {
                redacted = redacted.replace(secret, "***");
            }
        }
        redacted
    }
}

impl FromStr for DatabaseUrl {
    type Err = DatabaseUrlError;

    fn from_str(text: &str) -> Result<Self, DatabaseUrlError> {
        let (scheme, rest) = text.split_once("://").ok_or(DatabaseUrlError::Scheme)?;
        match scheme.to_ascii_lowercase().as_str() {
            "sqlite" if rest.starts_with(":memory:") => Err(DatabaseUrlError::Memory),
            "sqlite" if rest.contains(['?', '#']) => Err(DatabaseUrlError::SqliteParameters),
            "sqlite" => Self::sqlite(Path::new(rest)),
            "postgres" | "postgresql" => {
                check_postgres(rest)?;
                Ok(Self(Location::Postgres(format!("postgres://{rest}"))))
            }
            _ => Err(DatabaseUrlError::Scheme),
        }
    }
}

/// A postgres URL with the service's defaults for missing parameters. `wanted` is the server that is wanted of several, in the words of
/// `target_session_attrs`.
pub(crate) fn with_defaults(url: &str, wanted: &'static str) -> String {
    // Without the timeouts, a server that left the network would block a thread for many minutes. A thread that sent all and waits for
    // the answer, such as that of a commit, notices the loss by the keepalives alone: after 5 s without a byte, three of them.
    let defaults = [
        ("application_name", "billables"),
        ("connect_timeout", "5"),
        ("tcp_user_timeout", "20000"),
        ("keepalives_idle", "5"),
        ("keepalives_interval", "5"),
        ("keepalives_count", "3"),
    ];
    let of_several = has_several_hosts(url).then_some(("target_session_attrs", wanted));
    let mut url = url.to_owned();
    for (name, value) in defaults.into_iter().chain(of_several) {
        let query = url.split_once('?').map_or("", |(_, query)| query);
        if !query.split('&').any(|pair| pair.split_once('=').map_or(pair, |(name, _)| name) == name) {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(&format!("{name}={value}"));
        }
    }
    url
}

/// Whether a postgres URL names several servers, in front of the path or in the parameter `host` or `hostaddr`.
fn has_several_hosts(url: &str) -> bool {
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let authority = address.split_once("://").map_or(address, |(_, rest)| rest).split('/').next().unwrap_or_default();
    let hosts = authority.rsplit_once('@').map_or(authority, |(_, hosts)| hosts);
    let of_parameters = query.split('&').filter_map(|pair| pair.split_once('='));
    let mut lists = of_parameters.filter(|(name, _)| matches!(*name, "host" | "hostaddr")).map(|(_, value)| value);
    hosts.contains(',') || lists.any(|hosts| hosts.contains(',') || hosts.to_ascii_lowercase().contains("%2c"))
}

/// Refuses a URL that libpq could not parse, because libpq quotes parts of such a URL in its error.
fn check_postgres(rest: &str) -> Result<(), DatabaseUrlError> {
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    // A password with a raw "/" or "?" ends the authority early. The "@" behind the authority shows this case.
    let behind = rest.strip_prefix(authority).unwrap_or_default();
    let query = behind.split_once('?').map_or("", |(_, query)| query);
    let has_plain_names = query.split('&').all(|pair| !pair.split('=').next().unwrap_or_default().contains('%'));
    let is_encoded = rest.match_indices('%').all(|(index, _)| {
        let digits = rest.as_bytes().get(index + 1..index + 3).unwrap_or_default();
        digits.len() == 2 && digits.iter().all(u8::is_ascii_hexdigit) && digits != b"00"
    });
    let is_plain =
        rest.chars().all(|character| !character.is_control() && !character.is_whitespace() && character != '#');
    if authority.matches('@').count() > 1 || behind.contains('@') || !has_plain_names || !is_encoded || !is_plain {
        return Err(DatabaseUrlError::Encoding);
    }
    Ok(())
}

/// The secret parts of a postgres URL.
fn secrets(url: &str) -> Vec<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let user = authority.rsplit_once('@').map(|(user, _)| user);
    let password = user.and_then(|user| user.split_once(':')).map(|(_, password)| password);
    let query = rest.split_once('?').map_or("", |(_, query)| query);
    let parameters = query.split('&').filter_map(|pair| pair.split_once('='));
    let named =
        parameters.filter(|(name, _)| name.ends_with("password") || name.ends_with("secret")).map(|(_, value)| value);
    let mut secrets: Vec<_> = password.into_iter().chain(named).filter(|secret| !secret.is_empty()).collect();
    // The longest secret comes first: a shorter one may be its prefix, and would leave the rest of it in the text.
    secrets.sort_unstable_by_key(|secret| std::cmp::Reverse(secret.len()));
    secrets
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let digits = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Location::Sqlite(path) => write!(formatter, "sqlite://{}", path.display()),
            Location::Postgres(url) => {
                let mut shown = url.clone();
                for secret in secrets(url) {
                    // The sign before the secret keeps other, equal text unchanged.
                    for sign in [':', '='] {
                        shown = shown.replace(&format!("{sign}{secret}"), &format!("{sign}***"));
                    }
                }
                formatter.write_str(&shown)
            }
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DatabaseUrl({self})")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_scheme_chooses_the_database() {
        let backend = |text: &str| text.parse::<DatabaseUrl>().map(|url| url.backend());
        assert_eq!(backend("sqlite:///var/lib/billables.db"), Ok(Backend::Sqlite));
        assert_eq!(backend("sqlite://billables.db"), Ok(Backend::Sqlite));
        assert_eq!(backend("postgres://localhost/billables"), Ok(Backend::Postgres));
        assert_eq!(backend("postgresql://u:p@localhost/billables?sslmode=verify-full"), Ok(Backend::Postgres));
        assert_eq!(backend("POSTGRES://localhost/billables"), Ok(Backend::Postgres));
    }

    #[test]
    fn other_texts_are_refused() {
        let cases = [
            ("", DatabaseUrlError::Scheme),
            ("billables.db", DatabaseUrlError::Scheme),
            ("/var/lib/billables.db", DatabaseUrlError::Scheme),
            ("file:billables.db", DatabaseUrlError::Scheme),
            ("sqlite:billables.db", DatabaseUrlError::Scheme),
            ("mysql://localhost/billables", DatabaseUrlError::Scheme),
            ("sqlite://", DatabaseUrlError::NoPath),
            ("sqlite://:memory:", DatabaseUrlError::Memory),
            ("sqlite://a.db?mode=memory", DatabaseUrlError::SqliteParameters),
            ("postgres://u:p@ss@localhost/b", DatabaseUrlError::Encoding),
            ("postgres://u:p/ss@localhost/b", DatabaseUrlError::Encoding),
            ("postgres://u:p?ss@localhost/b", DatabaseUrlError::Encoding),
            ("postgres://u@localhost/b?%70assword=p", DatabaseUrlError::Encoding),
            ("postgres://u:p%s@localhost/b", DatabaseUrlError::Encoding),
            ("postgres://u:p%00@localhost/b", DatabaseUrlError::Encoding),
            ("postgres://u:p s@localhost/b", DatabaseUrlError::Encoding),
        ];
        for (text, error) in cases {
            assert_eq!(text.parse::<DatabaseUrl>().err(), Some(error), "{text}");
        }
    }

    #[test]
    fn no_file_name_has_a_special_meaning_for_sqlite() {
        for name in [":memory:", "file:x.db?mode=memory", "a?b", "sqlite://x"] {
            let url = DatabaseUrl::sqlite(Path::new(name)).unwrap();
            assert!(matches!(url.location(), Location::Sqlite(path) if path.is_absolute()));
        }
        assert_eq!(DatabaseUrl::sqlite(Path::new("")).err(), Some(DatabaseUrlError::NoPath));
    }

    #[test]
    fn passwords_are_hidden() {
        let url: DatabaseUrl = "postgres://u:s%40cret@db:5432/b?sslmode=require&sslpassword=t0p".parse().unwrap();
        assert_eq!(url.to_string(), "postgres://u:***@db:5432/b?sslmode=require&sslpassword=***");
        assert!(!format!("{url:?}").contains("cret"));
        assert_eq!(url.redact("failed for \"s@cret\", s%40cret, t0p"), "failed for \"***\", ***, ***");
        let one_in_the_other: DatabaseUrl = "postgres://u:hush@db/b?sslpassword=hush2".parse().unwrap();
        assert_eq!(one_in_the_other.to_string(), "postgres://u:***@db/b?sslpassword=***");
        let without: DatabaseUrl = "postgres://db:5432/b".parse().unwrap();
        assert_eq!(without.to_string(), "postgres://db:5432/b");
    }

    #[test]
    fn a_url_can_be_shown_without_its_secrets() {
        let url: DatabaseUrl = "postgres://u:s%40cret@db:5432/b?sslmode=require&sslpassword=t0p".parse().unwrap();
        assert_eq!(url.without_secrets(), "postgres://u@db:5432/b?sslmode=require");
        assert_eq!(url.without_credentials(), "postgres://db:5432/b");
        let url: DatabaseUrl = "postgres://db/b?password=t0p".parse().unwrap();
        assert_eq!(
            (url.without_secrets(), url.without_credentials()),
            ("postgres://db/b".into(), "postgres://db/b".into())
        );
    }

    #[test]
    fn parameters_of_the_url_override_the_defaults() {
        let expected = "postgres://db/b?connect_timeout=9&application_name=billables&tcp_user_timeout=20000\
            &keepalives_idle=5&keepalives_interval=5&keepalives_count=3";
        assert_eq!(with_defaults("postgres://db/b?connect_timeout=9", "read-write"), expected);
    }

    #[test]
    fn of_several_servers_one_is_wanted() {
        let several = [
            "postgres://u:p@one,two/b",
            "postgres://one:5432,two:5433/b",
            "postgres:///b?host=one,two",
            "postgres:///b?host=one%2Ctwo",
            "postgres://db/b?hostaddr=10.0.0.1,10.0.0.2",
        ];
        for url in several {
            for wanted in ["read-write", "standby"] {
                let expected = format!("&target_session_attrs={wanted}");
                assert!(with_defaults(url, wanted).ends_with(&expected), "{url}");
            }
        }
        for url in ["postgres://u,v@one/b", "postgres://one/b,c", "postgres://one/b?host=one&options=a,b"] {
            assert!(!with_defaults(url, "standby").contains("target_session_attrs"), "{url}");
        }
        let own = with_defaults("postgres://one,two/b?target_session_attrs=primary", "read-write");
        assert_eq!(own.matches("target_session_attrs").count(), 1, "{own}");
    }

    proptest! {
        #[test]
        fn a_password_of_any_characters_is_refused_or_hidden(before in "[!-~]{0,6}", after in "[!-~]{0,6}") {
            for text in [
                format!("postgres://user:{before}MARKER{after}@host/name"),
                format!("postgres://user@host/name?sslpassword={before}MARKER{after}"),
            ] {
                match text.parse::<DatabaseUrl>() {
                    // With "&" or "@" in the text, another parameter or the host may begin there.
                    Ok(url) if !before.contains(['&', '@']) => {
                        let (shown, debugged) = (url.to_string(), format!("{:?}", url));
                        prop_assert!(!shown.contains("MARKER") && !debugged.contains("MARKER"), "{}", shown);
                    }
                    Ok(_) => {}
                    Err(error) => prop_assert!(!error.to_string().contains("MARKER")),
                }
            }
        }

        #[test]
        fn a_password_is_never_shown(password in "[QXZ0-9]{4,20}") {
            let url: DatabaseUrl = format!("postgres://user:{password}@host/name?password={password}").parse().unwrap();
            prop_assert!(!url.to_string().contains(&password));
            let redacted = url.redact(&format!("bad {password}!"));
            prop_assert!(!redacted.contains(&password));
        }
    }
}
