//! A client's connection: the stream that the HTTP library reads and writes, and a handle to it for requests.
//!
//! The library has no timeout for writes, and reads further requests while an answer cannot be written. A client that takes
//! nothing could hold a connection open, with an answer in memory for each request. Therefore the stream reads nothing while a
//! write waits, and ends the connection after a write has waited for the answer timeout. A batch is exempt while its body
//! arrives, because most clients send a whole body before they read a byte of the answer.
//!
//! The library also serves a request to its end after the client has closed its side. A request list has up to ten thousand
//! requests, and its client may already repeat the list, so a list asks [`Connection::is_closed`] before each request.

use std::cell::{Cell, RefCell};
use std::io;
use std::os::fd::AsRawFd as _;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker, ready};
use std::time::Duration;

use actix_web::dev::Extensions;
use actix_web::rt::net::TcpStream;
use actix_web::rt::time::{Instant, Sleep, sleep_until};
use nix::errno::Errno;
use nix::sys::socket::sockopt::SndBuf;
use nix::sys::socket::{MsgFlags, Shutdown, recv, setsockopt, shutdown};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// The size of the socket's send buffer, in bytes. Linux doubles the number.
const SEND_BUFFER_BYTES: usize = 128 * 1024;

/// The most bytes read between two writes. The library computes the answers to all requests that it has read before it writes
/// the first answer.
const READ_BYTES_MAX: usize = 2 * 1024;

/// The connection of a request. The handle may outlive the stream.
#[derive(Clone, Debug)]
pub(crate) struct Connection(Rc<Shared>);

#[derive(Debug)]
struct Shared {
    /// Absent after the HTTP library has dropped the stream.
    socket: RefCell<Option<TcpStream>>,
    answer_timeout: Duration,
    /// The time at which a write began to wait or a batch had arrived, whichever is later.
    waits_since: Cell<Instant>,
    is_write_waiting: Cell<bool>,
    is_batch_arriving: Cell<bool>,
    /// The task that waits to read.
    reader: RefCell<Option<Waker>>,
}

impl Connection {
    /// Gives the requests on a new connection their handle.
    pub(crate) fn begin(stream: &ClientStream, data: &mut Extensions) {
        data.insert(stream.connection.clone());
    }

    /// Ends the connection at once.
    pub(crate) fn cut(&self) {
        if let Some(socket) = &*self.0.socket.borrow()
            && let Err(error) = shutdown(socket.as_raw_fd(), Shutdown::Both)
        {
            tracing::debug!(%error, "the connection had ended already");
        }
    }

    /// Whether the client has closed its side. The check consumes no byte.
    pub(crate) fn is_closed(&self) -> bool {
        let socket = self.0.socket.borrow();
        let Some(socket) = &*socket else { return true };
        let mut byte = [0];
        let seen = recv(socket.as_raw_fd(), &mut byte, MsgFlags::MSG_PEEK | MsgFlags::MSG_DONTWAIT);
        matches!(seen, Ok(0) | Err(Errno::ECONNRESET))
    }

    /// Suspends the answer timeout until the guard is dropped, that is while a batch arrives.
    pub(crate) fn batch_arrives(&self) -> BatchArrives {
        self.0.is_batch_arriving.set(true);
        self.0.limit_unsent(Duration::ZERO);
        self.0.wake_reader();
        BatchArrives(self.clone())
    }
}

/// Guards the arrival of a batch on a connection.
#[derive(Debug)]
pub(crate) struct BatchArrives(Connection);

impl Drop for BatchArrives {
    fn drop(&mut self) {
        let BatchArrives(Connection(shared)) = self;
        shared.is_batch_arriving.set(false);
        shared.waits_since.set(Instant::now());
        // While a write waits, the system has counted that wait, and a limit would end the connection at once.
        if !shared.is_write_waiting.get() {
            shared.limit_unsent(shared.answer_timeout);
        }
    }
}

impl Shared {
    /// The time at which the connection ends if the client takes nothing until then.
    fn deadline(&self) -> Instant {
        let since = if self.is_batch_arriving.get() { Instant::now() } else { self.waits_since.get() };
        since + self.answer_timeout
    }

    fn wake_reader(&self) {
        if let Some(waker) = self.reader.take() {
            waker.wake();
        }
    }

