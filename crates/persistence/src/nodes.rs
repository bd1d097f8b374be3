//! The nodes of a distributed store. Each commits the rows of its accounts, so each must commit durably.
//!
//! Citus does not pass `SET LOCAL` to the nodes, and `fsync` is a setting of each server. So the store asks every node for its
//! settings, as a session of the same role has them there: at start, and with the inspections.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Bool, Nullable, Text};

use crate::connection::{AnyConnection, TransactionKind};
use crate::layout::Layout;
use crate::open_error::OpenError;
use crate::postgres::Purpose;
use crate::store::Store;
use crate::transaction::StoreConnection;

/// The answer of a node: empty, or the name of the setting that is wrong. `on` and `remote_apply` are the levels at which a commit
/// waits for the node's disk and for its standbys, if it has any.
const ASK: &str = "SELECT nodename || ':' || nodeport AS node, success AS is_reached, result AS answer \
    FROM run_command_on_all_nodes($$SELECT CASE \
        WHEN pg_is_in_recovery() THEN 'standby' \
        WHEN current_setting('fsync') <> 'on' THEN 'fsync' \
        WHEN current_setting('full_page_writes') <> 'on' THEN 'full_page_writes' \
        WHEN current_setting('synchronous_commit') NOT IN ('on', 'remote_apply') THEN 'synchronous_commit' \
        WHEN current_setting('session_replication_role') = 'replica' THEN 'session_replication_role' \
        ELSE '' END$$) AS asked JOIN pg_dist_node ON pg_dist_node.nodeid = asked.nodeid \
    WHERE shouldhaveshards ORDER BY node";

#[derive(QueryableByName)]
struct Node {
    #[diesel(sql_type = Text)]
    node: String,
    #[diesel(sql_type = Bool)]
    is_reached: bool,
    #[diesel(sql_type = Nullable<Text>)]
    answer: Option<String>,
}

impl Store {
    /// Checks that every node of a distributed store can be reached and commits durably. A plain store passes.
    ///
    /// # Errors
    ///
    /// [`OpenError::Node`] and [`OpenError::NodeLost`] name the first node that fails.
    pub fn check_nodes(&self) -> Result<(), OpenError> {
        if self.layout_once()? == Layout::Plain {
            return Ok(());
        }
        ask(&mut self.own_connection(Purpose::Inspection)?)
    }
}

/// Asks every node by the coordinator's connection.
pub(crate) fn ask(connection: &mut StoreConnection) -> Result<(), OpenError> {
    let nodes: Vec<Node> = connection.begin(TransactionKind::Read)?.run(|connection| {
        let AnyConnection::Postgres(postgres) = connection else { return Ok(Vec::new()) };
        sql_query(ASK).load(postgres).map_err(OpenError::Query)
    })?;
    nodes.into_iter().try_for_each(Node::check)
}

impl Node {
    fn check(self) -> Result<(), OpenError> {
        let Self { node, is_reached, answer } = self;
        let answer = answer.unwrap_or_default();
        match answer.as_str() {
            reason if !is_reached => Err(OpenError::NodeLost { node, reason: reason.trim().to_owned() }),
            "" => Ok(()),
            setting => Err(OpenError::Node { node, setting: setting.to_owned() }),
        }
    }
}
