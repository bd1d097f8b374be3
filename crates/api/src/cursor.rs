//! Cursors: an opaque position in a list, tied to the list's filters.
//!
//! A cursor holds a version, a digest over the list's name, its filters and the position, and the position itself. It
//! carries no rights: a page asks for permission anew. The digest is not a secret either; it is there so that a damaged
//! cursor, or one of another list, is told from a good one.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use billables_contract::ErrorCode;
use sha2::{Digest as _, Sha256};

use crate::error::ApiError;

const VERSION: u8 = 1;
const DIGEST_LENGTH: usize = 12;
/// The longest cursor of ours is the version, the digest and an id of 64 bytes; anything longer is not one.
const TEXT_LENGTH_MAX: usize = 128;

/// A list, as far as its cursors care: which one, and with which filters.
pub(crate) struct List {
    name: &'static str,
    filters: String,
}

impl List {
    /// A list by its operation's name and its filters, in a form that is equal for equal filters.
    pub(crate) fn new(name: &'static str, filters: &impl std::fmt::Debug) -> Self {
        Self { name, filters: format!("{filters:?}") }
    }

    /// The cursor of a position.
    pub(crate) fn cursor(&self, position: &[u8]) -> String {
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(&self.digest(position));
        bytes.extend_from_slice(position);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The position of a cursor of this list.
    pub(crate) fn position(&self, cursor: &str) -> Result<Vec<u8>, ApiError> {
        self.read(cursor).ok_or_else(|| {
            let message = "Cursor is damaged, or belongs to a list with other filters. \
                Send the nextCursor of the page before unchanged, or leave it out to begin anew.";
            ApiError::of_member(ErrorCode::InvalidCursor, "Cursor", message)
        })
    }

    fn read(&self, cursor: &str) -> Option<Vec<u8>> {
        let bytes = (cursor.len() <= TEXT_LENGTH_MAX).then(|| URL_SAFE_NO_PAD.decode(cursor).ok()).flatten()?;
        let (version, rest) = bytes.split_first()?;
        let (digest, position) = rest.split_at_checked(DIGEST_LENGTH)?;
        (*version == VERSION && digest == self.digest(position)).then(|| position.to_vec())
    }

    fn digest(&self, position: &[u8]) -> [u8; DIGEST_LENGTH] {
        let mut hasher = Sha256::new();
        for part in [self.name.as_bytes(), self.filters.as_bytes(), position] {
            hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hasher.update(part);
        }
        let mut digest = [0; DIGEST_LENGTH];
        digest.copy_from_slice(&hasher.finalize()[..DIGEST_LENGTH]);
        digest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_gives_its_position_back_to_its_own_list_alone() {
        let list = List::new("ListBillables", &("demo", 1));
        let cursor = list.cursor(b"position");
        assert_eq!(list.position(&cursor).unwrap(), b"position");
        assert!(cursor.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'));
        assert!(List::new("ListBillables", &("demo", 2)).position(&cursor).is_err());
        assert!(List::new("ListSessions", &("demo", 1)).position(&cursor).is_err());
    }

    #[test]
    fn every_damaged_byte_is_noticed() {
        let list = List::new("ListAccounts", &());
        let cursor = list.cursor(&[7; 16]);
        for index in 0..cursor.len() {
            for replacement in ["A", "z", "=", "ä", ""] {
                let mut damaged = cursor.clone();
                damaged.replace_range(index..=index, replacement);
                assert!(damaged == cursor || list.position(&damaged).is_err(), "{damaged}");
            }
        }
        for text in ["", "AQ", &"A".repeat(1_000_000)] {
            assert!(list.position(text).is_err());
        }
    }
}
