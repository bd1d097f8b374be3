//! Large bodies of answers, handed to the HTTP library in pieces.
//!
//! The library copies what a body gives it into a buffer of the connection. A body that is given as a whole is there once more
//! for each client that does not take it. A piece is copied only when the one before it was taken.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::ServiceResponse;
use actix_web::web::Bytes;

/// The largest body that is given as a whole, in bytes.
const WHOLE_BYTES_MAX: u64 = 64 * 1024;

/// The largest piece of any other, in bytes.
const PIECE_BYTES_MAX: usize = 16 * 1024;

/// Has the body of an answer given in pieces, where it is large. A body of unknown length comes in pieces of its own.
pub(crate) fn in_chunks(answer: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    if !matches!(answer.response().body().size(), BodySize::Sized(bytes) if bytes > WHOLE_BYTES_MAX) {
        return answer;
    }
    answer.map_body(|_, body| BoxBody::new(Pieces { body, rest: Bytes::new() }))
}

struct Pieces {
    body: BoxBody,
    /// The bytes that the body gave and that are not passed on yet. They share the body's memory.
    rest: Bytes,
}

impl MessageBody for Pieces {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        // An empty piece would end a chunked answer.
        while self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_next(context)) {
                Some(Ok(bytes)) => self.rest = bytes,
                end => return Poll::Ready(end),
            }
        }
        let length = self.rest.len().min(PIECE_BYTES_MAX);
        Poll::Ready(Some(Ok(self.rest.split_to(length))))
    }
}
