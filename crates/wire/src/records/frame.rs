//! Where records end. Nothing here reads what is in a record, beyond what it takes to find its end.
//!
//! A framer is a machine of bytes: it is given what it has not seen yet, and says how much of that it has seen now. It never
//! looks back, so a body that arrives byte by byte costs no more than one that arrives at once.

use crate::csv::Delimiter;
use crate::read_error::{MAX_DEPTH, Place, ReadError, ReadListError};
use crate::records::RecordError;

/// What a framer found behind the bytes that it has seen.
pub(super) enum Step {
    /// Nothing yet.
    More,
    /// Bytes that belong to no record.
    Skip,
    /// The end of a record. Its content ends after this many of the bytes that were given, which may be less than were
    /// seen. Nothing follows the last one that the framer would read.
    Record { content: usize, is_last: bool },
    /// Nobody can say where the next record begins.
    Broken(Problem),
    /// The end of the body.
    Over,
}

/// What breaks a body.
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

/// The machine of a format.
#[derive(Debug)]
pub(super) enum Framer {
    Lines(Lines),
    Rows(Rows),
    Array(Array),
}

impl Framer {
    /// Looks at bytes that were not seen before, the last of the body if `is_end`. Gives how many of them it has seen now.
    pub(super) fn step(&mut self, bytes: &[u8], is_end: bool) -> (usize, Step) {
        match self {
            Self::Lines(lines) => lines.step(bytes, is_end),
            Self::Rows(rows) => rows.step(bytes, is_end),
            Self::Array(array) => array.step(bytes, is_end),
        }
    }

    /// Whether what was seen ends within quotes that were opened and not closed.
    pub(super) fn is_within_quotes(&self) -> bool {
        matches!(self, Self::Rows(Rows { state: RowState::Quoted, .. }))
    }
}

/// Lines, each ended by a line feed.
#[derive(Debug)]
pub(super) struct Lines;

impl Lines {
    #[expect(clippy::unused_self, reason = "every framer is asked alike")]
    fn step(&mut self, bytes: &[u8], is_end: bool) -> (usize, Step) {
        match memchr::memchr(b'\n', bytes) {
            Some(length) => (length + 1, Step::Record { content: length, is_last: false }),
            // A line that is empty is passed over by whoever asked.
            None if is_end => (bytes.len(), Step::Record { content: bytes.len(), is_last: true }),
            None => (bytes.len(), Step::More),
        }
    }
}

/// Rows of CSV, each ended by a line break that is in no quotes.
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
    /// In a cell without quotes, or behind one with them.
    Plain,
    /// In a cell with quotes.
    Quoted,
    /// At a quote in such a cell, which ends it unless another follows.
    Quote,
}

impl Rows {
    pub(super) fn new(delimiter: Delimiter) -> Self {
        Self { state: RowState::Cell, delimiter: delimiter.byte() }
    }

    fn step(&mut self, bytes: &[u8], is_end: bool) -> (usize, Step) {
        let mut position = 0;
        while let Some(byte) = bytes.get(position).copied() {
            // Nothing inside of quotes matters but a quote, and outside of them nothing but a delimiter or a line break.
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

/// The items of an array of JSON.
#[derive(Debug, Default)]
pub(super) struct Array {
    state: ArrayState,
    /// How many lists and objects are open inside the item.
    depth: usize,
    /// Which of them, the outermost in the lowest bit, are objects. Deeper than it has bits no item may be nested, so there
    /// only their number is kept.
    objects: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum ArrayState {
    /// Before the bracket that opens the list.
    #[default]
    Before,
    /// Behind it, where an item may follow.
    Opened,
    /// Behind a comma, where an item must follow.
    Comma,
    /// In an item.
    Item,
    /// In a text of an item.
    Text,
    /// Behind a backslash in a text.
    Escape,
    /// Behind the bracket that closes the list.
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

    /// Goes to what is behind white space, outside of items.
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

    /// Goes to the end of an item.
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
                    let problem = format!("{} closes what something else has opened", shown(byte));
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

    /// Closes what was opened last; false if that is something else, or nothing.
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

/// What a value that begins with this byte is, with its article.
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
