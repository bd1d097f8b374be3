//! Operations: their routes, and the request class of each from its parameters and its body.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde_json::Value;

use super::bodies::BodyPart;
use super::classes::{UNNAMED_MEMBER, dotnet_name, free_member_name};
use super::error::DocumentError;
use super::members::{flag, items, member, object, text, texts, unexpected};
use super::operation_names::{Found, OperationName};
use super::pointer::Pointer;
use super::reader::{Reader, data_contract_namespace};
use super::references::{follow, look_up};
use crate::model::{Member, Operation, Place, Route, Shape, Type, TypeRef, Verb};
use crate::names;

/// The body of a request or answer: the schema, its place, and whether the body is a form.
pub(super) struct Body<'a> {
    pub(super) schema: &'a Value,
    pub(super) at: Pointer,
    is_form: bool,
}

impl<'a> Reader<'a> {
    /// Every operation of the document, in order. Operations with the same operationId are one operation with several
    /// routes.
    pub(super) fn operations(&mut self) -> Result<Vec<Operation>, DocumentError> {
        let found = self.find_operations()?;
        self.name_operations(&found)?;
        let mut operations: Vec<Operation> = Vec::new();
        let mut positions: HashMap<String, usize> = HashMap::new();
        for one in &found {
            let read = self.operation(one)?;
            match positions.entry(read.name.to_ascii_lowercase()) {
                Entry::Vacant(entry) => {
                    entry.insert(operations.len());
                    operations.push(read);
                }
                Entry::Occupied(entry) => {
                    let index = *entry.get();
                    let Some(known) = operations.get_mut(index) else { continue };
                    add_routes(known, read);
                }
            }
        }
        Ok(operations)
    }

    fn operation(&mut self, found: &Found<'a>) -> Result<Operation, DocumentError> {
        let Found { operation, at, verb, path, item: (item, item_at) } = found;
        let Some(OperationName { name, stated }) = self.operation_names.at(at).cloned() else {
            return Err(unexpected(at, "an operation"));
        };
        let summary = text(operation, "summary", at)?;
        let mut members = self.parameters(&name, item, item_at, operation, at)?;
        let body = self.request_body(&name, operation, at, path)?;
        add_members(&mut members, body.members, is_same_in_request);
        let (namespace, xml_namespace) = match body.namespaces {
            Some(namespaces) => namespaces,
            None => {
                let stated = text(operation, "x-dotnet-namespace", at)?;
                let namespace = stated.unwrap_or_else(|| self.default_namespace.clone());
                let xml_namespace = data_contract_namespace(&namespace);
                (namespace, xml_namespace)
            }
        };
        let mut request = Type {
            name: name.clone(),
            namespace,
            xml_namespace,
            description: summary.clone(),
            notes: body.notes,
            base: body.base,
            subtypes: Vec::new(),
            shape: Shape::Class(members),
        };
        if member(operation, "callbacks").is_some() {
            request.notes.push("the service also calls back, which a class cannot express".to_owned());
        }
        match &stated {
            None => {
                let note = "the document gives it no operationId; its name is made of its method and path";
                request.notes.push(note.to_owned());
            }
            Some(stated) if names::identifier(stated).as_ref() != Some(&name) => {
                request.notes.push(format!("the document calls it `{stated}`, which cannot be its name"));
            }
            Some(_) => {}
        }
        let response = self.response(&name, operation, at, &mut request.notes)?;
        self.insert_request(request, body.place.as_ref(), at)?;
        let required_roles = texts(operation, "x-required-roles", at)?.unwrap_or_default();
        Ok(Operation {
            operation_id: stated,
            summary,
            description: text(operation, "description", at)?,
            tags: texts(operation, "tags", at)?.unwrap_or_default(),
            routes: vec![Route { verbs: vec![*verb], path: (*path).to_owned() }],
            markers: markers(operation, at, *verb)?,
            requires_authentication: !required_roles.is_empty() || self.is_secured(operation, at)?,
            required_roles,
            response,
            page_shows_response: page_shows_response(operation, at)?,
            name,
        })
    }

    /// Adds the request class, in place of the class of a body with the same name. A second operation with the name
    /// adds its members to the class.
    fn insert_request(&mut self, request: Type, body: Option<&Pointer>, at: &Pointer) -> Result<(), DocumentError> {
        let is_first = self.requests.insert(request.name.clone());
        let place = self.places.get(&request.name);
        let is_body = match body {
            Some(body) => {
                let (schema, schema_at) = look_up(&self.source, body.as_str(), body)?;
                place == Some(&follow(&self.source, schema, &schema_at)?.1)
            }
            None => false,
        };
        let Some(known) = self.type_mut(&request.name) else { return self.insert(request, at) };
        if is_first && is_body {
            *known = request;
            return Ok(());
        }
        if is_first {
            return self.insert(request, at);
        }
        if let (Shape::Class(members), Shape::Class(new)) = (&mut known.shape, request.shape) {
            add_members(members, new, is_same_in_request);
        }
        known.description = known.description.take().or(request.description);
        known.base = known.base.take().or(request.base);
        Ok(())
    }

