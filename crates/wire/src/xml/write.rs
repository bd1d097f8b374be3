//! The writer of DataContract XML: no declaration, no indentation, members in ordinal order of their .NET names.
//!
//! A character that XML 1.0 does not allow even as an escape (most control characters) becomes U+FFFD, so that every answer
//! is well-formed.

use std::borrow::Cow;

use super::characters::{encode_name, is_xml_char};
use super::namespaces::{ARRAYS_NAMESPACE, INSTANCE_NAMESPACE};
use crate::schema::{Schema, dotnet_name};
use crate::value::{Object, Value};

pub(super) fn write(value: &Value, schema: &Schema) -> Vec<u8> {
    let mut writer = Writer { schema, text: String::new(), bindings: Vec::new() };
    writer.root(value);
    writer.text.into_bytes()
}

/// The element of each item of a list that is written item by item.
#[derive(Debug)]
pub(crate) struct ItemElement {
    name: String,
    namespace: String,
}

impl ItemElement {
    /// The element of a list's items, from the first of them. A null item has no type, so `item_type_name` names it.
    pub(crate) fn of(item: &Value, item_type_name: &str, schema: &Schema) -> Self {
        if *item == Value::Null {
            return Self { name: item_type_name.to_owned(), namespace: schema.namespace_of(item_type_name).to_owned() };
        }
        let writer = Writer { schema, text: String::new(), bindings: Vec::new() };
        let TypeElement { name, namespace } = writer.type_element(item);
        Self { name: name.into_owned(), namespace: namespace.to_owned() }
    }

    /// Writes the start tag of the list, up to its bracket.
    pub(crate) fn write_head(&self, text: &mut String, schema: &Schema) {
        let mut writer = Writer { schema, text: std::mem::take(text), bindings: Vec::new() };
        writer.open_root(&self.root(), &self.namespace);
        *text = writer.text;
    }

    /// Writes an item.
    pub(crate) fn write_item(&self, text: &mut String, item: &Value, schema: &Schema) {
        let bindings = vec![(String::new(), self.namespace.as_str())];
        let mut writer = Writer { schema, text: std::mem::take(text), bindings };
        writer.element(&self.name, &self.namespace, item, 2);
        *text = writer.text;
    }

    /// Writes the end tag of the list.
    pub(crate) fn write_tail(&self, text: &mut String) {
        text.push_str(&format!("</{}>", encode_name(&self.root())));
    }

    fn root(&self) -> String {
        format!("ArrayOf{}", self.name)
    }
}

/// The name of an element that the type of its value names: the root element, or an item of a list.
struct TypeElement<'v> {
    name: Cow<'v, str>,
    namespace: &'v str,
}

struct Writer<'v> {
    schema: &'v Schema,
    text: String,
    /// Prefixes and namespaces in scope, the innermost last. The prefix of the default namespace is empty.
    bindings: Vec<(String, &'v str)>,
}

impl<'v> Writer<'v> {
    fn root(&mut self, value: &'v Value) {
        let TypeElement { name, namespace } = self.type_element(value);
        let name = self.open_root(&name, namespace);
        self.content(&name, value, 1);
    }

    /// Writes the start tag of the root up to its bracket, and returns the encoded name.
    fn open_root(&mut self, name: &str, namespace: &'v str) -> String {
        let name = encode_name(name).into_owned();
        self.text.push('<');
        self.text.push_str(&name);
        self.attribute("xmlns:i", INSTANCE_NAMESPACE);
        self.attribute("xmlns", namespace);
        self.bindings.push((String::new(), namespace));
        name
    }

    fn element(&mut self, name: &str, namespace: &'v str, value: &'v Value, depth: usize) {
        // The element around this one declares the namespace.
        let prefix = self.prefix(namespace).unwrap_or_default();
        let encoded = encode_name(name);
        let name = if prefix.is_empty() { encoded.into_owned() } else { format!("{prefix}:{encoded}") };
        self.text.push('<');
        self.text.push_str(&name);
        self.content(&name, value, depth);
    }

