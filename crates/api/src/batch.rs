//! Many reports in one request: a body of any length goes in, a verdict for each report comes out, in order.
//!
//! One task reads the body, makes groups of reports, has a few of them written at once, and puts the verdicts into a
//! [`spool`], from which the answer takes them. So the body is read on whether or not the client takes verdicts yet: most
//! clients take none before they have sent everything. What is held in memory has a bound: one record that is not complete,
//! a few groups, and the spool's share.
//!
//! Where as many groups wait for the intake as may, another body is refused before anything of it is read. Who sends is asked
//! for again and again: a body may last longer than the token that came with it.
//!
//! The task ends without a summary when it cannot go on. The answer then ends in the middle, and the client knows that the
//! body is to be sent again; what was billed by then answers as replayed.

mod cut;
mod group;
mod line;
mod spool;

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use actix_web::HttpRequest;
use actix_web::dev::Payload;
use actix_web::rt::time::{sleep, timeout};
use actix_web::web::{Bytes, Data};
use billables_contract::{ReportCounts, VerdictFilter};
use billables_domain::NewBillable;
use billables_wire::{HeaderRule, RecordError, RecordFormat, RecordReader, describe_headers};
use futures_util::stream::FuturesOrdered;
use futures_util::{FutureExt as _, Stream as _, StreamExt as _};

use self::cut::Cut;
use self::group::{Answered, Group};
use self::spool::Spool;
pub(crate) use self::spool::spool;
use crate::caller::{Caller, ReportBillables};
use crate::connection::{BatchArrives, Connection};
use crate::content_encoding;
use crate::dto::{BODY_BYTES_MAX, unreadable};
use crate::error::ApiError;
use crate::state::State;

/// How many groups are under way at once: while one is written the next waits, and a third is read.
const GROUPS_MAX: usize = 3;

/// How often it is asked whether the caller may still report.
const CALLER_CHECK_PERIOD: Duration = Duration::from_secs(5);

/// How long a caller is believed while nobody can tell.
const CALLER_BELIEVED: Duration = Duration::from_secs(60);

/// How long a client may still take verdicts of an answer that ends in the middle.
const CUT_GRACE: Duration = Duration::from_secs(2);

/// The reading of one body.
pub(crate) struct BatchReader {
    state: Data<State>,
    caller: Caller<ReportBillables>,
    filter: VerdictFilter,
    connection: Option<Connection>,
    /// Until the body has ended.
    arrives: Option<BatchArrives>,
    request: HttpRequest,
    /// When it was last asked who the caller is, and when that was last known.
    caller_asked: Instant,
    caller_known: Instant,
    reader: RecordReader,
    /// The answer to a body whose row of headers does not fit.
    misfit: Option<ApiError>,
    spool: Spool,
    counts: ReportCounts,
}

type Flight = FuturesOrdered<Pin<Box<dyn Future<Output = Answered>>>>;

/// What a task waits for.
enum Event {
    Bytes(Bytes),
    EndOfBody,
    Answered(Answered),
    /// Nothing more is here, nothing is under way, and some reports wait.
    Quiet,
    Cut(Cut),
}

impl BatchReader {
    pub(crate) fn new(
        state: Data<State>,
        caller: Caller<ReportBillables>,
        format: RecordFormat,
        filter: VerdictFilter,
        request: HttpRequest,
        spool: Spool,
    ) -> Self {
        let connection = request.conn_data::<Connection>().cloned();
        Self {
            caller_asked: Instant::now(),
            caller_known: Instant::now(),
            state,
            caller,
            filter,
            arrives: connection.as_ref().map(Connection::batch_arrives),
            connection,
            request,
            reader: RecordReader::new(format, BODY_BYTES_MAX).with_header_rule(HeaderRule::new(header_names)),
            misfit: None,
            spool,
            counts: ReportCounts::default(),
        }
    }

    /// Reads the body to its end, or as far as it goes.
    pub(crate) async fn run(mut self, payload: Payload) {
        let idle = Duration::from_secs(self.state.settings.batch_idle_timeout_seconds);
        let read = self.read(payload, idle).await;
        let finished = match read {
            Ok(()) => {
                // What is behind the place where a body is broken was not read, so there is no summary of it.
                let summary = (!self.reader.is_broken()).then(|| line::summary(&self.counts));
                self.spool.finish(summary, self.patience()).await.map_err(Cut::from)
            }
            Err(cut) => Err(cut),
        };
        let Err(cut) = finished else { return };
        self.spool.cut(cut.error(idle));
        // The answer is not asked for its next piece while the last one is not taken, so it may not end by itself.
        if let (Err(_), Some(connection)) = (timeout(CUT_GRACE, self.spool.gone()).await, &self.connection) {
            tracing::info!("a client takes no verdicts, and is cut off");
            connection.cut();
        }
    }

