//! The list of all tables, with their treatment by copy, digest, backup and check.
//!
//! A test compares the list with the tables and columns of both databases, so no new table can be forgotten here. The list
//! has the order of a copy: each table stands behind the tables that it references. Within a table, the columns of the
//! primary key come first. The digest depends on this order of the columns.

/// The storage type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// A 64-bit number.
    Integer,
    /// A text in UTF-8.
    Text,
    /// Bytes.
    Bytes,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name, the same on both databases.
    pub name: &'static str,
    /// The storage type.
    pub kind: ColumnKind,
}

/// The treatment of a table's rows by `copy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyTreatment {
    /// Rows never change. A row of the same key with other values is an error.
    Kept,
    /// As `Kept`, except that the void of a billable follows the source.
    Billables,
    /// Rows change and are never deleted. Rows of the destination follow the source.
    Updated,
    /// Rows change and are deleted. The destination follows the source in both.
    Mirrored,
    /// Rows are not copied.
    LeftOut {
        /// The reason, for the operator.
        reason: &'static str,
    },
}

/// The sum of a digest that includes the rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigestTreatment {
    /// The sum of the account that the first column names.
    Account,
    /// The sum of all rows without an account.
    Store,
    /// No sum.
    LeftOut,
}

/// The treatment of a table by `backup`. A backup is the whole database file, so all tables have the same treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupTreatment {
    /// The backup includes the rows, and `restore` brings them back.
    Kept,
}

/// The treatment of a table's rows by `check`. The check also covers the keys and triggers of every table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckTreatment {
    /// The check converts each row into its domain value.
    Read,
    /// The check counts the rows and compares them with the referenced rows.
    Referred,
    /// The check counts the content again from the rows that it comes from.
    Recounted,
    /// The check reads the rows for the digest, with `--digest`.
    Digested,
    /// No check beyond SQLite's integrity check of its file.
    Nothing,
}

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// The name, the same on both databases.
    pub name: &'static str,
    /// The columns, those of the primary key first.
    pub columns: &'static [Column],
    /// The number of columns of the primary key.
    pub key_columns: usize,
    /// The treatment by `copy`.
    pub copy: CopyTreatment,
    /// The treatment by the digest.
    pub digest: DigestTreatment,
    /// The treatment by `backup`.
    pub backup: BackupTreatment,
    /// The treatment by `check`.
    pub check: CheckTreatment,
}

/// Every table of the store.
pub const TABLES: [Table; 21] = [
    SETTINGS,
    ACCOUNTS,
    CUSTOMERS,
    SESSIONS,
    BILLABLES,
    BILLABLE_EVENTS,
    CALLS,
    CALL_VERSIONS,
    SETTING_VERSIONS,
    RATING_LOCKS,
    RATING_QUEUE,
    DAY_TOTALS,
    MONTH_TOTALS,
    STATEMENTS,
    ACCOUNT_AUDIT_EVENTS,
    REVOCATIONS,
    USERS,
    SIGN_INS,
    SIGN_IN_SECRETS,
    API_KEYS,
    AUDIT_EVENTS,
];

/// Other tables in the databases: the applied migrations, and the statistics of SQLite's planner.
pub const OTHER_TABLES: [&str; 3] = ["__diesel_schema_migrations", "sqlite_stat1", "sqlite_stat4"];

const fn integer(name: &'static str) -> Column {
    Column { name, kind: ColumnKind::Integer }
}

const fn text(name: &'static str) -> Column {
    Column { name, kind: ColumnKind::Text }
}

const fn bytes(name: &'static str) -> Column {
    Column { name, kind: ColumnKind::Bytes }
}

const SETTINGS: Table = Table {
    name: "settings",
    columns: &[text("key"), text("value")],
    key_columns: 1,
    copy: CopyTreatment::Mirrored,
    digest: DigestTreatment::Store,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Digested,
};

const ACCOUNTS: Table = Table {
    name: "accounts",
    columns: &[text("id"), text("name"), integer("date_created"), text("renamed")],
    key_columns: 1,
    copy: CopyTreatment::Updated,
    digest: DigestTreatment::Account,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Read,
};

