//! Where a request comes from.

use std::net::{IpAddr, SocketAddr};

use actix_web::HttpRequest;
use ipnet::IpNet;

/// The header in which proxies name the client, each adding whom it heard from at the end.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The client's address. What the header says counts only where it comes from a proxy that is configured, and only as far
/// as such proxies wrote it: anybody can send a header.
pub(crate) fn address(request: &HttpRequest, trusted: &[IpNet]) -> Option<IpAddr> {
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
