//! Questions to a PostgreSQL server through psql. This crate has no client library, so that it builds fast.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use billables_test_postgres::decoded;

/// Runs statements and returns the rows: a line each, with `|` between the columns. `programs` is the folder that is
/// looked into before PATH.
pub(crate) fn run(programs: &Path, url: &str, sql: &str) -> Result<String> {
    let own = programs.join("psql");
    let (url, password) = split_password(url);
    let mut command = Command::new(if own.is_file() { own.as_path() } else { Path::new("psql") });
    command.args(["--no-psqlrc", "--no-align", "--tuples-only", "--quiet", "--no-password"]);
    command.args(["--set", "ON_ERROR_STOP=1", "--dbname", &url]);
    // The arguments of a process are visible to all users of the machine.
    command.envs(password.map(|password| ("PGPASSWORD", password)));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().context("psql could not be started; install PostgreSQL's client programs")?;
    if let Some(mut input) = child.stdin.take() {
        // An early end of psql breaks the pipe; the exit status has the reason.
        let _ = input.write_all(sql.as_bytes());
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}

/// A URL without its password, and the password.
fn split_password(url: &str) -> (String, Option<String>) {
    let start = url.find("://").map_or(0, |place| place + "://".len());
    let end = url[start..].find(['/', '?']).map_or(url.len(), |place| start + place);
    let Some((login, address)) = url[start..end].rsplit_once('@') else { return (url.to_owned(), None) };
    let Some((user, password)) = login.split_once(':') else { return (url.to_owned(), None) };
    (format!("{}{user}@{address}{}", &url[..start], &url[end..]), Some(decoded(password)))
}

#[cfg(test)]
mod tests {
    use super::split_password;

    #[test]
    fn a_password_leaves_the_url_and_is_decoded() {
        let split = |url| {
            let (url, password) = split_password(url);
            (url, password.unwrap_or_default())
        };
        let (url, password) = split("postgres://me:a%40b%25c%@host:5/db?sslmode=require");
        assert_eq!((url.as_str(), password.as_str()), ("postgres://me@host:5/db?sslmode=require", "a@b%c%"));
        for url in ["postgres://me@host/db?a=b:c@d", "postgres://host", "postgres:///db"] {
            assert_eq!(split(url), (url.to_owned(), String::new()));
        }
    }
}