pub(crate) const CUSTOMERS: Table = Table {
    name: "customers",
    columns: &[
        text("account_id"),
        text("id"),
        text("name"),
        text("parent_customer_id"),
        integer("date_created"),
        text("renamed"),
    ],
    key_columns: 2,
    copy: CopyTreatment::Updated,
    digest: DigestTreatment::Account,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Read,
};

const SESSIONS: Table = Table {
    name: "sessions",
    columns: &[text("account_id"), text("id"), text("customer_id"), bytes("call_sid"), integer("date_created")],
    key_columns: 2,
    copy: CopyTreatment::Kept,
    digest: DigestTreatment::Account,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Read,
};

pub(crate) const BILLABLES: Table = Table {
    name: "billables",
    columns: &[
        text("account_id"),
        bytes("id"),
        text("customer_id"),
        text("session_id"),
        bytes("call_sid"),
        integer("date_created"),
        text("created_by"),
        integer("date_voided"),
        text("voided_by"),
        text("void_reason"),
        integer("changes"),
        integer("void_day"),
        integer("void_item"),
    ],
    key_columns: 2,
    copy: CopyTreatment::Billables,
    digest: DigestTreatment::Account,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Read,
};

const BILLABLE_EVENTS: Table = Table {
    name: "billable_events",
    columns: &[
        text("account_id"),
        bytes("id"),
        bytes("billable_id"),
        text("action"),
        text("reason"),
        text("created_by"),
        integer("date_created"),
    ],
    key_columns: 2,
    copy: CopyTreatment::Kept,
    digest: DigestTreatment::Account,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Referred,
};

const CALLS: Table = Table {
    name: "calls",
    columns: &[
        text("account_id"),
        bytes("call_sid"),
        integer("version"),
        bytes("parent_call_sid"),
        text("direction"),
        text("from_number"),
        text("to_number"),
        integer("start_time"),
        integer("duration"),
        text("status"),
        integer("price"),
        text("price_unit"),
        integer("is_recorded"),
        text("state"),
        integer("date_created"),
        integer("date_updated"),
        text("updated_by"),
        integer("date_dismissed"),
        text("dismissed_by"),
        text("dismiss_reason"),
        bytes("counted_billable_id"),
        text("counted_customer_id"),
        integer("counted_report_day"),
        integer("counted_version"),
        integer("counted_rating"),
        integer("counted_day"),
        integer("counted_item"),
        integer("counted_seconds"),
        integer("counted_billed_seconds"),
        integer("counted_is_recorded"),
        integer("counted_foreign_price"),
    ],
    key_columns: 2,
    copy: CopyTreatment::Updated,
    digest: DigestTreatment::Account,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Read,
};

const CALL_VERSIONS: Table = Table {
    name: "call_versions",
    columns: &[
        text("account_id"),
        bytes("call_sid"),
        integer("version"),
        bytes("parent_call_sid"),
        text("direction"),
        text("from_number"),
        text("to_number"),
        integer("start_time"),
        integer("duration"),
        text("status"),
        integer("price"),
        text("price_unit"),
        integer("is_recorded"),
        integer("date_updated"),
        text("updated_by"),
    ],
    key_columns: 3,
    copy: CopyTreatment::Kept,
    digest: DigestTreatment::Account,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Referred,
};

const SETTING_VERSIONS: Table = Table {
    name: "setting_versions",
    columns: &[
        text("account_id"),
        integer("version"),
        text("customer_id"),
        text("kind"),
        integer("effective_month"),
        text("content"),
        text("created_by"),
        integer("date_created"),
    ],
    key_columns: 2,
    copy: CopyTreatment::Kept,
    digest: DigestTreatment::Account,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Read,
};

const RATING_LOCKS: Table = Table {
    name: "rating_locks",
    columns: &[text("account_id"), integer("settings_version")],
    key_columns: 1,
    copy: CopyTreatment::Updated,
    digest: DigestTreatment::Account,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Referred,
};

const RATING_QUEUE: Table = Table {
    name: "rating_queue",
    columns: &[text("account_id"), bytes("id"), text("kind"), integer("date_created"), bytes("content")],
    key_columns: 2,
    copy: CopyTreatment::Mirrored,
    digest: DigestTreatment::Account,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Read,
};

