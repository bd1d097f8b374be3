//! The address of the client behind a request.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};

use actix_web::HttpRequest;
use ipnet::IpNet;

/// The header to which each proxy appends the address that it received the request from.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The header of RFC 7239 for the same. The service does not read it: two headers could contradict each other.
const FORWARDED: &str = "forwarded";

/// The most proxies that the log names. Any client can pretend to be a proxy.
const UNTRUSTED_MAX: usize = 16;

/// Untrusted proxies, each named once in the log, because all clients of such a proxy share the rate limit of one address.
#[derive(Debug, Default)]
pub(crate) struct UntrustedProxies(Mutex<Vec<IpAddr>>);

impl UntrustedProxies {
    /// Logs a warning if a request came through an unconfigured proxy, or names its client in `Forwarded` alone.
    pub(crate) fn notice(&self, request: &HttpRequest, trusted: &[IpNet]) {
        let headers = request.headers();
        let (has_ours, has_other) = (headers.contains_key(FORWARDED_FOR), headers.contains_key(FORWARDED));
        if !has_ours && !has_other {
            return;
        }
        let Some(peer) = request.peer_addr().map(|peer| peer.ip().to_canonical()) else { return };
        let is_trusted = trusted.iter().any(|network| network.contains(&peer));
        if is_trusted && has_ours || !self.is_first_of(peer) {
            return;
        }
        if is_trusted {
            tracing::warn!(
                %peer,
                "the trusted proxy sends Forwarded, which the service does not read, and no X-Forwarded-For: all of its clients \
                 count as one address and share one rate limit. Have the proxy send X-Forwarded-For"
            );
        } else {
            tracing::warn!(
                %peer,
                "a request has X-Forwarded-For or Forwarded, and its sender is not one of trusted-proxies, so the header does not \
                 count. If the sender is your proxy, all of its clients count as one address and share one rate limit: name the \
                 proxy with --trusted-proxies (BILLABLES_TRUSTED_PROXIES)"
            );
        }
    }

    fn is_first_of(&self, peer: IpAddr) -> bool {
        let mut peers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_first = peers.len() < UNTRUSTED_MAX && !peers.contains(&peer);
        if is_first {
            peers.push(peer);
        }
        is_first
    }
}

/// The client's address. Addresses in the header count only as far as configured proxies wrote them, because a client can send
/// the header too.
pub(crate) fn of(request: &HttpRequest, trusted: &[IpNet]) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip().to_canonical();
    let mut lines = request.headers().get_all(FORWARDED_FOR).filter_map(|value| value.to_str().ok());
    let text = lines.by_ref().collect::<Vec<_>>().join(",");
    Some(behind_proxies(peer, &text, trusted))
}

fn behind_proxies(peer: IpAddr, forwarded_for: &str, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut nearest = peer;
    for text in forwarded_for.rsplit(',') {
        if !is_trusted(&nearest) {
            break;
        }
        // A trusted proxy writes an address, some with the port. Any other text ends the search.
        let text = text.trim();
        let address = text.parse::<IpAddr>().or_else(|_| text.parse::<SocketAddr>().map(|address| address.ip()));
        let Ok(address) = address else { break };
        nearest = address.to_canonical();
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(peer: &str, forwarded_for: &str) -> String {
        let trusted = ["10.0.0.0/8".parse().unwrap(), "::1/128".parse().unwrap()];
        behind_proxies(peer.parse().unwrap(), forwarded_for, &trusted).to_string()
    }

    #[test]
    fn a_header_counts_only_from_a_proxy_that_is_configured() {
        assert_eq!(from("192.0.2.1", "198.51.100.7"), "192.0.2.1");
        assert_eq!(from("10.0.0.1", "198.51.100.7"), "198.51.100.7");
        assert_eq!(from("::1", "198.51.100.7"), "198.51.100.7");
        assert_eq!(from("10.0.0.1", ""), "10.0.0.1");
    }

    #[test]
    fn each_proxy_is_named_once_up_to_a_limit() {
        let proxies = UntrustedProxies::default();
        let address = |number: u8| IpAddr::from([192, 0, 2, number]);
        assert!(proxies.is_first_of(address(0)));
        assert!(!proxies.is_first_of(address(0)));
        assert_eq!((1..100).filter(|number| proxies.is_first_of(address(*number))).count(), UNTRUSTED_MAX - 1);
    }

    #[test]
    fn only_addresses_that_trusted_proxies_wrote_count() {
        // The client wrote the first address; the proxy appended the second.
        assert_eq!(from("10.0.0.1", "203.0.113.9, 198.51.100.7"), "198.51.100.7");
        assert_eq!(from("10.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2"), "198.51.100.7");
        assert_eq!(from("10.0.0.1", "198.51.100.7, nonsense"), "10.0.0.1");
        assert_eq!(from("10.0.0.1", "10.0.0.3, 10.0.0.2"), "10.0.0.3");
        assert_eq!(from("10.0.0.1", "198.51.100.7:4711"), "198.51.100.7");
        assert_eq!(from("10.0.0.1", "::ffff:198.51.100.7"), "198.51.100.7");
    }
}
