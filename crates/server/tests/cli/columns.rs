//! Files of other programs: the members of a report are found by the row of headers or by options.

use crate::ledger::{Ledger, call};

/// A file of Twilio's calls. No header is the name of a member.
fn twilio() -> String {
    let row =
        |number| format!("{},AC0123456789abcdef0123456789abcdef,+15005550100,completed,35,-0.014\n", call(number));
    format!("sid,account_sid,to,status,duration,price\n{}{}", row(1), row(2))
}

#[test]
fn a_wrong_row_of_headers_is_reported_once_and_nothing_is_imported() {
    for ledger in Ledger::each() {
        let asterisk =
            "\"\",\"1001\",\"18005550100\",\"internal\",\"2026-11-12 16:39:45\",40,35,\"ANSWERED\"\n".repeat(2);
        for (text, told) in [
            (asterisk, "There is no row of headers"),
            (
                twilio(),
                "The headers name none of accountId, customerId, sessionId, callSid; found: \"sid\", \"account_sid\"",
            ),
            ("Account;Customer;Call\na;b;c\n".to_owned(), "found: \"Account;Customer;Call\""),
        ] {
            ledger.world.write("calls.csv", &text);
            for arguments in [&["import", "calls.csv"][..], &["import", "calls.csv", "--dry-run"]] {
                let outcome = ledger.run(arguments).expect_code(1);
                assert_eq!(outcome.stderr.matches(told).count(), 1, "{outcome:?}");
                assert!(outcome.stderr.contains("--map callSid=COLUMN") && outcome.stdout.is_empty(), "{outcome:?}");
                assert!(!ledger.world.path.join("calls.csv.rejects.csv").exists());
            }
        }
        assert!(ledger.exported().is_empty());
    }
}

#[test]
fn the_command_line_says_which_column_is_which_and_what_all_records_share() {
    for ledger in Ledger::each() {
        ledger.world.write("calls.csv", &twilio());
        let columns = ["--map", "callSid=sid", "--set", "accountId=demo", "--set", "customerId=acme"];
        let import = [&["import", "calls.csv"][..], &columns].concat();
        assert_eq!(ledger.run(&import).expect_code(0).stdout, "Created    2\n2 records\n");
        let lines =
            twilio().lines().skip(1).map(|line| format!("{{\"sid\":\"{}\"}}\n", &line[..34])).collect::<String>();
        ledger.world.write("calls.jsonl", &lines);
        let import = [&["import", "calls.jsonl"][..], &columns].concat();
        assert_eq!(ledger.run(&import).expect_code(0).stdout, "Replayed   2\n2 records\n");
        // A record with another value than the one of --set is rejected and not changed.
        ledger.world.write("own.csv", &format!("customer_id,call_sid\nglobex,{}\n", call(3)));
        let outcome = ledger.run(&["import", "own.csv", "--set", "accountId=demo", "--set", "customerId=acme"]);
        assert_eq!(outcome.expect_code(1).stdout, "Invalid    1\n1 record\n");
        for (wrong, told) in [
            (&["--map", "callSid=no such"][..], "names no column"),
            (&["--map", "price=price"], "a report has no member"),
            (&["--delimiter", "xx"], "delimiter"),
            (&["--set", "callSid=x"], "one callSid"),
        ] {
            let outcome = ledger.run(&[&["import", "own.csv"][..], wrong].concat());
            assert!(matches!(outcome.code, Some(1 | 2)) && outcome.stderr.contains(told), "{outcome:?}");
        }
    }
}

#[test]
fn the_delimiter_and_the_spelling_of_a_spreadsheet_are_found_and_kept_in_the_rejects() {
    for ledger in Ledger::each() {
        let rows = format!("demo;acme;{};\"a;b\"\r\ndemo;nobody;{};\r\n", call(1), call(2));
        ledger.world.write("calls.csv", &format!("\u{feff}account_id;Customer ID;CallSid;note\r\n{rows}"));
        let outcome = ledger.run(&["import", "calls.csv"]).expect_code(1);
        assert_eq!(outcome.stdout, "Created    1\nNotFound   1\n2 records\n");
        let rejects = std::fs::read_to_string(ledger.world.path.join("calls.csv.rejects.csv")).unwrap();
        let lines: Vec<_> = rejects.lines().collect();
        assert!(lines[0].starts_with("account_id;Customer ID;CallSid;note;RejectLine;"), "{rejects}");
        assert!(lines[1].starts_with(&format!("demo;nobody;{};;3;NotFound;NotFound;", call(2))), "{rejects}");
        // The corrected file of rejects can be imported.
        ledger.world.write("mended.csv", &rejects.replace("nobody", "globex"));
        assert_eq!(ledger.run(&["import", "mended.csv"]).expect_code(0).stdout, "Created    1\n1 record\n");
        ledger.world.write("tab.csv", &format!("accountId\tcustomerId\tcallSid\ndemo\tacme\t{}\n", call(3)));
        assert_eq!(
            ledger.run(&["import", "tab.csv", "--delimiter", "tab"]).expect_code(0).stdout,
            "Created    1\n1 record\n"
        );
    }
}
