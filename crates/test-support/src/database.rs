//! A database for one test, made in milliseconds from a migrated template and removed after the test.
//!
//! SQLite: a copy of a file. PostgreSQL: `CREATE DATABASE … TEMPLATE` on the private server that the test command
//! starts. Without a server, a test that needs it fails and is never skipped.
//!
//! If the test command names the nodes of a Citus cluster, a migrated PostgreSQL database is a distributed one: a database of
//! the same name on each node, from templates that know each other.
//!
//! If the test command names another way to the server, such as a pooler, the store connects by that way. The statements of the
//! tests themselves go directly to the server.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use billables_persistence::{Backend, DatabaseUrl, Store, StoreOptions};
use billables_test_postgres::with_database;
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection, SqliteConnection};
use tempfile::TempDir;

use crate::nodes::{close, execute_each, form_cluster};

/// The variable with the URL of the test server. The role may create databases.
const SERVER_VARIABLE: &str = "BILLABLES_TEST_POSTGRES";

/// The variable with the URL of a pooler before the test server, by which the stores connect.
const POOLER_VARIABLE: &str = "BILLABLES_TEST_POOLER";

/// The variable with the URL that names all machines of a replicated cluster, by which the stores connect. The test server is the
/// primary.
const MACHINES_VARIABLE: &str = "BILLABLES_TEST_MACHINES";

/// The variable with the beginning of the databases' names, on a server that others use too. The test command removes
/// all databases with such names afterwards.
const NAMES_VARIABLE: &str = "BILLABLES_TEST_DATABASES";

/// The variable with the URLs of the nodes of a Citus cluster, separated by spaces, the coordinator first. The role is a
/// superuser.
const NODES_VARIABLE: &str = "BILLABLES_TEST_CITUS_NODES";

/// The longest wait for a template that is in use, and for a new database.
const PATIENCE: Duration = Duration::from_secs(60);

/// The database of one test.
#[derive(Debug)]
pub struct TestDatabase {
    // The first field, because the connections have to end before the database is dropped.
    store: OnceLock<Store>,
    url: DatabaseUrl,
    /// The text of `url`, with the password.
    configured_url: String,
    raw_url: String,
    home: Home,
}

#[derive(Debug)]
enum Home {
    /// The folder of the file. A drop removes it.
    Folder { _folder: TempDir },
    /// A database on each of these servers.
    Servers { servers: &'static [String], name: String },
}

impl TestDatabase {
    /// A migrated SQLite database.
    pub fn sqlite() -> Self {
        let database = Self::empty_sqlite();
        fs::copy(sqlite_template(), &database.raw_url).expect("the template can be copied");
        database
    }

    /// A migrated PostgreSQL database, distributed over the nodes of the cluster if the tests have one.
    pub fn postgres() -> Self {
        Self::on_servers(servers(), postgres_template())
    }

    /// A migrated database of a cluster whose tables are not distributed yet.
    pub fn undistributed() -> Self {
        let database = Self::on_servers(servers(), "template0");
        let Home::Servers { name, .. } = &database.home else { return database };
        form_cluster(servers(), name);
        migrate(&database.url);
        database
    }

    /// A migrated PostgreSQL database on one server, also where the tests have a cluster.
    pub fn plain_postgres() -> Self {
        if !Self::has_cluster() {
            return Self::postgres();
        }
        let database = Self::empty_postgres();
        migrate(&database.url);
        database
    }

    /// The URLs of the nodes of the cluster, the coordinator first; of one server without a cluster.
    pub fn nodes() -> &'static [String] {
        servers()
    }

    /// Whether [`TestDatabase::postgres`] makes distributed databases.
    pub fn has_cluster() -> bool {
        servers().len() > 1
    }

    /// A migrated database of each kind.
    pub fn each() -> [Self; 2] {
        [Self::sqlite(), Self::postgres()]
    }

