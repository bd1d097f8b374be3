//! JSONL: one JSON object in each line, as specified by jsonlines.org and ndjson. Blank lines are skipped.

use crate::budget::Budget;
use crate::codec::Codec;
use crate::json;
use crate::read_error::{self, Items, Place, ReadError, ReadListError};
use crate::rows;
use crate::schema::Schema;
use crate::value::{Object, Value};

/// JSONL's row in the table of formats.
pub(crate) const CODEC: Codec = Codec {
    name: "jsonl",
    media_types: &["text/jsonl", "application/jsonl", "application/x-ndjson"],
    content_type: "text/jsonl",
    is_preferred: false,
    is_attachment: false,
    read,
    write,
    read_list,
};

/// Reads the first line as the message. The other lines must be well-formed.
fn read(body: &[u8], _message_name: &str, _schema: &Schema) -> Result<Value, ReadError> {
    let text = read_error::utf8(body)?;
    let mut budget = Budget::new();
    let mut message = None;
    for (number, line) in lines(text) {
        match json::read_line(line, Place { line: number, column: 1 }, &mut budget)? {
            object @ Value::Object(_) => message = message.or(Some(object)),
            other => return Err(ReadError::NotAnObject { found: other.kind() }),
        }
    }
    Ok(message.unwrap_or_else(|| Value::Object(Object::new())))
}

fn read_list(
    body: &[u8],
    _message_name: &str,
    _schema: &Schema,
    max_items: usize,
) -> Result<Vec<Value>, ReadListError> {
    let text = read_error::utf8(body)?;
    let mut budget = Budget::new();
    let mut items = Items::new(max_items);
    for (number, line) in lines(text) {
        items.push(json::read_line(line, Place { line: number, column: 1 }, &mut budget)?)?;
    }
    Ok(items.finish())
}

/// The lines that are not blank, with their numbers. A line feed always ends a line, because JSON escapes it in texts.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.split('\n').enumerate().map(|(index, line)| (index + 1, line));
    numbered.filter(|(_, line)| !read_error::is_blank(line))
}

fn write(value: &Value, _schema: &Schema) -> Vec<u8> {
    let mut text = String::new();
    for item in rows::answer_rows(value) {
        json::write_value(&mut text, item);
        text.push('\n');
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema() -> Schema {
        Schema::new("urn:any")
    }

    fn list(body: &str) -> Result<Vec<Value>, ReadListError> {
        read_list(body.as_bytes(), "Item", &schema(), 2)
    }

    #[test]
    fn every_line_that_is_not_blank_is_an_item() {
        assert_eq!(list("\u{feff}{\"a\":1}\r\n\r\n {} \n").map(|items| items.len()), Ok(2));
        assert_eq!(list("\n"), Ok(vec![]));
        assert_eq!(list("{}\n{}\n{}"), Err(ReadListError::TooManyItems { limit: 2 }));
        assert_eq!(list("{}\n[]"), Err(ReadListError::ItemNotAnObject { number: 2, found: "a list" }));
    }

    #[test]
    fn the_first_line_is_the_message() {
        let message = |body: &str| read(body.as_bytes(), "Item", &schema());
        let expected: Object = [("a", Value::Text("x".into()))].into_iter().collect();
        assert_eq!(message("\n{\"a\":\"x\"}\n{\"a\":\"y\"}"), Ok(Value::Object(expected)));
        assert_eq!(message(""), Ok(Value::Object(Object::new())));
        assert_eq!(message("{}\n1"), Err(ReadError::NotAnObject { found: "a number" }));
    }

    #[test]
    fn an_error_names_the_line_of_the_body() {
        let error = list("{}\n\n{\"a\":}\n{}").unwrap_err().to_string();
        assert_eq!(
            error,
            "The body cannot be read as JSONL: at line 3, column 6, a value was expected, and '}' was found."
        );
        // An object that goes over several lines is JSON, not JSONL.
        assert!(list("{\n\"a\":1}").unwrap_err().to_string().contains("at line 1, column 2"));
    }

    #[test]
    fn a_list_is_written_line_by_line() {
        let item: Object = [("a", Value::Text("1\n2".into())), ("b", Value::Null)].into_iter().collect();
        let written = write(&Value::List(vec![Value::Object(item), Value::Null]), &schema());
        assert_eq!(written, b"{\"a\":\"1\\n2\"}\nnull\n");
    }
}
