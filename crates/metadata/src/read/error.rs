//! The errors of a document. Every error names the place, as a JSON pointer, and the remedy.

use super::pointer::Pointer;

/// The reason for which a text is refused as an OpenAPI document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// The text is too long.
    #[error(
        "the document has {length} bytes and the limit is {limit}; split the document, or leave out types that no operation uses"
    )]
    TooLong {
        /// The length of the text in bytes.
        length: usize,
        /// The largest length in bytes.
        limit: usize,
    },
    /// The text is not JSON.
    #[error("the document is not JSON: {reason}")]
    NotJson {
        /// The message of the JSON reader, with line and column.
        reason: String,
    },
    /// The text is not YAML, or has YAML that JSON cannot express.
    #[error("the document is not readable YAML: line {line}, column {column}: {reason}")]
    NotYaml {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
        /// The fault and the remedy.
        reason: String,
    },
    /// The text is JSON or YAML, but not an OpenAPI document of a supported version.
    #[error("the document is not a readable OpenAPI document: {reason}; use version 3.0 or 3.1")]
    NotOpenApi {
        /// A description of the text.
        reason: String,
    },
    /// A value is missing or has another JSON type than OpenAPI requires.
    #[error("{pointer}: {expected} is expected here")]
    Unexpected {
        /// The place of the value.
        pointer: Pointer,
        /// A description of the required value.
        expected: String,
    },
    /// A construct that no class can express and that cannot be left out.
    #[error("{pointer}: {construct} cannot be read; {instead}")]
    Unsupported {
        /// The place of the construct.
        pointer: Pointer,
        /// The name of the construct.
        construct: String,
        /// The remedy.
        instead: String,
    },
    /// A `$ref` to another document.
    #[error("{pointer}: the reference `{target}` leaves the document; copy the referenced part into the document")]
    ReferenceLeaves {
        /// The place of the `$ref`.
        pointer: Pointer,
        /// The value of the `$ref`.
        target: String,
    },
    /// A `$ref` to a place that does not exist.
    #[error("{pointer}: the reference `{target}` has no target; check the spelling")]
    ReferenceToNothing {
        /// The place of the `$ref`.
        pointer: Pointer,
        /// The value of the `$ref`.
        target: String,
    },
    /// References that form a circle and reach no type.
    #[error(
        "{pointer}: the reference `{target}` leads in a circle and reaches no type; let one reference of the circle lead to a type"
    )]
    ReferenceCircle {
        /// The place of the `$ref`.
        pointer: Pointer,
        /// The value of the `$ref`.
        target: String,
    },
    /// A class that is its own base, directly or through other classes.
    #[error("{pointer}: the class `{name}` extends itself; remove the reference in `allOf` that closes the circle")]
    BaseCircle {
        /// The place of the class.
        pointer: Pointer,
        /// The name of the class.
        name: String,
    },
    /// Schemas that are nested too deep.
    #[error(
        "{pointer}: schemas are nested more than {limit} deep here; give the inner ones a name under `components/schemas`"
    )]
    TooDeep {
        /// The place of the first schema beyond the limit.
        pointer: Pointer,
        /// The largest depth.
        limit: usize,
    },
    /// The document has too many types.
    #[error("the document describes more than {limit} types; split the document")]
    TooManyTypes {
        /// The largest number of types.
        limit: usize,
    },
    /// Two classes or operations with one name.
    #[error("{pointer}: the name `{name}` is taken by {taken_by}; rename one of the two")]
    NameTaken {
        /// The place of the second one.
        pointer: Pointer,
        /// The name.
        name: String,
        /// The place of the first one.
        taken_by: Pointer,
    },
    /// A name without a character that the name of a class can have.
    #[error("{pointer}: `{name}` cannot be the name of a class; use letters, digits and underscores")]
    NotAName {
        /// The place of the name.
        pointer: Pointer,
        /// The name.
        name: String,
    },
    /// An `x-dotnet-type` with an unknown type.
    #[error(
        "{pointer}: `{name}` is not a known .NET type; use a name such as `int`, `DateTime` or `List<string>`, or the name of a schema"
    )]
    UnknownDotnetType {
        /// The place of the extension.
        pointer: Pointer,
        /// The unknown part.
        name: String,
    },
}
