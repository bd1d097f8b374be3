//! Clients that send a byte a second.

use std::io::{ErrorKind, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Slow clients, which send until they are dropped.
#[derive(Debug)]
pub(crate) struct SlowClients {
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// Raises the limit of open files of this process, and of its later children, to the hard limit.
pub(crate) fn allow_many_connections() -> anyhow::Result<()> {
    let limit = getrlimit(Resource::Nofile);
    Ok(setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit })?)
}

impl SlowClients {
    /// Connects `count` clients, each of which begins a report that it never ends. A client whose connection is closed
    /// connects again.
    pub(crate) fn connect(address: SocketAddr, count: usize) -> anyhow::Result<Self> {
        let mut clients = (0..count).map(|_| Client::connect(address)).collect::<Result<Vec<_>, _>>()?;
        let is_over = Arc::new(AtomicBool::new(false));
        let ends = is_over.clone();
        let thread = thread::spawn(move || {
            while !ends.load(Ordering::Relaxed) {
                for client in &mut clients {
                    if client.send_byte().is_err()
                        && let Ok(another) = Client::connect(address)
                    {
                        *client = another;
                    }
                }
                thread::sleep(Duration::from_secs(1));
            }
        });
        Ok(Self { is_over, thread: Some(thread) })
    }
}

impl Drop for SlowClients {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

struct Client {
    stream: TcpStream,
    sent: usize,
}

impl Client {
    const REQUEST: &[u8] = b"POST /billables HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    fn connect(address: SocketAddr) -> std::io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nonblocking(true)?;
        Ok(Self { stream, sent: 0 })
    }

    fn send_byte(&mut self) -> std::io::Result<()> {
        let byte = Self::REQUEST[self.sent % Self::REQUEST.len()];
        match self.stream.write(&[byte]) {
            Err(error) if error.kind() != ErrorKind::WouldBlock => return Err(error),
            _ => self.sent += 1,
        }
        Ok(())
    }
}
