//! The settings of one process: gathered, checked, and turned into values of the crates below.
//!
//! An option wins over a variable, a variable over the file, and the file over the default. Beside clap, which reads
//! the variables of settings, only `variables.rs` reads the environment.

mod declaration;
mod file;

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use billables_api::{CorsOrigins, SignInSettings};
use billables_auth::{PasswordCost, Passwords};
use billables_domain::CallSidMode;
use billables_persistence::{Backend, DatabaseUrl};
use clap::ArgMatches;
use ipnet::IpNet;

use self::declaration::{File, Setting};
use crate::identity_provider::{self, Provider};
use crate::log_filter;
use crate::usage_error::UsageError;

pub(crate) use self::declaration::{Flags, LogFormat, Settings, Source, VARIABLES};

/// The longest timeout, in seconds: a day.
const SECONDS_MAX: u64 = 86_400;

/// The largest difference between two clocks that a token may have, in seconds.
const LEEWAY_SECONDS_MAX: u64 = 300;

/// The configuration file in the working folder, if the command line names no other.
const FILE_NAME: &str = "billables.toml";

impl Settings {
    /// Gathers the settings from options, variables and `file`, or `billables.toml` if the file exists.
    pub(crate) fn load(mut flags: Flags, matches: &ArgMatches, file: Option<&Path>) -> anyhow::Result<Self> {
        let path = file.unwrap_or(Path::new(FILE_NAME));
        let file = match std::fs::read_to_string(path) {
            Ok(text) => file::parse(&text).map_err(|problem| UsageError(format!("{}, {problem}", path.display())))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && file.is_none() => File::default(),
            Err(error) => bail!(UsageError(format!("{} cannot be read: {error}", path.display()))),
        };
        if let Some(origins) = matches.get_many::<String>("cors_origin") {
            flags.cors_origin = Some(origins.map(String::as_str).collect::<Vec<_>>().join(","));
        }
        let settings = Self::merge(flags, matches, file);
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> anyhow::Result<()> {
        self.call_sid_mode()?;
        self.database_url()?;
        self.read_database_url()?;
        self.trusted_proxies()?;
        self.cors_origins()?;
        log_filter::parse(&self.log_level.value)?;
        let leeway = self.token_leeway_seconds.value;
        if leeway > LEEWAY_SECONDS_MAX {
            bail!(UsageError(format!(
                "token-leeway-seconds is {leeway}. Give a number from 0 to {LEEWAY_SECONDS_MAX}."
            )));
        }
        Passwords::new(self.password_cost()).map_err(|error| UsageError(format!("password-memory-kib: {error}")))?;
        self.identity_providers()?;
        let url = &self.public_url.value;
        if !url.is_empty() && !is_public_url(url) {
            bail!(UsageError(format!(
                "public-url is {url:?}. Give a URL such as https://billing.example.com or https://example.com/billing, without \
                 a query and without a slash at the end."
            )));
        }
        self.check_ranges()
    }

    /// Refuses numbers that the machine or a library would refuse later, with an error that is hard to understand.
    fn check_ranges(&self) -> anyhow::Result<()> {
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        for (name, value, max) in [
            ("workers", count(self.workers.value), 512),
            ("connections-max", count(self.connections_max.value), 1_000_000),
            ("queue-capacity", count(self.queue_capacity.value), 1_000_000),
            ("batch-max", count(self.batch_max.value), 4_096),
            ("batch-groups-max", count(self.batch_groups_max.value), 10_000),
            ("postgres-writers", count(self.postgres_writers.value), 64),
            ("checkpoint-after", count(self.checkpoint_after.value), 1_000_000),
            ("pool-size", self.pool_size.value.into(), 1_000),
            ("pool-timeout-seconds", self.pool_timeout_seconds.value, SECONDS_MAX),
            ("request-head-timeout-seconds", self.request_head_timeout_seconds.value, SECONDS_MAX),
            ("request-body-timeout-seconds", self.request_body_timeout_seconds.value, SECONDS_MAX),
            ("batch-idle-timeout-seconds", self.batch_idle_timeout_seconds.value, SECONDS_MAX),
            ("lists-max-mib", self.lists_max_mib.value, 1 << 30),
            ("spool-max-mib", self.spool_max_mib.value, 1 << 30),
            ("spool-total-max-mib", self.spool_total_max_mib.value, 1 << 30),
            ("answer-timeout-seconds", self.answer_timeout_seconds.value, SECONDS_MAX),
            ("keep-alive-seconds", self.keep_alive_seconds.value, SECONDS_MAX),
            ("shutdown-timeout-seconds", self.shutdown_timeout_seconds.value, SECONDS_MAX),
            ("access-token-seconds", self.access_token_seconds.value, SECONDS_MAX),
            ("refresh-token-seconds", self.refresh_token_seconds.value, 1_000 * SECONDS_MAX),
            ("session-seconds", self.session_seconds.value, 1_000 * SECONDS_MAX),
            ("permanent-session-seconds", self.permanent_session_seconds.value, 1_000 * SECONDS_MAX),
            ("password-threads", count(self.password_threads.value), 64),
            // Beyond these, a few sign-ins would take all memory or all CPU time of the machine.
            ("password-memory-kib", self.password_memory_kib.value.into(), 1 << 20),
            ("password-iterations", self.password_iterations.value.into(), 100),
            ("password-parallelism", self.password_parallelism.value.into(), 64),
        ] {
            if !(1..=max).contains(&value) {
                bail!(UsageError(format!("{name} is {value}. Give a number from 1 to {max}.")));
            }
        }
        Ok(())
    }

    /// The call SIDs that the configuration asks for, if any.
    pub(crate) fn call_sid_mode(&self) -> anyhow::Result<Option<CallSidMode>> {
        let name = &self.call_sid.value;
        if name.is_empty() {
            return Ok(None);
        }
        let mode = CallSidMode::parse(name).ok();
        let mode = mode.ok_or_else(|| UsageError(format!("call-sid is {name:?}. Give standard or any.")))?;
        Ok(Some(mode))
    }

    /// The cost of one password hash.
    pub(crate) fn password_cost(&self) -> PasswordCost {
        PasswordCost {
            memory_kib: self.password_memory_kib.value,
            iterations: self.password_iterations.value,
            parallelism: self.password_parallelism.value,
        }
    }

    /// The proxies whose `X-Forwarded-For` the service trusts.
    fn trusted_proxies(&self) -> anyhow::Result<Vec<IpNet>> {
        let texts = self.trusted_proxies.value.split(',').map(str::trim).filter(|text| !text.is_empty());
        let network = |text: &str| {
            let network = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
            network.map_err(|_| {
                UsageError(format!("trusted-proxies has {text:?}. Give addresses or networks, such as 10.0.0.0/8."))
            })
        };
        Ok(texts.map(network).collect::<Result<_, _>>()?)
    }

    /// The origins whose pages may read answers.
    pub(crate) fn cors_origins(&self) -> anyhow::Result<CorsOrigins> {
        let texts = self.cors_origin.value.split(',').map(str::trim).filter(|text| !text.is_empty());
        Ok(CorsOrigins::new(texts).map_err(|text| {
            UsageError(format!(
                "cors-origin has {text:?}. Give the origins of pages by name, such as https://app.example.com or \
                 http://localhost:3000: without a path, without a slash at the end, and never *."
            ))
        })?)
    }

    /// The settings of sign-in.
    pub(crate) fn sign_in(&self) -> anyhow::Result<SignInSettings> {
        // `check_ranges` limits each of them.
        let seconds = |setting: &Setting<u64>| i64::try_from(setting.value).unwrap_or(i64::MAX);
        Ok(SignInSettings {
            access_token_seconds: seconds(&self.access_token_seconds),
            refresh_token_seconds: seconds(&self.refresh_token_seconds),
            session_seconds: seconds(&self.session_seconds),
            permanent_session_seconds: seconds(&self.permanent_session_seconds),
            token_cookies: self.token_cookies.value,
            password_cost: self.password_cost(),
            password_threads: self.password_threads.value,
            trusted_proxies: self.trusted_proxies()?,
        })
    }

    /// The identity providers whose tokens the service accepts.
    pub(crate) fn identity_providers(&self) -> anyhow::Result<Vec<Provider>> {
        let (issuer, audience) = (&self.token_issuer.value, &self.token_audience.value);
        Ok(identity_provider::parse_all(&self.identity_providers, issuer, audience).map_err(UsageError)?)
    }

    /// Whether the database is the SQLite file in the data folder.
    pub(crate) fn has_embedded_database(&self) -> bool {
        self.database.value.is_empty()
    }

    /// The file of the embedded database.
    pub(crate) fn embedded_database(&self) -> PathBuf {
        self.data_dir.value.join("billables.db")
    }

    /// The URL of the database.
    pub(crate) fn database_url(&self) -> anyhow::Result<DatabaseUrl> {
        if self.has_embedded_database() {
            return DatabaseUrl::sqlite(&self.embedded_database()).context("the data folder cannot be used");
        }
        // The error must not repeat the value, which may contain a password.
        let url = self.database.value.parse::<DatabaseUrl>();
        Ok(url.map_err(|error| UsageError(format!("database: {error}")))?)
    }

    /// The URL of the standby for reads, if there is one.
    pub(crate) fn read_database_url(&self) -> anyhow::Result<Option<DatabaseUrl>> {
        if self.read_database.value.is_empty() {
            return Ok(None);
        }
        let url = self.read_database.value.parse::<DatabaseUrl>();
        let url = url.map_err(|error| UsageError(format!("read-database: {error}")))?;
        if url.backend() != Backend::Postgres || !self.has_postgres() {
            bail!(UsageError(
                "read-database names a standby of a PostgreSQL database, and SQLite has no standby. Remove read-database, or name \
                 PostgreSQL servers with both database and read-database."
                    .to_owned()
            ));
        }
        Ok(Some(url))
    }

    /// Whether the database is a PostgreSQL server.
    pub(crate) fn has_postgres(&self) -> bool {
        self.database_url().is_ok_and(|url| url.backend() == Backend::Postgres)
    }

    /// The settings as TOML, with the source of each value and without secrets.
    pub(crate) fn print(&self) -> String {
        let mut text = String::new();
        for (name, value, source) in self.entries() {
            let value = match (name.as_str(), value.as_str()) {
                ("database" | "read-database", Some(url)) if !url.is_empty() => {
                    let shown = url.parse::<DatabaseUrl>().map_or("(hidden)".to_owned(), |url| url.to_string());
                    toml::Value::from(shown)
                }
                _ => value,
            };
            text.push_str(&format!("{name} = {value} # {source}\n"));
        }
        // In TOML the lines after the head of a table belong to the table, so tables come last.
        text + &identity_provider::print(&self.identity_providers, &self.token_audience.value)
    }
}

/// Whether a text is a public URL: a scheme and a host, with an optional port and path. Links, cookies and scripts
/// contain the path unescaped, so the path has only characters that none of them escapes.
fn is_public_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some((host, path)) = rest.map(|rest| rest.split_at(rest.find('/').unwrap_or(rest.len()))) else { return false };
    let is_plain = |segment: &str| {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        segment.bytes().all(is_allowed) && !["", ".", ".."].contains(&segment)
    };
    let is_host =
        !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte));
    is_host && path.split('/').skip(1).all(is_plain)
}
