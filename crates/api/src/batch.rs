//! Batches (`POST /billables/batch`, `POST /calls/batch`): a body of any length, and a verdict for each item, in order.
//!
//! [`BatchItem`] is what the kinds of items differ in.
//!
//! One task reads the body, forms groups of items, submits a few groups to the intake at once, and puts the verdicts into a
//! [`spool`], from which the answer takes them. So the task reads on although the client takes no verdicts yet: most clients
//! take none before they have sent everything. Memory has a bound: one incomplete record, a few groups, and the spool's share.
//!
//! At the limit of groups under way, another batch is refused before its body is read. The task identifies the caller again
//! every few seconds, because a body can last longer than its token.
//!
//! A task that cannot go on ends without a summary, in the middle of the answer. The client then sends the body again, and the
//! items that were stored by then change nothing.

mod calls;
mod cut;
mod group;
mod item;
mod line;
mod reports;
mod spool;

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use actix_web::body::BoxBody;
use actix_web::dev::Payload;
use actix_web::rt::time::{sleep, timeout};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use billables_contract::{ErrorCode, Request, VerdictCounts as _, VerdictFilter};
use billables_wire::{HeaderRule, RecordError, RecordFormat, RecordReader, describe_headers};
use futures_util::stream::FuturesOrdered;
use futures_util::{FutureExt as _, Stream as _, StreamExt as _};
use tracing::Instrument as _;

pub(crate) use self::calls::Calls;
use self::cut::Cut;
use self::group::{Answered, Group};
use self::item::{BatchItem, VerdictOf};
pub(crate) use self::reports::Reports;
use self::spool::{Spool, spool};
use crate::call::Stream;
use crate::caller::Caller;
use crate::connection::{BatchArrives, Connection};
use crate::content_encoding;
use crate::error::ApiError;
use crate::request_body::{BODY_BYTES_MAX, unreadable};
use crate::state::State;

/// The most groups under way: one is written, one waits, and one is read.
const GROUPS_MAX: usize = 3;

/// The time after which the caller is identified again.
const CALLER_CHECK_PERIOD: Duration = Duration::from_secs(5);

/// The time for which the last known identity stays valid while the store is unavailable.
const CALLER_KNOWN_PERIOD: Duration = Duration::from_secs(60);

/// The time for a client to take the last verdicts of an answer that ends in the middle.
const CUT_GRACE: Duration = Duration::from_secs(2);

/// The content type of the answer.
const JSON_LINES: &str = "application/jsonl";

/// Reads a body of many items, and answers with a verdict for each.
///
/// # Errors
///
/// The service is at its limit of groups under way, the encoding of the body is unknown, or the reading ends before the first
/// verdict.
pub(crate) async fn answer<I: BatchItem, R: Request<Parsed = VerdictFilter>>(
    request: HttpRequest,
    state: Data<State>,
    caller: Caller<I::Grant>,
    body: Stream<R>,
) -> Result<HttpResponse, ApiError> {
    if state.groups_under_way.count() >= state.settings.batch_groups_max {
        let message = format!(
            "The service is at its limit of {0} in batches; none of the {0} of this body was read. Retry in a moment.",
            I::NAME
        );
        return Err(ApiError::new(ErrorCode::IntakeFull, message));
    }
    let Stream { request: filter, format, payload } = body;
    let payload = content_encoding::decompressed(&request, payload)?;
    let (spool, verdicts) = spool(&state.settings.spool, &state.spool_budget);
    let reader = BatchReader::<I>::new(state, caller, format, filter, request, spool);
    actix_web::rt::spawn(reader.run(payload).in_current_span());
    let verdicts = verdicts.begin().await?;
    Ok(HttpResponse::Ok().content_type(JSON_LINES).body(BoxBody::new(verdicts)))
}

