//! The table of docs/who-may-do-what.md: the status of every operation, at its own and alias routes, for every kind of caller.
//!
//! The test compares the table with the answers of a service. `INSTA_UPDATE=always` writes the table again, for review.

use std::path::Path;

use billables_api::Operation;
use serde_json::{Map, Value, json};

use crate::world::{Answer, PASSWORD, World};

const FORMATS: [&str; 5] = ["json", "xml", "jsv", "csv", "jsonl"];

const HEAD: &str = "# Who may do what

Every operation of the API, asked through every door by every kind of caller. The test `who_may_do_what` asks all of it of a
running service, on both databases, and fails where an answer is not the one below.

Each caller but the last has a token for the account `demo`; the customer's names the customer `acme` of it. The last one
is a SystemAdministrator whose token is for the account `other` alone: it has every permission, and none of it in `demo`.
What is asked for is in `demo`. The billables were reported by the Manager, for `acme`, so the Reporter does not see them.

- *own route*: the operation's method and path, such as `POST /billables`.
- *reply*: `/api/{Operation}` and `/{format}/reply/{Operation}`, in all five formats.
- *oneway*: `/{format}/oneway/{Operation}`, in all five formats. 204 says that it was done.
- *list*: `/api/{Operation}[]`, `/json/reply/{Operation}[]` and, with 204 in place of 200, `/json/oneway/{Operation}[]`.
- *changing by GET*: `/api/{Operation}`, for an operation that changes something.

401: no token. 403: the role may not, or the account that was named is not the caller's. 404: not the caller's to see.
405: nothing is changed by GET, and the operations of signing in take no list. Those take no token either: what they
were asked with is a good password and a good refresh token, and whatever else a request shows is not looked at.
ReportBillables answers at its own route alone, with 200 and a verdict for each report: what a caller may do in which account
is told there. The members that each was asked with are in `crates/api/tests/api/who_may_do_what.rs`.

";

/// Valid members of a request in the account `demo`. `count` makes the ids of created rows unique.
fn members(world: &World, operation: &Operation, count: usize) -> Value {
    let billable = || {
        let answer = world.report("acme", &format!("CA{count:032x}"));
        assert!(matches!(answer.status, 200 | 201), "{answer:?}");
        answer.member("id")
    };
    match operation.name {
        "NewBillable" => json!({ "accountId": "demo", "customerId": "acme", "callSid": format!("CA{count:032x}") }),
        "ReportBillables" => json!({}),
        "VoidBillable" | "ReinstateBillable" => json!({ "id": billable(), "reason": "a test" }),
        _ if operation.is_reading() && operation.template.starts_with("/billables/{id}") => json!({ "id": billable() }),
        "NewAccount" => json!({ "id": "demo", "name": "demo" }),
        "GetAccount" => json!({ "id": "demo" }),
        "ListAccounts" => json!({}),
        "NewCustomer" => json!({ "accountId": "demo", "id": format!("customer-{count}"), "name": "New" }),
        "GetCustomer" => json!({ "id": "globex" }),
        "NewSession" => json!({ "accountId": "demo", "customerId": "acme", "id": format!("session-{count}") }),
        "GetSession" => json!({ "id": "demo-session" }),
        "Authenticate" => json!({ "provider": "credentials", "userName": "alice", "password": PASSWORD }),
        "GetAccessToken" => json!({ "refreshToken": world.sign_in("alice").member("refreshToken") }),
        "ListBillables" | "ListCustomers" | "ListSessions" => json!({ "accountId": "demo" }),
        other => panic!("say here what {other} is asked with"),
    }
}

fn query(members: &Map<String, Value>) -> String {
    let pairs = members.iter().map(|(name, value)| format!("{name}={}", value.as_str().unwrap().replace(' ', "+")));
    pairs.collect::<Vec<_>>().join("&")
}

