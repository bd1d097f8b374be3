//! `totals` and `explain`: the month that docs/billing.md works by hand, formats and filters.

use billables_billing::{
    AccountPatch, BillingItem, CallRating, CallRatingChange, Item, Month, Multiplier, Price, Reach,
};
use billables_domain::{AccountId, Subject, Timestamp};
use billables_persistence::AuditContext;
use billables_test_support::TestDatabase;
use serde_json::Value;

use crate::ledger::{Ledger, call};
use crate::world::{Outcome, World};

/// The document whose month these tests recompute.
const DOCUMENT: &str = include_str!("../../../../docs/billing.md");

/// The account of docs/billing.md with its settings.
struct Site {
    world: World,
    url: String,
    database: TestDatabase,
}

impl Site {
    fn each() -> [Self; 2] {
        TestDatabase::each().map(|database| {
            let site = Self { world: World::new(), url: database.configured_url(), database };
            let wien = ["--time-zone", "Europe/Vienna", "--currency", "EUR", "--country", "AT"];
            site.run(&[&["account", "add", "acme-voice", "--name", "Acme Voice"][..], &wien].concat()).expect_code(0);
            let customer = ["customer", "add", "globex", "--account", "acme-voice", "--name", "Globex"];
            site.run(&customer).expect_code(0);
            site.add_settings();
            site
        })
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        self.world.run(&[arguments, &["--database", &self.url]].concat())
    }

    /// Adds the settings of the document, in October 2024.
    fn add_settings(&self) {
        let store = self.database.store();
        let account_id: AccountId = "acme-voice".parse().unwrap();
        let act = |random: u8| AuditContext {
            by: Subject::parse("billing").unwrap(),
            address: None,
            at: Timestamp::parse("2024-10-01T08:00:00Z").unwrap(),
            random: [random; 8],
        };
        let price = |text: &str| Price::parse(text).unwrap();
        let month = Some(Month::parse("2024-11").unwrap());
        let items = vec![
            (Item::Base, BillingItem { base_cost: price("15.00"), ..BillingItem::default() }),
            (
                Item::InboundVoiceCalls,
                BillingItem { unit_cost: price("0.02"), allowance: 10, ..BillingItem::default() },
            ),
            (
                Item::OutboundVoiceCalls,
                BillingItem {
                    unit_cost: price("0.035"),
                    raw_unit_multiplier: Multiplier::parse("1.2").unwrap(),
                    ..BillingItem::default()
                },
            ),
        ];
        let reach = Reach { effective_month: month, restate: false };
        store.account_patch(&account_id, &AccountPatch { items, reach, ..AccountPatch::default() }, &act(1)).unwrap();
        let rating =
            CallRating { initial_increment: 30, increment: 6, connect_fee: price("0.005"), ..CallRating::default() };
        let change = CallRatingChange { rating: Some(rating), effective_month: month };
        store.call_rating_put(&account_id, None, &change, &act(2)).unwrap();
    }

    /// Bills a call to globex, and imports its facts. The time is local.
    fn call(&self, number: u64, begin: &str, direction: &str, seconds: u64, status: &str) {
        let sid = call(number);
        self.world.write("report.csv", &format!("accountId,customerId,callSid\nacme-voice,globex,{sid}\n"));
        self.run(&["import", "report.csv"]).expect_code(0);
        let header = "callSid,startTime,direction,duration,status";
        self.world.write("call.csv", &format!("{header}\n{sid},{begin}:00,{direction},{seconds},{status}\n"));
        self.run(&["import-calls", "call.csv", "--account", "acme-voice", "--timezone", "Europe/Vienna"])
            .expect_code(0);
    }