    /// A SQLite database without a schema: the path of a file that does not exist.
    pub fn empty_sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made for the test's database");
        let path = folder.path().join("billables.db");
        let url = DatabaseUrl::sqlite(&path).expect("the path can be a database's");
        let raw_url = path.to_str().expect("the path is UTF-8").to_owned();
        let configured_url = format!("sqlite://{raw_url}");
        Self { store: OnceLock::new(), url, configured_url, raw_url, home: Home::Folder { _folder: folder } }
    }

    /// A PostgreSQL database without a schema.
    pub fn empty_postgres() -> Self {
        Self::on_servers(&servers()[..1], "template0")
    }

    /// A database of each kind without a schema.
    pub fn each_empty() -> [Self; 2] {
        [Self::empty_sqlite(), Self::empty_postgres()]
    }

    /// The kind of database.
    pub fn backend(&self) -> Backend {
        self.url.backend()
    }

    /// The URL for opening a store. `Display` hides the password.
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// The address for a database client: the path of the file, or the URL of the server itself with the password.
    pub fn raw_url(&self) -> &str {
        &self.raw_url
    }

    /// The URL for a configuration, by which a store connects: `sqlite://PATH` or `postgres://…` with the password.
    pub fn configured_url(&self) -> String {
        self.configured_url.clone()
    }

    /// The store of the test, opened at the first call.
    pub fn store(&self) -> Store {
        self.store.get_or_init(|| self.open()).clone()
    }

    /// A further store, as another process has it.
    pub fn open(&self) -> Store {
        Store::open(&self.url, StoreOptions::default()).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The same database, without a pooler between the store and the server. `billables copy` needs the server's own address.
    #[must_use]
    pub fn without_pooler(mut self) -> Self {
        if self.backend() == Backend::Postgres && variable(POOLER_VARIABLE).is_some() {
            self.configured_url = self.raw_url.clone();
            self.url = self.raw_url.parse().unwrap_or_else(|error| panic!("{SERVER_VARIABLE}: {error}"));
        }
        self
    }

    /// Whether the database is one of a coordinator and its workers.
    pub fn is_distributed(&self) -> bool {
        matches!(&self.home, Home::Servers { servers, .. } if servers.len() > 1)
    }

    /// Runs statements without the store, as a database client does.
    ///
    /// # Errors
    ///
    /// The message of the database.
    pub fn execute(&self, sql: &str) -> Result<(), String> {
        let result = match self.backend() {
            Backend::Sqlite => {
                let mut connection = SqliteConnection::establish(&self.raw_url).map_err(|error| error.to_string())?;
                connection
                    .batch_execute(
                        "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;",
                    )
                    .and_then(|()| connection.batch_execute(sql))
            }
            Backend::Postgres => {
                let mut connection = server_connection(&self.raw_url);
                if self.is_distributed() { execute_each(&mut connection, sql) } else { connection.batch_execute(sql) }
            }
        };
        result.map_err(|error| error.to_string())
    }

    /// Whether the role of the test server may run a statement. On a server of others an ordinary role may not; the end of
    /// the test command's output then says what was not tested. On a private server, a statement that fails is a panic.
    pub fn permits(&self, statement: &str, test: &str) -> bool {
        let Err(error) = self.execute(statement) else { return true };
        assert!(is_server_of_others(), "{statement}: {error}");
        // A print macro would be captured.
        let line = format!("not tested: {test}, because this role of the server may not: {statement} ({error})\n");
        std::io::stdout().write_all(line.as_bytes()).expect("standard output is open");
        false
    }

    /// The URLs of the database on each node of a cluster, or on its one server.
    pub fn node_urls(&self) -> Vec<String> {
        match &self.home {
            Home::Folder { .. } => Vec::new(),
            Home::Servers { servers, name } => servers.iter().map(|server| url_of(server, name)).collect(),
        }
    }

    fn on_servers(servers: &'static [String], template: &str) -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = format!("{}_{}_{}", names(), process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        servers.iter().for_each(|server| create_database(server, &name, template));
        let raw_url = url_of(&servers[0], &name);
        let configured_url = way_of_stores(&name).unwrap_or_else(|| raw_url.clone());
        let url = configured_url.parse().unwrap_or_else(|error| panic!("the URL of the test server: {error}"));
        Self { store: OnceLock::new(), url, configured_url, raw_url, home: Home::Servers { servers, name } }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        drop(self.store.take());
        if let Home::Servers { servers, name } = &self.home {
            for server in *servers {
                let dropped = PgConnection::establish(server)
                    .map(|mut server| server.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
                // The result does not matter, because the server or its databases are removed after the tests.
                drop(dropped);
            }
        }
    }
}

/// The template of SQLite databases.
fn sqlite_template() -> &'static PathBuf {
    static TEMPLATE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = TEMPLATE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder can be made for the template");
        let path = folder.path().join("template.db");
        let url = DatabaseUrl::sqlite(&path).expect("the path can be a database's");
        migrate(&url);
        // The end of the last connection has copied the WAL. The checkpoint makes sure of it.
        SqliteConnection::establish(path.to_str().expect("the path is UTF-8"))
            .expect("the template can be opened")
            .batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")
            .expect("the template can be completed");
        (folder, path)
    });
    path
}

