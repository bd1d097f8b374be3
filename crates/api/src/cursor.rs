//! Cursors: an opaque position in a list, tied to the list's filters.
//!
//! A cursor holds a version, a digest over the list's name, the filters and the position, and the position itself. A cursor
//! grants no rights: each page checks the caller's permission. The digest detects a damaged cursor and a cursor of another list.
//! A client can compute the digest, so the position is validated as well.
//!
//! The digest covers a text of the list's name and the filters that are set, such as
//! `ListBillables?accountId=demo&status=Voided`. During a rolling upgrade, old and new processes continue each other's pages: a
//! new filter is not part of the text until a client sets the filter.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use billables_contract::ErrorCode;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest as _, Sha256};

use crate::error::ApiError;

/// Version 1 had a digest over the debug output of a struct.
const VERSION: u8 = 2;
const DIGEST_LENGTH: usize = 12;
/// Longer than every cursor: the longest has a version, a digest and an id of 64 bytes.
const TEXT_LENGTH_MAX: usize = 128;

/// The identity of a list for its cursors: the operation and the filters.
pub(crate) struct List {
    text: String,
}

impl List {
    /// The list of an operation, without a filter.
    pub(crate) fn new(name: &'static str) -> Self {
        Self { text: name.to_owned() }
    }

    /// Adds a filter, if it is set. The order of the calls is part of every cursor, so a new filter comes last.
    pub(crate) fn with(mut self, name: &'static str, value: Option<impl fmt::Display>) -> Self {
        if let Some(value) = value {
            let separator = if self.text.contains('?') { '&' } else { '?' };
            let value = value.to_string();
            self.text.push_str(&format!("{separator}{name}={}", utf8_percent_encode(&value, NON_ALPHANUMERIC)));
        }
        self
    }

    /// The cursor of a position.
    pub(crate) fn cursor(&self, position: &[u8]) -> String {
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(&self.digest(position));
        bytes.extend_from_slice(position);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The position of a cursor of this list, as `parse` reads it. `parse` can read every position that [`Self::cursor`] wrote, so
    /// `None` means that the client made the cursor up.
    pub(crate) fn position<T>(&self, cursor: &str, parse: impl FnOnce(&[u8]) -> Option<T>) -> Result<T, ApiError> {
        self.read(cursor).and_then(|bytes| parse(&bytes)).ok_or_else(|| {
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
        for part in [self.text.as_bytes(), position] {
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

    fn position(list: &List, cursor: &str) -> Result<Vec<u8>, ApiError> {
        list.position(cursor, |bytes| Some(bytes.to_vec()))
    }

    fn of_customer(customer: &str) -> List {
        List::new("ListSessions").with("accountId", Some("demo")).with("customerId", Some(customer))
    }

    #[test]
    fn a_cursor_is_valid_for_its_own_list_alone() {
        let list = of_customer("acme");
        let cursor = list.cursor(b"position");
        assert_eq!(position(&list, &cursor).unwrap(), b"position");
        assert!(cursor.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'));
        assert!(position(&of_customer("globex"), &cursor).is_err());
        assert!(position(&List::new("ListSessions").with("accountId", Some("demo")), &cursor).is_err());
        assert!(position(&List::new("ListSessions"), &cursor).is_err());
        let one_value = List::new("ListSessions").with("accountId", Some("demo&customerId=acme"));
        assert!(position(&one_value, &cursor).is_err());
    }

    #[test]
    fn an_unset_filter_breaks_no_cursor() {
        let list = List::new("ListSessions").with("accountId", Some("demo"));
        let cursor = list.cursor(b"position");
        let list = list.with("priceCode", None::<&str>);
        assert_eq!(position(&list, &cursor).unwrap(), b"position");
    }

    #[test]
    fn every_damaged_byte_is_detected() {
        let list = List::new("ListAccounts");
        let cursor = list.cursor(&[7; 16]);
        for index in 0..cursor.len() {
            for replacement in ["A", "z", "=", "ä", ""] {
                let mut damaged = cursor.clone();
                damaged.replace_range(index..=index, replacement);
                assert!(damaged == cursor || position(&list, &damaged).is_err(), "{damaged}");
            }
        }
        for text in ["", "AQ", &"A".repeat(1_000_000)] {
            assert!(position(&list, text).is_err());
        }
    }
}