/// Sends a request to one route as a caller, and returns the status. `door` is empty for the own route.
fn ask(world: &World, operation: &Operation, door: &str, token: Option<&str>, count: usize) -> u16 {
    let members = members(world, operation, count);
    let mut members = members.as_object().unwrap().clone();
    let send = |method: &str, path: &str, body: Option<Value>| -> Answer {
        let mut request = world.request(method, path);
        if let Some(token) = token {
            request = request.token(token);
        }
        match body {
            Some(body) => request.json(&body).send(),
            None => request.send(),
        }
    };
    let answer = if door.is_empty() {
        let path = match members.get("id").and_then(Value::as_str) {
            Some(id) if operation.template.contains("{id}") => {
                let path = operation.template.replace("{id}", id);
                members.remove("id");
                path
            }
            _ => operation.template.clone(),
        };
        match operation.method.as_str() {
            "GET" => send("GET", &format!("{path}?{}", query(&members)), None),
            // The body of a batch is a list.
            method if operation.is_stream => send(method, &path, Some(json!([{}]))),
            method => send(method, &path, Some(Value::Object(members))),
        }
    } else if let Some(door) = door.strip_suffix("[]") {
        send("POST", &format!("{door}/{}[]", operation.name), Some(json!([members])))
    } else if let Some(door) = door.strip_prefix("GET ") {
        send("GET", &format!("{door}/{}?{}", operation.name, query(&members)), None)
    } else {
        send("POST", &format!("{door}/{}?{}", operation.name, query(&members)), None)
    };
    answer.status
}

fn table(world: &World) -> String {
    world.add_user("alice", "Manager");
    let callers = [
        ("no token", None),
        ("Reporter", Some(world.tokens.reporter())),
        ("Customer", Some(world.tokens.customer("acme"))),
        ("Manager", Some(world.tokens.manager())),
        ("SystemAdministrator", Some(world.tokens.administrator_of("demo"))),
        ("of another account", Some(world.tokens.administrator_of("other"))),
    ];
    let formats = |manner: &str| FORMATS.map(|format| format!("/{format}/{manner}")).to_vec();
    let mut reply = vec!["/api".to_owned()];
    reply.extend(formats("reply"));
    let lists = ["/api[]", "/json/reply[]", "/json/oneway[]"].map(str::to_owned).to_vec();
    let doors = [
        ("own route", vec![String::new()]),
        ("reply", reply),
        ("oneway", formats("oneway")),
        ("list", lists),
        ("changing by GET", vec!["GET /api".to_owned()]),
    ];
    let mut text = HEAD.to_owned();
    text.push_str("| operation | door |");
    callers.iter().for_each(|(name, _)| text.push_str(&format!(" {name} |")));
    text.push_str(&format!("\n| --- | --- |{}\n", " --- |".repeat(callers.len())));
    let mut count = 0;
    for operation in billables_api::operations() {
        for (name, paths) in &doors {
            if *name == "changing by GET" && operation.is_reading() {
                continue;
            }
            text.push_str(&format!("| {} | {name} |", operation.name));
            for (caller, token) in &callers {
                let mut statuses = paths.iter().map(|door| {
                    count += 1;
                    let status = ask(world, &operation, door, token.as_deref(), count);
                    // The oneway route answers a request list with 204 instead of 200.
                    if door == "/json/oneway[]" && status == 204 { 200 } else { status }
                });
                let first = statuses.next().unwrap();
                for (index, status) in statuses.enumerate() {
                    assert_eq!(status, first, "{caller}: {} at {}", operation.name, paths[index + 1]);
                }
                text.push_str(&format!(" {first} |"));
            }
            text.push('\n');
        }
    }
    text
}

#[expect(clippy::disallowed_methods, reason = "the variable that updates snapshots updates this table too")]
fn wants_update() -> bool {
    std::env::var_os("INSTA_UPDATE").is_some_and(|value| value == "always")
}

on_both! {
    fn every_operation_at_every_door_for_every_caller(world: &World) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/who-may-do-what.md");
        let table = table(world);
        if wants_update() {
            std::fs::write(&path, &table).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        for (line, (now, before)) in table.lines().zip(committed.lines()).enumerate() {
            assert_eq!(now, before, "docs/who-may-do-what.md, line {}", line + 1);
        }
        assert!(
            table == committed,
            "docs/who-may-do-what.md is not up to date: INSTA_UPDATE=always cargo xtask test -- -p billables-api --test api who_may"
        );
    }
}
