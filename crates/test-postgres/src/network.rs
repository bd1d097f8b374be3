//! A network of machines in miniature: network namespaces of Linux that a bridge joins, and that can be cut off.
//!
//! The bridge is in a namespace of its own, so that no firewall of this machine filters what the machines tell each other. This
//! machine reaches them through one link. All needs root with the capabilities `CAP_NET_ADMIN` and `CAP_SYS_ADMIN`.

use std::fs::{self, File};
use std::net::Ipv4Addr;
use std::os::fd::AsFd;
use std::panic::resume_unwind;
use std::path::Path;
use std::process::{self, Command};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Instant;

use rustix::process::{Pid, Signal, kill_process};
use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};

use crate::PostgresError;
use crate::account::ServerAccount;
use crate::kept_child::LOOK_EVERY;
use crate::processes;
use crate::server::START_TIMEOUT;

/// The beginning of the names of all namespaces, before the id of the process that made them.
const PREFIX: &str = "billables-";

/// The addresses of all networks: 198.18.0.0/15, which is reserved for tests of networks. Each network has 16 of them.
const ADDRESSES: u32 = Ipv4Addr::new(198, 18, 0, 0).to_bits();
const NETWORK_ADDRESSES: u32 = 16;
const NETWORKS: u32 = 8192;

/// The most networks of one process with addresses of their own.
const NETWORKS_OF_A_PROCESS: u32 = 8;

/// The time after which `timeout` kills a program of a machine, whatever became of the test.
const LIFE_SECONDS: &str = "7200";

/// Some machines and their network. Dropping the value kills everything that runs on them, and removes them.
#[derive(Debug)]
pub(crate) struct Network {
    /// The end of the namespaces' names: the process and the number of the network.
    name: String,
    first_address: u32,
    machines: usize,
}

impl Network {
    /// Makes a network, after the removal of what ended processes have left behind.
    pub(crate) fn new(machines: usize) -> Result<Self, PostgresError> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        remove_left_behind();
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let place = process::id().wrapping_mul(NETWORKS_OF_A_PROCESS).wrapping_add(number) % NETWORKS;
        let name = format!("{}-{number}", process::id());
        let network = Self { name, first_address: ADDRESSES + place * NETWORK_ADDRESSES, machines };
        // From here on, the drop removes what exists.
        network.make()?;
        Ok(network)
    }

    fn make(&self) -> Result<(), PostgresError> {
        let hub = self.hub();
        let outside = format!("bill{}", self.name);
        ip(&["netns", "add", &hub])?;
        ip(&["-netns", &hub, "link", "add", "hub", "type", "bridge"])?;
        ip(&["-netns", &hub, "link", "set", "hub", "up"])?;
        ip(&["link", "add", &outside, "type", "veth", "peer", "name", "outside", "netns", &hub])?;
        ip(&["-netns", &hub, "link", "set", "outside", "master", "hub", "up"])?;
        ip(&["address", "add", &self.with_length(0), "dev", &outside])?;
        ip(&["link", "set", &outside, "up"])?;
        for machine in 0..self.machines {
            let (name, port) = (self.machine(machine), port(machine));
            ip(&["netns", "add", &name])?;
            ip(&["-netns", &name, "link", "set", "lo", "up"])?;
            ip(&["-netns", &hub, "link", "add", &port, "type", "veth", "peer", "name", "eth0", "netns", &name])?;
            ip(&["-netns", &name, "address", "add", &self.with_length(machine + 1), "dev", "eth0"])?;
            ip(&["-netns", &name, "link", "set", "eth0", "up"])?;
            ip(&["-netns", &hub, "link", "set", &port, "master", "hub", "up"])?;
        }
        Ok(())
    }

    /// The address of a machine.
    pub(crate) fn address(&self, machine: usize) -> Ipv4Addr {
        self.host(machine + 1)
    }

    /// Cuts a machine off, as a pulled cable does: its programs run on, and reach each other.
    pub(crate) fn cut(&self, machine: usize) -> Result<(), PostgresError> {
        ip(&["-netns", &self.hub(), "link", "set", &port(machine), "down"])
    }

    /// Joins a machine that was cut off.
    pub(crate) fn join(&self, machine: usize) -> Result<(), PostgresError> {
        ip(&["-netns", &self.hub(), "link", "set", &port(machine), "up"])
    }

    /// A command that runs a program on a machine, under an account, for a limited time.
    pub(crate) fn command(&self, machine: usize, account: ServerAccount, program: &Path) -> Command {
        let mut command = ServerAccount::Own.command(Path::new("nsenter"));
        command.arg(format!("--net={}", namespace_file(&self.machine(machine))));
        command.args(["setpriv", "--pdeathsig", "INT"]);
        if let ServerAccount::StandIn { user_id, group_id } = account {
            command.args(["--reuid", &user_id.to_string(), "--regid", &group_id.to_string(), "--clear-groups"]);
        }
        command.args(["timeout", "--signal=KILL", LIFE_SECONDS]).arg(program);
        command
    }

    /// Runs a body on a machine, in a thread of its own. Programs that the body starts run on the machine too.
    pub(crate) fn inside<T: Send>(&self, machine: usize, body: impl FnOnce() -> T + Send) -> Result<T, PostgresError> {
        let path = namespace_file(&self.machine(machine));
        let namespace = File::open(&path).map_err(PostgresError::io("open", &path))?;
        thread::scope(|scope| {
            let thread = scope.spawn(move || {
                move_into_link_name_space(namespace.as_fd(), Some(LinkNameSpaceType::Network))?;
                Ok(body())
            });
            thread.join().unwrap_or_else(|panic| resume_unwind(panic))
        })
        .map_err(|error: rustix::io::Errno| PostgresError::io("enter", path)(error.into()))
    }

    /// Kills everything that runs on a machine, except a process and its children. Returns when all of it has ended.
    pub(crate) fn kill_all_but(&self, machine: usize, kept: u32) -> Result<(), PostgresError> {
        let kept = [processes::children(kept), vec![kept]].concat();
        kill_all(&self.machine(machine), &kept)
    }

    fn hub(&self) -> String {
        format!("{PREFIX}{}-hub", self.name)
    }

    fn machine(&self, machine: usize) -> String {
        format!("{PREFIX}{}-{machine}", self.name)
    }

    fn host(&self, number: usize) -> Ipv4Addr {
        let number = u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1);
        Ipv4Addr::from_bits(self.first_address.saturating_add(number))
    }

    fn with_length(&self, number: usize) -> String {
        format!("{}/28", self.host(number))
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        for machine in 0..self.machines {
            remove(&self.machine(machine));
        }
        // The link of this machine ends with its other end.
        remove(&self.hub());
    }
}

