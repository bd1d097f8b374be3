//! JSV, as ServiceStack.Text writes and reads it: JSON's shape with the quotes of CSV.
//!
//! ```text
//! value  = object | list | quoted | bare
//! object = "{" [ key ":" value *( "," key ":" value ) ] "}"        key = quoted | bare, up to the colon
//! list   = "[" [ value *( "," value ) ] "]"
//! quoted = a text in double quotes, with every quote in it doubled
//! bare   = everything up to the comma or the bracket that ends its object or list; nothing at all is null
//! ```
//!
//! There is no white space between the parts: a blank belongs to the text that it stands in, and a bare text has no line
//! break. (Pages show JSV with line breaks; that form is for people.) All scalars are texts. What cannot be said: a list
//! whose only item is null; it reads back as an empty list.

mod read;
mod write;

use crate::format::Codec;

pub(crate) use read::{read_items, read_text};
pub(crate) use write::write_value;

/// JSV's row in the table of formats. `application/jsv` is what the original registers, `text/jsv` what its pages and
/// its answers say.
pub(crate) const CODEC: Codec = Codec {
    name: "jsv",
    media_types: &["text/jsv", "application/jsv"],
    content_type: "text/jsv",
    is_preferred: true,
    is_attachment: false,
    read: read::read,
    write: write::write,
    read_list: read::read_list,
    write_list: write::write_list,
};
