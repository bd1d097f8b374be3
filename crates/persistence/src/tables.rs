//! The one list of the tables: what copy, digest, backup and check do with each of them.
//!
//! A test compares the list with the tables and columns that both databases really have, so that no table can be added
//! and forgotten here. The order is that of a copy: a table stands behind those that it refers to. Within a table the
//! columns of the primary key come first; the digest is defined over the columns in this order.

/// How a column is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// A number of 64 bits.
    Integer,
    /// A text in UTF-8.
    Text,
    /// Bytes.
    Bytes,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, the same on both databases.
    pub name: &'static str,
    /// How it is stored.
    pub kind: ColumnKind,
}

/// The treatment of a table's rows by `copy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InCopy {
    /// Rows never change: a row of the same key with other values is an error.
    Kept,
    /// As `Kept`, but for the void of a billable, which is brought to the source's.
    Billables,
    /// Rows may change and never go: those of the destination are brought to the source's.
    Updated,
    /// Rows may change and go: those that the source has no more are deleted.
    Mirrored,
    /// Not copied.
    LeftOut {
        /// The reason, for the person who copies.
        reason: &'static str,
    },
}

/// The sum of a digest that has the rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InDigest {
    /// The sum of the account that the first column names.
    OfAccount,
    /// The sum of what belongs to no account.
    OfStore,
    /// None.
    LeftOut,
}

/// The treatment of a table by `backup`. A backup is the whole database file, so there is one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InBackup {
    /// Its rows are in the backup, and come back with `restore`.
    Kept,
}

/// The treatment of a table's rows by `check`, beside looking at the keys and triggers of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InCheck {
    /// Each row is read as what it stands for.
    Read,
    /// The rows are counted, and compared with the rows that they refer to.
    Referred,
    /// The rows are read for the digest, where `--digest` asks for it.
    Digested,
    /// Nothing: SQLite's own look at its file covers them there.
    Nothing,
}

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name, the same on both databases.
    pub name: &'static str,
    /// Its columns, those of the primary key first.
    pub columns: &'static [Column],
    /// How many columns the primary key has.
    pub key_columns: usize,
    /// Its treatment by `copy`.
    pub copy: InCopy,
    /// Its place in the digest.
    pub digest: InDigest,
    /// Its treatment by `backup`.
    pub backup: InBackup,
    /// Its treatment by `check`.
    pub check: InCheck,
}

/// Every table of the store.
pub const TABLES: [Table; 12] = [
    SETTINGS,
    ACCOUNTS,
    CUSTOMERS,
    SESSIONS,
    BILLABLES,
    BILLABLE_EVENTS,
    REVOCATIONS,
    USERS,
    SIGN_INS,
    SIGN_IN_SECRETS,
    API_KEYS,
    AUDIT_EVENTS,
];

/// Tables of the databases that are none of the store: the record of applied migrations, and what SQLite's planner believes.
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
    copy: InCopy::Mirrored,
    digest: InDigest::OfStore,
    backup: InBackup::Kept,
    check: InCheck::Digested,
};

const ACCOUNTS: Table = Table {
    name: "accounts",
    columns: &[text("id"), text("name"), integer("date_created")],
    key_columns: 1,
    copy: InCopy::Kept,
    digest: InDigest::OfAccount,
    backup: InBackup::Kept,
    check: InCheck::Read,
};

pub(crate) const CUSTOMERS: Table = Table {
    name: "customers",
    columns: &[text("account_id"), text("id"), text("name"), text("parent_customer_id"), integer("date_created")],
    key_columns: 2,
    copy: InCopy::Kept,
    digest: InDigest::OfAccount,
    backup: InBackup::Kept,
    check: InCheck::Read,
};

const SESSIONS: Table = Table {
    name: "sessions",
    columns: &[text("account_id"), text("id"), text("customer_id"), bytes("call_sid"), integer("date_created")],
    key_columns: 2,
    copy: InCopy::Kept,
    digest: InDigest::OfAccount,
    backup: InBackup::Kept,
    check: InCheck::Read,
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
    ],
    key_columns: 2,
    copy: InCopy::Billables,
    digest: InDigest::OfAccount,
    backup: InBackup::Kept,
    check: InCheck::Read,
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
    copy: InCopy::Kept,
    digest: InDigest::OfAccount,
    backup: InBackup::Kept,
    check: InCheck::Referred,
};

const REVOCATIONS: Table = Table {
    name: "revocations",
    columns: &[text("kind"), text("value"), integer("date_created")],
    key_columns: 3,
    copy: InCopy::Kept,
    digest: InDigest::OfStore,
    backup: InBackup::Kept,
    check: InCheck::Digested,
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
    copy: InCopy::Updated,
    digest: InDigest::OfStore,
    backup: InBackup::Kept,
    check: InCheck::Digested,
};

const SIGN_INS: Table = Table {
    name: "sign_ins",
    columns: &[text("id"), text("user_name"), integer("date_created"), integer("date_ended")],
    key_columns: 1,
    copy: InCopy::Mirrored,
    digest: InDigest::OfStore,
    backup: InBackup::Kept,
    check: InCheck::Digested,
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
    copy: InCopy::LeftOut { reason: "sessions and refresh tokens end with the move; users sign in again" },
    digest: InDigest::LeftOut,
    backup: InBackup::Kept,
    check: InCheck::Nothing,
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
    copy: InCopy::Updated,
    digest: InDigest::OfStore,
    backup: InBackup::Kept,
    check: InCheck::Digested,
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
    copy: InCopy::Kept,
    digest: InDigest::OfStore,
    backup: InBackup::Kept,
    check: InCheck::Digested,
};
