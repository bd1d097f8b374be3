//! Facts and rating: merging, the state of each call, voids and reinstatements in any order, failures, and races. After every
//! history the totals equal a recount from the rows.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use billables_billing::{
    AccountPatch, CallFacts, CallOutcome, CallRating, CallRatingChange, CallReport, CallState, CallStatus,
    CarrierPrice, Currency, Day, Direction, Item, Party, Price, StoredCall, Sums, Zone,
};
use billables_domain::{AccountScope, Billable, CallSid, Timestamp};
use billables_persistence::{
    Backend, CallDismissal, CallSubmission, Found, Intake, IntakeOptions, Reinstatement, Store, StoreError, TotalsQuery,
};
use billables_test_support::TestDatabase;

use crate::fixture::{
    DEMO, OTHER, Running, account_id, accounts, by_customer, call, context, context_by, created, everything, fill,
    intake_options, reason, subject, submission, time,
};
use crate::recount::{Count, Totals, load, recount, totals, wait_until_rated};

pub(crate) const DAY_SECONDS: i64 = 86_400;

/// Facts of an answered call of this duration that started this long after the fixed day of the fixture.
pub(crate) fn answered(start_seconds: i64, duration: i64) -> CallFacts {
    CallFacts {
        direction: Some(Direction::parse("inbound").unwrap()),
        start_time: Some(time(start_seconds)),
        duration: Some(duration),
        status: Some(CallStatus::parse("completed").unwrap()),
        ..CallFacts::default()
    }
}

pub(crate) fn with_status(status: &str) -> CallFacts {
    CallFacts { status: Some(CallStatus::parse(status).unwrap()), ..CallFacts::default() }
}

pub(crate) fn facts_of(account: &str, call_sid: CallSid, facts: CallFacts) -> CallSubmission {
    let report = CallReport { account_id: account_id(account), call_sid, facts, replaces: None };
    CallSubmission { report, accounts: AccountScope::All, created_by: subject("carrier") }
}

/// Options without a rater.
pub(crate) fn unrated() -> IntakeOptions {
    IntakeOptions { raters: 0, ..intake_options() }
}

pub(crate) fn running(database: TestDatabase, options: IntakeOptions) -> Running {
    let store = database.store();
    fill(&store);
    let intake = Intake::start(store.clone(), options).unwrap();
    Running { database, store, intake }
}

/// A store of each kind, where rating waits for the test.
pub(crate) fn each_unrated() -> [Running; 2] {
    TestDatabase::each().map(|database| running(database, unrated()))
}

pub(crate) fn submit(intake: &Intake, submission: CallSubmission) -> CallOutcome {
    intake.submit_call(submission).unwrap().blocking_recv().unwrap().unwrap()
}

impl Running {
    pub(crate) fn facts(&self, call_sid: CallSid, facts: CallFacts) -> CallOutcome {
        submit(&self.intake, facts_of(DEMO, call_sid, facts))
    }

    fn replacing(&self, call_sid: CallSid, version: i64, facts: CallFacts) -> CallOutcome {
        let mut submission = facts_of(DEMO, call_sid, facts);
        submission.report.replaces = Some(version);
        submit(&self.intake, submission)
    }

    pub(crate) fn rate(&self) -> usize {
        self.store.rate_waiting(None).unwrap()
    }

    fn stored_call(&self, call_sid: &CallSid) -> StoredCall {
        stored_call(&self.store, call_sid)
    }

    fn reinstate(&self, billable: &Billable) -> Reinstatement {
        let scope = everything(AccountScope::All);
        self.store
            .billable_reinstate(&scope, billable.id, &reason("after all"), &context_by("manager", time(6_000)))
            .unwrap()
    }

    /// Rates what waits, and compares the totals with a recount.
    #[track_caller]
    pub(crate) fn check(&self) -> Totals {
        self.rate();
        assert_eq!(recount(&self.database, &self.store), totals(&self.database), "{:?}", self.store.backend());
        let report = self.store.check().unwrap();
        assert!(report.is_sound(), "{:#?}", report.findings);
        totals(&self.database)
    }
}

