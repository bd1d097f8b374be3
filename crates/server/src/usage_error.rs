//! The error that the user of the command line can correct.

/// A mistake on the command line or in the configuration. The process ends with exit code 2, as after an unknown
/// option.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct UsageError(pub(crate) String);