    /// The explanation of the second call has the steps of the document's table.
    fn expect_explained(&self) {
        let exported = self.run(&["export", "--format", "jsonl"]).expect_code(0).stdout;
        let billables = exported.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let id_of = |number| {
            let found = billables.clone().find(|billable| billable["callSid"] == call(number));
            found.unwrap()["id"].as_str().unwrap().to_owned()
        };
        let explained = self.run(&["explain", &id_of(2), "--account", "acme-voice"]).expect_code(0).stdout;
        for line in [
            "customer    globex of the account acme-voice",
            "day         2024-11-11: the call began at 2024-11-11T14:02:00+01:00 in Europe/Vienna",
            "rounding    610 s -> 612 s at 30/6: call rating of the account, version ",
            "month       2024-11, inboundVoiceCalls of the customer: 3 calls, 3 answered, 720 billed seconds = 12 minutes",
            "allowance   12 − 10, not below 0 = 2 payable minutes",
            "units       2 × 0.02 = 0.04 EUR",
            "connect fee 3 × 0.005 = 0.015 EUR: ",
            "amount      0.055, rounded: 0.06 EUR for 2024-11 and inboundVoiceCalls",
            "this call   0.06 − 0.01 = 0.05 EUR: ",
        ] {
            assert!(explained.lines().any(|found| found.starts_with(line)), "{line:?} is missing:\n{explained}");
        }
        let outbound = self.run(&["explain", &id_of(4)]).expect_code(0).stdout;
        for line in ["multiplier  6.3 minutes × 1.2 = 7.56", "amount      0.2746, rounded: 0.27 EUR"] {
            assert!(outbound.lines().any(|found| found.starts_with(line)), "{line:?} is missing:\n{outbound}");
        }
        let id = id_of(4);
        self.run(&["explain", &id, "--account", "other"]).expect_error(1, &[&id, "in the account other"]);
        self.run(&["explain", "01890a5d-ac96-774b-bcce-b302099a8057"]).expect_error(1, &["billables export"]);
        self.run(&["explain", &call(4)]).expect_error(2, &["is not a UUID"]);
    }

    fn totals(&self) -> String {
        let month = ["totals", "--account", "acme-voice", "--customer", "globex", "--month", "2024-11"];
        self.run(&month).expect_code(0).stdout
    }
}

#[test]
fn the_month_of_the_document_is_what_the_command_prints() {
    for site in Site::each() {
        for (number, begin, direction, seconds, status) in [
            (1, "2024-11-04 09:15", "inbound", 75, "completed"),
            (2, "2024-11-11 14:02", "inbound", 610, "completed"),
            (3, "2024-11-19 10:40", "inbound", 20, "completed"),
            (4, "2024-11-05 16:20", "outbound", 75, "completed"),
            (5, "2024-11-30 23:58", "outbound", 300, "completed"),
            (6, "2024-11-12 08:00", "outbound", 0, "no-answer"),
        ] {
            site.call(number, begin, direction, seconds, status);
        }
        let printed = site.totals();
        let shown = format!("$ billables totals --account acme-voice --customer globex --month 2024-11\n{printed}```");
        assert!(DOCUMENT.contains(&shown), "docs/billing.md does not show:\n{shown}");
        // Days add up to the month.
        let days = ["totals", "--account", "acme-voice", "--month", "2024-11", "--group-by", "day", "--format", "json"];
        let days: Value = serde_json::from_str(&site.run(&days).expect_code(0).stdout).unwrap();
        let cents = |text: &Value| text.as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
        let items = days["items"].as_array().unwrap();
        assert_eq!(items.iter().map(|item| cents(&item["amount"])).sum::<i64>(), cents(&days["total"]["amount"]));
        assert_eq!((&items[0]["day"], &items[0]["amount"]), (&"2024-11-01".into(), &"15.00".into()));
        site.expect_explained();
        // The late seventh call.
        site.call(7, "2024-11-07 12:00", "inbound", 42, "completed");
        let printed = site.totals();
        assert!(
            printed
                .contains("inboundVoiceCalls       4         4        0       0      747             762        0.07"),
            "{printed}"
        );
        assert!(printed.lines().last().unwrap().ends_with(" 15.34"), "{printed}");
        assert!(DOCUMENT.contains("have 762 billed seconds") && DOCUMENT.contains("0.07, and the month 15.34"));
        let check = site.run(&["check"]).expect_code(0).stdout;
        assert!(check.contains(" 0 problems"), "{check}");
    }
}

