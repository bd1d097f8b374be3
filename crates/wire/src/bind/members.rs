//! The places that members come from, and what holds when one is given in several.

use serde::de::DeserializeOwned;

use super::BindError;
use super::deserialize::{Blanks, MessageDeserializer, ValueDeserializer};
use crate::query::Pair;
use crate::value::{Object, Value};

/// Everything that a request gives: from its path, its query and its body.
///
/// A member may be given in several places if its value is the same. Null and an empty text count as not given there.
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
    pub(super) path: Object,
    pub(super) query: Object,
    pub(super) body: Value,
}

impl Members {
    /// The members of a body, and so far nothing else.
    pub fn of_body(body: Value) -> Self {
        Self { path: Object::new(), query: Object::new(), body }
    }

    /// No body: only what is added from path and query.
    pub fn without_body() -> Self {
        Self::of_body(Value::Object(Object::new()))
    }

    /// Adds members of the path, already decoded.
    #[must_use]
    pub fn with_path<N: Into<String>, V: Into<String>>(mut self, pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        for (name, value) in pairs {
            self.path.push(name.into(), Value::Text(value.into()));
        }
        self
    }

    /// Adds members of the query, as [`parse_query`](crate::parse_query) gives them.
    #[must_use]
    pub fn with_query(mut self, pairs: impl IntoIterator<Item = Pair>) -> Self {
        for (name, value) in pairs {
            self.query.push(name, value.map_or(Value::Null, Value::Text));
        }
        self
    }

    /// Makes the type of these members.
    ///
    /// # Errors
    ///
    /// [`BindError`] that names the member at fault.
    pub fn bind<T: DeserializeOwned>(&self) -> Result<T, BindError> {
        let blanks = Blanks::default();
        let first = self.bind_with(&blanks);
        // An empty text was met where an optional number (or the like) is wanted; now it is known where, and absent.
        let Some(blanks) = blanks.found() else { return first };
        self.bind_with(&blanks)
    }

    fn bind_with<T: DeserializeOwned>(&self, blanks: &Blanks) -> Result<T, BindError> {
        if self.path.members().is_empty() && self.query.members().is_empty() {
            T::deserialize(ValueDeserializer::new(&self.body, blanks))
        } else {
            T::deserialize(MessageDeserializer { members: self, blanks })
        }
    }
}

/// Where members stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Path,
    Query,
    Body,
}

impl Place {
    fn in_words(self) -> &'static str {
        match self {
            Self::Path => "in the path",
            Self::Query => "in the query",
            Self::Body => "in the body",
        }
    }
}

/// The members of one place.
#[derive(Clone, Copy)]
pub(super) struct Source<'v> {
    pub(super) place: Place,
    pub(super) members: &'v [(crate::Name, Value)],
}

/// The value of one member, wherever it stands; nothing if it is absent everywhere.
pub(super) fn choose<'v>(sources: &[Source<'v>], field: &str) -> Result<Option<&'v Value>, BindError> {
    let mut chosen: Option<(Place, &'v Value)> = None;
    for source in sources {
        let mut is_in_body = false;
        let given = source.members.iter().filter(|(name, _)| name.eq_ignore_ascii_case(field)).map(|(_, value)| value);
        for value in given {
            // A body is one statement: to say a thing twice in it is a mistake, even with the same value.
            if source.place == Place::Body && std::mem::replace(&mut is_in_body, true) {
                return Err(BindError::repeated(field, "is given twice in the body. Give it once."));
            }
            chosen = match chosen {
                Some((place, earlier)) if is_given(earlier) && is_given(value) => {
                    if !is_same(earlier, value) {
                        return Err(BindError::repeated(field, contradiction(place, source.place)));
                    }
                    chosen
                }
                Some((_, earlier)) if is_given(earlier) || *value == Value::Null => chosen,
                _ => Some((source.place, value)),
            };
        }
    }
    Ok(chosen.map(|(_, value)| value))
}

fn is_given(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Text(text) => !text.is_empty(),
        _ => true,
    }
}

/// Path and query have only texts, so a number or a boolean of a body is compared as it is written.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one.scalar_text(), other.scalar_text()) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

fn contradiction(one: Place, other: Place) -> String {
    if one == other {
        return format!("is given twice with different values {}. Give it once.", one.in_words());
    }
    format!("is given twice with different values, {} and {}. Give it once.", one.in_words(), other.in_words())
}
