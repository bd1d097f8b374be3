//! What a run did, counted.

use std::ops::AddAssign;

/// Counts of one or more episodes on one database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Episodes, each on a store of its own.
    pub episodes: u64,
    /// Times that a process of the service was killed.
    pub service_kills: u64,
    /// Times that the database server was killed or dropped everything.
    pub database_kills: u64,
    /// Times that unsynced writes were lost with the processes.
    pub power_cuts: u64,
    /// Unsynced writes that were lost.
    pub writes_dropped: u64,
    /// Pages that were copied from SQLite's log into the database.
    pub pages_copied: u64,
    /// Times that the disk was full for a while.
    pub full_disks: u64,
    /// Times that it could only be read for a while.
    pub read_only_disks: u64,
    /// Writes and syncs that failed.
    pub disk_faults: u64,
    /// Numbers of writes and syncs at which a fault was tried in turn.
    pub swept: u64,
    /// Times that the database or the service was stopped for a while, or the database held by somebody else.
    pub pauses: u64,
    /// Connections that were reset.
    pub resets: u64,
    /// Answers of success that never reached their client.
    pub lost_confirmations: u64,
    /// Requests without an answer, or with one that says that the service could not.
    pub failures: u64,
    /// Answers and verdicts that said that the service failed by itself, each while something was disturbed.
    pub internal_errors: u64,
    /// Verdicts of batches that clients got.
    pub verdicts: u64,
    /// Answers to batches that ended early.
    pub cut_batches: u64,
    /// Answers of success that clients got.
    pub confirmations: u64,
    /// Reports that were confirmed, each counted once.
    pub confirmed: u64,
    /// Reports that were sent and never confirmed.
    pub unconfirmed: u64,
    /// Those of them that are stored.
    pub unconfirmed_stored: u64,
    /// Voids that were confirmed.
    pub voids: u64,
    /// Those of them whose reinstatement was confirmed.
    pub reinstatements: u64,
    /// Rows compared.
    pub rows: u64,
}

impl Figures {
    /// Times that processes were killed, of the service or of the database.
    #[must_use]
    pub fn kill_cycles(&self) -> u64 {
        self.service_kills + self.database_kills
    }

    /// Each figure with what it counts.
    #[must_use]
    pub fn lines(&self) -> Vec<(&'static str, u64)> {
        vec![
            ("episodes, each on a new store", self.episodes),
            ("kill cycles", self.kill_cycles()),
            ("  of processes of the service", self.service_kills),
            ("  of the database server", self.database_kills),
            ("  with loss of what was not synced", self.power_cuts),
            ("unsynced writes that were lost", self.writes_dropped),
            ("pages copied from SQLite's log", self.pages_copied),
            ("times that the disk was full for a while", self.full_disks),
            ("times that the disk was read-only for a while", self.read_only_disks),
            ("writes and syncs that failed", self.disk_faults),
            ("places of a report, or of a stop, at which one failed", self.swept),
            ("pauses of the database or of the service", self.pauses),
            ("connections reset", self.resets),
            ("answers of success lost on their way", self.lost_confirmations),
            ("requests that failed", self.failures),
            ("  answers and verdicts of 500, all while something was disturbed", self.internal_errors),
            ("verdicts of batches", self.verdicts),
            ("answers to batches that ended early", self.cut_batches),
            ("answers and verdicts of success", self.confirmations),
            ("confirmed reports", self.confirmed),
            ("reports never confirmed", self.unconfirmed),
            ("  of these stored, once", self.unconfirmed_stored),
            ("voids", self.voids),
            ("  of these reinstated", self.reinstatements),
            ("rows compared", self.rows),
        ]
    }
}

impl AddAssign<&Self> for Figures {
    fn add_assign(&mut self, other: &Self) {
        self.episodes += other.episodes;
        self.service_kills += other.service_kills;
        self.database_kills += other.database_kills;
        self.power_cuts += other.power_cuts;
        self.writes_dropped += other.writes_dropped;
        self.pages_copied += other.pages_copied;
        self.full_disks += other.full_disks;
        self.read_only_disks += other.read_only_disks;
        self.disk_faults += other.disk_faults;
        self.swept += other.swept;
        self.pauses += other.pauses;
        self.resets += other.resets;
        self.lost_confirmations += other.lost_confirmations;
        self.failures += other.failures;
        self.internal_errors += other.internal_errors;
        self.verdicts += other.verdicts;
        self.cut_batches += other.cut_batches;
        self.confirmations += other.confirmations;
        self.confirmed += other.confirmed;
        self.unconfirmed += other.unconfirmed;
        self.unconfirmed_stored += other.unconfirmed_stored;
        self.voids += other.voids;
        self.reinstatements += other.reinstatements;
        self.rows += other.rows;
    }
}
