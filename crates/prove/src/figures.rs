//! The figures of a run.

use std::ops::AddAssign;

/// Counts of one or more episodes on one database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Episodes, each on a new store.
    pub episodes: u64,
    /// Kills of a process of the service.
    pub service_kills: u64,
    /// Kills and immediate shutdowns of the database server.
    pub database_kills: u64,
    /// Kills of the pooler.
    pub pooler_kills: u64,
    /// Primaries that were cut off from the network until another machine was the primary.
    pub cut_off: u64,
    /// Switchovers by an operator.
    pub switched_over: u64,
    /// Transactions that a worker had committed when the coordinator was killed before it knew.
    pub cut_commits: u64,
    /// Of these, transactions with an audit event of a void or a reinstatement.
    pub cut_audited: u64,
    /// Sessions of the services that were ended on the server.
    pub sessions_ended: u64,
    /// Power cuts.
    pub power_cuts: u64,
    /// Unsynced writes that were lost.
    pub writes_dropped: u64,
    /// Pages that checkpoints copied from SQLite's WAL into the database.
    pub pages_copied: u64,
    /// Periods with a full disk.
    pub full_disks: u64,
    /// Periods with a read-only disk.
    pub read_only_disks: u64,
    /// Writes and syncs that failed.
    pub disk_faults: u64,
    /// Places of a write or sync at which a sweep tried a fault.
    pub swept: u64,
    /// Pauses of the database or of the service, and locks on SQLite by another connection.
    pub pauses: u64,
    /// Connections that were reset.
    pub resets: u64,
    /// Successful answers that never reached their clients.
    pub lost_confirmations: u64,
    /// Requests without an answer, or with a status of 500 or above.
    pub failures: u64,
    /// Answers and verdicts of an internal error (500), each during a fault.
    pub internal_errors: u64,
    /// Verdicts of batches that clients received.
    pub verdicts: u64,
    /// Batch answers that ended early.
    pub cut_batches: u64,
    /// Successful answers and verdicts that clients received.
    pub confirmations: u64,
    /// Confirmed facts of calls.
    pub facts: u64,
    /// Calls with facts, whose rows and totals were compared.
    pub calls: u64,
    /// Confirmed reports, each counted once.
    pub confirmed: u64,
    /// Reports that were sent and never confirmed.
    pub unconfirmed: u64,
    /// Unconfirmed reports that are stored.
    pub unconfirmed_stored: u64,
    /// Confirmed voids.
    pub voids: u64,
    /// Confirmed reinstatements of them.
    pub reinstatements: u64,
    /// Rows compared.
    pub rows: u64,
}

impl Figures {
    /// Kills of processes: of the service, of the database or of the pooler.
    #[must_use]
    pub fn kill_cycles(&self) -> u64 {
        self.service_kills + self.database_kills + self.pooler_kills
    }

    /// Each figure with a label.
    #[must_use]
    pub fn lines(&self) -> Vec<(&'static str, u64)> {
        vec![
            ("episodes, each on a new store", self.episodes),
            ("kill cycles", self.kill_cycles()),
            ("  of processes of the service", self.service_kills),
            ("  of the database server", self.database_kills),
            ("  of the pooler", self.pooler_kills),
            ("  with loss of unsynced writes", self.power_cuts),
            ("primaries cut off from the network", self.cut_off),
            ("switchovers", self.switched_over),
            ("commits of a worker that the killed coordinator did not see", self.cut_commits),
            ("  of these with an audit event", self.cut_audited),
            ("unsynced writes lost", self.writes_dropped),
            ("pages copied from SQLite's WAL", self.pages_copied),
            ("periods with a full disk", self.full_disks),
            ("periods with a read-only disk", self.read_only_disks),
            ("failed writes and syncs", self.disk_faults),
            ("places of a report, or of a stop, with a fault in turn", self.swept),
            ("pauses of the database or of the service", self.pauses),
            ("sessions ended on the server", self.sessions_ended),
            ("connections reset", self.resets),
            ("successful answers lost by the proxy", self.lost_confirmations),
            ("failed requests", self.failures),
            ("  answers and verdicts of 500, all during a fault", self.internal_errors),
            ("verdicts of batches", self.verdicts),
            ("batch answers that ended early", self.cut_batches),
            ("successful answers and verdicts", self.confirmations),
            ("confirmed facts of calls", self.facts),
            ("calls with facts, all in the totals", self.calls),
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
        self.pooler_kills += other.pooler_kills;
        self.cut_off += other.cut_off;
        self.switched_over += other.switched_over;
        self.cut_commits += other.cut_commits;
        self.cut_audited += other.cut_audited;
        self.sessions_ended += other.sessions_ended;
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
        self.facts += other.facts;
        self.calls += other.calls;
        self.confirmed += other.confirmed;
        self.unconfirmed += other.unconfirmed;
        self.unconfirmed_stored += other.unconfirmed_stored;
        self.voids += other.voids;
        self.reinstatements += other.reinstatements;
        self.rows += other.rows;
    }
}
