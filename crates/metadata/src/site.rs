//! The site: an index, and a page for each operation, format and language.
//!
//! The text inside `<main>` equals the text of the published pages of this family of services, word for word.
//! Additions, such as tabs, search and the link to the API reference, are outside `<main>` or in attributes. The pages
//! need no script and no inline style, so they work under `Content-Security-Policy: default-src 'self'`. This module
//! answers no requests.

mod frame;
mod links;
mod operation;
mod options;
mod types;
mod types_metadata;
mod types_page;

use std::sync::Arc;

use askama::Template;

use crate::formats::PageFormat;
use crate::languages::Language;
use crate::model::{Document, Operation};
use frame::{Frame, Place};
use links::Links;
use operation::{Messages, OperationPage};
pub use options::{SCRIPT_PATH, STYLESHEET_PATH, SiteOptions, TYPES_PATH};
pub use types::{TypesError, TypesOptions};

/// The style sheet of the pages, served at [`STYLESHEET_PATH`].
pub const STYLESHEET: &str = include_str!("../assets/metadata.css");
/// The script of the pages with the copy buttons and the search of the index, served at [`SCRIPT_PATH`].
pub const SCRIPT: &str = include_str!("../assets/metadata.js");
/// The reason for which there is no page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PageError {
    /// The document has no operation of this name.
    #[error("there is no operation `{name}`; /metadata lists them all")]
    UnknownOperation {
        /// The name in the request.
        name: String,
    },
    /// The page could not be written.
    #[error("the page could not be written: {reason}")]
    NotWritten {
        /// The message of the template engine.
        reason: String,
    },
}

/// A file of the static site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFile {
    /// The path in the folder of the site, with forward slashes.
    pub path: String,
    /// The text.
    pub contents: String,
}

/// The metadata pages of a document.
#[derive(Debug, Clone)]
pub struct Site {
    document: Arc<Document>,
    options: SiteOptions,
}

impl Site {
    /// The pages of `document`.
    #[must_use]
    pub fn new(document: impl Into<Arc<Document>>, options: SiteOptions) -> Self {
        Self { document: document.into(), options }
    }

    /// The same pages for another public address. The two sites share the document.
    #[must_use]
    pub fn with_public_url(&self, public_url: impl Into<String>) -> Self {
        let options = SiteOptions { public_url: public_url.into(), ..self.options.clone() };
        Self { document: Arc::clone(&self.document), options }
    }

    /// The document of the site.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The page with the list of operations.
    ///
    /// # Errors
    ///
    /// [`PageError::NotWritten`] if the page cannot be written.
    pub fn index_page(&self) -> Result<String, PageError> {
        self.index(&Links::served(&self.options))
    }

    /// The page with the types in every language and the commands that fetch them.
    ///
    /// # Errors
    ///
    /// [`PageError::NotWritten`] if the page cannot be written.
    pub fn types_page(&self) -> Result<String, PageError> {
        self.types_page_with(&Links::served(&self.options))
    }

    /// The page of `operation` (in any case) in `format`: with the listing of a language, or with the tables of
    /// parameters.
    ///
    /// # Errors
    ///
    /// [`PageError::UnknownOperation`] if the document has no such operation.
    pub fn operation_page(
        &self,
        format: PageFormat,
        operation: &str,
        language: Option<Language>,
    ) -> Result<String, PageError> {
        let operation = self.operation(operation)?;
        let links = Links::served(&self.options);
        let messages = Messages::new(&self.document, operation, &links, format);
        let listing = language.map(|language| (language, self.listing_of(language, operation)));
        let listing = listing.as_ref().map(|(language, text)| (*language, text.as_str()));
        self.page(&links, format, operation, &messages, listing)
    }

    /// The classes of `operation` (in any case) in a language, as its pages show them.
    ///
    /// # Errors
    ///
    /// [`PageError::UnknownOperation`] if the document has no such operation.
    pub fn listing(&self, language: Language, operation: &str) -> Result<String, PageError> {
        Ok(self.listing_of(language, self.operation(operation)?))
    }

