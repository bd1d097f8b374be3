//! The stored form of a call SID. Every report searches an index of call SIDs at a random page, so the form is compact.
//!
//! The form is a tag byte, and then 16 bytes for Twilio's form or for a UUID, or the text of any other token. Each canonical
//! spelling has exactly one stored form, so equal call SIDs have equal bytes.

use billables_domain::{CallSid, CallSidMode};
use uuid::Uuid;

/// The tag of any other token, which is stored as text.
pub(crate) const TOKEN: u8 = 0;
/// The tag of Twilio's form, `CA` and 32 hex digits.
const TWILIO: u8 = 1;
/// The tag of a UUID in the form 8-4-4-4-12.
const UUID: u8 = 2;

/// The length of the stored forms of Twilio's form and of a UUID, with the tag.
pub(crate) const COMPACT_LENGTH: usize = 17;

/// Whether every stored form with this tag has [`COMPACT_LENGTH`] bytes, and any bytes after the tag are a call SID.
pub(crate) fn is_compact(tag: u8) -> bool {
    matches!(tag, TWILIO | UUID)
}

/// The stored form of a call SID.
pub(crate) fn encode(call_sid: &CallSid) -> Vec<u8> {
    let text = call_sid.as_str();
    let (tag, uuid) = match text.len() {
        34 => (TWILIO, text.strip_prefix("CA").and_then(|hex| Uuid::try_parse(hex).ok())),
        36 => (UUID, Uuid::try_parse(text).ok()),
        _ => (TOKEN, None),
    };
    match uuid {
        Some(uuid) if spelling(tag, &uuid, &mut [0; 36]) == text => tagged(tag, uuid.as_bytes()),
        _ => tagged(TOKEN, text.as_bytes()),
    }
}

/// The call SID of a stored form, or `None` if [`encode`] never returns these bytes.
pub(crate) fn decode(bytes: &[u8]) -> Option<CallSid> {
    let (tag, rest) = bytes.split_first()?;
    let parse = |text: &str| CallSid::parse(text, CallSidMode::Any).ok();
    match *tag {
        TOKEN => {
            let call_sid = parse(std::str::from_utf8(rest).ok()?)?;
            // Twilio's form and a UUID have their own stored forms, and are invalid as tokens.
            (encode(&call_sid) == bytes).then_some(call_sid)
        }
        tag @ (TWILIO | UUID) => parse(spelling(tag, &Uuid::from_slice(rest).ok()?, &mut [0; 36])),
        _ => None,
    }
}

fn tagged(tag: u8, rest: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(rest.len() + 1);
    bytes.push(tag);
    bytes.extend_from_slice(rest);
    bytes
}

/// The spelling of 16 bytes. The buffer is large enough for both forms.
fn spelling<'b>(tag: u8, uuid: &Uuid, buffer: &'b mut [u8; 36]) -> &'b str {
    if tag != TWILIO {
        return uuid.hyphenated().encode_lower(buffer);
    }
    buffer[..2].copy_from_slice(b"CA");
    uuid.simple().encode_lower(&mut buffer[2..]);
    std::str::from_utf8(&buffer[..34]).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn call_sid(text: &str) -> CallSid {
        CallSid::parse(text, CallSidMode::Any).unwrap()
    }

    #[test]
    fn both_common_forms_take_17_bytes() {
        assert_eq!(encode(&call_sid("CA0123456789ABCDEF0123456789abcdef")).len(), 17);
        assert_eq!(encode(&call_sid("01890a5d-ac96-774b-bcce-b302099a8057")).len(), 17);
        assert_eq!(encode(&call_sid("call-17")), b"\0call-17");
    }

    #[test]
    fn other_bytes_are_refused() {
        let twilio_as_token = [b"\0".as_slice(), b"CA0123456789abcdef0123456789abcdef"].concat();
        let short = [&[TWILIO][..], &[0; 15]].concat();
        for bytes in [b"".as_slice(), b"\0", b"\x03abc", b"\0\xff", b"\0a b", &twilio_as_token, &short] {
            assert_eq!(decode(bytes), None, "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn decoding_the_stored_form_returns_the_call_sid(
            text in "(CA[0-9a-fA-F]{32}|ca[0-9a-f]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[A-Za-z0-9._:@-]{1,64})"
        ) {
            let call_sid = call_sid(&text);
            prop_assert_eq!(decode(&encode(&call_sid)), Some(call_sid));
        }

        #[test]
        fn bytes_that_decode_are_the_stored_form(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            if let Some(call_sid) = decode(&bytes) {
                prop_assert_eq!(encode(&call_sid), bytes);
            }
        }
    }
}
