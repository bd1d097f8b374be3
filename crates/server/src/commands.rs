//! The commands that do one thing and end. Each file holds the arguments of a command with their `--help`.

pub(crate) mod accounts;
pub(crate) mod api_keys;
pub(crate) mod audit;
pub(crate) mod backup;
pub(crate) mod check;
pub(crate) mod copy;
pub(crate) mod customers;
mod directory;
pub(crate) mod explain;
pub(crate) mod export;
mod grants;
pub(crate) mod import;
pub(crate) mod keys;
pub(crate) mod migrate;
mod progress;
pub(crate) mod restore;
pub(crate) mod sessions;
mod table;
pub(crate) mod tokens;
pub(crate) mod totals;
pub(crate) mod users;
