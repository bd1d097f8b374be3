//! Framers, which find the ends of records. A framer reads the content of a record only as far as the search needs.
//!
//! A framer is a state machine over bytes: it gets the bytes that it has not seen, and returns the number of bytes that it
//! has seen now. It never goes back, so a body that arrives byte by byte costs no more than one that arrives at once.

use super::error::RecordError;
use crate::csv::Delimiter;
use crate::limits::MAX_DEPTH;
use crate::read_error::{Place, ReadError, ReadListError};

/// The finding of a framer after the bytes that it has seen.
pub(super) enum Step {
    /// The framer needs more bytes.
    More,
    /// The bytes belong to no record.
    Skip,
    /// The end of a record. `content` is the number of given bytes before the end of its content, which may be less than the
    /// number of seen bytes. The body ends after the last record.
    Record { content: usize, is_last: bool },
    /// The start of the next record is unknown.
    Broken(Problem),
    /// The end of the body.
    Over,
}

/// The reason why a body is broken.
pub(super) enum Problem {
    NotAList(&'static str),
    Malformed(String),
}

impl Problem {
    pub(super) fn at(self, Place { line, column }: Place) -> RecordError {
        match self {
            Self::NotAList(found) => ReadListError::NotAList { found }.into(),
            Self::Malformed(problem) => ReadError::Malformed { format: "JSON", line, column, problem }.into(),
        }
    }
}

/// The state machine of a format.
#[derive(Debug)]
pub(super) enum Framer {
    Lines(Lines),
    Rows(Rows),
    Array(Array),
}

impl Framer {
    /// Examines bytes that were not seen before, the last of the body if `is_end`. Returns how many of them are seen now.
    pub(super) fn step(&mut self, bytes: &[u8], is_end: bool) -> (usize, Step) {
        match self {
            Self::Lines(lines) => lines.step(bytes, is_end),
            Self::Rows(rows) => rows.step(bytes, is_end),
            Self::Array(array) => array.step(bytes, is_end),
        }
    }

    /// Whether the seen bytes end within quotes.
    pub(super) fn is_within_quotes(&self) -> bool {
        matches!(self, Self::Rows(Rows { state: RowState::Quoted, .. }))
    }
}

/// The framer of lines.
#[derive(Debug)]
pub(super) struct Lines;

impl Lines {
    #[expect(clippy::unused_self, reason = "all framers have the same method")]
    fn step(&mut self, bytes: &[u8], is_end: bool) -> (usize, Step) {
        match memchr::memchr(b'\n', bytes) {
            Some(length) => (length + 1, Step::Record { content: length, is_last: false }),
            // The caller skips an empty line.
            None if is_end => (bytes.len(), Step::Record { content: bytes.len(), is_last: true }),
            None => (bytes.len(), Step::More),
        }
    }
}

/// The framer of rows of CSV, which end at a line break outside of quotes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows {
    state: RowState,
    /// The byte between two cells.
    delimiter: u8,
}

#[derive(Clone, Copy, Debug)]
enum RowState {
    /// At the start of a cell.
    Cell,
    /// In a cell without quotes, or after the quotes of a cell.
    Plain,
    /// In a cell with quotes.
    Quoted,
    /// After a quote in a cell with quotes, which ends the cell unless another quote follows.
    Quote,
}

impl Rows {
    pub(super) fn new(delimiter: Delimiter) -> Self {
        Self { state: RowState::Cell, delimiter: delimiter.byte() }
    }

    fn step(&mut self, bytes: &[u8], is_end: bool) -> (usize, Step) {
        let mut position = 0;
        while let Some(byte) = bytes.get(position).copied() {
            // Only a quote matters inside of quotes, and only a delimiter or a line break outside.
            let rest = &bytes[position..];
            let plain = match self.state {
                RowState::Quoted => memchr::memchr(b'"', rest),
                RowState::Plain => memchr::memchr3(self.delimiter, b'\n', b'\r', rest),
                RowState::Cell | RowState::Quote => Some(0),
            };
            match plain {
                None => return Self::at_end(bytes, is_end),
                Some(0) => {}
                Some(length) => {
                    position += length;
                    continue;
                }
            }
            match (self.state, byte) {
                (RowState::Quoted, _) => self.state = RowState::Quote,
                (RowState::Cell | RowState::Quote, b'"') => self.state = RowState::Quoted,
                (_, byte) if byte == self.delimiter => self.state = RowState::Cell,
                (_, b'\n') => return self.row(position, 1),
                (_, b'\r') => match bytes.get(position + 1) {
                    Some(b'\n') => return self.row(position, 2),
                    None if !is_end => return (position, Step::More),
                    _ => return self.row(position, 1),
                },
                _ => self.state = RowState::Plain,
            }
            position += 1;
        }
        Self::at_end(bytes, is_end)
    }

    fn row(&mut self, content: usize, line_end: usize) -> (usize, Step) {
        self.state = RowState::Cell;
        (content + line_end, Step::Record { content, is_last: false })
    }

