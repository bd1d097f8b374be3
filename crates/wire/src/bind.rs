//! Binding: the conversion of a request's members into a serde type, by one set of rules for every format and the query.
//!
//! Nothing here knows the meaning of a member. Formats occur only as notations of a text that stands for a list or an object.

mod access;
mod binding_value;
mod choose;
mod deserialize;
mod error;
mod expanded;
mod members;
mod message;
mod names;
mod notes;

pub use error::{BindError, BindErrors, BindFault};
pub use members::Members;
pub use names::member_names;

use serde::de::DeserializeOwned;

use crate::value::Value;

/// Binds a value to any serde type, by the rules in the documentation of the crate.
///
/// Limits: members that reach a type through `#[serde(flatten)]` or an untagged enum, and the keys of a map, must have the
/// exact name and kind, because serde does not name their types.
///
/// # Errors
///
/// [`BindError`] that names the member at fault.
///
/// ```
/// use billables_wire::{Number, Object, Value, from_value};
///
/// #[derive(serde::Deserialize)]
/// #[serde(rename_all = "camelCase")]
/// struct Report {
///     call_sid: Option<String>,
/// }
///
/// let given: Object = [("CallSid", Value::Number(Number::from(42)))].into_iter().collect();
/// let report: Report = from_value(Value::Object(given))?;
/// assert_eq!(report.call_sid.as_deref(), Some("42"));
///
/// let twice: Object = [("callSid", Value::Null), ("CallSid", Value::Null)].into_iter().collect();
/// let error = from_value::<Report>(Value::Object(twice)).err().unwrap();
/// assert_eq!(error.to_string(), "CallSid is given twice in the body. Give it once.");
/// # Ok::<(), billables_wire::BindError>(())
/// ```
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T, BindError> {
    Members::of_body(value).bind()
}

#[cfg(test)]
mod tests;
