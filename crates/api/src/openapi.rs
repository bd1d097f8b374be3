//! The OpenAPI document, built from the declarations of the routes and completed with the parts that operations share.
//!
//! The same declarations route requests, so a route and its description cannot differ. All published pages, DTOs and `/docs` are
//! rendered from this document, never from Rust types.

mod answers;
mod patterns;

use billables_contract::{
    DASHBOARD_DOTNET_NAMESPACE, DASHBOARD_TYPES, DOTNET_NAMESPACE, ErrorCode, ErrorResponse, Problem,
};
use billables_domain::CallSidMode;
use serde_json::json;
use utoipa::openapi::extensions::{Extensions, ExtensionsBuilder};
use utoipa::openapi::path::Operation as Description;
use utoipa::openapi::schema::Schema;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa::openapi::server::ServerBuilder;
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::xml::XmlBuilder;
use utoipa::openapi::{InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, ResponseBuilder};
use utoipa::{PartialSchema as _, ToSchema as _};

use crate::format::SCHEMA;
use crate::operations::{Operation, Operations};
use crate::routes;
use crate::routes::catalogue::{Catalogue, descriptions_at};
use crate::sign_in::cookies;

const TITLE: &str = "Evo Voice";

const DESCRIPTION: &str = "Reports which customer pays for a call. A report is billed once, for ever: repeating one is \
    always safe and never bills twice. Every operation except Authenticate and GetAccessToken needs credentials: a bearer token, an \
    API key, a session's cookie or HTTP Basic. The client chooses \
    the format of an answer with Accept, with a suffix on the path (.json, .xml, …), or with ?format=. Every operation except \
    ReportBillables also answers at /api/{Operation}, /{format}/reply/{Operation} and /{format}/oneway/{Operation}, and at \
    each of them with [] for a request list. A client may compress a body once, with gzip, and says so in Content-Encoding; \
    limits on a body count decompressed bytes.";

/// An error answer that operations share: a name in the document, a status and the error codes.
type SharedError = (&'static str, u16, &'static [ErrorCode]);

/// The error answers of every operation.
const COMMON_ERRORS: [SharedError; 6] = [
    ("Unauthorized", 401, &[ErrorCode::Unauthorized, ErrorCode::TokenException]),
    ("Forbidden", 403, &[ErrorCode::InvalidRole, ErrorCode::AccountForbidden, ErrorCode::CrossSiteRequest]),
    ("MethodNotAllowed", 405, &[ErrorCode::MethodNotAllowed]),
    ("TooManyRequests", 429, &[ErrorCode::TooManyRequests]),
    ("InternalError", 500, &[ErrorCode::InternalError]),
    ("Unavailable", 503, &[ErrorCode::IntakeFull, ErrorCode::SignInBusy, ErrorCode::Unavailable]),
];

/// The error answers of operations with members.
const MEMBER_ERRORS: [SharedError; 1] =
    [("BadRequest", 400, &[ErrorCode::SerializationException, ErrorCode::DuplicateMember, ErrorCode::InvalidValue])];

/// The error answers of operations with a body.
const BODY_ERRORS: [SharedError; 3] = [
    ("RequestTimeout", 408, &[ErrorCode::RequestTimeout]),
    ("PayloadTooLarge", 413, &[ErrorCode::PayloadTooLarge]),
    ("UnsupportedMediaType", 415, &[ErrorCode::UnsupportedMediaType]),
];

/// The published OpenAPI document: pretty-printed, with a line break at the end.
pub fn openapi_json() -> String {
    let Catalogue { operations, openapi, .. } = routes::catalogue();
    build(&Operations::new(operations), openapi, "", CallSidMode::Standard).1
}

