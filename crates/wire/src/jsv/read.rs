//! The reader of JSV: UTF-8 only, at most [`MAX_DEPTH`] levels, one pass.

use crate::budget::Budget;
use crate::limits::MAX_DEPTH;
use crate::read_error::{self, Items, ReadError, ReadListError};
use crate::schema::Schema;
use crate::value::{Object, Value};

/// Reads one message, which must be an object. An empty body is an object without members.
pub(super) fn read(body: &[u8], _message_name: &str, _schema: &Schema) -> Result<Value, ReadError> {
    let text = read_error::utf8(body)?;
    if read_error::is_blank(text) {
        return Ok(Value::Object(Object::new()));
    }
    let mut reader = Reader::new(text);
    reader.skip_blank();
    match reader.peek() {
        Some(b'{') => {}
        Some(b'[') => return Err(ReadError::NotAnObject { found: "a list" }),
        _ => return Err(ReadError::NotAnObject { found: "text" }),
    }
    let message = reader.value(0, Around::Nothing)?;
    reader.end()?;
    Ok(message)
}

/// Reads a list of objects.
pub(super) fn read_list(
    body: &[u8],
    _message_name: &str,
    _schema: &Schema,
    max_items: usize,
) -> Result<Vec<Value>, ReadListError> {
    let mut reader = Reader::new(read_error::utf8(body)?);
    reader.skip_blank();
    match reader.peek() {
        Some(b'[') => {}
        Some(b'{') => return Err(ReadListError::NotAList { found: "an object" }),
        Some(_) => return Err(ReadListError::NotAList { found: "text" }),
        None => return Err(ReadListError::NotAList { found: "empty" }),
    }
    let mut items = Items::new(max_items);
    reader.items(0, |item| items.push(item))?;
    reader.end()?;
    Ok(items.finish())
}

/// Reads an object or a list with its brackets from a text in another body.
pub(crate) fn read_text(text: &str) -> Result<Value, ReadError> {
    let mut reader = Reader::new(text);
    let value = reader.value(0, Around::Nothing)?;
    if reader.position == text.len() { Ok(value) } else { Err(reader.expected("the end of the text")) }
}

/// Reads the items of a list without brackets: `a,b`.
pub(crate) fn read_items(text: &str) -> Result<Vec<Value>, ReadError> {
    let mut reader = Reader::new(text);
    let mut items = Vec::new();
    loop {
        items.push(reader.value(1, Around::Items)?);
        if !reader.take(b',') {
            let is_at_end = reader.position == text.len();
            return if is_at_end { Ok(items) } else { Err(reader.expected("',' after an item of a list")) };
        }
    }
}

/// The surroundings of a value, which determine the end of a bare text.
#[derive(Clone, Copy)]
enum Around {
    /// The whole text.
    Nothing,
    /// A list without brackets.
    Items,
    List,
    Object,
}

impl Around {
    fn is_end(self, byte: u8) -> bool {
        match self {
            Self::Nothing => false,
            Self::Items => byte == b',',
            Self::List => matches!(byte, b',' | b']'),
            Self::Object => matches!(byte, b',' | b'}'),
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    /// The index of the next byte, always at the start of a character.
    position: usize,
    budget: Budget,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, position: 0, budget: Budget::new() }
    }

    /// `depth` is the number of lists and objects around the value.
    fn value(&mut self, depth: usize, around: Around) -> Result<Value, ReadError> {
        self.budget.spend()?;
        match self.peek() {
            Some(b'{' | b'[') if depth == MAX_DEPTH => {
                let (line, column) = read_error::line_and_column(self.text, self.position);
                Err(ReadError::TooDeep { line, column })
            }
            Some(b'{') => self.object(depth),
            Some(b'[') => {
                let mut items = Vec::new();
                self.items(depth, |item| {
                    items.push(item);
                    Ok::<_, ReadError>(())
                })?;
                Ok(Value::List(items))
            }
            Some(b'"') => self.quoted().map(Value::Text),
            _ => match self.bare(|byte| around.is_end(byte))? {
                "" => Ok(Value::Null),
                text => Ok(Value::Text(text.to_owned())),
            },
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, ReadError> {
        self.position += 1;
        let mut object = Object::new();
        if self.take(b'}') {
            return Ok(Value::Object(object));
        }
        loop {
            let name = match self.peek() {
                Some(b'"') => self.quoted()?,
                _ => self.bare(|byte| matches!(byte, b':' | b',' | b'{' | b'}' | b'[' | b']'))?.to_owned(),
            };
            if !self.take(b':') {
                return Err(self.expected("':' after a member name"));
            }
            object.push(name, self.value(depth + 1, Around::Object)?);
            if self.take(b'}') {
                return Ok(Value::Object(object));
            }
            if !self.take(b',') {
                return Err(self.expected("',' or '}' after a member"));
            }
        }
    }

    /// Reads a list from its bracket on, and passes each item to `push`.
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
            push(self.value(depth + 1, Around::List)?)?;
            if self.take(b']') {
                return Ok(());
            }
            if !self.take(b',') {
                return Err(self.expected("',' or ']' after an item of a list").into());
            }
        }
    }

