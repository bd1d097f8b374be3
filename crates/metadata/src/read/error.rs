//! What can be wrong with a document. Every error names the place, as a JSON pointer, and what to do.

use super::pointer::Pointer;

/// Why a text could not be read as an OpenAPI document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// The text is longer than is worth reading.
    #[error("the document has {length} bytes and may have {limit}; split it, or leave out what no operation uses")]
    TooLong {
        /// Its length in bytes.
        length: usize,
        /// The longest length allowed, in bytes.
        limit: usize,
    },
    /// The text is not JSON.
    #[error("the document is not JSON: {reason}")]
    NotJson {
        /// What the JSON reader says, with line and column.
        reason: String,
    },
    /// The text is not YAML, or YAML that goes beyond what JSON can say.
    #[error("the document is not YAML that can be read: line {line}, column {column}: {reason}")]
    NotYaml {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
        /// What is wrong there, and what to do.
        reason: String,
    },
    /// It is JSON or YAML, but not an OpenAPI document of a version that is read here.
    #[error("this is not an OpenAPI document that can be read: {reason}; give one of version 3.0 or 3.1")]
    NotOpenApi {
        /// What was found instead.
        reason: String,
    },
    /// Something has another JSON type than OpenAPI gives it, or is missing.
    #[error("{pointer}: {expected} is expected here")]
    Unexpected {
        /// Where.
        pointer: Pointer,
        /// What belongs there.
        expected: String,
    },
    /// A construct that no class can express and that cannot be left out.
    #[error("{pointer}: {construct} cannot be read; {instead}")]
    Unsupported {
        /// Where.
        pointer: Pointer,
        /// What it is.
        construct: String,
        /// What to write instead.
        instead: String,
    },
    /// A `$ref` that leaves the document.
    #[error(
        "{pointer}: the reference `{target}` leaves the document; only references within it are followed, so copy what it refers to"
    )]
    ReferenceLeaves {
        /// Where the `$ref` stands.
        pointer: Pointer,
        /// What it says.
        target: String,
    },
    /// A `$ref` to nothing.
    #[error("{pointer}: the reference `{target}` leads to nothing; check its spelling")]
    ReferenceToNothing {
        /// Where the `$ref` stands.
        pointer: Pointer,
        /// What it says.
        target: String,
    },
    /// References that lead back to themselves without ever reaching a type.
    #[error(
        "{pointer}: the reference `{target}` leads in a circle and never reaches a type; point one of its links at a type"
    )]
    ReferenceCircle {
        /// Where the `$ref` stands.
        pointer: Pointer,
        /// What it says.
        target: String,
    },
    /// A class that is, directly or by way of others, its own base.
    #[error("{pointer}: the class `{name}` extends itself; take the reference that closes the circle out of `allOf`")]
    BaseCircle {
        /// Where the class stands.
        pointer: Pointer,
        /// The name of the class.
        name: String,
    },
    /// Schemas inside schemas, too many of them.
    #[error(
        "{pointer}: schemas are nested more than {limit} deep here; give the inner ones a name under `components/schemas`"
    )]
    TooDeep {
        /// Where the limit was passed.
        pointer: Pointer,
        /// The deepest nesting allowed.
        limit: usize,
    },
    /// More types than are worth making.
    #[error("the document describes more than {limit} types; split it")]
    TooManyTypes {
        /// The largest number allowed.
        limit: usize,
    },
    /// Two things would become classes, or operations, of one name.
    #[error("{pointer}: the name `{name}` is taken by {taken_by}; rename one of the two")]
    NameTaken {
        /// Where the second one stands.
        pointer: Pointer,
        /// The name.
        name: String,
        /// Where the first one stands.
        taken_by: Pointer,
    },
    /// A name from which no class name can be made.
    #[error("{pointer}: no class name can be made of `{name}`; use letters, digits and underscores")]
    NotAName {
        /// Where.
        pointer: Pointer,
        /// The name.
        name: String,
    },
    /// `x-dotnet-type` says something that is no type.
    #[error(
        "{pointer}: `{name}` is no .NET type that is known here; use a name such as `int`, `DateTime`, `List<string>`, or that of a schema"
    )]
    UnknownDotnetType {
        /// Where.
        pointer: Pointer,
        /// The part that was not understood.
        name: String,
    },
}
