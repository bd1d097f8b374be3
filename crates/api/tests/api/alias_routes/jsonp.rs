//! `?callback=` (JSONP): an answer as a script, for reading operations and GET only.

use serde_json::{Value, json};

use super::{report, world};
use crate::world::{Answer, SID};

/// The argument that the script of an answer passes to the callback.
#[track_caller]
fn argument(answer: &Answer, callback: &str) -> Value {
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.header("content-type"), Some("text/javascript; charset=utf-8"));
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let call = answer.body.strip_prefix(&format!("/**/{callback}(")).unwrap_or_else(|| panic!("{answer:?}"));
    let argument = call.trim_end().trim_end_matches(';').strip_suffix(')').unwrap();
    serde_json::from_str(argument).unwrap()
}

#[test]
fn a_reading_operation_answers_as_a_script_at_its_own_and_alias_routes() {
    let world = world();
    let billable = world.report("acme", SID).expect(201).json();
    let id = billable["id"].as_str().unwrap();
    for path in [
        format!("/billables/{id}?callback=show"),
        format!("/billables/{id}.json?callback=show"),
        format!("/api/GetBillable?id={id}&Callback=show"),
        format!("/json/reply/GetBillable?id={id}&callback=show"),
    ] {
        assert_eq!(argument(&world.get(&path).send(), "show"), billable, "{path}");
    }
    for callback in ["a", "$", "_x.y$1", "jQuery.cb_17", &"x".repeat(128)] {
        argument(&world.get(&format!("/billables?callback={callback}")).send(), callback);
    }
}

#[test]
fn an_error_is_answered_as_a_script_with_status_200() {
    let world = world();
    let error = argument(&world.get("/billables/x?callback=show").send(), "show");
    assert_eq!(error["responseStatus"]["errorCode"], "NotFound");
    let error = argument(&world.request("GET", "/api/ListBillables?callback=show").send(), "show");
    assert_eq!(error["responseStatus"]["errorCode"], "Unauthorized");
    let answer = world.get("/billables/x?callback=show").header("accept", "application/problem+json").send();
    assert_eq!(argument(&answer, "show")["responseStatus"]["errorCode"], "NotFound");
}

#[test]
fn a_callback_that_is_not_a_javascript_name_is_refused_and_not_repeated() {
    let world = world();
    for callback in [
        "alert(1)",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "a%3Bb",
        "1a",
        ".a",
        "a-b",
        "a%0Ab",
        "a%20",
        "%C3%A9",
        "a[0]",
        &"x".repeat(129),
    ] {
        for path in ["/billables?callback=", "/api/ListBillables?callback=", "/json/reply/ListBillables?callback="] {
            let answer =
                world.get(&format!("{path}{callback}")).send().expect_error(400, "InvalidValue", &["Callback"]);
            assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
            assert!(!answer.body.contains("script") && !answer.body.contains("alert"), "{answer:?}");
        }
        // The caller is checked before the callback.
        world.request("GET", &format!("/billables?callback={callback}")).send().expect(401);
    }
}

#[test]
fn a_callback_is_ignored_for_changes_posts_and_other_formats() {
    let world = world();
    let json = Some("application/json; charset=utf-8");
    for path in ["/billables?callback=show", "/api/NewBillable?callback=alert(1)"] {
        let answer = world.post(path).json(&report("acme", SID)).send();
        assert!(matches!(answer.status, 200 | 201), "{answer:?}");
        assert_eq!(answer.header("content-type"), json);
    }
    assert_eq!(
        world.post("/api/ListBillables?callback=show").json(&json!({})).send().expect(200).header("content-type"),
        json
    );
    let answer = world.get("/billables.xml?callback=show").send().expect(200);
    assert_eq!(answer.header("content-type"), Some("application/xml"));
    assert_eq!(world.get("/billables?callback=").send().expect(200).header("content-type"), json);
    // A oneway route has no answer to pass to the callback.
    assert_eq!(world.get("/json/oneway/ListBillables?callback=show").send().expect(204).body, "");
    world.get("/api/NewBillable?callback=show").send().expect_error(405, "MethodNotAllowed", &[]);
}