    /// Writes the rest of an element after its name.
    fn content(&mut self, name: &str, value: &'v Value, depth: usize) {
        let outer_bindings = self.bindings.len();
        match value {
            Value::Null => {
                self.text.push_str(" i:nil=\"true\"/>");
                return;
            }
            Value::List(items) if items.is_empty() => {
                self.text.push_str("/>");
                return;
            }
            Value::Object(object) if object.members().is_empty() => {
                self.text.push_str("/>");
                return;
            }
            Value::List(items) => {
                let item = self.item_element(items);
                self.declare(item.namespace, depth);
                self.text.push('>');
                for value in items {
                    self.element(&item.name, item.namespace, value, depth + 1);
                }
            }
            Value::Object(object) => self.object(object, depth),
            Value::Bool(_) | Value::Number(_) | Value::Text(_) => {
                self.text.push('>');
                push_escaped(&mut self.text, value.scalar_text().unwrap_or_default());
            }
        }
        self.bindings.truncate(outer_bindings);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    fn object(&mut self, object: &'v Object, depth: usize) {
        let Some(type_name) = object.type_name() else { return self.dictionary(object, depth) };
        let namespace = self.schema.namespace_of(type_name);
        self.declare(namespace, depth);
        self.text.push('>');
        let mut members: Vec<_> = object.members().iter().map(|(name, value)| (dotnet_name(name), value)).collect();
        members.sort_by(|(one, _), (other, _)| one.cmp(other));
        for (name, value) in members {
            self.element(&name, namespace, value, depth + 1);
        }
    }

    fn dictionary(&mut self, object: &'v Object, depth: usize) {
        self.declare(ARRAYS_NAMESPACE, depth);
        self.text.push('>');
        let prefix = self.prefix(ARRAYS_NAMESPACE).unwrap_or_default();
        let colon = if prefix.is_empty() { "" } else { ":" };
        let entry_name = self.entry_name(object);
        for (key, value) in object.members() {
            self.text.push_str(&format!("<{prefix}{colon}{entry_name}><{prefix}{colon}Key>"));
            push_escaped(&mut self.text, key);
            self.text.push_str(&format!("</{prefix}{colon}Key>"));
            self.element("Value", ARRAYS_NAMESPACE, value, depth + 2);
            self.text.push_str(&format!("</{prefix}{colon}{entry_name}>"));
        }
    }

    fn entry_name(&self, object: &'v Object) -> String {
        let value = object.members().iter().map(|(_, value)| value).find(|value| **value != Value::Null);
        let value_name = value.map_or(Cow::Borrowed("string"), |value| self.type_element(value).name);
        encode_name(&format!("KeyValueOfstring{value_name}")).into_owned()
    }

    /// The element for a value. The names of scalars are those of XML Schema.
    fn type_element(&self, value: &'v Value) -> TypeElement<'v> {
        let scalar = |name: &'static str| TypeElement { name: name.into(), namespace: ARRAYS_NAMESPACE };
        match value {
            Value::Null => scalar("anyType"),
            Value::Bool(_) => scalar("boolean"),
            Value::Number(number) if number.is_integer() => scalar("long"),
            Value::Number(_) => scalar("double"),
            Value::Text(_) => scalar("string"),
            Value::List(items) => {
                let item = self.item_element(items);
                TypeElement { name: format!("ArrayOf{}", item.name).into(), namespace: item.namespace }
            }
            Value::Object(object) => match object.type_name() {
                Some(name) => TypeElement { name: name.into(), namespace: self.schema.namespace_of(name) },
                None => TypeElement {
                    name: format!("ArrayOf{}", self.entry_name(object)).into(),
                    namespace: ARRAYS_NAMESPACE,
                },
            },
        }
    }

    /// The element of each item of a list, from the first item that is not null.
    fn item_element(&self, items: &'v [Value]) -> TypeElement<'v> {
        let is_fraction = |item: &&Value| matches!(item, Value::Number(number) if !number.is_integer());
        let first = items.iter().find(|item| **item != Value::Null).unwrap_or(&Value::Null);
        match first {
            // A single fraction makes all numbers doubles.
            Value::Number(_) => self.type_element(items.iter().find(is_fraction).unwrap_or(first)),
            other => self.type_element(other),
        }
    }

    /// Declares a namespace in the open start tag unless it is in scope. .NET's prefixes consist of depth and number.
    fn declare(&mut self, namespace: &'v str, depth: usize) {
        if self.prefix(namespace).is_none() {
            let prefix = format!("d{depth}p1");
            self.attribute(&format!("xmlns:{prefix}"), namespace);
            self.bindings.push((prefix, namespace));
        }
    }

    fn prefix(&self, namespace: &str) -> Option<String> {
        self.bindings.iter().rev().find(|(_, bound)| *bound == namespace).map(|(prefix, _)| prefix.clone())
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.text.push(' ');
        self.text.push_str(name);
        self.text.push_str("=\"");
        for (index, part) in value.split('"').enumerate() {
            if index > 0 {
                self.text.push_str("&quot;");
            }
            push_escaped(&mut self.text, part);
        }
        self.text.push('"');
    }
}

/// Appends text with the escapes of elements and quoted attributes.
fn push_escaped(text: &mut String, content: &str) {
    for character in content.chars() {
        match character {
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '&' => text.push_str("&amp;"),
            // A reader turns a bare carriage return into a line feed.
            '\r' => text.push_str("&#xD;"),
            other if is_xml_char(other) => text.push(other),
            _ => text.push('\u{fffd}'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "http://schemas.datacontract.org/2004/07/Voice.Api.Billing";
    const THEIRS: &str = "http://schemas.servicestack.net/types";

    fn written(value: &Value) -> String {
        let schema = Schema::new(OURS).with_type("ErrorResponse", THEIRS).with_type("ResponseStatus", THEIRS);
        String::from_utf8(write(value, &schema)).unwrap()
    }

    fn typed(type_name: &'static str, members: Vec<(&'static str, Value)>) -> Value {
        let mut object = Object::of_type(type_name);
        for (name, value) in members {
            object.push(name, value);
        }
        Value::Object(object)
    }

    fn text(content: &str) -> Value {
        Value::Text(content.into())
    }

    fn root(name: &str, namespace: &str, content: &str) -> String {
        format!("<{name} xmlns:i=\"{INSTANCE_NAMESPACE}\" xmlns=\"{namespace}\">{content}</{name}>")
    }

    #[test]
    fn members_are_in_ordinal_order_and_null_is_said() {
        let members = vec![
            ("sessionId", Value::Null),
            ("callSid", text("a<b>&\"'\r\n\u{1}é")),
            ("accountId", text("")),
            ("aZ", Value::Bool(true)),
            ("count", Value::Number(7_u8.into())),
            ("customers", Value::List(vec![])),
        ];
        let content = concat!(
            "<AZ>true</AZ><AccountId></AccountId><CallSid>a&lt;b&gt;&amp;\"'&#xD;\n\u{fffd}é</CallSid>",
            "<Count>7</Count><Customers/><SessionId i:nil=\"true\"/>"
        );
        assert_eq!(written(&typed("NewBillable", members)), root("NewBillable", OURS, content));
    }

    #[test]
    fn the_sample_of_the_published_page_is_written_to_the_letter() {
        let sample = text("String");
        let members = ["accountId", "customerId", "sessionId", "callSid"].map(|name| (name, sample.clone()));
        assert_eq!(
            written(&typed("NewBillable", members.to_vec())),
            concat!(
                r#"<NewBillable xmlns:i="http://www.w3.org/2001/XMLSchema-instance" "#,
                r#"xmlns="http://schemas.datacontract.org/2004/07/Voice.Api.Billing">"#,
                "<AccountId>String</AccountId><CallSid>String</CallSid>",
                "<CustomerId>String</CustomerId><SessionId>String</SessionId></NewBillable>",
            )
        );
    }

    #[test]
    fn items_are_named_by_their_type() {
        let item = |id| typed("Item", vec![("id", text(id))]);
        let members = vec![
            ("items", Value::List(vec![item("1"), Value::Null, item("2")])),
            ("names", Value::List(vec![text("a"), Value::Null])),
            (
                "sizes",
                Value::List(vec![Value::Number(1_u8.into()), Value::Number(crate::Number::parse("1.5").unwrap())]),
            ),
        ];
        let content = format!(
            concat!(
                "<Items><Item><Id>1</Id></Item><Item i:nil=\"true\"/><Item><Id>2</Id></Item></Items>",
                "<Names xmlns:d2p1=\"{arrays}\"><d2p1:string>a</d2p1:string><d2p1:string i:nil=\"true\"/></Names>",
                "<Sizes xmlns:d2p1=\"{arrays}\"><d2p1:double>1</d2p1:double><d2p1:double>1.5</d2p1:double></Sizes>",
            ),
            arrays = ARRAYS_NAMESPACE
        );
        assert_eq!(written(&typed("Batch", members)), root("Batch", OURS, &content));
    }

    #[test]
    fn an_error_answer_is_in_its_own_namespace_with_its_dictionary() {
        let meta: Object = [("requestId", text("1"))].into_iter().collect();
        let status = typed("ResponseStatus", vec![("meta", Value::Object(meta)), ("errorCode", text("NotEmpty"))]);
        let content = format!(
            concat!(
                "<ResponseStatus><ErrorCode>NotEmpty</ErrorCode><Meta xmlns:d3p1=\"{}\">",
                "<d3p1:KeyValueOfstringstring><d3p1:Key>requestId</d3p1:Key><d3p1:Value>1</d3p1:Value>",
                "</d3p1:KeyValueOfstringstring></Meta></ResponseStatus>",
            ),
            ARRAYS_NAMESPACE
        );
        let expected = root("ErrorResponse", THEIRS, &content);
        assert_eq!(written(&typed("ErrorResponse", vec![("responseStatus", status)])), expected);
    }

    #[test]
    fn a_type_of_another_namespace_gets_a_prefix() {
        let status = typed("ResponseStatus", vec![("message", text("x"))]);
        let content = format!(
            "<ResponseStatus xmlns:d2p1=\"{THEIRS}\"><d2p1:Message>x</d2p1:Message></ResponseStatus><Zone>y</Zone>"
        );
        let value = typed("AuthenticateResponse", vec![("zone", text("y")), ("responseStatus", status)]);
        assert_eq!(written(&value), root("AuthenticateResponse", OURS, &content));
    }

    #[test]
    fn a_root_without_a_type_is_named_as_dotnet_names_it() {
        let list = Value::List(vec![typed("Item", vec![("id", text("1"))])]);
        assert_eq!(written(&list), root("ArrayOfItem", OURS, "<Item><Id>1</Id></Item>"));
        assert_eq!(written(&text("x")), root("string", ARRAYS_NAMESPACE, "x"));
        let empty = format!("<NewBillable xmlns:i=\"{INSTANCE_NAMESPACE}\" xmlns=\"{OURS}\"/>");
        assert_eq!(written(&typed("NewBillable", vec![])), empty);
    }
}
