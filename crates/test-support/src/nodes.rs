//! The databases of a Citus cluster: how they get to know each other, and how a test runs statements there.

use billables_test_postgres::{cluster_statements, with_database};
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection, QueryResult};

use crate::database::server_connection;

/// Lets a test add triggers to distributed tables.
const UNSAFE_TRIGGERS: &str = "SET citus.enable_unsafe_triggers = on";

/// Makes the nodes' databases of one name into a Citus cluster.
pub(crate) fn form_cluster(servers: &[String], name: &str) {
    let databases: Vec<_> = servers.iter().map(|server| with_database(server, name)).collect();
    for (node, statement) in cluster_statements(&databases) {
        let done = server_connection(&databases[node]).batch_execute(&statement);
        done.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
}

/// Runs statements in one transaction, each in a message of its own: a coordinator passes the text of a whole message to its nodes,
/// which take one statement.
pub(crate) fn execute_each(connection: &mut PgConnection, sql: &str) -> QueryResult<()> {
    connection.batch_execute(UNSAFE_TRIGGERS)?;
    connection.transaction(|connection| {
        let mut statement = String::new();
        for (index, part) in sql.split("$$").enumerate() {
            let is_quoted = index % 2 == 1;
            if is_quoted {
                statement += &format!("$${part}$$");
                continue;
            }
            let mut pieces = part.split(';');
            statement += pieces.next().unwrap_or_default();
            for piece in pieces {
                connection.batch_execute(&std::mem::replace(&mut statement, piece.to_owned()))?;
            }
        }
        // The last statement may have a semicolon too.
        if statement.trim().is_empty() { Ok(()) } else { connection.batch_execute(&statement) }
    })
}

/// Ends the connections of a template and allows no further ones, because a database with connections is no template.
pub(crate) fn close(server: &str, name: &str) {
    let sql = format!(
        "ALTER DATABASE {name} ALLOW_CONNECTIONS false; \
         SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"
    );
    server_connection(server).batch_execute(&sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
}