const DAY_TOTALS: Table = Table {
    name: "day_totals",
    columns: &[
        text("account_id"),
        integer("month"),
        text("customer_id"),
        integer("day"),
        integer("item"),
        integer("calls"),
        integer("answered_calls"),
        integer("voided_calls"),
        integer("seconds"),
        integer("billed_seconds"),
        integer("recorded_calls"),
        integer("foreign_units"),
        integer("foreign_nanos"),
        integer("foreign_unpriced_calls"),
    ],
    key_columns: 5,
    copy: CopyTreatment::Updated,
    digest: DigestTreatment::Account,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Recounted,
};

const MONTH_TOTALS: Table = Table {
    name: "month_totals",
    columns: &[
        text("account_id"),
        integer("month"),
        text("customer_id"),
        integer("item"),
        integer("calls"),
        integer("answered_calls"),
        integer("voided_calls"),
        integer("seconds"),
        integer("billed_seconds"),
        integer("recorded_calls"),
        integer("foreign_units"),
        integer("foreign_nanos"),
        integer("foreign_unpriced_calls"),
    ],
    key_columns: 4,
    copy: CopyTreatment::Updated,
    digest: DigestTreatment::Account,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Recounted,
};

const STATEMENTS: Table = Table {
    name: "statements",
    columns: &[
        text("account_id"),
        integer("number"),
        text("customer_id"),
        integer("month"),
        text("created_by"),
        integer("date_created"),
    ],
    key_columns: 2,
    copy: CopyTreatment::Kept,
    digest: DigestTreatment::Account,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Digested,
};

const ACCOUNT_AUDIT_EVENTS: Table = Table {
    name: "account_audit_events",
    columns: &[
        text("account_id"),
        bytes("id"),
        integer("date_created"),
        text("created_by"),
        text("address"),
        text("action"),
        text("target"),
        text("detail"),
    ],
    key_columns: 2,
    copy: CopyTreatment::Kept,
    digest: DigestTreatment::Account,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Referred,
};

const REVOCATIONS: Table = Table {
    name: "revocations",
    columns: &[text("kind"), text("value"), integer("date_created")],
    key_columns: 3,
    copy: CopyTreatment::Kept,
    digest: DigestTreatment::Store,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Digested,
};

const USERS: Table = Table {
    name: "users",
    columns: &[
        text("name"),
        text("display_name"),
        text("email"),
        text("password_hash"),
        text("roles"),
        text("accounts"),
        text("customers"),
        integer("date_created"),
        integer("date_disabled"),
    ],
    key_columns: 1,
    copy: CopyTreatment::Updated,
    digest: DigestTreatment::Store,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Digested,
};

const SIGN_INS: Table = Table {
    name: "sign_ins",
    columns: &[text("id"), text("user_name"), integer("date_created"), integer("date_ended")],
    key_columns: 1,
    copy: CopyTreatment::Mirrored,
    digest: DigestTreatment::Store,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Digested,
};

const SIGN_IN_SECRETS: Table = Table {
    name: "sign_in_secrets",
    columns: &[
        bytes("hash"),
        text("sign_in_id"),
        text("kind"),
        integer("expires"),
        bytes("successor_hash"),
        bytes("successor_salt"),
        integer("date_replaced"),
    ],
    key_columns: 1,
    copy: CopyTreatment::LeftOut { reason: "sessions and refresh tokens end with the move; users sign in again" },
    digest: DigestTreatment::LeftOut,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Nothing,
};

const API_KEYS: Table = Table {
    name: "api_keys",
    columns: &[
        text("name"),
        bytes("hash"),
        text("roles"),
        text("accounts"),
        text("customers"),
        integer("date_created"),
        integer("expires"),
        integer("date_revoked"),
        integer("date_last_used"),
    ],
    key_columns: 1,
    copy: CopyTreatment::Updated,
    digest: DigestTreatment::Store,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Digested,
};

const AUDIT_EVENTS: Table = Table {
    name: "audit_events",
    columns: &[
        bytes("id"),
        integer("date_created"),
        text("created_by"),
        text("address"),
        text("network"),
        text("action"),
        text("target"),
        text("detail"),
    ],
    key_columns: 1,
    copy: CopyTreatment::Kept,
    digest: DigestTreatment::Store,
    backup: BackupTreatment::Kept,
    check: CheckTreatment::Digested,
};
