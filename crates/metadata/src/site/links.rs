//! The links of a page: to the addresses of a running service, or to the files of a static site.

use super::options::{SCRIPT_PATH, STYLESHEET_PATH, SiteOptions, TYPES_PATH};
use crate::formats::PageFormat;
use crate::languages::Language;
use crate::model::Operation;

pub(super) const INDEX_FILE: &str = "index.html";
pub(super) const TYPES_FILE: &str = "types.html";
pub(super) const STYLESHEET_FILE: &str = "assets/metadata.css";
pub(super) const SCRIPT_FILE: &str = "assets/metadata.js";

/// The file of an operation's page.
pub(super) fn operation_file(format: PageFormat, operation: &str, language: Option<Language>) -> String {
    let folder = format.name();
    match language {
        None => format!("{folder}/{operation}.html"),
        Some(language) => format!("{folder}/{operation}.{}.html", language.name()),
    }
}

/// The file of an operation's listing.
pub(super) fn listing_file(language: Language, operation: &str) -> String {
    format!("dtos/{operation}.{}", language.extension())
}

/// The file of all types in a language.
pub(super) fn language_file(language: Language) -> String {
    format!("types/{}.{}", language.name(), language.extension())
}

/// The links of one page.
pub(super) struct Links<'a> {
    options: &'a SiteOptions,
    target: Target,
}

enum Target {
    /// Addresses of the running service.
    Served,
    /// Files. The text is the path from the page to the folder of the site.
    Files(&'static str),
}

impl<'a> Links<'a> {
    pub(super) fn served(options: &'a SiteOptions) -> Self {
        Self { options, target: Target::Served }
    }

    /// The links of a file in the folder of the site.
    pub(super) fn at_top(options: &'a SiteOptions) -> Self {
        Self { options, target: Target::Files("") }
    }

    /// The links of a file in a folder below.
    pub(super) fn in_folder(options: &'a SiteOptions) -> Self {
        Self { options, target: Target::Files("../") }
    }

    pub(super) fn index(&self) -> String {
        self.link("/metadata", INDEX_FILE)
    }

    pub(super) fn stylesheet(&self) -> String {
        self.link(STYLESHEET_PATH, STYLESHEET_FILE)
    }

    pub(super) fn script(&self) -> String {
        self.link(SCRIPT_PATH, SCRIPT_FILE)
    }

    pub(super) fn operation(&self, format: PageFormat, operation: &str, language: Option<Language>) -> String {
        let query = language.map(|language| format!("&lang={}", language.name())).unwrap_or_default();
        let path = format!("/{}/metadata?op={operation}{query}", format.name());
        self.link(&path, &operation_file(format, operation, language))
    }

    /// The file with the classes of an operation.
    pub(super) fn listing(&self, language: Language, operation: &str) -> String {
        let path = format!("/types/{}?IncludeTypes={operation}.*", language.name());
        self.link(&path, &listing_file(language, operation))
    }

    /// The page of the types of every language.
    pub(super) fn types(&self) -> String {
        self.link(TYPES_PATH, TYPES_FILE)
    }

    /// The file of all types in a language.
    pub(super) fn language(&self, language: Language) -> String {
        self.link(&format!("{TYPES_PATH}/{}", language.name()), &language_file(language))
    }

    /// The API reference. A file links to the public address.
    pub(super) fn docs(&self) -> Option<String> {
        self.options.docs.as_deref().map(|address| self.elsewhere(address))
    }

    /// The place of an operation in the API reference, as Swagger UI and similar tools link to it.
    pub(super) fn docs_of(&self, operation: &Operation) -> Option<String> {
        let escaped = |text: &str| text.split_whitespace().collect::<Vec<_>>().join("%20");
        let tag = escaped(operation.tags.first().map_or("default", String::as_str));
        let docs = self.docs()?;
        Some(match &operation.operation_id {
            Some(id) => format!("{docs}#/{tag}/{}", escaped(id)),
            None => format!("{docs}#/{tag}"),
        })
    }

    /// The OpenAPI document. A file links to the public address.
    pub(super) fn openapi(&self) -> Option<String> {
        self.options.openapi.as_deref().map(|address| self.elsewhere(address))
    }

    /// An absolute address, or a path below the public address.
    fn elsewhere(&self, address: &str) -> String {
        if !address.starts_with('/') {
            return address.to_owned();
        }
        match self.target {
            Target::Served => format!("{}{address}", self.base_path()),
            Target::Files(_) => format!("{}{address}", self.public_url()),
        }
    }

    /// The public address, without a slash at the end.
    pub(super) fn public_url(&self) -> &'a str {
        self.options.public_url.trim_end_matches('/')
    }

    /// The host of the public address, with the port if there is one.
    pub(super) fn host(&self) -> &'a str {
        self.host_and_path().0
    }

    fn link(&self, path: &str, file: &str) -> String {
        match self.target {
            Target::Served => format!("{}{path}", self.base_path()),
            Target::Files(to_top) => format!("{to_top}{file}"),
        }
    }

    fn base_path(&self) -> &'a str {
        self.host_and_path().1
    }

    fn host_and_path(&self) -> (&'a str, &'a str) {
        let url = self.options.public_url.as_str();
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let rest = rest.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        rest.split_at(rest.find('/').unwrap_or(rest.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_and_base_path_come_from_the_public_address() {
        for (url, host, index) in [
            ("https://evovoice.io", "evovoice.io", "/metadata"),
            ("http://localhost:8080/", "localhost:8080", "/metadata"),
            ("https://example.org/voice/", "example.org", "/voice/metadata"),
            ("example.org", "example.org", "/metadata"),
        ] {
            let options = SiteOptions::new(url);
            let links = Links::served(&options);
            assert_eq!((links.host(), links.index().as_str()), (host, index), "{url}");
        }
    }

    #[test]
    fn the_api_reference_is_reached_from_files_at_its_public_address() {
        let options = SiteOptions::new("https://example.org/voice").with_docs("/docs");
        assert_eq!(Links::served(&options).docs().as_deref(), Some("/voice/docs"));
        assert_eq!(Links::in_folder(&options).docs().as_deref(), Some("https://example.org/voice/docs"));
        let options = SiteOptions::new("https://example.org").with_docs("https://docs.example.org/");
        assert_eq!(Links::at_top(&options).docs().as_deref(), Some("https://docs.example.org/"));
        let options = SiteOptions::new("https://example.org").with_openapi("/openapi.json");
        assert_eq!(Links::served(&options).docs(), None);
        assert_eq!(Links::served(&options).openapi().as_deref(), Some("/openapi.json"));
        assert_eq!(Links::at_top(&options).openapi().as_deref(), Some("https://example.org/openapi.json"));
    }
}
