//! The writer of CSV: the .NET names of the members as headers, a row for each item, CR LF after each row.

use std::borrow::Cow;
use std::collections::HashMap;

use super::cells::{headed, write_content, write_header};
use crate::rows;
use crate::schema::Schema;
use crate::value::Value;

/// Writes the rows of an answer.
pub(super) fn write(value: &Value, _schema: &Schema) -> Vec<u8> {
    write_rows(rows::answer_rows(value))
}

fn write_rows(items: &[Value]) -> Vec<u8> {
    let (mut rows, mut text) = (ListRows::default(), String::new());
    for item in items {
        rows.push(&mut text, item);
    }
    let mut pieces = vec![text];
    rows.finish(&mut pieces);
    pieces.concat().into_bytes()
}

/// Rows that are written before all headers are known: a later item may have members that no earlier one has.
#[derive(Debug, Default)]
pub(crate) struct ListRows {
    names: Vec<String>,
    indexes: HashMap<String, usize>,
    rows: Vec<Row>,
    /// Whether no item has further members, so that the headers can be written before the rows.
    is_fixed: bool,
    has_header: bool,
}

#[derive(Debug)]
struct Row {
    /// The length of the text in bytes, with the end of the line.
    length: usize,
    /// The number of headers that were known when the row was written.
    cells: usize,
    is_object: bool,
}

const LINE_END: &str = "\r\n";

impl ListRows {
    /// Rows with exactly these headers. Members with other names are left out.
    pub(crate) fn with_headers<'n>(names: impl Iterator<Item = Cow<'n, str>>) -> Self {
        let names: Vec<String> = names.map(Cow::into_owned).collect();
        let indexes = names.iter().cloned().zip(0..).collect();
        Self { names, indexes, is_fixed: true, ..Self::default() }
    }

    /// Whether the rows so far are complete, because all headers were known from the start.
    pub(crate) fn is_fixed(&self) -> bool {
        self.is_fixed
    }

    /// Forgets the rows, and writes the header before the first of them. Only for fixed headers.
    pub(crate) fn take(&mut self, text: &mut String) {
        self.rows.clear();
        if !std::mem::replace(&mut self.has_header, true) {
            let mut header = String::new();
            write_header(&mut header, &self.names);
            text.insert_str(0, &header);
        }
    }

    /// Writes a row with a cell for each header that is known so far.
    pub(crate) fn push(&mut self, text: &mut String, item: &Value) {
        let start = text.len();
        match item {
            Value::Object(object) => {
                let members: Vec<_> = headed(object).collect();
                for (name, _) in &members {
                    if !self.is_fixed && !self.indexes.contains_key(name.as_ref()) {
                        self.indexes.insert(name.to_string(), self.names.len());
                        self.names.push(name.to_string());
                    }
                }
                let mut cells = vec![None; self.names.len()];
                for (name, value) in members {
                    if let Some(cell) = self.indexes.get(name.as_ref()).and_then(|index| cells.get_mut(*index)) {
                        *cell = Some(value);
                    }
                }
                for (index, cell) in cells.into_iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    write_content(text, cell);
                }
            }
            other => {
                write_content(text, Some(other));
                text.push_str(&",".repeat(self.names.len().saturating_sub(1)));
            }
        }
        text.push_str(LINE_END);
        let is_object = matches!(item, Value::Object(_));
        self.rows.push(Row { length: text.len() - start, cells: self.names.len().max(1), is_object });
    }

    /// The memory in bytes of the headers and the rows' lengths.
    pub(crate) fn bytes(&self) -> usize {
        self.rows.capacity() * size_of::<Row>() + self.names.iter().map(|name| 2 * name.len() + 64).sum::<usize>()
    }

    /// Puts the headers before the rows, and adds cells to the rows that were written before all headers were known.
    pub(crate) fn finish(&self, pieces: &mut Vec<String>) {
        let count = self.names.len();
        let mut rows = self.rows.iter();
        for piece in &mut *pieces {
            let mut filled = String::new();
            let (mut start, mut is_changed) = (0, false);
            while start < piece.len() {
                let Some(row) = rows.next() else { break };
                let content = &piece[start..start + row.length - LINE_END.len()];
                start += row.length;
                if count == 0 && row.is_object {
                    is_changed = true;
                    continue;
                }
                let missing = count.saturating_sub(row.cells);
                // An empty line is no row.
                let is_blank = count <= 1 && content.is_empty();
                is_changed |= missing > 0 || is_blank;
                filled.push_str(if is_blank { "\"\"" } else { content });
                filled.push_str(&",".repeat(missing));
                filled.push_str(LINE_END);
            }
            if is_changed {
                *piece = filled;
            }
        }
        if count > 0 {
            let mut header = String::new();
            write_header(&mut header, &self.names);
            pieces.insert(0, header);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Object;

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
        String::from_utf8(write_rows(items)).unwrap()
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
