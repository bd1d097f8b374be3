//! Records: a body of any length, read in pieces, one record at a time.
//!
//! A [`RecordReader`] is fed with bytes as they arrive and gives back the records that they complete: the lines of JSONL,
//! the items of a JSON array, the rows of CSV. How the bytes were cut changes nothing. What is held is the piece that was fed
//! last and one record that is not complete, which has a limit.
//!
//! A record that is too long, or breaks a rule of its format, is an error of that record, and reading goes on with the
//! next one. Where nobody can say where the next one begins, as in an array whose brackets do not match, the error is the
//! last thing that is read. Each record becomes a value by the reader of its format, and is bound by the rules of every body.
//!
//! - [`columns`]: a row of headers beside the columns that a reader wants.
//! - [`frame`]: where a record ends.
//! - [`record`]: one record, and what it is read as.
//! - [`plain`]: binding without a tree, for the records that almost all are.

mod columns;
mod frame;
mod plain;
mod record;

use std::fmt;
use std::sync::Arc;

pub use self::columns::{describe_headers, likely_delimiter, nearest_header, respelled};
use self::frame::{Array, Framer, Lines, Rows, Step};
pub use self::record::{Position, Record, RecordError};
use crate::csv::{self, Delimiter, Headers};
use crate::format::Format;
use crate::read_error::{Place, ReadError};

/// How records follow each other in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordFormat {
    /// An object in each line. Blank lines say nothing.
    JsonLines,
    /// An array of objects.
    JsonArray,
    /// A row of headers, then a row for each record.
    Csv,
}

impl RecordFormat {
    /// How a format has records; nothing if it has none that can be read in pieces.
    pub fn of(format: Format) -> Option<Self> {
        match format {
            Format::Json => Some(Self::JsonArray),
            Format::Jsonl => Some(Self::JsonLines),
            Format::Csv => Some(Self::Csv),
            Format::Xml | Format::Jsv => None,
        }
    }
}

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
    /// What was fed and is not given back yet.
    buffer: Vec<u8>,
    /// Where the bytes that are held of the next record begin in the buffer.
    start: usize,
    /// How far the buffer was looked at.
    seen: usize,
    /// Where the next record begins.
    record: Position,
    /// Where `start` is in the body: behind `record` only if bytes of a record that is too long were thrown away.
    held_from: Position,
    /// How many bytes of the next record were thrown away.
    dropped: usize,
    is_finished: bool,
    is_over: bool,
    is_broken: bool,
}

/// A rule about the row of headers of CSV: given the headers, it gives a name for each column, or says what is wrong. By
/// default every header is the name of its column.
#[derive(Clone, Default)]
pub struct HeaderRule(Option<Arc<RuleFunction>>);

type RuleFunction = dyn Fn(&[String]) -> Result<Vec<String>, String> + Send + Sync;

impl HeaderRule {
    /// The rule of a function. The names that it gives are as many as the headers.
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

/// A record that was found, before anything is borrowed for it.
enum Found {
    Record {
        content: Result<(usize, usize), RecordError>,
        start: Position,
    },
    /// Nothing that counts.
    Nothing,
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

impl RecordReader {
    /// A reader of a body of this format, whose records have no more than `bytes_max` bytes each.
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

    /// The same reader, for CSV whose cells are parted by this delimiter. Other formats have none.
    pub fn with_delimiter(mut self, delimiter: Delimiter) -> Self {
        if self.format == RecordFormat::Csv {
            self.framer = Framer::Rows(Rows::new(delimiter));
            self.delimiter = delimiter;
        }
        self
    }

    /// The same reader, which asks this rule about the row of headers of CSV before it gives the first record.
    pub fn with_header_rule(mut self, rule: HeaderRule) -> Self {
        self.header_rule = rule;
        self
    }

    /// The character between two cells of CSV.
    pub fn delimiter(&self) -> Delimiter {
        self.delimiter
    }

    /// Takes the next bytes of the body. To keep what is held small, take out the records between two calls.
    pub fn feed(&mut self, bytes: &[u8]) {
        if self.is_over {
            self.buffer.clear();
            (self.start, self.seen) = (0, 0);
            return;
        }
        // Of a record that is too long, only where it ends is wanted.
        if self.dropped + (self.seen - self.start) > self.bytes_max {
            self.drop_seen();
        }
        self.buffer.drain(..self.start);
        self.seen -= self.start;
        self.start = 0;
        self.buffer.extend_from_slice(bytes);
    }

    /// Says that the body has ended.
    pub fn finish(&mut self) {
        self.is_finished = true;
    }

    /// Where the next record begins, or what follows the last one.
    pub fn position(&self) -> Position {
        self.record
    }

    /// Whether the first row of CSV was read, so that [`RecordReader::seek`] may be used. Other formats have none.
    pub fn is_headed(&self) -> bool {
        self.format != RecordFormat::Csv || self.headers.is_some()
    }

    /// Whether nothing more can be read, whatever follows: the body is at its end, or broken beyond repair.
    pub fn is_over(&self) -> bool {
        self.is_over
    }

    /// Whether the body is broken beyond repair: the last record says how, and what follows it was not read.
    pub fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Goes on at the end of a record of the same body, with the bytes behind it to be fed next; what was fed and not
    /// taken is forgotten. For lines and rows only: an array cannot be entered in its middle.
    pub fn seek(&mut self, position: Position) {
        self.buffer.clear();
        (self.start, self.seen, self.dropped) = (0, 0, 0);
        (self.record, self.held_from) = (position, position);
    }

    /// The next record that is complete; nothing if more must be fed first, or none is left.
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

    /// One step of the framer; nothing if it needs more bytes, or reading is over.
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
                // Without a row of headers there are no rows, and nothing is wrong.
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
                // A quote that is never closed makes one record of all that follows it, and more than a record may have.
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

    /// A record that ends here, with what follows it up to what was seen.
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
            // A blank in a row may be a cell.
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

    /// Reads the first row of CSV. Without its names nothing else can be read.
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

    /// Goes past what was seen, to the beginning of a record.
    fn skip(&mut self) {
        self.pass_seen();
        self.record = self.held_from;
        self.dropped = 0;
    }

    /// Throws away what was seen of a record that is too long.
    fn drop_seen(&mut self) {
        self.dropped = self.dropped.saturating_add(self.seen - self.start);
        self.pass_seen();
    }

    fn pass_seen(&mut self) {
        self.held_from.pass(self.buffer.get(self.start..self.seen).unwrap_or_default());
        self.start = self.seen;
    }

    /// Goes past a byte order mark at the beginning; false if more bytes are needed to know it.
    fn pass_byte_order_mark(&mut self) -> bool {
        if self.held_from.offset > 0 || self.seen > 0 {
            return true;
        }
        if self.buffer.starts_with(BYTE_ORDER_MARK) {
            self.seen = BYTE_ORDER_MARK.len();
            self.skip();
            // It is no character of the text.
            (self.held_from.column, self.record.column) = (1, 1);
            return true;
        }
        self.is_finished || self.buffer.is_empty() || !BYTE_ORDER_MARK.starts_with(&self.buffer)
    }
}

#[cfg(test)]
mod tests;
