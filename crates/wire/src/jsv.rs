//! JSV, the format of ServiceStack.Text: the structure of JSON with the quotes of CSV.
//!
//! ```text
//! value  = object | list | quoted | bare
//! object = "{" [ key ":" value *( "," key ":" value ) ] "}"        key = quoted | bare, up to the colon
//! list   = "[" [ value *( "," value ) ] "]"
//! quoted = a text in double quotes, with each quote in it doubled
//! bare   = the text up to the comma or the bracket that ends its object or list; the empty text is null
//! ```
//!
//! There is no white space between the parts: a blank is part of a text, and a bare text has no line break. (The metadata
//! pages show JSV with line breaks for people.) All scalars are texts. JSV cannot express a list whose only item is null; it
//! reads back as an empty list.

mod read;
mod write;

use crate::codec::Codec;

pub(crate) use read::{read_items, read_text};
pub(crate) use write::write_value;

/// JSV's row in the table of formats. ServiceStack registers `application/jsv`, and its pages and answers have `text/jsv`.
pub(crate) const CODEC: Codec = Codec {
    name: "jsv",
    media_types: &["text/jsv", "application/jsv"],
    content_type: "text/jsv",
    is_preferred: true,
    is_attachment: false,
    read: read::read,
    write: write::write,
    read_list: read::read_list,
};
