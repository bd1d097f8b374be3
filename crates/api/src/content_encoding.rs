//! Compressed bodies of requests (RFC 9110, section 8.4). The service reads gzip alone.
//!
//! A body is decompressed in small pieces while it arrives. So the limits on a body count decompressed bytes, and a body of
//! extreme compression takes no more memory than any other.

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

/// The size of a compressed piece, in bytes. The decompressed piece is at most about a thousand times larger.
const PIECE_BYTES: usize = 128;

/// The work after which other tasks of the thread have a turn: the decompressed bytes, and [`PIECE_WORK`] for each piece.
const TURN_WORK: usize = 256 * 1024;

/// The fixed work of a piece, in decompressed bytes.
const PIECE_WORK: usize = 1_024;

/// The most bytes by which a compressed body may exceed its decompressed form. Ordinary
/// gzip exceeds it by a few bytes; without the limit, a body of empty parts could go on for ever.
const OVERHEAD_MAX: u64 = 64 * 1024;

/// Whether the body of a request is compressed.
///
/// # Errors
///
/// The body has an encoding other than gzip.
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
    let message =
        format!("The Content-Encoding is {coding}. Send the body uncompressed, or compressed once with gzip.");
    ApiError::new(ErrorCode::UnsupportedMediaType, message).with_accept_encoding("gzip")
}

/// The body of a request, decompressed.
///
/// # Errors
///
/// The body has an encoding other than gzip.
pub(crate) fn decompressed(request: &HttpRequest, payload: Payload) -> Result<Payload, ApiError> {
    if !is_compressed(request)? {
        return Ok(payload);
    }
    let decompressed = Decompressed {
        payload,
        compressed: Bytes::new(),
        decoder: Some(MultiGzDecoder::new(Vec::new())),
        overhead: 0,
        work: 0,
    };
    Ok(Payload::Stream { payload: Box::pin(decompressed) })
}

/// The error of a body that ends early or cannot be decompressed.
pub(crate) fn payload_error(error: &PayloadError) -> ApiError {
    let message = match error {
        error if is_damage(error) => {
            "The body is not the gzip that its Content-Encoding names: it is damaged or not complete. Send the body again."
        }
        _ => "The body ended before it was complete. Send the body again.",
    };
    ApiError::new(ErrorCode::SerializationException, message)
}

/// The error of a body that cannot be decompressed.
pub(crate) fn damage_error() -> PayloadError {
    PayloadError::Io(DAMAGED.into())
}

/// Whether an error comes from a body that cannot be decompressed.
pub(crate) fn is_damage(error: &PayloadError) -> bool {
    matches!(error, PayloadError::Io(error) if error.kind() == DAMAGED)
}

/// The kind of error of a body that cannot be decompressed. The HTTP library's own variant also stands for broken chunks.
const DAMAGED: io::ErrorKind = io::ErrorKind::InvalidData;

struct Decompressed {
    payload: Payload,
    /// The bytes that have arrived and are not decompressed yet.
    compressed: Bytes,
    /// Absent after the end.
    decoder: Option<MultiGzDecoder<Vec<u8>>>,
    /// The compressed bytes minus the decompressed bytes, never below zero.
    overhead: u64,
    /// The work since the last turn of other tasks.
    work: usize,
}

impl Decompressed {
    /// Ends the stream with an error.
    fn damaged(&mut self) -> Poll<Option<Result<Bytes, PayloadError>>> {
        self.decoder = None;
        Poll::Ready(Some(Err(damage_error())))
    }
}

impl Stream for Decompressed {
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
            if this.compressed.is_empty() {
                match ready!(Pin::new(&mut this.payload).poll_next(context)) {
                    Some(Ok(bytes)) => {
                        this.compressed = bytes;
                        continue;
                    }
                    Some(Err(error)) => {
                        this.decoder = None;
                        return Poll::Ready(Some(Err(error)));
                    }
                    None => {}
                }
                // The checksum is at the end.
                if decoder.try_finish().is_err() {
                    return this.damaged();
                }
                let rest = std::mem::take(decoder.get_mut());
                this.decoder = None;
                return Poll::Ready((!rest.is_empty()).then(|| Ok(rest.into())));
            }
            let piece = &this.compressed[..this.compressed.len().min(PIECE_BYTES)];
            let length = piece.len();
            if decoder.write_all(piece).and_then(|()| decoder.flush()).is_err() {
                return this.damaged();
            }
            this.compressed.advance(length);
            let decompressed = std::mem::take(decoder.get_mut());
            this.work += decompressed.len() + PIECE_WORK;
            this.overhead = (this.overhead + length as u64).saturating_sub(decompressed.len() as u64);
            if this.overhead > OVERHEAD_MAX {
                return this.damaged();
            }
            if !decompressed.is_empty() {
                return Poll::Ready(Some(Ok(decompressed.into())));
            }
        }
    }
}