/// The document of a service with this path in its public URL and this mode of call SIDs: the document and the published text.
pub(crate) fn build(
    operations: &Operations,
    described: OpenApi,
    base_path: &str,
    call_sid_mode: CallSidMode,
) -> (OpenApi, String) {
    let mut document = complete(operations, described);
    if !base_path.is_empty() {
        document.servers.iter_mut().flatten().for_each(|server| server.url = base_path.to_owned());
    }
    // The document has only texts, numbers and maps with text keys, so the conversion cannot fail.
    let mut value = serde_json::to_value(&document).unwrap_or_default();
    answers::complete(&mut value, operations);
    patterns::add(&mut value, call_sid_mode);
    order_extensions(&mut value);
    (document, format!("{value:#}\n"))
}

/// Moves the extensions of every object after the other members, sorted by name. The extensions come from a hash map without an
/// order, and the published text must always be the same.
fn order_extensions(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(members) => {
            let mut extensions: Vec<_> = members.keys().filter(|name| name.starts_with("x-")).cloned().collect();
            extensions.sort_unstable();
            for name in extensions {
                if let Some(extension) = members.shift_remove(&name) {
                    members.insert(name, extension);
                }
            }
            members.values_mut().for_each(order_extensions);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(order_extensions),
        _ => {}
    }
}

/// The document of the described operations, with the schemas, security schemes and errors that operations share.
fn complete(operations: &Operations, described: OpenApi) -> OpenApi {
    let mut document = frame();
    document.paths = described.paths;
    document.components = described.components;
    let components = document.components.get_or_insert_default();
    for (name, schema) in [
        (ErrorResponse::name(), ErrorResponse::schema()),
        (billables_contract::ResponseStatus::name(), billables_contract::ResponseStatus::schema()),
        (billables_contract::ResponseError::name(), billables_contract::ResponseError::schema()),
        (Problem::name(), Problem::schema()),
        (billables_contract::ProblemError::name(), billables_contract::ProblemError::schema()),
    ] {
        components.schemas.insert(name.into_owned(), schema);
    }
    components.add_security_scheme("bearer", bearer());
    components.add_security_scheme("basic", basic());
    components.add_security_scheme("session", session());
    for (name, _, codes) in COMMON_ERRORS.iter().chain(&MEMBER_ERRORS).chain(&BODY_ERRORS) {
        let response = ResponseBuilder::new().description(description_of(codes)).build();
        components.responses.insert((*name).to_owned(), RefOr::T(response));
    }
    for (name, schema) in &mut components.schemas {
        describe_xml(name, schema);
    }
    for (_, description) in document.paths.paths.values_mut().flat_map(descriptions_at) {
        let name = description.operation_id.as_deref().unwrap_or_default();
        if let Some(operation) = operations.find(name) {
            complete_operation(operation, description);
        }
    }
    document
}

/// The document without its operations.
fn frame() -> OpenApi {
    let info = InfoBuilder::new()
        .title(TITLE)
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(DESCRIPTION))
        .license(Some(LicenseBuilder::new().name("MIT").identifier(Some("MIT")).build()))
        .build();
    let tag = |name, description| TagBuilder::new().name(name).description(Some(description)).build();
    let mut document = OpenApiBuilder::new()
        .info(info)
        .servers(Some([ServerBuilder::new().url("/").description(Some("This service")).build()]))
        .security(Some(["bearer", "basic", "session"].map(|name| SecurityRequirement::new(name, Vec::<String>::new()))))
        .tags(Some([
            tag("Billables", "Calls, each billed to a customer once."),
            tag("Calls", "What carriers know about calls: the facts that make a billable cost something."),
            tag("Accounts", "Tenants of the platform."),
            tag("Customers", "The parties within an account that pay for calls."),
            tag("Billing", "What customers owe: settings, call ratings and totals."),
            tag("Sessions", "Conversations, each of which settles account and customer of its calls."),
            tag("Authentication", "Signing in, and staying signed in."),
        ]))
        .build();
    document.extensions = Some(extension("x-dotnet-namespace", json!(DOTNET_NAMESPACE)));
    document
}

