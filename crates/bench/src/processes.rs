//! CPU time of processes of this machine, by `/proc`.

use std::fs;

use anyhow::Context as _;

/// The unit of CPU time in `/proc`: a hundredth of a second on every architecture of Linux.
const TICKS_PER_SECOND: f64 = 100.0;

/// The places of the fields in `/proc/PID/stat`, counted from the one behind the program's name.
const PARENT: usize = 1;
const USER: usize = 11;
const SYSTEM: usize = 12;
const USER_OF_CHILDREN: usize = 13;
const SYSTEM_OF_CHILDREN: usize = 14;

/// The CPU time of a process so far, in user mode and in the kernel, in seconds.
///
/// # Errors
///
/// There is no such process.
pub(crate) fn cpu_seconds(process: &str) -> anyhow::Result<f64> {
    let fields = fields(process)?;
    Ok(seconds(&fields, &[USER, SYSTEM]))
}

/// The CPU time of the parent of a process and of all children of that parent so far, in seconds. Children that have ended
/// count too.
///
/// # Errors
///
/// There is no such process.
pub(crate) fn cpu_seconds_of_siblings(process: u32) -> anyhow::Result<f64> {
    let parent = fields(&process.to_string())?.get(PARENT).context("no parent of a process")?.clone();
    let own = seconds(&fields(&parent)?, &[USER, SYSTEM, USER_OF_CHILDREN, SYSTEM_OF_CHILDREN]);
    let mut sum = own;
    for entry in fs::read_dir("/proc")? {
        // A process may end between the two reads.
        let Ok(fields) = fields(&entry?.file_name().to_string_lossy()) else { continue };
        if fields.get(PARENT) == Some(&parent) {
            sum += seconds(&fields, &[USER, SYSTEM]);
        }
    }
    Ok(sum)
}

fn fields(process: &str) -> anyhow::Result<Vec<String>> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The program's name is in parentheses and could hold spaces.
    let (_, fields) = stat.rsplit_once(") ").context("no process status")?;
    Ok(fields.split(' ').map(str::to_owned).collect())
}

fn seconds(fields: &[String], places: &[usize]) -> f64 {
    let ticks = places.iter().filter_map(|place| fields.get(*place)?.parse::<f64>().ok());
    ticks.sum::<f64>() / TICKS_PER_SECOND
}
