//! The limits of what is read.

/// The most levels that objects, lists and elements may be nested; the outermost is the first.
pub const MAX_DEPTH: usize = 64;

/// The most values (members, items, elements, cells) in one body, on all levels together.
///
/// The length of a body does not bound the memory that its values take: one or two bytes may stand for a value.
pub const MAX_VALUES: usize = 250_000;

/// The most members of a form.
pub const MAX_FORM_MEMBERS: usize = 1_000;
