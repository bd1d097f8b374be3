//! The reader of XML: one message, elements in any order, names in their namespaces. It fetches nothing and expands no
//! entity of the document.
//!
//! Refused: a DOCTYPE, entities other than the five predefined and the numeric ones, more than [`MAX_DEPTH`] levels,
//! encodings other than UTF-8, XML other than 1.0, text beside elements. Ignored, as unknown members are: elements of other
//! namespaces with their content, attributes other than `nil`, comments and processing instructions. White space in text is
//! kept. A repeated element is kept, so that binding can refuse it.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::characters::{is_qualified_name, is_xml_char};
use super::namespaces::{ARRAYS_NAMESPACE, INSTANCE_NAMESPACE};
use crate::budget::Budget;
use crate::limits::MAX_DEPTH;
use crate::read_error::{self, Items, ReadError, ReadListError};
use crate::schema::Schema;
use crate::value::{Name, Object, Origin, Value};

/// The most attributes of an element. The comparison of their names takes quadratic time.
const MAX_ATTRIBUTES: usize = 64;

/// The most characters of a name from the body that an error repeats.
const MAX_ECHO_CHARACTERS: usize = 120;

/// Reads one message. An empty body is a message without members.
pub(super) fn read(body: &[u8], message_name: &str, schema: &Schema) -> Result<Value, ReadError> {
    let text = read_error::utf8(body)?;
    if read_error::is_blank(text) {
        return Ok(Value::Object(Object::new()));
    }
    let mut reader = Reader::new(text, message_name, schema, false)?;
    while reader.step()? {}
    reader.root.take().ok_or_else(|| reader.fault("an element was expected, and the body ends"))
}

/// Reads the items of an element `ArrayOf…`. Each item must be a message; no other element is ignored here.
pub(super) fn read_list(
    body: &[u8],
    message_name: &str,
    schema: &Schema,
    max_items: usize,
) -> Result<Vec<Value>, ReadListError> {
    let text = read_error::utf8(body)?;
    if read_error::is_blank(text) {
        return Err(ReadListError::NotAList { found: "empty" });
    }
    let mut reader = Reader::new(text, message_name, schema, true)?;
    let mut items = Items::new(max_items);
    while reader.step()? {
        if let Some(item) = reader.item.take() {
            items.push(item)?;
        }
    }
    match reader.root {
        Some(_) => Ok(items.finish()),
        None => Err(reader.fault("an element was expected, and the body ends").into()),
    }
}

/// The value of an element that has child elements.
fn elements(members: Vec<(Name, Value)>) -> Object {
    Object::of_origin(Origin::Elements, members)
}

/// An element without its end tag so far.
struct Open {
    name: String,
    /// Whether this element and all elements around it are in known namespaces. Others are ignored.
    is_known: bool,
    is_nil: bool,
    text: String,
    members: Vec<(Name, Value)>,
}

