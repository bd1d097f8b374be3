//! Records: a body of any length that arrives in pieces, read one record at a time.
//!
//! The caller feeds a [`RecordReader`] with bytes as they arrive and takes the complete records: the lines of JSONL, the items
//! of a JSON array, the rows of CSV. The boundaries of the pieces do not matter. The reader holds the latest piece and one
//! incomplete record, whose length is limited.
//!
//! A record that is too long or malformed is an error of that record, and the reader goes on with the next one. If the start
//! of the next record is unknown, as in an array whose brackets do not match, the error is the last record. The reader of the
//! format turns each record into a value, and the binding rules of every body apply.
//!
//! - [`columns`]: the comparison of a row of headers with the wanted columns.
//! - [`frame`]: the ends of records.
//! - [`record`]: one record and its value.
//! - [`plain`]: the fast path of binding, for the common form of records.

mod columns;
mod error;
mod format;
mod frame;
mod plain;
mod record;

use std::fmt;
use std::sync::Arc;

pub use self::columns::{describe_headers, likely_delimiter, respelled};
pub use self::error::RecordError;
pub use self::format::RecordFormat;
use self::frame::{Array, Framer, Lines, Rows, Step};
pub use self::record::{Position, Record};
use crate::csv::{self, Delimiter, Headers};
use crate::read_error::{Place, ReadError};

/// Reads records from a body that arrives in pieces.
///
/// ```
/// use billables_wire::{RecordFormat, RecordReader};
///
/// #[derive(serde::Deserialize)]
/// struct Greeting {
///     name: Option<String>,
/// }
///
/// let mut reader = RecordReader::new(RecordFormat::JsonLines, 1_024);
/// let mut names = Vec::new();
/// for piece in ["{\"na", "me\":\"Ada\"}\n{\"Name\"", ":\"Grace\"}"] {
///     reader.feed(piece.as_bytes());
///     while let Some(record) = reader.next_record() {
///         names.push(record.bind::<Greeting>()?.name);
///     }
/// }
/// reader.finish();
/// while let Some(record) = reader.next_record() {
///     names.push(record.bind::<Greeting>()?.name);
/// }
/// assert_eq!(names, [Some("Ada".to_owned()), Some("Grace".to_owned())]);
/// # Ok::<(), billables_wire::RecordError>(())
/// ```
#[derive(Debug)]
pub struct RecordReader {
    format: RecordFormat,
    bytes_max: usize,
    framer: Framer,
    headers: Option<Headers>,
    header_rule: HeaderRule,
    delimiter: Delimiter,
    /// The bytes that were fed and belong to no returned record.
    buffer: Vec<u8>,
    /// The index in the buffer of the next record's first held byte.
    start: usize,
    /// The index in the buffer of the first byte that the framer has not seen.
    seen: usize,
    /// The start of the next record in the body.
    record: Position,
    /// The position of `start` in the body. It differs from `record` only after the reader dropped bytes of a record that is
    /// too long.
    held_from: Position,
    /// The number of dropped bytes of the next record.
    dropped: usize,
    is_finished: bool,
    is_over: bool,
    is_broken: bool,
}

/// A rule for the row of headers of CSV: it maps the headers to the names of the columns, or returns the problem. By default
/// each header is the name of its column.
#[derive(Clone, Default)]
pub struct HeaderRule(Option<Arc<RuleFunction>>);

type RuleFunction = dyn Fn(&[String]) -> Result<Vec<String>, String> + Send + Sync;

impl HeaderRule {
    /// A rule from a function, which returns one name for each header.
    pub fn new(rule: impl Fn(&[String]) -> Result<Vec<String>, String> + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(rule)))
    }

    fn apply(&self, headers: Headers) -> Result<Headers, RecordError> {
        let Some(rule) = &self.0 else { return Ok(headers) };
        let names = rule(headers.names()).map_err(RecordError::Headers)?;
        Ok(headers.renamed(names))
    }
}

impl fmt::Debug for HeaderRule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("HeaderRule").field(&self.0.is_some()).finish()
    }
}

