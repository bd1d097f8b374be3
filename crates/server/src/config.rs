//! Every setting: its flag, its variable, its key in the file, its default and what it is for, in one place.
//!
//! Flags win over variables, variables over the file, the file over defaults. Beside this file, `variables.rs` alone reads
//! the environment.

use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use billables_api::{CorsOrigins, SignInSettings};
use billables_auth::{PasswordCost, Passwords};
use billables_domain::CallSidMode;
use billables_persistence::{Backend, DatabaseUrl};
use clap::ArgMatches;
use clap::parser::ValueSource;
use ipnet::IpNet;

use crate::identity_provider::{self, Provider, ProviderTable};
use crate::logs;

/// The longest that anything is waited for, in seconds: a day.
const SECONDS_MAX: u64 = 86_400;

/// The most that two clocks may be apart, in seconds.
const LEEWAY_SECONDS_MAX: u64 = 300;

/// The file that settings are looked for in, in the working folder.
const FILE_NAME: &str = "billables.toml";

/// Where a setting's value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Flag,
    Variable(&'static str),
    File,
    Default,
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag => formatter.write_str("flag"),
            Self::Variable(name) => formatter.write_str(name),
            Self::File => formatter.write_str("file"),
            Self::Default => formatter.write_str("default"),
        }
    }
}

/// A value and where it came from.
#[derive(Clone, Debug)]
pub(crate) struct Setting<T> {
    pub(crate) value: T,
    pub(crate) source: Source,
}

