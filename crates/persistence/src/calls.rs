//! Calls: their facts in versions, and the part of each that the totals hold.

pub(crate) mod find;
pub(crate) mod list;
pub(crate) mod row;
pub(crate) mod write;

pub use self::find::CallDismissal;
pub use self::list::{CallPosition, CallQuery};