    /// The path and query parameters, in order. A parameter of the operation replaces a parameter of the path.
    fn parameters(
        &mut self,
        owner: &str,
        item: &'a Value,
        item_at: &Pointer,
        operation: &'a Value,
        at: &Pointer,
    ) -> Result<Vec<Member>, DocumentError> {
        let mut members: Vec<Member> = Vec::new();
        for (holder, holder_at) in [(item, item_at), (operation, at)] {
            let place = holder_at.child("parameters");
            for (index, parameter) in items(holder, "parameters", holder_at)?.iter().enumerate() {
                let (parameter, parameter_at) = follow(&self.source, parameter, &place.child(index))?;
                let Some(member) = self.parameter(owner, parameter, &parameter_at)? else { continue };
                let known =
                    members.iter_mut().find(|known| known.json_name == member.json_name && known.place == member.place);
                match known {
                    Some(known) => *known = member,
                    None => add_members(&mut members, vec![member], |known, new| {
                        known.json_name == new.json_name && known.place == new.place
                    }),
                }
            }
        }
        Ok(members)
    }

    fn parameter(&mut self, owner: &str, parameter: &'a Value, at: &Pointer) -> Result<Option<Member>, DocumentError> {
        object(parameter, at)?;
        let name = text(parameter, "name", at)?.ok_or_else(|| unexpected(&at.child("name"), "a name"))?;
        let place = match text(parameter, "in", at)?.as_deref() {
            Some("path") => Place::Path,
            Some("query") => Place::Query,
            Some("header" | "cookie") => return Ok(None),
            _ => return Err(unexpected(&at.child("in"), "one of path, query, header and cookie")),
        };
        let (schema, schema_at) = match (parameter.get("schema"), self.content(parameter, at)?) {
            (Some(schema), _) => (schema, at.child("schema")),
            (None, Some(body)) => (body.schema, body.at),
            (None, None) => return Err(unexpected(at, "a schema")),
        };
        // Some tools cannot place an extension beside the name and place it in the schema.
        let named_in = if parameter.get("x-dotnet-name").is_some() { parameter } else { schema };
        let dotnet_name = dotnet_name(&name, named_in, at)?;
        let typed_by = if parameter.get("x-dotnet-type").is_some() { parameter } else { schema };
        let hint = if dotnet_name.is_empty() { UNNAMED_MEMBER } else { &dotnet_name };
        let found = self.use_of(typed_by, &schema_at, &format!("{owner}{hint}"), 0)?;
        Ok(Some(Member {
            json_name: name,
            dotnet_name,
            type_ref: found.type_ref,
            is_nullable: found.is_nullable,
            // A path parameter is always required, so the mark would add nothing.
            is_required: place == Place::Query && flag(parameter, "required", at)?,
            description: text(parameter, "description", at)?,
            notes: found.notes,
            place,
        }))
    }

    /// The part of the request class of the operation `name` that comes from the body.
    fn request_body(
        &mut self,
        name: &str,
        operation: &'a Value,
        at: &Pointer,
        path: &str,
    ) -> Result<BodyPart, DocumentError> {
        let Some(body) = self.request_content(operation, at)? else { return Ok(BodyPart::default()) };
        // A body without a name of its own gets the name of the operation.
        let found = self.use_of(body.schema, &body.at, name, 0)?;
        self.read_queue()?;
        let mut part = self.body_members(found);
        part.place = Some(body.at);
        let route = Route { verbs: Vec::new(), path: path.to_owned() };
        for member in &mut part.members {
            let in_body = if body.is_form { Place::Form } else { Place::Body };
            member.place = if route.has_variable(&member.json_name) { Place::Path } else { in_body };
        }
        Ok(part)
    }