/// The template of PostgreSQL databases in this process.
fn postgres_template() -> &'static str {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let name = format!("{}_template_{}", names(), process::id());
        servers().iter().for_each(|server| create_database(server, &name, "template0"));
        let url = url_of(&servers()[0], &name);
        if TestDatabase::has_cluster() {
            form_cluster(servers(), &name);
        }
        let store = migrate(&url.parse().unwrap_or_else(|error| panic!("{SERVER_VARIABLE}: {error}")));
        if TestDatabase::has_cluster() {
            store.distribute().unwrap_or_else(|error| panic!("{error}"));
            drop(store);
            // A prepared transaction would keep the template from being copied.
            server_connection(&url)
                .batch_execute("SELECT recover_prepared_transactions()")
                .expect("a coordinator recovers");
            servers().iter().for_each(|server| close(server, &name));
        }
        name
    })
}

fn migrate(url: &DatabaseUrl) -> Store {
    let store = Store::open(url, StoreOptions::default()).unwrap_or_else(|error| panic!("{error}"));
    store.migrate().unwrap_or_else(|error| panic!("{error}"));
    store
}

fn create_database(server: &str, name: &str, template: &str) {
    let sql = format!("CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'");
    let mut server = server_connection(server);
    server.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).expect("an old database can go");
    let since = Instant::now();
    while let Err(error) = server.batch_execute(&sql) {
        // The background process of a cluster's database tries to start again after its end.
        let is_in_use = error.to_string().contains("is being accessed by other users");
        assert!(is_in_use && since.elapsed() < PATIENCE, "{sql}: {error}");
        let end = format!("SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE datname = '{template}'");
        server.batch_execute(&end).unwrap_or_else(|error| panic!("{end}: {error}"));
    }
}

/// Waits until a client reaches a new database on a replicated cluster. A client that asks a standby first is refused until the standby
/// has the database too.
fn reachable(url: String) -> String {
    let since = Instant::now();
    while let Err(error) = PgConnection::establish(&url) {
        assert!(since.elapsed() < PATIENCE, "a new database cannot be reached on the cluster: {error}");
        thread::sleep(Duration::from_millis(10));
    }
    url
}

pub(crate) fn server_connection(url: &str) -> PgConnection {
    PgConnection::establish(url)
        .unwrap_or_else(|error| panic!("the PostgreSQL server of {SERVER_VARIABLE} does not answer: {error}"))
}

/// The URL of a database on a server.
fn url_of(server: &str, name: &str) -> String {
    with_database(server, name)
}

/// The beginning of the names of databases.
fn names() -> String {
    names_on_server_of_others().unwrap_or_else(|| "billables_test".to_owned())
}

fn is_server_of_others() -> bool {
    names_on_server_of_others().is_some()
}

fn names_on_server_of_others() -> Option<String> {
    variable(NAMES_VARIABLE)
}

/// The nodes of the cluster, or the one server.
fn servers() -> &'static [String] {
    static URLS: OnceLock<Vec<String>> = OnceLock::new();
    URLS.get_or_init(|| {
        if let Some(nodes) = variable(NODES_VARIABLE) {
            return nodes.split(' ').map(str::to_owned).collect();
        }
        vec![variable(SERVER_VARIABLE).unwrap_or_else(|| {
            panic!(
                "this test needs a PostgreSQL server: run `cargo xtask test`, \
                 or `cargo xtask postgres -- cargo test` for a part of the tests"
            )
        })]
    })
}

/// The URL by which a store reaches a new database, if it is not that of the server itself.
fn way_of_stores(name: &str) -> Option<String> {
    // No test connects through the pooler before its store, because the pooler would keep a session of the database.
    let through_pooler = variable(POOLER_VARIABLE).map(|pooler| url_of(&pooler, name));
    through_pooler.or_else(|| variable(MACHINES_VARIABLE).map(|machines| reachable(url_of(&machines, name))))
}

#[expect(
    clippy::disallowed_methods,
    reason = "the test command passes URLs and names in variables, and tests have no settings"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
