//! The notes that binding takes on a pass over a message for the next pass, and the notations of texts.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::error::BindError;
use crate::read_error::ReadError;
use crate::value::{Origin, Value};
use crate::{json, jsv};

/// A place in a message: the address of its value, which does not move during binding.
pub(super) type Spot = *const Value;

/// The known places, and those of the current pass.
///
/// *Blanks.* serde asks for an `Option` without naming its content, and an empty text is absent for a number but a value for a
/// text. A pass therefore enters the option. If the content is a number, the pass returns a stand-in and notes the place; the
/// next pass returns "absent" there.
///
/// *Faults.* serde stops at the first fault. The next pass leaves that member out, and so reaches the next fault.
#[derive(Default)]
pub(super) struct Notes {
    blanks: HashSet<Spot>,
    new_blanks: RefCell<HashSet<Spot>>,
    faults: HashSet<Spot>,
    new_fault: Cell<Option<Spot>>,
    /// Lists and objects read from texts, kept for all passes so that the addresses in them do not change.
    expanded: RefCell<HashMap<(Spot, Wanted), Rc<Value>>>,
}

/// The kind of value that a text is read as.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Wanted {
    List,
    Object,
}

impl Notes {
    /// Whether the empty text at a place means absent.
    pub(super) fn is_blank(&self, spot: Spot) -> bool {
        self.blanks.contains(&spot)
    }

    /// Notes that the empty text at a place means absent.
    pub(super) fn note_blank(&self, spot: Spot) {
        self.new_blanks.borrow_mut().insert(spot);
    }

    /// Whether the member at a place is at fault, and left out of this pass.
    pub(super) fn is_fault(&self, spot: Spot) -> bool {
        self.faults.contains(&spot)
    }

    /// Notes the member at fault. The innermost member calls first and is kept.
    pub(super) fn note_fault(&self, spot: Spot) {
        if self.new_fault.get().is_none() {
            self.new_fault.set(Some(spot));
        }
    }

    /// Forgets the fault of the last pass.
    pub(super) fn begin_pass(&self) {
        self.new_fault.set(None);
    }

    /// Makes the empty texts of the last pass known to the next one; false if there are no new ones.
    pub(super) fn learn_blanks(&mut self) -> bool {
        let new_blanks = self.new_blanks.take();
        let known_before = self.blanks.len();
        self.blanks.extend(new_blanks);
        self.blanks.len() > known_before
    }

    /// Leaves the fault of the last pass out of the next one; false if the fault was no member.
    pub(super) fn learn_fault(&mut self) -> bool {
        self.new_fault.take().is_some_and(|spot| self.faults.insert(spot))
    }

    /// The reading of a text, which happens once.
    pub(super) fn expand(
        &self,
        spot: Spot,
        wanted: Wanted,
        read: impl FnOnce() -> Result<Value, BindError>,
    ) -> Result<Rc<Value>, BindError> {
        if let Some(known) = self.expanded.borrow().get(&(spot, wanted)) {
            return Ok(Rc::clone(known));
        }
        let value = Rc::new(read()?);
        self.expanded.borrow_mut().insert((spot, wanted), Rc::clone(&value));
        Ok(value)
    }
}

/// The notations in which the texts of an object may hold lists and objects.
///
/// Many texts are the same in JSV and JSON: `["a","b"]`, `{"a":1}`. If they differ, a text that is valid JSON is read as JSON,
/// because JSV has no blanks between its parts and rarely a quote in the places in which JSON has one. A text with a backslash
/// is ambiguous, because a backslash is an escape in JSON and a plain character in JSV; the source of the text decides then.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    /// No notation: a text is a text.
    Plain,
    /// JSV only.
    Jsv,
    /// JSON or JSV; an ambiguous text is JSV.
    JsvOrJson,
    /// JSON or JSV; an ambiguous text is JSON.
    JsonOrJsv,
}

impl Texts {
    pub(super) fn of(origin: Origin) -> Self {
        match origin {
            Origin::Members | Origin::Elements => Self::Plain,
            Origin::Cells => Self::Jsv,
            Origin::Form => Self::JsvOrJson,
            Origin::Parts => Self::JsonOrJsv,
        }
    }

    /// Reads a list: `[a,b]`, or `a,b` without brackets.
    pub(super) fn read_list(self, text: &str) -> Result<Vec<Value>, BindError> {
        let json = || match self.read_json(text, '[') {
            Some(Value::List(items)) => Some(items),
            _ => None,
        };
        let in_brackets = || match text.starts_with('[').then(|| jsv::read_text(text))? {
            Ok(Value::List(items)) => Some(Ok(items)),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        };
        if let Some(items) = self.is_json_first(text).then(json).flatten() {
            return Ok(items);
        }
        let error = match in_brackets() {
            Some(Ok(items)) => return Ok(items),
            Some(Err(error)) => Some(error),
            None => None,
        };
        if let Some(items) = json() {
            return Ok(items);
        }
        jsv::read_items(text).map_err(|other| no_such("a list", error.unwrap_or(other)))
    }

    /// Reads an object: `{a:b}`.
    pub(super) fn read_object(self, text: &str) -> Result<Value, BindError> {
        let json = || self.read_json(text, '{');
        if let Some(object) = self.is_json_first(text).then(json).flatten() {
            return Ok(object);
        }
        let jsv = text.starts_with('{').then(|| jsv::read_text(text));
        match jsv {
            Some(Ok(object)) => Ok(object),
            Some(Err(error)) => json().ok_or_else(|| no_such("an object", error)),
            None => json().ok_or_else(|| BindError::problem("must be an object, not text.")),
        }
    }

    fn is_json_first(self, text: &str) -> bool {
        self == Self::JsonOrJsv || !text.contains('\\')
    }

    fn read_json(self, text: &str, opening: char) -> Option<Value> {
        let is_read = matches!(self, Self::JsvOrJson | Self::JsonOrJsv);
        let may_be_json = is_read && text.trim_ascii_start().starts_with(opening);
        may_be_json.then(|| json::read_text(text).ok()).flatten()
    }
}

fn no_such(wanted: &str, error: ReadError) -> BindError {
    BindError::problem(match error {
        ReadError::Malformed { column, problem, .. } => {
            format!("must be {wanted}, and its text is not one: at character {column}, {problem}.")
        }
        other => format!("must be {wanted}, and its text cannot be read. {other}"),
    })
}