#[test]
fn every_number_of_the_worked_table_is_computed() {
    let rating = CallRating { initial_increment: 30, increment: 6, ..CallRating::default() };
    let rows = DOCUMENT.lines().filter(|line| line.starts_with("| ") && line.contains(" November, "));
    let mut count = 0;
    for row in rows {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [seconds, billed]: [i64; 2] =
            [cells[cells.len() - 2], cells[cells.len() - 1]].map(|cell| cell.parse().unwrap());
        assert_eq!(rating.billed_seconds(seconds), billed, "{row}");
        count += 1;
    }
    assert_eq!(count, 6);
}

#[test]
fn formats_and_groups_are_chosen_and_wrong_ones_are_named() {
    for ledger in Ledger::each() {
        let billables = ledger.bill(1, 3);
        ledger.void(&billables[2], "mistake");
        let explain = |index: usize| ledger.run(&["explain", &billables[index].id.to_string()]).expect_code(0).stdout;
        assert!(explain(0).contains("none yet: nothing is known of the call"), "{}", explain(0));
        let voided = explain(2);
        assert!(voided.contains("by manager: mistake") && voided.contains("none: the billable is voided"), "{voided}");
        let today = ["totals", "--account", "demo", "--from", "2026-11-01", "--to", "2026-11-30"];
        let totals = |more: &[&str]| ledger.run(&[&today[..], more].concat());
        let csv = totals(&["--group-by", "customer,item", "--format", "csv"]).expect_code(0).stdout;
        assert_eq!(
            csv,
            "customerId,customerName,item,calls,answeredCalls,pendingCalls,voidedCalls,seconds,\
             billedSeconds,unpricedInternationalCalls,amount,currency\r\n\
             acme,acme,pending,2,0,2,1,0,0,0,0.00,USD\r\n"
        );
        let csv = totals(&["--group-by", "none", "--format", "csv"]).expect_code(0).stdout;
        assert_eq!(
            csv,
            "calls,answeredCalls,pendingCalls,voidedCalls,seconds,billedSeconds,unpricedInternationalCalls,amount,currency\r\n\
             2,0,2,1,0,0,0,0.00,USD\r\n"
        );
        let json: Value =
            serde_json::from_str(&totals(&["--group-by", "none", "--format", "json"]).expect_code(0).stdout).unwrap();
        assert_eq!((&json["items"], &json["total"]["pendingCalls"]), (&Value::Array(Vec::new()), &2.into()));
        let table = totals(&[]).expect_code(0).stdout;
        assert!(table.starts_with("demo, 2026-11-01 to 2026-11-30, UTC\n\ncustomer  item     calls"), "{table}");
        let month = ledger.run(&["totals", "--account", "demo"]).expect_code(0);
        assert_eq!(month.stderr, "");
        for (code, arguments, told) in [
            (1, &["--account", "nobody"][..], "billables account add nobody"),
            (1, &["--account", "demo", "--customer", "nobody"], "no customer nobody"),
            (2, &["--account", "demo", "--month", "2026-13"], "--month \"2026-13\" is not a month"),
            (2, &["--account", "demo", "--from", "2026-02-30"], "--from \"2026-02-30\" is not a day"),
            (2, &["--account", "demo", "--from", "2026-11-01T00:00:00"], "Give YYYY-MM-DD"),
            (
                2,
                &["--account", "demo", "--from", "2026-11-02", "--to", "2026-11-01"],
                "--to 2026-11-01 is before --from",
            ),
            (
                2,
                &["--account", "demo", "--from", "2024-01-01", "--to", "2026-11-01"],
                "2024-01-01 to 2026-11-01 are more than 366 days",
            ),
            (2, &["--account", "demo", "--from", "2199-01-01"], "--from 2199-01-01 is after today"),
            (2, &["--account", "demo", "--group-by", "week"], "none of customer, month, day and item"),
            (2, &["--account", "demo", "--month", "2026-11", "--from", "2026-11-01"], "--month"),
            (2, &["--account", "demo", "--include-descendants"], "--customer"),
            (2, &["--account", "d/e"], "--account \"d/e\""),
            (2, &[], "--account"),
        ] {
            let outcome = ledger.run(&[&["totals"], arguments].concat());
            assert!(outcome.code == Some(code) && outcome.stderr.contains(told), "{told:?} is missing: {outcome:?}");
        }
    }
}
