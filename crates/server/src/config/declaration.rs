//! The declaration of every setting: option, variable, key in the file, default and description.

use std::fmt;
use std::path::PathBuf;

use billables_auth::PasswordCost;
use clap::ArgMatches;
use clap::parser::ValueSource;

use crate::identity_provider::ProviderTable;

/// The source of a setting's value.
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

/// A value and the source of the value.
#[derive(Clone, Debug)]
pub(crate) struct Setting<T> {
    pub(crate) value: T,
    pub(crate) source: Source,
}

macro_rules! settings {
    ($($(#[$meta:meta])* $name:ident: $type:ty = $default:expr, $variable:literal;)*) => {
        /// Settings from options and variables.
        #[derive(clap::Args, Clone, Debug, Default)]
        #[command(next_help_heading = "Settings")]
        pub(crate) struct Flags {
            $($(#[$meta])*
            #[arg(long, global = true, env = $variable, hide_env_values = true)]
            pub(crate) $name: Option<$type>,)*
        }

        /// Settings from the configuration file.
        #[derive(serde::Deserialize, Debug, Default)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
        pub(super) struct File {
            $($name: Option<$type>,)*
            identity_provider: Vec<ProviderTable>,
        }

        /// Every setting with the source of the value.
        #[derive(Clone, Debug)]
        pub(crate) struct Settings {
            $(pub(crate) $name: Setting<$type>,)*
            /// The tables of identity providers, which have neither options nor variables.
            pub(crate) identity_providers: Vec<ProviderTable>,
        }

        /// The variables of the settings.
        pub(crate) const VARIABLES: &[&str] = &[$($variable),*];

        impl File {
            /// The keys of the file, as names of fields.
            pub(super) const FIELDS: &[&str] = &[$(stringify!($name),)* "identity_provider"];
        }

        impl Settings {
            pub(super) fn merge(flags: Flags, matches: &ArgMatches, file: File) -> Self {
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

            /// The key, the value in TOML and the source of each setting.
            pub(super) fn entries(&self) -> Vec<(String, toml::Value, Source)> {
                let entry = |name: &str, value: Result<toml::Value, _>, source| {
                    (name.replace('_', "-"), value.unwrap_or_else(|_: toml::ser::Error| "".into()), source)
                };
                vec![$(entry(stringify!($name), toml::Value::try_from(&self.$name.value), self.$name.source),)*]
            }
        }
    };
}

settings! {
    /// Address and port of the service [default: 127.0.0.1:8080]
    listen: String = "127.0.0.1:8080".to_owned(), "BILLABLES_LISTEN";
    /// Folder of the embedded database and the signing keys [default: ./billables-data]
    data_dir: PathBuf = PathBuf::from("./billables-data"), "BILLABLES_DATA_DIR";
    /// URL of the database: sqlite://PATH or postgres://USER:PASSWORD@HOST/NAME [default: the SQLite file in the data folder]
    database: String = String::new(), "BILLABLES_DATABASE";
    /// URL of a standby of the database, for lists, totals and exports: postgres://USER:PASSWORD@HOST/NAME. They show every report that was confirmed before they began, and are read from the database while the standby cannot be used [default: none]
    read_database: String = String::new(), "BILLABLES_READ_DATABASE";
    /// URL at which clients reach the service, without a slash at the end; a path in the URL is the one that the proxy strips [default: http:// and the listen address]
    public_url: String = String::new(), "BILLABLES_PUBLIC_URL";
    /// Origins whose pages may call the service with bearer tokens and read answers, such as `https://app.example.com`: separate
    /// several with commas, or repeat the option [default: none]
    #[arg(action = clap::ArgAction::Append)]
    cors_origin: String = String::new(), "BILLABLES_CORS_ORIGIN";
    /// Address and port of the metrics and health checks for the operator [default: off]
    admin_listen: String = String::new(), "BILLABLES_ADMIN_LISTEN";
    /// Call SIDs that a new database accepts: standard or any [default: the mode that the database has, else standard]
    call_sid: String = String::new(), "BILLABLES_CALL_SID";
    /// Do not migrate the database at start; the start fails if the schema is out of date [default: false]
    // The value has to follow "=": in `--no-migrate serve` the next word is the command.
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true",
        value_parser = clap::builder::BoolishValueParser::new())]
    no_migrate: bool = false, "BILLABLES_NO_MIGRATE";
    /// Level of the log: off, error, warn, info, debug or trace, and levels of single targets after commas, such as info,billables_api=debug [default: info]
    log_level: String = "info".to_owned(), "BILLABLES_LOG_LEVEL";
    /// Format of the log: pretty, json, or auto, which is pretty on a terminal and json elsewhere [default: auto]
    log_format: LogFormat = LogFormat::Auto, "BILLABLES_LOG_FORMAT";
    /// Issuer (claim iss) of the service's own tokens [default: billables]
    token_issuer: String = "billables".to_owned(), "BILLABLES_TOKEN_ISSUER";
    /// Audience (claim aud) of the service's own tokens [default: billables]
    token_audience: String = "billables".to_owned(), "BILLABLES_TOKEN_AUDIENCE";
    /// Seconds by which the clock of a token's issuer may differ from the clock of this machine [default: 30]
    token_leeway_seconds: u64 = 30, "BILLABLES_TOKEN_LEEWAY_SECONDS";
    /// Lifetime in seconds of the access token of a sign-in [default: 3600]
    access_token_seconds: u64 = 3_600, "BILLABLES_ACCESS_TOKEN_SECONDS";
    /// Lifetime in seconds of a refresh token [default: 31536000, a year]
    refresh_token_seconds: u64 = 31_536_000, "BILLABLES_REFRESH_TOKEN_SECONDS";
    /// Lifetime in seconds of a session [default: 86400, a day]
    session_seconds: u64 = 86_400, "BILLABLES_SESSION_SECONDS";
    /// Lifetime in seconds of a session that outlives the browser, by rememberMe [default: 31536000, a year]
    permanent_session_seconds: u64 = 31_536_000, "BILLABLES_PERMANENT_SESSION_SECONDS";
    /// Send tokens in cookies if the client does not name a way [default: false]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true",
        value_parser = clap::builder::BoolishValueParser::new())]
    token_cookies: bool = false, "BILLABLES_TOKEN_COOKIES";
    /// Memory in KiB that Argon2id takes for a password hash [default: 19456]
    password_memory_kib: u32 = PasswordCost::default().memory_kib, "BILLABLES_PASSWORD_MEMORY_KIB";
    /// Passes of Argon2id over the memory [default: 2]
    password_iterations: u32 = PasswordCost::default().iterations, "BILLABLES_PASSWORD_ITERATIONS";
    /// Lanes of Argon2id [default: 1]
    password_parallelism: u32 = PasswordCost::default().parallelism, "BILLABLES_PASSWORD_PARALLELISM";
    /// Number of password workers, the threads that verify passwords [default: 1]
    password_threads: usize = 1, "BILLABLES_PASSWORD_THREADS";
    /// Proxies whose X-Forwarded-For the service trusts: addresses and networks such as 10.0.0.0/8, separated with commas [default: none]
    trusted_proxies: String = String::new(), "BILLABLES_TRUSTED_PROXIES";
    /// File of Twilio's auth tokens, with a line `account = token[, next token][, AccountSid]` for each account; read again when it changes [default: none]
    twilio_tokens: PathBuf = PathBuf::new(), "BILLABLES_TWILIO_TOKENS";
    /// Number of threads that serve connections [default: one for each core]
    workers: usize = std::thread::available_parallelism().map_or(2, std::num::NonZero::get), "BILLABLES_WORKERS";
    /// Number of connections that may be open at once; a low limit of open files lowers the number [default: 10000]
    connections_max: usize = 10_000, "BILLABLES_CONNECTIONS_MAX";
    /// Seconds that a client may take to send the head of a request [default: 10]
    request_head_timeout_seconds: u64 = 10, "BILLABLES_REQUEST_HEAD_TIMEOUT_SECONDS";
    /// Seconds that a client may take to send the body of a request [default: 30]
    request_body_timeout_seconds: u64 = 30, "BILLABLES_REQUEST_BODY_TIMEOUT_SECONDS";
    /// Seconds that the client of a batch may take to send the next byte [default: 30]
    batch_idle_timeout_seconds: u64 = 30, "BILLABLES_BATCH_IDLE_TIMEOUT_SECONDS";
    /// Number of groups of up to 512 reports that all batches may have in the intake; at the limit a new batch gets 503 [default: 64]
    batch_groups_max: usize = 64, "BILLABLES_BATCH_GROUPS_MAX";
    /// MiB of memory for all request lists and their answers; at the limit a new request list gets 503 [default: 256]
    lists_max_mib: u64 = 256, "BILLABLES_LISTS_MAX_MIB";
    /// Folder of the temporary files that hold the verdicts of a batch until the client takes them [default: the folder of --data-dir]
    temporary_dir: PathBuf = PathBuf::new(), "BILLABLES_TEMPORARY_DIR";
    /// MiB of temporary files of one batch; at the limit the service reads no more of the body until the client takes verdicts [default: 1024]
    spool_max_mib: u64 = 1_024, "BILLABLES_SPOOL_MAX_MIB";
    /// MiB of temporary files of all batches together [default: 4096]
    spool_total_max_mib: u64 = 4_096, "BILLABLES_SPOOL_TOTAL_MAX_MIB";
    /// Seconds that a client may take nothing of an answer, once the request is sent [default: 30]
    answer_timeout_seconds: u64 = 30, "BILLABLES_ANSWER_TIMEOUT_SECONDS";
    /// Seconds that an idle connection stays open [default: 75]
    keep_alive_seconds: u64 = 75, "BILLABLES_KEEP_ALIVE_SECONDS";
    /// Seconds that requests in progress may take when the service is asked to stop [default: 30]
    shutdown_timeout_seconds: u64 = 30, "BILLABLES_SHUTDOWN_TIMEOUT_SECONDS";
    /// Number of database connections, those of the intake included [default: 10]
    pool_size: u32 = 10, "BILLABLES_POOL_SIZE";
    /// Seconds that a request waits for a database connection [default: 5]
    pool_timeout_seconds: u64 = 5, "BILLABLES_POOL_TIMEOUT_SECONDS";
    /// Number of reports that may wait for a writer; at the limit a report gets 503 [default: 4096]
    queue_capacity: usize = 4096, "BILLABLES_QUEUE_CAPACITY";
    /// Number of reports that a writer commits in one transaction at most [default: 256]
    batch_max: usize = 256, "BILLABLES_BATCH_MAX";
    /// Number of writers on PostgreSQL, which write commit groups side by side; SQLite always has one [default: 2, and 8 on a distributed database]
    postgres_writers: usize = 2, "BILLABLES_POSTGRES_WRITERS";
    /// Number of reports between two checkpoints of the embedded database [default: 6000]
    // Hidden: tests of checkpoints set it, and no operator has a reason to.
    #[arg(hide = true)]
    checkpoint_after: usize = 6_000, "BILLABLES_CHECKPOINT_AFTER";
}

/// The format of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogFormat {
    /// Pretty on a terminal, JSON elsewhere
    Auto,
    /// For people
    Pretty,
    /// One JSON object a line
    Json,
}
