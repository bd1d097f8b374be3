//! An OpenAPI document in; metadata pages and typed DTOs out.
//!
//! The pages and listings are those that services of the ServiceStack family publish, so that people who know one such
//! service find their way, and its typed clients keep working. They are made from the document alone: this crate knows
//! no Rust types of the service, no HTTP server and no other crate of the workspace, and can be used by itself for
//! anyone's OpenAPI 3.0 or 3.1 document.
//!
//! ```
//! use billables_metadata::{Document, Language, PageFormat, Site, SiteOptions};
//!
//! let document = Document::from_json(r##"{
//!     "openapi": "3.1.0",
//!     "info": { "title": "Greeter", "version": "1.0" },
//!     "x-dotnet-namespace": "Example.Greetings",
//!     "paths": { "/hello": { "post": {
//!         "operationId": "Hello",
//!         "summary": "Says hello",
//!         "requestBody": { "content": { "application/json": { "schema": {
//!             "properties": { "name": { "type": "string", "description": "Whom to greet" } }
//!         } } } },
//!         "responses": { "204": { "description": "Said" } }
//!     } } }
//! }"##)?;
//! let site = Site::new(document, SiteOptions::new("https://example.org"));
//!
//! let python = Language::from_name("python").ok_or("no such language")?;
//! let listing = site.listing(python, "hello")?;
//! assert!(listing.contains("class Hello(IPost):"));
//! assert!(listing.contains("    name: Optional[str] = None\n"));
//!
//! let xml = PageFormat::from_name("xml").ok_or("no such format")?;
//! let page = site.operation_page(xml, "Hello", Some(python))?;
//! assert!(page.contains("http://schemas.datacontract.org/2004/07/Example.Greetings"));
//!
//! // The same pages as files, for any web server or none.
//! let paths: Vec<String> = site.files().map(|file| file.map(|file| file.path)).collect::<Result<_, _>>()?;
//! assert!(paths.contains(&"xml/Hello.python.html".to_owned()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod formats;
mod languages;
mod model;
mod names;
mod reach;
mod read;
mod sample;
mod scalar;
mod selection;
mod site;

pub use formats::PageFormat;
pub use languages::{Language, OptionError, OptionKind};
pub use model::{Document, Enumeration, EnumerationValue, Member, Operation, Place, Route, Shape, Type, TypeRef, Verb};
pub use read::{DocumentError, Pointer};
pub use scalar::Scalar;
pub use selection::SelectionError;
pub use site::{
    PageError, SCRIPT, SCRIPT_PATH, STYLESHEET, STYLESHEET_PATH, Site, SiteFile, SiteOptions, TYPES_PATH, TypesError,
    TypesOptions,
};
