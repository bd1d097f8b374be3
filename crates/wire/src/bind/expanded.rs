//! Lists and objects as binding goes through them: sent as such, or read from a text that stands for one.

use std::ops::Deref;
use std::rc::Rc;

use super::choose::{Place, Source};
use super::notes::Texts;
use crate::value::{Object, Origin, Value};

/// A list or an object: what was sent, or what a text stands for.
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

/// The members of an object that is a message, or a part of one.
pub(super) fn of_object(object: &Object) -> Source<'_> {
    let place = match object.origin() {
        Origin::Form | Origin::Parts => Place::Form,
        Origin::Members | Origin::Elements | Origin::Cells => Place::Body,
    };
    Source { place, texts: Texts::of(object.origin()), members: object.members() }
}

/// The items of what a deserializer takes for a list.
pub(super) fn items(list: &Value) -> Vec<&Value> {
    match list {
        Value::List(items) => items.iter().collect(),
        Value::Object(object) => object.members().iter().map(|(_, item)| item).collect(),
        _ => Vec::new(),
    }
}

/// The members of what a deserializer takes for an object.
pub(super) fn members(object: &Value) -> Source<'_> {
    match object {
        Value::Object(object) => of_object(object),
        _ => Source { place: Place::Body, texts: Texts::Plain, members: &[] },
    }
}
