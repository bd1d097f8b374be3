//! `import-calls`: the facts of a carrier's file, as Twilio, Asterisk, FreeSWITCH and spreadsheets write them.

use billables_billing::{CallState, StoredCall};
use billables_domain::{AccountScope, CallSid, CallSidMode};
use billables_persistence::Found;
use billables_test_support::TestDatabase;

use crate::ledger::{Ledger, call};
use crate::world::{Outcome, World, names};

/// The columns of Twilio's Calls resource.
const TWILIO: &str = "sid,account_sid,to,from,status,start_time,end_time,duration,price\n";

fn twilio_row(number: u64, seconds: u64) -> String {
    let end = 39 * 60 + 45 + seconds;
    format!(
        "{},AC0123456789abcdef0123456789abcdef,+15005550100,+15005550006,completed,\"Thu, 12 Nov 2020 16:39:45 +0000\",\
         \"Thu, 12 Nov 2020 16:{:02}:{:02} +0000\",{seconds},-0.014\n",
        call(number),
        end / 60,
        end % 60
    )
}

fn stored(ledger: &Ledger, call_sid: &str) -> StoredCall {
    let call_sid = CallSid::parse(call_sid, CallSidMode::Any).unwrap();
    match ledger.store.call_find(&AccountScope::All, Some(&"demo".parse().unwrap()), &call_sid).unwrap() {
        Found::One(call) => call,
        other => panic!("{call_sid}: {other:?}"),
    }
}

fn import(ledger: &Ledger, file: &str, more: &[&str]) -> Outcome {
    ledger.run(&[&["import-calls", file, "--account", "demo"], more].concat())
}

/// A ledger whose store accepts any call SID.
fn any_ledger() -> Ledger {
    let ledger = Ledger::sqlite();
    ledger.damage("UPDATE settings SET value = 'any' WHERE key = 'call_sid_mode'");
    ledger
}

#[test]
fn the_facts_of_a_file_of_twilio_are_stored_once_and_a_change_is_a_version() {
    for ledger in Ledger::each() {
        ledger.world.write("calls.csv", &format!("{TWILIO}{}{}", twilio_row(1, 35), twilio_row(2, 0)));
        let options = ["--preset", "twilio", "--set", "direction=outbound-api", "--set", "priceUnit=USD"];
        let first = import(&ledger, "calls.csv", &options).expect_code(0);
        assert_eq!((first.stdout.as_str(), first.stderr.as_str()), ("Created    2\n2 records\n", ""));
        let again = import(&ledger, "calls.csv", &options).expect_code(0);
        assert_eq!(again.stdout, "Unchanged  2\n2 records\n");
        ledger.world.write("calls.csv", &format!("{TWILIO}{}", twilio_row(1, 40)));
        let dry = import(&ledger, "calls.csv", &[&options[..], &["--dry-run"]].concat()).expect_code(0);
        assert_eq!(dry.stdout, "Changed    1\n1 record\n");
        assert_eq!(import(&ledger, "calls.csv", &options).expect_code(0).stdout, "Changed    1\n1 record\n");
        let found = stored(&ledger, &call(1));
        let facts = &found.facts;
        assert_eq!((found.version, found.state, facts.duration), (2, CallState::Answered, Some(40)));
        assert_eq!(facts.start_time.unwrap().to_string(), "2020-11-12T16:39:45.000000Z");
        assert_eq!(facts.price.unwrap().to_string(), "-0.014");
        assert_eq!(facts.price_unit.map(|unit| unit.code()), Some("USD"));
        let text = |text: &dyn ToString| text.to_string();
        assert_eq!(facts.from.as_ref().map(|party| text(party)).as_deref(), Some("+15005550006"));
        assert_eq!(facts.direction.as_ref().map(|direction| text(direction)).as_deref(), Some("outbound-api"));
        assert!(found.updated_by.as_str().starts_with("cli:"), "{found:?}");
        assert_eq!(names(&ledger.world.path), ["calls.csv"]);
    }
}

