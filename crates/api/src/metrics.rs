//! The service's metrics, in Prometheus's text format.

use billables_contract::{CallCounts, CallVerdict, ReportBillables, ReportCalls, ReportCounts, Request as _, Verdict};
use prometheus::{
    Encoder as _, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, Opts, Registry, TextEncoder,
};

/// The upper bounds of the duration buckets, in seconds: half a millisecond to ten seconds.
const DURATION_BUCKETS_SECONDS: [f64; 14] =
    [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0];

/// Numbers that other parts of the service keep, read when the metrics are written.
pub(crate) struct Readings {
    /// The passwords hashed since the start.
    pub(crate) password_computations: u64,
    /// The attempts to rate the calls of an account that failed since the start.
    pub(crate) rating_failures: u64,
    /// The committed transactions of the raters since the start.
    pub(crate) rating_commits: u64,
    /// The reads on the standby since the start.
    pub(crate) standby_reads: u64,
    /// The reads since the start that went to the primary instead of the standby.
    pub(crate) standby_reads_on_primary: u64,
    /// The committed transactions of reports and facts since the start.
    pub(crate) intake_commits: u64,
    /// Reports that wait for a writer.
    pub(crate) queue_depth: usize,
    /// Open connections of the pool.
    pub(crate) connections: usize,
    /// Idle connections of the pool.
    pub(crate) connections_idle: usize,
}

/// The service's metrics.
pub(crate) struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    durations: HistogramVec,
    reports: IntCounterVec,
    calls: IntCounterVec,
    batch_items: IntCounterVec,
    password_computations: IntCounter,
    rating_failures: IntCounter,
    rating_commits: IntCounter,
    standby_reads: IntCounter,
    standby_reads_on_primary: IntCounter,
    intake_commits: IntCounter,
    queue_depth: IntGauge,
    connections: IntGauge,
    connections_idle: IntGauge,
}

impl Metrics {
    pub(crate) fn new() -> prometheus::Result<Self> {
        let registry = Registry::new();
        let requests = IntCounterVec::new(
            Opts::new("billables_requests_total", "Answered requests, by operation and status."),
            &["operation", "status"],
        )?;
        let durations = HistogramVec::new(
            HistogramOpts::new("billables_request_duration_seconds", "Time from request to answer, by operation.")
                .buckets(DURATION_BUCKETS_SECONDS.to_vec()),
            &["operation"],
        )?;
        let reports = IntCounterVec::new(
            Opts::new("billables_reports_total", "Reports that the intake decided, by outcome."),
            &["outcome"],
        )?;
        let calls = IntCounterVec::new(
            Opts::new("billables_calls_total", "Reports of calls that the intake decided, by outcome."),
            &["outcome"],
        )?;
        let batch_items = IntCounterVec::new(
            Opts::new(
                "billables_batch_items_total",
                "Items of batches, and requests done as part of a list, by operation.",
            ),
            &["operation"],
        )?;
        // The counters are present before the first batch, so that a graph shows zero and not a gap.
        batch_items.with_label_values(&[ReportBillables::NAME]).reset();
        batch_items.with_label_values(&[ReportCalls::NAME]).reset();
        let gauge = |name, help| IntGauge::new(name, help);
        let password_computations =
            IntCounter::new("billables_password_computations_total", "How many times Argon2 was computed.")?;
        let rating_failures = IntCounter::new(
            "billables_rating_failures_total",
            "How many attempts to rate the calls of an account failed; the log names the account.",
        )?;
        let rating_commits = IntCounter::new(
            "billables_rating_commits_total",
            "Committed transactions of the raters; on SQLite the writer rates in its own.",
        )?;
        let standby_reads =
            IntCounter::new("billables_standby_reads_total", "Reads of lists, totals and exports on the standby.")?;
        let standby_reads_on_primary = IntCounter::new(
            "billables_standby_reads_on_primary_total",
            "Reads that went to the primary because the standby was late or could not be used; the log says when.",
        )?;
        let intake_commits = IntCounter::new(
            "billables_intake_commits_total",
            "Committed transactions of reports and facts; one holds those that arrived together.",
        )?;
        let queue_depth = gauge("billables_intake_queue_depth", "Reports that wait for a writer.")?;
        let connections = gauge("billables_database_connections", "Open connections of the pool.")?;
        let connections_idle = gauge("billables_database_connections_idle", "Idle connections of the pool.")?;
        registry.register(Box::new(requests.clone()))?;
        registry.register(Box::new(durations.clone()))?;
        registry.register(Box::new(reports.clone()))?;
        registry.register(Box::new(calls.clone()))?;
        registry.register(Box::new(batch_items.clone()))?;
        registry.register(Box::new(password_computations.clone()))?;
        registry.register(Box::new(rating_failures.clone()))?;
        registry.register(Box::new(rating_commits.clone()))?;
        registry.register(Box::new(standby_reads.clone()))?;
        registry.register(Box::new(standby_reads_on_primary.clone()))?;
        registry.register(Box::new(intake_commits.clone()))?;
        registry.register(Box::new(queue_depth.clone()))?;
        registry.register(Box::new(connections.clone()))?;
        registry.register(Box::new(connections_idle.clone()))?;
        Ok(Self {
            registry,
            requests,
            durations,
            reports,
            calls,
            batch_items,
            password_computations,
            rating_failures,
            rating_commits,
            standby_reads,
            standby_reads_on_primary,
            intake_commits,
            queue_depth,
            connections,
            connections_idle,
        })
    }