/// The task that reads one body.
struct BatchReader<I: BatchItem> {
    state: Data<State>,
    caller: Caller<I::Grant>,
    filter: VerdictFilter,
    connection: Option<Connection>,
    /// Present until the body has ended.
    arrives: Option<BatchArrives>,
    request: HttpRequest,
    /// The time of the last attempt to identify the caller.
    caller_asked: Instant,
    /// The time of the last success.
    caller_known: Instant,
    reader: RecordReader,
    /// The error of a CSV body whose headers name no item.
    header_error: Option<ApiError>,
    spool: Spool,
    counts: I::Counts,
}

type Flight<I> = FuturesOrdered<Pin<Box<dyn Future<Output = Answered<I>>>>>;

/// The event that a task waits for.
enum Event<I: BatchItem> {
    Bytes(Bytes),
    EndOfBody,
    Answered(Answered<I>),
    /// No bytes have arrived, no group is under way, and some items wait.
    Quiet,
    Cut(Cut),
}

impl<I: BatchItem> BatchReader<I> {
    fn new(
        state: Data<State>,
        caller: Caller<I::Grant>,
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
            reader: RecordReader::new(format, BODY_BYTES_MAX).with_header_rule(HeaderRule::new(header_names::<I>)),
            header_error: None,
            spool,
            counts: I::Counts::default(),
        }
    }

    /// Reads the body to its end, or to the first failure.
    async fn run(mut self, payload: Payload) {
        let idle = Duration::from_secs(self.state.settings.batch_idle_timeout_seconds);
        let read = self.read(payload, idle).await;
        let finished = match read {
            Ok(()) => {
                // A broken body was not read to its end, so a summary would be wrong.
                let summary = (!self.reader.is_broken()).then(|| line::summary(&self.counts));
                self.spool.finish(summary, self.patience()).await.map_err(Cut::from)
            }
            Err(cut) => Err(cut),
        };
        let Err(cut) = finished else { return };
        self.spool.cut(cut.error(idle, I::NAME));
        // The HTTP library polls the answer only after the client has taken the last chunk, so the answer may not end by itself.
        if let (Err(_), Some(connection)) = (timeout(CUT_GRACE, self.spool.gone()).await, &self.connection) {
            tracing::info!("a client took no verdicts for too long; the connection is closed");
            connection.cut();
        }
    }

    async fn read(&mut self, mut payload: Payload, idle: Duration) -> Result<(), Cut> {
        let mut stopping = self.state.stopping.clone();
        let mut stopped = pin!(async move {
            // The sender is gone only if the service is.
            let _ = stopping.wait_for(|is_stopping| *is_stopping).await;
        });
        let mut idling = pin!(sleep(idle));
        let mut flight = Flight::<I>::new();
        let mut group = Group::<I>::default();
        let mut is_ended = false;
        loop {
            self.fill(&mut group);
            if let Some(header_error) = self.header_error.take() {
                return Err(Cut::Refused(header_error));
            }
            if group.is_full() || (is_ended && !group.is_empty()) {
                if flight.len() < GROUPS_MAX {
                    if let Err(cut) = self.send(std::mem::take(&mut group), &mut flight).await {
                        return self.spool_rest(flight, cut).await;
                    }
                } else if let Some(answered) = flight.next().await {
                    self.spool_verdicts(answered).await?;
                }
                continue;
            }
            if is_ended && flight.is_empty() {
                return Ok(());
            }
            let event = poll_fn(|context| {
                // Verdicts come first, because they make room.
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
                Event::Answered(answered) => self.spool_verdicts(answered).await?,
                Event::Quiet => {
                    if let Err(cut) = self.send(std::mem::take(&mut group), &mut flight).await {
                        return self.spool_rest(flight, cut).await;
                    }
                }
                Event::Cut(cut) => return self.spool_rest(flight, cut).await,
            }
            // The time of this round does not count as the client's pause.
            idling.set(sleep(idle));
        }
    }

    /// Submits a group, if the caller may still send items.
    async fn send(&mut self, group: Group<I>, flight: &mut Flight<I>) -> Result<(), Cut> {
        if self.caller_asked.elapsed() >= CALLER_CHECK_PERIOD {
            self.caller_asked = Instant::now();
            match self.caller.ask_again(&self.request, &self.state).await {
                Ok(()) => self.caller_known = self.caller_asked,
                // A short outage of the store does not end a batch.
                Err(error) if error.code().status() >= 500 && self.caller_known.elapsed() < CALLER_KNOWN_PERIOD => {
                    tracing::warn!(error = error.message(), "the caller of a batch could not be identified again");
                }
                Err(error) => return Err(Cut::Refused(error)),
            }
        }
        let (intake, group_under_way) = (self.state.intake.clone(), self.state.groups_under_way.begin());
        // A task of its own ends, and frees its place, while the client takes no verdicts.
        let task = actix_web::rt::spawn(async move {
            let answered = group.submit(intake).await;
            drop(group_under_way);
            answered
        });
        flight.push_back(Box::pin(task.map(|answered| answered.unwrap_or_else(|_| Answered::lost()))));
        Ok(())
    }

    /// Spools the verdicts of the groups under way, and returns the cause of the early end.
    async fn spool_rest(&mut self, mut flight: Flight<I>, cut: Cut) -> Result<(), Cut> {
        while let Some(answered) = flight.next().await {
            self.spool_verdicts(answered).await?;
        }
        Err(cut)
    }

    /// Moves complete records into a group until the group is full.
    fn fill(&mut self, group: &mut Group<I>) {
        while !group.is_full()
            && let Some(record) = self.reader.next_record()
        {
            if let Some(error @ RecordError::Headers(_)) = record.problem() {
                self.header_error = Some(unreadable(error));
                return;
            }
            group.add(&record, &self.caller, &**self.state);
        }
    }

    /// Puts the verdicts of a group into the spool.
    async fn spool_verdicts(&mut self, answered: Answered<I>) -> Result<(), Cut> {
        let mut lines = Vec::new();
        let mut decided = I::Counts::default();
        let before = self.counts.total();
        answered.for_each(&self.caller, |answer, is_decided| {
            let verdict: VerdictOf<I> = I::verdict(&answer);
            // The last verdict on a broken body says why there is no summary, so no filter removes it.
            let is_last = self.reader.is_broken() && self.counts.total() + 1 == self.reader.position().index;
            if is_last || self.filter.takes(verdict) {
                I::write_line(&mut lines, self.counts.total(), &answer);
            }
            self.counts.add(verdict);
            if is_decided {
                decided.add(verdict);
            }
        })?;
        I::measure(&self.state.metrics, &decided);
        self.state.metrics.batch_answered(I::OPERATION, self.counts.total() - before);
        if lines.is_empty() {
            return Ok(());
        }
        Ok(self.spool.push(lines.into(), self.patience()).await?)
    }

    /// The time in which the client must take some verdicts while the task waits for room.
    fn patience(&self) -> Duration {
        Duration::from_secs(self.state.settings.answer_timeout_seconds)
    }
}

/// The columns of a CSV body. Headers that lack a required member are an error of the whole body, not of each row.
fn header_names<I: BatchItem>(headers: &[String]) -> Result<Vec<String>, String> {
    if I::can_be_complete(|name| headers.iter().any(|header| header.eq_ignore_ascii_case(name))) {
        return Ok(headers.to_vec());
    }
    let is_there = |name: &&str| headers.iter().any(|header| header.eq_ignore_ascii_case(name));
    let problem = match I::WANTED.iter().all(is_there) {
        true => "The headers are not enough.".to_owned(),
        false => describe_headers(headers, I::WANTED),
    };
    Err(format!(
        "{problem}{1} None of the {0} of this body was read. Name the columns as the members of {0}, separated by commas.",
        I::NAME,
        I::HEADER_RULE
    ))
}

/// The next bytes of a body, or its end.
fn poll_body<I: BatchItem>(payload: &mut Payload, context: &mut Context<'_>) -> Poll<Event<I>> {
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
