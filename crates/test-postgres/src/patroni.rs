//! A PostgreSQL cluster under Patroni: three machines in miniature, each with etcd, Patroni and PostgreSQL.
//!
//! Replication is synchronous (`synchronous_mode`), so a failover loses no commit that was confirmed. Tests kill a machine's
//! servers, cut a machine off, and switch over.

use std::fs::{self, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::account::ServerAccount;
use crate::kept_child::{KeptChild, LOOK_EVERY};
use crate::network::Network;
use crate::server::{log_tail, random_password};
use crate::{Installation, PostgresError};

/// The number of machines: the fewest with which etcd survives the loss of one.
const MACHINES: usize = 3;

/// The time for the start of a cluster, and for a machine to return to it.
const CLUSTER_TIMEOUT: Duration = Duration::from_secs(120);

/// The longest wait for an answer of Patroni.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(1);

/// The port of Patroni's REST API.
const PATRONI_PORT: u16 = 8008;

/// The programs of a cluster, beside those of PostgreSQL.
#[derive(Debug, Clone)]
pub struct PatroniPrograms {
    /// The program `patroni`, which starts and promotes PostgreSQL.
    pub patroni: PathBuf,
    /// The program `patronictl`, the command line of operators.
    pub patronictl: PathBuf,
    /// The program `etcd`, which holds the lock of the primary.
    pub etcd: PathBuf,
}

/// A running cluster. Dropping the value kills and removes everything.
#[derive(Debug)]
pub struct PatroniCluster {
    machines: Vec<Machine>,
    // The network is declared after the machines and before the folder: fields are dropped in this order, and the network
    // kills what still runs.
    network: Network,
    folder: TempDir,
    account: ServerAccount,
    installation: Installation,
    programs: PatroniPrograms,
    password: String,
    times: Times,
}

/// The times of Patroni, in seconds.
#[derive(Debug, Clone, Copy)]
struct Times {
    ttl: u16,
    loop_wait: u16,
    retry_timeout: u16,
}

/// A failover takes seconds.
const SHORT: Times = Times { ttl: 15, loop_wait: 1, retry_timeout: 5 };

/// A primary whose machine is busy keeps its place.
const LONG: Times = Times { ttl: 300, loop_wait: 5, retry_timeout: 120 };

#[derive(Debug)]
struct Machine {
    etcd: KeptChild,
    patroni: KeptChild,
}

impl PatroniCluster {
    /// Starts a cluster, and waits until it is whole.
    ///
    /// # Errors
    ///
    /// [`PostgresError`]: this process cannot make network namespaces, or the cluster did not start.
    pub fn start(programs: &PatroniPrograms) -> Result<Self, PostgresError> {
        Self::start_with(programs, SHORT)
    }

    /// Starts a cluster for tests that disturb nothing. It waits for minutes before a failover, so a busy machine causes none.
    ///
    /// # Errors
    ///
    /// As [`PatroniCluster::start`].
    pub fn start_steady(programs: &PatroniPrograms) -> Result<Self, PostgresError> {
        Self::start_with(programs, LONG)
    }

    fn start_with(programs: &PatroniPrograms, times: Times) -> Result<Self, PostgresError> {
        let installation = Installation::find(&[])?;
        let account = installation.account;
        let network = Network::new(MACHINES)?;
        let mut cluster = Self {
            machines: Vec::new(),
            network,
            folder: account.folder()?,
            account,
            installation,
            programs: programs.clone(),
            password: random_password()?,
            times,
        };
        let mut etcds = Vec::new();
        for machine in 0..MACHINES {
            etcds.push(cluster.start_etcd(machine)?);
        }
        for (machine, etcd) in etcds.into_iter().enumerate() {
            account.write_secret(&cluster.file(machine, "patroni.yml"), &cluster.configuration(machine))?;
            let patroni = cluster.start_patroni(machine)?;
            cluster.machines.push(Machine { etcd, patroni });
        }
        cluster.wait_until_whole()?;
        Ok(cluster)
    }

    /// The URL that names all machines: `postgres://user:password@address,address,address/postgres`.
    #[must_use]
    pub fn url(&self) -> String {
        let addresses: Vec<_> = (0..MACHINES).map(|machine| self.network.address(machine).to_string()).collect();
        self.url_with(&addresses.join(","))
    }

    /// The number of machines.
    #[must_use]
    pub fn machines(&self) -> usize {
        self.machines.len()
    }

    /// The URL that names one machine.
    #[must_use]
    pub fn url_of(&self, machine: usize) -> String {
        self.url_with(&self.network.address(machine).to_string())
    }

    fn url_with(&self, addresses: &str) -> String {
        format!("postgres://postgres:{}@{addresses}/postgres", self.password)
    }

    /// The primary, as far as this machine can reach it.
    #[must_use]
    pub fn primary(&self) -> Option<usize> {
        (0..MACHINES).find(|machine| self.is(*machine, "primary"))
    }

    /// Waits until the cluster is whole: one primary, which streams its WAL to all others, and one synchronous standby.
    ///
    /// # Errors
    ///
    /// The cluster is not whole after two minutes. The error has the logs.
    pub fn wait_until_whole(&self) -> Result<(), PostgresError> {
        let deadline = Instant::now() + CLUSTER_TIMEOUT;
        while !self.is_whole() {
            if Instant::now() > deadline {
                let logs = (0..MACHINES).map(|machine| self.logs(machine));
                return Err(PostgresError::NotReady {
                    reason: "the cluster is not whole",
                    log: logs.collect::<Vec<_>>().join("\n"),
                });
            }
            thread::sleep(10 * LOOK_EVERY);
        }
        Ok(())
    }

    fn is_whole(&self) -> bool {
        let count = |role: &str| (0..MACHINES).filter(|machine| self.is(*machine, role)).count();
        // Patroni of a machine that was cut off calls itself a replica before it follows the new primary.
        let follow = |primary| {
            let answer = ask(self.network.address(primary), "patroni").unwrap_or_default();
            answer.matches("\"streaming\"").count() == MACHINES - 1
        };
        count("primary") == 1 && count("synchronous") == 1 && self.primary().is_some_and(follow)
    }

    /// Kills Patroni and PostgreSQL of a machine at once. Its etcd lives.
    ///
    /// # Errors
    ///
    /// [`PostgresError`]
    pub fn kill(&mut self, machine: usize) -> Result<(), PostgresError> {
        let Some(Machine { etcd, patroni }) = self.machines.get_mut(machine) else { return Ok(()) };
        // Patroni would otherwise start PostgreSQL again.
        patroni.stop(&[]);
        self.network.kill_all_but(machine, etcd.id())
    }

    /// Starts Patroni of a machine again, which starts PostgreSQL.
    ///
    /// # Errors
    ///
    /// [`PostgresError`]
    pub fn revive(&mut self, machine: usize) -> Result<(), PostgresError> {
        let patroni = self.start_patroni(machine)?;
        if let Some(machine) = self.machines.get_mut(machine) {
            machine.patroni = patroni;
        }
        Ok(())
    }

    /// Cuts a machine off from the others and from this machine. Its programs run on, and reach each other.
    ///
    /// # Errors
    ///
    /// [`PostgresError`]
    pub fn cut(&self, machine: usize) -> Result<(), PostgresError> {
        self.network.cut(machine)
    }

    /// Joins a machine that was cut off.
    ///
    /// # Errors
    ///
    /// [`PostgresError`]
    pub fn join(&self, machine: usize) -> Result<(), PostgresError> {
        self.network.join(machine)
    }

    /// Makes the synchronous standby the primary, as `patronictl switchover` of an operator does.
    ///
    /// # Errors
    ///
    /// [`PostgresError`], with the output of the program.
    pub fn switch_over(&self, primary: usize) -> Result<(), PostgresError> {
        let mut command = self.account.command(&self.programs.patronictl);
        command.arg("--config-file").arg(self.file(primary, "patroni.yml"));
        command.args(["switchover", SCOPE, "--leader", &name(primary), "--force"]).env("HOME", self.folder.path());
        let output = command.output().map_err(PostgresError::io("run", &self.programs.patronictl))?;
        if output.status.success() {
            return Ok(());
        }
        let output = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).trim().to_owned();
        Err(PostgresError::Program { program: "patronictl".to_owned(), output })
    }

    /// Runs a body on a machine, in a thread of its own. Programs that the body starts run on the machine too.
    ///
    /// # Errors
    ///
    /// [`PostgresError`]: the machine cannot be entered.
    pub fn inside<T: Send>(&self, machine: usize, body: impl FnOnce() -> T + Send) -> Result<T, PostgresError> {
        self.network.inside(machine, body)
    }

    /// The ends of the logs of a machine.
    #[must_use]
    pub fn logs(&self, machine: usize) -> String {
        let logs = ["etcd.log", "patroni.log"].map(|file| {
            let log = fs::read_to_string(self.file(machine, file)).unwrap_or_default();
            format!("{} of {}:\n{}", file, name(machine), log_tail(&log))
        });
        logs.join("\n")
    }

    /// Whether Patroni of a machine answers that it has a role.
    fn is(&self, machine: usize, role: &str) -> bool {
        ask(self.network.address(machine), role).is_ok_and(|answer| answer.starts_with("HTTP/1.0 200"))
    }

    /// Starts etcd. Patroni 3.0.2, which Debian 12 has, uses etcd's API v2 here: with v3, a primary that was cut off overwrites
    /// the lock of the new primary when it returns, and takes over without the commits that the new one has confirmed.
    ///
    /// With a pre-vote, a machine that returns does not make the others elect a new leader of etcd.
    fn start_etcd(&self, machine: usize) -> Result<KeptChild, PostgresError> {
        let folder = self.file(machine, "");
        fs::create_dir(&folder).map_err(PostgresError::io("make", &folder))?;
        self.account.own(&folder)?;
        let peer = |machine: usize| format!("http://{}:2380", self.network.address(machine));
        let peers: Vec<_> = (0..MACHINES).map(|machine| format!("{}={}", name(machine), peer(machine))).collect();
        let arguments = [
            ["--name", &name(machine)],
            ["--data-dir", &self.file(machine, "etcd").display().to_string()],
            ["--listen-client-urls", "http://0.0.0.0:2379"],
            ["--advertise-client-urls", &format!("http://{}:2379", self.network.address(machine))],
            ["--listen-peer-urls", &peer(machine)],
            ["--initial-advertise-peer-urls", &peer(machine)],
            ["--initial-cluster", &peers.join(",")],
        ];
        let arguments = [arguments.as_flattened(), &["--enable-v2", "--pre-vote"]].concat();
        self.spawn(machine, &self.programs.etcd, &arguments, "etcd.log")
    }

    fn start_patroni(&self, machine: usize) -> Result<KeptChild, PostgresError> {
        let configuration = self.file(machine, "patroni.yml").display().to_string();
        self.spawn(machine, &self.programs.patroni, &[&configuration], "patroni.log")
    }

    fn spawn(&self, machine: usize, program: &Path, arguments: &[&str], log: &str) -> Result<KeptChild, PostgresError> {
        let log = self.file(machine, log);
        let output =
            OpenOptions::new().create(true).append(true).open(&log).map_err(PostgresError::io("make", &log))?;
        let errors = output.try_clone().map_err(PostgresError::io("open", &log))?;
        let mut command = self.network.command(machine, self.account, program);
        command.args(arguments).env("HOME", self.folder.path());
        // A separate process group keeps Ctrl-C in a terminal from the cluster.
        command.stdout(Stdio::from(output)).stderr(Stdio::from(errors)).process_group(0);
        KeptChild::spawn(command).map_err(PostgresError::io("run", program))
    }

    /// A file in the folder of a machine.
    fn file(&self, machine: usize, file: &str) -> PathBuf {
        self.folder.path().join(name(machine)).join(file)
    }

    /// The configuration of Patroni. The stop of a primary that is cut off
    /// waits for its WAL senders, and Patroni 3.0.2 starts PostgreSQL twice if the stop takes long.
    fn configuration(&self, machine: usize) -> String {
        let etcds: Vec<_> = (0..MACHINES).map(|machine| format!("'{}:2379'", self.network.address(machine))).collect();
        let Times { ttl, loop_wait, retry_timeout } = self.times;
        format!(
            "scope: {SCOPE}
name: {name}
restapi: {{ listen: '0.0.0.0:{PATRONI_PORT}', connect_address: '{address}:{PATRONI_PORT}' }}
etcd: {{ hosts: [{etcds}] }}
bootstrap:
  dcs:
    ttl: {ttl}
    loop_wait: {loop_wait}
    retry_timeout: {retry_timeout}
    synchronous_mode: true
    postgresql: {{ use_pg_rewind: true, remove_data_directory_on_diverged_timelines: true }}
  initdb: [{{ encoding: UTF8 }}, {{ locale: C }}, data-checksums]
postgresql:
  listen: 0.0.0.0:5432
  connect_address: {address}:5432
  bin_dir: {programs}
  data_dir: {data}
  pgpass: {pgpass}
  authentication:
    superuser: {{ username: postgres, password: {password} }}
    replication: {{ username: replicator, password: {password} }}
  parameters: {{ unix_socket_directories: '', max_connections: 100, lc_messages: C, wal_sender_timeout: 3s }}
  pg_hba: [host all all all scram-sha-256, host replication replicator all scram-sha-256]
",
            name = name(machine),
            address = self.network.address(machine),
            etcds = etcds.join(", "),
            programs = self.installation.programs().display(),
            data = self.file(machine, "data").display(),
            pgpass = self.file(machine, "pgpass").display(),
            password = self.password,
        )
    }
}

/// The name of the cluster.
const SCOPE: &str = "billables";

/// The name of a machine.
fn name(machine: usize) -> String {
    format!("machine{machine}")
}

/// Asks Patroni of a machine. The status of the answer says whether the machine has a role.
fn ask(address: Ipv4Addr, path: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&SocketAddr::from((address, PATRONI_PORT)), ANSWER_TIMEOUT)?;
    stream.set_read_timeout(Some(ANSWER_TIMEOUT))?;
    write!(stream, "GET /{path} HTTP/1.0\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}
