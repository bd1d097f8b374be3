//! Compressed bodies of requests (RFC 9110, section 8.4): gzip is read, and nothing else.
//!
//! A body is unpacked while it is read, a little at a time, so that the limits on a body hold for what it unpacks to, and a body
//! that unpacks to a thousand times its size takes no more memory than any other.

use std::io::{self, Write as _};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use actix_web::HttpRequest;
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::header::CONTENT_ENCODING;
use actix_web::web::{Buf as _, Bytes};
use billables_contract::ErrorCode;
use flate2::write::MultiGzDecoder;
use futures_util::Stream;

use crate::error::ApiError;

/// How much of a compressed body is unpacked at once, in bytes. It unpacks to a thousand times as much at the most.
const PIECE_BYTES: usize = 128;

/// How much is unpacked before other tasks of the thread have a turn: bytes that come out, and [`PIECE_WORK`] for each piece.
const TURN_WORK: usize = 256 * 1024;

/// The work of a piece that unpacks to nothing, in bytes that come out.
const PIECE_WORK: usize = 1_024;

/// How much longer than what it unpacks to a compressed body may be, in bytes. What is honestly compressed is longer by a
/// few bytes at the most; without the limit, a body of empty parts would have no end.
const OVERHEAD_MAX: u64 = 64 * 1024;

/// Whether the body of a request is compressed.
///
/// # Errors
///
/// It is, in a way that is not read.
pub(crate) fn is_compressed(request: &HttpRequest) -> Result<bool, ApiError> {
    let mut codings = Vec::new();
    for header in request.headers().get_all(CONTENT_ENCODING) {
        let Ok(text) = header.to_str() else { return Err(unsupported("a text that is not ASCII")) };
        let named = text.split(',').map(str::trim);
        codings.extend(named.filter(|coding| !coding.is_empty() && !coding.eq_ignore_ascii_case("identity")));
    }
    match codings.as_slice() {
        [] => Ok(false),
        [coding] if coding.eq_ignore_ascii_case("gzip") || coding.eq_ignore_ascii_case("x-gzip") => Ok(true),
        _ => Err(unsupported(&format!("{:?}", codings.join(", ")))),
    }
}

fn unsupported(coding: &str) -> ApiError {
    let message = format!("The Content-Encoding is {coding}. Send the body as it is, or compressed once with gzip.");
    ApiError::new(ErrorCode::UnsupportedMediaType, message).with_accept_encoding("gzip")
}

/// The body of a request as it was before it was compressed.
///
/// # Errors
///
/// The body is compressed in a way that is not read.
pub(crate) fn unpacked(request: &HttpRequest, payload: Payload) -> Result<Payload, ApiError> {
    if !is_compressed(request)? {
        return Ok(payload);
    }
    let unpacked = Unpacked {
        payload,
        packed: Bytes::new(),
        decoder: Some(MultiGzDecoder::new(Vec::new())),
        overhead: 0,
        work: 0,
    };
    Ok(Payload::Stream { payload: Box::pin(unpacked) })
}

/// The error of a body that breaks off or cannot be unpacked.
pub(crate) fn of_payload(error: &PayloadError) -> ApiError {
    let message = match error {
        error if is_damage(error) => {
            "The body is not what its Content-Encoding says: it is no gzip, damaged, or not complete. Send it again."
        }
        _ => "The body ended before it was complete. Send it again.",
    };
    ApiError::new(ErrorCode::SerializationException, message)
}

/// The error of a body that cannot be unpacked.
pub(crate) fn damage() -> PayloadError {
    PayloadError::Io(DAMAGED.into())
}

/// Whether an error is that of a body that cannot be unpacked.
pub(crate) fn is_damage(error: &PayloadError) -> bool {
    matches!(error, PayloadError::Io(error) if error.kind() == DAMAGED)
}

/// The kind of error of a body that cannot be unpacked. The HTTP library's own name for that also stands for broken chunks.
const DAMAGED: io::ErrorKind = io::ErrorKind::InvalidData;

struct Unpacked {
    payload: Payload,
    /// The bytes that have arrived and are not unpacked yet.
    packed: Bytes,
    /// Absent behind the end.
    decoder: Option<MultiGzDecoder<Vec<u8>>>,
    /// By how much what went in is longer than what came out, in bytes.
    overhead: u64,
    /// The work since other tasks had a turn.
    work: usize,
}

impl Unpacked {
    /// Ends with an error.
    fn damaged(&mut self) -> Poll<Option<Result<Bytes, PayloadError>>> {
        self.decoder = None;
        Poll::Ready(Some(Err(damage())))
    }
}

impl Stream for Unpacked {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            let Some(decoder) = &mut this.decoder else { return Poll::Ready(None) };
            if this.work >= TURN_WORK {
                this.work = 0;
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            if this.packed.is_empty() {
                match ready!(Pin::new(&mut this.payload).poll_next(context)) {
                    Some(Ok(bytes)) => {
                        this.packed = bytes;
                        continue;
                    }
                    Some(Err(error)) => {
                        this.decoder = None;
                        return Poll::Ready(Some(Err(error)));
                    }
                    None => {}
                }
                // The checksum comes last.
                if decoder.try_finish().is_err() {
                    return this.damaged();
                }
                let rest = std::mem::take(decoder.get_mut());
                this.decoder = None;
                return Poll::Ready((!rest.is_empty()).then(|| Ok(rest.into())));
            }
            let piece = &this.packed[..this.packed.len().min(PIECE_BYTES)];
            let length = piece.len();
            if decoder.write_all(piece).and_then(|()| decoder.flush()).is_err() {
                return this.damaged();
            }
            this.packed.advance(length);
            let unpacked = std::mem::take(decoder.get_mut());
            this.work += unpacked.len() + PIECE_WORK;
            this.overhead = (this.overhead + length as u64).saturating_sub(unpacked.len() as u64);
            if this.overhead > OVERHEAD_MAX {
                return this.damaged();
            }
            if !unpacked.is_empty() {
                return Poll::Ready(Some(Ok(unpacked.into())));
            }
        }
    }
}
