//! The records of a file, read by a thread of their own, so that reading and writing go on at the same time.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};
use std::thread;

use billables_contract::Verdict;
use billables_domain::NewBillable;
use billables_wire::{Delimiter, Record, RecordError, RecordReader, Value};
use serde::Deserialize;

use super::columns::Columns;
use super::format::InputFormat;
use super::verdict::Settled;

/// The maximum size of a record in bytes, as for a body of the API.
const RECORD_BYTES_MAX: usize = 64 * 1024;

/// The number of bytes to read at once.
const PIECE_BYTES: usize = 256 * 1024;

/// The maximum size of the records in a chunk, in bytes.
const CHUNK_BYTES_MAX: usize = 4 * 1024 * 1024;

/// The members of a record that the import uses. The record of an export has more members, which are the billable's
/// history.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Members {
    account_id: Option<String>,
    customer_id: Option<String>,
    session_id: Option<String>,
    call_sid: Option<String>,
    status: Option<String>,
    date_voided: Option<String>,
}

/// A record of the file.
pub(super) struct Item {
    /// The line at which the record begins, counted from 1.
    pub(super) line: usize,
    /// The bytes of the record, unless it is too long.
    pub(super) text: Option<Box<[u8]>>,
    /// Whether the bytes are a record of the format.
    pub(super) is_readable: bool,
    /// The report, or the reason for which there is none.
    pub(super) report: Result<NewBillable, Settled>,
}

/// Consecutive records.
#[derive(Default)]
pub(super) struct Chunk {
    pub(super) items: Vec<Item>,
    /// The number of records in the file up to the end of the chunk.
    pub(super) records: u64,
    /// The number of bytes in the file up to the end of the chunk.
    pub(super) offset: u64,
    /// Whether the last record breaks the file, so that the reader cannot find the records after it.
    pub(super) is_broken: bool,
}

/// The reason for an end of reading before the end of the file.
pub(super) enum InputError {
    /// The system cannot read the file.
    Unreadable(io::Error),
    /// The row of headers lacks members of a report.
    Headers(String),
}

/// The row of headers of CSV.
#[derive(Clone, Debug)]
pub(super) struct HeaderRow {
    /// The text of the row.
    pub(super) text: String,
    pub(super) delimiter: Delimiter,
}

/// The records of a file, as a thread reads them.
pub(super) struct Input {
    pub(super) chunks: Receiver<Result<Chunk, InputError>>,
    /// The row of headers of CSV, set before the first chunk arrives.
    pub(super) header: Arc<OnceLock<HeaderRow>>,
}

impl Input {
    /// Starts a thread that reads a file or standard input, skips some records, and forms chunks of `items_max` records
    /// at most.
    pub(super) fn start(
        path: &Path,
        format: InputFormat,
        columns: Columns,
        skip: u64,
        items_max: usize,
    ) -> io::Result<Self> {
        let source: Box<dyn Read + Send> =
            if path == Path::new("-") { Box::new(io::stdin()) } else { Box::new(File::open(path)?) };
        // Two chunks may wait while the import settles another.
        let (sender, chunks) = sync_channel(2);
        let header = Arc::new(OnceLock::new());
        let reading = Reading {
            reader: RecordReader::new(format.record_format(), RECORD_BYTES_MAX).with_header_rule(columns.header_rule()),
            columns,
            is_json: format != InputFormat::Csv,
            head: Vec::new(),
            head_start: 0,
            header: header.clone(),
            skip,
            items_max,
            chunk: Chunk::default(),
            chunk_bytes: 0,
            sender,
        };
        thread::Builder::new().name("import-reader".to_owned()).spawn(move || reading.run(source))?;
        Ok(Self { chunks, header })
    }
}

/// The receiver of the chunks is gone.
struct Gone;

/// The state of the thread that reads.
struct Reading {
    reader: RecordReader,
    columns: Columns,
    is_json: bool,
    /// The bytes up to the row of headers, without the empty lines at the beginning of the file.
    head: Vec<u8>,
    /// The offset of `head` in the file.
    head_start: u64,
    header: Arc<OnceLock<HeaderRow>>,
    skip: u64,
    items_max: usize,
    chunk: Chunk,
    chunk_bytes: usize,
    sender: SyncSender<Result<Chunk, InputError>>,
}

