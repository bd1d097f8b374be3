//! `/types/metadata`: the types and operations as JSON, in the shape that tools of the ServiceStack family read
//! (`MetadataTypes` of their client libraries). Names and types have the spelling of .NET, and an empty member is left
//! out.

use serde_json::{Map, Value, json};

use super::Site;
use crate::model::{Document, Enumeration, Member, Operation, Place, Shape, Type, TypeRef};

impl Site {
    /// The types and operations as JSON text.
    #[must_use]
    pub fn types_metadata(&self) -> String {
        let document = &*self.document;
        let is_request =
            |one: &&Type| document.find_operation(&one.name).is_some_and(|operation| operation.name == one.name);
        let types = document.types().iter().filter(|one| !one.belongs_to_client_library());
        let mut namespaces: Vec<&str> = types.clone().map(|one| one.namespace.as_str()).collect();
        namespaces.sort_unstable();
        namespaces.dedup();
        let operations = document.operations().iter();
        let operations: Vec<Value> = operations.map(|operation| operation_of(document, operation)).collect();
        let types: Vec<Value> = types.filter(|one| !is_request(one)).map(|one| type_of(document, one)).collect();
        let metadata = json!({
            "config": { "baseUrl": self.options.public_url.trim_end_matches('/') },
            "namespaces": namespaces,
            "types": types,
            "operations": operations,
        });
        format!("{metadata}\n")
    }
}

fn operation_of(document: &Document, operation: &Operation) -> Value {
    let mut result = Map::new();
    if let Some(request) = document.find_type(&operation.name) {
        let mut request = type_of(document, request);
        let implements: Vec<Value> = operation.markers.iter().map(|marker| named(marker, "ServiceStack")).collect();
        if let Value::Object(request) = &mut request {
            put(request, "implements", (!implements.is_empty()).then(|| Value::Array(implements)));
            put(request, "description", operation.summary.clone().map(Value::String));
        }
        result.insert("request".to_owned(), request);
    }
    if let Some(TypeRef::Named(name)) = &operation.response
        && let Some(response) = document.find_type(name)
    {
        result.insert("response".to_owned(), type_of(document, response));
    }
    let verbs = operation.routes.iter().flat_map(|route| &route.verbs);
    let mut actions: Vec<&str> = verbs.map(|verb| verb.name()).collect();
    actions.dedup();
    let method = actions.first().map(|action| json!(action));
    result.insert("actions".to_owned(), json!(actions));
    put(&mut result, "method", method);
    match &operation.response {
        Some(response) => result.insert("returnType".to_owned(), type_name(document, response)),
        None => result.insert("returnsVoid".to_owned(), json!(true)),
    };
    let routes = operation.routes.iter().map(|route| {
        let verbs: Vec<&str> = route.verbs.iter().map(|verb| verb.name()).collect();
        json!({ "path": route.path, "verbs": verbs.join(",") })
    });
    result.insert("routes".to_owned(), routes.collect());
    put(&mut result, "requiresAuth", operation.requires_authentication.then(|| json!(true)));
    let roles = &operation.required_roles;
    put(&mut result, "requiresAnyRole", (!roles.is_empty()).then(|| json!(roles)));
    put(&mut result, "tags", (!operation.tags.is_empty()).then(|| json!(operation.tags)));
    Value::Object(result)
}

fn type_of(document: &Document, of: &Type) -> Value {
    let mut result = Map::new();
    result.insert("name".to_owned(), json!(of.name));
    result.insert("namespace".to_owned(), json!(of.namespace));
    put(&mut result, "description", of.description.clone().map(Value::String));
    put(&mut result, "notes", (!of.notes.is_empty()).then(|| json!(of.notes)));
    put(&mut result, "inherits", of.base.as_ref().map(|base| type_name(document, base)));
    match &of.shape {
        Shape::Class(members) => {
            let properties: Vec<Value> = members.iter().map(|member| property(document, member)).collect();
            put(&mut result, "properties", (!properties.is_empty()).then(|| Value::Array(properties)));
        }
        Shape::Enumeration(Enumeration { values, is_numeric }) => {
            result.insert("isEnum".to_owned(), json!(true));
            put(&mut result, "isEnumInt", is_numeric.then(|| json!(true)));
            let names: Vec<&str> = values.iter().map(|value| value.name.as_str()).collect();
            result.insert("enumNames".to_owned(), json!(names));
            let numbers: Option<Vec<String>> =
                values.iter().map(|value| value.number.map(|number| number.to_string())).collect();
            put(&mut result, "enumValues", numbers.map(|numbers| json!(numbers)));
        }
        Shape::Choice(alternatives) => {
            let alternatives: Vec<Value> = alternatives.iter().map(|one| type_name(document, one)).collect();
            result.insert("oneOf".to_owned(), json!(alternatives));
        }
    }
    Value::Object(result)
}

fn property(document: &Document, member: &Member) -> Value {
    let mut result = Map::new();
    result.insert("name".to_owned(), json!(member.dotnet_name));
    let is_value_type = member.type_ref.is_value_type(document);
    let Value::Object(of) = type_name(document, &member.type_ref) else { return Value::Null };
    let spelled = if member.is_nullable && is_value_type {
        json!(member.type_ref.csharp_nullable(document))
    } else {
        of.get("name").cloned().unwrap_or_default()
    };
    result.insert("type".to_owned(), spelled);
    put(&mut result, "namespace", of.get("namespace").cloned());
    put(&mut result, "genericArgs", of.get("genericArgs").cloned());
    put(&mut result, "isValueType", is_value_type.then(|| json!(true)));
    put(&mut result, "isRequired", member.is_required.then(|| json!(true)));
    put(&mut result, "description", member.description.clone().map(Value::String));
    let is_renamed = crate::names::camel_case(&member.dotnet_name) != member.json_name;
    put(&mut result, "dataMember", is_renamed.then(|| json!({ "name": member.json_name })));
    let place = match member.place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Body => "body",
        Place::Form => "form",
    };
    result.insert("paramType".to_owned(), json!(place));
    put(&mut result, "notes", (!member.notes.is_empty()).then(|| json!(member.notes)));
    Value::Object(result)
}

/// A use of a type: the .NET name, and the type arguments of a generic type.
fn type_name(document: &Document, of: &TypeRef) -> Value {
    let generic = |name: &str, arguments: &[&TypeRef]| {
        let arguments: Vec<String> = arguments.iter().map(|argument| argument.csharp(document)).collect();
        json!({ "name": name, "namespace": "System.Collections.Generic", "genericArgs": arguments })
    };
    match of {
        TypeRef::List(item) => generic("List`1", &[item]),
        TypeRef::Dictionary(key, value) => generic("Dictionary`2", &[key, value]),
        TypeRef::Named(name) => {
            named(name, document.find_type(name).map(|one| one.namespace.as_str()).unwrap_or_default())
        }
        TypeRef::Scalar(_) | TypeRef::Nullable(_) | TypeRef::OneOf(_) => named(&of.csharp(document), "System"),
    }
}

fn named(name: &str, namespace: &str) -> Value {
    json!({ "name": name, "namespace": namespace })
}

/// Adds a member with a value.
fn put(object: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    object.extend(value.map(|value| (name.to_owned(), value)));
}
