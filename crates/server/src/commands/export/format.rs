//! The formats of an export.

use std::path::Path;

use clap::ValueEnum;

use crate::files::extension_of;

/// The format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    /// A row of headers, then a row for each billable, as the API writes them
    Csv,
    /// A JSON object in each line, as the API writes it
    Jsonl,
}

impl ExportFormat {
    /// The format that belongs to the extension of a file.
    pub(super) fn from_path(path: &Path) -> Option<Self> {
        match extension_of(path)?.as_str() {
            "csv" => Some(Self::Csv),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            _ => None,
        }
    }
}
