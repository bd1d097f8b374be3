//! The facts of a site that no document has, and the fixed paths of a site.

/// The path of the style sheet, below the path of the public address.
pub const STYLESHEET_PATH: &str = "/metadata/metadata.css";
/// The path of the script, below the path of the public address.
pub const SCRIPT_PATH: &str = "/metadata/metadata.js";

/// The path of the page of the types, below the path of the public address. The file of a language is below that page,
/// under the name of the language.
pub const TYPES_PATH: &str = "/types";

/// The facts of a site that no document has.
#[derive(Debug, Clone)]
pub struct SiteOptions {
    pub(super) public_url: String,
    pub(super) docs: Option<String>,
    pub(super) openapi: Option<String>,
}

impl SiteOptions {
    /// Options for a service that answers at `public_url`, such as `https://evovoice.io`. The sample requests name the
    /// host of that address, and every link begins with the path of that address.
    #[must_use]
    pub fn new(public_url: impl Into<String>) -> Self {
        Self { public_url: public_url.into(), docs: None, openapi: None }
    }

    /// Adds a link to the API reference: an absolute address, or a path below the public address. The page of an
    /// operation links to `#/{tag}/{operationId}` there, as in Swagger UI.
    #[must_use]
    pub fn with_docs(mut self, address: impl Into<String>) -> Self {
        self.docs = Some(address.into());
        self
    }

    /// Adds a link to the OpenAPI document: an absolute address, or a path below the public address.
    #[must_use]
    pub fn with_openapi(mut self, address: impl Into<String>) -> Self {
        self.openapi = Some(address.into());
        self
    }
}
