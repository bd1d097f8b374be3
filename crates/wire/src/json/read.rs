//! The reader of JSON: UTF-8 only, at most [`MAX_DEPTH`] levels.

use std::borrow::Cow;

use crate::budget::Budget;
use crate::limits::MAX_DEPTH;
use crate::read_error::{self, Items, Place, ReadError, ReadListError};
use crate::schema::Schema;
use crate::value::{self, Number, Object, Value};

/// Reads one message, which must be an object. An empty body is an object without members.
pub(super) fn read(body: &[u8], _message_name: &str, _schema: &Schema) -> Result<Value, ReadError> {
    let text = read_error::utf8(body)?;
    if read_error::is_blank(text) {
        return Ok(Value::Object(Object::new()));
    }
    match Reader::new(text, &mut Budget::new()).document()? {
        object @ Value::Object(_) => Ok(object),
        other => Err(ReadError::NotAnObject { found: other.kind() }),
    }
}

/// Reads an array of objects.
pub(super) fn read_list(
    body: &[u8],
    _message_name: &str,
    _schema: &Schema,
    max_items: usize,
) -> Result<Vec<Value>, ReadListError> {
    let text = read_error::utf8(body)?;
    let mut budget = Budget::new();
    let mut reader = Reader::new(text, &mut budget);
    match reader.peek() {
        None => return Err(ReadListError::NotAList { found: "empty" }),
        Some(b'[') => {}
        Some(_) => return Err(ReadListError::NotAList { found: reader.document()?.kind() }),
    }
    let mut items = Items::new(max_items);
    reader.items(0, |item| items.push(item))?;
    reader.end()?;
    Ok(items.finish())
}

/// Reads a value from a text in another body.
pub(crate) fn read_text(text: &str) -> Result<Value, ReadError> {
    Reader::new(text, &mut Budget::new()).document()
}

/// Reads one line of JSONL without its line feed.
pub(crate) fn read_line(text: &str, start: Place, budget: &mut Budget) -> Result<Value, ReadError> {
    Reader { format: "JSONL", start, ..Reader::new(text, budget) }.document()
}

/// Reads one item of an array that arrives in pieces.
pub(crate) fn read_item(text: &str, start: Place) -> Result<Value, ReadError> {
    let mut budget = Budget::new();
    let mut reader = Reader { start, ..Reader::new(text, &mut budget) };
    if reader.peek().is_none() {
        return Err(reader.malformed(0, "a value was expected before ',' or ']', and none was found"));
    }
    let item = reader.value(1)?;
    match reader.peek() {
        None => Ok(item),
        Some(_) => Err(reader.expected(AFTER_ITEM)),
    }
}

/// The expectation after an item of a list, for errors.
const AFTER_ITEM: &str = "',' or ']' after an item of a list";

struct Reader<'t, 'b> {
    text: &'t str,
    /// The index of the next byte, always at the start of a character.
    position: usize,
    budget: &'b mut Budget,
    /// The name of the format for errors.
    format: &'static str,
    /// The place of the text in the body.
    start: Place,
}

impl<'t, 'b> Reader<'t, 'b> {
    fn new(text: &'t str, budget: &'b mut Budget) -> Self {
        Self { text, position: 0, budget, format: "JSON", start: Place::START }
    }

    fn document(&mut self) -> Result<Value, ReadError> {
        let value = self.value(0)?;
        self.end()?;
        Ok(value)
    }

