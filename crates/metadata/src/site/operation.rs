//! The page of one operation: the values for its template.

use askama::Template;

use super::frame::Frame;
use super::links::Links;
use crate::formats::PageFormat;
use crate::languages::Language;
use crate::model::{Document, EnumerationValue, Member, Operation, Place, Shape, Type, Verb};
use crate::reach::types_of_page;
use crate::sample::{sample, sample_of_class};

#[derive(Template)]
#[template(path = "operation.html")]
pub(super) struct OperationPage<'a> {
    frame: Frame<'a>,
    name: &'a str,
    /// The place of the operation in the API reference.
    docs: Option<String>,
    /// The description, line by line.
    summary: Vec<&'a str>,
    requires_authentication: bool,
    roles: Option<Roles>,
    routes: Vec<RouteRow<'a>>,
    formats: Vec<Tab>,
    languages: Vec<Tab>,
    listing: Option<ListingBlock<'a>>,
    tables: Vec<Table<'a>>,
    notes: &'a [String],
    suffix: &'static str,
    heading: String,
    has_callback: bool,
    messages: &'a Messages,
}

/// The row with the roles that may call an operation.
pub(super) struct Roles {
    pub(super) label: &'static str,
    pub(super) names: String,
}

impl Roles {
    pub(super) fn new(operation: &Operation) -> Option<Self> {
        let label = match operation.required_roles.len() {
            0 => return None,
            1 => "Requires the role:",
            _ => "Requires any of the roles:",
        };
        Some(Self { label, names: operation.required_roles.join(", ") })
    }
}

struct RouteRow<'a> {
    verbs: String,
    path: &'a str,
}

struct Tab {
    title: &'static str,
    href: String,
    is_current: bool,
}

struct ListingBlock<'a> {
    language: &'static str,
    text: &'a str,
    link: String,
    href: String,
}

struct Table<'a> {
    name: &'a str,
    is_numeric: bool,
    rows: Rows<'a>,
}

enum Rows<'a> {
    Members(Vec<MemberRow<'a>>),
    Names(&'a [EnumerationValue]),
}

struct MemberRow<'a> {
    name: &'a str,
    parameter: &'static str,
    data_type: String,
    is_required: bool,
    description: &'a str,
    notes: &'a [String],
}

/// The sample request and answer of an operation in a format, which are the same on the pages of every language.
pub(super) struct Messages {
    request: Message,
    response: Option<Message>,
}

impl Messages {
    pub(super) fn new(document: &Document, operation: &Operation, links: &Links<'_>, format: PageFormat) -> Self {
        Self { request: request(document, operation, links, format), response: response(document, operation, format) }
    }
}

/// A sample request or answer: the lines before the length, and the body.
struct Message {
    head: String,
    body: Option<String>,
}