/// The bridge's port for a machine.
fn port(machine: usize) -> String {
    format!("port{machine}")
}

fn namespace_file(namespace: &str) -> String {
    format!("/run/netns/{namespace}")
}

/// Kills everything in a namespace and removes it, if it exists.
fn remove(namespace: &str) {
    if Path::new(&namespace_file(namespace)).exists() {
        let _ = kill_all(namespace, &[]);
        let _ = ip(&["netns", "delete", namespace]);
    }
}

/// Removes the namespaces of processes that have ended without a drop.
fn remove_left_behind() {
    let Ok(entries) = fs::read_dir("/run/netns") else { return };
    for name in entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()) {
        let maker = name.strip_prefix(PREFIX).and_then(|rest| rest.split('-').next()?.parse().ok());
        if maker.is_some_and(|maker| !processes::runs(maker)) {
            remove(&name);
        }
    }
}

fn kill_all(namespace: &str, kept: &[u32]) -> Result<(), PostgresError> {
    let deadline = Instant::now() + START_TIMEOUT;
    loop {
        let output = ip_output(&["netns", "pids", namespace])?;
        let pids = output.split_whitespace().filter_map(|pid| pid.parse::<u32>().ok());
        let others: Vec<_> = pids.filter(|pid| !kept.contains(pid) && processes::runs(*pid)).collect();
        if others.is_empty() || Instant::now() > deadline {
            return Ok(());
        }
        for pid in others.into_iter().filter_map(|pid| Pid::from_raw(i32::try_from(pid).ok()?)) {
            // The process may have ended meanwhile.
            let _ = kill_process(pid, Signal::KILL);
        }
        thread::sleep(LOOK_EVERY);
    }
}

fn ip(arguments: &[&str]) -> Result<(), PostgresError> {
    ip_output(arguments).map(drop)
}

/// Runs the tool `ip` of iproute2.
fn ip_output(arguments: &[&str]) -> Result<String, PostgresError> {
    let failed = |output: String| PostgresError::NoNetwork { command: format!("ip {}", arguments.join(" ")), output };
    let mut command = ServerAccount::Own.command(Path::new("ip"));
    let output = command.args(arguments).output().map_err(|error| failed(error.to_string()))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
}
