//! Values that a request list leaves in the extensions of its requests and answers.

use actix_web::http::header::HeaderName;
use billables_wire::Value;

/// The header with the number of completed requests of a list.
pub(crate) const COMPLETED: HeaderName = HeaderName::from_static("x-autobatch-completed");

/// One request of a list, in place of a body.
pub(crate) struct ListItem(pub(crate) Value);

/// The answer to one request of a list, in place of a body.
pub(crate) struct ListItemAnswer(pub(crate) Value);

/// The number of completed requests of a list.
#[derive(Clone, Copy)]
pub(crate) struct ListProgress(pub(crate) usize);
