//! The formats of an import.

use std::path::Path;

use billables_wire::RecordFormat;
use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use crate::files::extension_of;

/// The format of a file of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum InputFormat {
    /// A row of headers, then a row for each record
    Csv,
    /// A JSON object in each line
    Jsonl,
    /// A JSON array of objects
    Json,
}

impl InputFormat {
    /// The format that belongs to the extension of a file.
    pub(super) fn from_path(path: &Path) -> Option<Self> {
        match extension_of(path)?.as_str() {
            "csv" => Some(Self::Csv),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The format of the record reader.
    pub(super) fn record_format(self) -> RecordFormat {
        match self {
            Self::Csv => RecordFormat::Csv,
            Self::Jsonl => RecordFormat::JsonLines,
            Self::Json => RecordFormat::JsonArray,
        }
    }
}
