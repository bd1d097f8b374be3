//! A proxy between clients and services that loses messages: answers after the commit, halves of requests and
//! answers, whole connections.
//!
//! Each connection leads to one of the services. Chance decides what happens to a request; the client sees what any
//! client on a bad network would see.

use std::io::{self, BufReader, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::net::sockopt::set_socket_linger;

use crate::http::{Message, connect};
use crate::random::Random;

/// The time that a service may take to answer before the proxy closes the connection.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Counts of the losses so far.
#[derive(Debug, Default)]
pub(crate) struct Losses {
    /// Successful answers of the service that were not delivered.
    pub(crate) confirmations: AtomicU64,
    /// Connections that were reset.
    pub(crate) resets: AtomicU64,
}

/// A running proxy.
#[derive(Debug)]
pub(crate) struct Proxy {
    pub(crate) address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    services: Vec<SocketAddr>,
    /// The connections of clients, for a reset of all at once.
    open: Mutex<Vec<TcpStream>>,
    losses: Losses,
    is_closed: AtomicBool,
}

/// The treatment of one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Treatment {
    Deliver,
    /// The service answers, and the client receives nothing.
    LoseAnswer,
    /// The client receives the first half of the answer.
    HalveAnswer,
    /// The client's connection is reset while the service works.
    ResetWhileWaiting,
    /// The service receives the first half of the request.
    HalveRequest,
}

impl Treatment {
    fn draw(random: &mut Random) -> Self {
        match random.below(100) {
            0..84 => Self::Deliver,
            84..92 => Self::LoseAnswer,
            92..95 => Self::HalveAnswer,
            95..98 => Self::ResetWhileWaiting,
            _ => Self::HalveRequest,
        }
    }
}

impl Proxy {
    /// Starts to listen.
    pub(crate) fn start(services: Vec<SocketAddr>, seed: u64) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            services,
            open: Mutex::default(),
            losses: Losses::default(),
            is_closed: AtomicBool::new(false),
        });
        let of_thread = shared.clone();
        thread::spawn(move || {
            let mut random = Random::new(seed, 0x70);
            for client in listener.incoming().flatten() {
                if of_thread.is_closed.load(Ordering::Relaxed) {
                    return;
                }
                let (shared, seed) = (of_thread.clone(), random.next());
                thread::spawn(move || {
                    // An error is a lost connection, which is the purpose of the proxy.
                    let _ = shared.serve(client, Random::new(seed, 0));
                });
            }
        });
        Ok(Self { address, shared })
    }

    /// Resets every connection.
    pub(crate) fn reset_all(&self) {
        let open = std::mem::take(&mut *self.shared.open.lock().unwrap_or_else(PoisonError::into_inner));
        self.shared.losses.resets.fetch_add(u64::try_from(open.len()).unwrap_or(0), Ordering::Relaxed);
        for client in open {
            reset(&client);
        }
    }

    /// The losses so far.
    pub(crate) fn losses(&self) -> &Losses {
        &self.shared.losses
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.shared.is_closed.store(true, Ordering::Relaxed);
        // The connection wakes the thread that waits for one.
        let _ = TcpStream::connect(self.address);
        self.reset_all();
    }
}

impl Shared {
    fn serve(&self, client: TcpStream, mut random: Random) -> io::Result<()> {
        client.set_nodelay(true)?;
        let kept = client.try_clone()?;
        self.open.lock().unwrap_or_else(PoisonError::into_inner).push(kept);
        let mut requests = BufReader::new(client.try_clone()?);
        let service = random.pick(&self.services).copied().ok_or(io::ErrorKind::NotConnected)?;
        let outcome = connect(service, TIMEOUT).and_then(|service| {
            let mut answers = BufReader::new(service);
            while let Some(request) = Message::read(&mut requests)? {
                if !self.pass(&request, &mut answers, &client, &mut random)? {
                    break;
                }
            }
            Ok(())
        });
        reset(&client);
        let address = client.peer_addr();
        let is_this = |other: &TcpStream| other.peer_addr().ok() == address.as_ref().ok().copied();
        self.open.lock().unwrap_or_else(PoisonError::into_inner).retain(|other| !is_this(other));
        outcome
    }

    /// Forwards one request and the answer. Returns whether the connection stays open.
    fn pass(
        &self,
        request: &Message,
        answers: &mut BufReader<TcpStream>,
        client: &TcpStream,
        random: &mut Random,
    ) -> io::Result<bool> {
        let treatment = Treatment::draw(random);
        self.losses.resets.fetch_add(u64::from(treatment != Treatment::Deliver), Ordering::Relaxed);
        if treatment == Treatment::HalveRequest {
            answers.get_mut().write_all(&request.raw[..random.index(request.raw.len())])?;
            reset(answers.get_ref());
            return Ok(false);
        }
        answers.get_mut().write_all(&request.raw)?;
        if treatment == Treatment::ResetWhileWaiting {
            reset(client);
        }
        let answer = Message::read(answers)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        if treatment == Treatment::Deliver {
            (&*client).write_all(&answer.raw)?;
            return Ok(true);
        }
        if matches!(answer.status(), 200 | 201) && request.head.starts_with("POST") {
            self.losses.confirmations.fetch_add(1, Ordering::Relaxed);
        }
        if treatment == Treatment::HalveAnswer {
            (&*client).write_all(&answer.raw[..random.index(answer.raw.len())])?;
        }
        Ok(false)
    }
}

/// Resets a connection, as a crash of the peer does.
fn reset(stream: &TcpStream) {
    // Both calls may fail on a connection that is closed already.
    let _ = set_socket_linger(stream, Some(Duration::ZERO));
    let _ = stream.shutdown(Shutdown::Both);
}
