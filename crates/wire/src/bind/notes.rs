//! What binding learns on its way and needs again: it goes over a message as often as there is something new to know.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::error::BindError;
use crate::read_error::ReadError;
use crate::value::{Origin, Value};
use crate::{json, jsv};

/// A place in a message: the address of its value, which does not move while the message is bound.
pub(super) type Spot = *const Value;

/// What is known about places, and what the pass at hand adds to it.
///
/// *Blanks.* When serde asks for an `Option` it does not say of what, and an empty text is absent for a number and a value
/// for a text. So a pass goes inside, gives a stand-in where it learns that a number is wanted, and notes the place; the
/// next pass then says "absent" there.
///
/// *Faults.* serde stops at the first fault. The next pass leaves the member at fault out, and so comes to the others.
#[derive(Default)]
pub(super) struct Notes {
    blanks: HashSet<Spot>,
    new_blanks: RefCell<HashSet<Spot>>,
    faults: HashSet<Spot>,
    new_fault: Cell<Option<Spot>>,
    /// Lists and objects read from text, kept from pass to pass so that the places in them stay what they are.
    expanded: RefCell<HashMap<(Spot, Wanted), Rc<Value>>>,
}

/// What a text is to be read as.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Wanted {
    List,
    Object,
}

impl Notes {
    /// Whether absent is meant at a place.
    pub(super) fn is_blank(&self, spot: Spot) -> bool {
        self.blanks.contains(&spot)
    }

    /// Notes that an empty text means absent.
    pub(super) fn note_blank(&self, spot: Spot) {
        self.new_blanks.borrow_mut().insert(spot);
    }

    /// Whether a member was found at fault before and is left out.
    pub(super) fn is_fault(&self, spot: Spot) -> bool {
        self.faults.contains(&spot)
    }

    /// Notes which member is at fault: the innermost one, which is the first to say so.
    pub(super) fn note_fault(&self, spot: Spot) {
        if self.new_fault.get().is_none() {
            self.new_fault.set(Some(spot));
        }
    }

    /// Forgets which fault the last pass met.
    pub(super) fn begin_pass(&self) {
        self.new_fault.set(None);
    }

    /// Makes the empty texts that the last pass met known to the next; false if there is nothing new.
    pub(super) fn learn_blanks(&mut self) -> bool {
        let new_blanks = self.new_blanks.take();
        let known_before = self.blanks.len();
        self.blanks.extend(new_blanks);
        self.blanks.len() > known_before
    }

    /// Leaves out what the last pass found at fault; false if that was no member.
    pub(super) fn learn_fault(&mut self) -> bool {
        self.new_fault.take().is_some_and(|spot| self.faults.insert(spot))
    }

    /// What a text is read as, read once.
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

/// Whether the texts of an object may stand for lists and objects, and in which notation.
///
/// Much is the same in JSV and JSON: `["a","b"]`, `{"a":1}`. Where the two differ, text that is JSON is meant as JSON:
/// JSV has no blanks between its parts and hardly ever a quote where JSON needs one. But a backslash is an escape in JSON
/// and a mere character in JSV, so a text with one is ambiguous, and then the notation goes first that the place is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    /// A text is a text.
    Plain,
    /// JSV and nothing else.
    Jsv,
    /// JSON or JSV; JSV in doubt.
    JsvOrJson,
    /// JSON or JSV; JSON in doubt.
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
            format!("must be {wanted}, and its text is none: at character {column}, {problem}.")
        }
        other => format!("must be {wanted}, and its text cannot be read. {other}"),
    })
}
