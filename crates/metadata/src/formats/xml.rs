//! XML in the form of .NET's DataContract serializer, indented by two spaces. Members are in alphabetical order, those
//! of a base class first. A null member is an empty element with the mark `i:nil`. A value of another namespace gets a
//! prefix, which the element declares.

use super::definition::Definition;
use crate::model::TypeRef;
use crate::sample::{Sample, SampleMember};
use crate::scalar::Scalar;

pub(super) static XML: Definition =
    Definition { name: "xml", title: "XML", suffix: "xml", media_type: "application/xml", has_callback: false, write };

const INSTANCE_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema-instance";
/// The namespace of items without a contract: single values, lists, entries of dictionaries.
const ARRAYS_NAMESPACE: &str = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
const SERIALIZATION_NAMESPACE: &str = "http://schemas.microsoft.com/2003/10/Serialization/";

fn write(sample: &Sample<'_>) -> String {
    let mut writer = Writer::default();
    let (name, namespace) = root_name(sample);
    let default = namespace.clone();
    writer.scope.push(Scope { default: Some(namespace), prefix: None });
    let attributes = format!(" xmlns:i=\"{INSTANCE_NAMESPACE}\" xmlns=\"{}\"", escaped(&default));
    writer.element(&name, &attributes, sample, 0);
    writer.text
}

/// The name and namespace of the root element.
fn root_name(sample: &Sample<'_>) -> (String, String) {
    match sample {
        Sample::Object { of, .. } | Sample::Enumeration { of, .. } => (of.name.clone(), of.xml_namespace.clone()),
        Sample::List { item, items } => {
            let (_, namespace) = item_name(item, items.first());
            (format!("ArrayOf{}", type_name(item)), namespace)
        }
        Sample::Dictionary { key, value, .. } => {
            (format!("ArrayOfKeyValueOf{}{}", type_name(key), type_name(value)), ARRAYS_NAMESPACE.to_owned())
        }
        Sample::Scalar(scalar) => (scalar.xml_item_name().to_owned(), SERIALIZATION_NAMESPACE.to_owned()),
        Sample::Null => (Scalar::Object.xml_item_name().to_owned(), SERIALIZATION_NAMESPACE.to_owned()),
    }
}

/// The namespaces that an element declares.
#[derive(Debug)]
struct Scope {
    default: Option<String>,
    prefix: Option<(String, String)>,
}

#[derive(Debug, Default)]
struct Writer {
    text: String,
    scope: Vec<Scope>,
}

impl Writer {
    /// Writes an element with the qualified name `name` and with `sample` as content. The root has the `depth` 0.
    fn element(&mut self, name: &str, attributes: &str, sample: &Sample<'_>, depth: usize) {
        let indent = "  ".repeat(depth);
        let content = match sample {
            Sample::Null => {
                self.text.push_str(&format!("{indent}<{name}{attributes} i:nil=\"true\"/>"));
                return;
            }
            Sample::Scalar(scalar) => scalar.xml_sample().to_owned(),
            Sample::Enumeration { value, .. } => escaped(&value.name),
            Sample::Object { .. } | Sample::List { .. } | Sample::Dictionary { .. } => {
                self.container(name, attributes, sample, depth);
                return;
            }
        };
        if content.is_empty() {
            self.text.push_str(&format!("{indent}<{name}{attributes}/>"));
        } else {
            self.text.push_str(&format!("{indent}<{name}{attributes}>{content}</{name}>"));
        }
    }

    /// Writes an element that contains elements.
    fn container(&mut self, name: &str, attributes: &str, sample: &Sample<'_>, depth: usize) {
        let indent = "  ".repeat(depth);
        self.text.push_str(&format!("{indent}<{name}{attributes}"));
        let before = self.text.len();
        self.text.push('>');
        match sample {
            Sample::Object { members, .. } => {
                for member in in_order(members) {
                    self.child(&member.member.dotnet_name, &member.declared_by.xml_namespace, &member.value, depth + 1);
                }
            }
            Sample::List { item, items } => {
                for value in items {
                    let (name, namespace) = item_name(item, Some(value));
                    self.child(&name, &namespace, value, depth + 1);
                }
            }
            Sample::Dictionary { key, value, entries } => {
                let entry_name = format!("KeyValueOf{}{}", type_name(key), type_name(value));
                for (key, value) in entries {
                    self.entry(&entry_name, key, value, depth + 1);
                }
            }
            Sample::Null | Sample::Scalar(_) | Sample::Enumeration { .. } => {}
        }
        if self.text.len() == before + 1 {
            self.text.truncate(before);
            self.text.push_str("/>");
        } else {
            self.text.push_str(&format!("\n{indent}</{name}>"));
        }
    }