    async fn read(&mut self, mut payload: Payload, idle: Duration) -> Result<(), Cut> {
        let mut stopping = self.state.stopping.clone();
        let mut stopped = pin!(async move {
            // Whoever could say it is gone: then the service is, too.
            let _ = stopping.wait_for(|is_stopping| *is_stopping).await;
        });
        let mut idling = pin!(sleep(idle));
        let mut flight = Flight::new();
        let mut group = Group::default();
        let mut is_ended = false;
        loop {
            self.fill(&mut group);
            if let Some(misfit) = self.misfit.take() {
                return Err(Cut::Refused(misfit));
            }
            if group.is_full() || (is_ended && !group.is_empty()) {
                if flight.len() < GROUPS_MAX {
                    if let Err(cut) = self.send(std::mem::take(&mut group), &mut flight).await {
                        return self.tell_rest(flight, cut).await;
                    }
                } else if let Some(answered) = flight.next().await {
                    self.tell(answered).await?;
                }
                continue;
            }
            if is_ended && flight.is_empty() {
                return Ok(());
            }
            let event = poll_fn(|context| {
                // First what is under way.
                if let Poll::Ready(Some(answered)) = flight.poll_next_unpin(context) {
                    return Poll::Ready(Event::Answered(answered));
                }
                if !is_ended && let Poll::Ready(event) = poll_body(&mut payload, context) {
                    return Poll::Ready(event);
                }
                if !group.is_empty() && flight.is_empty() {
                    return Poll::Ready(Event::Quiet);
                }
                if stopped.poll_unpin(context).is_ready() {
                    return Poll::Ready(Event::Cut(Cut::Stopping));
                }
                if !is_ended && idling.as_mut().poll(context).is_ready() {
                    return Poll::Ready(Event::Cut(Cut::Idle));
                }
                Poll::Pending
            });
            match event.await {
                Event::Bytes(bytes) => self.reader.feed(&bytes),
                Event::EndOfBody => {
                    is_ended = true;
                    self.arrives = None;
                    self.reader.finish();
                }
                Event::Answered(answered) => self.tell(answered).await?,
                Event::Quiet => {
                    if let Err(cut) = self.send(std::mem::take(&mut group), &mut flight).await {
                        return self.tell_rest(flight, cut).await;
                    }
                }
                Event::Cut(cut) => return self.tell_rest(flight, cut).await,
            }
            // Time that was spent here is not the client's.
            idling.set(sleep(idle));
        }
    }

    /// Has a group written, if the caller may still report. That is asked where it was not asked just now.
    async fn send(&mut self, group: Group, flight: &mut Flight) -> Result<(), Cut> {
        if self.caller_asked.elapsed() >= CALLER_CHECK_PERIOD {
            self.caller_asked = Instant::now();
            match self.caller.ask_again(&self.request, &self.state).await {
                Ok(()) => self.caller_known = self.caller_asked,
                // A store that is away for a moment is no reason to end a batch.
                Err(error) if error.code().status() >= 500 && self.caller_known.elapsed() < CALLER_BELIEVED => {
                    tracing::warn!(error = error.message(), "who sends reports could not be asked again");
                }
                Err(error) => return Err(Cut::Refused(error)),
            }
        }
        let (intake, group_under_way) = (self.state.intake.clone(), self.state.groups_under_way.begin());
        // A task of its own, so that its end is seen, and its place free, also while the client takes no verdicts.
        let task = actix_web::rt::spawn(async move {
            let answered = group.submit(intake).await;
            drop(group_under_way);
            answered
        });
        flight.push_back(Box::pin(task.map(|answered| answered.unwrap_or_else(|_| Answered::lost()))));
        Ok(())
    }

    /// Tells what is written already, as far as there is somebody to tell, before an end in the middle.
    async fn tell_rest(&mut self, mut flight: Flight, cut: Cut) -> Result<(), Cut> {
        while let Some(answered) = flight.next().await {
            self.tell(answered).await?;
        }
        Err(cut)
    }

    /// Puts the records that are complete into a group, until it is full.
    fn fill(&mut self, group: &mut Group) {
        let mode = self.state.settings.call_sid_mode;
        while !group.is_full()
            && let Some(record) = self.reader.next_record()
        {
            if let Some(error @ RecordError::Headers(_)) = record.problem() {
                self.misfit = Some(unreadable(error));
                return;
            }
            group.add(&record, &self.caller, mode);
        }
    }

    /// Puts the verdicts of a group into the spool.
    async fn tell(&mut self, answered: Answered) -> Result<(), Cut> {
        let scope = self.caller.identity().billable_scope();
        let mut lines = Vec::new();
        let mut decided = ReportCounts::default();
        let before = self.counts.total;
        answered.for_each(&scope, |told, was_decided| {
            let verdict = told.verdict();
            // Why there is no summary is told in any case.
            let is_last = self.reader.is_broken() && self.counts.total + 1 == self.reader.position().index;
            if is_last || self.filter.takes(verdict) {
                line::verdict(&mut lines, self.counts.total, verdict, &told);
            }
            self.counts.add(verdict);
            if was_decided {
                decided.add(verdict);
            }
        })?;
        self.state.metrics.reported_many(&decided);
        self.state.metrics.batch_answered(self.counts.total - before);
        if lines.is_empty() {
            return Ok(());
        }
        Ok(self.spool.push(lines.into(), self.patience()).await?)
    }

    /// How long the client may take nothing while nothing else can be done.
    fn patience(&self) -> Duration {
        Duration::from_secs(self.state.settings.answer_timeout_seconds)
    }
}

/// The columns of a body in CSV, whose headers must name what a report takes: without, every row would be told the same.
fn header_names(headers: &[String]) -> Result<Vec<String>, String> {
    if NewBillable::can_be_complete(|name| headers.iter().any(|header| header.eq_ignore_ascii_case(name))) {
        return Ok(headers.to_vec());
    }
    let problem = describe_headers(headers, &NewBillable::MEMBERS);
    Err(format!(
        "{problem} No report of this body was read. Name the columns as the members of a report, parted by commas."
    ))
}

/// The next bytes of a body, or its end.
fn poll_body(payload: &mut Payload, context: &mut Context<'_>) -> Poll<Event> {
    Pin::new(payload).poll_next(context).map(|next| match next {
        Some(Ok(bytes)) => Event::Bytes(bytes),
        Some(Err(error)) => {
            tracing::debug!(%error, "a body ended early");
            Event::Cut(match error {
                error if content_encoding::is_damage(&error) => Cut::Damaged,
                _ => Cut::Gone,
            })
        }
        None => Event::EndOfBody,
    })
}
