//! The state of reading one document: the types so far, their names and their places.

use std::collections::{HashMap, HashSet, VecDeque};

use serde_json::Value;

use super::error::DocumentError;
use super::facts::{Kind, Use};
use super::members::text;
use super::operation_names::OperationNames;
use super::pointer::Pointer;
use super::references::Source;
use crate::model::{Shape, Type, TypeRef};
use crate::names;

/// The name, before a number, of a type whose own name has no character of an identifier.
const UNNAMED_TYPE: &str = "Type";
/// The largest depth of schemas without a name.
pub(super) const DEEPEST: usize = 64;
/// The largest number of types of a document.
const MOST_TYPES: usize = 20_000;

/// The beginning of a DataContract namespace, before the .NET namespace.
const DATA_CONTRACT_NAMESPACES: &str = "http://schemas.datacontract.org/2004/07/";

/// The state of reading one document.
pub(super) struct Reader<'a> {
    pub(super) root: &'a Value,
    pub(super) source: Source<'a>,
    pub(super) default_namespace: String,
    pub(super) types: Vec<Type>,
    pub(super) positions: HashMap<String, usize>,
    /// The places of the types, by name.
    pub(super) places: HashMap<String, Pointer>,
    /// The names of the types, by the places of their schemas.
    pub(super) names: HashMap<Pointer, String>,
    /// The last number at the end of each name with several uses.
    numbers: HashMap<String, usize>,
    /// The uses of the schemas with a reference, by their places.
    pub(super) uses: HashMap<Pointer, Use>,
    /// The kinds of the schemas with a reference, by their places.
    pub(super) kinds: HashMap<Pointer, Kind>,
    /// The names of the schemas under `components`, and their places.
    pub(super) reserved: HashMap<String, Pointer>,
    /// The names of the operations.
    pub(super) operation_names: OperationNames,
    /// The names of the request classes so far.
    pub(super) requests: HashSet<String>,
    /// Classes with a name and a place among the types that are not read yet.
    queue: VecDeque<Queued<'a>>,
}

struct Queued<'a> {
    name: String,
    schema: &'a Value,
    at: Pointer,
}

impl<'a> Reader<'a> {
    pub(super) fn new(root: &'a Value, default_namespace: String) -> Self {
        Self {
            root,
            source: Source::new(root),
            default_namespace,
            types: Vec::new(),
            positions: HashMap::new(),
            places: HashMap::new(),
            names: HashMap::new(),
            numbers: HashMap::new(),
            uses: HashMap::new(),
            kinds: HashMap::new(),
            reserved: reserved_names(root),
            operation_names: OperationNames::default(),
            requests: HashSet::new(),
            queue: VecDeque::new(),
        }
    }

    /// Gives the schema at `at` a name as close to `wanted` as possible, and queues the schema. A schema keeps its
    /// first name: otherwise a class that copies its own members would create classes without end.
    pub(super) fn register(&mut self, wanted: &str, schema: &'a Value, at: &Pointer) -> Result<TypeRef, DocumentError> {
        if let Some(name) = self.names.get(at) {
            return Ok(TypeRef::Named(name.clone()));
        }
        let mut notes = Vec::new();
        // A schema whose name has no character of an identifier gets a number.
        let name = names::identifier(wanted).unwrap_or_else(|| {
            notes.push(format!("the document calls it `{wanted}`, of which no name can be made"));
            UNNAMED_TYPE.to_owned()
        });
        let is_own = self.reserved.get(&name) == Some(at) || self.operation_names.has(&name);
        let is_free = is_own && !self.operation_names.keeps(&name, at) && !self.places.contains_key(&name);
        let name = if is_free {
            name
        } else {
            let free = self.free_name(name.clone());
            if self.reserved.get(&name) == Some(at) {
                notes.push(format!("the document calls it `{name}`, which is the name of an operation"));
            }
            free
        };
        let namespace = self.namespace_of(schema, at)?;
        let xml_namespace = xml_namespace_of(schema, at, namespace.as_deref().unwrap_or(&self.default_namespace))?;
        let namespace = namespace.unwrap_or_else(|| self.default_namespace.clone());
        let blank = Type {
            name: name.clone(),
            namespace,
            xml_namespace,
            description: text(schema, "description", at)?,
            notes,
            base: None,
            subtypes: Vec::new(),
            shape: Shape::Class(Vec::new()),
        };
        self.insert(blank, at)?;
        self.queue.push_back(Queued { name: name.clone(), schema, at: at.clone() });
        self.names.insert(at.clone(), name.clone());
        Ok(TypeRef::Named(name))
    }

