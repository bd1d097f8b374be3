//! The databases of a Citus cluster: how they get to know each other, and how a test runs statements there.

use billables_test_postgres::with_database;
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection, QueryResult};

use crate::database::server_connection;

/// Lets a test add triggers to distributed tables.
const UNSAFE_TRIGGERS: &str = "SET citus.enable_unsafe_triggers = on";

/// Makes the nodes' databases of one name into a Citus cluster.
pub(crate) fn form_cluster(servers: &[String], name: &str) {
    let execute = |server: &str, sql: &str| {
        server_connection(&with_database(server, name))
            .batch_execute(sql)
            .unwrap_or_else(|error| panic!("{sql}: {error}"));
    };
    let (coordinator, workers) = servers.split_first().expect("a cluster has a coordinator");
    servers.iter().for_each(|server| execute(server, "CREATE EXTENSION citus"));
    let (host, port) = host_and_port(coordinator);
    execute(coordinator, &format!("SELECT citus_set_coordinator_host('{host}', {port})"));
    for worker in workers {
        let (host, port) = host_and_port(worker);
        execute(coordinator, &format!("SELECT citus_add_node('{host}', {port})"));
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

/// The host and the port in a URL such as `postgres://user@127.0.0.1:5432/postgres`.
fn host_and_port(url: &str) -> (&str, &str) {
    let (_, rest) = url.split_once("://").expect("a URL has a scheme");
    let (authority, _) = rest.split_once('/').expect("the URL of a node names a database");
    let (_, address) = authority.rsplit_once('@').unwrap_or(("", authority));
    address.split_once(':').expect("the URL of a node has a port")
}