pub(crate) fn stored_call(store: &Store, call_sid: &CallSid) -> StoredCall {
    match store.call_find(&AccountScope::All, Some(&account_id(DEMO)), call_sid).unwrap() {
        Found::One(call) => call,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
pub(crate) fn version(outcome: CallOutcome) -> StoredCall {
    match outcome {
        CallOutcome::Created(call) | CallOutcome::Changed(call) => call,
        other => panic!("no new version: {other:?}"),
    }
}

/// The number of the day of the fixture.
pub(crate) fn today() -> i64 {
    time(0).as_seconds() / DAY_SECONDS
}

pub(crate) const INBOUND: i64 = Item::InboundVoiceCalls as i64;

pub(crate) fn of_acme(totals: &Totals, day: i64, item: i64) -> Sums {
    totals.get(&(DEMO.to_owned(), "acme".to_owned(), day, item)).copied().unwrap_or_default()
}

#[test]
fn facts_before_and_after_the_report_have_the_same_result() {
    for running in each_unrated() {
        assert_eq!(version(running.facts(call(1), answered(100, 75))).version, 1);
        running.created(DEMO, "acme", call(1));
        running.created(DEMO, "acme", call(2));
        running.rate();
        version(running.facts(call(2), answered(200, 61)));
        let totals = running.check();
        let expected = Sums { calls: 2, answered_calls: 2, seconds: 136, billed_seconds: 240, ..Sums::default() };
        assert_eq!(of_acme(&totals, today(), INBOUND), expected);
        assert_eq!(totals.len(), 1, "{totals:?}");
        assert_eq!(running.rate(), 0);
    }
}

#[test]
fn a_report_without_facts_is_pending_and_unanswered_calls_cost_nothing() {
    for running in each_unrated() {
        running.created(DEMO, "acme", call(1));
        running.created(DEMO, "acme", call(2));
        running.facts(call(2), with_status("ringing"));
        assert_eq!(of_acme(&running.check(), today(), 0).calls, 2);
        version(running.facts(call(2), with_status("BUSY")));
        let totals = running.check();
        assert_eq!(of_acme(&totals, today(), 0), Sums { calls: 1, ..Sums::default() });
        let outbound = Item::OutboundVoiceCalls.code();
        assert_eq!(of_acme(&totals, today(), outbound), Sums { calls: 1, ..Sums::default() });
    }
}

#[test]
fn facts_merge_and_repetitions_change_nothing() {
    for running in each_unrated() {
        let first = version(running.facts(call(1), answered(100, 75)));
        assert_eq!((first.version, first.state), (1, CallState::Answered));
        let CallOutcome::Unchanged(same) = running.facts(call(1), answered(100, 75)) else { panic!() };
        assert_eq!(same.version, 1);
        let recorded = CallFacts { is_recorded: Some(true), ..CallFacts::default() };
        let second = version(running.facts(call(1), recorded.clone()));
        assert_eq!((second.version, second.facts.duration, second.facts.is_recorded), (2, Some(75), Some(true)));
        assert_eq!((second.date_created, second.date_updated > first.date_updated), (first.date_created, true));
        let third = version(running.facts(call(1), answered(100, 80)));
        assert_eq!((third.version, third.facts.duration, third.facts.is_recorded), (3, Some(80), Some(true)));
        // Each of these is a former version.
        for repeated in [answered(100, 75), recorded, with_status("completed")] {
            let CallOutcome::Unchanged(newest) = running.facts(call(1), repeated) else { panic!() };
            assert_eq!(newest.version, 3);
        }
        // A final call never becomes open.
        assert!(matches!(running.facts(call(1), with_status("in-progress")), CallOutcome::Unchanged(_)));
        assert_eq!(running.stored_call(&call(1)), third);
    }
}

#[test]
fn a_version_is_replaced_on_purpose() {
    for running in each_unrated() {
        assert_eq!(running.replacing(call(1), 1, answered(0, 1)), CallOutcome::Superseded { newest: 0 });
        running.facts(call(1), answered(0, 75));
        running.facts(call(1), answered(0, 80));
        assert_eq!(running.replacing(call(1), 1, answered(0, 90)), CallOutcome::Superseded { newest: 2 });
        let third = version(running.replacing(call(1), 2, answered(0, 75)));
        assert_eq!((third.version, third.facts.duration), (3, Some(75)));
        // The repetition of the replacement.
        assert_eq!(running.replacing(call(1), 2, answered(0, 75)), CallOutcome::Unchanged(third));
    }
}

#[test]
fn facts_of_one_call_in_one_group_merge_in_their_order() {
    for running in each_unrated() {
        let chunk: Vec<_> = [with_status("ringing"), answered(0, 5), with_status("ringing"), answered(0, 6)]
            .into_iter()
            .map(|facts| facts_of(DEMO, call(1), facts))
            .collect();
        for round in 0..2 {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            let results = runtime.block_on(running.intake.submit_call_chunk(chunk.clone())).unwrap();
            let outcomes: Vec<CallOutcome> = results.into_iter().map(Result::unwrap).collect();
            if round > 0 {
                assert!(outcomes.iter().all(|outcome| matches!(outcome, CallOutcome::Unchanged(_))), "{outcomes:?}");
                continue;
            }
            assert!(matches!(&outcomes[0], CallOutcome::Created(call) if call.version == 1), "{outcomes:?}");
            assert!(matches!(&outcomes[1], CallOutcome::Changed(call) if call.version == 2), "{outcomes:?}");
            assert!(matches!(&outcomes[2], CallOutcome::Unchanged(call) if call.version == 2), "{outcomes:?}");
            assert!(matches!(&outcomes[3], CallOutcome::Changed(call) if call.version == 3), "{outcomes:?}");
        }
    }
}

#[test]
fn accounts_are_checked() {
    for running in each_unrated() {
        let unknown = submit(&running.intake, facts_of("nobody", call(1), answered(0, 5)));
        assert_eq!(unknown, CallOutcome::AccountNotFound);
        let mut foreign = facts_of(DEMO, call(1), answered(0, 5));
        foreign.accounts = accounts(&[OTHER]);
        assert_eq!(submit(&running.intake, foreign), CallOutcome::AccountNotFound);
        // The same call SID in two accounts is two calls.
        version(running.facts(call(1), answered(0, 5)));
        version(submit(&running.intake, facts_of(OTHER, call(1), answered(0, 9))));
        let find = |scope: &AccountScope| running.store.call_find(scope, None, &call(1)).unwrap();
        assert_eq!(find(&AccountScope::All), Found::Several);
        assert!(matches!(find(&accounts(&[OTHER])), Found::One(call) if call.facts.duration == Some(9)));
        assert_eq!(find(&accounts(&["nobody"])), Found::None);
    }
}

#[test]
fn every_member_of_facts_is_kept() {
    for running in each_unrated() {
        let facts = CallFacts {
            parent_call_sid: Some(call(7)),
            direction: Some(Direction::parse("outbound-dial").unwrap()),
            from: Some(Party::parse("+15005550006").unwrap()),
            to: Some(Party::parse("sip:öffice@example.com").unwrap()),
            start_time: Some(time(3)),
            duration: Some(604_800),
            status: Some(CallStatus::parse("Completed").unwrap()),
            price: Some(CarrierPrice::parse("-0.00850").unwrap()),
            price_unit: Some(Currency::parse("EUR").unwrap()),
            is_recorded: Some(false),
        };
        let call_sid = CallSid::parse("a-token", billables_domain::CallSidMode::Any).unwrap();
        let made = version(running.facts(call_sid.clone(), facts.clone()));
        assert_eq!((made.facts.clone(), &made.updated_by), (facts.clone(), &subject("carrier")));
        running.created(DEMO, "acme", call_sid.clone());
        running.check();
        let changed = CallFacts { price: Some(CarrierPrice::parse("0.01").unwrap()), ..facts };
        running.facts(call_sid.clone(), changed.clone());
        running.check();
        assert_eq!(running.stored_call(&call_sid).facts, changed);
    }
}

#[test]
fn a_void_takes_the_sums_back_and_a_reinstatement_gives_them_again() {
    for running in each_unrated() {
        running.facts(call(1), answered(-DAY_SECONDS, 75));
        let billable = running.created(DEMO, "acme", call(1));
        let rated = running.check();
        assert_eq!(of_acme(&rated, today() - 1, INBOUND).billed_seconds, 120);
        running.void(&billable, "wrong");
        // The void's own transaction changed the totals.
        let voided = totals(&running.database);
        assert_eq!(of_acme(&voided, today() - 1, INBOUND), Sums { voided_calls: 1, ..Sums::default() });
        assert_eq!(voided, running.check());
        assert!(matches!(running.reinstate(&billable), Reinstatement::Live(_)));
        assert_eq!(totals(&running.database), rated);
        assert_eq!(running.check(), rated);
    }
}

#[test]
fn a_void_before_the_rater_sees_the_report_is_exact() {
    for running in each_unrated() {
        running.facts(call(1), answered(0, 75));
        let billable = running.created(DEMO, "acme", call(1));
        running.void(&billable, "wrong");
        // Pending counts -1 until the queue row is rated.
        assert_eq!(
            of_acme(&totals(&running.database), today(), 0),
            Sums { calls: -1, voided_calls: 1, ..Sums::default() }
        );
        assert_eq!(of_acme(&running.check(), today(), 0), Sums { voided_calls: 1, ..Sums::default() });
        // Another customer, while the voided one's reinstatement is refused; then back.
        let other = running.created(DEMO, "globex", call(1));
        assert!(matches!(running.reinstate(&billable), Reinstatement::Conflict(_)));
        running.check();
        running.void(&other, "no");
        running.reinstate(&billable);
        assert_eq!(of_acme(&running.check(), today(), INBOUND).calls, 1);
    }
}

#[test]
fn a_reinstatement_before_the_rater_sees_the_report_is_exact() {
    for running in each_unrated() {
        running.facts(call(1), answered(0, 75));
        let billable = running.created(DEMO, "acme", call(1));
        running.void(&billable, "wrong");
        running.reinstate(&billable);
        // The reinstatement rated the call at once; the queue row makes up for the pending count.
        let sums = totals(&running.database);
        assert_eq!((of_acme(&sums, today(), INBOUND).calls, of_acme(&sums, today(), 0).calls), (1, -1));
        assert_eq!(of_acme(&running.check(), today(), 0), Sums::default());
    }
}

#[test]
fn facts_that_change_after_the_rating_move_the_sums() {
    for running in each_unrated() {
        running.created(DEMO, "acme", call(1));
        running.facts(call(1), answered(0, 75));
        running.check();
        running.facts(call(1), answered(0, 125));
        assert_eq!(of_acme(&running.check(), today(), INBOUND).billed_seconds, 180);
        running.facts(call(1), answered(-3 * DAY_SECONDS, 125));
        let totals = running.check();
        assert_eq!(of_acme(&totals, today(), INBOUND), Sums::default());
        assert_eq!(of_acme(&totals, today() - 3, INBOUND).calls, 1);
        let outbound = CallFacts { direction: Some(Direction::parse("outbound-api").unwrap()), ..CallFacts::default() };
        running.facts(call(1), outbound);
        let totals = running.check();
        assert_eq!(of_acme(&totals, today() - 3, Item::OutboundVoiceCalls.code()).billed_seconds, 180);
        running.facts(call(1), with_status("no-answer"));
        assert_eq!(of_acme(&running.check(), today() - 3, Item::OutboundVoiceCalls.code()).billed_seconds, 0);
    }
}

#[test]
fn facts_of_a_voided_call_count_after_its_reinstatement() {
    for running in each_unrated() {
        let billable = running.created(DEMO, "acme", call(1));
        running.facts(call(1), answered(0, 75));
        running.check();
        running.void(&billable, "wrong");
        running.facts(call(1), answered(-DAY_SECONDS, 600));
        assert_eq!(of_acme(&running.check(), today(), INBOUND), Sums { voided_calls: 1, ..Sums::default() });
        running.reinstate(&billable);
        let totals = running.check();
        assert_eq!((of_acme(&totals, today() - 1, INBOUND).billed_seconds, totals.len()), (600, 1));
    }
}

#[test]
fn settings_of_the_account_count() {
    for running in each_unrated() {
        let patch = AccountPatch {
            time_zone: Some(Zone::parse("Asia/Tokyo").unwrap()),
            currency: Some(Currency::parse("EUR").unwrap()),
            ..AccountPatch::default()
        };
        running.store.account_patch(&account_id(DEMO), &patch, &context()).unwrap();
        let foreign = CallFacts {
            to: Some(Party::parse("+436601234567").unwrap()),
            price: Some(CarrierPrice::parse("-1.25").unwrap()),
            price_unit: Some(Currency::parse("EUR").unwrap()),
            is_recorded: Some(true),
            ..answered(0, 75)
        };
        running.facts(call(1), foreign.clone());
        let dollars = CallFacts { price_unit: Some(Currency::USD), ..foreign };
        running.facts(call(2), dollars);
        for number in [1, 2] {
            running.created(DEMO, "acme", call(number));
        }
        let totals = running.check();
        let day = Zone::parse("Asia/Tokyo").map(|zone| billables_billing::Zones::new(zone).day_of(time(0))).unwrap();
        let expected = Sums {
            calls: 2,
            answered_calls: 2,
            seconds: 150,
            billed_seconds: 240,
            recorded_calls: 2,
            foreign_units: 1,
            foreign_nanos: 250_000_000,
            foreign_unpriced_calls: 1,
            ..Sums::default()
        };
        assert_eq!(of_acme(&totals, day.number(), INBOUND), expected);
    }
}

#[test]
fn an_unreported_call_is_dismissed_once() {
    for running in each_unrated() {
        running.facts(call(1), answered(0, 75));
        running.facts(call(2), answered(0, 75));
        let billed = running.created(DEMO, "acme", call(2));
        let dismiss = |account: &str, number, why: &str| {
            let (scope, account) = (accounts(&[account]), account_id(DEMO));
            let context = context_by("manager", time(9));
            running.store.call_dismiss(&scope, Some(&account), &call(number), &reason(why), &context).unwrap()
        };
        let CallDismissal::Dismissed(dismissed) = dismiss(DEMO, 1, "a test call") else { panic!() };
        assert_eq!(running.stored_call(&call(1)), *dismissed);
        let CallDismissal::Dismissed(again) = dismiss(DEMO, 1, "another reason") else { panic!() };
        assert_eq!(again.dismissal.unwrap().reason, reason("a test call"));
        assert_eq!(dismiss(DEMO, 2, "r"), CallDismissal::Billed(billed.id));
        assert_eq!((dismiss(OTHER, 1, "r"), dismiss(DEMO, 3, "r")), (CallDismissal::NotFound, CallDismissal::NotFound));
        // A newer version keeps the dismissal, and a later report bills the call.
        assert!(version(running.facts(call(1), answered(0, 80))).dismissal.is_some());
        running.created(DEMO, "acme", call(1));
        assert_eq!(of_acme(&running.check(), today(), INBOUND).calls, 2);
    }
}

#[test]
fn the_intake_rates_by_itself() {
    for database in TestDatabase::each() {
        let running = running(database, intake_options());
        running.facts(call(1), answered(0, 75));
        running.created(DEMO, "acme", call(1));
        running.created(OTHER, "acme", call(1));
        wait_until_rated(&running.database);
        assert_eq!(recount(&running.database, &running.store), totals(&running.database));
        assert_eq!(running.rate(), 0);
    }
}

#[test]
fn rows_of_another_process_are_rated_by_this_one() {
    for database in TestDatabase::each() {
        let running = running(database, unrated());
        running.facts(call(1), answered(0, 75));
        running.created(DEMO, "acme", call(1));
        let rating = Intake::start(running.database.open(), intake_options()).unwrap();
        wait_until_rated(&running.database);
        assert_eq!(recount(&running.database, &running.store), totals(&running.database));
        rating.stop();
    }
}

#[test]
fn a_damaged_row_stays_alone_and_is_named() {
    for database in TestDatabase::each() {
        let backend = database.backend();
        let running = running(database, unrated());
        let id = crate::fixture::bytes_literal(backend, "00000000000000000000000000000001");
        let content = crate::fixture::bytes_literal(backend, "0107");
        running
            .database
            .execute(&format!("INSERT INTO rating_queue VALUES ('{DEMO}', {id}, 'Reports', 1, {content})"))
            .unwrap();
        running.created(DEMO, "acme", call(1));
        // Reads go on.
        let calls = || {
            let day = Day::from_number(today()).unwrap();
            let query = TotalsQuery {
                account_id: account_id(DEMO),
                customers: None,
                customer_id: None,
                include_descendants: false,
                first_day: day,
                last_day: day,
                group_by: std::collections::BTreeSet::new(),
                as_of: time(0),
            };
            running.store.totals(&query).unwrap().unwrap().total.calls
        };
        assert_eq!(calls(), 1);
        let rating_store = running.database.open();
        let rating = Intake::start(rating_store.clone(), intake_options()).unwrap();
        // The later rows of the account are rated, beside those of another.
        for number in 2..5 {
            for account in [DEMO, OTHER] {
                let report = submission(by_customer(account, "acme", call(number)));
                created(rating.submit(report).unwrap().blocking_recv().unwrap().unwrap());
            }
        }
        let since = Instant::now();
        let rated = "SELECT CAST(coalesce(sum(calls), 0) AS bigint) AS count FROM day_totals";
        while load::<Count>(&running.database, rated)[0].count < 7 {
            assert!(since.elapsed() < Duration::from_secs(60), "the rows beside the damaged one are not rated");
            thread::sleep(Duration::from_millis(5));
        }
        rating.stop();
        let failures = rating_store.rating_failures();
        assert!(failures > 0 && failures < 20, "{failures}");
        assert_eq!(calls(), 4);
        let name = "row 00000000-0000-0000-0000-000000000001 of the rating queue of account demo";
        running.created(OTHER, "acme", call(9));
        for account in [Some(account_id(DEMO)), None] {
            let error = running.store.rate_waiting(account.as_ref()).unwrap_err();
            let cause = std::error::Error::source(&error).unwrap().to_string();
            assert!(cause.ends_with(name), "{cause}");
        }
        assert_eq!(load::<Count>(&running.database, "SELECT count(*) AS count FROM rating_queue")[0].count, 1);
        let findings = running.store.check().unwrap().findings;
        assert!(findings.iter().any(|finding| finding.ends_with(name)), "{findings:?}");
        running.database.execute("DELETE FROM rating_queue WHERE date_created = 1").unwrap();
        running.check();
    }
}

#[test]
fn a_rating_that_is_not_committed_changes_nothing() {
    for running in each_unrated() {
        running.facts(call(1), answered(0, 75));
        running.created(DEMO, "acme", call(1));
        // The last statement of the transaction fails.
        let refuse = match running.database.backend() {
            Backend::Sqlite => {
                "CREATE TRIGGER refuse BEFORE DELETE ON rating_queue BEGIN SELECT RAISE(ABORT, 'not now'); END"
            }
            Backend::Postgres => {
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS \
                 $$ BEGIN RAISE EXCEPTION 'not now'; END $$; \
                 CREATE TRIGGER refuse BEFORE DELETE ON rating_queue FOR EACH ROW EXECUTE FUNCTION refuse()"
            }
        };
        running.database.execute(refuse).unwrap();
        running.store.rate_waiting(None).unwrap_err();
        assert!(totals(&running.database).is_empty());
        assert_eq!(running.stored_call(&call(1)).counted, None);
        let on = if running.database.backend() == Backend::Postgres { " ON rating_queue" } else { "" };
        running.database.execute(&format!("DROP TRIGGER refuse{on}")).unwrap();
        assert_eq!(running.check().len(), 1);
    }
}

/// SQLite rolls the whole transaction back at some failures of the disk. A report of such a transaction is refused, and nothing of
/// the report stays behind.
#[test]
fn a_transaction_that_the_database_ended_counts_nothing() {
    let running = running(TestDatabase::sqlite(), intake_options());
    running.created(DEMO, "acme", call(1));
    wait_until_rated(&running.database);
    let before = running.check();
    for table in ["day_totals", "month_totals"] {
        let refuse = format!(
            "CREATE TRIGGER refuse BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ROLLBACK, 'the transaction is gone'); END"
        );
        running.database.execute(&refuse).unwrap();
        let refused = running.submit(submission(by_customer(DEMO, "acme", call(2))));
        assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
        running.database.execute("DROP TRIGGER refuse").unwrap();
        let waiting = "SELECT count(*) AS count FROM rating_queue";
        assert_eq!(load::<Count>(&running.database, waiting)[0].count, 0);
        assert_eq!(running.check(), before);
    }
    // The repetition of the report is the only one that counts.
    running.created(DEMO, "acme", call(2));
    wait_until_rated(&running.database);
    assert_eq!(of_acme(&running.check(), today(), 0).calls, 2);
}

#[test]
fn a_call_rating_counts_from_its_month() {
    for running in each_unrated() {
        let change = CallRatingChange {
            rating: Some(CallRating { initial_increment: 30, increment: 6, minimum: 0, connect_fee: Price::ZERO }),
            effective_month: None,
        };
        running.store.call_rating_put(&account_id(DEMO), None, &change, &context()).unwrap();
        let next_month = 40 * DAY_SECONDS;
        for (number, start) in [(1, 0), (2, next_month)] {
            running.facts(call(number), answered(start, 75));
            running.created(DEMO, "acme", call(number));
        }
        let totals = running.check();
        assert_eq!(of_acme(&totals, today(), INBOUND).billed_seconds, 120);
        assert_eq!(of_acme(&totals, today() + 40, INBOUND).billed_seconds, 78);
    }
}

#[test]
fn a_version_with_the_same_start_keeps_its_day_after_a_change_of_the_zone() {
    for running in each_unrated() {
        // The call starts ahead of the clock, in the month in which the new zone counts.
        let start = Timestamp::parse("2026-12-01T10:00:00Z").unwrap();
        let facts = |duration| CallFacts { start_time: Some(start), ..answered(0, duration) };
        running.facts(call(1), facts(75));
        running.created(DEMO, "acme", call(1));
        running.check();
        let first_of_month = Day::parse("2026-12-01").unwrap();
        let patch =
            AccountPatch { time_zone: Some(Zone::parse("Pacific/Kiritimati").unwrap()), ..AccountPatch::default() };
        running.store.account_patch(&account_id(DEMO), &patch, &context()).unwrap();
        version(running.facts(call(1), facts(80)));
        running.rate();
        let counted = running.stored_call(&call(1)).counted.unwrap();
        assert_eq!((counted.day, counted.version), (first_of_month, 2));
        let report = running.store.check().unwrap();
        assert!(report.is_sound(), "{:#?}", report.findings);
        // Another start has the day of the new zone.
        let later = CallFacts { start_time: Some(start.plus_seconds(1)), ..facts(80) };
        version(running.facts(call(1), later));
        running.rate();
        assert_eq!(running.stored_call(&call(1)).counted.unwrap().day, first_of_month.next());
    }
}

#[test]
fn times_of_versions_come_from_the_clock_of_the_writer() {
    let database = TestDatabase::sqlite();
    let at = Timestamp::from_microseconds(time(77).as_microseconds());
    let options = IntakeOptions { clock: Arc::new(move || at), ..intake_options() };
    let running = running(database, options);
    let made = version(running.facts(call(1), answered(0, 75)));
    assert_eq!((made.date_created, made.date_updated), (at, at));
}
