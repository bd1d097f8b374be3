//! The shards of accounts on a distributed store, so that a transaction touches one shard.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use billables_domain::{AccountId, AccountScope, Report};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};

use super::submission::Submission;
use crate::connection::AnyConnection;
use crate::directory::{Found, session_lookup};
use crate::error::StoreError;
use crate::prepared::prepared;
use crate::store::Store;

/// The most accounts whose shards are kept. Each takes about 100 bytes.
const ACCOUNTS_MAX: usize = 100_000;

/// The number of a shard. Accounts of one shard have their rows of all tables on one node.
pub(super) type Shard = i64;

/// The known shards. An account keeps its shard when the shard moves to another node, and changes it only when an operator splits the
/// shard. Then a transaction touches two shards and still commits or fails as a whole; after a failure the writers ask again.
#[derive(Debug)]
pub(super) struct Places {
    store: Store,
    shards: Mutex<HashMap<AccountId, Shard>>,
}

impl Places {
    pub(super) fn new(store: Store) -> Self {
        Self { store, shards: Mutex::default() }
    }

    /// The shard of an account, if it is known.
    pub(super) fn of(&self, account_id: &AccountId) -> Option<Shard> {
        self.lock().get(account_id).copied()
    }

    /// Asks the database for the shards of those of these accounts that are not known.
    ///
    /// # Errors
    ///
    /// The database cannot be reached.
    pub(super) fn learn<'a>(&self, accounts: impl Iterator<Item = &'a AccountId>) -> Result<(), StoreError> {
        let unknown: BTreeSet<&AccountId> = {
            let shards = self.lock();
            accounts.filter(|account_id| !shards.contains_key(*account_id)).collect()
        };
        if unknown.is_empty() {
            return Ok(());
        }
        let ids = unknown.iter().map(|account_id| account_id.as_str()).collect();
        let found: Vec<Shard> = self.store.read(|connection| match connection {
            AnyConnection::Postgres(postgres) => Ok::<_, StoreError>(ShardsOf { ids }.load(postgres)?),
            AnyConnection::Sqlite(_) => Ok(Vec::new()),
        })?;
        let mut shards = self.lock();
        if shards.len() + found.len() > ACCOUNTS_MAX {
            shards.clear();
        }
        shards.extend(unknown.into_iter().cloned().zip(found));
        Ok(())
    }

    /// Forgets all shards.
    pub(super) fn forget(&self) {
        self.lock().clear();
    }

    /// Adds the account to a report that names a session alone: the only account of its client, or the one that has the session. Of a
    /// client with all accounts this asks every node.
    ///
    /// # Errors
    ///
    /// The database cannot be reached.
    pub(super) fn name_account(&self, submission: &mut Submission) -> Result<(), StoreError> {
        let Report::BySession(report) = &mut submission.report else { return Ok(()) };
        if report.account_id.is_none() {
            let scope = &submission.accounts;
            if let AccountScope::Only(ids) = scope
                && ids.len() == 1
            {
                report.account_id = ids.iter().next().cloned();
                return Ok(());
            }
            let found = self.store.read(|connection| session_lookup(connection, scope, None, &report.session_id))?;
            if let Found::One(session) = found {
                report.account_id = Some(session.account_id);
            }
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<AccountId, Shard>> {
        self.shards.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

prepared! {
    struct ShardsOf<'a> { ids: Vec<&'a str> as Array<Text> } -> BigInt;
    on Postgres: "SELECT get_shard_id_for_distribution_column('accounts', id) \
        FROM unnest(?) WITH ORDINALITY AS wanted (id, place) ORDER BY place";
}
