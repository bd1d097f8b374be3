//! The place of a provider's keys, and reading their text from there. The text is not parsed here.

use std::fmt;
use std::fs::File;
use std::io::Read as _;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use billables_auth::KEY_SET_LENGTH_MAX;
use ureq::http::Uri;

use crate::http_client;

/// The longest time of a fetch, from resolving the name to the last byte.
const TIMEOUT: Duration = Duration::from_secs(5);

/// The number of bytes to read: one more than a key set may have, so that a key set that is too long is noticed.
const READ_MAX: u64 = KEY_SET_LENGTH_MAX as u64 + 1;

/// The place of a provider's keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Url(String),
    File(PathBuf),
}

impl Source {
    /// Parses a URL, or the path of a file if the text is no URL.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if !text.contains("://") {
            return (!text.is_empty()).then(|| Self::File(PathBuf::from(text)));
        }
        let url: Uri = text.parse().ok()?;
        let authority = url.authority()?;
        // `billables config` would print a password in the URL.
        let is_plain = !authority.as_str().contains('@') && !authority.host().is_empty();
        let is_safe = match url.scheme_str()? {
            "https" => true,
            // Without TLS, an attacker on the network could replace the keys. A loopback address has no network.
            "http" => is_loopback(authority.host()),
            _ => false,
        };
        (is_plain && is_safe).then(|| Self::Url(text.to_owned()))
    }

    /// The current text of the key set.
    pub(crate) fn read(&self) -> Result<Vec<u8>, String> {
        match self {
            Self::Url(url) => fetch(url).map_err(|problem| format!("{self}: {problem}")),
            Self::File(path) => {
                let mut text = Vec::new();
                let read = File::open(path).and_then(|file| file.take(READ_MAX).read_to_end(&mut text));
                read.map(|_| text).map_err(|error| format!("{self}: {error}"))
            }
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url(url) => formatter.write_str(url),
            Self::File(path) => write!(formatter, "{}", path.display()),
        }
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

fn fetch(url: &str) -> Result<Vec<u8>, String> {
    // The environment may name a proxy; the configuration does not.
    let agent: ureq::Agent = http_client::config().timeout_global(Some(TIMEOUT)).proxy(None).build().into();
    let mut answer = agent.get(url).header("accept", "application/json").call().map_err(|error| error.to_string())?;
    if answer.status() != 200 {
        return Err(format!("the answer has the status {}", answer.status().as_u16()));
    }
    answer.body_mut().with_config().limit(READ_MAX).read_to_vec().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::net::TcpListener;
    use std::time::Instant;

    use super::*;

    #[test]
    fn keys_come_from_a_safe_url_or_a_file() {
        for url in
            ["https://id.example.com/keys", "http://127.0.0.1:8080/keys", "http://localhost/k", "http://[::1]:1/k"]
        {
            assert_eq!(Source::parse(url), Some(Source::Url(url.to_owned())), "{url}");
        }
        for path in ["keys.json", "/etc/billables/keys.json", "./http.json"] {
            assert_eq!(Source::parse(path), Some(Source::File(PathBuf::from(path))), "{path}");
        }
        for bad in [
            "",
            "http://id.example.com/keys",
            "http://127.0.0.1.example.com/keys",
            "http://localhost.example.com/keys",
            "http://10.0.0.1/keys",
            "https://user:secret@id.example.com/keys",
            "http://localhost@id.example.com/keys",
            "file:///etc/passwd",
            "ftp://id.example.com/keys",
            "https://",
            "https:///keys",
        ] {
            assert_eq!(Source::parse(bad), None, "{bad}");
        }
    }

    /// The result of a fetch that gets one answer, given as the bytes on the wire.
    fn fetched(answer: Vec<u8>) -> Result<Vec<u8>, String> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/keys", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
            let _ = stream.write_all(&answer);
            // An incomplete answer keeps its connection open.
            while lines.next().is_some() {}
        });
        Source::Url(url).read()
    }

    #[test]
    fn an_answer_is_accepted_whole_or_not_at_all() {
        let answer = |head: &str, length: usize, body: &[u8]| {
            let head = format!("HTTP/1.1 {head}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
            [head.as_bytes(), body].concat()
        };
        assert_eq!(fetched(answer("200 OK", 2, b"{}")), Ok(b"{}".to_vec()));
        for (head, status) in [("404 Not Found", "404"), ("500 Oops", "500"), ("201 Created", "201")] {
            let problem = fetched(answer(head, 2, b"{}")).unwrap_err();
            assert!(problem.contains(status) && problem.contains("/keys"), "{problem}");
        }
        let redirect = answer("302 Found\r\nlocation: http://127.0.0.1:1/elsewhere", 0, b"");
        assert!(fetched(redirect).unwrap_err().contains("302"), "the redirect is not followed");
        let long = vec![b' '; 2 * KEY_SET_LENGTH_MAX];
        assert!(fetched(answer("200 OK", long.len(), &long)).is_err());
        assert!(fetched(b"HTTP/1.1 200 OK\r\n\r\n".iter().copied().chain(long).collect()).is_err());
        assert!(fetched(b"nonsense\r\n\r\n".to_vec()).is_err());
    }

    #[test]
    fn an_answer_that_does_not_come_is_given_up() {
        let since = Instant::now();
        let cut_short = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{".to_vec();
        assert!(fetched(cut_short).is_err());
        assert!(since.elapsed() < 2 * TIMEOUT, "{:?}", since.elapsed());
    }

    #[test]
    fn a_file_is_read_no_further_than_it_may_be_long() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        std::fs::write(&path, vec![b' '; 2 * KEY_SET_LENGTH_MAX]).unwrap();
        assert_eq!(Source::File(path).read().unwrap().len(), KEY_SET_LENGTH_MAX + 1);
        let absent = Source::File(folder.path().join("absent.json")).read().unwrap_err();
        assert!(absent.contains("absent.json"), "{absent}");
    }
}
