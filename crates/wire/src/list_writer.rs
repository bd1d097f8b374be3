//! A list that is written item by item, as its items become known, so that none of them is kept as a value.

use crate::csv::ListRows;
use crate::format::Format;
use crate::schema::Schema;
use crate::value::Value;
use crate::xml::ItemElement;
use crate::{json, jsv};

/// How long a piece of the text is before another is begun, in bytes. One piece would be copied whenever it grows.
const PIECE_BYTES: usize = 32 * 1024;

/// Writes a list of items of one type: the same bytes as [`Format::write_list`].
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
    /// The room that all pieces but the last take.
    full_bytes: usize,
    /// The element of each item, in XML.
    element: Option<ItemElement>,
    /// The headers and rows so far, in CSV.
    rows: ListRows,
}

impl<'s> ListWriter<'s> {
    /// Begins a list. XML names its root after the type of the items.
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

    /// How much memory the text takes so far, in bytes.
    pub fn bytes(&self) -> usize {
        self.full_bytes + self.pieces.last().map_or(0, String::capacity) + self.rows.bytes()
    }

    /// Ends the list: its text, in pieces.
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

    /// Lists of each kind that an operation may answer with: members that come and go, none at all, nothing to answer.
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

    #[test]
    fn a_list_that_is_written_item_by_item_is_the_same() {
        let schema = Schema::new("urn:ours");
        for format in Format::ALL {
            for list in lists() {
                // The type of texts has its name from XML Schema.
                let name = if matches!(list.first(), Some(Value::Text(_))) { "string" } else { "Item" };
                let mut writer = ListWriter::new(*format, name, &schema);
                list.iter().for_each(|item| writer.push(item));
                let written = String::from_utf8(writer.finish().concat()).unwrap();
                let whole = String::from_utf8(format.write_list(&list, name, &schema)).unwrap();
                assert!(written == whole, "{}: {written}\n{whole}", format.name());
            }
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
