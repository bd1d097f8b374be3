//! Where a request comes from.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};

use actix_web::HttpRequest;
use ipnet::IpNet;

/// The header in which proxies name the client, each adding whom it heard from at the end.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The same in the words of RFC 7239. It is not read: one header that proxies append to is enough to get right.
const FORWARDED: &str = "forwarded";

/// How many proxies are told of. Anybody can pretend to be one.
const UNTRUSTED_MAX: usize = 16;

/// Proxies whose word about their clients does not count. Each is told of once in the log, since all of its clients are one
/// address to the limits on guessing.
#[derive(Debug, Default)]
pub(crate) struct UntrustedProxies(Mutex<Vec<IpAddr>>);

impl UntrustedProxies {
    /// Looks whether a request came through a proxy that is not configured, or names its client in a header that is not read.
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
                "the trusted proxy sends Forwarded, which is not read, and no X-Forwarded-For: all of its clients count as one \
                 address, and share one limit on wrong passwords. Have the proxy send X-Forwarded-For"
            );
        } else {
            tracing::warn!(
                %peer,
                "a request names its client in X-Forwarded-For or Forwarded, and its sender is not one of trusted-proxies, so \
                 the header does not count. If the sender is your proxy, all of its clients count as one address, and share one \
                 limit on wrong passwords: name it with --trusted-proxies (BILLABLES_TRUSTED_PROXIES)"
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

/// The client's address. What the header says counts only where it comes from a proxy that is configured, and only as far
/// as such proxies wrote it: anybody can send a header.
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
        // What is no address was not written by a proxy of ours; the nearest that is known stays.
        let text = text.trim();
        // Some add the port.
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
    fn a_proxy_is_told_of_once_and_only_so_many_are() {
        let proxies = UntrustedProxies::default();
        let address = |number: u8| IpAddr::from([192, 0, 2, number]);
        assert!(proxies.is_first_of(address(0)));
        assert!(!proxies.is_first_of(address(0)));
        assert_eq!((1..100).filter(|number| proxies.is_first_of(address(*number))).count(), UNTRUSTED_MAX - 1);
    }

    #[test]
    fn only_what_such_proxies_wrote_counts() {
        // The client wrote the first; the proxy added whom it heard from.
        assert_eq!(from("10.0.0.1", "203.0.113.9, 198.51.100.7"), "198.51.100.7");
        assert_eq!(from("10.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2"), "198.51.100.7");
        assert_eq!(from("10.0.0.1", "198.51.100.7, nonsense"), "10.0.0.1");
        assert_eq!(from("10.0.0.1", "10.0.0.3, 10.0.0.2"), "10.0.0.3");
        assert_eq!(from("10.0.0.1", "198.51.100.7:4711"), "198.51.100.7");
        assert_eq!(from("10.0.0.1", "::ffff:198.51.100.7"), "198.51.100.7");
    }
}
