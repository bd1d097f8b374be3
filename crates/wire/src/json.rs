//! JSON (RFC 8259).
//!
//! The reader keeps what serde_json does not: every digit of a number, and every occurrence of a repeated member. A property
//! test compares it with serde_json.

mod read;
mod write;

use crate::codec::Codec;

pub(crate) use read::{read_item, read_line, read_text};
pub use write::write_string;
pub(crate) use write::write_value;

/// JSON's row in the table of formats.
pub(crate) const CODEC: Codec = Codec {
    name: "json",
    media_types: &["application/json", "text/json"],
    content_type: "application/json; charset=utf-8",
    is_preferred: true,
    is_attachment: false,
    read: read::read,
    write: write::write,
    read_list: read::read_list,
};
