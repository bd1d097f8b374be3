//! The reader of CSV: one pass, and strict, so that a misplaced quote is an error and never includes the rows after it.

use std::borrow::Cow;
use std::collections::HashSet;

use super::delimiter::Delimiter;
use crate::budget::Budget;
use crate::read_error::{self, Items, Place, ReadError, ReadListError};
use crate::schema::Schema;
use crate::value::{Name, Object, Origin, Value};

/// The most bytes of a header. Each row repeats all headers in memory.
const MAX_HEADER_BYTES: usize = 128;

/// The problem of a body that ends within quotes.
pub(crate) const NEVER_CLOSED: &str = "a cell has an opening quote and no closing one";

/// Reads the first row as the message. The other rows must be well-formed.
pub(super) fn read(body: &[u8], _message_name: &str, _schema: &Schema) -> Result<Value, ReadError> {
    let mut rows = Rows::new(read_error::utf8(body)?, Place::START);
    let headers = rows.headers()?;
    let message = rows.next_item(&headers)?;
    while rows.next_cells(&headers)?.is_some() {}
    Ok(message.unwrap_or_else(|| Value::Object(Object::new())))
}

pub(super) fn read_list(
    body: &[u8],
    _message_name: &str,
    _schema: &Schema,
    max_items: usize,
) -> Result<Vec<Value>, ReadListError> {
    let mut rows = Rows::new(read_error::utf8(body)?, Place::START);
    let headers = rows.headers()?;
    let mut items = Items::new(max_items);
    while let Some(item) = rows.next_item(&headers)? {
        items.push(item)?;
    }
    Ok(items.finish())
}

/// Reads the row of headers of a body that arrives in pieces.
pub(crate) fn read_headers(row: &str, start: Place, delimiter: Delimiter) -> Result<Headers, ReadError> {
    Rows { delimiter, ..Rows::new(row, start) }.headers()
}

/// Reads one row of a body that arrives in pieces.
pub(crate) fn read_row(row: &str, start: Place, headers: &Headers) -> Result<Value, ReadError> {
    let item = Rows { delimiter: headers.delimiter, ..Rows::new(row, start) }.next_item(headers)?;
    Ok(item.unwrap_or_else(|| Value::Object(Object::new())))
}

/// The row of headers, which names the cells of the other rows.
#[derive(Debug)]
pub(crate) struct Headers {
    names: Vec<String>,
    /// Whether a header occurs twice, which binding refuses.
    has_repeated: bool,
    delimiter: Delimiter,
}

impl Headers {
    /// The headers of a body without a row of headers.
    pub(crate) const fn none() -> Self {
        Self { names: Vec::new(), has_repeated: false, delimiter: Delimiter::COMMA }
    }

    fn new(names: Vec<String>, delimiter: Delimiter) -> Self {
        let mut known = HashSet::new();
        let has_repeated = !names.iter().all(|name| known.insert(name.to_ascii_lowercase()));
        Self { names, has_repeated, delimiter }
    }

    /// The same columns with other names.
    pub(crate) fn renamed(&self, names: Vec<String>) -> Self {
        Self::new(names, self.delimiter)
    }

    /// The character between two cells.
    pub(crate) fn delimiter(&self) -> Delimiter {
        self.delimiter
    }

    /// The names. An empty name stands for a column without a header.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether a header occurs twice.
    pub(crate) fn has_repeated(&self) -> bool {
        self.has_repeated
    }
}

/// The text of a cell, and whether the cell had quotes.
struct Cell<'t> {
    text: Cow<'t, str>,
    is_quoted: bool,
}

/// The reader of rows.
struct Rows<'t> {
    text: &'t str,
    /// The place of the text in the body.
    start: Place,
    /// The index of the next byte, always at the start of a character.
    position: usize,
    budget: Budget,
    delimiter: Delimiter,
}

impl<'t> Rows<'t> {
    fn new(text: &'t str, start: Place) -> Self {
        Self { text, start, position: 0, budget: Budget::new(), delimiter: Delimiter::COMMA }
    }

