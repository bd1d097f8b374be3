//! The records of a file, read by a thread of their own, so that reading and writing go on at the same time.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};
use std::thread;

use billables_wire::{Delimiter, Members, Record, RecordError, RecordReader, Value};
use serde::de::DeserializeOwned;

use super::columns::Columns;
use super::format::InputFormat;
use super::kind::{Kind, Unread};
use super::verdict::{Settled, Verdict};

/// The maximum size of a record in bytes, as for a body of the API.
const RECORD_BYTES_MAX: usize = 64 * 1024;

/// The number of bytes to read at once.
const PIECE_BYTES: usize = 256 * 1024;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The maximum size of the records in a chunk, in bytes.
const CHUNK_BYTES_MAX: usize = 4 * 1024 * 1024;

/// A record of the file.
pub(super) struct Item<U> {
    /// The line at which the record begins, counted from 1.
    pub(super) line: usize,
    /// The bytes of the record, unless it is too long.
    pub(super) text: Option<Box<[u8]>>,
    /// Whether the bytes are a record of the format.
    pub(super) is_readable: bool,
    /// The record with its members, or the reason for which there is none.
    pub(super) unparsed: Result<U, Settled>,
}

/// Consecutive records.
pub(super) struct Chunk<U> {
    pub(super) items: Vec<Item<U>>,
    /// The number of records in the file up to the end of the chunk.
    pub(super) records: u64,
    /// The number of bytes in the file up to the end of the chunk.
    pub(super) offset: u64,
    /// Whether the last record breaks the file, so that the reader cannot find the records after it.
    pub(super) is_broken: bool,
}

impl<U> Default for Chunk<U> {
    fn default() -> Self {
        Self { items: Vec::new(), records: 0, offset: 0, is_broken: false }
    }
}

/// The reason for an end of reading before the end of the file.
pub(super) enum InputError {
    /// The system cannot read the file.
    Unreadable(io::Error),
    /// The row of headers lacks members of a record.
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
pub(super) struct Input<U> {
    pub(super) chunks: Receiver<Result<Chunk<U>, InputError>>,
    /// The row of headers of CSV, set before the first chunk arrives.
    pub(super) header: Arc<OnceLock<HeaderRow>>,
}

impl<U: Send + 'static> Input<U> {
    /// Starts a thread that reads a file or standard input, skips some records, and forms chunks of `items_max` records
    /// at most.
    pub(super) fn start<K: Kind<Unparsed = U>>(
        kind: K,
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
            kind,
            columns,
            is_csv: format == InputFormat::Csv,
            added_bytes: 0,
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
struct Reading<K: Kind> {
    reader: RecordReader,
    kind: K,
    columns: Columns,
    is_csv: bool,
    /// The length of the row of headers that the file has not.
    added_bytes: usize,
    /// The bytes up to the row of headers, without the empty lines at the beginning of the file.
    head: Vec<u8>,
    /// The offset of `head` in the file.
    head_start: u64,
    header: Arc<OnceLock<HeaderRow>>,
    skip: u64,
    items_max: usize,
    chunk: Chunk<K::Unparsed>,
    chunk_bytes: usize,
    sender: SyncSender<Result<Chunk<K::Unparsed>, InputError>>,
}

impl<K: Kind> Reading<K> {
    fn run(mut self, mut source: Box<dyn Read + Send>) {
        let mut piece = vec![0; PIECE_BYTES];
        let mut source: Box<dyn Read> = match read_head(&mut source) {
            Ok(head) => {
                let delimiter = self.columns.delimiter(&head);
                self.reader = self.reader.with_delimiter(delimiter);
                let added = if self.is_csv { self.columns.absent_headers(&head, delimiter) } else { None };
                self.added_bytes = added.as_ref().map_or(0, String::len);
                let mark = if added.is_some() && head.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
                let mut begin = added.unwrap_or_default().into_bytes();
                begin.extend_from_slice(head.get(mark..).unwrap_or_default());
                Box::new(io::Cursor::new(begin).chain(source))
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
            let mut item = read_item(&self.kind, &record, &self.columns);
            item.line = item.line.saturating_sub(usize::from(self.added_bytes > 0));
            let end = record.end();
            self.chunk_bytes += item.text.as_ref().map_or(0, |text| text.len());
            self.chunk.items.push(item);
            let offset = end.offset.saturating_sub(self.added_bytes as u64);
            (self.chunk.records, self.chunk.offset) = (end.index, offset);
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

/// Reads a record as a type whose members have the names of the record's.
pub(super) fn bind<T: DeserializeOwned>(record: &Record<'_>, columns: &Columns) -> Result<T, RecordError> {
    if !columns.renames() {
        return record.bind();
    }
    match record.value()? {
        Value::Object(object) => Ok(Members::of_body(columns.renamed(&object)).bind_all()?),
        _ => record.bind(),
    }
}

fn read_item<K: Kind>(kind: &K, record: &Record<'_>, columns: &Columns) -> Item<K::Unparsed> {
    let read = kind.read(record, columns);
    let is_readable = !matches!(&read, Err(Unread::Record(RecordError::Read(_) | RecordError::TooLong { .. })));
    let unparsed = match read {
        Ok(mut unparsed) => match columns.complete::<K>(&mut unparsed) {
            Ok(()) => Ok(unparsed),
            Err(reason) => Err(Settled::new(Verdict::Invalid, "InvalidValue", reason)),
        },
        Err(Unread::Refused(settled)) => Err(settled),
        Err(Unread::Record(RecordError::Bind(errors))) => {
            Err(Settled::new(Verdict::Invalid, "InvalidValue", errors.to_string()))
        }
        Err(Unread::Record(error)) => {
            // The reader cannot find the next record after a record without an end.
            let is_end = record.bytes().is_none() && !matches!(error, RecordError::TooLong { .. });
            let end = if is_end { " Nothing after it could be read." } else { "" };
            Err(Settled::new(Verdict::Invalid, "SerializationException", format!("{error}{end}")))
        }
    };
    Item { line: record.start().line, text: record.bytes().map(Box::from), is_readable, unparsed }
}