#[test]
fn the_console_of_twilio_and_a_status_callback_have_other_headers() {
    let ledger = Ledger::sqlite();
    let console = format!(
        "\u{feff}Call Sid;Parent Call Sid;From;To;Direction;Status;Start Time;Duration;Price;Price Unit\r\n{};{};\
         +15005550006;+15005550100;Outgoing Dial;No Answer;2020-11-12T16:39:45Z;;;\r\n",
        call(1),
        call(2)
    );
    ledger.world.write("console.csv", &console);
    let outcome = import(&ledger, "console.csv", &["--preset", "twilio"]).expect_code(0);
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("Created    1\n1 record\n", ""));
    let found = stored(&ledger, &call(1));
    assert_eq!(found.state, CallState::Unanswered);
    assert_eq!(found.facts.parent_call_sid.as_ref().map(CallSid::to_string), Some(call(2)));
    assert_eq!(found.facts.direction.as_ref().map(|direction| direction.as_str()), Some("outbound"));
    // Of a status callback, CallDuration has the seconds and Duration the minutes.
    let callback = format!(
        "{{\"CallSid\":\"{}\",\"CallDuration\":\"75\",\"Duration\":\"2\",\"CallStatus\":\"completed\"}}\n",
        call(3)
    );
    ledger.world.write("callbacks.jsonl", &callback);
    import(&ledger, "callbacks.jsonl", &["--preset", "twilio", "--set", "direction=inbound"]).expect_code(0);
    assert_eq!(stored(&ledger, &call(3)).facts.duration, Some(75));
    // The numbers of a JSON document are read as they are written.
    let json = format!("[{{\"sid\":\"{}\",\"duration\":30,\"price\":-0.00850,\"direction\":\"inbound\"}}]", call(4));
    ledger.world.write("calls.json", &json);
    import(&ledger, "calls.json", &["--preset", "twilio"]).expect_code(0);
    assert_eq!(stored(&ledger, &call(4)).facts.price.unwrap().to_string(), "-0.0085");
}

/// Two rows of Master.csv.
const ASTERISK: &str = "\"\",\"1001\",\"18005550100\",\"internal\",\"\"\"Desk\"\" <1001>\",\"PJSIP/1001-00000001\",\
    \"PJSIP/trunk-00000002\",\"Dial\",\"PJSIP/18005550100@trunk,60\",\"2020-11-12 16:39:45\",\"2020-11-12 16:39:50\",\
    \"2020-11-12 16:40:25\",40,35,\"ANSWERED\",\"DOCUMENTATION\",\"1781282385.1420\",\"\"\n\
    \"acme\",\"1002\",\"18005550101\",\"internal\",\"\"\"Desk\"\" <1002>\",\"PJSIP/1002-00000003\",\"\",\"Dial\",\
    \"PJSIP/18005550101@trunk,60\",\"2020-11-12 16:41:45\",\"\",\"2020-11-12 16:42:25\",40,0,\"NO ANSWER\",\
    \"DOCUMENTATION\",\"1781282505.1422\",\"\"\n";

#[test]
fn a_file_of_asterisk_has_no_headers_and_its_billsec_is_the_duration() {
    let ledger = any_ledger();
    ledger.world.write("Master.csv", ASTERISK);
    let options = ["--preset", "asterisk", "--set", "direction=outbound", "--timezone", "Europe/Vienna"];
    let outcome = import(&ledger, "Master.csv", &options).expect_code(0);
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("Created    2\n2 records\n", ""));
    let found = stored(&ledger, "1781282385.1420");
    assert_eq!((found.state, found.facts.duration), (CallState::Answered, Some(35)));
    assert_eq!(found.facts.start_time.unwrap().to_string(), "2020-11-12T15:39:45.000000Z");
    assert_eq!(found.facts.from.as_ref().map(ToString::to_string).as_deref(), Some("1001"));
    assert_eq!(stored(&ledger, "1781282505.1422").state, CallState::Unanswered);
    // A rejected row is in the file of rejects, which has headers, and can be imported.
    ledger.world.write("Master.csv", &ASTERISK.replace(",35,", ",-1,"));
    let outcome = import(&ledger, "Master.csv", &options).expect_code(1);
    assert_eq!(outcome.stdout, "Unchanged  1\nInvalid    1\n2 records\n");
    let rejects = std::fs::read_to_string(ledger.world.path.join("Master.csv.rejects.csv")).unwrap();
    assert!(rejects.starts_with("accountcode,src,dst,") && rejects.contains(",1,Invalid,InvalidValue,"), "{rejects}");
    ledger.world.write("mended.csv", &rejects.replace(",-1,", ",36,"));
    assert_eq!(import(&ledger, "mended.csv", &options).expect_code(0).stdout, "Changed    1\n1 record\n");
    // A file whose rows lack the unique id is refused as a whole, with the setting that adds it.
    let short: String = ASTERISK.lines().map(|line| format!("{}\n", line.rsplitn(3, ',').nth(2).unwrap())).collect();
    ledger.world.write("short.csv", &short);
    import(&ledger, "short.csv", &options).expect_error(1, &["loguniqueid=yes", "Nothing was imported"]);
}