/// The result of one step of the framer, without a borrow of the buffer.
enum Found {
    Record {
        content: Result<(usize, usize), RecordError>,
        start: Position,
    },
    /// No record, for example a blank line.
    Nothing,
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

impl RecordReader {
    /// A reader of a body in this format, with at most `bytes_max` bytes in each record.
    pub fn new(format: RecordFormat, bytes_max: usize) -> Self {
        let framer = match format {
            RecordFormat::JsonLines => Framer::Lines(Lines),
            RecordFormat::JsonArray => Framer::Array(Array::default()),
            RecordFormat::Csv => Framer::Rows(Rows::new(Delimiter::COMMA)),
        };
        Self {
            format,
            bytes_max,
            framer,
            headers: None,
            header_rule: HeaderRule::default(),
            delimiter: Delimiter::COMMA,
            buffer: Vec::new(),
            start: 0,
            seen: 0,
            record: Position::START,
            held_from: Position::START,
            dropped: 0,
            is_finished: false,
            is_over: false,
            is_broken: false,
        }
    }

    /// Sets the delimiter of CSV. Other formats ignore it.
    pub fn with_delimiter(mut self, delimiter: Delimiter) -> Self {
        if self.format == RecordFormat::Csv {
            self.framer = Framer::Rows(Rows::new(delimiter));
            self.delimiter = delimiter;
        }
        self
    }

    /// Sets the rule that the reader applies to the row of headers of CSV.
    pub fn with_header_rule(mut self, rule: HeaderRule) -> Self {
        self.header_rule = rule;
        self
    }

    /// The character between two cells of CSV.
    pub fn delimiter(&self) -> Delimiter {
        self.delimiter
    }

    /// Adds the next bytes of the body. To bound the memory, the caller takes the complete records before the next call.
    pub fn feed(&mut self, bytes: &[u8]) {
        if self.is_over {
            self.buffer.clear();
            (self.start, self.seen) = (0, 0);
            return;
        }
        // Only the end of a record that is too long matters, so its bytes are dropped.
        if self.dropped + (self.seen - self.start) > self.bytes_max {
            self.drop_seen();
        }
        self.buffer.drain(..self.start);
        self.seen -= self.start;
        self.start = 0;
        self.buffer.extend_from_slice(bytes);
    }

    /// Marks the end of the body.
    pub fn finish(&mut self) {
        self.is_finished = true;
    }

    /// The start of the next record, or the end of the last one.
    pub fn position(&self) -> Position {
        self.record
    }

    /// Whether the row of headers of CSV was read, so that [`RecordReader::seek`] works. Always true for other formats.
    pub fn is_headed(&self) -> bool {
        self.format != RecordFormat::Csv || self.headers.is_some()
    }

    /// Whether no record can follow: the body has ended or is broken.
    pub fn is_over(&self) -> bool {
        self.is_over
    }

    /// Whether the body is broken: the last record has the error, and the reader did not read the bytes after it.
    pub fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Continues at the end of a record of the same body. The caller feeds the bytes after it next; the reader forgets the
    /// bytes that it holds. For lines and rows only, because the reader of an array must start at its bracket.
    pub fn seek(&mut self, position: Position) {
        self.buffer.clear();
        (self.start, self.seen, self.dropped) = (0, 0, 0);
        (self.record, self.held_from) = (position, position);
    }

    /// The next complete record; `None` if the reader needs more bytes, or no record is left.
    pub fn next_record(&mut self) -> Option<Record<'_>> {
        static NO_HEADERS: Headers = Headers::none();
        let (content, start) = loop {
            match self.advance()? {
                Found::Record { content, start } => break (content, start),
                Found::Nothing => {}
            }
        };
        let content = content.map(|(from, to)| self.buffer.get(from..to).unwrap_or_default());
        let headers = self.headers.as_ref().unwrap_or(&NO_HEADERS);
        Some(Record { content, format: self.format, headers, start, end: self.record })
    }

