//! Reading: OpenAPI 3.0 or 3.1, as JSON or YAML text, into the model.
//!
//! No other module knows words of OpenAPI, and this one renders nothing. A construct that no class can express becomes
//! a note, which a listing writes as a comment, or an error with the place. Limits on the length of the text, the
//! nesting and the number of types bound the work. A queue reads every class once, for any number of references and
//! circles.

mod bodies;
mod classes;
mod dotnet_type;
mod error;
mod facts;
mod json;
mod kinds;
mod members;
mod operation_names;
mod operations;
mod pointer;
mod reader;
mod references;
mod schemas;
mod subtypes;
mod unused;
mod yaml;

use serde_json::Value;

pub use error::DocumentError;
pub use pointer::Pointer;

use crate::model::Document;
use members::{object, text, unexpected};
use reader::Reader;

/// The largest length of a document, in bytes.
const LONGEST: usize = 16 * 1024 * 1024;

impl Document {
    /// Reads an OpenAPI document of version 3.0 or 3.1 from JSON text.
    ///
    /// The function follows the OpenAPI specification and the extensions `x-dotnet-markers`, `x-dotnet-name`,
    /// `x-dotnet-namespace`, `x-dotnet-type`, `x-page-response` and `x-required-roles`.
    ///
    /// # Errors
    ///
    /// [`DocumentError`], with the place, if the text is too long, is not JSON, is not such a document, or has a
    /// construct that neither a class nor a comment can express.
    pub fn from_json(json: &str) -> Result<Self, DocumentError> {
        from_value(&json::parse(bounded(json)?)?)
    }

    /// Reads an OpenAPI document from YAML text, as [`Document::from_json`] does from JSON. In YAML 1.2 `no`, `on` and
    /// dates are texts.
    ///
    /// # Errors
    ///
    /// [`DocumentError`], as for JSON. An error in the YAML names its line.
    pub fn from_yaml(yaml: &str) -> Result<Self, DocumentError> {
        from_value(&yaml::parse(bounded(yaml)?)?)
    }

    /// Reads an OpenAPI document from JSON text, which begins with a brace or a bracket, or else from YAML text.
    ///
    /// # Errors
    ///
    /// [`DocumentError`], as for JSON and YAML.
    pub fn from_text(text: &str) -> Result<Self, DocumentError> {
        let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
        if bare.trim_start().starts_with(['{', '[']) { Self::from_json(text) } else { Self::from_yaml(text) }
    }
}

/// `text` without a byte order mark, if the length is within the limit.
fn bounded(text: &str) -> Result<&str, DocumentError> {
    if text.len() > LONGEST {
        return Err(DocumentError::TooLong { length: text.len(), limit: LONGEST });
    }
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Reads a parsed document.
fn from_value(root: &Value) -> Result<Document, DocumentError> {
    let at = Pointer::root();
    check_version(root)?;
    let info = object(root.get("info").unwrap_or(&Value::Null), &at.child("info"))?;
    let info = &Value::Object(info.clone());
    let info_at = at.child("info");
    let title = text(info, "title", &info_at)?.ok_or_else(|| unexpected(&info_at.child("title"), "a title"))?;
    let version = text(info, "version", &info_at)?.unwrap_or_default();
    let default_namespace = match text(root, "x-dotnet-namespace", &at)? {
        Some(namespace) => namespace,
        None => text(info, "x-dotnet-namespace", &info_at)?.unwrap_or_default(),
    };
    let mut reader = Reader::new(root, default_namespace);
    let operations = reader.operations()?;
    if operations.is_empty() {
        reader.read_without_operations()?;
    }
    reader.read_queue()?;
    reader.read_subtypes()?;
    reader.check_bases()?;
    let operation_positions = operations
        .iter()
        .enumerate()
        .map(|(position, operation)| (operation.name.to_ascii_lowercase(), position))
        .collect();
    Ok(Document {
        title,
        version,
        default_namespace: reader.default_namespace,
        server: first_server(root),
        operations,
        types: reader.types,
        type_positions: reader.positions,
        operation_positions,
    })
}

/// The address of the first server, unless the address is relative or has variables.
fn first_server(root: &Value) -> Option<String> {
    let address = root.get("servers")?.get(0)?.get("url")?.as_str()?;
    (address.contains("://") && !address.contains('{')).then(|| address.to_owned())
}

fn check_version(root: &Value) -> Result<(), DocumentError> {
    let reason = match (root.get("openapi"), root.get("swagger")) {
        (Some(Value::String(version)), _) if version.starts_with("3.0") || version.starts_with("3.1") => return Ok(()),
        // YAML has a number for a version without quotes.
        (Some(Value::Number(version)), _) if ["3.0", "3.1"].contains(&version.to_string().as_str()) => return Ok(()),
        (Some(version), _) => format!("its version is {version}"),
        (None, Some(version)) => format!("it is a Swagger document of version {version}"),
        (None, None) => "it has no member `openapi`".to_owned(),
    };
    Err(DocumentError::NotOpenApi { reason })
}