#[test]
fn a_store_that_would_refuse_every_call_sid_is_named_before_the_first_row() {
    for ledger in Ledger::each() {
        ledger.world.write("Master.csv", ASTERISK);
        for more in [&["--set", "direction=outbound"][..], &["--dry-run"]] {
            let options = [&["--preset", "asterisk"], more].concat();
            let outcome = import(&ledger, "Master.csv", &options);
            outcome.expect_error(1, &["Master.csv was not imported", "\"1781282385.1420\"", "--call-sid any"]);
        }
        // The same is said of reports.
        ledger.world.write("reports.csv", "accountId,customerId,callSid\ndemo,acme,17.1\ndemo,acme,17.2\n");
        ledger
            .run(&["import", "reports.csv"])
            .expect_error(1, &["was not imported", "\"17.1\"", "--map callSid=COLUMN"]);
        assert_eq!(names(&ledger.world.path), ["Master.csv", "reports.csv"]);
    }
}

#[test]
fn a_file_of_freeswitch_is_read_with_and_without_headers() {
    let headers = "caller_id_name,caller_id_number,destination_number,context,start_stamp,answer_stamp,end_stamp,duration,billsec,\
        hangup_cause,uuid,bleg_uuid,accountcode,read_codec,write_codec\n";
    let row = |uuid: &str, answer: &str, billsec: u64, cause: &str| {
        format!(
            "\"Ann\",\"1000\",\"15005550100\",\"default\",\"2020-07-01 10:00:00\",\"{answer}\",\"2020-07-01 10:01:00\",\"60\",\
             \"{billsec}\",\"{cause}\",\"{uuid}\",\"\",\"\",\"PCMU\",\"PCMU\"\n"
        )
    };
    let (first, second) = ("c60a1f09-ce61-47d3-a806-82bd2c9a4b6a", "c60a1f09-ce61-47d3-a806-82bd2c9a4b6b");
    let rows = row(first, "2020-07-01 10:00:05", 55, "NORMAL_CLEARING") + &row(second, "", 0, "USER_BUSY");
    for ledger in Ledger::each() {
        for (begin, verdict) in [("", "Created "), (headers, "Unchanged")] {
            ledger.world.write("cdr.csv", &format!("{begin}{rows}"));
            let options = ["--preset", "freeswitch", "--set", "direction=inbound"];
            let outcome = import(&ledger, "cdr.csv", &options).expect_code(0);
            assert!(outcome.stdout.starts_with(verdict), "{outcome:?}");
            assert!(outcome.stderr.contains("time zone, UTC; --timezone names another"), "{outcome:?}");
        }
        let found = stored(&ledger, first);
        assert_eq!((found.state, found.facts.duration), (CallState::Answered, Some(55)));
        assert_eq!(found.facts.start_time.unwrap().to_string(), "2020-07-01T10:00:00.000000Z");
        assert_eq!(stored(&ledger, second).facts.status.as_ref().map(ToString::to_string).as_deref(), Some("busy"));
    }
}

#[test]
fn other_files_are_read_by_options() {
    for ledger in Ledger::each() {
        let text =
            format!("Id|Begin|Secs|Way\n{}|23/11/2020 10:30|75|in\n{}|31/02/2020 10:30|75|in\n", call(1), call(2));
        ledger.world.write("calls.csv", &text);
        let options = [
            "--map",
            "callSid=Id",
            "--map",
            "startTime=Begin",
            "--map",
            "duration=Secs",
            "--set",
            "direction=inbound",
            "--date-format",
            "%d/%m/%Y %H:%M",
            "--timezone",
            "Europe/Vienna",
            "--delimiter",
            "|",
        ];
        let outcome = import(&ledger, "calls.csv", &options).expect_code(1);
        assert_eq!(outcome.stdout, "Created    1\nInvalid    1\n2 records\n");
        assert_eq!(stored(&ledger, &call(1)).facts.start_time.unwrap().to_string(), "2020-11-23T09:30:00.000000Z");
        let rejects = std::fs::read_to_string(ledger.world.path.join("calls.csv.rejects.csv")).unwrap();
        assert!(rejects.contains("StartTime \"\"31/02/2020 10:30\"\" is not a date"), "{rejects}");
    }
}