struct Reader<'t> {
    text: &'t str,
    reader: NsReader<&'t [u8]>,
    message_name: &'t str,
    schema: &'t Schema,
    /// Whether the root element is a list of messages.
    is_list: bool,
    budget: Budget,
    open: Vec<Open>,
    /// The root element, once it is closed.
    root: Option<Value>,
    /// The latest item of the list.
    item: Option<Value>,
    /// The byte at which the current event begins.
    event_start: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, message_name: &'t str, schema: &'t Schema, is_list: bool) -> Result<Self, ReadError> {
        if let Some((offset, _)) = text.char_indices().find(|(_, character)| !is_xml_char(*character)) {
            return Err(malformed(text, offset, "a character is not allowed in XML"));
        }
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().check_comments = true;
        Ok(Self {
            text,
            reader,
            message_name,
            schema,
            is_list,
            budget: Budget::new(),
            open: Vec::new(),
            root: None,
            item: None,
            event_start: 0,
        })
    }

    /// Reads one event; false at the end.
    fn step(&mut self) -> Result<bool, ReadError> {
        self.event_start = self.offset(self.reader.buffer_position());
        let event = match self.reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let offset = self.offset(self.reader.error_position());
                return Err(malformed(self.text, offset, error.to_string()));
            }
        };
        match event {
            Event::Start(start) => self.start(&start)?,
            Event::Empty(start) => {
                self.start(&start)?;
                self.end()?;
            }
            Event::End(_) => self.end()?,
            Event::Text(content) => {
                if content.contains("]]>") {
                    return Err(self.fault("text holds ']]>'"));
                }
                self.push_text(&content.xml10_content())?;
            }
            Event::CData(content) => self.push_text(&content.xml10_content())?,
            Event::GeneralRef(reference) => self.reference(&reference)?,
            Event::Decl(declaration) => self.declaration(&declaration)?,
            Event::DocType(_) => return Err(self.fault("a DOCTYPE is not accepted; leave it out")),
            Event::Comment(_) | Event::PI(_) => {}
            Event::Eof => {
                return match self.open.last() {
                    Some(open) => Err(self.fault(format!("the body ends before <{}> is closed", echo(&open.name)))),
                    None => Ok(false),
                };
            }
        }
        Ok(true)
    }

    fn declaration(&self, declaration: &BytesDecl<'_>) -> Result<(), ReadError> {
        if self.event_start != 0 {
            return Err(self.fault("an XML declaration is not at the start of the body"));
        }
        let version = declaration.version().map_err(|error| self.fault(error.to_string()))?;
        if version != "1.0" {
            return Err(self.fault("the version is not 1.0"));
        }
        match declaration.encoding() {
            None => Ok(()),
            Some(Ok(encoding)) if encoding.eq_ignore_ascii_case("utf-8") => Ok(()),
            Some(Ok(_)) => Err(self.fault("an encoding other than UTF-8 is declared; send UTF-8")),
            Some(Err(error)) => Err(self.fault(error.to_string())),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        if self.open.len() == MAX_DEPTH {
            let (line, column) = read_error::line_and_column(self.text, self.event_start);
            return Err(ReadError::TooDeep { line, column });
        }
        self.budget.spend()?;
        if !is_qualified_name(start.name().as_ref()) {
            return Err(self.fault(format!("'{}' is no name of an element", echo(start.name().as_ref()))));
        }
        let is_nil = self.attributes(start)?;
        let (resolved, local_name) = self.reader.resolver().resolve_element(start.name());
        let namespace = match resolved {
            ResolveResult::Bound(Namespace(namespace)) => namespace,
            ResolveResult::Unbound => "",
            ResolveResult::Unknown(prefix) => return Err(self.undeclared(&prefix)),
        };
        let name = local_name.as_ref();
        let is_known = match self.open.as_slice() {
            [] => {
                self.check_root(name, namespace)?;
                true
            }
            [_list] if self.is_list => {
                self.check_item(name, namespace)?;
                true
            }
            // The members of the message must be in the namespace of the message.
            [_message] => namespace == self.schema.namespace_of(self.message_name),
            [_list, _message] if self.is_list => namespace == self.schema.namespace_of(self.message_name),
            [.., parent] => parent.is_known && (namespace == ARRAYS_NAMESPACE || self.schema.has_namespace(namespace)),
        };
        let name = name.to_owned();
        self.open.push(Open { name, is_known, is_nil, text: String::new(), members: Vec::new() });
        Ok(())
    }

    fn check_root(&self, name: &str, namespace: &str) -> Result<(), ReadError> {
        if self.root.is_some() {
            return Err(self.fault("a second root element begins; send one message"));
        }
        let message_namespace = self.schema.namespace_of(self.message_name);
        let (expected_name, is_expected_namespace) = if self.is_list {
            let is_expected = namespace == message_namespace || namespace == ARRAYS_NAMESPACE;
            (format!("ArrayOf{}", self.message_name), is_expected)
        } else {
            (self.message_name.to_owned(), namespace == message_namespace)
        };
        if name == expected_name && is_expected_namespace {
            return Ok(());
        }
        let element = |name: &str, namespace: &str| match namespace {
            "" => format!("<{name}> in no namespace"),
            _ => format!("<{name}> in the namespace {namespace}"),
        };
        Err(ReadError::WrongRoot {
            expected: element(&expected_name, message_namespace),
            found: element(&echo(name), &echo(namespace)),
        })
    }

    fn check_item(&self, name: &str, namespace: &str) -> Result<(), ReadError> {
        let expected_namespace = self.schema.namespace_of(self.message_name);
        if name == self.message_name && namespace == expected_namespace {
            return Ok(());
        }
        let (name, expected_name) = (echo(name), self.message_name);
        Err(self.fault(format!(
            "<{name}> is in the list, in which only <{expected_name}> in the namespace {expected_namespace} is allowed"
        )))
    }

    /// Validates the attributes of an element, and returns whether one of them is `nil`.
    fn attributes(&self, start: &BytesStart<'_>) -> Result<bool, ReadError> {
        let mut is_nil = false;
        for (index, attribute) in start.attributes().enumerate() {
            if index == MAX_ATTRIBUTES {
                return Err(self.fault(format!("an element has more than {MAX_ATTRIBUTES} attributes")));
            }
            let attribute = attribute.map_err(|error| self.fault(error.to_string()))?;
            if !is_qualified_name(attribute.key.as_ref()) {
                return Err(self.fault(format!("'{}' is no name of an attribute", echo(attribute.key.as_ref()))));
            }
            let value = attribute.normalized_value(XmlVersion::Explicit1_0);
            let value = value.map_err(|error| self.fault(error.to_string()))?;
            if attribute.value.contains('<') || !value.chars().all(is_xml_char) {
                return Err(self.fault("an attribute has a character that is not allowed there"));
            }
            match self.reader.resolver().resolve_attribute(attribute.key) {
                (ResolveResult::Bound(Namespace(INSTANCE_NAMESPACE)), name) if name.as_ref() == "nil" => {
                    is_nil = matches!(value.trim(), "true" | "1");
                }
                (ResolveResult::Unknown(prefix), _) => return Err(self.undeclared(&prefix)),
                _ => {}
            }
        }
        Ok(is_nil)
    }

    fn end(&mut self) -> Result<(), ReadError> {
        // The library compares the names and refuses an end tag without a start tag.
        let Some(closed) = self.open.pop() else { return Err(self.fault("an element is closed that is not open")) };
        let is_mixed = !closed.members.is_empty() && !read_error::is_blank(&closed.text);
        let is_root = self.open.is_empty();
        let is_item = self.is_list && self.open.len() == 1;
        if closed.is_known && (is_mixed || (is_root && !read_error::is_blank(&closed.text))) {
            return Err(self.fault(format!("<{}> has text beside its elements", echo(&closed.name))));
        }
        let value = if is_root {
            let members = if closed.is_nil { Vec::new() } else { closed.members };
            Value::Object(elements(members))
        } else if closed.is_nil {
            Value::Null
        } else if closed.members.is_empty() && !(is_item && read_error::is_blank(&closed.text)) {
            Value::Text(closed.text)
        } else {
            Value::Object(elements(closed.members))
        };
        match self.open.last_mut() {
            None => self.root = Some(value),
            Some(_) if is_item => self.item = Some(value),
            Some(parent) if closed.is_known => parent.members.push((closed.name.into(), value)),
            Some(_) => {}
        }
        Ok(())
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), ReadError> {
        let character = reference.resolve_char_ref().map_err(|error| self.fault(error.to_string()))?;
        match character {
            Some(character) if is_xml_char(character) => {
                self.require_open()?;
                self.push_text(character.encode_utf8(&mut [0; 4]))
            }
            Some(_) => Err(self.fault("a reference names a character that is not allowed in XML")),
            None => match resolve_predefined_entity(reference) {
                Some(text) => {
                    self.require_open()?;
                    self.push_text(text)
                }
                None => {
                    Err(self.fault(format!("the entity '{}' is not known; write the text itself", echo(reference))))
                }
            },
        }
    }

    /// Refuses text outside of the root element. Only literal white space is allowed there.
    fn require_open(&self) -> Result<(), ReadError> {
        if self.open.is_empty() { Err(self.fault("text is outside of the root element")) } else { Ok(()) }
    }

    fn push_text(&mut self, text: &str) -> Result<(), ReadError> {
        match self.open.last_mut() {
            Some(open) => {
                // The text of an ignored element is not kept.
                if open.is_known {
                    open.text.push_str(text);
                }
                Ok(())
            }
            None if read_error::is_blank(text) => Ok(()),
            None => self.require_open(),
        }
    }

    fn undeclared(&self, prefix: &str) -> ReadError {
        self.fault(format!("the prefix '{}' is not declared", echo(prefix)))
    }

    fn fault(&self, problem: impl Into<String>) -> ReadError {
        malformed(self.text, self.event_start, problem)
    }

    fn offset(&self, position: u64) -> usize {
        usize::try_from(position).unwrap_or(self.text.len())
    }
}

fn malformed(text: &str, offset: usize, problem: impl Into<String>) -> ReadError {
    let (line, column) = read_error::line_and_column(text, offset);
    ReadError::Malformed { format: "XML", line, column, problem: problem.into() }
}

/// A name from the body, short enough for an error text.
fn echo(name: &str) -> String {
    match name.char_indices().nth(MAX_ECHO_CHARACTERS) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests;
