//! Billables in the store: read, listed, exported, voided, reinstated. Reports are the intake's.

mod export;
mod find;
mod life;
mod list;
#[cfg(test)]
mod sqlite_plan;

pub use self::export::BillableExport;
pub use self::life::Reinstatement;
pub use self::list::BillableFilter;
