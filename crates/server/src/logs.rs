//! Logs: to stderr, pretty on a terminal, one JSON object a line otherwise.

use std::io::IsTerminal as _;

use billables_wire::nearest;
use tracing_subscriber::EnvFilter;

use crate::config::{LogFormat, Settings, UsageError};

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
        logs.with_ansi(is_terminal).with_target(false).try_init()
    } else {
        logs.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init()
    };
    started.map_err(|error| anyhow::anyhow!("logging cannot be started: {error}"))
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