impl Reading {
    fn run(mut self, mut source: Box<dyn Read + Send>) {
        let mut piece = vec![0; PIECE_BYTES];
        let mut source: Box<dyn Read> = match read_head(&mut source) {
            Ok(head) => {
                self.reader = self.reader.with_delimiter(self.columns.delimiter(&head));
                Box::new(io::Cursor::new(head).chain(source))
            }
            Err(error) => {
                let _ = self.sender.send(Err(InputError::Unreadable(error)));
                return;
            }
        };
        loop {
            match source.read(&mut piece) {
                Ok(0) => break,
                Ok(length) => {
                    self.remember(&piece[..length]);
                    self.reader.feed(&piece[..length]);
                    if self.take_records().is_err() {
                        return;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    // The result does not matter if the receiver is gone.
                    let _ = self.send().map(|()| self.sender.send(Err(InputError::Unreadable(error))));
                    return;
                }
            }
        }
        self.reader.finish();
        let _ = self.take_records().and_then(|()| self.send());
    }

    /// Keeps the bytes that may belong to the row of headers, and counts the bytes of the empty lines before it.
    fn remember(&mut self, piece: &[u8]) {
        if self.header.get().is_some() {
            return;
        }
        let is_line_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
        let empty = if self.head.is_empty() { piece.iter().take_while(|byte| is_line_end(byte)).count() } else { 0 };
        self.head_start += empty as u64;
        self.head.extend_from_slice(&piece[empty..]);
    }

    fn take_records(&mut self) -> Result<(), Gone> {
        let delimiter = self.reader.delimiter();
        while let Some(record) = self.reader.next_record() {
            if let Some(RecordError::Headers(problem)) = record.problem() {
                let _ = self.sender.send(Err(InputError::Headers(problem.clone())));
                return Err(Gone);
            }
            if self.header.get().is_none() {
                let length = record.start().offset.saturating_sub(self.head_start);
                let length = usize::try_from(length).unwrap_or(usize::MAX).min(self.head.len());
                let text = String::from_utf8_lossy(&self.head[..length]).into_owned();
                let _ = self.header.set(HeaderRow { text, delimiter });
                self.head = Vec::new();
            }
            if record.index() < self.skip {
                continue;
            }
            let item = read_item(&record, &self.columns, self.is_json);
            let end = record.end();
            self.chunk_bytes += item.text.as_ref().map_or(0, |text| text.len());
            self.chunk.items.push(item);
            (self.chunk.records, self.chunk.offset) = (end.index, end.offset);
            self.chunk.is_broken = self.reader.is_broken();
            if self.chunk.items.len() >= self.items_max || self.chunk_bytes >= CHUNK_BYTES_MAX {
                self.send()?;
            }
        }
        Ok(())
    }

    fn send(&mut self) -> Result<(), Gone> {
        self.chunk_bytes = 0;
        let chunk = std::mem::take(&mut self.chunk);
        if chunk.items.is_empty() { Ok(()) } else { self.sender.send(Ok(chunk)).map_err(|_| Gone) }
    }
}

/// Reads the beginning of a file, up to the end of the first line that is not empty.
fn read_head(source: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut piece = [0; 4_096];
    let is_complete = |head: &[u8]| {
        let text = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head).trim_ascii_start();
        text.iter().any(|byte| matches!(byte, b'\r' | b'\n'))
    };
    while head.len() < RECORD_BYTES_MAX && !is_complete(&head) {
        match source.read(&mut piece) {
            Ok(0) => break,
            Ok(length) => head.extend_from_slice(&piece[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(head)
}

fn bind(record: &Record<'_>, columns: &Columns, format_is_json: bool) -> Result<Members, RecordError> {
    if !(format_is_json && columns.renames()) {
        return record.bind();
    }
    match record.value()? {
        Value::Object(object) => Ok(billables_wire::Members::of_body(columns.renamed(&object)).bind_all()?),
        _ => record.bind(),
    }
}

fn read_item(record: &Record<'_>, columns: &Columns, format_is_json: bool) -> Item {
    let members = bind(record, columns, format_is_json);
    let is_readable = !matches!(&members, Err(RecordError::Read(_) | RecordError::TooLong { .. }));
    let report = match members {
        Ok(members) => to_report(members).and_then(|mut report| match columns.complete(&mut report) {
            Ok(()) => Ok(report),
            Err(reason) => Err(Settled::new(Verdict::Invalid, "InvalidValue", reason)),
        }),
        Err(RecordError::Bind(errors)) => Err(Settled::new(Verdict::Invalid, "InvalidValue", errors.to_string())),
        Err(error) => {
            // The reader cannot find the next record after a record without an end.
            let is_end = record.bytes().is_none() && !matches!(error, RecordError::TooLong { .. });
            let end = if is_end { " Nothing after it could be read." } else { "" };
            Err(Settled::new(Verdict::Invalid, "SerializationException", format!("{error}{end}")))
        }
    };
    Item { line: record.start().line, text: record.bytes().map(Box::from), is_readable, report }
}

/// The report of a record. The record of a voided billable is refused, because it would bill a call that a person
/// voided.
fn to_report(members: Members) -> Result<NewBillable, Settled> {
    let is_given = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.is_empty());
    let is_voided = members.status.as_deref().is_some_and(|status| status.trim().eq_ignore_ascii_case("voided"));
    if is_voided || is_given(&members.date_voided) {
        let reason =
            "The record is that of a voided billable. To bill the call nevertheless, remove Status and DateVoided.";
        return Err(Settled::new(Verdict::Invalid, "BillableVoided", reason));
    }
    let Members { account_id, customer_id, session_id, call_sid, .. } = members;
    Ok(NewBillable { account_id, customer_id, session_id, call_sid })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(status: Option<&str>, date_voided: Option<&str>) -> Result<NewBillable, Settled> {
        to_report(Members {
            status: status.map(str::to_owned),
            date_voided: date_voided.map(str::to_owned),
            ..Members::default()
        })
    }

    #[test]
    fn a_voided_record_reports_nothing() {
        for (status, date_voided) in [
            (Some("Voided"), None),
            (Some(" voided"), None),
            (None, Some("2026-11-23T09:30:00Z")),
            (Some("Reported"), Some("x")),
        ] {
            assert_eq!(report(status, date_voided).unwrap_err().code, "BillableVoided");
        }
        for (status, date_voided) in [(None, None), (Some("Reported"), Some("")), (Some(""), None)] {
            assert!(report(status, date_voided).is_ok());
        }
    }
}
