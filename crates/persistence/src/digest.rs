//! Digests: the number of rows and the sum of their hashes, for each account and for the rows without an account.
//!
//! The hash of a row is the first 16 bytes of the SHA-256 of the table's name, a zero byte, and the row's bytes as defined in
//! `raw_rows.rs`. The sum adds these hashes as big-endian numbers modulo 2^128. A sum does not depend on the order of the rows, so
//! both databases give the same sum, and a copy can compute the sum as it reads.

use std::collections::BTreeMap;
use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::connection::{AnyConnection, TransactionKind};
use crate::error::StoreError;
use crate::postgres::Purpose;
use crate::raw_rows::{self, Range, RawRows};
use crate::store::Store;
use crate::tables::{DigestTreatment, TABLES, Table};

/// The number of rows in one read.
const CHUNK: usize = 4_000;

/// The number of rows, and the sum of their hashes. `Display` writes the sum as 32 hex digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DigestSum {
    /// The number of rows.
    pub rows: u64,
    /// The sum of the hashes.
    pub sum: u128,
}

impl fmt::Display for DigestSum {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", self.sum)
    }
}

impl DigestSum {
    fn add(&mut self, hash: u128) {
        self.rows += 1;
        self.sum = self.sum.wrapping_add(hash);
    }

    pub(crate) fn add_all(&mut self, other: Self) {
        self.rows += other.rows;
        self.sum = self.sum.wrapping_add(other.sum);
    }

    /// Takes back rows that are in the sum.
    pub(crate) fn remove(&mut self, other: Self) {
        self.rows = self.rows.saturating_sub(other.rows);
        self.sum = self.sum.wrapping_sub(other.sum);
    }

    /// Reads the number of rows and the sum, with a space between.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (rows, sum) = text.split_once(' ')?;
        Some(Self { rows: rows.parse().ok()?, sum: u128::from_str_radix(sum, 16).ok()? })
    }
}

/// The digest of a store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoreDigest {
    /// The sum of each account: its row and the rows of every table that begins with its id.
    pub accounts: BTreeMap<String, DigestSum>,
    /// The sum of the rows without an account: settings, revocations, users, sign-ins, API keys and the audit events of no account.
    pub store: DigestSum,
}

impl StoreDigest {
    /// The sum of all rows.
    pub fn whole(&self) -> DigestSum {
        let mut whole = self.store;
        self.accounts.values().for_each(|sum| whole.add_all(*sum));
        whole
    }

    /// Adds the rows of a table.
    pub(crate) fn add(&mut self, table: &Table, rows: &RawRows) {
        let mut prefix = Sha256::new();
        prefix.update(table.name);
        prefix.update([0]);
        let hash = |row: &[u8]| {
            let hash = prefix.clone().chain_update(row).finalize();
            u128::from_be_bytes(*hash.first_chunk::<16>().unwrap_or(&[0; 16]))
        };
        match table.digest {
            DigestTreatment::LeftOut => {}
            DigestTreatment::Store => rows.iter().for_each(|row| self.store.add(hash(row))),
            DigestTreatment::Account => {
                // Rows of one account are adjacent, so one look-up serves many rows.
                let mut current: &[u8] = &[];
                let mut sum = DigestSum::default();
                for row in rows.iter() {
                    let account = raw_rows::first_text(row);
                    if account != current {
                        self.add_account(current, sum);
                        (current, sum) = (account, DigestSum::default());
                    }
                    sum.add(hash(row));
                }
                self.add_account(current, sum);
            }
        }
    }

    fn add_account(&mut self, account: &[u8], sum: DigestSum) {
        if sum.rows > 0 {
            self.accounts.entry(String::from_utf8_lossy(account).into_owned()).or_default().add_all(sum);
        }
    }

    /// Adds another digest.
    pub(crate) fn add_all(&mut self, other: &Self) {
        self.store.add_all(other.store);
        for (account, sum) in &other.accounts {
            self.accounts.entry(account.clone()).or_default().add_all(*sum);
        }
    }
}

impl Store {
    /// Computes the digest of the whole store from one snapshot. The function reads every row.
    ///
    /// # Errors
    ///
    /// The store could not be read completely.
    pub fn digest(&self) -> Result<StoreDigest, StoreError> {
        self.own_connection(Purpose::Maintenance)?.begin(TransactionKind::Snapshot)?.run(digest_of)
    }
}

/// Computes the digest of all rows that a transaction sees.
pub(crate) fn digest_of(connection: &mut AnyConnection) -> Result<StoreDigest, StoreError> {
    let mut digest = StoreDigest::default();
    for table in TABLES.iter().filter(|table| table.digest != DigestTreatment::LeftOut) {
        add_table(connection, table, &mut digest)?;
    }
    Ok(digest)
}

fn add_table(connection: &mut AnyConnection, table: &Table, digest: &mut StoreDigest) -> Result<(), StoreError> {
    let mut range = Range { limit: Some(CHUNK), ..Range::default() };
    loop {
        let rows = raw_rows::read(connection, table, &range)?;
        digest.add(table, &rows);
        match rows.last() {
            Some(last) if rows.len() == CHUNK => {
                range.after = Some(raw_rows::values(raw_rows::key_of(last, table))?);
            }
            _ => return Ok(()),
        }
    }
}
