//! Look-ups in the OpenAPI document while the service runs: paths, methods and operations.

use actix_web::HttpRequest;
use actix_web::dev::ResourceDef;
use actix_web::http::Method;
use billables_metadata::{DocumentError, Site, SiteOptions};
use utoipa::openapi::OpenApi;

use crate::alias_routes::AliasRequest;
use crate::operations::{Operations, operations_at};

/// The document and its indices.
pub(crate) struct Document {
    json: String,
    paths: Vec<DocumentPath>,
    operations: Operations,
}

struct DocumentPath {
    template: String,
    needs_caller: bool,
    resource: ResourceDef,
    /// The method and the name of each operation.
    operations: Vec<(Method, String)>,
}

impl Document {
    /// Indexes a document; `json` is its published text. `elsewhere` lists further paths, each with the operation that
    /// answers a POST there.
    pub(crate) fn new(
        document: &OpenApi,
        json: String,
        base_path: &str,
        elsewhere: &[(&'static str, &'static str)],
    ) -> Self {
        let by_name = Operations::of(document, base_path);
        let paths = document.paths.paths.iter().map(|(template, item)| DocumentPath {
            template: template.clone(),
            needs_caller: by_name.need_caller(template),
            resource: ResourceDef::new(template.as_str()),
            operations: operations_at(item)
                .map(|(method, operation)| (method, operation.operation_id.clone().unwrap_or_default()))
                .collect(),
        });
        let elsewhere = elsewhere.iter().map(|(template, name)| DocumentPath {
            template: (*template).to_owned(),
            needs_caller: false,
            resource: ResourceDef::new(*template),
            operations: vec![(Method::POST, (*name).to_owned())],
        });
        Self { json, paths: paths.chain(elsewhere).collect(), operations: by_name }
    }

    /// The operations by name.
    pub(crate) fn operations(&self) -> &Operations {
        &self.operations
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
    pub(crate) fn operation_of(&self, request: &HttpRequest) -> Option<String> {
        if let Some(alias) = AliasRequest::of(request) {
            return alias.operation().map(|operation| operation.name.clone());
        }
        let template = request.match_pattern()?;
        let entry = self.paths.iter().find(|entry| entry.template == template)?;
        entry.operations.iter().find(|(method, _)| method == request.method()).map(|(_, name)| name.clone())
    }
}