    fn quoted(&mut self) -> Result<String, ReadError> {
        let opening = self.position;
        self.position += 1;
        let mut content = String::new();
        loop {
            let Some((plain, _)) = self.rest().split_once('"') else {
                return Err(self.malformed(opening, "text has an opening quote and no closing one"));
            };
            content.push_str(plain);
            self.position += plain.len() + 1;
            if self.peek() != Some(b'"') {
                return Ok(content);
            }
            // A doubled quote is a quote.
            content.push('"');
            self.position += 1;
        }
    }

    fn bare(&mut self, is_end: impl Fn(u8) -> bool) -> Result<&'t str, ReadError> {
        let rest = self.rest();
        let is_break = |byte| matches!(byte, b'\r' | b'\n');
        let length = rest.bytes().position(|byte| is_end(byte) || is_break(byte)).unwrap_or(rest.len());
        // The cut is before an ASCII byte or at the end, so it is between characters.
        let text = rest.get(..length).unwrap_or(rest);
        self.position += length;
        if self.peek().is_some_and(is_break) {
            let problem = "a line break is outside of quotes; JSV has no white space between its parts";
            return Err(self.malformed(self.position, problem));
        }
        Ok(text)
    }

    /// Skips white space around a message, such as the line feed at the end of a file.
    fn skip_blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.position += 1;
        }
    }

    fn end(&mut self) -> Result<(), ReadError> {
        self.skip_blank();
        if self.position == self.text.len() { Ok(()) } else { Err(self.expected("the end of the body")) }
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

    fn expected(&self, what: &str) -> ReadError {
        let problem = match self.rest().chars().next() {
            Some(found) => format!("{what} was expected, and {found:?} was found"),
            None => format!("{what} was expected, and the text ends"),
        };
        self.malformed(self.position, problem)
    }

    fn malformed(&self, position: usize, problem: impl Into<String>) -> ReadError {
        let (line, column) = read_error::line_and_column(self.text, position);
        ReadError::Malformed { format: "JSV", line, column, problem: problem.into() }
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

    fn member(value: &str) -> Value {
        match message(&format!("{{a:{value}}}")) {
            Ok(Value::Object(object)) => object.get("a").cloned().unwrap(),
            other => panic!("{value}: {other:?}"),
        }
    }

    fn text(content: &str) -> Value {
        Value::Text(content.into())
    }

    fn object<const N: usize>(members: [(&'static str, Value); N]) -> Value {
        Value::Object(members.into_iter().collect())
    }

    #[test]
    fn what_a_javascript_client_writes_is_read() {
        let body = r#"{a:x,b:"a,b",c:"say ""hi""",f:[1,x y,"p,q"],g:{h:true,i:[]},j:1.5,k:"2024-01-02T00:00:00"}"#;
        let expected = object([
            ("a", text("x")),
            ("b", text("a,b")),
            ("c", text("say \"hi\"")),
            ("f", Value::List(vec![text("1"), text("x y"), text("p,q")])),
            ("g", object([("h", text("true")), ("i", Value::List(vec![]))])),
            ("j", text("1.5")),
            ("k", text("2024-01-02T00:00:00")),
        ]);
        assert_eq!(message(body), Ok(expected));
    }

    #[test]
    fn nothing_is_null_and_two_quotes_are_an_empty_text() {
        assert_eq!(member(""), Value::Null);
        assert_eq!(member("\"\""), text(""));
        assert_eq!(member("[,\"\",]"), Value::List(vec![Value::Null, text(""), Value::Null]));
        assert_eq!(member("[]"), Value::List(vec![]));
        assert_eq!(member("{}"), object([]));
    }

    #[test]
    fn blanks_belong_to_the_text_and_a_bare_text_ends_with_what_is_around_it() {
        assert_eq!(member(" x "), text(" x "));
        assert_eq!(member("x]y"), text("x]y"));
        assert_eq!(member("[x}y,z:{]"), Value::List(vec![text("x}y"), text("z:{")]));
        assert_eq!(member("5\" pipe"), text("5\" pipe"));
        assert_eq!(member("\"line\r\nbreak\""), text("line\r\nbreak"));
        assert_eq!(message("\u{feff}{\"a b:\":1}\n"), Ok(object([("a b:", text("1"))])));
        assert_eq!(message(" \r\n"), Ok(object([])));
    }

    #[test]
    fn broken_jsv_is_refused() {
        for body in [
            "{",
            "{a",
            "{a}",
            "{a:",
            "{a:b",
            "{a:b,",
            "{a:b,}",
            "{,}",
            "{a:b}}",
            "{a:b}x",
            "{a:\"x}",
            "{a:\"x\"y}",
            "{\"a",
            "{\"a\"b:c}",
            "{a:[}",
            "{a:[x}",
            "{a:[x",
            "{a:[]x}",
            "{a:{}x}",
            "{a:{b:c}",
            "{\n\ta: x\n}",
            "{a:x\n}",
            "{[a]:b}",
            "{a:\"x\"\"}",
        ] {
            assert!(matches!(message(body), Err(ReadError::Malformed { .. })), "{body:?}: {:?}", message(body));
        }
        for (body, found) in [("[]", "a list"), ("x", "text"), ("\"{}\"", "text")] {
            assert_eq!(message(body), Err(ReadError::NotAnObject { found }));
        }
    }

    #[test]
    fn the_error_says_where_and_what() {
        assert_eq!(
            message("{callSid:\"CA}").unwrap_err().to_string(),
            "The body cannot be read as JSV: at line 1, column 10, text has an opening quote and no closing one."
        );
        assert!(message("{a:[x").unwrap_err().to_string().contains("',' or ']' after an item of a list was expected"));
    }

    #[test]
    fn nesting_ends_at_the_limit() {
        let nested = |depth: usize| format!("{}{}{}", "{a:".repeat(depth), "1", "}".repeat(depth));
        assert!(message(&nested(MAX_DEPTH)).is_ok());
        for body in [nested(MAX_DEPTH + 1), nested(10_000), format!("{{a:{}", "[".repeat(10_000))] {
            assert!(matches!(message(&body), Err(ReadError::TooDeep { .. })));
        }
        assert!(matches!(list(&"[".repeat(10_000), 9), Err(ReadListError::Read(ReadError::TooDeep { .. }))));
    }

    #[test]
    fn a_body_holds_a_bounded_number_of_values() {
        let body = format!("{{a:[{}]}}", ",".repeat(crate::MAX_VALUES));
        assert_eq!(message(&body), Err(ReadError::TooManyValues));
    }

    #[test]
    fn a_list_of_messages_is_read_up_to_its_limit() {
        assert_eq!(list("[]", 0), Ok(vec![]));
        assert_eq!(list("[{a:1},{}]\n", 2), Ok(vec![object([("a", text("1"))]), object([])]));
        assert_eq!(list("[{},{},?", 1), Err(ReadListError::TooManyItems { limit: 1 }));
        assert_eq!(list("[{},]", 2), Err(ReadListError::ItemNotAnObject { number: 2, found: "null" }));
        for (body, found) in [("{}", "an object"), ("x", "text"), ("", "empty")] {
            assert_eq!(list(body, 9), Err(ReadListError::NotAList { found }));
        }
        assert!(list("[{}", 9).is_err() && list("[{}]]", 9).is_err());
    }

    #[test]
    fn a_list_is_read_without_its_brackets_too() {
        assert_eq!(read_items("x,y z"), Ok(vec![text("x"), text("y z")]));
        assert_eq!(read_items("x]"), Ok(vec![text("x]")]));
        assert_eq!(read_items("{a:b},\"c,d\""), Ok(vec![object([("a", text("b"))]), text("c,d")]));
        assert!(read_items("{a:b}c").is_err());
        assert_eq!(read_text("[x,y z]"), Ok(Value::List(vec![text("x"), text("y z")])));
        assert!(read_text("[x] ").is_err());
    }
}
