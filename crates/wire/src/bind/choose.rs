//! The choice of a member's value among several places and several occurrences in one place.

use std::cell::Cell;

use super::error::BindError;
use super::notes::Texts;
use crate::value::{Origin, Value};

/// A place of members in a request.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Path,
    Query,
    Body,
    /// A body that is a form, in which a repeated name may mean a list.
    Form,
}

impl Place {
    fn in_words(self) -> &'static str {
        match self {
            Self::Path => "in the path",
            Self::Query => "in the query",
            Self::Body | Self::Form => "in the body",
        }
    }

    fn is_body(self) -> bool {
        matches!(self, Self::Body | Self::Form)
    }
}

/// The members of one place.
#[derive(Clone, Copy)]
pub(super) struct Source<'v> {
    pub(super) place: Place,
    pub(super) texts: Texts,
    pub(super) members: &'v [(crate::Name, Value)],
}

/// One value of a member.
#[derive(Clone, Copy)]
pub(super) struct Occurrence<'v> {
    pub(super) place: Place,
    pub(super) texts: Texts,
    pub(super) value: &'v Value,
}

/// All values of a member with several values. The type decides whether they are a list, a repetition or a contradiction, and
/// serde names the type last.
pub(super) struct Repeats<'v> {
    all: Vec<Occurrence<'v>>,
    /// Whether the type wanted a list and took all values.
    is_taken: Cell<bool>,
}

/// The values of one member.
pub(super) struct Given<'v> {
    /// The value for a type that wants one value.
    pub(super) one: Occurrence<'v>,
    pub(super) repeats: Option<Repeats<'v>>,
}

/// The values of one member in all places; `None` if it is absent everywhere.
pub(super) fn choose<'v>(sources: &[Source<'v>], field: &str) -> Option<Given<'v>> {
    let mut given = sources.iter().flat_map(|source| {
        let members = source.members.iter().filter(|(name, _)| name.eq_ignore_ascii_case(field));
        members.map(|(_, value)| Occurrence { place: source.place, texts: source.texts, value })
    });
    let first = given.next()?;
    let Some(second) = given.next() else { return Some(Given { one: first, repeats: None }) };
    let mut all = vec![first, second];
    all.extend(given);
    let first_that = |is_wanted: fn(&Value) -> bool| all.iter().copied().find(|given| is_wanted(given.value));
    let one = first_that(is_given).or_else(|| first_that(|value| *value != Value::Null)).unwrap_or(first);
    Some(Given { one, repeats: Some(Repeats { all, is_taken: Cell::new(false) }) })
}

impl Given<'_> {
    /// Refuses a repetition inside a body of members, even with the same value.
    pub(super) fn check_body(&self, field: &str) -> Result<(), BindError> {
        match &self.repeats {
            Some(repeats) => repeats.check_single(field, |place| place == Place::Body),
            None => Ok(()),
        }
    }

    /// Refuses several different values for a type that wants one. A list that took all values is accepted.
    pub(super) fn check_one(&self, field: &str) -> Result<(), BindError> {
        let Some(repeats) = self.repeats.as_ref().filter(|repeats| !repeats.is_taken.get()) else { return Ok(()) };
        repeats.check_single(field, Place::is_body)?;
        let one = &self.one;
        let other = repeats.all.iter().find(|other| is_given(other.value) && !is_same(one.value, other.value));
        match other {
            Some(other) if is_given(one.value) => {
                Err(BindError::repeated(field, contradiction(one.place, other.place)))
            }
            _ => Ok(()),
        }
    }
}

impl Repeats<'_> {
    fn check_single(&self, field: &str, is_meant: impl Fn(Place) -> bool) -> Result<(), BindError> {
        if self.all.iter().filter(|given| is_meant(given.place)).count() > 1 {
            return Err(BindError::repeated(field, "is given twice in the body. Give it once."));
        }
        Ok(())
    }

    /// All values as one list: the values of one place in order. Another place must have the same values.
    pub(super) fn list(&self) -> Result<Value, BindError> {
        self.is_taken.set(true);
        let mut chosen: Option<(Place, Vec<Value>)> = None;
        for place in [Place::Path, Place::Query, Place::Body, Place::Form] {
            let mut items = Vec::new();
            let mut is_here = false;
            for given in self.all.iter().filter(|given| given.place == place && is_given(given.value)) {
                is_here = true;
                items.extend(list_items(given)?);
            }
            chosen = match chosen {
                _ if !is_here => chosen,
                Some((earlier, known)) if !are_same(&known, &items) => {
                    return Err(BindError::repetition(contradiction(earlier, place)));
                }
                Some(known) => Some(known),
                None => Some((place, items)),
            };
        }
        Ok(Value::List(chosen.map(|(_, items)| items).unwrap_or_default()))
    }
}

fn list_items(given: &Occurrence<'_>) -> Result<Vec<Value>, BindError> {
    match given.value {
        Value::List(items) => Ok(items.clone()),
        Value::Text(text) if given.texts != Texts::Plain => given.texts.read_list(text),
        Value::Text(text) if crate::read_error::is_blank(text) => Ok(Vec::new()),
        Value::Object(object) if object.origin() == Origin::Elements => {
            Ok(object.members().iter().map(|(_, item)| item.clone()).collect())
        }
        other => Err(BindError::problem(format!("must be a list, not {}.", other.kind()))),
    }
}

fn is_given(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Text(text) => !text.is_empty(),
        _ => true,
    }
}

/// Path and query have only texts, so the text of a number or a boolean of the body is compared.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::List(one), Value::List(other)) => are_same(one, other),
        _ => match (one.scalar_text(), other.scalar_text()) {
            (Some(one), Some(other)) => one == other,
            _ => one == other,
        },
    }
}

fn are_same(some: &[Value], others: &[Value]) -> bool {
    some.len() == others.len() && some.iter().zip(others).all(|(one, other)| is_same(one, other))
}

fn contradiction(one: Place, other: Place) -> String {
    if one == other {
        return format!("is given twice with different values {}. Give it once.", one.in_words());
    }
    format!("is given twice with different values, {} and {}. Give it once.", one.in_words(), other.in_words())
}
