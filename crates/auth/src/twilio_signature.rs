//! The signature of Twilio's callbacks: HMAC-SHA1 with the account's auth token over the URL and the sorted members of the form,
//! in Base64, in the header `X-Twilio-Signature`.

use std::collections::BTreeSet;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::hmac::{Context, HMAC_SHA1_FOR_LEGACY_USE_ONLY, Key};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The bytes of a signature.
const SIGNATURE_LENGTH: usize = 20;

/// A callback whose signature is to be verified.
#[derive(Clone, Copy, Debug)]
pub struct SignedForm<'f> {
    /// The URL at which clients reach the service, without a slash at the end.
    pub public_url: &'f str,
    /// The path of the request and its query, as the client wrote them.
    pub path_and_query: &'f str,
    /// The names and values of the form, decoded, in any order.
    pub members: &'f [(String, String)],
    /// The value of the header.
    pub signature: &'f str,
}

impl SignedForm<'_> {
    /// Whether one of the tokens signed the form.
    ///
    /// Twilio signs the URL of some callbacks with the port and of others without it, so both are tried, whichever the public URL
    /// has. The time of the call depends on the form and on the number of tokens, not on which signature is right or by how much
    /// a signature is wrong.
    pub fn is_signed_with<'t>(&self, tokens: impl IntoIterator<Item = &'t str>) -> bool {
        let mut given = [0; SIGNATURE_LENGTH];
        // A text of another length is compared too, so that a wrong form of a signature takes no less time.
        let is_complete = STANDARD.decode_slice(self.signature, &mut given) == Ok(SIGNATURE_LENGTH);
        // Of a name that occurs several times, each value counts once.
        let sorted: BTreeSet<_> = self.members.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let urls = urls(self.public_url);
        let mut is_right = false;
        for token in tokens {
            let key = Key::new(HMAC_SHA1_FOR_LEGACY_USE_ONLY, token.as_bytes());
            for url in &urls {
                let mut context = Context::with_key(&key);
                context.update(url.as_bytes());
                context.update(self.path_and_query.as_bytes());
                for (name, value) in &sorted {
                    context.update(name.as_bytes());
                    context.update(value.as_bytes());
                }
                is_right |= verify_slices_are_equal(context.sign().as_ref(), &given).is_ok();
            }
        }
        is_right & is_complete
    }
}

