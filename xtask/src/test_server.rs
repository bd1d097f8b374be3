//! The PostgreSQL server of a test run: a private one, or one that the caller names by a URL.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use billables_test_postgres::PostgresServer;

use crate::{postgres, psql, signals};

/// The variable with the beginning of the names of the databases that the tests make.
const DATABASES_VARIABLE: &str = "BILLABLES_TEST_DATABASES";

/// The version of the server, whether the role may create databases, the role, and digits that no other run has.
const GIVEN: &str = "SELECT current_setting('server_version'), rolcreatedb OR rolsuper, \
    left(replace(gen_random_uuid()::text, '-', ''), 8), rolname FROM pg_roles WHERE rolname = current_user";

const CITUS: &str = "SELECT default_version FROM pg_available_extensions WHERE name = 'citus'";

/// A server, and its offer of Citus.
#[derive(Debug)]
pub(crate) struct TestServer {
    home: Home,
    /// The version of Citus, if the server offers the extension.
    citus: Result<Option<String>>,
}

#[derive(Debug)]
enum Home {
    Private(Box<PostgresServer>),
    Given(GivenServer),
}

/// A server of the caller. A drop removes the databases of this run.
#[derive(Debug)]
struct GivenServer {
    url: String,
    /// The folder of the programs of this machine's PostgreSQL, for the tests that start servers of their own.
    programs: PathBuf,
    /// The beginning of the names of this run's databases.
    prefix: String,
}

impl TestServer {
    /// Starts a private server.
    pub(crate) fn private() -> Result<Self> {
        let server = postgres::start()?;
        let citus = ask_citus(server.programs(), &server.url());
        Ok(Self { home: Home::Private(Box::new(server)), citus })
    }

    /// Reaches the server of a URL, and prints the version.
    pub(crate) fn given(url: &str) -> Result<Self> {
        let programs = postgres::installation()?.programs().to_owned();
        // Ctrl-C must not keep this process from removing the databases.
        signals::watch()?;
        let answer = psql::run(&programs, url, GIVEN).context("The server of --postgres does not answer")?;
        let [version, may_create, digits, role] = answer.splitn(4, '|').collect::<Vec<_>>()[..] else {
            bail!("The server of --postgres gave an answer that is not understood: {answer}");
        };
        if may_create != "t" {
            bail!(
                "The role {role} may not create databases, and each test has its own. ALTER ROLE … CREATEDB permits it."
            );
        }
        let prefix = format!("billables_test_{digits}");
        eprintln!("PostgreSQL {version}, a given server; the tests make and drop databases named {prefix}_…");
        let citus = ask_citus(&programs, url);
        let home = Home::Given(GivenServer { url: url.to_owned(), programs, prefix });
        Ok(Self { home, citus })
    }

    /// The URL of the server.
    pub(crate) fn url(&self) -> String {
        match &self.home {
            Home::Private(server) => server.url(),
            Home::Given(GivenServer { url, .. }) => url.clone(),
        }
    }

    /// The environment variables of the tests.
    pub(crate) fn variables(&self) -> Vec<(&'static str, String)> {
        match &self.home {
            Home::Private(server) => postgres::variables(server).to_vec(),
            Home::Given(GivenServer { url, programs, prefix }) => vec![
                (postgres::URL_VARIABLE, url.clone()),
                (postgres::PROGRAMS_VARIABLE, programs.display().to_string()),
                (DATABASES_VARIABLE, prefix.clone()),
            ],
        }
    }

    /// Whether a private server of this machine offers Citus.
    pub(crate) fn offers_cluster(&self) -> bool {
        matches!((&self.home, &self.citus), (Home::Private(_), Ok(Some(_))))
    }

    /// The tests that this server cannot run, for the end of the output.
    pub(crate) fn describe_untested(&self) -> Option<&'static str> {
        match &self.home {
            Home::Private(server) => postgres::describe_untested(server),
            Home::Given(_) => None,
        }
    }

    /// The line about Citus for the end of the output. `was_checked` tells whether a test of it passed.
    pub(crate) fn describe_citus(&self, was_checked: bool) -> String {
        let place = match &self.home {
            Home::Private(_) => "on this machine",
            Home::Given(_) => "on this server",
        };
        describe_citus(&self.citus, place, was_checked)
    }
}

fn describe_citus(citus: &Result<Option<String>>, place: &str, was_checked: bool) -> String {
    match citus {
        Ok(Some(version)) if was_checked => format!("Citus {version}: checked"),
        Ok(Some(version)) => {
            format!("Citus {version}: {place}, not checked, because no test of it was part of this run")
        }
        Ok(None) => format!("Citus: not {place}, not checked"),
        Err(error) => format!("Citus: not known {place}, not checked: {error:#}"),
    }
}

/// The version of Citus that a server offers.
pub(crate) fn ask_citus(programs: &Path, url: &str) -> Result<Option<String>> {
    let answer = psql::run(programs, url, CITUS)?;
    // The version of the extension ends with the number of its scripts: 13.2-1.
    Ok(answer.split('-').next().filter(|version| !version.is_empty()).map(str::to_owned))
}

impl Drop for GivenServer {
    fn drop(&mut self) {
        let Self { url, programs, prefix } = self;
        let remove = format!(
            "SELECT format('DROP DATABASE IF EXISTS %I WITH (FORCE)', datname) FROM pg_database \
             WHERE starts_with(datname, '{prefix}_') \\gexec"
        );
        if let Err(error) = psql::run(programs, url, &remove) {
            eprintln!("warning: databases whose names begin with {prefix}_ are left on the server: {error:#}");
        }
    }
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::describe_citus;

    #[test]
    fn citus_is_checked_only_if_a_test_of_it_passed() {
        let described = |citus, was_checked| describe_citus(&citus, "on this machine", was_checked);
        assert_eq!(described(Ok(Some("13.2".to_owned())), true), "Citus 13.2: checked");
        assert!(described(Ok(Some("13.2".to_owned())), false).contains("not checked"));
        assert_eq!(described(Ok(None), true), "Citus: not on this machine, not checked");
        assert_eq!(
            described(Err(anyhow!("psql is missing")), true),
            "Citus: not known on this machine, not checked: psql is missing"
        );
    }
}
