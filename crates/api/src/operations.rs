//! The operations of the service: the facts about each, and their look-up by name and by path.
//!
//! `routes.rs` holds the table that they are made from.

use std::collections::HashMap;
use std::sync::Arc;

use actix_web::Route;
use actix_web::http::Method;
use billables_auth::Permission;

/// An operation of the API.
pub struct Operation {
    /// The name of its request.
    pub name: &'static str,
    /// The tag that it is listed under.
    pub tag: &'static str,
    /// The method of its own route.
    pub method: Method,
    /// The path of its own route, with its members in braces.
    pub template: String,
    /// The further paths of its own route, for existing clients. The document lists none of them.
    pub other_templates: &'static [&'static str],
    /// The permission of its callers; `None` if it takes no credentials.
    pub permission: Option<Permission>,
    /// Whether its body is read record by record. Alias routes read a body whole, so such an operation has none.
    pub is_stream: bool,
    /// Whether its body is a form of another service, which signs the form and the operation's own route.
    pub is_form: bool,
    /// Whether its body can be left out.
    pub is_body_optional: bool,
    /// Whether its answer may be large, as a page of a list is.
    pub has_large_answer: bool,
    pub(crate) takes_request_list: bool,
    /// The name of the DTO that it answers with.
    pub(crate) returns: Option<String>,
    pub(crate) route: Box<dyn Fn() -> Route + Send + Sync>,
}

impl Operation {
    /// Whether the operation changes nothing.
    pub fn is_reading(&self) -> bool {
        self.method == Method::GET
    }

    /// Whether the operation answers at alias routes.
    pub fn has_alias_routes(&self) -> bool {
        !self.is_stream && !self.is_form
    }

    /// Whether the operation takes request lists.
    pub fn takes_request_list(&self) -> bool {
        self.has_alias_routes() && self.takes_request_list
    }

    /// The names of the members in its path.
    pub(crate) fn path_members(&self) -> impl Iterator<Item = &str> {
        path_members(&self.template)
    }

    /// Its path, with a value for each member.
    pub fn path_with(&self, mut value_of: impl FnMut(&str) -> String) -> String {
        let segments = self.template.split('/').map(|segment| match member_name(segment) {
            Some(name) => value_of(name),
            None => segment.to_owned(),
        });
        segments.collect::<Vec<_>>().join("/")
    }

    /// The paths of its own route.
    pub(crate) fn templates(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.template.as_str()).chain(self.other_templates.iter().copied())
    }
}

/// The names of the members of a template.
fn path_members(template: &str) -> impl Iterator<Item = &str> {
    template.split('/').filter_map(member_name)
}

/// The name of the member that a segment of a template stands for.
fn member_name(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

/// All operations.
pub(crate) struct Operations {
    all: Vec<Arc<Operation>>,
    /// The keys are in lower case: alias routes compare names without regard to case.
    by_name: HashMap<String, Arc<Operation>>,
}

impl Operations {
    pub(crate) fn new(operations: Vec<Operation>) -> Self {
        let all: Vec<_> = operations.into_iter().map(Arc::new).collect();
        let by_name = all.iter().map(|operation| (operation.name.to_ascii_lowercase(), operation.clone()));
        Self { by_name: by_name.collect(), all }
    }

    /// The operation of a name, in upper or lower case.
    pub(crate) fn find(&self, name: &str) -> Option<&Arc<Operation>> {
        self.by_name.get(&name.to_ascii_lowercase())
    }

    /// The paths of all operations, each with its operations. A path without members comes before the paths with members
    /// that match it.
    pub(crate) fn by_template(&self) -> Vec<(&str, Vec<&Operation>)> {
        let mut templates: Vec<(&str, Vec<&Operation>)> = Vec::new();
        for operation in &self.all {
            for template in operation.templates() {
                match templates.iter_mut().find(|(other, _)| *other == template) {
                    Some((_, operations)) => operations.push(operation),
                    None => templates.push((template, vec![operation])),
                }
            }
        }
        // `Allow` lists the methods in this order.
        templates
            .iter_mut()
            .for_each(|(_, operations)| operations.sort_by_key(|operation| operation.method.to_string()));
        templates.sort_by_key(|(template, _)| path_members(template).count());
        templates
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(name: &'static str, template: &str) -> Operation {
        Operation {
            name,
            tag: "Tests",
            method: Method::POST,
            template: template.to_owned(),
            other_templates: &["/elsewhere"],
            permission: None,
            is_stream: false,
            is_form: false,
            is_body_optional: false,
            has_large_answer: false,
            takes_request_list: true,
            returns: None,
            route: Box::new(actix_web::web::post),
        }
    }

    #[test]
    fn members_of_a_path_are_found_and_filled() {
        let operation = operation("Move", "/a/{from}/b/{to}");
        assert_eq!(operation.path_members().collect::<Vec<_>>(), ["from", "to"]);
        assert_eq!(operation.path_with(|name| format!("<{name}>")), "/a/<from>/b/<to>");
    }

    #[test]
    fn paths_without_members_come_first_and_hold_all_their_operations() {
        let operations = Operations::new(vec![operation("Read", "/a/{id}"), operation("Send", "/a/batch")]);
        let templates = operations.by_template();
        let names = templates.iter().map(|(template, operations)| (*template, operations.len()));
        assert_eq!(names.collect::<Vec<_>>(), [("/elsewhere", 2), ("/a/batch", 1), ("/a/{id}", 1)]);
        assert_eq!(operations.find("READ").map(|operation| operation.name), Some("Read"));
    }

    #[test]
    fn a_stream_has_neither_alias_routes_nor_request_lists() {
        let stream = Operation { is_stream: true, ..operation("Send", "/a/batch") };
        assert!(!stream.has_alias_routes() && !stream.takes_request_list());
    }
}
