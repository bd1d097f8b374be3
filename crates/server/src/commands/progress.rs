//! The progress of a long command: a line on the terminal that is updated, and nothing if standard error is no
//! terminal.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// The shortest time between two updates of the line.
const PERIOD: Duration = Duration::from_millis(200);

/// A count that grows, shown on the terminal.
pub(crate) struct Progress {
    verb: &'static str,
    is_shown: bool,
    since: Instant,
    last_shown: Option<Instant>,
    count: u64,
    /// The count at the beginning of this run.
    begin: u64,
    /// The bytes of an input of known size.
    bytes: Option<Bytes>,
}

/// The bytes of the input: before this run, processed so far, and in total.
struct Bytes {
    begin: u64,
    done: u64,
    all: u64,
}

impl Progress {
    /// The progress of a task whose size is unknown.
    pub(crate) fn of_unknown_size(verb: &'static str) -> Self {
        let is_shown = std::io::stderr().is_terminal();
        Self { verb, is_shown, since: Instant::now(), last_shown: None, count: 0, begin: 0, bytes: None }
    }

    /// The progress of a task that processes an input, from a count and an offset on.
    pub(crate) fn of_input(verb: &'static str, size: Option<u64>, count: u64, offset: u64) -> Self {
        let bytes = size.map(|all| Bytes { begin: offset, done: offset, all });
        Self { count, begin: count, bytes, ..Self::of_unknown_size(verb) }
    }

    /// The count.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// Adds to the count.
    pub(crate) fn add(&mut self, count: usize) {
        self.count += u64::try_from(count).unwrap_or(0);
        self.show();
    }

    /// Adds to the count, and moves to an offset in the input.
    pub(crate) fn advance(&mut self, count: usize, offset: u64) {
        if let Some(bytes) = &mut self.bytes {
            bytes.done = offset;
        }
        self.add(count);
    }

    fn show(&mut self) {
        if self.is_shown && self.last_shown.is_none_or(|last| last.elapsed() >= PERIOD) {
            self.last_shown = Some(Instant::now());
            let line = self.line(self.since.elapsed());
            // A carriage return, the line, and an escape that clears the rest of the old line. A closed terminal is no
            // error.
            let _ = write!(std::io::stderr(), "\r{line}\x1b[K");
        }
    }

    /// The line after a time.
    fn line(&self, elapsed: Duration) -> String {
        let seconds = elapsed.as_secs_f64().max(0.001);
        let rate = (self.count - self.begin) as f64 / seconds;
        let mut line = format!("{} {}, {}/s", self.verb, grouped(self.count), grouped(rate as u64));
        if let Some(bytes) = &self.bytes {
            let share = if bytes.all == 0 { 1.0 } else { bytes.done as f64 / bytes.all as f64 };
            line.push_str(&format!(", {:.0}%", (share * 100.0).min(100.0)));
            let speed = bytes.done.saturating_sub(bytes.begin) as f64 / seconds;
            if speed > 0.0 {
                let left = bytes.all.saturating_sub(bytes.done) as f64 / speed;
                line.push_str(&format!(", {} left", clock(left as u64)));
            }
        }
        line
    }

    /// Clears the line, before the command prints something else.
    pub(crate) fn clear(&mut self) {
        if self.last_shown.take().is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

/// A number and a noun.
pub(crate) fn counted(count: u64, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(count))
}

/// A number with a comma between thousands.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Seconds in the form of a clock.
fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_that_of_this_run_and_the_time_left_that_of_the_input() {
        let mut progress = Progress::of_input("imported", Some(3_000), 500, 1_000);
        progress.is_shown = false;
        progress.advance(500, 2_000);
        assert_eq!(progress.line(Duration::from_secs(5)), "imported 1,000, 100/s, 67%, 0:05 left");
        let progress = Progress::of_unknown_size("exported");
        assert_eq!(progress.line(Duration::from_secs(1)), "exported 0, 0/s");
    }

    #[test]
    fn numbers_are_read_at_a_glance() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!([counted(1, "billable"), counted(0, "billable")], ["1 billable", "0 billables"]);
        assert_eq!([9, 75, 3_600 + 61].map(clock), ["0:09", "1:15", "1:01:01"]);
    }
}
