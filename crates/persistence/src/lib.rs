//! The store: billables, their directory and their history on SQLite or PostgreSQL, and the intake that writes reports.
//!
//! This crate knows SQL and threads, and no HTTP and no formats. The crate reads no environment; the caller supplies the time
//! and random bytes. Operations block the calling thread.
//!
//! One binary serves both databases: [`DatabaseUrl`] names one, and [`Store`] hides the difference. Reports go through the
//! [`Intake`], which writes all queued reports in one transaction. All other operations go through the [`Store`].

// These crates link the client libraries statically. The imports keep the crates in every build.
use libsqlite3_sys as _;
use openssl_sys as _;
use pq_sys as _;

mod api_keys;
mod audit;
mod backup;
mod billables;
mod book;
mod call_sid_column;
mod calls;
mod check;
mod close;
mod connection;
mod copy;
mod digest;
mod directory;
mod error;
mod files;
mod grants;
mod health;
mod inspection;
mod intake;
mod integrity;
mod layout;
mod migrations;
mod nodes;
mod open_error;
mod options;
#[cfg(test)]
mod plans;
mod pool;
mod postgres;
mod prepared;
mod rating;
mod raw_rows;
mod revocations;
mod rows;
mod schema;
mod setting_versions;
mod settings;
mod shared_ask;
mod sign_ins;
mod standby;
mod standby_reads;
mod store;
pub mod tables;
mod totals;
mod transaction;
mod url;
mod user_row;
mod users;
mod wal;

pub use api_keys::ApiKey;
pub use audit::{AuditAction, AuditContext, AuditEvent, AuditFilter, client_network};
pub use backup::{BackupContent, BackupError, backup_check};
pub use billables::{BillableExport, PendingQuery, Reinstatement};
pub use calls::{CallDismissal, CallPosition, CallQuery};
pub use check::CheckReport;
pub use close::CloseError;
pub use copy::{CopyError, CopyOptions, CopyReport, copy, copy_unfollow, tables_left_out};
pub use digest::{DigestSum, StoreDigest};
pub use directory::{Found, InsertError, Inserted, Missing};
pub use error::{Cause, StoreError};
pub use grants::Grants;
pub use intake::{CallResult, CallSubmission, Clock, Intake, IntakeOptions, Random, Submission, SubmitError};
pub use layout::{DistributionReport, Layout};
pub use migrations::{MigrateError, MigrationReport, SchemaError};
pub use open_error::OpenError;
pub use options::{Servers, StoreOptions};
pub use revocations::{Revocation, RevocationMark, Revoked};
pub use setting_versions::{Changed, SettingError};
pub use settings::CallSidModeError;
pub use sign_ins::{CookieUse, NewSecret, SecretHash, SecretKind, SignedIn};
pub use standby_reads::StandbyReads;
pub use store::{Page, PoolState, Scan, Store};
pub use totals::{
    BillableExplanation, BillingCustomer, BillingPreview, ExplainedRating, ExplainedSetting, ExplainedVersion,
    PreviewItem, PreviewQuery, TOTALS_LINES_MAX, Totals, TotalsError, TotalsGroup, TotalsItem, TotalsLine, TotalsQuery,
    UsageRecord,
};
pub use url::{Backend, DatabaseUrl, DatabaseUrlError};
pub use user_row::User;
pub use users::UserChange;
