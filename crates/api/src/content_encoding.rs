//! Compressed bodies of requests (RFC 9110, section 8.4): gzip is read, and nothing else.
//!
//! A body is unpacked while it is read, a little at a time, so that the limits on a body hold for what it unpacks to, and a body
//! that unpacks to a thousand times its size takes no more memory than any other.

use std::io::Write as _;
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
    let unpacked = Unpacked { payload, packed: Bytes::new(), decoder: Some(MultiGzDecoder::new(Vec::new())) };
    Ok(Payload::Stream { payload: Box::pin(unpacked) })
}

/// The error of a body that breaks off or cannot be unpacked.
pub(crate) fn of_payload(error: &PayloadError) -> ApiError {
    let message = match error {
        PayloadError::EncodingCorrupted => {
            "The body is not what its Content-Encoding says: it is no gzip, damaged, or not complete. Send it again."
        }
        _ => "The body ended before it was complete. Send it again.",
    };
    ApiError::new(ErrorCode::SerializationException, message)
}

struct Unpacked {
    payload: Payload,
    /// The bytes that have arrived and are not unpacked yet.
    packed: Bytes,
    /// Absent behind the end.
    decoder: Option<MultiGzDecoder<Vec<u8>>>,
}

impl Unpacked {
    /// Ends with an error.
    fn damaged(&mut self) -> Poll<Option<Result<Bytes, PayloadError>>> {
        self.decoder = None;
        Poll::Ready(Some(Err(PayloadError::EncodingCorrupted)))
    }
}

impl Stream for Unpacked {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            let Some(decoder) = &mut this.decoder else { return Poll::Ready(None) };
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
            if !unpacked.is_empty() {
                return Poll::Ready(Some(Ok(unpacked.into())));
            }
        }
    }
}