    /// The body of a request, if it has one.
    pub(super) fn request_content(
        &self,
        operation: &'a Value,
        at: &Pointer,
    ) -> Result<Option<Body<'a>>, DocumentError> {
        let Some(body) = member(operation, "requestBody") else { return Ok(None) };
        let (body, body_at) = follow(&self.source, body, &at.child("requestBody"))?;
        self.content(body, &body_at)
    }

    /// The type of a successful answer: the content of the first 2xx answer that has any.
    fn response(
        &mut self,
        name: &str,
        operation: &'a Value,
        at: &Pointer,
        notes: &mut Vec<String>,
    ) -> Result<Option<TypeRef>, DocumentError> {
        let place = at.child("responses");
        let Some(responses) = member(operation, "responses") else { return Ok(None) };
        let mut answers: Vec<(&String, &Value)> =
            object(responses, &place)?.iter().filter(|(status, _)| status.starts_with('2')).collect();
        answers.sort_by_key(|(status, _)| *status);
        let mut chosen: Option<TypeRef> = None;
        for (status, answer) in answers {
            let (answer, answer_at) = follow(&self.source, answer, &place.child(status))?;
            let Some(body) = self.content(answer, &answer_at)? else { continue };
            let found = self.use_of(body.schema, &body.at, &format!("{name}Response"), 0)?.type_ref;
            match &chosen {
                None => chosen = Some(found),
                Some(first) if *first == found => {}
                Some(_) => notes.push(format!("status {status} answers with another type: {}", body.at)),
            }
        }
        Ok(chosen)
    }

    /// The content of a body, answer or parameter: JSON, or else the first content with a schema.
    fn content(&self, holder: &'a Value, at: &Pointer) -> Result<Option<Body<'a>>, DocumentError> {
        let place = at.child("content");
        let Some(content) = member(holder, "content") else { return Ok(None) };
        let with_schema = |(media_type, content): (&'a String, &'a Value)| {
            let schema = content.get("schema")?;
            let is_form = media_type.starts_with("multipart/") || media_type == "application/x-www-form-urlencoded";
            Some((media_type, Body { schema, at: place.child(media_type).child("schema"), is_form }))
        };
        let mut found: Vec<_> = object(content, &place)?.iter().filter_map(with_schema).collect();
        let is_json = |media_type: &str| {
            let plain = media_type.split(';').next().unwrap_or_default().trim();
            plain == "application/json" || plain.ends_with("+json")
        };
        let best = found.iter().position(|(media_type, _)| is_json(media_type)).unwrap_or(0);
        Ok((best < found.len()).then(|| found.swap_remove(best).1))
    }

    /// Whether the operation requires authentication. An empty requirement makes authentication optional.
    fn is_secured(&self, operation: &'a Value, at: &Pointer) -> Result<bool, DocumentError> {
        let root_at = Pointer::root();
        let (holder, holder_at) =
            if member(operation, "security").is_some() { (operation, at) } else { (self.root, &root_at) };
        let requirements = items(holder, "security", holder_at)?;
        let anybody = |requirement: &Value| requirement.as_object().is_some_and(serde_json::Map::is_empty);
        Ok(!requirements.is_empty() && !requirements.iter().any(anybody))
    }
}

/// The marker interfaces of the document, or else the marker of the method.
fn markers(operation: &Value, at: &Pointer, verb: Verb) -> Result<Vec<String>, DocumentError> {
    let Some(stated) = texts(operation, "x-dotnet-markers", at)? else {
        return Ok(verb.marker().map(str::to_owned).into_iter().collect());
    };
    let place = at.child("x-dotnet-markers");
    let is_marker = |name: &str| {
        let parts = name.trim_end_matches('>').split(['<', ',']).map(str::trim_start);
        parts.into_iter().all(names::is_identifier)
    };
    match stated.iter().position(|name| !is_marker(name)) {
        None => Ok(stated),
        Some(index) => Err(unexpected(&place.child(index), "the name of an interface")),
    }
}

fn page_shows_response(operation: &Value, at: &Pointer) -> Result<bool, DocumentError> {
    match text(operation, "x-page-response", at)?.as_deref() {
        None => Ok(true),
        Some("none") => Ok(false),
        Some(_) => Err(unexpected(&at.child("x-page-response"), "`none`, or nothing")),
    }
}

/// Adds the routes of `more`, which has the same name as `known`.
fn add_routes(known: &mut Operation, more: Operation) {
    for route in more.routes {
        match known.routes.iter_mut().find(|other| other.path == route.path) {
            Some(other) => other.verbs.extend(route.verbs),
            None => known.routes.push(route),
        }
    }
    for marker in more.markers {
        if !known.markers.contains(&marker) {
            known.markers.push(marker);
        }
    }
    known.response = known.response.take().or(more.response);
    known.summary = known.summary.take().or(more.summary);
}

/// Whether two members of a request are one member. The names in its path, query and body match in any case.
fn is_same_in_request(known: &Member, new: &Member) -> bool {
    known.json_name == new.json_name
        || (known.place != new.place && known.json_name.eq_ignore_ascii_case(&new.json_name))
}

/// Adds the members of `more`. A member that `members` has already only adds a missing description. A member with a
/// known .NET name gets another name there.
fn add_members(members: &mut Vec<Member>, more: Vec<Member>, is_same: impl Fn(&Member, &Member) -> bool) {
    for mut member in more {
        match members.iter_mut().find(|known| is_same(known, &member)) {
            Some(known) => known.description = known.description.take().or(member.description),
            None => {
                let is_taken = |name: &str| members.iter().any(|known| known.dotnet_name == name);
                member.dotnet_name = free_member_name(&member.dotnet_name, is_taken);
                members.push(member);
            }
        }
    }
}