macro_rules! settings {
    ($($(#[$meta:meta])* $name:ident: $type:ty = $default:expr, $variable:literal;)*) => {
        /// Settings as flags and variables.
        #[derive(clap::Args, Clone, Debug, Default)]
        #[command(next_help_heading = "Settings")]
        pub(crate) struct Flags {
            $($(#[$meta])*
            #[arg(long, global = true, env = $variable, hide_env_values = true)]
            pub(crate) $name: Option<$type>,)*
        }

        /// Settings as the file has them.
        #[derive(serde::Deserialize, Debug, Default)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
        struct File {
            $($name: Option<$type>,)*
            identity_provider: Vec<ProviderTable>,
        }

        /// Every setting with its source.
        #[derive(Clone, Debug)]
        pub(crate) struct Settings {
            $(pub(crate) $name: Setting<$type>,)*
            /// Tables, which the file alone can have.
            pub(crate) identity_providers: Vec<ProviderTable>,
        }

        /// The variables of the settings.
        pub(crate) const VARIABLES: &[&str] = &[$($variable),*];

        impl File {
            /// The keys that a file may have, as fields.
            const FIELDS: &[&str] = &[$(stringify!($name),)* "identity_provider"];
        }

        impl Settings {
            fn merge(flags: Flags, matches: &ArgMatches, file: File) -> Self {
                $(let $name = match (flags.$name, file.$name) {
                    (Some(value), _) => {
                        let source = match matches.value_source(stringify!($name)) {
                            Some(ValueSource::EnvVariable) => Source::Variable($variable),
                            _ => Source::Flag,
                        };
                        Setting { value, source }
                    }
                    (None, Some(value)) => Setting { value, source: Source::File },
                    (None, None) => Setting { value: $default, source: Source::Default },
                };)*
                Self { $($name,)* identity_providers: file.identity_provider }
            }

            /// Each setting as its key, its value in TOML, and its source.
            fn entries(&self) -> Vec<(String, toml::Value, Source)> {
                let entry = |name: &str, value: Result<toml::Value, _>, source| {
                    (name.replace('_', "-"), value.unwrap_or_else(|_: toml::ser::Error| "".into()), source)
                };
                vec![$(entry(stringify!($name), toml::Value::try_from(&self.$name.value), self.$name.source),)*]
            }
        }
    };
}

settings! {
    /// Address and port to serve on [default: 127.0.0.1:8080]
    listen: String = "127.0.0.1:8080".to_owned(), "BILLABLES_LISTEN";
    /// Folder of the embedded database and the keys [default: ./billables-data]
    data_dir: PathBuf = PathBuf::from("./billables-data"), "BILLABLES_DATA_DIR";
    /// Database: sqlite://PATH or postgres://USER:PASSWORD@HOST/NAME [default: the SQLite file in the data folder]
    database: String = String::new(), "BILLABLES_DATABASE";
    /// URL at which clients reach the service, without a slash at the end; a path is what a proxy strips [default: http:// and the listen address]
    public_url: String = String::new(), "BILLABLES_PUBLIC_URL";
    /// Origins whose pages may read answers and use bearer tokens, such as `https://app.example.com`; several with commas between or
    /// by repeating the flag [default: none]
    #[arg(action = clap::ArgAction::Append)]
    cors_origin: String = String::new(), "BILLABLES_CORS_ORIGIN";
    /// Address and port of metrics and health for the operator [default: off]
    admin_listen: String = String::new(), "BILLABLES_ADMIN_LISTEN";
    /// Call SIDs that a new database takes: standard or any [default: what the database holds, else standard]
    call_sid: String = String::new(), "BILLABLES_CALL_SID";
    /// Do not bring the database's schema up to date at start
    // Its value only behind "=": in `--no-migrate serve` the next word is the command.
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true",
        value_parser = clap::builder::BoolishValueParser::new())]
    no_migrate: bool = false, "BILLABLES_NO_MIGRATE";
    /// What is logged: a level (off, error, warn, info, debug, trace), or more with commas between, such as info,billables_api=debug [default: info]
    log_level: String = "info".to_owned(), "BILLABLES_LOG_LEVEL";
    /// Form of the log: pretty, json, or auto (pretty on a terminal) [default: auto]
    log_format: LogFormat = LogFormat::Auto, "BILLABLES_LOG_FORMAT";
    /// Issuer of the tokens that are taken and made [default: billables]
    token_issuer: String = "billables".to_owned(), "BILLABLES_TOKEN_ISSUER";
    /// Audience of the tokens that are taken and made [default: billables]
    token_audience: String = "billables".to_owned(), "BILLABLES_TOKEN_AUDIENCE";
    /// How far the clocks of this machine and of whoever made a token may be apart [default: 30]
    token_leeway_seconds: u64 = 30, "BILLABLES_TOKEN_LEEWAY_SECONDS";
    /// How long an access token is good that somebody gets who signs in [default: 3600]
    access_token_seconds: u64 = 3_600, "BILLABLES_ACCESS_TOKEN_SECONDS";
    /// How long a refresh token is good [default: 31536000, a year]
    refresh_token_seconds: u64 = 31_536_000, "BILLABLES_REFRESH_TOKEN_SECONDS";
    /// How long a session is good [default: 86400, a day]
    session_seconds: u64 = 86_400, "BILLABLES_SESSION_SECONDS";
    /// How long a session is good that outlives the browser, by rememberMe [default: 31536000, a year]
    permanent_session_seconds: u64 = 31_536_000, "BILLABLES_PERMANENT_SESSION_SECONDS";
    /// Give tokens in cookies where a client does not say how it wants them
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true",
        value_parser = clap::builder::BoolishValueParser::new())]
    token_cookies: bool = false, "BILLABLES_TOKEN_COOKIES";
    /// Memory that Argon2id takes for a password, in KiB [default: 19456]
    password_memory_kib: u32 = PasswordCost::default().memory_kib, "BILLABLES_PASSWORD_MEMORY_KIB";
    /// Passes of Argon2id over the memory [default: 2]
    password_iterations: u32 = PasswordCost::default().iterations, "BILLABLES_PASSWORD_ITERATIONS";
    /// Lanes of Argon2id [default: 1]
    password_parallelism: u32 = PasswordCost::default().parallelism, "BILLABLES_PASSWORD_PARALLELISM";
    /// Threads that verify passwords [default: 1]
    password_threads: usize = 1, "BILLABLES_PASSWORD_THREADS";
    /// Proxies whose X-Forwarded-For is believed: addresses and networks with commas between, such as 10.0.0.0/8 [default: none]
    trusted_proxies: String = String::new(), "BILLABLES_TRUSTED_PROXIES";
    /// Threads that serve connections [default: one a core]
    workers: usize = std::thread::available_parallelism().map_or(2, std::num::NonZero::get), "BILLABLES_WORKERS";
    /// Connections that may be open at once, as far as the limit of open files has room for them [default: 10000]
    connections_max: usize = 10_000, "BILLABLES_CONNECTIONS_MAX";
    /// How long a client may take to send the head of a request [default: 10]
    request_head_timeout_seconds: u64 = 10, "BILLABLES_REQUEST_HEAD_TIMEOUT_SECONDS";
    /// How long a client may take to send a body [default: 30]
    request_body_timeout_seconds: u64 = 30, "BILLABLES_REQUEST_BODY_TIMEOUT_SECONDS";
    /// How long a client that sends many reports may take for the next byte [default: 30]
    batch_idle_timeout_seconds: u64 = 30, "BILLABLES_BATCH_IDLE_TIMEOUT_SECONDS";
    /// Groups of up to 512 reports that may be under way; beyond it another request with many is refused with 503 [default: 64]
    batch_groups_max: usize = 64, "BILLABLES_BATCH_GROUPS_MAX";
    /// MiB that all lists of requests and their answers may take together; beyond it they are refused with 503 [default: 256]
    lists_max_mib: u64 = 256, "BILLABLES_LISTS_MAX_MIB";
    /// Folder of temporary files, for verdicts that a client does not take yet [default: that of --data-dir, whose disk they share]
    temporary_dir: PathBuf = PathBuf::new(), "BILLABLES_TEMPORARY_DIR";
    /// MiB of such verdicts that one request may have; beyond it, no more of its body is read until some are taken [default: 1024]
    spool_max_mib: u64 = 1_024, "BILLABLES_SPOOL_MAX_MIB";
    /// MiB of such verdicts of all requests together [default: 4096]
    spool_total_max_mib: u64 = 4_096, "BILLABLES_SPOOL_TOTAL_MAX_MIB";
    /// How long a client that has sent its request may take nothing of the answer that waits for it [default: 30]
    answer_timeout_seconds: u64 = 30, "BILLABLES_ANSWER_TIMEOUT_SECONDS";
    /// How long an idle connection is kept [default: 75]
    keep_alive_seconds: u64 = 75, "BILLABLES_KEEP_ALIVE_SECONDS";
    /// How long requests under way may take once the service is asked to stop [default: 30]
    shutdown_timeout_seconds: u64 = 30, "BILLABLES_SHUTDOWN_TIMEOUT_SECONDS";
    /// Database connections, those of the intake included [default: 10]
    pool_size: u32 = 10, "BILLABLES_POOL_SIZE";
    /// How long a request waits for a database connection [default: 5]
    pool_timeout_seconds: u64 = 5, "BILLABLES_POOL_TIMEOUT_SECONDS";
    /// Reports that may wait for a writer; beyond it they are refused with 503 [default: 4096]
    queue_capacity: usize = 4096, "BILLABLES_QUEUE_CAPACITY";
    /// Reports that one transaction takes at the most [default: 256]
    batch_max: usize = 256, "BILLABLES_BATCH_MAX";
    /// Threads that write reports on PostgreSQL; on SQLite there is always one [default: 2]
    postgres_writers: usize = 2, "BILLABLES_POSTGRES_WRITERS";
    /// Reports after which the log of the embedded database is copied into it [default: 6000]
    // For those who test that it is safe; nobody else has a reason to change it.
    #[arg(hide = true)]
    checkpoint_after: usize = 6_000, "BILLABLES_CHECKPOINT_AFTER";
}