/// A URL with its port, or with the port of its scheme if it has none, and the URL without a port.
fn urls(public_url: &str) -> [String; 2] {
    let (scheme, rest) = public_url.split_once("://").unwrap_or(("http", public_url));
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    // The colons inside the brackets of an IPv6 address begin no port.
    let host_end = authority.rfind(']').map_or(0, |end| end + 1);
    let port_start = authority[host_end..].find(':').map_or(authority.len(), |start| host_end + start);
    let (host, port) = authority.split_at(port_start);
    let port = match (port, scheme) {
        ("" | ":", "https") => ":443",
        ("" | ":", _) => ":80",
        (port, _) => port,
    };
    [format!("{scheme}://{host}{port}{path}"), format!("{scheme}://{host}{path}")]
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "0123456789abcdef0123456789abcdef";

    /// The signature by the published steps, written down plainly.
    fn sign(token: &str, url: &str, members: &[(&str, &str)]) -> String {
        let mut members = members.to_vec();
        members.sort_unstable();
        members.dedup();
        let text = members.iter().fold(url.to_owned(), |text, (name, value)| text + name + value);
        let key = Key::new(HMAC_SHA1_FOR_LEGACY_USE_ONLY, token.as_bytes());
        STANDARD.encode(aws_lc_rs::hmac::sign(&key, text.as_bytes()))
    }

    fn is_right(public_url: &str, path: &str, members: &[(&str, &str)], signature: &str, tokens: &[&str]) -> bool {
        let members: Vec<_> = members.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let form = SignedForm { public_url, path_and_query: path, members: &members, signature };
        form.is_signed_with(tokens.iter().copied())
    }

    const PATH: &str = "/twilio/demo/call-status?a=1&b=%2F";
    const MEMBERS: [(&str, &str); 4] =
        [("To", "+15105550199"), ("CallSid", "CA1"), ("Caller", "zoë & co"), ("CallStatus", "completed")];

    #[test]
    fn fixed_signatures_are_those_of_the_published_steps() {
        // By another program:
        // printf 'https://example.com/twilio/demo/call-statusCallSidCA1CallStatuscompletedFrom+14155550123' |
        //   openssl dgst -sha1 -hmac 0123456789abcdef0123456789abcdef -binary | base64
        let members = [("From", "+14155550123"), ("CallStatus", "completed"), ("CallSid", "CA1")];
        let path = "/twilio/demo/call-status";
        assert!(is_right("https://example.com", path, &members, FIXED, &[TOKEN]));
        assert!(!is_right("https://example.com", path, &members[..2], FIXED, &[TOKEN]));
    }

    const FIXED: &str = "VeTK6UpUNHP94FBHycSjj2/ntC0=";

    #[test]
    fn the_url_counts_with_and_without_its_port() {
        for (public_url, signed) in [
            ("https://example.com", "https://example.com"),
            ("https://example.com", "https://example.com:443"),
            ("http://example.com", "http://example.com:80"),
            ("https://example.com:8443", "https://example.com:8443"),
            ("https://example.com:8443", "https://example.com"),
            ("https://example.com/billing", "https://example.com:443/billing"),
            ("http://[::1]:8080/a", "http://[::1]/a"),
            ("http://[::1]", "http://[::1]:80"),
        ] {
            let signature = sign(TOKEN, &format!("{signed}{PATH}"), &MEMBERS);
            assert!(is_right(public_url, PATH, &MEMBERS, &signature, &[TOKEN]), "{public_url} {signed}");
        }
        for (public_url, signed) in [
            ("https://example.com", "http://example.com"),
            ("https://example.com", "https://example.com:8443"),
            ("https://example.com:8443", "https://example.com:443"),
            ("https://example.com", "https://example.com.evil.example"),
        ] {
            let signature = sign(TOKEN, &format!("{signed}{PATH}"), &MEMBERS);
            assert!(!is_right(public_url, PATH, &MEMBERS, &signature, &[TOKEN]), "{public_url} {signed}");
        }
    }

    #[test]
    fn each_token_of_a_change_of_tokens_counts() {
        let url = format!("https://example.com{PATH}");
        for token in ["old", "new"] {
            let signature = sign(token, &url, &MEMBERS);
            assert!(is_right("https://example.com", PATH, &MEMBERS, &signature, &["old", "new"]));
        }
        let signature = sign("third", &url, &MEMBERS);
        assert!(!is_right("https://example.com", PATH, &MEMBERS, &signature, &["old", "new"]));
        assert!(!is_right("https://example.com", PATH, &MEMBERS, &signature, &[]));
    }

    #[test]
    fn whatever_differs_from_what_was_signed_is_refused() {
        let signature = sign(TOKEN, &format!("https://example.com{PATH}"), &MEMBERS);
        let with = |changed: (&'static str, &'static str)| {
            let mut members = MEMBERS.to_vec();
            members.retain(|(name, _)| *name != changed.0);
            members.push(changed);
            members
        };
        let check = |path: &str, members: &[(&str, &str)], signature: &str| {
            is_right("https://example.com", path, members, signature, &[TOKEN])
        };
        assert!(check(PATH, &MEMBERS, &signature));
        assert!(!check(PATH, &with(("CallStatus", "failed")), &signature));
        assert!(!check(PATH, &with(("CallDuration", "1")), &signature));
        assert!(!check(PATH, &MEMBERS[1..], &signature));
        assert!(!check("/twilio/other/call-status?a=1&b=%2F", &MEMBERS, &signature));
        assert!(!check("/twilio/demo/call-status?a=1&b=/", &MEMBERS, &signature), "the query as the client wrote it");
        for wrong in ["", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", &signature[1..], &format!("{signature}AAAA"), "ä"] {
            assert!(!check(PATH, &MEMBERS, wrong), "{wrong:?}");
        }
    }

    #[test]
    fn a_repeated_member_counts_once_for_each_value() {
        let members = [("a", "2"), ("a", "1"), ("a", "2")];
        let signature = sign(TOKEN, "https://example.com/", &members);
        assert!(is_right("https://example.com", "/", &members, &signature, &[TOKEN]));
        assert_eq!(signature, sign(TOKEN, "https://example.com/", &[("a", "1"), ("a", "2")]));
    }
}