    /// `wanted`, with a number at the end if another type has the name, so that a schema without a name takes no name
    /// from a schema with one.
    fn free_name(&mut self, wanted: String) -> String {
        let mut name = wanted.clone();
        // The first of the types without a name has a number as well.
        if wanted == UNNAMED_TYPE {
            name = format!("{UNNAMED_TYPE}1");
        }
        while self.places.contains_key(&name) || self.reserved.contains_key(&name) || self.operation_names.has(&name) {
            let number = self.numbers.entry(wanted.clone()).or_insert(1);
            *number += 1;
            name = format!("{wanted}{number}");
        }
        name
    }

    /// Adds the type at `at`.
    pub(super) fn insert(&mut self, new: Type, at: &Pointer) -> Result<(), DocumentError> {
        if let Some(taken_by) = self.places.get(&new.name) {
            return Err(DocumentError::NameTaken { pointer: at.clone(), name: new.name, taken_by: taken_by.clone() });
        }
        if self.types.len() >= MOST_TYPES {
            return Err(DocumentError::TooManyTypes { limit: MOST_TYPES });
        }
        self.places.insert(new.name.clone(), at.clone());
        self.positions.insert(new.name.clone(), self.types.len());
        self.types.push(new);
        Ok(())
    }

    pub(super) fn type_mut(&mut self, name: &str) -> Option<&mut Type> {
        self.positions.get(name).and_then(|&position| self.types.get_mut(position))
    }

    /// Reads every queued class and the classes that they use.
    pub(super) fn read_queue(&mut self) -> Result<(), DocumentError> {
        while let Some(Queued { name, schema, at }) = self.queue.pop_front() {
            let contents = self.contents(&name, schema, &at)?;
            if let Some(waiting) = self.type_mut(&name) {
                waiting.base = contents.base;
                waiting.shape = contents.shape;
                waiting.notes.extend(contents.notes);
            }
        }
        Ok(())
    }

    /// Refuses classes that are their own base. Each class is visited once.
    pub(super) fn check_bases(&self) -> Result<(), DocumentError> {
        let mut passed: HashSet<&str> = HashSet::new();
        for first in &self.types {
            let mut chain: HashSet<&str> = HashSet::new();
            let mut next = Some(first);
            while let Some(class) = next.filter(|class| !passed.contains(class.name.as_str())) {
                if !chain.insert(&class.name) {
                    let pointer = self.places.get(&class.name).cloned().unwrap_or_else(Pointer::root);
                    return Err(DocumentError::BaseCircle { pointer, name: class.name.clone() });
                }
                next = match &class.base {
                    Some(TypeRef::Named(base)) => self.positions.get(base).and_then(|&base| self.types.get(base)),
                    _ => None,
                };
            }
            passed.extend(chain);
        }
        Ok(())
    }

    /// The .NET namespace that a schema states.
    fn namespace_of(&self, schema: &Value, at: &Pointer) -> Result<Option<String>, DocumentError> {
        if let Some(namespace) = text(schema, "x-dotnet-namespace", at)? {
            return Ok(Some(namespace));
        }
        let xml = schema.get("xml").unwrap_or(&Value::Null);
        let namespace = text(xml, "namespace", &at.child("xml"))?;
        Ok(namespace.and_then(|namespace| namespace.split_once("/2004/07/").map(|(_, dotnet)| dotnet.to_owned())))
    }
}

/// The names of the classes of the schemas under `components`. The first of two schemas with one name gets the name.
/// The other one is an error at its first use.
fn reserved_names(root: &Value) -> HashMap<String, Pointer> {
    let at = Pointer::root().child("components").child("schemas");
    let mut reserved = HashMap::new();
    for name in root.pointer("/components/schemas").and_then(Value::as_object).into_iter().flat_map(|all| all.keys()) {
        if let Some(identifier) = names::identifier(name) {
            reserved.entry(identifier).or_insert_with(|| at.child(name));
        }
    }
    reserved
}

/// The XML namespace of a type's elements: the namespace in `xml.namespace`, or else the DataContract namespace.
fn xml_namespace_of(schema: &Value, at: &Pointer, namespace: &str) -> Result<String, DocumentError> {
    let xml = schema.get("xml").unwrap_or(&Value::Null);
    let stated = text(xml, "namespace", &at.child("xml"))?;
    Ok(stated.unwrap_or_else(|| data_contract_namespace(namespace)))
}

/// The XML namespace that the DataContract serializer gives to types of a .NET namespace.
pub(super) fn data_contract_namespace(namespace: &str) -> String {
    format!("{DATA_CONTRACT_NAMESPACES}{namespace}")
}
