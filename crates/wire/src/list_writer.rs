//! The writer of a list. It takes one item at a time, so no item is kept as a value.

use crate::csv::ListRows;
use crate::format::Format;
use crate::schema::{Schema, dotnet_name};
use crate::value::Value;
use crate::xml::ItemElement;
use crate::{json, jsv};

/// The length in bytes at which the writer begins another piece of text. A single piece would be copied whenever it grows.
const PIECE_BYTES: usize = 32 * 1024;

/// Writes a list of items of one type.
///
/// ```
/// use billables_wire::{Format, ListWriter, Schema, Value};
///
/// let schema = Schema::new("http://example.org/greetings");
/// let mut list = ListWriter::new(Format::Json, "Greeting", &schema);
/// list.push(&Value::Bool(true));
/// list.push(&Value::Null);
/// assert_eq!(list.finish().concat(), b"[true,null]");
/// ```
#[derive(Debug)]
pub struct ListWriter<'s> {
    format: Format,
    item_type_name: &'s str,
    schema: &'s Schema,
    count: usize,
    /// The text so far. Only the last piece may grow.
    pieces: Vec<String>,
    /// The capacity in bytes of all pieces but the last.
    full_bytes: usize,
    /// In XML: the element of each item.
    element: Option<ItemElement>,
    /// In CSV: the headers and the rows so far.
    rows: ListRows,
}

impl Format {
    /// Writes a list with all members of each item, as [`ListWriter`] does.
    ///
    /// XML names the root element after the type of the items; `item_type_name` gives the type of an empty list.
    pub fn write_list(self, items: &[Value], item_type_name: &str, schema: &Schema) -> Vec<u8> {
        let mut list = ListWriter::new(self, item_type_name, schema);
        items.iter().for_each(|item| list.push(item));
        list.finish().concat()
    }
}

impl<'s> ListWriter<'s> {
    /// Begins a list. XML names the root element after the type of the items.
    pub fn new(format: Format, item_type_name: &'s str, schema: &'s Schema) -> Self {
        Self {
            format,
            item_type_name,
            schema,
            count: 0,
            pieces: Vec::new(),
            full_bytes: 0,
            element: None,
            rows: ListRows::default(),
        }
    }

    /// Begins a list whose text is taken piece by piece with [`take`](Self::take). CSV has exactly the columns of these members, by
    /// their serde names.
    pub fn streamed(format: Format, item_type_name: &'s str, members: &[&str], schema: &'s Schema) -> Self {
        let rows = ListRows::with_headers(members.iter().copied().map(dotnet_name));
        Self { rows, ..Self::new(format, item_type_name, schema) }
    }

    /// Takes the text of the items since the last call. Only for a list that began with [`streamed`](Self::streamed).
    pub fn take(&mut self) -> Vec<u8> {
        let mut text = self.pieces.drain(..).collect::<String>();
        self.full_bytes = 0;
        if self.format == Format::Csv && self.rows.is_fixed() {
            self.rows.take(&mut text);
        }
        text.into_bytes()
    }

    /// Adds an item.
    pub fn push(&mut self, item: &Value) {
        self.begin_piece();
        let Some(text) = self.pieces.last_mut() else { return };
        match self.format {
            Format::Json | Format::Jsv => {
                text.push(if self.count == 0 { '[' } else { ',' });
                match self.format {
                    Format::Json => json::write_value(text, item),
                    _ => jsv::write_value(text, item),
                }
            }
            Format::Jsonl => {
                json::write_value(text, item);
                text.push('\n');
            }
            Format::Xml => {
                let element = self.element.get_or_insert_with(|| {
                    let element = ItemElement::of(item, self.item_type_name, self.schema);
                    element.write_head(text, self.schema);
                    text.push('>');
                    element
                });
                element.write_item(text, item, self.schema);
            }
            Format::Csv => self.rows.push(text, item),
        }
        self.count += 1;
    }

    /// The memory in bytes that the text takes so far.
    pub fn bytes(&self) -> usize {
        self.full_bytes + self.pieces.last().map_or(0, String::capacity) + self.rows.bytes()
    }

    /// Ends the list, and returns the text in pieces.
    pub fn finish(mut self) -> Vec<Vec<u8>> {
        self.begin_piece();
        let Some(text) = self.pieces.last_mut() else { return Vec::new() };
        match (self.format, &self.element) {
            (Format::Json | Format::Jsv, _) => text.push_str(if self.count == 0 { "[]" } else { "]" }),
            (Format::Jsonl, _) => {}
            (Format::Xml, Some(element)) => element.write_tail(text),
            (Format::Xml, None) => {
                ItemElement::of(&Value::Null, self.item_type_name, self.schema).write_head(text, self.schema);
                text.push_str("/>");
            }
            (Format::Csv, _) if self.rows.is_fixed() => return vec![self.take()],
            (Format::Csv, _) => self.rows.finish(&mut self.pieces),
        }
        self.pieces.into_iter().map(String::into_bytes).collect()
    }

