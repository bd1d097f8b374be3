//! The HTTP client of the process: TLS by the machine's roots, and no redirect is followed.

use ureq::Agent;
use ureq::config::ConfigBuilder;
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::typestate::AgentScope;

/// The settings that all requests of the process share. A status other than 2xx is an answer and not an error.
pub(crate) fn config() -> ConfigBuilder<AgentScope> {
    let tls = TlsConfig::builder().provider(TlsProvider::NativeTls).root_certs(RootCerts::PlatformVerifier).build();
    // The operator configured this URL and no other: a redirect could lead a token or a request for keys elsewhere.
    Agent::config_builder().max_redirects(0).max_redirects_will_error(false).http_status_as_error(false).tls_config(tls)
}
