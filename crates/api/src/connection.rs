//! Whether the client of a long request is still there, and takes what it asked for.
//!
//! The HTTP library goes on with a request whose client has closed, since the client might only be done with sending. For
//! a list of ten thousand requests, whose client may be repeating it by now, that is too long.

use std::any::Any;
use std::os::fd::{AsRawFd as _, RawFd};
use std::time::Duration;

use actix_web::dev::Extensions;
use actix_web::rt::net::TcpStream;
use nix::errno::Errno;
use nix::sys::socket::sockopt::TcpUserTimeout;
use nix::sys::socket::{MsgFlags, recv, setsockopt};

/// The connection that a request came by. It outlives the request, which is the connection's own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Connection(RawFd);

impl Connection {
    /// Keeps a new connection at hand for its requests, and has the system end it when its client takes nothing for so long
    /// of what waits for it. The HTTP library would wait for ever.
    pub(crate) fn begin(stream: &dyn Any, data: &mut Extensions, answer_timeout: Duration) {
        if let Some(stream) = stream.downcast_ref::<TcpStream>() {
            let milliseconds = u32::try_from(answer_timeout.as_millis()).unwrap_or(u32::MAX);
            if let Err(error) = setsockopt(stream, TcpUserTimeout, &milliseconds) {
                tracing::warn!(%error, "a connection has no limit on how long its client takes nothing");
            }
            data.insert(Self(stream.as_raw_fd()));
        }
    }

    /// Whether the client has closed its side. Nothing of what it may have sent is taken.
    pub(crate) fn is_closed(self) -> bool {
        let mut byte = [0];
        let seen = recv(self.0, &mut byte, MsgFlags::MSG_PEEK | MsgFlags::MSG_DONTWAIT);
        matches!(seen, Ok(0) | Err(Errno::ECONNRESET))
    }
}
