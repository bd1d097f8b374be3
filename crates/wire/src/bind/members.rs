//! The members of a request from all places, and the passes of binding over them.

use serde::de::DeserializeOwned;

use super::binding_value::BindingValue;
use super::error::{BindError, BindErrors};
use super::message::MessageDeserializer;
use super::notes::Notes;
use crate::query::Pair;
use crate::value::{Object, Origin, Value};

/// The most faults of one message that are reported. Each costs another pass.
const MAX_FAULTS: usize = 32;

/// The members of a request: from its path, its query and its body.
///
/// A member may stand in several places if its value is the same. Null and an empty text count as absent.
///
/// ```
/// use billables_wire::{Members, Object, Value, parse_query};
///
/// #[derive(serde::Deserialize)]
/// #[serde(rename_all = "camelCase")]
/// struct VoidBillable {
///     id: Option<String>,
///     reason: Option<String>,
/// }
///
/// let body: Object = [("id", Value::Null), ("Reason", Value::Text("mistake".into()))].into_iter().collect();
/// let members = Members::of_body(Value::Object(body)).with_path([("id", "42")]);
/// let request: VoidBillable = members.bind()?;
/// assert_eq!((request.id.as_deref(), request.reason.as_deref()), (Some("42"), Some("mistake")));
///
/// let contradicting = members.with_query(parse_query("id=43")?);
/// let error = contradicting.bind::<VoidBillable>().err().unwrap();
/// assert_eq!(
///     error.to_string(),
///     "Id is given twice with different values, in the path and in the query. Give it once."
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Members {
    path: Object,
    query: Object,
    body: Value,
}

impl Members {
    /// The members of a body.
    pub fn of_body(body: Value) -> Self {
        let none = || Object::of_origin(Origin::Form, Vec::new());
        Self { path: none(), query: none(), body }
    }

    /// No members so far, for a request without a body.
    pub fn without_body() -> Self {
        Self::of_body(Value::Object(Object::new()))
    }

    /// Adds decoded members of the path.
    #[must_use]
    pub fn with_path<N: Into<String>, V: Into<String>>(mut self, pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        for (name, value) in pairs {
            self.path.push(name.into(), Value::Text(value.into()));
        }
        self
    }

    /// Adds members of the query from [`parse_query`](crate::parse_query).
    #[must_use]
    pub fn with_query(mut self, pairs: impl IntoIterator<Item = Pair>) -> Self {
        for (name, value) in pairs {
            self.query.push(name, value.map_or(Value::Null, Value::Text));
        }
        self
    }

    /// Binds the members to a type.
    ///
    /// # Errors
    ///
    /// [`BindError`] with the first member at fault.
    pub fn bind<T: DeserializeOwned>(&self) -> Result<T, BindError> {
        self.bind_noting(&mut Notes::default())
    }

    /// Binds the members to a type, or returns every member at fault.
    ///
    /// ```
    /// use billables_wire::{Members, parse_query};
    ///
    /// #[derive(Debug, serde::Deserialize)]
    /// struct Page {
    ///     limit: Option<u8>,
    ///     live: Option<bool>,
    /// }
    ///
    /// let members = Members::without_body().with_query(parse_query("limit=many&live=perhaps")?);
    /// let errors = members.bind_all::<Page>().unwrap_err();
    /// let names: Vec<_> = errors.iter().filter_map(|error| error.field_name()).collect();
    /// assert_eq!(names, ["Limit", "Live"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`BindErrors`] with up to 32 members at fault.
    pub fn bind_all<T: DeserializeOwned>(&self) -> Result<T, BindErrors> {
        let (bound, errors) = self.bind_partly();
        match (bound, BindErrors::new(errors)) {
            (Some(bound), None) => Ok(bound),
            (_, Some(errors)) => Err(errors),
            // No fault means that there is a value.
            (None, None) => Err(BindErrors::from(BindError::problem("cannot be used."))),
        }
    }

    /// Binds the valid members to a type, and returns a fault for each other member, so that the caller can validate the rest at
    /// once. There is no value if the type requires a member at fault.
    pub fn bind_partly<T: DeserializeOwned>(&self) -> (Option<T>, Vec<BindError>) {
        let mut notes = Notes::default();
        let mut errors: Vec<BindError> = Vec::new();
        loop {
            let error = match self.bind_noting(&mut notes) {
                Ok(bound) => return (Some(bound), errors),
                Err(error) => error,
            };
            // A member at fault is left out in the next pass, and may be reported as missing there.
            let is_known =
                errors.iter().any(|known| known.field_name().is_some() && known.field_name() == error.field_name());
            if !is_known {
                errors.push(error);
            }
            if errors.len() == MAX_FAULTS || !notes.learn_fault() {
                return (None, errors);
            }
        }
    }

    /// Makes passes over the members until no new empty text is found.
    fn bind_noting<T: DeserializeOwned>(&self, notes: &mut Notes) -> Result<T, BindError> {
        loop {
            notes.begin_pass();
            let bound = self.pass(notes);
            if !notes.learn_blanks() {
                return bound;
            }
        }
    }

    fn pass<T: DeserializeOwned>(&self, notes: &Notes) -> Result<T, BindError> {
        if self.path.members().is_empty() && self.query.members().is_empty() {
            T::deserialize(BindingValue::new(&self.body, notes))
        } else {
            let Self { path, query, body } = self;
            T::deserialize(MessageDeserializer { path, query, body, notes })
        }
    }
}
