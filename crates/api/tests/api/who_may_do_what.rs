//! The table of docs/who-may-do-what.md: the answer of every operation, at every path, to every kind of caller.
//!
//! The test compares the file with the answers of a running service. `INSTA_UPDATE=always` writes the file again, and a reviewer
//! judges the difference.

use std::path::Path;

use billables_api::Operation;
use billables_auth::Permission;
use serde_json::{Map, Value, json};

use crate::world::{Answer, PASSWORD, World};

const FORMATS: [&str; 5] = ["json", "xml", "jsv", "csv", "jsonl"];

const HEAD: &str = "# Permissions by operation and role

The table shows the status of the answer to every kind of caller, for each operation of the API at each of its paths. The test
`who_may_do_what` sends all these requests to a running service, on both databases, and fails if an answer differs.

Each caller except the last has a token for the account `demo`; the Customer's token names the customer `acme` of that account.
The last caller is a SystemAdministrator with a token for the account `other` only: the caller has every permission, but not in
`demo`. Every request concerns rows of `demo`. The Manager reported the billables, for `acme`, so the Reporter cannot read them.

- *own route*: the operation's method and path, such as `POST /billables`.
- *reply*: `/api/{Operation}` and `/{format}/reply/{Operation}`, in all five formats.
- *oneway*: `/{format}/oneway/{Operation}`, in all five formats. 204 says that the operation succeeded.
- *request list*: `/api/{Operation}[]`, `/json/reply/{Operation}[]` and, with 204 in place of 200, `/json/oneway/{Operation}[]`.
- *changing by GET*: a GET of `/api/{Operation}`, for an operation that changes data.

The statuses of refusals:

- 401: the request has no token.
- 403: the role lacks the permission, or the named account is outside the caller's scope.
- 404: the row is outside the caller's scope.
- 405: a GET cannot change data, or the operation has no such path.

Authenticate and GetAccessToken need no token and ignore one; the requests have a valid password and a valid refresh token. They
take no request list, and neither does ListCalls. ReportBillables has only its own route and answers a permitted caller with 200 and a verdict for each report;
the verdict of a report for an account outside the caller's scope says so; so does ReportCalls. TwilioCallStatus has only its own
route and needs a signature in place of a token; the account has no Twilio token here, so each answer is 404. The members of each
request are in `crates/api/tests/api/who_may_do_what.rs`.

";

/// The members of a request: valid in the account `demo`, and with a new id for each row that the request creates.
fn members(world: &World, operation: &Operation, count: usize) -> Value {
    let billable = || {
        let answer = world.report("acme", &format!("CA{count:032x}"));
        assert!(matches!(answer.status, 200 | 201), "{answer:?}");
        answer.member("id")
    };
    let call = || {
        let facts = json!({ "accountId": "demo", "callSid": format!("CA{count:032x}"), "status": "busy" });
        let answer = world.post("/calls").json(&facts).send();
        assert!(matches!(answer.status, 200 | 201), "{answer:?}");
        answer.member("sid")
    };
    match operation.name {
        "ReportCall" => json!({ "accountId": "demo", "callSid": format!("CA{count:032x}"), "status": "busy" }),
        "ReportCalls" => json!({}),
        "GetCall" => json!({ "accountId": "demo", "callSid": call() }),
        "DismissCall" => json!({ "accountId": "demo", "callSid": call(), "reason": "a test" }),
        "TwilioCallStatus" => json!({ "accountId": "demo" }),
        "NewBillable" => json!({ "accountId": "demo", "customerId": "acme", "callSid": format!("CA{count:032x}") }),
        "ReportBillables" => json!({}),
        "VoidBillable" | "ReinstateBillable" => json!({ "id": billable(), "reason": "a test" }),
        _ if operation.is_reading() && operation.template.starts_with("/billables/{id}") => json!({ "id": billable() }),
        "NewAccount" => json!({ "id": "demo", "name": "demo" }),
        "GetAccount" | "PatchAccount" | "GetAccountCallRating" => json!({ "accountId": "demo" }),
        "PutAccountCallRating" => json!({ "accountId": "demo", "increment": "6" }),
        "ListAccounts" => json!({}),
        "NewCustomer" => json!({ "accountId": "demo", "id": format!("customer-{count}"), "name": "New" }),
        "GetCustomer"
        | "PatchCustomer"
        | "GetCustomerCallRating"
        | "DeleteCustomerCallRating"
        | "GetEffectiveBillingSettings" => json!({ "customerId": "globex" }),
        "PutCustomerCallRating" => json!({ "customerId": "globex", "increment": "6" }),
        "NewSession" => json!({ "accountId": "demo", "customerId": "acme", "id": format!("session-{count}") }),
        "GetSession" => json!({ "id": "demo-session" }),
        "Authenticate" => json!({ "provider": "credentials", "userName": "alice", "password": PASSWORD }),
        "GetAccessToken" => json!({ "refreshToken": world.sign_in("alice").member("refreshToken") }),
        "PreviewBilling" => json!({ "accountId": "demo", "month": "2026-11" }),
        "GetBilling" | "GetBillingTotals" => {
            json!({ "accountId": "demo", "startDate": "2026-11-01", "endDate": "2026-11-30" })
        }
        "ListBillables"
        | "ListCustomers"
        | "ListSessions"
        | "ListUsageRecords"
        | "ListCalls"
        | "ListUnreportedCalls"
        | "ListPendingBillables" => {
            json!({ "accountId": "demo" })
        }
        other => panic!("add the members of a request to {other} here"),
    }
}

