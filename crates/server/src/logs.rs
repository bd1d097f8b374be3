//! The log: on standard error, pretty on a terminal, and one JSON object a line elsewhere.

use std::fmt;
use std::io::IsTerminal as _;
use std::sync::atomic::{AtomicU64, Ordering};

use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::{Context, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::{LogFormat, Settings};
use crate::log_filter;

/// The target of the HTTP library's request parser.
const HTTP_PARSER: &str = "actix_http::h1";

/// The beginning of the line with which the HTTP library closes a connection.
const CLOSE_MESSAGE: &str = "stream error: ";

/// The beginning of the line that precedes the one above if the head of a request is too long.
const TOO_LONG_MESSAGE: &str = "MAX_BUFFER_SIZE ";

/// Starts the log for the rest of the process.
pub(crate) fn start(settings: &Settings) -> anyhow::Result<()> {
    let filter = log_filter::parse(&settings.log_level.value)?;
    let is_terminal = std::io::stderr().is_terminal();
    let is_pretty = match settings.log_format.value {
        LogFormat::Auto => is_terminal,
        LogFormat::Pretty => true,
        LogFormat::Json => false,
    };
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // The library's fallback for a closed standard error panics, and would end the service.
    let logs = logs.log_internal_errors(false);
    let started = if is_pretty {
        logs.with_ansi(is_terminal).with_target(false).finish().with(CountMalformed).try_init()
    } else {
        let logs = logs.json().flatten_event(true).with_current_span(true).with_span_list(false);
        logs.finish().with(CountMalformed).try_init()
    };
    started.map_err(|error| anyhow::anyhow!("the log cannot be started: {error}"))
}

/// The number of malformed requests that the log does not contain yet.
static MALFORMED: AtomicU64 = AtomicU64::new(0);

/// Counts the lines of the HTTP library about malformed requests, and drops them. Without a token, any client can send
/// as many such requests as the network carries, and each would be a line.
struct CountMalformed;

impl<S: Subscriber> Layer<S> for CountMalformed {
    fn event_enabled(&self, event: &Event<'_>, _context: Context<'_, S>) -> bool {
        let metadata = event.metadata();
        if *metadata.level() != Level::ERROR || !metadata.target().starts_with(HTTP_PARSER) {
            return true;
        }
        let mut message = Message::default();
        event.record(&mut message);
        let is_close = message.0.starts_with(CLOSE_MESSAGE);
        if is_close {
            MALFORMED.fetch_add(1, Ordering::Relaxed);
        }
        !is_close && !message.0.starts_with(TOO_LONG_MESSAGE)
    }
}

/// The message of an event.
#[derive(Default)]
struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}

/// Logs the number of malformed requests since the last call, if there were any. The watch calls the function once a
/// second.
pub(crate) fn log_malformed_requests() {
    let count = MALFORMED.swap(0, Ordering::Relaxed);
    if count > 0 {
        tracing::warn!(count, "connections were closed because a request was malformed, too long or incomplete");
    }
}
