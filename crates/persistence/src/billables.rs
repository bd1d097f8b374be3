//! Billables in the store: find, list, export, void, reinstate. Reports go through the intake.

mod export;
mod find;
mod life;
mod list;
mod pending;
mod query;

pub use self::export::BillableExport;
pub(crate) use self::find::find;
pub use self::life::Reinstatement;
pub use self::pending::PendingQuery;
