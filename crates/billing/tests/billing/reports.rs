//! Reports of calls as texts: every member of a bad report is named.

use billables_billing::NewCall;
use billables_domain::{CallSidMode, Faults};

use super::values::time;

fn call() -> NewCall {
    NewCall {
        account_id: Some("demo".into()),
        call_sid: Some("CA0123456789abcdef0123456789abcdef".into()),
        ..NewCall::default()
    }
}

fn faults(call: NewCall) -> Faults {
    call.parse(CallSidMode::Standard, time("2026-11-27T12:00:00Z")).unwrap_err()
}

/// The only fault of a report.
fn fault(call: NewCall) -> String {
    let faults = faults(call);
    assert_eq!(faults.iter().count(), 1, "{faults}");
    let first = faults.first();
    assert!(first.message.starts_with(first.member.as_str()), "{first}");
    first.to_string()
}

#[test]
fn a_whole_report_is_read_from_the_text_of_its_members() {
    let report = NewCall {
        parent_call_sid: Some("CA00000000000000000000000000000001".into()),
        direction: Some("outbound-dial".into()),
        from: Some("+1 (212) 555-0100".into()),
        to: Some("client:bob".into()),
        start_time: Some("Mon, 23 Nov 2026 09:30:00 +0000".into()),
        duration: Some("7.5e1".into()),
        status: Some("Completed".into()),
        price: Some("-8.5E-3".into()),
        price_unit: Some("USD".into()),
        is_recorded: Some("true".into()),
        replaces: Some("2".into()),
        ..call()
    };
    let report = report.parse(CallSidMode::Standard, time("2026-11-27T12:00:00Z")).unwrap();
    let facts = report.facts;
    assert_eq!(facts.from.unwrap().as_str(), "+1 (212) 555-0100", "kept as given");
    assert_eq!((facts.start_time, facts.duration), (Some(time("2026-11-23T09:30:00Z")), Some(75)));
    assert_eq!(
        (facts.price.unwrap().to_string(), facts.status.unwrap().to_string()),
        ("-0.0085".into(), "completed".into())
    );
    assert_eq!((facts.is_recorded, report.replaces), (Some(true), Some(2)));
}

#[test]
fn each_bad_member_is_named_with_a_remedy() {
    let text = |value: &str| Some(value.to_owned());
    let number = "1234567890123456789012345678901234567890";
    for (call, message) in [
        (NewCall { price: text(number), ..call() }, "Price has more than 6 digits before the point."),
        (NewCall { price: text("NaN"), ..call() }, "Price is not a decimal number."),
        (NewCall { price: text("0,01"), ..call() }, "Price is not a decimal number."),
        (NewCall { price_unit: text("usd"), ..call() }, "PriceUnit is not a currency."),
        (NewCall { start_time: text("yesterday"), ..call() }, "StartTime is not a date and time."),
        (NewCall { start_time: text("1999-12-31T23:59:59Z"), ..call() }, "StartTime is before the year 2000."),
        (NewCall { start_time: text("2026-11-28T12:00:01Z"), ..call() }, "StartTime is more than 24 hours ahead."),
        (
            NewCall { end_time: text("2026-11-23T09:30:00Z"), ..call() },
            "EndTime has neither StartTime nor Duration beside it.",
        ),
        (NewCall { duration: text("75 s"), ..call() }, "Duration is not a whole number of seconds."),
        (NewCall { duration: text("75.5"), ..call() }, "Duration is not a whole number of seconds."),
        (NewCall { duration: text("-1"), ..call() }, "Duration is not a number of seconds from 0 to 604800 (7 days)."),
        (
            NewCall { duration: text("604801"), ..call() },
            "Duration is not a number of seconds from 0 to 604800 (7 days).",
        ),
        (NewCall { direction: text("sideways"), ..call() }, "Direction is not a direction."),
        (NewCall { from: text(&"1".repeat(257)), ..call() }, "From is longer than 256 characters."),
        (NewCall { to: text("a\nb"), ..call() }, "To has a control character or a line break."),
        (NewCall { status: text(&"x".repeat(65)), ..call() }, "Status is longer than 64 characters."),
        (NewCall { is_recorded: text("maybe"), ..call() }, "IsRecorded is neither true nor false."),
        (NewCall { replaces: text("0"), ..call() }, "Replaces is not the version of a call."),
        (NewCall { parent_call_sid: text("CA1"), ..call() }, "ParentCallSid is not a call SID."),
        (NewCall { parent_call_sid: call().call_sid, ..call() }, "ParentCallSid is the call itself."),
        (NewCall { account_id: None, ..call() }, "AccountId is needed and was not given."),
        (NewCall { call_sid: None, ..call() }, "CallSid is needed and was not given."),
    ] {
        let found = fault(call);
        assert!(found.starts_with(message), "{found}");
    }
}

#[test]
fn all_bad_members_are_named_together() {
    let bad = NewCall {
        duration: Some("long".into()),
        price: Some("much".into()),
        start_time: Some("1999-01-01T00:00:00Z".into()),
        ..NewCall::default()
    };
    let members: Vec<_> = faults(bad).iter().map(|fault| fault.member.as_str()).collect();
    assert_eq!(members, ["AccountId", "CallSid", "Duration", "Price", "StartTime"]);
}
