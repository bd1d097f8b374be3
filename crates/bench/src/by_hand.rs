//! The references that are written by hand, as a team without this service would: FastAPI with asyncpg, and Fastify with pg.
//! Each verifies one token and inserts one row for a request, with two worker processes.

use std::net::SocketAddr;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::Context as _;

use crate::database::Server;
use crate::load::{self, Accounts, Calls, Pace, Target};
use crate::report::CONNECTIONS;
use crate::service::{Place, Service, free_address, wait_until_reachable};

/// Worker processes of each reference.
const WORKERS: usize = 2;

/// The source folders of the references.
const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/references");

/// A framework with its driver.
#[derive(Debug, Clone)]
pub(crate) enum Framework {
    /// FastAPI with asyncpg, and the Python that has both.
    FastApi { python: PathBuf },
    /// Fastify with pg, and the folder that holds `node_modules`.
    Fastify { folder: PathBuf },
}

impl Framework {
    /// The name in the table.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::FastApi { .. } => "FastAPI with asyncpg: one token and one insert a request",
            Self::Fastify { .. } => "Fastify with pg: one token and one insert a request",
        }
    }

    fn database(&self) -> &'static str {
        match self {
            Self::FastApi { .. } => "bench_fastapi",
            Self::Fastify { .. } => "bench_fastify",
        }
    }

    fn command(&self, address: SocketAddr) -> Command {
        let port = address.port().to_string();
        match self {
            Self::FastApi { python } => {
                let mut command = Command::new(python);
                command.args(["-m", "uvicorn", "service:app", "--loop", "uvloop", "--http", "httptools"]);
                command.args(["--no-access-log", "--log-level", "warning", "--host", "127.0.0.1", "--port", &port]);
                command.args(["--workers", &WORKERS.to_string()]).current_dir(Path::new(SOURCES).join("fastapi"));
                command.env("PYTHONDONTWRITEBYTECODE", "1");
                command
            }
            Self::Fastify { folder } => {
                let mut command = Command::new("node");
                command.arg(Path::new(SOURCES).join("fastify/service.js"));
                command.env("NODE_PATH", folder.join("node_modules"));
                command.env("PORT", port).env("WORKERS", WORKERS.to_string());
                command
            }
        }
    }
}

/// A running reference, on a database of its own with the schema of the service.
#[derive(Debug)]
pub(crate) struct Reference {
    pub(crate) framework: Framework,
    target: Target,
    calls: Calls,
    confirmed: u64,
    database: String,
    child: Child,
}

impl Reference {
    /// Starts the processes and lets them report for two seconds, which pay for connections and plans.
    ///
    /// # Errors
    ///
    /// The reference does not start, or answers wrongly.
    pub(crate) fn start(framework: Framework, place: &Place, server: &Server) -> anyhow::Result<Self> {
        let database = server.create(framework.database())?;
        let place = Place { database: Some(database.clone()), ..place.clone() };
        // The service makes the schema, the account and the customer, and tells its public keys.
        let service = Service::start(&place, &[])?;
        let token = service.token("Reporter", "demo")?;
        let keys = ureq::get(format!("http://{}/.well-known/jwks.json", service.address)).call()?;
        let key_set = place.folder.join("jwks.json");
        std::fs::write(&key_set, keys.into_body().read_to_string()?)?;
        service.stop()?;
        let address = free_address()?;
        let child = framework
            .command(address)
            .env("DATABASE_URL", &database)
            .env("KEY_SET", key_set)
            .env("CONNECTIONS", (CONNECTIONS / WORKERS).to_string())
            .process_group(0)
            .stdin(Stdio::null())
            .spawn()
            .with_context(|| format!("{} cannot be started", framework.name()))?;
        let target = Target { address, token, status: 201, may_refuse: false, accounts: Accounts::Demo };
        let mut reference = Self { framework, target, calls: Calls::from(0), confirmed: 0, database, child };
        wait_until_reachable(address)?;
        reference.turn(Duration::from_secs(2))?;
        Ok(reference)
    }

    /// Reports for a turn; gives reports per second.
    pub(crate) fn turn(&mut self, duration: Duration) -> anyhow::Result<f64> {
        let outcome = load::run(&self.target, CONNECTIONS, duration, Pace::Closed, &mut self.calls)?;
        self.confirmed += outcome.confirmed;
        Ok(outcome.per_second())
    }

    /// Compares the number of confirmed reports with the number of rows.
    pub(crate) fn finish(self, server: &Server) -> anyhow::Result<()> {
        let stored = server.count(&self.database, "SELECT count(*) AS count FROM billables")?;
        let name = self.framework.name();
        anyhow::ensure!(stored == self.confirmed, "{name}: {} reports were confirmed, {stored} stored", self.confirmed);
        Ok(())
    }
}

impl Drop for Reference {
    fn drop(&mut self) {
        // The child leads a process group, to which its workers belong.
        if let Some(group) = i32::try_from(self.child.id()).ok().and_then(rustix::process::Pid::from_raw) {
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
        let _ = self.child.wait();
    }
}