    /// One step of the framer; `None` if it needs more bytes, or no record can follow.
    fn advance(&mut self) -> Option<Found> {
        if self.is_over || !self.pass_byte_order_mark() {
            return None;
        }
        let rest = self.buffer.get(self.seen..).unwrap_or_default();
        let (length, step) = self.framer.step(rest, self.is_finished);
        let from = self.seen;
        self.seen += length;
        match step {
            Step::More => {
                if self.dropped + (self.seen - self.start) > self.bytes_max {
                    self.drop_seen();
                }
                None
            }
            Step::Over => {
                self.is_over = true;
                self.skip();
                None
            }
            Step::Skip => {
                self.skip();
                Some(Found::Nothing)
            }
            Step::Record { content, is_last } => {
                let content_end = from + content;
                let mut found = self.framed(content_end);
                self.is_over |= is_last;
                // An unclosed quote makes the rest of the body one record, which is too long.
                if is_last && self.framer.is_within_quotes() {
                    self.is_broken = true;
                    if let Found::Record { content: content @ Err(_), start } = &mut found {
                        let Place { line, column } = start.place();
                        let problem = csv::NEVER_CLOSED.to_owned();
                        *content = Err(ReadError::Malformed { format: "CSV", line, column, problem }.into());
                    }
                }
                Some(found)
            }
            Step::Broken(problem) => {
                (self.is_over, self.is_broken) = (true, true);
                let start = self.record;
                let place = self.held_from.place().after(self.buffer.get(self.start..self.seen).unwrap_or_default());
                self.skip();
                self.next_index();
                Some(Found::Record { content: Err(problem.at(place)), start })
            }
        }
    }

    /// Makes a record of the bytes up to `content_end`, and skips the seen bytes.
    fn framed(&mut self, content_end: usize) -> Found {
        let (from, start) = (self.start, self.record);
        let is_too_long = self.dropped + (content_end - from) > self.bytes_max;
        let text = self.buffer.get(from..content_end).unwrap_or_default();
        let is_blank = !is_too_long && text.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        let content =
            if is_too_long { Err(RecordError::TooLong { bytes_max: self.bytes_max }) } else { Ok((from, content_end)) };
        match self.format {
            RecordFormat::JsonLines if is_blank => {
                self.skip();
                Found::Nothing
            }
            // White space in a row may be a cell.
            RecordFormat::Csv if !is_too_long && text.is_empty() => {
                self.skip();
                Found::Nothing
            }
            RecordFormat::Csv if self.headers.is_none() => self.read_headers(content, start),
            _ => {
                self.skip();
                self.next_index();
                Found::Record { content, start }
            }
        }
    }

    /// Reads the row of headers of CSV. An error ends the body, because the cells have no names.
    fn read_headers(&mut self, content: Result<(usize, usize), RecordError>, start: Position) -> Found {
        let headers = content.and_then(|(from, to)| {
            let bytes = self.buffer.get(from..to).unwrap_or_default();
            let row = Record { content: Ok(bytes), format: self.format, headers: &Headers::none(), start, end: start };
            let headers = csv::read_headers(row.text()?, start.place(), self.delimiter)?;
            self.header_rule.apply(headers)
        });
        self.skip();
        match headers {
            Ok(headers) => {
                self.headers = Some(headers);
                Found::Nothing
            }
            Err(error) => {
                (self.is_over, self.is_broken) = (true, true);
                self.next_index();
                Found::Record { content: Err(error), start }
            }
        }
    }

    fn next_index(&mut self) {
        self.record.index += 1;
        self.held_from.index += 1;
    }

    /// Moves the start of the next record past the seen bytes.
    fn skip(&mut self) {
        self.pass_seen();
        self.record = self.held_from;
        self.dropped = 0;
    }

    /// Drops the seen bytes of a record that is too long.
    fn drop_seen(&mut self) {
        self.dropped = self.dropped.saturating_add(self.seen - self.start);
        self.pass_seen();
    }

    fn pass_seen(&mut self) {
        self.held_from.pass(self.buffer.get(self.start..self.seen).unwrap_or_default());
        self.start = self.seen;
    }

    /// Skips a byte order mark at the start of the body; false if more bytes are needed to recognize it.
    fn pass_byte_order_mark(&mut self) -> bool {
        if self.held_from.offset > 0 || self.seen > 0 {
            return true;
        }
        if self.buffer.starts_with(BYTE_ORDER_MARK) {
            self.seen = BYTE_ORDER_MARK.len();
            self.skip();
            // The mark does not count as a column.
            (self.held_from.column, self.record.column) = (1, 1);
            return true;
        }
        self.is_finished || self.buffer.is_empty() || !BYTE_ORDER_MARK.starts_with(&self.buffer)
    }
}

#[cfg(test)]
mod tests;
