//! Whether the client of a long request is still there, and its end where it takes nothing.
//!
//! The HTTP library goes on with a request whose client has closed, since the client might only be done with sending. For
//! a list of ten thousand requests, whose client may be repeating it by now, that is too long.

use std::any::Any;
use std::os::fd::{AsRawFd as _, RawFd};

use actix_web::dev::Extensions;
use actix_web::rt::net::TcpStream;
use nix::errno::Errno;
use nix::sys::socket::sockopt::SndBuf;
use nix::sys::socket::{MsgFlags, Shutdown, recv, setsockopt, shutdown};

/// How much of an answer the system keeps for a client. Linux doubles it.
const SEND_BUFFER_BYTES: usize = 128 * 1024;

/// The connection that a request came by. It outlives the request, which is the connection's own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Connection(RawFd);

impl Connection {
    /// Keeps a new connection at hand for its requests. What the system keeps of an answer that its client does not take has a
    /// bound: it would otherwise grow to megabytes for each, and it would not be known for long whether a slow client takes
    /// any of it.
    pub(crate) fn begin(stream: &dyn Any, data: &mut Extensions) {
        if let Some(stream) = stream.downcast_ref::<TcpStream>() {
            if let Err(error) = setsockopt(stream, SndBuf, &SEND_BUFFER_BYTES) {
                tracing::warn!(%error, "what the system keeps of an answer has no bound");
            }
            data.insert(Self(stream.as_raw_fd()));
        }
    }

    /// Ends the connection, whatever is under way on it. Only for as long as a request of it is answered: later, the number
    /// may be that of another connection.
    pub(crate) fn cut(self) {
        if let Err(error) = shutdown(self.0, Shutdown::Both) {
            tracing::debug!(%error, "a connection had ended already");
        }
    }

    /// Whether the client has closed its side. Nothing of what it may have sent is taken.
    pub(crate) fn is_closed(self) -> bool {
        let mut byte = [0];
        let seen = recv(self.0, &mut byte, MsgFlags::MSG_PEEK | MsgFlags::MSG_DONTWAIT);
        matches!(seen, Ok(0) | Err(Errno::ECONNRESET))
    }
}