    fn at_end(bytes: &[u8], is_end: bool) -> (usize, Step) {
        let step = if is_end { Step::Record { content: bytes.len(), is_last: true } } else { Step::More };
        (bytes.len(), step)
    }
}

/// The framer of the items of a JSON array.
#[derive(Debug, Default)]
pub(super) struct Array {
    state: ArrayState,
    /// The number of open lists and objects in the item.
    depth: usize,
    /// A bit for each open list or object, the outermost in the lowest bit, which is set for objects. The reader refuses an
    /// item that is nested deeper than there are bits, so deeper levels are only counted.
    objects: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum ArrayState {
    /// Before the opening bracket of the list.
    #[default]
    Before,
    /// After the opening bracket; an item may follow.
    Opened,
    /// After a comma; an item must follow.
    Comma,
    /// In an item.
    Item,
    /// In a text of an item.
    Text,
    /// After a backslash in a text.
    Escape,
    /// After the closing bracket of the list.
    Closed,
}

impl Array {
    fn step(&mut self, bytes: &[u8], is_end: bool) -> (usize, Step) {
        match self.state {
            ArrayState::Item | ArrayState::Text | ArrayState::Escape => self.item(bytes, is_end),
            ArrayState::Before | ArrayState::Opened | ArrayState::Comma | ArrayState::Closed => {
                self.between(bytes, is_end)
            }
        }
    }

    /// Skips white space outside of items, and handles the byte after it.
    fn between(&mut self, bytes: &[u8], is_end: bool) -> (usize, Step) {
        let blank = bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).count();
        let Some(byte) = bytes.get(blank).copied() else {
            let step = match self.state {
                _ if !is_end && blank > 0 => Step::Skip,
                _ if !is_end => Step::More,
                ArrayState::Before => Step::Broken(Problem::NotAList("empty")),
                ArrayState::Closed => Step::Over,
                _ => Self::unclosed(),
            };
            return (blank, step);
        };
        match (self.state, byte) {
            (ArrayState::Before, b'[') => self.state = ArrayState::Opened,
            (ArrayState::Before, _) => return (blank, Step::Broken(Problem::NotAList(kind_of(byte)))),
            (ArrayState::Opened, b']') => self.state = ArrayState::Closed,
            (ArrayState::Closed, _) => {
                let problem = format!("the end of the body was expected, and {} was found", shown(byte));
                return (blank, Step::Broken(Problem::Malformed(problem)));
            }
            _ => {
                self.state = ArrayState::Item;
                return (blank, Step::Skip);
            }
        }
        (blank + 1, Step::Skip)
    }

    /// Searches the end of an item.
    fn item(&mut self, bytes: &[u8], is_end: bool) -> (usize, Step) {
        let mut position = 0;
        while let Some(byte) = bytes.get(position).copied() {
            match (self.state, byte) {
                (ArrayState::Escape, _) => self.state = ArrayState::Text,
                (ArrayState::Text, b'"') => self.state = ArrayState::Item,
                (ArrayState::Text, b'\\') => self.state = ArrayState::Escape,
                (ArrayState::Text, _) => {
                    let rest = &bytes[position..];
                    position += memchr::memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
                    continue;
                }
                (_, b'"') => self.state = ArrayState::Text,
                (_, b'{' | b'[') => self.open(byte == b'{'),
                (_, b',') if self.depth == 0 => {
                    self.state = ArrayState::Comma;
                    return (position + 1, Step::Record { content: position, is_last: false });
                }
                (_, b']') if self.depth == 0 => {
                    self.state = ArrayState::Closed;
                    return (position + 1, Step::Record { content: position, is_last: false });
                }
                (_, b'}' | b']') if !self.close(byte == b'}') => {
                    let problem = format!("{} has no matching opening bracket", shown(byte));
                    return (position, Step::Broken(Problem::Malformed(problem)));
                }
                _ => {}
            }
            position += 1;
        }
        (bytes.len(), if is_end { Self::unclosed() } else { Step::More })
    }

    fn open(&mut self, is_object: bool) {
        if self.depth < MAX_DEPTH {
            let bit = 1 << self.depth;
            self.objects = if is_object { self.objects | bit } else { self.objects & !bit };
        }
        self.depth += 1;
    }

    /// Closes the innermost open list or object; false if none is open or the innermost one is of the other kind.
    fn close(&mut self, is_object: bool) -> bool {
        let Some(depth) = self.depth.checked_sub(1) else { return false };
        self.depth = depth;
        depth >= MAX_DEPTH || (self.objects >> depth & 1 == 1) == is_object
    }

    fn unclosed() -> Step {
        Step::Broken(Problem::Malformed("the list is never closed, and the body ends".to_owned()))
    }
}

fn shown(byte: u8) -> String {
    if byte.is_ascii() { format!("{:?}", char::from(byte)) } else { "something else".to_owned() }
}

/// The kind of a value that begins with this byte, with an article.
fn kind_of(byte: u8) -> &'static str {
    match byte {
        b'{' => "an object",
        b'"' => "text",
        b't' | b'f' => "true or false",
        b'n' => "null",
        b'-' | b'0'..=b'9' => "a number",
        _ => "not JSON",
    }
}
