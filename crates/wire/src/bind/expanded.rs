//! Lists and objects under binding: values of the message, or read from a text.

use std::ops::Deref;
use std::rc::Rc;

use super::choose::{Place, Source};
use super::notes::Texts;
use crate::value::{Object, Origin, Value};

/// A list or an object: a value of the message, or the reading of a text.
pub(super) enum Expanded<'v> {
    Sent(&'v Value),
    Read(Rc<Value>),
}

impl Deref for Expanded<'_> {
    type Target = Value;

    fn deref(&self) -> &Value {
        match self {
            Self::Sent(value) => value,
            Self::Read(value) => value,
        }
    }
}

/// The members of an object in a message.
pub(super) fn of_object(object: &Object) -> Source<'_> {
    let place = match object.origin() {
        Origin::Form | Origin::Parts => Place::Form,
        Origin::Members | Origin::Elements | Origin::Cells => Place::Body,
    };
    Source { place, texts: Texts::of(object.origin()), members: object.members() }
}

/// The items of a value that is bound as a list.
pub(super) fn items(list: &Value) -> Vec<&Value> {
    match list {
        Value::List(items) => items.iter().collect(),
        Value::Object(object) => object.members().iter().map(|(_, item)| item).collect(),
        _ => Vec::new(),
    }
}

/// The members of a value that is bound as an object.
pub(super) fn members(object: &Value) -> Source<'_> {
    match object {
        Value::Object(object) => of_object(object),
        _ => Source { place: Place::Body, texts: Texts::Plain, members: &[] },
    }
}
