//! Calls: their facts in versions, and the part of each that the totals hold.

pub(crate) mod find;
pub(crate) mod row;
pub(crate) mod write;

pub use self::find::CallDismissal;
