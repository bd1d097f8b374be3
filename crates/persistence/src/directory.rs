//! The directory in the store: accounts, customers and sessions. The store inserts and reads them, and
//! changes nothing but names (see `setting_versions`).

mod accounts;
mod customers;
mod found;
mod insert;
mod sessions;

pub(crate) use self::accounts::account_exists;
pub(crate) use self::customers::customer_exists;
pub use self::found::Found;
pub(crate) use self::found::in_accounts;
pub use self::insert::{InsertError, Inserted, Missing};
pub(crate) use self::sessions::session_lookup;