    /// The whole site as files, whose links work in any folder, from a disk or from a web server.
    pub fn files(&self) -> impl Iterator<Item = Result<SiteFile, PageError>> + '_ {
        let asset = |path: &str, contents: &str| Ok(SiteFile { path: path.to_owned(), contents: contents.to_owned() });
        let index = std::iter::once_with(|| {
            let contents = self.index(&Links::at_top(&self.options))?;
            Ok(SiteFile { path: links::INDEX_FILE.to_owned(), contents })
        });
        let types = std::iter::once_with(|| {
            let contents = self.types_page_with(&Links::at_top(&self.options))?;
            Ok(SiteFile { path: links::TYPES_FILE.to_owned(), contents })
        });
        let languages = Language::all().map(|language| {
            let contents = self.types(language, &TypesOptions::new());
            let contents = contents.map_err(|error| PageError::NotWritten { reason: error.to_string() })?;
            Ok(SiteFile { path: links::language_file(language), contents })
        });
        let assets = [asset(links::STYLESHEET_FILE, STYLESHEET), asset(links::SCRIPT_FILE, SCRIPT)];
        let pages = index.chain(types).chain(languages).chain(assets);
        pages.chain(self.document.operations().iter().flat_map(|operation| self.files_of(operation)))
    }

    /// The files of one operation. A listing is the same in every format, and a sample is the same in every language.
    fn files_of<'a>(&'a self, operation: &'a Operation) -> impl Iterator<Item = Result<SiteFile, PageError>> + 'a {
        let links = Links::in_folder(&self.options);
        let messages: Vec<_> = PageFormat::all()
            .map(|format| (format, Messages::new(&self.document, operation, &links, format)))
            .collect();
        std::iter::once(None).chain(Language::all().map(Some)).flat_map(move |language| {
            let listing = language.map(|language| (language, self.listing_of(language, operation)));
            let shown = listing.as_ref().map(|(language, text)| (*language, text.as_str()));
            let mut files = Vec::new();
            for (format, messages) in &messages {
                let path = links::operation_file(*format, &operation.name, language);
                let page = self.page(&links, *format, operation, messages, shown);
                files.push(page.map(|contents| SiteFile { path, contents }));
            }
            files.extend(listing.map(|(language, contents)| {
                Ok(SiteFile { path: links::listing_file(language, &operation.name), contents })
            }));
            files
        })
    }

    fn operation(&self, name: &str) -> Result<&Operation, PageError> {
        self.document.find_operation(name).ok_or_else(|| PageError::UnknownOperation { name: name.to_owned() })
    }

    fn page(
        &self,
        links: &Links<'_>,
        format: PageFormat,
        operation: &Operation,
        messages: &Messages,
        listing: Option<(Language, &str)>,
    ) -> Result<String, PageError> {
        let frame = Frame::new(&self.document, links, None);
        let page = OperationPage::new(&self.document, operation, frame, links, format, messages, listing);
        written(&page)
    }

    fn index(&self, links: &Links<'_>) -> Result<String, PageError> {
        let mut operations: Vec<&Operation> = self.document.operations().iter().collect();
        operations.sort_by(|one, other| one.name.cmp(&other.name));
        let rows = operations.into_iter().map(|operation| IndexRow::new(operation, links)).collect();
        written(&IndexPage { frame: Frame::new(&self.document, links, Some(Place::Index)), rows })
    }

    fn types_page_with(&self, links: &Links<'_>) -> Result<String, PageError> {
        written(&types_page::TypesPage::new(Frame::new(&self.document, links, Some(Place::Types)), links))
    }
}

fn written(page: &impl Template) -> Result<String, PageError> {
    page.render().map_err(|error| PageError::NotWritten { reason: error.to_string() })
}

#[derive(Template)]
#[template(path = "index.html")]
struct IndexPage<'a> {
    frame: Frame<'a>,
    rows: Vec<IndexRow<'a>>,
}

struct IndexRow<'a> {
    name: &'a str,
    summary: Option<&'a str>,
    lock: Option<String>,
    cells: Vec<IndexCell>,
}

struct IndexCell {
    title: &'static str,
    href: String,
}

impl<'a> IndexRow<'a> {
    fn new(operation: &'a Operation, links: &Links<'_>) -> Self {
        let lock = match operation::Roles::new(operation) {
            Some(roles) => Some(format!("{} {}", roles.label, roles.names)),
            None => operation.requires_authentication.then(|| "Requires Authentication".to_owned()),
        };
        let cell = |format: PageFormat| IndexCell {
            title: format.title(),
            href: links.operation(format, &operation.name, None),
        };
        Self {
            name: &operation.name,
            summary: operation.summary.as_deref(),
            lock,
            cells: PageFormat::all().map(cell).collect(),
        }
    }
}
