//! A child process that ends with this one: stopped by the guard, or killed by the kernel if the guard does not run.

use std::io;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

/// The interval of a waiting loop.
pub(crate) const LOOK_EVERY: Duration = Duration::from_millis(10);

/// The tool that asks the kernel to signal a process when the parent ends.
const SETPRIV: &str = "/usr/bin/setpriv";

/// A running child and the thread that started the child.
///
/// The kernel sends its "parent has ended" signal when the *thread* ends that started the child. A test's thread may
/// end while other tests still use the server, so a separate thread starts the child and then waits.
#[derive(Debug)]
pub(crate) struct KeptChild {
    child: Child,
    release: Option<Sender<()>>,
    keeper: Option<JoinHandle<()>>,
}

impl KeptChild {
    /// Starts `command`, which should come from [`dying_with_its_parent`].
    pub(crate) fn spawn(mut command: Command) -> io::Result<Self> {
        let (started, starting) = mpsc::sync_channel(1);
        let (release, released) = mpsc::channel::<()>();
        let keeper = thread::Builder::new().name("postgres-keeper".to_owned()).spawn(move || {
            if started.send(command.spawn()).is_ok() {
                // The call returns an error when the guard drops the other end.
                let _ = released.recv();
            }
        })?;
        let child = starting.recv().map_err(io::Error::other)??;
        Ok(Self { child, release: Some(release), keeper: Some(keeper) })
    }

    /// The process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// The exit status, if the child has ended by itself.
    pub(crate) fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.child.try_wait()
    }

    /// Sends each signal and waits for the child to end; kills the child after the last wait.
    pub(crate) fn stop(&mut self, steps: &[(Signal, Duration)]) {
        let ended = steps.iter().any(|(signal, timeout)| {
            if let Some(process) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
                // The child may have ended meanwhile; the wait below notices that.
                let _ = kill_process(process, *signal);
            }
            self.ends_within(*timeout)
        });
        if !ended {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
        self.release = None;
        if let Some(keeper) = self.keeper.take() {
            let _ = keeper.join();
        }
    }

    fn ends_within(&mut self, timeout: Duration) -> bool {
        let deadline = Instant::now() + timeout;
        loop {
            match self.child.try_wait() {
                Ok(Some(_)) => return true,
                Ok(None) if Instant::now() < deadline => thread::sleep(LOOK_EVERY),
                Ok(None) | Err(_) => return false,
            }
        }
    }
}

impl Drop for KeptChild {
    fn drop(&mut self) {
        self.stop(&[]);
    }
}

/// Makes a command end with its parent (precisely, with the thread that starts it) on machines that support this:
/// Linux with setpriv of util-linux.
///
/// `make` builds a command for a program, so that the caller's account and environment apply to setpriv too.
#[must_use]
pub fn dying_with_its_parent(program: &Path, make: impl Fn(&Path) -> Command) -> Command {
    let setpriv = Path::new(SETPRIV);
    let works = make(setpriv).args(["--pdeathsig", "INT", "true"]).output().is_ok_and(|output| output.status.success());
    if !works {
        return make(program);
    }
    let mut command = make(setpriv);
    command.args(["--pdeathsig", "INT"]).arg(program);
    command
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::process::Command;
    use std::time::Duration;

    use rustix::process::Signal;

    use super::{KeptChild, dying_with_its_parent};

    #[test]
    fn a_child_that_ignores_the_polite_signal_is_killed() {
        let mut command = Command::new("sh");
        command.args(["-c", "trap '' INT; while :; do sleep 1; done"]);
        let mut child = KeptChild::spawn(command).unwrap();
        child.stop(&[(Signal::INT, Duration::ZERO)]);
        assert!(child.ended().unwrap().is_some());
    }

    #[test]
    fn a_program_that_is_missing_is_an_error() {
        assert!(KeptChild::spawn(Command::new("/nonexistent/program")).is_err());
    }

    #[test]
    fn arguments_reach_the_wrapped_program() {
        let mut command = dying_with_its_parent(Path::new("/bin/sh"), |program| Command::new(program));
        let output = command.args(["-c", "echo reached"]).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout), "reached\n");
    }
}