fn query(members: &Map<String, Value>) -> String {
    let pairs = members.iter().map(|(name, value)| format!("{name}={}", value.as_str().unwrap().replace(' ', "+")));
    pairs.collect::<Vec<_>>().join("&")
}

/// Sends one request to a path as a caller, and returns the status. An empty path is the operation's own route.
fn ask(world: &World, operation: &Operation, alias: &str, token: Option<&str>, count: usize) -> u16 {
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
    let answer = if alias.is_empty() {
        let path = operation.path_with(|name| members.remove(name).unwrap().as_str().unwrap().to_owned());
        match operation.method.as_str() {
            "GET" | "DELETE" => send("GET", &format!("{path}?{}", query(&members)), None),
            // The body of a stream is an array of reports.
            method if operation.is_stream => send(method, &path, Some(json!([{}]))),
            method => send(method, &path, Some(Value::Object(members))),
        }
    } else if let Some(alias) = alias.strip_suffix("[]") {
        send("POST", &format!("{alias}/{}[]", operation.name), Some(json!([members])))
    } else if let Some(alias) = alias.strip_prefix("GET ") {
        send("GET", &format!("{alias}/{}?{}", operation.name, query(&members)), None)
    } else {
        send("POST", &format!("{alias}/{}?{}", operation.name, query(&members)), None)
    };
    answer.status
}

fn table(world: &World) -> String {
    world.add_user("alice", "Manager");
    let callers = [
        ("no token", None),
        ("Reporter", Some(world.tokens.reporter())),
        ("Customer", Some(world.tokens.customer("acme"))),
        ("Carrier", Some(world.tokens.carrier())),
        ("Viewer", Some(world.tokens.viewer())),
        ("Manager", Some(world.tokens.manager())),
        ("SystemAdministrator", Some(world.tokens.administrator_of("demo"))),
        ("of another account", Some(world.tokens.administrator_of("other"))),
    ];
    let formats = |kind: &str| FORMATS.map(|format| format!("/{format}/{kind}")).to_vec();
    let mut reply = vec!["/api".to_owned()];
    reply.extend(formats("reply"));
    let lists = ["/api[]", "/json/reply[]", "/json/oneway[]"].map(str::to_owned).to_vec();
    let path_kinds = [
        ("own route", vec![String::new()]),
        ("reply", reply),
        ("oneway", formats("oneway")),
        ("request list", lists),
        ("changing by GET", vec!["GET /api".to_owned()]),
    ];
    let mut text = HEAD.to_owned();
    text.push_str("| operation | permission | path |");
    callers.iter().for_each(|(name, _)| text.push_str(&format!(" {name} |")));
    text.push_str(&format!("\n| --- | --- | --- |{}\n", " --- |".repeat(callers.len())));
    let mut count = 0;
    for operation in billables_api::operations() {
        let permission = operation.permission.map_or("none", Permission::as_str);
        for (name, paths) in &path_kinds {
            if *name == "changing by GET" && operation.is_reading() {
                continue;
            }
            text.push_str(&format!("| {} | {permission} | {name} |", operation.name));
            for (caller, token) in &callers {
                let mut statuses = paths.iter().map(|alias| {
                    count += 1;
                    let status = ask(world, &operation, alias, token.as_deref(), count);
                    // A request list at `oneway` gives 204 where the other paths give 200.
                    if alias == "/json/oneway[]" && status == 204 { 200 } else { status }
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

#[expect(clippy::disallowed_methods, reason = "the variable that rewrites snapshots rewrites this table too")]
fn wants_update() -> bool {
    std::env::var_os("INSTA_UPDATE").is_some_and(|value| value == "always")
}

on_both! {
    fn every_operation_at_every_path_for_every_caller(world: &World) {
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
            "docs/who-may-do-what.md is out of date. Run INSTA_UPDATE=always cargo xtask test -- -p billables-api --test api who_may"
        );
    }
}
