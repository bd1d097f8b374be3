//! The write-ahead log (WAL) of PostgreSQL as the clock of a cluster: the position of the primary, and how far a standby has
//! replayed the WAL.

use diesel::pg::data_types;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Integer, Nullable, PgLsn, Text};

use crate::connection::AnyConnection;
use crate::error::{Cause, StoreError};

diesel::define_sql_function! {
    fn pg_current_wal_flush_lsn() -> PgLsn;
}

diesel::define_sql_function! {
    fn pg_walfile_name(lsn: PgLsn) -> Text;
}

diesel::define_sql_function! {
    fn pg_last_wal_replay_lsn() -> Nullable<PgLsn>;
}

/// A position in the WAL of a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WalPosition {
    /// The number of the history. Each promotion begins a new one, in which the same `lsn` is another place.
    pub(crate) timeline: u32,
    /// The byte in that history.
    pub(crate) lsn: u64,
}

impl WalPosition {
    /// The position up to which the WAL of a primary is on the primary's disk.
    ///
    /// Every commit that was confirmed to any client before this call lies below the position: with `synchronous_commit = on`,
    /// which every confirmed commit of the service has, PostgreSQL flushes the WAL up to the commit before it confirms the
    /// commit. The end of the inserted WAL (`pg_current_wal_insert_lsn`) would be no better and costs time: a primary sends
    /// unflushed WAL to no standby, so a read would wait for the next flush, up to 0.2 s after a commit of a rater.
    ///
    /// Only commits with `synchronous_commit = off` may lie above the position. These are the commits of raters, so the amounts of
    /// a read on a standby may lack up to 0.6 s of rating, as if the raters were slower. Counts lack nothing: the calls are then
    /// still in the rating queue.
    pub(crate) fn of_primary(connection: &mut AnyConnection) -> Result<Self, StoreError> {
        let AnyConnection::Postgres(postgres) = connection else { return Err(no_server()) };
        let columns = (pg_current_wal_flush_lsn(), pg_walfile_name(pg_current_wal_flush_lsn()));
        let (data_types::PgLsn(lsn), file): (data_types::PgLsn, String) =
            diesel::select(columns).get_result(postgres)?;
        let timeline = file.get(..8).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let timeline = timeline.ok_or_else(|| StoreError::Internal(Cause::new("the name of a WAL file is unknown")))?;
        Ok(Self { timeline, lsn })
    }
}

/// The position up to which a standby has replayed the WAL; 0 if the standby has replayed none.
pub(crate) fn replayed(connection: &mut AnyConnection) -> Result<u64, StoreError> {
    let AnyConnection::Postgres(postgres) = connection else { return Err(no_server()) };
    let lsn: Option<data_types::PgLsn> = diesel::select(pg_last_wal_replay_lsn()).get_result(postgres)?;
    Ok(lsn.map_or(0, |lsn| lsn.0))
}

fn no_server() -> StoreError {
    StoreError::Internal(Cause::new("an embedded database has no WAL position"))
}

/// The identity of a database: that of the cluster, which a primary shares with its standbys, and the name.
#[derive(Clone, Debug, PartialEq, Eq, QueryableByName)]
pub(crate) struct Identity {
    #[diesel(sql_type = BigInt)]
    system_identifier: i64,
    #[diesel(sql_type = Text)]
    database: String,
}

impl Identity {
    /// The identity of the database of a connection. Every role may ask for it.
    pub(crate) fn read(postgres: &mut PgConnection) -> QueryResult<Self> {
        sql_query("SELECT system_identifier, current_database()::text AS database FROM pg_control_system()")
            .get_result(postgres)
    }
}

/// The timeline that a standby has begun to replay. The number in the control file may be older than the replay by some minutes, until
/// the next restart point.
pub(crate) fn replayed_timeline(postgres: &mut PgConnection) -> QueryResult<u32> {
    #[derive(QueryableByName)]
    struct Recovery {
        #[diesel(sql_type = Nullable<Integer>)]
        timeline: Option<i32>,
    }
    let sql = "SELECT min_recovery_end_timeline AS timeline FROM pg_control_recovery()";
    let Recovery { timeline } = sql_query(sql).get_result(postgres)?;
    Ok(timeline.and_then(|timeline| u32::try_from(timeline).ok()).unwrap_or(0))
}