/// Form of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogFormat {
    /// Pretty on a terminal, JSON otherwise.
    Auto,
    /// For people.
    Pretty,
    /// One JSON object a line.
    Json,
}

/// A mistake in the configuration: the process ends with 2, as for a wrong flag.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct UsageError(pub(crate) String);

impl Settings {
    /// Gathers the settings from flags and variables, and from `file`, or `billables.toml` where there is one.
    pub(crate) fn load(flags: Flags, matches: &ArgMatches, file: Option<&Path>) -> anyhow::Result<Self> {
        let path = file.unwrap_or(Path::new(FILE_NAME));
        let file = match std::fs::read_to_string(path) {
            Ok(text) => read_file(&text).map_err(|problem| UsageError(format!("{}, {problem}", path.display())))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && file.is_none() => File::default(),
            Err(error) => bail!(UsageError(format!("{} cannot be read: {error}", path.display()))),
        };
        let mut flags = flags;
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
        self.trusted_proxies()?;
        self.cors_origins()?;
        logs::directives(&self.log_level.value)?;
        if self.token_leeway_seconds.value > LEEWAY_SECONDS_MAX {
            let seconds = self.token_leeway_seconds.value;
            bail!(UsageError(format!(
                "token-leeway-seconds is {seconds}. Give a number from 0 to {LEEWAY_SECONDS_MAX}."
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
        // Beyond these the machine or a library gives up in ways that are hard to read.
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
            // More would let a few sign-ins take all of a machine's memory or time.
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

    /// The call SIDs that were asked for, if any were.
    pub(crate) fn call_sid_mode(&self) -> anyhow::Result<Option<CallSidMode>> {
        let name = &self.call_sid.value;
        if name.is_empty() {
            return Ok(None);
        }
        let mode = CallSidMode::from_name(name);
        let mode = mode.ok_or_else(|| UsageError(format!("call-sid is {name:?}. Give standard or any.")))?;
        Ok(Some(mode))
    }

    /// What making a password's hash costs.
    pub(crate) fn password_cost(&self) -> PasswordCost {
        PasswordCost {
            memory_kib: self.password_memory_kib.value,
            iterations: self.password_iterations.value,
            parallelism: self.password_parallelism.value,
        }
    }

    /// The proxies whose word counts.
    fn trusted_proxies(&self) -> anyhow::Result<Vec<IpNet>> {
        let texts = self.trusted_proxies.value.split(',').map(str::trim).filter(|text| !text.is_empty());
        let network = |text: &str| {
            let network = text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
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

    /// How people and machines sign in.
    pub(crate) fn sign_in(&self) -> anyhow::Result<SignInSettings> {
        // All of them were checked to be less than some years.
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

    /// The identity providers whose tokens are taken beside our own.
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

    /// The database to open.
    pub(crate) fn database_url(&self) -> anyhow::Result<DatabaseUrl> {
        if self.has_embedded_database() {
            return DatabaseUrl::sqlite(&self.embedded_database()).context("the data folder cannot be used");
        }
        // The error must not repeat the value: it may hold a password.
        let url = self.database.value.parse::<DatabaseUrl>();
        Ok(url.map_err(|error| UsageError(format!("database: {error}")))?)
    }

    /// Whether the database is a server.
    pub(crate) fn has_postgres(&self) -> bool {
        self.database_url().is_ok_and(|url| url.backend() == Backend::Postgres)
    }

    /// The settings as TOML, each with its source, secrets hidden.
    pub(crate) fn print(&self) -> String {
        let mut text = String::new();
        for (name, value, source) in self.entries() {
            let value = match (name.as_str(), value.as_str()) {
                ("database", Some(url)) if !url.is_empty() => {
                    let shown = url.parse::<DatabaseUrl>().map_or("(hidden)".to_owned(), |url| url.to_string());
                    toml::Value::from(shown)
                }
                _ => value,
            };
            text.push_str(&format!("{name} = {value} # {source}\n"));
        }
        // Tables come last: what follows one is part of it.
        text + &identity_provider::print(&self.identity_providers, &self.token_audience.value)
    }
}

/// Whether a text can stand before every path of the service: scheme, host, perhaps a port and a path. Links, cookies and
/// scripts have the path as it is, so it holds nothing that one of them would have to escape.
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

/// Reads the text of a file. What is wrong is told by line and key and never by a quote: the line may hold a password.
fn read_file(text: &str) -> Result<File, String> {
    let wrong = |error: toml::de::Error| {
        let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
        format!("line {line}: {}.", error.message().lines().collect::<Vec<_>>().join(", "))
    };
    let table: toml::Table = toml::from_str(text).map_err(wrong)?;
    let names: Vec<_> = File::FIELDS.iter().map(|field| field.replace('_', "-")).collect();
    known_keys(&table, &names, "")?;
    for provider in table.get("identity-provider").and_then(toml::Value::as_array).into_iter().flatten() {
        let names = ProviderTable::KEYS.map(str::to_owned);
        known_keys(provider.as_table().unwrap_or(&toml::Table::new()), &names, " in identity-provider")?;
    }
    // The library's own words for a value of the wrong kind repeat the value.
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
        format!("line {line}: the value is not of the kind that its key takes. billables config shows them all.")
    })
}

/// Refuses a key that is none of the names, beside the one that is most like it.
fn known_keys(table: &toml::Table, names: &[String], place: &str) -> Result<(), String> {
    let Some(key) = table.keys().find(|key| !names.contains(key)) else { return Ok(()) };
    let nearest = billables_wire::nearest(key, names.iter().map(String::as_str)).unwrap_or_default();
    Err(format!("unknown key {key:?}{place}. The nearest known one is {nearest:?}; billables config shows them all."))
}
