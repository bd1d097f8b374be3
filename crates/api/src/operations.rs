//! The document's operations by name, and what a door needs to know of each. All of it is read from the document.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use actix_web::http::Method;
use billables_auth::Permission;
use serde_json::{Value, json};
use utoipa::openapi::path::{Operation as Description, PathItem};
use utoipa::openapi::{OpenApi, RefOr};

/// The operations that take no list of requests: each of their answers is about one caller's credentials.
const WITHOUT_BATCH: [&str; 2] = ["Authenticate", "GetAccessToken"];

/// The operations that have no doors beside their route: a door reads its body whole, and theirs has no end.
const WITHOUT_DOORS: [&str; 1] = ["ReportBillables"];

/// An operation, seen from a door.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) name: String,
    /// The method of its own route.
    pub(crate) method: Method,
    /// The path of its own route, with its members in braces.
    pub(crate) template: String,
    /// What it takes to call it; nothing where no token is needed.
    pub(crate) permission: Option<Permission>,
    /// The name of the DTO that it answers with.
    pub(crate) returns: Option<String>,
}

impl Operation {
    /// Whether it changes nothing.
    pub(crate) fn is_reading(&self) -> bool {
        self.method == Method::GET
    }

    /// Whether it answers with a page of a list, which may be large.
    pub(crate) fn is_paged(&self) -> bool {
        self.is_reading() && self.path_members().next().is_none()
    }

    /// Whether it answers at doors at all.
    fn has_alias_routes(&self) -> bool {
        !WITHOUT_DOORS.contains(&self.name.as_str())
    }

    pub(crate) fn takes_batch(&self) -> bool {
        takes_batch(&self.name)
    }

    /// The names of the members that stand in its path.
    pub(crate) fn path_members(&self) -> impl Iterator<Item = &str> {
        self.template.split('/').filter_map(member_name)
    }

    /// Its path, with a value for each member.
    pub(crate) fn path_with(&self, mut value_of: impl FnMut(&str) -> String) -> String {
        let segments = self.template.split('/').map(|segment| match member_name(segment) {
            Some(name) => value_of(name),
            None => segment.to_owned(),
        });
        segments.collect::<Vec<_>>().join("/")
    }
}

/// Whether the operation of a name takes a list of requests.
pub(crate) fn takes_batch(name: &str) -> bool {
    !WITHOUT_BATCH.contains(&name)
}

/// The name in a segment of a template that stands for a member.
fn member_name(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

/// All operations.
pub(crate) struct Operations {
    /// By name in lower case: at doors, names are compared without regard to case.
    by_name: HashMap<String, Arc<Operation>>,
    index: Value,
}

impl Operations {
    pub(crate) fn of(document: &OpenApi, base_path: &str) -> Self {
        let mut by_name = HashMap::new();
        let mut index = BTreeMap::<String, Vec<Value>>::new();
        for (template, item) in &document.paths.paths {
            for (method, description) in operations_at(item) {
                let operation = Operation {
                    name: description.operation_id.clone().unwrap_or_default(),
                    method,
                    template: template.clone(),
                    permission: permission(description),
                    returns: answer_type(description),
                };
                for tag in description.tags.iter().flatten().filter(|_| operation.has_alias_routes()) {
                    index.entry(tag.clone()).or_default().push(index_entry(&operation, description, base_path));
                }
                by_name.insert(operation.name.to_ascii_lowercase(), Arc::new(operation));
            }
        }
        Self { by_name, index: json!(index) }
    }

    /// The operation of a name, in upper or lower case, if it answers at doors.
    pub(crate) fn find(&self, name: &str) -> Option<Arc<Operation>> {
        self.by_name.get(&name.to_ascii_lowercase()).filter(|operation| operation.has_alias_routes()).cloned()
    }

    /// Whether it takes a caller to call any operation of a path's template.
    pub(crate) fn need_caller(&self, template: &str) -> bool {
        self.by_name.values().any(|operation| operation.template == template && operation.permission.is_some())
    }

    /// The operations by tag, as `GET /api` shows them.
    pub(crate) fn index(&self) -> &Value {
        &self.index
    }
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

/// The descriptions of the operations at a path, each with its method.
pub(crate) fn operations_at(item: &PathItem) -> impl Iterator<Item = (Method, &Description)> {
    let methods = [
        (Method::GET, &item.get),
        (Method::POST, &item.post),
        (Method::PUT, &item.put),
        (Method::PATCH, &item.patch),
        (Method::DELETE, &item.delete),
    ];
    methods.into_iter().filter_map(|(method, operation)| operation.as_ref().map(|operation| (method, operation)))
}

/// What an operation's description says it takes.
pub(crate) fn permission(description: &Description) -> Option<Permission> {
    let extension = description.extensions.as_ref()?.get("x-permission")?;
    Permission::from_name(extension.as_str()?)
}

/// The name of the schema of the success answer.
fn answer_type(description: &Description) -> Option<String> {
    let answers = description.responses.responses.iter().filter(|(status, _)| status.starts_with('2'));
    answers.into_iter().find_map(|(_, answer)| {
        let RefOr::T(answer) = answer else { return None };
        let RefOr::T(content) = answer.content.get("application/json")? else { return None };
        let RefOr::Ref(reference) = content.schema.as_ref()? else { return None };
        reference.ref_location.rsplit('/').next().map(str::to_owned)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(name: &str, template: &str) -> Operation {
        let template = template.to_owned();
        Operation { name: name.to_owned(), method: Method::POST, template, permission: None, returns: None }
    }

    #[test]
    fn members_of_a_path_are_found_and_filled() {
        let operation = operation("Move", "/a/{from}/b/{to}");
        assert_eq!(operation.path_members().collect::<Vec<_>>(), ["from", "to"]);
        assert_eq!(operation.path_with(|name| format!("<{name}>")), "/a/<from>/b/<to>");
    }

    #[test]
    fn what_is_about_credentials_takes_no_list() {
        assert!(!operation("Authenticate", "/auth").takes_batch());
        assert!(!operation("GetAccessToken", "/access-token").takes_batch());
        assert!(operation("NewBillable", "/billables").takes_batch());
    }
}
