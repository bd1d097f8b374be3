//! A client's connection: the stream that the HTTP library reads and writes, and what a request may know of it.
//!
//! The library has no timeout for writing, and reads request after request while no answer can be written. A client that
//! takes nothing could so hold a connection for as long as it likes, and have an answer kept for each request that it still
//! sends. Therefore nothing is read while a write waits for the client, and a write that waits for longer than the answer
//! timeout ends the connection. A batch is exempt while its body arrives, because most clients send all of it before they
//! read a byte of the answer.
//!
//! The library also goes on with a request whose client has closed, since the client might only be done with sending. For a
//! list of ten thousand requests, whose client may be repeating it by now, that is too long, so a list asks
//! [`Connection::is_closed`].

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

/// How much of an answer the system keeps for a client. Linux doubles it.
const SEND_BUFFER_BYTES: usize = 128 * 1024;

/// How much is read before it is tried again to write, in bytes. The library answers all requests that it has read, however
/// many, before it writes the first of these answers.
const READ_BYTES_MAX: usize = 2 * 1024;

/// The connection that a request came by. It may outlive the stream, and then has nothing to say.
#[derive(Clone, Debug)]
pub(crate) struct Connection(Rc<Shared>);

#[derive(Debug)]
struct Shared {
    /// Absent once the HTTP library is done with it.
    socket: RefCell<Option<TcpStream>>,
    answer_timeout: Duration,
    /// When a write began to wait, or a batch had arrived, whichever came last.
    waits_since: Cell<Instant>,
    is_write_waiting: Cell<bool>,
    is_batch_arriving: Cell<bool>,
    /// The task that was given nothing to read.
    reader: RefCell<Option<Waker>>,
}

impl Connection {
    /// Hands the connection on to the requests that come by it.
    pub(crate) fn begin(stream: &ClientStream, data: &mut Extensions) {
        data.insert(stream.connection.clone());
    }

    /// Ends the connection, whatever is under way on it.
    pub(crate) fn cut(&self) {
        if let Some(socket) = &*self.0.socket.borrow()
            && let Err(error) = shutdown(socket.as_raw_fd(), Shutdown::Both)
        {
            tracing::debug!(%error, "a connection had ended already");
        }
    }

    /// Whether the client has closed its side. Nothing of what it may have sent is taken.
    pub(crate) fn is_closed(&self) -> bool {
        let socket = self.0.socket.borrow();
        let Some(socket) = &*socket else { return true };
        let mut byte = [0];
        let seen = recv(socket.as_raw_fd(), &mut byte, MsgFlags::MSG_PEEK | MsgFlags::MSG_DONTWAIT);
        matches!(seen, Ok(0) | Err(Errno::ECONNRESET))
    }

    /// Lets the client take nothing while a batch arrives, which is until the guard is dropped.
    pub(crate) fn batch_arrives(&self) -> BatchArrives {
        self.0.is_batch_arriving.set(true);
        self.0.limit_unsent(Duration::ZERO);
        self.0.wake_reader();
        BatchArrives(self.clone())
    }
}

/// A batch is under way on a connection, and has not arrived in full.
#[derive(Debug)]
pub(crate) struct BatchArrives(Connection);

impl Drop for BatchArrives {
    fn drop(&mut self) {
        let BatchArrives(Connection(shared)) = self;
        shared.is_batch_arriving.set(false);
        shared.waits_since.set(Instant::now());
        // The system has counted since the client took nothing, and would end the connection at once.
        if !shared.is_write_waiting.get() {
            shared.limit_unsent(shared.answer_timeout);
        }
    }
}

impl Shared {
    /// When the connection ends, where the client takes nothing until then.
    fn deadline(&self) -> Instant {
        let since = if self.is_batch_arriving.get() { Instant::now() } else { self.waits_since.get() };
        since + self.answer_timeout
    }

    fn wake_reader(&self) {
        if let Some(waker) = self.reader.take() {
            waker.wake();
        }
    }

    /// How long the system keeps what it was handed for a client that takes none of it; zero is as long as the system does by
    /// itself. An answer that is smaller than the system's buffer never waits here.
    fn limit_unsent(&self, timeout: Duration) {
        #[cfg(target_os = "linux")]
        if let Some(socket) = &*self.socket.borrow() {
            let milliseconds = u32::try_from(timeout.as_millis()).unwrap_or(u32::MAX);
            if let Err(error) = setsockopt(socket, nix::sys::socket::sockopt::TcpUserTimeout, &milliseconds) {
                tracing::debug!(%error, "the time that the system keeps an answer has no limit");
            }
        }
        #[cfg(not(target_os = "linux"))]
        let _ = timeout;
    }
}

/// The stream of a connection, as the HTTP library has it.
#[derive(Debug)]
pub(crate) struct ClientStream {
    connection: Connection,
    /// There while a write waits.
    timer: Option<Pin<Box<Sleep>>>,
    /// How much was read since it was last tried to write, in bytes.
    read_bytes: usize,
}

impl ClientStream {
    /// Takes a new connection. The system's buffer for an answer that its client does not take has a bound: it would
    /// otherwise grow to megabytes for each, and it would not be known for long whether a slow client takes any of it.
    pub(crate) fn new(socket: TcpStream, answer_timeout: Duration) -> Self {
        if let Err(error) = setsockopt(&socket, SndBuf, &SEND_BUFFER_BYTES) {
            tracing::warn!(%error, "what the system keeps of an answer has no bound");
        }
        // An answer in two pieces would otherwise wait for the client's acknowledgement of the first, up to 40 ms.
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

    /// Does something with the socket.
    fn with<T>(&self, act: impl FnOnce(Pin<&mut TcpStream>) -> Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        match &mut *self.connection.0.socket.borrow_mut() {
            Some(socket) => act(Pin::new(socket)),
            None => Poll::Ready(Err(io::ErrorKind::NotConnected.into())),
        }
    }

    /// Notes what became of a write, and ends the connection where the client has taken nothing for too long.
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
        tracing::debug!("a client takes nothing of its answer, and is cut off");
        // Without the system's farewell, which would wait for the same client.
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
        // A task of a request may know the connection for longer.
        drop(self.connection.0.socket.take());
    }
}
