//! A minimal HTTP client, which takes little CPU time of the machine that it shares with the service.

use std::io::Read as _;
use std::net::{SocketAddr, TcpStream};

use crate::service::TIMEOUT;

pub(crate) fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_nodelay(true).unwrap();
    stream.set_read_timeout(Some(TIMEOUT)).unwrap();
    stream
}

/// Reads one answer with a content length, and nothing behind it.
pub(crate) fn read_answer(stream: &mut TcpStream, answer: &mut Vec<u8>) {
    answer.clear();
    let mut length = None;
    while length.is_none_or(|length| answer.len() < length) {
        let mut buffer = [0; 4096];
        let read = stream.read(&mut buffer).unwrap();
        assert!(read > 0, "the connection was closed: {}", String::from_utf8_lossy(answer));
        answer.extend_from_slice(&buffer[..read]);
        if length.is_none()
            && let Some(end) = answer.windows(4).position(|window| window == b"\r\n\r\n")
        {
            let head = std::str::from_utf8(&answer[..end]).unwrap().to_ascii_lowercase();
            let body = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
            length = Some(end + 4 + body.parse::<usize>().unwrap());
        }
    }
    assert_eq!(Some(answer.len()), length, "more came than the answer");
}

pub(crate) fn status_of(answer: &[u8]) -> u16 {
    let head = String::from_utf8_lossy(&answer[..answer.len().min(12)]).into_owned();
    head.strip_prefix("HTTP/1.1 ").and_then(|status| status.parse().ok()).unwrap()
}
