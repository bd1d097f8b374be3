//! Logs: to stderr, pretty on a terminal, one JSON object a line otherwise.

use std::fmt;
use std::io::IsTerminal as _;
use std::sync::atomic::{AtomicU64, Ordering};

use billables_wire::nearest;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer};

use crate::config::{LogFormat, Settings, UsageError};

/// The part of the HTTP library that reads requests.
const HTTP_READER: &str = "actix_http::h1";

/// How its line begins with which it closes a connection.
const END_MESSAGE: &str = "stream error: ";

/// How a line begins that comes before that one, for a head that is too long.
const BEFORE_END_MESSAGE: &str = "MAX_BUFFER_SIZE ";

/// The words of a level, from nothing to everything.
const LEVELS: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];

/// Starts logging for the rest of the process.
pub(crate) fn start(settings: &Settings) -> anyhow::Result<()> {
    let filter = directives(&settings.log_level.value)?;
    let is_terminal = std::io::stderr().is_terminal();
    let is_pretty = match settings.log_format.value {
        LogFormat::Auto => is_terminal,
        LogFormat::Pretty => true,
        LogFormat::Json => false,
    };
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A log that nobody reads any more must not end the service: the fallback would panic on the same closed stream.
    let logs = logs.log_internal_errors(false);
    let started = if is_pretty {
        logs.with_ansi(is_terminal).with_target(false).finish().with(CountMalformed).try_init()
    } else {
        let logs = logs.json().flatten_event(true).with_current_span(true).with_span_list(false);
        logs.finish().with(CountMalformed).try_init()
    };
    started.map_err(|error| anyhow::anyhow!("logging cannot be started: {error}"))
}

/// How many malformed requests there were since the log last told of them.
static MALFORMED: AtomicU64 = AtomicU64::new(0);

/// Counts the lines of the HTTP library about requests that cannot be read, instead of writing them: anybody can send as many of
/// these as the network carries, without a token, and each would be a line.
struct CountMalformed;

impl<S: Subscriber> Layer<S> for CountMalformed {
    fn event_enabled(&self, event: &Event<'_>, _context: Context<'_, S>) -> bool {
        let metadata = event.metadata();
        if *metadata.level() != Level::ERROR || !metadata.target().starts_with(HTTP_READER) {
            return true;
        }
        let mut message = Message::default();
        event.record(&mut message);
        let is_end = message.0.starts_with(END_MESSAGE);
        if is_end {
            MALFORMED.fetch_add(1, Ordering::Relaxed);
        }
        !is_end && !message.0.starts_with(BEFORE_END_MESSAGE)
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

/// Tells of the malformed requests since it was last called, if there were any. It is called once a second.
pub(crate) fn tell_of_malformed_requests() {
    let count = MALFORMED.swap(0, Ordering::Relaxed);
    if count > 0 {
        tracing::warn!(count, "connections were closed whose request is malformed, too long or cut off");
    }
}

/// Reads a log level: one for everything, and others for single targets. The library would take an unknown word for
/// a target, and then log nothing else, errors included; so each word is looked at here.
pub(crate) fn directives(text: &str) -> Result<EnvFilter, UsageError> {
    let refused = |problem: String| {
        let levels = LEVELS.join(", ");
        UsageError(format!(
            "log-level is {text:?}: {problem}. Give one of {levels}, or levels of targets too, such as info,billables_api=debug."
        ))
    };
    let mut has_level_for_all = false;
    let directives: Vec<_> = text.split(',').map(str::trim).collect();
    for directive in directives.iter().copied() {
        let (target, level) = match directive.rsplit_once('=') {
            Some((target, level)) => (Some(target), level),
            None => (None, directive),
        };
        if !LEVELS.iter().any(|known| known.eq_ignore_ascii_case(level)) {
            let nearest = nearest(level, LEVELS).unwrap_or_default();
            return Err(refused(format!("{level:?} is not a level; the nearest one is {nearest:?}")));
        }
        let is_target = |byte: u8| byte.is_ascii_alphanumeric() || b"_:-.".contains(&byte);
        if target.is_some_and(|target| target.is_empty() || !target.bytes().all(is_target)) {
            return Err(refused(format!("{directive:?} has no target that could be one")));
        }
        has_level_for_all |= target.is_none();
    }
    // With levels of targets alone, the library would log nothing of the others.
    let default = if has_level_for_all { "" } else { "info," };
    EnvFilter::try_new(format!("{default}{}", directives.join(","))).map_err(|error| refused(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_and_targets_are_taken() {
        for (text, filter) in [
            ("info", "info"),
            ("WARN", "warn"),
            ("off", "off"),
            ("info,billables_api=debug", "billables_api=debug,info"),
            ("billables_api::front=trace", "billables_api::front=trace,info"),
            (" error , actix_server=warn", "actix_server=warn,error"),
        ] {
            assert_eq!(directives(text).unwrap().to_string(), filter, "{text}");
        }
    }

    #[test]
    fn an_unknown_word_is_refused_with_the_nearest_one() {
        for (text, nearest) in [
            ("warning", "warn"),
            ("Warning", "warn"),
            ("information", "info"),
            ("errors", "error"),
            ("billables_api", ""),
            ("3", ""),
            ("", ""),
            ("info,", ""),
            ("info,billables_api=verbose", ""),
            ("info,billables_api=warning", "warn"),
            ("=info", ""),
            ("billables api=info", ""),
            ("[span]=info", ""),
        ] {
            let error = directives(text).err().unwrap_or_else(|| panic!("{text:?} is taken")).to_string();
            assert!(error.starts_with("log-level is ") && error.contains("off, error, warn"), "{error}");
            assert!(nearest.is_empty() || error.contains(&format!("nearest one is {nearest:?}")), "{error}");
        }
    }
}
