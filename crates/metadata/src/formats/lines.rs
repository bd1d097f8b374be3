//! CSV and JSONL, the formats of rows. The published pages show their samples as JSON and call JSONL `other` in three
//! places, and the pages here do the same.

use super::definition::Definition;
use super::json::write;

pub(super) static CSV: Definition =
    Definition { name: "csv", title: "CSV", suffix: "csv", media_type: "text/csv", has_callback: false, write };

pub(super) static JSONL: Definition =
    Definition { name: "jsonl", title: "JSONL", suffix: "other", media_type: "text/jsonl", has_callback: false, write };
