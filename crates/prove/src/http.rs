//! A minimal HTTP client with one connection, and the messages that the proxy uses too. The client takes little
//! processor time from the service, and the proxy can cut a message at any byte.

use std::io::{self, BufRead, BufReader, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// The time that connecting may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);

/// The largest body that is read.
const BODY_BYTES_MAX: usize = 64 * 1024 * 1024;

/// A complete request or answer.
#[derive(Debug)]
pub(crate) struct Message {
    /// The first line, the headers and the empty line, as received.
    pub(crate) head: String,
    /// The body, decoded from chunks.
    pub(crate) body: Vec<u8>,
    /// All bytes, as received.
    pub(crate) raw: Vec<u8>,
}

impl Message {
    /// Reads one message; `None` at the end of the connection.
    pub(crate) fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut message = Self { head: String::new(), body: Vec::new(), raw: Vec::new() };
        Ok(message.read_on(reader)?.then_some(message))
    }

    /// Reads one message that may be cut short: all complete chunks, and whether the message is complete. Returns
    /// `None` if the head is incomplete.
    pub(crate) fn read_partial(reader: &mut impl BufRead) -> Option<(Self, bool)> {
        let mut message = Self { head: String::new(), body: Vec::new(), raw: Vec::new() };
        let is_whole = message.read_on(reader).unwrap_or(false);
        (!message.head.is_empty()).then_some((message, is_whole))
    }

    /// Reads a message into this one. Returns whether there was one.
    fn read_on(&mut self, reader: &mut impl BufRead) -> io::Result<bool> {
        loop {
            let before = self.raw.len();
            let read = reader.read_until(b'\n', &mut self.raw)?;
            if read == 0 {
                return if before == 0 { Ok(false) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
            }
            if self.raw.get(before..) == Some(b"\r\n") {
                break;
            }
        }
        self.head = String::from_utf8_lossy(&self.raw).into_owned();
        if self.header("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked")) {
            self.read_chunks(reader)?;
        } else {
            let length = self.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
            self.read_bytes(reader, length)?;
        }
        Ok(true)
    }

    fn read_bytes(&mut self, reader: &mut impl BufRead, length: usize) -> io::Result<()> {
        if length > BODY_BYTES_MAX {
            return Err(io::Error::other("a body is too large"));
        }
        let start = self.raw.len();
        self.raw.resize(start + length, 0);
        reader.read_exact(&mut self.raw[start..])?;
        self.body.extend_from_slice(&self.raw[start..]);
        Ok(())
    }

    fn read_chunks(&mut self, reader: &mut impl BufRead) -> io::Result<()> {
        loop {
            let mut line = Vec::new();
            reader.read_until(b'\n', &mut line)?;
            self.raw.extend_from_slice(&line);
            let text = String::from_utf8_lossy(&line);
            let length = usize::from_str_radix(text.trim(), 16).map_err(io::Error::other)?;
            self.read_bytes(reader, length)?;
            let mut end = [0; 2];
            reader.read_exact(&mut end)?;
            self.raw.extend_from_slice(&end);
            if length == 0 {
                return Ok(());
            }
        }
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// The status of an answer; 0 for a request.
    pub(crate) fn status(&self) -> u16 {
        self.head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
    }

    /// The body as JSON; null if the body is no JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }
}

/// Connects, with a timeout for every read and write.
pub(crate) fn connect(address: SocketAddr, timeout: Duration) -> io::Result<TcpStream> {
    let stream = TcpStream::connect_timeout(&address, CONNECT_TIMEOUT)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(timeout))?;
    stream.set_write_timeout(Some(timeout))?;
    Ok(stream)
}

/// A client with one connection, which reconnects after an error.
#[derive(Debug)]
pub(crate) struct Client {
    address: SocketAddr,
    timeout: Duration,
    connection: Option<BufReader<TcpStream>>,
}

impl Client {
    /// A client that is not connected yet and waits for an answer no longer than `timeout`.
    pub(crate) fn new(address: SocketAddr, timeout: Duration) -> Self {
        Self { address, timeout, connection: None }
    }

    /// Sends later requests to another address.
    pub(crate) fn set_address(&mut self, address: SocketAddr) {
        if address != self.address {
            *self = Self::new(address, self.timeout);
        }
    }

    /// Sends a request and reads the answer. After an error the result of the request is unknown.
    pub(crate) fn send(&mut self, method: &str, path: &str, token: &str, body: Option<&str>) -> io::Result<Message> {
        let outcome = self.try_send(method, path, token, body);
        let is_kept = outcome
            .as_ref()
            .is_ok_and(|answer| !answer.header("connection").is_some_and(|word| word.eq_ignore_ascii_case("close")));
        if !is_kept {
            self.connection = None;
        }
        outcome
    }

    fn try_send(&mut self, method: &str, path: &str, token: &str, body: Option<&str>) -> io::Result<Message> {
        let connection = self.write(method, path, token, body)?;
        Message::read(connection)?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    /// Sends a request for lines. Returns the answer, which may be cut short, and whether the answer is complete.
    pub(crate) fn send_for_lines(&mut self, path: &str, token: &str, body: &str) -> Option<(Message, bool)> {
        let answer = self.write("POST", path, token, Some(body)).ok().and_then(Message::read_partial);
        if answer.as_ref().is_none_or(|(_, is_whole)| !is_whole) {
            self.connection = None;
        }
        answer
    }

    /// Writes a request, and returns the reader for the answer.
    fn write(
        &mut self,
        method: &str,
        path: &str,
        token: &str,
        body: Option<&str>,
    ) -> io::Result<&mut BufReader<TcpStream>> {
        if self.connection.is_none() {
            self.connection = Some(BufReader::new(connect(self.address, self.timeout)?));
        }
        let connection = self.connection.as_mut().ok_or(io::ErrorKind::NotConnected)?;
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n", self.address);
        if !token.is_empty() {
            request.push_str(&format!("authorization: Bearer {token}\r\n"));
        }
        match body {
            Some(body) => {
                let length = body.len();
                request.push_str(&format!("content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"));
            }
            None => request.push_str("\r\n"),
        }
        connection.get_mut().write_all(request.as_bytes())?;
        Ok(connection)
    }
}

#[cfg(test)]
mod tests {
    use super::Message;

    fn read(text: &str) -> Option<Message> {
        Message::read(&mut text.as_bytes()).unwrap()
    }

    #[test]
    fn an_answer_is_read_with_its_length_and_in_chunks() {
        let answer = read("HTTP/1.1 201 Created\r\nContent-Length: 3\r\n\r\nabcHTTP").unwrap();
        assert_eq!((answer.status(), answer.body.as_slice()), (201, b"abc".as_slice()));
        let text = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n";
        let answer = read(text).unwrap();
        assert_eq!((answer.body.as_slice(), answer.raw.len()), (b"abc".as_slice(), text.len()));
    }

    #[test]
    fn the_end_of_a_connection_is_told_from_a_message_that_ends_early() {
        assert!(read("").is_none());
        for text in ["HTTP/1.1 200", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nab"] {
            assert!(Message::read(&mut text.as_bytes()).is_err(), "{text:?}");
        }
    }

    #[test]
    fn complete_chunks_of_a_cut_answer_are_read() {
        let text = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n3\r\nc";
        let (answer, is_whole) = Message::read_partial(&mut text.as_bytes()).unwrap();
        assert_eq!((answer.body.as_slice(), is_whole), (b"ab".as_slice(), false));
        assert!(Message::read_partial(&mut "HTTP/1.1 200".as_bytes()).is_none());
    }
}
