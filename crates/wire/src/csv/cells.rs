//! The headers and the cells of a row.

use std::borrow::Cow;

use super::delimiter::Delimiter;
use crate::jsv;
use crate::schema::dotnet_name;
use crate::value::{Object, Value};

/// The members with their headers. The entries of a dictionary keep their names.
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

/// Writes a value as the content of a cell. Null is the empty cell.
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

/// Writes a cell that is not null. An empty text has quotes, because an empty cell without quotes is null.
pub fn write_cell(text: &mut String, content: &str) {
    write_cell_between(text, content, Delimiter::COMMA);
}

/// The same as [`write_cell`] with another delimiter.
pub fn write_cell_between(text: &mut String, content: &str, delimiter: Delimiter) {
    // The special characters are ASCII, so the search goes by bytes, which is faster.
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