#[test]
fn a_dry_run_writes_nothing_and_wrong_options_are_said_at_once() {
    for ledger in Ledger::each() {
        let too_long = twilio_row(2, 35).replace("\"Thu, 12 Nov 2020 16:40:20 +0000\",35", ",999999");
        ledger.world.write("calls.csv", &format!("{TWILIO}{}{too_long}", twilio_row(1, 35)));
        let outcome = import(&ledger, "calls.csv", &["--preset", "twilio", "--dry-run"]).expect_code(1);
        assert_eq!(outcome.stdout, "Created    1\nInvalid    1\n2 records\n");
        assert!(
            outcome.stderr.contains("no direction") && outcome.stderr.contains("line 3: Invalid: Duration"),
            "{outcome:?}"
        );
        assert_eq!(names(&ledger.world.path), ["calls.csv"]);
        let found =
            ledger.store.call_find(&AccountScope::All, None, &CallSid::parse(&call(1), CallSidMode::Any).unwrap());
        assert_eq!(found.unwrap(), Found::None);
        for (code, options, told) in [
            (1, &[][..], "--preset twilio, asterisk or freeswitch"),
            (1, &["--preset", "asterisk"], "the 17th"),
            (1, &["--preset", "twilio", "--map", "callSid=sidd"], "\"sid\" to sidd"),
            (2, &["--preset", "twilio", "--map", "dirction=to"], "The nearest is direction"),
            (2, &["--preset", "twilio", "--set", "direction=sideways"], "--set direction=sideways: Direction is not"),
            (2, &["--preset", "twilio", "--set", "priceUnit=dollars"], "--set priceUnit=dollars: PriceUnit"),
            (2, &["--preset", "twilio", "--set", "accountId=other"], "--account names the account"),
            (
                2,
                &["--preset", "twilio", "--timezone", "Mars/Olympus"],
                "--timezone \"Mars/Olympus\" is not a time zone",
            ),
            (2, &["--preset", "twilio", "--date-format", "%H:%M"], "--date-format \"%H:%M\" is not"),
            (2, &["--preset", "cisco"], "twilio"),
        ] {
            let outcome = import(&ledger, "calls.csv", options);
            assert!(outcome.code == Some(code) && outcome.stderr.contains(told), "{told:?} is missing: {outcome:?}");
        }
        ledger.run(&["import-calls", "calls.csv", "--account", "nobody"]).expect_error(1, &["no account nobody"]);
    }
}

#[test]
fn times_without_an_offset_are_those_of_the_account() {
    let world = World::new();
    let database = TestDatabase::sqlite();
    let url = database.configured_url();
    let run = |arguments: &[&str]| world.run(&[arguments, &["--database", &url]].concat()).expect_code(0);
    run(&["account", "add", "wien", "--name", "Wien", "--time-zone", "Europe/Vienna"]);
    world.write(
        "calls.csv",
        &format!("callSid,startTime,duration,direction\n{},2020-07-01 10:00:00,5,inbound\n", call(1)),
    );
    let outcome = run(&["import-calls", "calls.csv", "--account", "wien"]);
    assert!(outcome.stderr.contains("account's time zone, Europe/Vienna"), "{outcome:?}");
    let sid = CallSid::parse(&call(1), CallSidMode::Standard).unwrap();
    let found = database.store().call_find(&AccountScope::All, None, &sid).unwrap();
    let Found::One(found) = found else { panic!("{found:?}") };
    assert_eq!(found.facts.start_time.unwrap().to_string(), "2020-07-01T08:00:00.000000Z");
}

#[test]
fn a_large_file_goes_through_in_chunks() {
    const CALLS: u64 = 10_000;
    for ledger in Ledger::each() {
        let rows: String = (1..=CALLS).map(|number| twilio_row(number, number % 600)).collect();
        ledger.world.write("calls.csv", &format!("{TWILIO}{rows}"));
        let options = ["--preset", "twilio", "--set", "direction=inbound"];
        assert_eq!(import(&ledger, "calls.csv", &options).expect_code(0).stdout, "Created    10,000\n10,000 records\n");
        assert_eq!(import(&ledger, "calls.csv", &options).expect_code(0).stdout, "Unchanged  10,000\n10,000 records\n");
    }
}

#[test]
fn a_call_sid_mode_is_settled_by_the_first_record_that_is_written() {
    for database in TestDatabase::each() {
        let (world, url) = (World::new(), database.configured_url());
        world.run(&["account", "add", "demo", "--name", "Demo", "--database", &url]).expect_code(0);
        world.write("Master.csv", ASTERISK);
        let mode = || database.store().call_sid_mode().unwrap();
        let import = |more: &[&str]| {
            let begin = ["import-calls", "Master.csv", "--account", "demo", "--database", &url];
            let preset = ["--preset", "asterisk", "--set", "direction=outbound"];
            world.run(&[&begin[..], &preset, more].concat())
        };
        // Neither a refused import nor a dry run settles the mode, so that the remedy in the message works.
        import(&[]).expect_error(1, &["was not imported", "--call-sid any"]);
        import(&["--dry-run", "--call-sid", "any"]).expect_code(0);
        assert_eq!(mode(), None);
        assert_eq!(import(&["--call-sid", "any"]).expect_code(0).stdout, "Created    2\n2 records\n");
        assert_eq!(mode(), Some(CallSidMode::Any));
        assert_eq!(import(&[]).expect_code(0).stdout, "Unchanged  2\n2 records\n");
        for more in [&["--call-sid", "standard"][..], &["--call-sid", "standard", "--dry-run"]] {
            import(more).expect_error(1, &["was created with --call-sid any"]);
        }
    }
}
