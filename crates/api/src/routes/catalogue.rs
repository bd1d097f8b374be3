//! Builds an [`Operation`] from each row of the table of operations: the handler's signature gives the name and the permission,
//! `#[utoipa::path]` gives the path and the description.

use actix_web::http::Method;
use actix_web::web::{self, Data};
use actix_web::{FromRequest, Handler, HttpRequest, Responder};
use billables_contract::Request as _;
use serde_json::json;
use utoipa::openapi::path::{Operation as Description, Parameter, PathItem};
use utoipa::openapi::{OpenApi, RefOr};

use crate::call::{Call, Readable};
use crate::caller::Access;
use crate::operations::Operation;
use crate::state::State;

/// All operations, and the document that describes them.
pub(crate) struct Catalogue {
    pub(crate) operations: Vec<Operation>,
    pub(crate) openapi: OpenApi,
    /// The handlers' functions, a name for each row. A test compares them with the operations.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test"))]
    pub(crate) rows: &'static [&'static str],
}

/// The permitted argument lists of a handler. None has an extractor that could read the body before [`Call`] has
/// authenticated the caller.
pub(crate) trait Arguments: FromRequest + 'static {
    type Access: Access;
    type Request: Readable;
}

impl<P: Access, R: Readable> Arguments for (Data<State>, Call<P, R>) {
    type Access = P;
    type Request = R;
}

impl<P: Access, R: Readable> Arguments for (HttpRequest, Data<State>, Call<P, R>) {
    type Access = P;
    type Request = R;
}

/// Builds the operation of a handler. The function finds the handler's description in `openapi` by the name of the handler's
/// function, and writes the operation's name, tag and permission into the description.
pub(crate) fn operation<A, F>(tag: &'static str, function: &str, handler: F, openapi: &mut OpenApi) -> Option<Operation>
where
    A: Arguments,
    F: Handler<A, Output: Responder + 'static> + Send + Sync,
{
    let name = <A::Request as Readable>::Request::NAME;
    let permission = A::Access::PERMISSION;
    let (template, method, description) = openapi.paths.paths.iter_mut().find_map(|(template, item)| {
        let mut found = descriptions_at(item);
        let (method, description) = found.find(|(_, it)| it.operation_id.as_deref() == Some(function))?;
        Some((template.clone(), method, description))
    })?;
    description.operation_id = Some(name.to_owned());
    description.tags = Some(vec![tag.to_owned()]);
    if let Some(permission) = permission {
        let extensions = description.extensions.get_or_insert_default();
        extensions.insert("x-permission".to_owned(), json!(permission.as_str()));
    }
    let route_method = method.clone();
    Some(Operation {
        name,
        tag,
        method,
        template,
        other_templates: &[],
        permission,
        is_stream: <A::Request as Readable>::IS_STREAM,
        is_form: <A::Request as Readable>::IS_FORM,
        is_body_optional: false,
        has_large_answer: description.parameters.iter().flatten().any(is_cursor),
        takes_request_list: true,
        returns: answer_type(description),
        route: Box::new(move || web::method(route_method.clone()).to(handler.clone())),
    })
}

impl Operation {
    /// Marks an answer that may be as large as a page of a list.
    pub(crate) fn with_large_answer(self) -> Self {
        Self { has_large_answer: true, ..self }
    }

    /// Removes the paths for request lists.
    pub(crate) fn without_request_list(self) -> Self {
        Self { takes_request_list: false, ..self }
    }

    /// Permits requests without a body.
    pub(crate) fn with_optional_body(self) -> Self {
        Self { is_body_optional: true, ..self }
    }

    /// Adds further paths to the operation's own route.
    pub(crate) fn also_at(self, other_templates: &'static [&'static str]) -> Self {
        Self { other_templates, ..self }
    }
}

/// The descriptions of the operations at a path, each with its method.
pub(crate) fn descriptions_at(item: &mut PathItem) -> impl Iterator<Item = (Method, &mut Description)> {
    let methods = [
        (Method::GET, &mut item.get),
        (Method::POST, &mut item.post),
        (Method::PUT, &mut item.put),
        (Method::PATCH, &mut item.patch),
        (Method::DELETE, &mut item.delete),
    ];
    methods.into_iter().filter_map(|(method, description)| Some((method, description.as_mut()?)))
}

fn is_cursor(parameter: &RefOr<Parameter>) -> bool {
    matches!(parameter, RefOr::T(parameter) if parameter.name == "cursor")
}

/// The name of the schema of the answer on success.
fn answer_type(description: &Description) -> Option<String> {
    let answers = description.responses.responses.iter().filter(|(status, _)| status.starts_with('2'));
    answers.into_iter().find_map(|(_, answer)| {
        let RefOr::T(answer) = answer else { return None };
        let RefOr::T(content) = answer.content.get("application/json")? else { return None };
        let RefOr::Ref(reference) = content.schema.as_ref()? else { return None };
        reference.ref_location.rsplit('/').next().map(str::to_owned)
    })
}

/// Builds the [`Catalogue`] from a table: each tag with its handlers, and after a handler the calls that set further properties
/// of the operation.
macro_rules! catalogue {
    ($($tag:literal { $($module:ident::$handler:ident $(.$property:ident($($value:expr),*))*;)* })*) => {{
        #[derive(utoipa::OpenApi)]
        #[openapi(paths($($($module::$handler,)*)*))]
        struct Described;

        let mut openapi = <Described as utoipa::OpenApi>::openapi();
        let operations = [$($(
            $crate::routes::catalogue::operation($tag, stringify!($handler), $module::$handler, &mut openapi)
                .map(|operation| operation$(.$property($($value),*))*),
        )*)*];
        let rows = &[$($(stringify!($handler),)*)*];
        Catalogue { operations: operations.into_iter().flatten().collect(), openapi, rows }
    }};
}

pub(crate) use catalogue;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::routes;

    #[test]
    fn every_row_of_the_table_is_an_operation_with_a_function_name_of_its_own() {
        let catalogue = routes::catalogue();
        let functions: BTreeSet<_> = catalogue.rows.iter().collect();
        assert_eq!(functions.len(), catalogue.rows.len(), "the path of a handler is found by the name of its function");
        assert_eq!(catalogue.operations.len(), catalogue.rows.len(), "a handler lacks #[utoipa::path]");
    }
}
