//! Logs: to stderr, pretty on a terminal, one JSON object a line otherwise.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;

use crate::config::{LogFormat, Settings, UsageError};

/// Starts logging for the rest of the process.
pub(crate) fn start(settings: &Settings) -> anyhow::Result<()> {
    let level = &settings.log_level.value;
    let filter = EnvFilter::try_new(level)
        .map_err(|error| UsageError(format!("log-level is {level:?}: {error}. Give a level such as info.")))?;
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
