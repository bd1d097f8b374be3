//! Exports: every billable once, oldest first, from one snapshot; an incomplete export is an error.

use billables_domain::{AccountScope, Billable, Status};
use billables_persistence::{Backend, BillableExport, StoreError};

use crate::fixture::{DEMO, OTHER, Running, accounts, by_session, call, created};

fn everything() -> BillableExport {
    BillableExport { accounts: AccountScope::All, status: None, from: None, to: None }
}

fn exported(running: &Running, export: &BillableExport) -> Vec<Billable> {
    let mut all = Vec::new();
    let outcome: Result<(), StoreError> = running.store.billable_export(export, |batch| {
        assert!((1..=2_000).contains(&batch.len()));
        all.extend_from_slice(batch);
        Ok(())
    });
    outcome.unwrap();
    all
}

#[test]
fn every_filter_holds_alone_and_together_and_the_oldest_comes_first() {
    for running in Running::each() {
        let mut all = vec![
            running.created(DEMO, "acme", call(9)),
            running.created(OTHER, "globex", call(5)),
            created(running.report(by_session(Some(DEMO), "s1", Some(call(2))))),
            running.created(DEMO, "globex", call(1)),
        ];
        all[3] = running.void(&all[3], "mistake");
        all.push(running.created("other", "acme", call(1)));
        let found = |export: BillableExport| {
            let position = |billable: &Billable| all.iter().position(|other| other == billable).unwrap();
            exported(&running, &export).iter().map(position).collect::<Vec<_>>()
        };
        assert_eq!(found(everything()), [0, 1, 2, 3, 4]);
        assert_eq!(found(BillableExport { accounts: accounts(&[DEMO]), ..everything() }), [0, 2, 3]);
        assert_eq!(found(BillableExport { accounts: accounts(&[OTHER, DEMO]), ..everything() }), [0, 1, 2, 3, 4]);
        assert_eq!(found(BillableExport { accounts: accounts(&["nobody"]), ..everything() }), [0; 0]);
        assert_eq!(found(BillableExport { status: Some(Status::Voided), ..everything() }), [3]);
        let live = BillableExport { status: Some(Status::Reported), ..everything() };
        assert_eq!(found(live.clone()), [0, 1, 2, 4]);
        let (from, to) = (Some(all[1].date_created), Some(all[4].date_created));
        assert_eq!(found(BillableExport { from, ..everything() }), [1, 2, 3, 4]);
        assert_eq!(found(BillableExport { to, ..everything() }), [0, 1, 2, 3]);
        assert_eq!(found(BillableExport { accounts: accounts(&[DEMO]), from, to, ..live }), [2]);
    }
}

/// Reports this number of new calls.
fn many(running: &Running, count: u64) {
    let answers: Vec<_> = (0..count)
        .map(|number| {
            let report = crate::fixture::by_customer(DEMO, "acme", call(number));
            running.intake.submit(crate::fixture::submission(report)).unwrap()
        })
        .collect();
    for answer in answers {
        created(answer.blocking_recv().unwrap().unwrap());
    }
}

#[test]
fn an_export_of_many_chunks_is_one_snapshot() {
    for running in Running::each() {
        many(&running, 4_001);
        let mut batches = Vec::new();
        let outcome: Result<(), StoreError> = running.store.billable_export(&everything(), |batch| {
            if batches.is_empty() {
                // The export does not include later changes.
                running.created(DEMO, "globex", call(5_000));
                running.void(batch.last().unwrap(), "meanwhile");
            }
            batches.push(batch.to_vec());
            Ok(())
        });
        outcome.unwrap();
        assert_eq!(batches.iter().map(Vec::len).collect::<Vec<_>>(), [2_000, 2_000, 1]);
        let all = batches.concat();
        assert!(all.is_sorted_by(|a, b| a.id < b.id) && all.iter().all(Billable::is_live));
        assert_eq!(exported(&running, &everything()).len(), 4_002);
    }
}

#[test]
fn a_damaged_row_ends_the_export_with_an_error() {
    for running in Running::each() {
        running.created(DEMO, "acme", call(1));
        running.created(DEMO, "acme", call(2));
        let damage = match running.database.backend() {
            Backend::Sqlite => {
                "DROP TRIGGER billables_unchanged; UPDATE billables SET changes = changes + 1, call_sid = x'0961' WHERE date_created % 2 = 0;"
            }
            Backend::Postgres => {
                "ALTER TABLE billables DISABLE TRIGGER USER;
                 UPDATE billables SET changes = changes + 1, call_sid = '\\x0961'::bytea WHERE date_created % 2 = 0;"
            }
        };
        running.database.execute(damage).unwrap();
        let outcome = running.store.billable_export(&everything(), |_| Ok(()));
        assert!(matches!(outcome, Err(StoreError::Internal(_))), "{outcome:?}");
    }
}

#[test]
fn a_failed_body_ends_the_export_and_the_store_stays_usable() {
    for running in Running::each() {
        many(&running, 2_001);
        let mut batches = 0;
        let outcome = running.store.billable_export(&everything(), |_| {
            batches += 1;
            Err(StoreError::Busy)
        });
        assert!(matches!(outcome, Err(StoreError::Busy)) && batches == 1);
        running.created(DEMO, "globex", call(5_000));
    }
}
