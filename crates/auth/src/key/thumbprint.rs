//! The thumbprint of a key (RFC 7638).

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The SHA-256 of the required members, in base64url without padding.
pub(super) fn thumbprint(members: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest(&SHA256, members.as_bytes()))
}