impl<'a> OperationPage<'a> {
    pub(super) fn new(
        document: &'a Document,
        operation: &'a Operation,
        frame: Frame<'a>,
        links: &Links<'_>,
        format: PageFormat,
        messages: &'a Messages,
        listing: Option<(Language, &'a str)>,
    ) -> Self {
        let language = listing.map(|(language, _)| language);
        let definition = format.definition();
        let tables = if language.is_some() {
            Vec::new()
        } else {
            tables(document, operation, &types_of_page(document, operation))
        };
        let notes = document.find_type(&operation.name).map(|request| request.notes.as_slice()).unwrap_or_default();
        Self {
            frame,
            name: &operation.name,
            docs: links.docs_of(operation),
            summary: operation.summary.iter().flat_map(|summary| summary.lines()).collect(),
            requires_authentication: operation.requires_authentication,
            roles: Roles::new(operation),
            routes: operation
                .routes
                .iter()
                .map(|route| RouteRow { verbs: verbs(&route.verbs), path: &route.path })
                .collect(),
            formats: format_tabs(operation, links, format, language),
            languages: language_tabs(operation, links, format, language),
            listing: listing.map(|(language, text)| ListingBlock {
                language: language.name(),
                text,
                link: format!("{} {} DTOs", language.title(), operation.name),
                href: links.listing(language, &operation.name),
            }),
            tables,
            notes: if language.is_some() { &[] } else { notes },
            suffix: definition.suffix,
            heading: definition.suffix.to_ascii_uppercase(),
            has_callback: definition.has_callback,
            messages,
        }
    }
}

fn verbs(verbs: &[Verb]) -> String {
    verbs.iter().map(|verb| verb.name()).collect::<Vec<_>>().join(", ")
}

fn format_tabs(operation: &Operation, links: &Links<'_>, current: PageFormat, language: Option<Language>) -> Vec<Tab> {
    let tab = |format: PageFormat| Tab {
        title: format.title(),
        href: links.operation(format, &operation.name, language),
        is_current: format == current,
    };
    PageFormat::all().map(tab).collect()
}

fn language_tabs(operation: &Operation, links: &Links<'_>, format: PageFormat, current: Option<Language>) -> Vec<Tab> {
    let tab = |language: Option<Language>| Tab {
        title: language.map_or("Metadata", Language::title),
        href: links.operation(format, &operation.name, language),
        is_current: language == current,
    };
    std::iter::once(None).chain(Language::all().map(Some)).map(tab).collect()
}

/// A table for each type with members.
fn tables<'a>(document: &'a Document, operation: &Operation, types: &[&'a Type]) -> Vec<Table<'a>> {
    let table = |of: &&'a Type| {
        let of = *of;
        let (rows, is_numeric) = match &of.shape {
            Shape::Class(members) if members.is_empty() => return None,
            Shape::Class(members) => {
                let rows = members.iter().map(|member| member_row(document, operation, of, member)).collect();
                (Rows::Members(rows), false)
            }
            Shape::Enumeration(enumeration) => (Rows::Names(&enumeration.values), enumeration.is_numeric),
            Shape::Choice(_) => return None,
        };
        Some(Table { name: &of.name, is_numeric, rows })
    };
    types.iter().filter_map(table).collect()
}

fn member_row<'a>(document: &Document, operation: &Operation, of: &Type, member: &'a Member) -> MemberRow<'a> {
    let data_type =
        if member.is_nullable { member.type_ref.csharp_nullable(document) } else { member.type_ref.csharp(document) };
    MemberRow {
        name: &member.dotnet_name,
        parameter: parameter(operation, of, member),
        data_type,
        is_required: member.is_required,
        description: member.description.as_deref().unwrap_or_default(),
        notes: &member.notes,
    }
}

/// The column Parameter, as in the published pages: members of any class but the request travel in a form, and a body
/// counts only for POST or PUT, so an operation with PATCH alone has `query`.
fn parameter(operation: &Operation, of: &Type, member: &Member) -> &'static str {
    if of.name != operation.name {
        return "form";
    }
    let is_in_path = operation
        .routes
        .iter()
        .any(|route| route.has_variable(&member.json_name) || route.has_variable(&member.dotnet_name));
    match member.place {
        _ if is_in_path => "path",
        Place::Path => "path",
        Place::Query => "query",
        Place::Form => "form",
        Place::Body if operation.allows(Verb::Post) || operation.allows(Verb::Put) => "body",
        Place::Body => "query",
    }
}

/// The sample request: the first method in the order of preference, and the path of the first route with POST, or else
/// of the first route. The published pages have the spaces at the ends of the first two lines.
fn request(document: &Document, operation: &Operation, links: &Links<'_>, format: PageFormat) -> Message {
    let verb = Verb::ALL.into_iter().find(|verb| operation.allows(*verb)).unwrap_or(Verb::Post);
    let with_post = operation.routes.iter().find(|route| route.verbs.contains(&Verb::Post));
    let path = with_post.or_else(|| operation.routes.first()).map_or("/", |route| route.path.as_str());
    let media_type = format.definition().media_type;
    let mut head = format!("{} {path} HTTP/1.1 \nHost: {} \nAccept: {media_type}", verb.name(), links.host());
    let body = document
        .find_type(&operation.name)
        .filter(|_| verb.has_body())
        .map(|of| (format.definition().write)(&sample_of_class(document, of)));
    if body.is_some() {
        head.push_str(&format!("\nContent-Type: {media_type}"));
    }
    Message { head, body }
}

fn response(document: &Document, operation: &Operation, format: PageFormat) -> Option<Message> {
    let answer = operation.response.as_ref().filter(|_| operation.page_shows_response)?;
    let head = format!("HTTP/1.1 200 OK\nContent-Type: {}", format.definition().media_type);
    Some(Message { head, body: Some((format.definition().write)(&sample(document, answer))) })
}
