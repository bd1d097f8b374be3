//! Settings of the service, and the functions that the binary hands in: a clock, randomness, temporary files.

use std::fs::File;
use std::io;
use std::sync::Arc;

use billables_auth::{PasswordCost, TwilioTokens};
use billables_domain::{CallSidMode, Timestamp};

use crate::cors::CorsOrigins;
use crate::paths::base_path_of;

/// Reads the clock.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Fills a buffer with random bytes of cryptographic quality.
pub type Random = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// Opens a temporary file without a name.
pub type TemporaryFile = Arc<dyn Fn() -> io::Result<File> + Send + Sync>;

/// The settings of the API.
#[derive(Clone, Debug)]
pub struct ApiSettings {
    /// The URL at which clients reach the service, without a slash at the end: the only source of host names in pages and
    /// links.
    pub public_url: String,
    /// The origins whose pages may read answers.
    pub cors_origins: CorsOrigins,
    /// Whether this is a demo, which answers requests of its own machine only.
    pub demo: bool,
    /// The form of call SIDs that the database accepts.
    pub call_sid_mode: CallSidMode,
    /// The time for the body of a request to arrive, in seconds.
    pub request_body_timeout_seconds: u64,
    /// The most groups of reports under way, over all batches. At this limit another batch is refused.
    pub batch_groups_max: usize,
    /// The longest pause between two bytes of a batch's body, in seconds.
    pub batch_idle_timeout_seconds: u64,
    /// The most memory of all request lists and their answers together, in bytes.
    pub lists_bytes_max: u64,
    /// The longest time in which a client takes no byte of an answer, in seconds.
    pub answer_timeout_seconds: u64,
    /// The limits of spooled verdicts.
    pub spool: SpoolSettings,
    /// Lifetimes and costs of signing in.
    pub sign_in: SignInSettings,
    /// The tokens by which Twilio signs callbacks.
    pub twilio_tokens: TwilioTokens,
}

impl ApiSettings {
    /// The path of the public URL, such as `/billing`; empty if there is none. Clients reach a demo without a proxy, so a
    /// demo has no base path.
    pub(crate) fn base_path(&self) -> &str {
        if self.demo { "" } else { base_path_of(&self.public_url) }
    }
}

/// The limits on connections and times.
#[derive(Clone, Debug)]
pub struct LimitSettings {
    /// Threads that serve connections.
    pub workers: usize,
    /// Connections open at once, over all workers.
    pub connections_max: usize,
    /// The time for the head of a request to arrive, in seconds.
    pub request_head_timeout_seconds: u64,
    /// The time for which an idle connection stays open, in seconds.
    pub keep_alive_seconds: u64,
    /// The time for requests under way to finish after the service is asked to stop, in seconds.
    pub shutdown_timeout_seconds: u64,
}

/// The limits of the verdicts that clients have not taken yet.
#[derive(Clone)]
pub struct SpoolSettings {
    /// Opens the spool's file.
    pub temporary_file: TemporaryFile,
    /// The most bytes of one batch.
    pub bytes_max: u64,
    /// The most bytes of all batches together.
    pub total_bytes_max: u64,
}

impl std::fmt::Debug for SpoolSettings {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("SpoolSettings")
            .field("bytes_max", &self.bytes_max)
            .field("total_bytes_max", &self.total_bytes_max)
            .finish_non_exhaustive()
    }
}

/// Lifetimes and costs of signing in.
#[derive(Clone, Debug)]
pub struct SignInSettings {
    /// The lifetime of an access token, in seconds.
    pub access_token_seconds: i64,
    /// The lifetime of a refresh token, in seconds.
    pub refresh_token_seconds: i64,
    /// The lifetime of a session, in seconds.
    pub session_seconds: i64,
    /// The lifetime of a session that outlives the browser, in seconds.
    pub permanent_session_seconds: i64,
    /// Whether tokens travel in cookies if the client does not say.
    pub token_cookies: bool,
    /// The cost of a password's hash.
    pub password_cost: PasswordCost,
    /// Threads that verify passwords.
    pub password_threads: usize,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<ipnet::IpNet>,
}