    /// Reads the first row. A text without rows has no headers.
    fn headers(&mut self) -> Result<Headers, ReadError> {
        let headers = self.next_row()?.unwrap_or_default();
        if headers.iter().any(|header| header.text.len() > MAX_HEADER_BYTES) {
            return Err(self.malformed(0, format!("a header has more than {MAX_HEADER_BYTES} bytes")));
        }
        Ok(Headers::new(headers.into_iter().map(|header| header.text.into_owned()).collect(), self.delimiter))
    }

    fn next_item(&mut self, headers: &Headers) -> Result<Option<Value>, ReadError> {
        let Some(cells) = self.next_cells(headers)? else { return Ok(None) };
        let given = headers.names.iter().zip(cells).filter_map(|(header, cell)| {
            let value = match cell {
                // Some spreadsheets append columns without headers.
                _ if header.is_empty() => return None,
                Cell { text, is_quoted: false } if text.is_empty() => Value::Null,
                Cell { text, .. } => Value::Text(text.into_owned()),
            };
            (value != Value::Null || headers.has_repeated).then(|| (Name::from(header.clone()), value))
        });
        Ok(Some(Value::Object(Object::of_origin(Origin::Cells, given.collect()))))
    }

    /// The cells of the next row, one for each header.
    fn next_cells(&mut self, headers: &Headers) -> Result<Option<Vec<Cell<'t>>>, ReadError> {
        let start = self.position;
        let Some(cells) = self.next_row()? else { return Ok(None) };
        if cells.len() != headers.names.len() {
            let (found, wanted) = (cells.len(), headers.names.len());
            let problem = format!("a row has {found} cells where the header row has {wanted}");
            return Err(self.malformed(start, problem));
        }
        Ok(Some(cells))
    }

    /// The next row that is not a blank line.
    fn next_row(&mut self) -> Result<Option<Vec<Cell<'t>>>, ReadError> {
        while self.position < self.text.len() {
            let mut cells = Vec::new();
            loop {
                self.budget.spend()?;
                cells.push(self.cell()?);
                if !self.take(self.delimiter.byte()) {
                    break;
                }
            }
            let is_blank = matches!(cells.as_slice(), [Cell { text, is_quoted: false }] if text.is_empty());
            self.take(b'\r');
            self.take(b'\n');
            if !is_blank {
                return Ok(Some(cells));
            }
        }
        Ok(None)
    }

    /// Reads a cell up to the delimiter or the line break after it.
    fn cell(&mut self) -> Result<Cell<'t>, ReadError> {
        if self.peek() == Some(b'"') {
            return Ok(Cell { text: self.quoted()?, is_quoted: true });
        }
        let rest = self.rest();
        let length = rest.find(['"', self.delimiter.as_char(), '\r', '\n']).unwrap_or(rest.len());
        self.position += length;
        if self.peek() == Some(b'"') {
            let problem = "a cell without quotes has a quote; put the cell in quotes and double \
                           those in it";
            return Err(self.malformed(self.position, problem));
        }
        Ok(Cell { text: Cow::Borrowed(&rest[..length]), is_quoted: false })
    }

    fn quoted(&mut self) -> Result<Cow<'t, str>, ReadError> {
        let opening = self.position;
        self.position += 1;
        let mut text = Cow::Borrowed("");
        loop {
            let Some((plain, _)) = self.rest().split_once('"') else {
                return Err(self.malformed(opening, NEVER_CLOSED));
            };
            text += plain;
            self.position += plain.len() + 1;
            match self.peek() {
                // A doubled quote is a quote.
                Some(b'"') => text += "\"",
                None | Some(b'\r' | b'\n') => return Ok(text),
                Some(byte) if byte == self.delimiter.byte() => return Ok(text),
                Some(_) => {
                    return Err(self.malformed(self.position, "text follows the closing quote of a cell"));
                }
            }
            self.position += 1;
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.position..).unwrap_or("")
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    /// Skips the next byte if it is `wanted`.
    fn take(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        self.position += usize::from(found);
        found
    }

    fn malformed(&self, position: usize, problem: impl Into<String>) -> ReadError {
        let bytes = self.text.as_bytes();
        let Place { line, column } = self.start.after(bytes.get(..position).unwrap_or(bytes));
        ReadError::Malformed { format: "CSV", line, column, problem: problem.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(body: &str) -> Result<Value, ReadError> {
        read(body.as_bytes(), "Message", &Schema::new("urn:any"))
    }

    fn list(body: &str, max_items: usize) -> Result<Vec<Value>, ReadListError> {
        read_list(body.as_bytes(), "Message", &Schema::new("urn:any"), max_items)
    }

    /// The given members of each row.
    fn rows(body: &str) -> Vec<Vec<(String, String)>> {
        let row = |item: Value| match item {
            Value::Object(object) => object.members().to_vec(),
            other => panic!("{other:?}"),
        };
        let cell = |(name, value): (Name, Value)| (name.into_owned(), value.scalar_text().unwrap().to_owned());
        list(body, 99).unwrap().into_iter().map(|item| row(item).into_iter().map(cell).collect()).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect()
    }

    #[test]
    fn rows_are_read_under_their_headers() {
        let expected = [pairs(&[("A", "1"), ("B", "x,\"y\"\r\nz")]), pairs(&[("A", ""), ("B", " é ")])];
        for line_end in ["\r\n", "\n", "\r"] {
            let body = ["\u{feff}A,\"B\"", "1,\"x,\"\"y\"\"\r\nz\"", "", "\"\", é ", ""].join(line_end);
            assert_eq!(rows(&body), expected, "{line_end:?}");
        }
        // The line end of the last row is optional, and an empty cell without quotes is null.
        assert_eq!(rows("A,B,C\n,1,"), [pairs(&[("B", "1")])]);
        assert_eq!(rows("A,,C\n1,2,3"), [pairs(&[("A", "1"), ("C", "3")])]);
        assert!(rows("").is_empty() && rows("A,B\r\n").is_empty() && rows("\n\n").is_empty());
    }

    #[test]
    fn the_first_row_is_the_message() {
        let first = |body| match message(body).unwrap() {
            Value::Object(object) => object.get("A").cloned(),
            other => panic!("{other:?}"),
        };
        assert_eq!(first("A\n1\n2"), Some(Value::Text("1".into())));
        assert_eq!(first("A\n"), None);
        assert_eq!(first(""), None);
        assert!(message("A\n1\n2,3").is_err());
    }

    #[test]
    fn broken_csv_is_refused_with_its_place() {
        for (body, expected) in [
            ("A\n\"x", "line 2, column 1, a cell has an opening quote and no closing one"),
            ("A,B\n1,\"x\"\"", "line 2, column 3, a cell has an opening quote and no closing one"),
            ("\"", "line 1, column 1, a cell has an opening quote and no closing one"),
            ("A\n\"x\"y", "line 2, column 4, text follows the closing quote of a cell"),
            ("A\nx\"y\"", "line 2, column 2, a cell without quotes has a quote"),
            ("A,B\n1", "line 2, column 1, a row has 1 cells where the header row has 2"),
            ("A\n1,2", "line 2, column 1, a row has 2 cells where the header row has 1"),
            // ServiceStack's pages show a sample in JSON for CSV.
            ("{\"accountId\":\"String\"}", "line 1, column 2, a cell without quotes has a quote"),
        ] {
            let error = message(body).unwrap_err().to_string();
            assert!(error.contains(expected), "{body:?}: {error}");
            assert_eq!(list(body, 99), Err(ReadListError::Read(message(body).unwrap_err())));
        }
    }

    #[test]
    fn headers_and_cells_are_limited() {
        let long = "A".repeat(MAX_HEADER_BYTES + 1);
        assert!(message(&format!("{long}\n1")).unwrap_err().to_string().contains("a header has more than 128 bytes"));
        assert_eq!(message(&",".repeat(crate::MAX_VALUES)), Err(ReadError::TooManyValues));
        assert_eq!(list("A\n1\n2\n\"", 1), Err(ReadListError::TooManyItems { limit: 1 }));
    }

    #[test]
    fn a_header_given_twice_is_kept_twice() {
        let Ok(Value::Object(object)) = message("A,a\n1,") else { panic!("not an object") };
        assert_eq!(object.members().len(), 2);
    }
}