    /// Counts an answer. Answers of no operation count as `other`, so that a client cannot invent label values.
    pub(crate) fn answered(&self, operation: Option<&str>, status: &str, seconds: f64) {
        let operation = operation.unwrap_or("other");
        self.requests.with_label_values(&[operation, status]).inc();
        self.durations.with_label_values(&[operation]).observe(seconds);
    }

    /// Counts reports by the verdict that the intake decided.
    pub(crate) fn reported(&self, verdict: Verdict, count: u64) {
        self.reports.with_label_values(&[verdict.label()]).inc_by(count);
    }

    /// Counts the decided reports of a batch.
    pub(crate) fn reported_many(&self, counts: &ReportCounts) {
        counts.iter().filter(|(_, count)| *count > 0).for_each(|(verdict, count)| self.reported(verdict, count));
    }

    /// Counts reports of calls by the verdict that the intake decided.
    pub(crate) fn call_reported(&self, verdict: CallVerdict, count: u64) {
        self.calls.with_label_values(&[verdict.label()]).inc_by(count);
    }

    /// Counts the decided calls of a batch.
    pub(crate) fn calls_reported_many(&self, counts: &CallCounts) {
        counts.iter().filter(|(_, count)| *count > 0).for_each(|(verdict, count)| self.call_reported(verdict, count));
    }

    /// Counts a completed item of a request list. The list itself counts as one answer.
    pub(crate) fn list_item_completed(&self, operation: &str) {
        self.batch_items.with_label_values(&[operation]).inc();
    }

    /// Counts items of a batch that got a verdict. The batch itself counts as one answer.
    pub(crate) fn batch_answered(&self, operation: &str, count: u64) {
        self.batch_items.with_label_values(&[operation]).inc_by(count);
    }

    /// The metrics as text, with the current readings.
    pub(crate) fn text(&self, readings: &Readings) -> Result<Vec<u8>, prometheus::Error> {
        for (counter, count) in [
            (&self.password_computations, readings.password_computations),
            (&self.rating_failures, readings.rating_failures),
            (&self.rating_commits, readings.rating_commits),
            (&self.standby_reads, readings.standby_reads),
            (&self.standby_reads_on_primary, readings.standby_reads_on_primary),
            (&self.intake_commits, readings.intake_commits),
        ] {
            counter.inc_by(count.saturating_sub(counter.get()));
        }
        let as_gauge = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        self.queue_depth.set(as_gauge(readings.queue_depth));
        self.connections.set(as_gauge(readings.connections));
        self.connections_idle.set(as_gauge(readings.connections_idle));
        let mut text = Vec::new();
        TextEncoder::new().encode(&self.registry.gather(), &mut text)?;
        Ok(text)
    }
}
