//! The ways in which records follow each other in a body.

use crate::format::Format;

/// The arrangement of the records in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordFormat {
    /// An object in each line. Blank lines are skipped.
    JsonLines,
    /// An array of objects.
    JsonArray,
    /// A row of headers, then a row for each record.
    Csv,
}

impl RecordFormat {
    /// The arrangement of records in a format; `None` if the format cannot be read in pieces.
    pub fn of(format: Format) -> Option<Self> {
        match format {
            Format::Json => Some(Self::JsonArray),
            Format::Jsonl => Some(Self::JsonLines),
            Format::Csv => Some(Self::Csv),
            Format::Xml | Format::Jsv => None,
        }
    }
}