    /// Sets the time for which the system keeps unacknowledged bytes; zero means the system's default. An answer that fits into
    /// the send buffer never waits in this process, so only the system can give it a timeout.
    fn limit_unsent(&self, timeout: Duration) {
        #[cfg(target_os = "linux")]
        if let Some(socket) = &*self.socket.borrow() {
            let milliseconds = u32::try_from(timeout.as_millis()).unwrap_or(u32::MAX);
            if let Err(error) = setsockopt(socket, nix::sys::socket::sockopt::TcpUserTimeout, &milliseconds) {
                tracing::debug!(%error, "the time of unsent bytes has no limit");
            }
        }
        #[cfg(not(target_os = "linux"))]
        let _ = timeout;
    }
}

/// The stream of a connection for the HTTP library.
#[derive(Debug)]
pub(crate) struct ClientStream {
    connection: Connection,
    /// Present while a write waits.
    timer: Option<Pin<Box<Sleep>>>,
    /// The bytes read since the last write.
    read_bytes: usize,
}

impl ClientStream {
    /// Wraps a new connection and bounds its send buffer. Without the bound, the system's buffer grows to megabytes, and hides for
    /// long whether a slow client takes anything.
    pub(crate) fn new(socket: TcpStream, answer_timeout: Duration) -> Self {
        if let Err(error) = setsockopt(&socket, SndBuf, &SEND_BUFFER_BYTES) {
            tracing::warn!(%error, "the send buffer of a connection has no bound");
        }
        // Otherwise the second packet of an answer waits for the acknowledgement of the first, up to 40 ms.
        if let Err(error) = socket.set_nodelay(true) {
            tracing::debug!(%error, "answers may wait for acknowledgements");
        }
        let shared = Shared {
            socket: RefCell::new(Some(socket)),
            answer_timeout,
            waits_since: Cell::new(Instant::now()),
            is_write_waiting: Cell::new(false),
            is_batch_arriving: Cell::new(false),
            reader: RefCell::default(),
        };
        shared.limit_unsent(answer_timeout);
        Self { connection: Connection(Rc::new(shared)), timer: None, read_bytes: 0 }
    }

    /// Polls the socket.
    fn with<T>(&self, poll: impl FnOnce(Pin<&mut TcpStream>) -> Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        match &mut *self.connection.0.socket.borrow_mut() {
            Some(socket) => poll(Pin::new(socket)),
            None => Poll::Ready(Err(io::ErrorKind::NotConnected.into())),
        }
    }

    /// Records the result of a write. If the client has taken nothing for too long, ends the connection.
    fn written<T>(&mut self, written: Poll<io::Result<T>>, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        let shared = &self.connection.0;
        if written.is_ready() {
            if shared.is_write_waiting.replace(false) && !shared.is_batch_arriving.get() {
                shared.limit_unsent(shared.answer_timeout);
            }
            shared.wake_reader();
            self.timer = None;
            return written;
        }
        if !shared.is_write_waiting.replace(true) {
            shared.waits_since.set(Instant::now());
        }
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(shared.deadline())));
        loop {
            ready!(timer.as_mut().poll(context));
            let deadline = shared.deadline();
            if deadline <= Instant::now() {
                break;
            }
            timer.as_mut().reset(deadline);
        }
        tracing::debug!("the client took nothing of its answer for too long; the connection is closed");
        // A close handshake would wait for the same client.
        if let Some(socket) = &*shared.socket.borrow() {
            let _ = socket.set_zero_linger();
        }
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for ClientStream {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let shared = &this.connection.0;
        if shared.is_batch_arriving.get() {
            return this.with(|socket| socket.poll_read(context, buffer));
        }
        if shared.is_write_waiting.get() {
            *shared.reader.borrow_mut() = Some(context.waker().clone());
            return Poll::Pending;
        }
        if this.read_bytes >= READ_BYTES_MAX {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let mut bytes = [0; READ_BYTES_MAX];
        let length = buffer.remaining().min(READ_BYTES_MAX - this.read_bytes);
        let mut part = ReadBuf::new(&mut bytes[..length]);
        ready!(this.with(|socket| socket.poll_read(context, &mut part)))?;
        this.read_bytes += part.filled().len();
        buffer.put_slice(part.filled());
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for ClientStream {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        this.read_bytes = 0;
        let written = this.with(|socket| socket.poll_write(context, bytes));
        this.written(written, context)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.read_bytes = 0;
        self.with(|socket| socket.poll_flush(context))
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.with(|socket| socket.poll_shutdown(context))
    }
}

impl Drop for ClientStream {
    fn drop(&mut self) {
        // A request's task may hold the handle for longer.
        drop(self.connection.0.socket.take());
    }
}
