//! Writing CSV: the .NET names of the members as headers, a row for each item, every line ended by CR LF.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Delimiter;
use crate::jsv;
use crate::rows;
use crate::schema::{Schema, dotnet_name};
use crate::value::{Object, Value};

pub(super) fn write(value: &Value, schema: &Schema) -> Vec<u8> {
    write_list(rows::of_answer(value), "", schema)
}

pub(super) fn write_list(items: &[Value], _item_type_name: &str, _schema: &Schema) -> Vec<u8> {
    let columns = Columns::of(items);
    let mut text = String::new();
    if columns.names.is_empty() {
        // Nothing here has members, so there is nothing to head.
        for item in items.iter().filter(|item| !matches!(item, Value::Object(_))) {
            write_row(&mut text, std::iter::once(Some(item)));
        }
        return text.into_bytes();
    }
    write_header(&mut text, &columns.names);
    for item in items {
        let mut cells = vec![None; columns.names.len()];
        match item {
            Value::Object(object) => {
                for (name, value) in headed(object) {
                    if let Some(cell) = columns.indexes.get(&name).and_then(|index| cells.get_mut(*index)) {
                        *cell = Some(value);
                    }
                }
            }
            other => cells[0] = Some(other),
        }
        write_row(&mut text, cells.into_iter());
    }
    text.into_bytes()
}

/// The headers of all items together, in the order in which they first occur.
struct Columns<'v> {
    names: Vec<Cow<'v, str>>,
    indexes: HashMap<Cow<'v, str>, usize>,
}

impl<'v> Columns<'v> {
    fn of(items: &'v [Value]) -> Self {
        let mut columns = Self { names: Vec::new(), indexes: HashMap::new() };
        for item in items {
            let Value::Object(object) = item else { continue };
            for (name, _) in headed(object) {
                if !columns.indexes.contains_key(&name) {
                    columns.indexes.insert(name.clone(), columns.names.len());
                    columns.names.push(name);
                }
            }
        }
        columns
    }
}

/// The members under their headers. The entries of a dictionary keep the names that they have.
pub(super) fn headed(object: &Object) -> impl Iterator<Item = (Cow<'_, str>, &Value)> {
    let is_typed = object.type_name().is_some();
    object.members().iter().map(move |(name, value)| {
        let header = if is_typed { dotnet_name(name) } else { Cow::Borrowed(name.as_ref()) };
        (header, value)
    })
}

pub(super) fn write_header(text: &mut String, names: &[impl AsRef<str>]) {
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        write_cell(text, name.as_ref());
    }
    text.push_str("\r\n");
}

fn write_row<'v>(text: &mut String, cells: impl ExactSizeIterator<Item = Option<&'v Value>>) {
    let is_alone = cells.len() == 1;
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        match cell {
            // A line with nothing in it would not be a row.
            None | Some(Value::Null) if is_alone => text.push_str("\"\""),
            cell => write_content(text, cell),
        }
    }
    text.push_str("\r\n");
}

/// Writes a value as the content of a cell. Null is nothing at all.
pub(super) fn write_content(text: &mut String, cell: Option<&Value>) {
    match cell {
        None | Some(Value::Null) => {}
        Some(Value::Text(content)) => write_cell(text, content),
        Some(other) => {
            let mut content = String::new();
            jsv::write_value(&mut content, other);
            write_cell(text, &content);
        }
    }
}

/// Writes a cell of CSV that is not null, in quotes where it needs them: an empty cell without them is null.
pub fn write_cell(text: &mut String, content: &str) {
    write_cell_between(text, content, Delimiter::COMMA);
}

/// The same, where cells are parted by another delimiter.
pub fn write_cell_between(text: &mut String, content: &str, delimiter: Delimiter) {
    // By bytes, which is faster than by characters; all of these are ASCII.
    let is_special = |byte: u8| matches!(byte, b'"' | b'\r' | b'\n') || byte == delimiter.byte();
    let needs_quotes = content.is_empty() || content.starts_with(['[', '{']) || content.bytes().any(is_special);
    if needs_quotes {
        text.push('"');
        text.push_str(&content.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(content);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(content: &str) -> Value {
        Value::Text(content.into())
    }

    fn typed(members: Vec<(&'static str, Value)>) -> Value {
        let mut object = Object::of_type("Item");
        for (name, value) in members {
            object.push(name, value);
        }
        Value::Object(object)
    }

    fn written(items: &[Value]) -> String {
        String::from_utf8(write_list(items, "Item", &Schema::new("urn:any"))).unwrap()
    }

    #[test]
    fn items_are_rows_under_dotnet_names() {
        let items = [
            typed(vec![("callSid", text("a,\"b\"\n")), ("isLive", Value::Bool(true)), ("size", Value::Null)]),
            typed(vec![("callSid", text("")), ("size", Value::Number(7_u8.into())), ("later", text("=1+1"))]),
            Value::Null,
        ];
        let expected = "CallSid,IsLive,Size,Later\r\n\"a,\"\"b\"\"\n\",True,,\r\n\"\",,7,=1+1\r\n,,,\r\n";
        assert_eq!(written(&items), expected);
    }

    #[test]
    fn what_is_nested_is_a_cell_in_jsv() {
        let names = Value::List(vec![text("x"), text("y,z")]);
        let meta: Object = [("b", text("1")), ("A", Value::Null)].into_iter().collect();
        let item = typed(vec![("names", names), ("meta", Value::Object(meta)), ("note", text("[x]"))]);
        assert_eq!(written(&[item]), "Names,Meta,Note\r\n\"[x,\"\"y,z\"\"]\",\"{b:1}\",\"[x]\"\r\n");
    }

    #[test]
    fn a_dictionary_keeps_its_names_and_scalars_have_no_header() {
        let entries: Object = [("b", text("1")), ("a,c", text("2"))].into_iter().collect();
        assert_eq!(written(&[Value::Object(entries)]), "b,\"a,c\"\r\n1,2\r\n");
        assert_eq!(written(&[text("x"), Value::Null, Value::Bool(false)]), "x\r\n\"\"\r\nFalse\r\n");
        assert_eq!(written(&[]), "");
        assert_eq!(written(&[typed(vec![("a", Value::Null)])]), "A\r\n\"\"\r\n");
    }

    #[test]
    fn an_answer_is_its_list_and_an_error_its_status() {
        let schema = Schema::new("urn:any");
        let item = typed(vec![("id", text("1"))]);
        let page = typed(vec![("nextCursor", text("abc")), ("items", Value::List(vec![item]))]);
        assert_eq!(write(&page, &schema), b"Id\r\n1\r\n");
        let fault = typed(vec![("fieldName", text("CallSid"))]);
        let status = typed(vec![("errorCode", text("NotEmpty")), ("errors", Value::List(vec![fault]))]);
        let error = typed(vec![("responseStatus", status)]);
        assert_eq!(write(&error, &schema), b"ErrorCode,Errors\r\nNotEmpty,\"[{fieldName:CallSid}]\"\r\n");
    }
}
