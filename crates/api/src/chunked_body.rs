//! Large bodies of answers, handed to the HTTP library in chunks.
//!
//! The library copies a body into a buffer of the connection, so a large body would be in memory once more for each slow client.
//! A chunk is copied only after the client has taken the chunk before.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::ServiceResponse;
use actix_web::web::Bytes;

/// The largest body that stays whole, in bytes.
const WHOLE_BYTES_MAX: u64 = 64 * 1024;

/// The largest chunk, in bytes.
const CHUNK_BYTES_MAX: usize = 16 * 1024;

/// Divides a large body into chunks. A body of unknown length has chunks of its own.
pub(crate) fn in_chunks(answer: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    if !matches!(answer.response().body().size(), BodySize::Sized(bytes) if bytes > WHOLE_BYTES_MAX) {
        return answer;
    }
    answer.map_body(|_, body| BoxBody::new(Chunks { body, rest: Bytes::new() }))
}

struct Chunks {
    body: BoxBody,
    /// Bytes of the body that are not passed on yet, in the body's memory.
    rest: Bytes,
}

impl MessageBody for Chunks {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        // An empty chunk would end a chunked answer.
        while self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_next(context)) {
                Some(Ok(bytes)) => self.rest = bytes,
                end => return Poll::Ready(end),
            }
        }
        let length = self.rest.len().min(CHUNK_BYTES_MAX);
        Poll::Ready(Some(Ok(self.rest.split_to(length))))
    }
}