    fn begin_piece(&mut self) {
        match self.pieces.last_mut() {
            Some(piece) if piece.len() < PIECE_BYTES => return,
            Some(piece) => {
                piece.shrink_to_fit();
                self.full_bytes += piece.capacity();
            }
            None => {}
        }
        self.pieces.push(String::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Object;

    fn item(members: &[(&'static str, Value)]) -> Value {
        let mut object = Object::of_type("Item");
        for (name, value) in members {
            object.push(*name, value.clone());
        }
        Value::Object(object)
    }

    fn text(content: &str) -> Value {
        Value::Text(content.into())
    }

    /// Lists with members that come and go, with no members, and with nulls.
    fn lists() -> Vec<Vec<Value>> {
        let id = || item(&[("id", text("1"))]);
        let both = || item(&[("id", text("a,\"b\"<")), ("name", text(""))]);
        let other = || item(&[("name", text("x")), ("tags", Value::List(vec![text("[y]"), Value::Null]))]);
        vec![
            vec![],
            vec![Value::Null],
            vec![Value::Null, Value::Null],
            vec![id()],
            vec![id(), id(), Value::Null],
            vec![Value::Null, id(), both()],
            vec![id(), both(), other(), id()],
            vec![item(&[])],
            vec![item(&[]), id()],
            vec![item(&[]), both()],
            vec![item(&[("id", Value::Null)]), id()],
            vec![item(&[("id", Value::Null)]), both()],
            vec![item(&[("inner", id()), ("items", Value::List(vec![both(), other()]))]); 3],
            vec![text("x"), Value::Null, text("")],
            (0..3_000).map(|number| if number == 2_000 { other() } else { both() }).collect(),
        ]
    }

    fn written(format: Format, items: &[Value], item_type_name: &str) -> String {
        String::from_utf8(format.write_list(items, item_type_name, &Schema::new("urn:ours"))).unwrap()
    }

    #[test]
    fn a_list_that_is_written_item_by_item_is_the_same() {
        for format in Format::ALL {
            for list in lists() {
                // XML names the root of a list without a first item after the type, which a value does not have.
                if *format == Format::Xml && list.iter().all(|item| *item == Value::Null) {
                    continue;
                }
                // The names of scalars are those of XML Schema.
                let name = if matches!(list.first(), Some(Value::Text(_))) { "string" } else { "Item" };
                let whole = format.write(&Value::List(list.clone()), &Schema::new("urn:ours"));
                let (written, whole) = (written(*format, &list, name), String::from_utf8(whole).unwrap());
                assert!(written == whole, "{}: {written}\n{whole}", format.name());
            }
        }
    }

    #[test]
    fn a_streamed_list_is_the_same_in_pieces() {
        let schema = Schema::new("urn:ours");
        for format in Format::ALL {
            for count in [0, 1, 2, 5] {
                let items: Vec<_> = (0..count).map(|_| item(&[("id", text("a,b")), ("name", text(""))])).collect();
                let mut writer = ListWriter::streamed(*format, "Item", &["id", "name"], &schema);
                let mut streamed = Vec::new();
                for two in items.chunks(2) {
                    two.iter().for_each(|item| writer.push(item));
                    streamed.extend(writer.take());
                }
                streamed.extend(writer.finish().concat());
                let expected = match (format, count) {
                    (Format::Csv, 0) => "Id,Name\r\n".to_owned(),
                    _ => written(*format, &items, "Item"),
                };
                assert_eq!(String::from_utf8(streamed).unwrap(), expected, "{}", format.name());
            }
        }
        let mut writer = ListWriter::streamed(Format::Csv, "Item", &["id", "name"], &schema);
        writer.push(&item(&[("id", text("1")), ("name", Value::Null), ("other", text("x"))]));
        assert_eq!(writer.finish().concat(), b"Id,Name\r\n1,\r\n");
    }

    #[test]
    fn a_list_of_xml_is_named_after_its_items() {
        let root = r#"<ArrayOfItem xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:ours""#;
        let first = item(&[("id", text("1"))]);
        for (items, expected) in [
            (vec![], "/>"),
            (vec![Value::Null], "><Item i:nil=\"true\"/></ArrayOfItem>"),
            (vec![first, Value::Null], "><Item><Id>1</Id></Item><Item i:nil=\"true\"/></ArrayOfItem>"),
        ] {
            assert_eq!(written(Format::Xml, &items, "Item"), format!("{root}{expected}"));
        }
    }

    #[test]
    fn the_memory_of_a_list_is_known() {
        let schema = Schema::new("urn:ours");
        for format in Format::ALL {
            let mut writer = ListWriter::new(*format, "Item", &schema);
            let item = item(&[("id", text(&"x".repeat(1_000)))]);
            (0..1_000).for_each(|_| writer.push(&item));
            let bytes = writer.bytes();
            let length = writer.finish().concat().len();
            assert!((length..length + length / 4).contains(&bytes), "{}: {bytes} for {length}", format.name());
        }
    }
}
