//! Look-ups in the OpenAPI document while the service runs: paths, methods and operations.

use std::collections::BTreeMap;

use actix_web::HttpRequest;
use actix_web::dev::ResourceDef;
use actix_web::http::Method;
use billables_metadata::{DocumentError, Site, SiteOptions};
use serde_json::{Value, json};
use utoipa::openapi::OpenApi;
use utoipa::openapi::path::{Operation as Description, PathItem};

use crate::alias_routes::AliasRequest;
use crate::operations::{Operation, Operations};

/// The document and its indices.
pub(crate) struct Document {
    json: String,
    paths: Vec<DocumentPath>,
    operations: Operations,
    index: Value,
}

struct DocumentPath {
    template: String,
    needs_caller: bool,
    resource: ResourceDef,
    /// The method and the name of each operation.
    operations: Vec<(Method, &'static str)>,
}

impl Document {
    /// Indexes a document of these operations; `json` is its published text.
    pub(crate) fn new(operations: Operations, document: &OpenApi, json: String, base_path: &str) -> Self {
        let path = |(template, operations): (&str, Vec<&Operation>)| DocumentPath {
            template: template.to_owned(),
            needs_caller: operations.iter().any(|operation| operation.permission.is_some()),
            resource: ResourceDef::new(template),
            operations: operations.iter().map(|operation| (operation.method.clone(), operation.name)).collect(),
        };
        let paths = operations.by_template().into_iter().map(path).collect();
        let index = index(&operations, document, base_path);
        Self { json, paths, operations, index }
    }

    /// The operations by name.
    pub(crate) fn operations(&self) -> &Operations {
        &self.operations
    }

    /// The operations by tag, as `GET /api` shows them.
    pub(crate) fn index(&self) -> &Value {
        &self.index
    }

    /// The published text.
    pub(crate) fn json(&self) -> &str {
        &self.json
    }

    /// The metadata pages of this document.
    pub(crate) fn site(&self, public_url: &str) -> Result<Site, DocumentError> {
        let document = billables_metadata::Document::from_json(&self.json)?;
        Ok(Site::new(document, SiteOptions::new(public_url).with_docs("/docs").with_openapi("/openapi.json")))
    }

    /// Whether an operation has this path, whatever the method.
    pub(crate) fn knows_path(&self, path: &str) -> bool {
        self.paths.iter().any(|entry| entry.resource.is_match(path))
    }

    /// Whether an operation at this path needs a caller. The path is percent-decoded, as the router sees it.
    pub(crate) fn needs_caller(&self, path: &str) -> bool {
        self.paths.iter().any(|entry| entry.needs_caller && entry.resource.is_match(path))
    }

    /// The methods of the operations at this path; none if there is no operation. A template without members, such as
    /// `/billables/batch`, hides the templates with members that match the same path.
    pub(crate) fn methods_at(&self, path: &str) -> Vec<&Method> {
        let literal = self.paths.iter().find(|entry| entry.template == path);
        let matching = self.paths.iter().filter(|entry| entry.resource.is_match(path));
        let entries = literal.map_or_else(|| matching.collect(), |entry| vec![entry]);
        entries.into_iter().flat_map(|entry| entry.operations.iter().map(|(method, _)| method)).collect()
    }

    /// The name of the operation that a request was for, at its own route or at an alias route.
    pub(crate) fn operation_of(&self, request: &HttpRequest) -> Option<&'static str> {
        if let Some(alias) = AliasRequest::of(request) {
            return alias.operation().map(|operation| operation.name);
        }
        let template = request.match_pattern()?;
        let entry = self.paths.iter().find(|entry| entry.template == template)?;
        entry.operations.iter().find(|(method, _)| method == request.method()).map(|(_, name)| *name)
    }
}

/// The operations that have alias routes, by tag.
fn index(operations: &Operations, document: &OpenApi, base_path: &str) -> Value {
    let mut index = BTreeMap::<&str, Vec<Value>>::new();
    for description in document.paths.paths.values().flat_map(descriptions_at) {
        let operation = description.operation_id.as_deref().and_then(|name| operations.find(name));
        if let Some(operation) = operation.filter(|operation| operation.has_alias_routes()) {
            index.entry(operation.tag).or_default().push(index_entry(operation, description, base_path));
        }
    }
    json!(index)
}

fn index_entry(operation: &Operation, description: &Description, base_path: &str) -> Value {
    let mut entry = json!({
        "name": operation.name,
        "returns": operation.returns,
        "description": description.summary,
        "notes": description.description,
        "links": {
            "api": format!("{base_path}/api/{}", operation.name),
            "ui": format!("{base_path}/json/metadata?op={}", operation.name),
        },
    });
    if let Some(members) = entry.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
    entry
}

fn descriptions_at(item: &PathItem) -> impl Iterator<Item = &Description> {
    [&item.get, &item.post, &item.put, &item.patch, &item.delete].into_iter().flatten()
}
