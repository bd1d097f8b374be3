//! An identity provider as the configuration describes it.

use std::time::Duration;

use billables_auth::ExternalIssuer;

use super::source::Source;

/// An identity provider.
#[derive(Debug)]
pub(crate) struct Provider {
    pub(crate) issuer: ExternalIssuer,
    pub(super) source: Source,
    /// The time between two regular fetches.
    pub(super) refresh: Duration,
    /// The age at which keys are dropped if fetches fail.
    pub(super) stale: Duration,
}
