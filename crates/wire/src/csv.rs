//! CSV (RFC 4180): a row of headers, then one row for each message or item.
//!
//! Headers are the .NET names of the members. A cell holds a list or an object in JSV. An empty cell is null, and an empty
//! cell in quotes is an empty text. CSV cannot express two things: a row whose only cell is null (it reads back as an empty
//! text, because a blank line is no row), and the columns of a list without items.
//!
//! The writer adds no mark before a cell that begins with `=`, `+`, `-` or `@`, because programs read these files and a mark
//! would change the text. A spreadsheet should import the columns as text.

mod cells;
mod delimiter;
mod read;
mod write;

use crate::codec::Codec;

pub use cells::{write_cell, write_cell_between};
pub use delimiter::{Delimiter, DelimiterError};
pub(crate) use read::{Headers, NEVER_CLOSED, read_headers, read_row};
pub(crate) use write::ListRows;

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
};
