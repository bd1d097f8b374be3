//! Where a request comes from.

use std::net::{IpAddr, Ipv6Addr};

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
        let Ok(address) = text.trim().parse::<IpAddr>() else { break };
        nearest = address.to_canonical();
    }
    nearest
}

/// What is counted as one client: an IPv4 address, or the network of an IPv6 one, since whoever has one address of it has
/// all 2^64.
pub(crate) fn counted_as(address: Option<IpAddr>) -> String {
    match address {
        Some(IpAddr::V4(address)) => address.to_string(),
        Some(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        None => String::new(),
    }
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
        assert_eq!(from("10.0.0.1", "::ffff:198.51.100.7"), "198.51.100.7");
    }

    #[test]
    fn a_network_of_ipv6_is_one_client() {
        let counted = |text: &str| counted_as(Some(text.parse().unwrap()));
        assert_eq!(counted("2001:db8:1:2:3:4:5:6"), counted("2001:db8:1:2::9"));
        assert_ne!(counted("2001:db8:1:2::1"), counted("2001:db8:1:3::1"));
        assert_ne!(counted("192.0.2.1"), counted("192.0.2.2"));
    }
}
