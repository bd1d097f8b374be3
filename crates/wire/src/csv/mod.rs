//! CSV (RFC 4180): a row of headers, then one row for each message or item.
//!
//! Headers are the .NET names of the members. A cell that holds a list or an object has it in JSV. An empty cell is null,
//! and an empty cell in quotes is an empty text. What cannot be said: a row whose only cell is null (it reads back as an
//! empty text), because a blank line is no row; and the columns of a list that has no items.
//!
//! A cell that begins with `=`, `+`, `-` or `@` is written as it is: these files are read by programs, and a mark put
//! before such a text would change what they read. Who opens one in a spreadsheet should import its columns as text.

mod delimiter;
mod list;
mod read;
mod write;

use crate::format::Codec;

pub use delimiter::{Delimiter, DelimiterError};
pub(crate) use list::ListRows;
pub(crate) use read::{Headers, NEVER_CLOSED, read_headers, read_row};
pub use write::{write_cell, write_cell_between};

/// CSV's row in the table of formats.
pub(crate) const CODEC: Codec = Codec {
    name: "csv",
    media_types: &["text/csv", "application/csv"],
    content_type: "text/csv",
    is_preferred: false,
    is_attachment: true,
    read: read::read,
    write: write::write,
    read_list: read::read_list,
    write_list: write::write_list,
};