    fn entry(&mut self, name: &str, key: &Sample<'_>, value: &Sample<'_>, depth: usize) {
        let indent = "  ".repeat(depth);
        let (qualified, declaration, scope) = self.qualified(name, ARRAYS_NAMESPACE);
        self.scope.push(scope);
        self.text.push_str(&format!("\n{indent}<{qualified}{declaration}>"));
        self.child("Key", ARRAYS_NAMESPACE, key, depth + 1);
        self.child("Value", ARRAYS_NAMESPACE, value, depth + 1);
        self.text.push_str(&format!("\n{indent}</{qualified}>"));
        self.scope.pop();
    }

    /// Writes an element on a new line. The element declares the namespace of the content if that differs from the
    /// namespace in scope.
    fn child(&mut self, name: &str, namespace: &str, sample: &Sample<'_>, depth: usize) {
        self.text.push('\n');
        let (qualified, mut attributes, mut scope) = self.qualified(name, namespace);
        let inside = content_namespace(sample);
        let in_force = scope.default.as_deref().or_else(|| self.default_namespace());
        if let Some(inside) =
            inside.filter(|inside| in_force != Some(inside.as_str()) && self.prefix_of(inside).is_none())
        {
            // The prefix of .NET: the depth of the element, with 1 for the root, and a running number.
            let prefix = format!("d{}p1", depth + 1);
            attributes.push_str(&format!(" xmlns:{prefix}=\"{}\"", escaped(&inside)));
            scope.prefix = Some((prefix, inside));
        }
        self.scope.push(scope);
        self.element(&qualified, &attributes, sample, depth);
        self.scope.pop();
    }

    /// The qualified name of an element, the declarations that the name needs, and the scope inside the element.
    fn qualified(&self, name: &str, namespace: &str) -> (String, String, Scope) {
        let unchanged = Scope { default: None, prefix: None };
        if self.default_namespace() == Some(namespace) {
            return (name.to_owned(), String::new(), unchanged);
        }
        match self.prefix_of(namespace) {
            Some(prefix) => (format!("{prefix}:{name}"), String::new(), unchanged),
            None => (
                name.to_owned(),
                format!(" xmlns=\"{}\"", escaped(namespace)),
                Scope { default: Some(namespace.to_owned()), prefix: None },
            ),
        }
    }

    fn default_namespace(&self) -> Option<&str> {
        self.scope.iter().rev().find_map(|scope| scope.default.as_deref())
    }

    fn prefix_of(&self, namespace: &str) -> Option<&str> {
        let prefixes = self.scope.iter().rev().filter_map(|scope| scope.prefix.as_ref());
        prefixes.filter(|(_, declared)| declared == namespace).map(|(prefix, _)| prefix.as_str()).next()
    }
}

/// The members in the order of the serializer: class by class from the base down, each class sorted by character codes.
fn in_order<'s, 'a>(members: &'s [SampleMember<'a>]) -> Vec<&'s SampleMember<'a>> {
    let mut ordered = Vec::with_capacity(members.len());
    let mut rest = members.iter().peekable();
    while let Some(first) = rest.next() {
        let mut class = vec![first];
        while let Some(next) = rest.next_if(|next| next.declared_by.name == first.declared_by.name) {
            class.push(next);
        }
        class.sort_by(|one, other| one.member.dotnet_name.cmp(&other.member.dotnet_name));
        ordered.extend(class);
    }
    ordered
}

/// The namespace of the elements inside a value, if the value has elements.
fn content_namespace(sample: &Sample<'_>) -> Option<String> {
    match sample {
        Sample::Null | Sample::Scalar(_) | Sample::Enumeration { .. } => None,
        Sample::Object { of, members } => (!members.is_empty()).then(|| of.xml_namespace.clone()),
        Sample::List { item, items } => Some(item_name(item, items.first()).1),
        Sample::Dictionary { .. } => Some(ARRAYS_NAMESPACE.to_owned()),
    }
}

/// The name and namespace of an item of a list.
fn item_name(item: &TypeRef, value: Option<&Sample<'_>>) -> (String, String) {
    match value {
        Some(Sample::Object { of, .. } | Sample::Enumeration { of, .. }) => (of.name.clone(), of.xml_namespace.clone()),
        _ => (type_name(item), ARRAYS_NAMESPACE.to_owned()),
    }
}

/// The name of a type as a part of the names of items and entries.
fn type_name(type_ref: &TypeRef) -> String {
    match type_ref {
        TypeRef::Scalar(scalar) => scalar.xml_item_name().to_owned(),
        TypeRef::Named(name) => name.clone(),
        TypeRef::Nullable(item) => type_name(item),
        TypeRef::List(item) => format!("ArrayOf{}", type_name(item)),
        TypeRef::Dictionary(key, value) => format!("ArrayOfKeyValueOf{}{}", type_name(key), type_name(value)),
        TypeRef::OneOf(_) => Scalar::Object.xml_item_name().to_owned(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
