//! The crate from outside: documents in, pages and listings out.
//!
//! One binary for all tests. No test knows the inside of the crate.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod anyones;
mod documents;
mod dotnet;
mod jvm;
mod listings;
mod own_words;
mod pages;
mod properties;
mod standalone;
mod static_site;
mod swift_dart;
mod types;
mod web;

use billables_metadata::{Document, Language, PageFormat, Site, SiteOptions, TypesOptions};

/// A document with the published operation, as the service of this workspace has it.
const NEW_BILLABLE: &str = include_str!("../data/new-billable.json");
/// A document with the published operation, with an answer of its own types and without a marker.
const GET_BILLING: &str = include_str!("../data/get-billing.json");
/// A document with every shape of a type.
const SHAPES: &str = include_str!("../data/shapes.json");

fn site(document: &str) -> Site {
    let options = SiteOptions::new("https://evovoice.io").with_docs("/docs").with_openapi("/openapi.json");
    Site::new(Document::from_json(document).unwrap(), options)
}

fn python() -> Language {
    Language::from_name("python").unwrap()
}

fn language(name: &str) -> Language {
    Language::from_name(name).unwrap()
}

/// The listing of an operation, as on its page.
fn page(language_name: &str, document: &str, operation: &str) -> String {
    site(document).listing(language(language_name), operation).unwrap()
}

/// The file of all types, with these options.
fn file(language_name: &str, document: &str, options: &[(&str, &str)]) -> String {
    let options = options.iter().fold(TypesOptions::new(), |options, (name, value)| options.with(*name, *value));
    site(document).types(language(language_name), &options).unwrap()
}

/// The names of the classes of a listing in Python, in order.
fn classes(listing: &str) -> Vec<&str> {
    listing
        .lines()
        .filter_map(|line| line.strip_prefix("class "))
        .filter_map(|rest| rest.split(['(', ':']).next())
        .collect()
}

#[track_caller]
fn assert_contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
}

fn format(name: &str) -> PageFormat {
    PageFormat::from_name(name).unwrap()
}

/// A document with these paths and schemas, and the namespace `Example`.
fn document(paths: &str, schemas: &str) -> String {
    format!(
        r#"{{"openapi":"3.1.0","info":{{"title":"Test","version":"1"}},"x-dotnet-namespace":"Example",
            "paths":{{{paths}}},"components":{{"schemas":{{{schemas}}}}}}}"#
    )
}

/// A document with the operation `Send`, whose body has this schema.
fn with_body(schema: &str, schemas: &str) -> String {
    let body = format!(r#"{{"content":{{"application/json":{{"schema":{schema}}}}}}}"#);
    document(&format!(r#""/send":{{"post":{{"operationId":"Send","requestBody":{body},"responses":{{}}}}}}"#), schemas)
}

/// The text inside `<main>`: tags are deleted, entities decoded.
fn main_text(page: &str) -> String {
    let (_, rest) = page.split_once("<main id=\"content\">").unwrap();
    let (main, _) = rest.split_once("</main>").unwrap();
    decoded(&without_tags(main))
}

fn without_tags(html: &str) -> String {
    let mut text = String::new();
    for (index, part) in html.split('<').enumerate() {
        let part = if index == 0 { part } else { part.split_once('>').unwrap().1 };
        text.push_str(part);
    }
    text
}

fn decoded(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")];
    let numbered = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&"), ("&amp;", "&")];
    named.iter().chain(&numbered).fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

/// `text` with single spaces between the words.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text in the page's only `<pre><code>`.
fn listing_of(page: &str) -> String {
    let (_, rest) = page.split_once("<pre><code class=\"language-python\">").unwrap();
    decoded(rest.split_once("</code></pre>").unwrap().0)
}
