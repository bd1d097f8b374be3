//! Forms, which are only read: `application/x-www-form-urlencoded` (the URL standard of WHATWG) and
//! `multipart/form-data` (RFC 7578).
//!
//! All values are texts. What a text stands for (a list, an object) and what a repeated name means, binding decides by
//! the type that is wanted.

pub(crate) mod multipart;
pub(crate) mod urlencoded;

/// How many members a form may have.
pub const MAX_FORM_MEMBERS: usize = 1_000;