    fn end(&mut self) -> Result<(), ReadError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.expected("the end of the body")),
        }
    }

    /// `depth` is the number of lists and objects around the value.
    fn value(&mut self, depth: usize) -> Result<Value, ReadError> {
        self.budget.spend()?;
        match self.peek() {
            Some(b'{' | b'[') if depth == MAX_DEPTH => {
                let Place { line, column } = self.place(self.position);
                Err(ReadError::TooDeep { line, column })
            }
            Some(b'{') => self.object(depth + 1),
            Some(b'[') => {
                let mut items = Vec::new();
                self.items(depth, |item| {
                    items.push(item);
                    Ok::<_, ReadError>(())
                })?;
                Ok(Value::List(items))
            }
            Some(b'"') => Ok(Value::Text(self.string()?.into_owned())),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            _ => Err(self.expected("a value")),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, ReadError> {
        self.position += 1;
        let mut object = Object::new();
        if self.take(b'}') {
            return Ok(Value::Object(object));
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.expected("a member name in double quotes"));
            }
            let name = self.string()?.into_owned();
            if !self.take(b':') {
                return Err(self.expected("':' after a member name"));
            }
            object.push(name, self.value(depth)?);
            if self.take(b'}') {
                return Ok(Value::Object(object));
            }
            if !self.take(b',') {
                return Err(self.expected("',' or '}' after a member"));
            }
        }
    }

    /// Reads a list from its bracket on, and passes each item to `push`. `depth` is the number of lists and objects around it.
    fn items<E: From<ReadError>>(
        &mut self,
        depth: usize,
        mut push: impl FnMut(Value) -> Result<(), E>,
    ) -> Result<(), E> {
        self.position += 1;
        if self.take(b']') {
            return Ok(());
        }
        loop {
            push(self.value(depth + 1)?)?;
            if self.take(b']') {
                return Ok(());
            }
            if !self.take(b',') {
                return Err(self.expected(AFTER_ITEM).into());
            }
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, ReadError> {
        if !self.rest().starts_with(word) {
            return Err(self.expected("a value"));
        }
        self.position += word.len();
        Ok(value)
    }

    fn number(&mut self) -> Result<Value, ReadError> {
        let length = value::number_length(self.rest().as_bytes()).unwrap_or(0);
        match self.rest().get(..length).and_then(Number::parse) {
            Some(number) => {
                self.position += length;
                Ok(Value::Number(number))
            }
            None => Err(self.malformed(self.position, "a number is not complete")),
        }
    }

    /// Reads a string, and borrows it if it has no escapes.
    fn string(&mut self) -> Result<Cow<'t, str>, ReadError> {
        let opening = self.position;
        self.position += 1;
        let mut text = Cow::Borrowed("");
        loop {
            let rest = self.rest();
            let length = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).unwrap_or(rest.len());
            // The plain stretch ends before an ASCII byte or at the end of the text, so the cut is between characters.
            text += rest.get(..length).unwrap_or(rest);
            self.position += length;
            match self.text.as_bytes().get(self.position) {
                Some(b'"') => {
                    self.position += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.to_mut().push(self.escape()?),
                Some(_) => {
                    return Err(self.malformed(self.position, "text has a control character without an escape"));
                }
                None => return Err(self.malformed(opening, "text has an opening quote and no closing one")),
            }
        }
    }

    /// Reads the escape after a backslash.
    fn escape(&mut self) -> Result<char, ReadError> {
        let backslash = self.position;
        let escaped = self.text.as_bytes().get(backslash + 1).copied();
        self.position += 2;
        match escaped {
            Some(b'"') => Ok('"'),
            Some(b'\\') => Ok('\\'),
            Some(b'/') => Ok('/'),
            Some(b'b') => Ok('\u{8}'),
            Some(b'f') => Ok('\u{c}'),
            Some(b'n') => Ok('\n'),
            Some(b'r') => Ok('\r'),
            Some(b't') => Ok('\t'),
            Some(b'u') => self.unicode_escape(backslash),
            _ => Err(self.malformed(backslash, "a backslash begins an escape that JSON does not have")),
        }
    }

    fn unicode_escape(&mut self, backslash: usize) -> Result<char, ReadError> {
        let first = self.four_hex_digits(backslash)?;
        let code = match first {
            0xD800..0xDC00 if self.rest().starts_with("\\u") => {
                self.position += 2;
                let second = self.four_hex_digits(backslash)?;
                match second {
                    0xDC00..0xE000 => 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00),
                    // `from_u32` refuses the first half of a pair.
                    _ => first,
                }
            }
            _ => first,
        };
        char::from_u32(code).ok_or_else(|| self.malformed(backslash, "an escape is half of a surrogate pair"))
    }

    fn four_hex_digits(&mut self, backslash: usize) -> Result<u32, ReadError> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
            Some(code) => {
                self.position += 4;
                Ok(code)
            }
            None => Err(self.malformed(backslash, "\\u is not followed by four hex digits")),
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.position..).unwrap_or("")
    }

    /// Skips white space and returns the next byte.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.position), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.position += 1;
        }
        bytes.get(self.position).copied()
    }

    /// Skips white space, and then the next byte if it is `wanted`.
    fn take(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        self.position += usize::from(found);
        found
    }

    fn expected(&self, what: &str) -> ReadError {
        let problem = match self.rest().chars().next() {
            Some(found) => format!("{what} was expected, and {found:?} was found"),
            None => format!("{what} was expected, and the body ends"),
        };
        self.malformed(self.position, problem)
    }

    fn malformed(&self, position: usize, problem: impl Into<String>) -> ReadError {
        let Place { line, column } = self.place(position);
        ReadError::Malformed { format: self.format, line, column, problem: problem.into() }
    }

    fn place(&self, position: usize) -> Place {
        let bytes = self.text.as_bytes();
        self.start.after(bytes.get(..position).unwrap_or(bytes))
    }
}

#[cfg(test)]
mod tests;