fn bearer() -> SecurityScheme {
    let mut scheme = Http::new(HttpAuthScheme::Bearer);
    scheme.bearer_format = Some("JWT".to_owned());
    scheme.description = Some(
        "A signed token with roles and accounts, given by `POST /auth` or made by `billables token issue`; or an API key, made by \
         `billables api-key add`."
            .to_owned(),
    );
    SecurityScheme::Http(scheme)
}

fn basic() -> SecurityScheme {
    let mut scheme = Http::new(HttpAuthScheme::Basic);
    scheme.description = Some("A user's name and password.".to_owned());
    SecurityScheme::Http(scheme)
}

fn session() -> SecurityScheme {
    let description = "The cookie that signing in sets. The cookies `ss-pid` and `ss-tok` are accepted too.";
    SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(cookies::SESSION, description)))
}

fn extension(name: &str, value: serde_json::Value) -> Extensions {
    ExtensionsBuilder::new().add(name, value).build()
}

/// Describes the XML form of a schema: the namespace, and members' names that begin with an upper-case letter.
fn describe_xml(name: &str, schema: &mut RefOr<Schema>) {
    let RefOr::T(Schema::Object(object)) = schema else { return };
    if matches!(name, "Problem" | "ProblemError") {
        return;
    }
    // The types of this crate are in the namespace that `format` writes them in.
    object.xml = Some(XmlBuilder::new().namespace(Some(SCHEMA.namespace_of(name))).build());
    for (name, property) in &mut object.properties {
        let xml = Some(XmlBuilder::new().name(Some(raised(name))).build());
        match property {
            RefOr::T(Schema::Object(object)) => object.xml = xml,
            RefOr::T(Schema::Array(array)) => array.xml = xml,
            _ => {}
        }
    }
}

fn raised(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(characters).collect()
}

/// Adds the shared parts to the description of an operation: permission and roles, error answers, and XML beside JSON.
fn complete_operation(operation: &Operation, description: &mut Description) {
    if DASHBOARD_TYPES.contains(&operation.name) {
        let extensions = description.extensions.get_or_insert_default();
        extensions.insert("x-dotnet-namespace".to_owned(), json!(DASHBOARD_DOTNET_NAMESPACE));
    }
    if let Some(permission) = operation.permission {
        let roles: Vec<_> = permission.roles().iter().map(|role| role.as_str()).collect();
        let text = format!("Permission: `{}`. Roles: {}.", permission.as_str(), roles.join(", "));
        let before = description.description.take().filter(|text| !text.is_empty());
        description.description = Some(before.map_or(text.clone(), |before| format!("{before}\n\n{text}")));
    } else {
        description.security = Some(Vec::new());
    }
    let mut errors: Vec<&SharedError> = COMMON_ERRORS.iter().collect();
    if description.request_body.is_some() || description.parameters.is_some() {
        errors.extend(&MEMBER_ERRORS);
    }
    if let Some(RefOr::T(body)) = &mut description.request_body {
        errors.extend(&BODY_ERRORS);
        // The description of a stream already lists its formats.
        if let Some(json) = body.content.get("application/json").filter(|_| !operation.is_stream).cloned() {
            body.content.insert("application/xml".to_owned(), json);
        }
    }
    for (name, status, _) in errors {
        let reference = || RefOr::Ref(Ref::from_response_name(*name));
        description.responses.responses.entry(status.to_string()).or_insert_with(reference);
    }
    for (status, response) in &mut description.responses.responses {
        let RefOr::T(response) = response else { continue };
        if status.starts_with(['4', '5']) {
            continue;
        }
        if let Some(json) = response.content.get("application/json").cloned() {
            response.content.insert("application/xml".to_owned(), json);
        }
    }
}

fn description_of(codes: &[ErrorCode]) -> String {
    let lines: Vec<_> = codes.iter().map(|code| format!("`{}`: {}", code.as_str(), code.title())).collect();
    lines.join(" ")
}
