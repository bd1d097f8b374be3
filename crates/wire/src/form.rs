//! The readers of forms: `application/x-www-form-urlencoded` (the URL standard of WHATWG) and `multipart/form-data`
//! (RFC 7578).
//!
//! All values are texts. Binding decides by the type whether a text is a list or an object, and what a repeated name means.

pub(crate) mod multipart;
pub(crate) mod urlencoded;
