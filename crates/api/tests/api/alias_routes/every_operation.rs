//! Every operation at every alias route, in every format.

use billables_api::Operation;
use billables_wire::Format;
use serde_json::Value;

use super::{message, schema, world};
use crate::world::{Answer, SID, World};

/// An operation and the members of one sample request.
struct Case {
    operation: Operation,
    /// The members of the path.
    path_members: Vec<(String, String)>,
    /// The members of the query or the body.
    members: Vec<(String, String)>,
}

impl Case {
    fn name(&self) -> &'static str {
        self.operation.name
    }

    fn is_reading(&self) -> bool {
        self.operation.is_reading()
    }

    fn all_members(&self) -> Vec<(String, String)> {
        self.path_members.iter().chain(&self.members).cloned().collect()
    }

    fn query(&self) -> String {
        let pairs: Vec<_> = self.all_members().iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("&")
    }

    /// Sends the sample to the operation's own route.
    fn at_own_route(&self, world: &World) -> Answer {
        let mut path = self.operation.template.clone();
        for (name, value) in &self.path_members {
            path = path.replace(&format!("{{{name}}}"), value);
        }
        let pairs: Vec<_> = self.members.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let method = self.operation.method.as_str();
        if matches!(method, "GET" | "DELETE") {
            return send(world, method, &format!("{path}?{}", pairs.join("&")), None, Format::Json);
        }
        let body = Format::Json.write(&message(self.name(), &self.members), &schema());
        send(world, method, &path, Some(body), Format::Json)
    }
}

fn send(world: &World, method: &str, path: &str, body: Option<Vec<u8>>, format: Format) -> Answer {
    let request = world.request(method, path).token(&world.tokens.administrator());
    match body {
        Some(body) => request.body(format.media_type(), body).send(),
        None => request.send(),
    }
}

/// A value of a member that most operations accept in a [`World`].
fn sample(member: &str) -> Option<&'static str> {
    match member {
        "id" => Some("01890a5d-ac96-774b-bcce-b302099a8057"),
        "accountId" => Some("demo"),
        "customerId" => Some("acme"),
        "callSid" => Some(SID),
        "direction" => Some("inbound"),
        "name" => Some("Alias"),
        "reason" => Some("mistake"),
        "startDate" => Some("2026-11-01"),
        "endDate" => Some("2026-11-30"),
        "month" => Some("2026-11"),
        "limit" => Some("2"),
        _ => None,
    }
}

/// The operations with alias routes.
fn cases() -> Vec<Case> {
    let document: Value = serde_json::from_str(&billables_api::openapi_json()).unwrap();
    let operations = billables_api::operations().into_iter().filter(Operation::has_alias_routes);
    let cases: Vec<_> = operations.map(|operation| case(operation, &document)).collect();
    assert!(cases.len() >= 16);
    cases
}

fn case(operation: Operation, document: &Value) -> Case {
    let description = &document["paths"][&operation.template][operation.method.as_str().to_ascii_lowercase()];
    let mut case = Case { operation, path_members: Vec::new(), members: Vec::new() };
    for parameter in description["parameters"].as_array().into_iter().flatten() {
        let member = parameter["name"].as_str().unwrap();
        let Some(value) = sample(member) else { continue };
        let pair = (member.to_owned(), value.to_owned());
        if parameter["in"] == "path" { case.path_members.push(pair) } else { case.members.push(pair) }
    }
    let reference = description["requestBody"]["content"]["application/json"]["schema"]["$ref"].as_str();
    let schema = reference.and_then(|reference| document.pointer(reference.trim_start_matches('#')));
    for (member, _) in schema.and_then(|schema| schema["properties"].as_object()).into_iter().flatten() {
        let is_known = case.all_members().iter().any(|(name, _)| name == member);
        if let Some(value) = sample(member).filter(|_| !is_known) {
            case.members.push((member.clone(), value.to_owned()));
        }
    }
    case
}

/// An answer without the time of the read.
fn without_time(mut answer: Value) -> Value {
    if let Some(members) = answer.as_object_mut() {
        members.remove("asOf");
    }
    answer
}

/// Asserts that an alias route answers like the own route: with success, or with the same error.
#[track_caller]
fn assert_same(own: &Answer, answer: &Answer, place: &str) {
    if own.status < 300 {
        assert!(matches!(answer.status, 200 | 201 | 204), "{place}: {answer:?}");
    } else {
        assert_eq!(answer.status, own.status, "{place}: {answer:?}");
        assert!(answer.body.contains(&own.error_code()), "{place}: {answer:?}");
    }
}

#[track_caller]
fn assert_format(answer: &Answer, format: Format, place: &str) {
    if answer.status != 204 {
        assert_eq!(answer.header("content-type"), Some(format.content_type()), "{place}");
    }
    assert_eq!(answer.header("vary"), Some("Accept"), "{place}");
}

#[test]
fn a_single_request_is_answered_at_every_alias_route_in_every_format() {
    let world = world();
    for case in cases() {
        let own = case.at_own_route(&world);
        let refused = match case.name() {
            "GetAccessToken" => 400,
            // The call of the sample is billed.
            "DismissCall" => 409,
            _ => 404,
        };
        assert!(own.status < 300 || own.status == refused, "{}: {own:?}", case.name());
        for format in Format::ALL.iter().copied() {
            let body = || Some(format.write(&message(case.name(), &case.all_members()), &schema()));
            let (op, fmt) = (case.name(), format.name());
            for path in [format!("/api/{op}.{fmt}"), format!("/{fmt}/reply/{op}")] {
                let answer = send(&world, "POST", &path, body(), format);
                assert_same(&own, &answer, &path);
                assert_format(&answer, format, &path);
                // Members may stand in the query, and every changing method is accepted.
                let answer = send(&world, "PUT", &format!("{path}?{}", case.query()), None, format);
                assert_same(&own, &answer, &path);
                if case.is_reading() {
                    let answer = send(&world, "GET", &format!("{path}?{}", case.query()), None, format);
                    assert_same(&own, &answer, &path);
                    assert_format(&answer, format, &path);
                    if own.status == 200 && format == Format::Json {
                        assert_eq!(without_time(answer.json()), without_time(own.json()), "{path}");
                    }
                }
            }
            let path = format!("/{fmt}/oneway/{op}");
            let answer = send(&world, "POST", &path, body(), format);
            assert_same(&own, &answer, &path);
            if own.status < 300 {
                assert_eq!((answer.status, answer.body.as_str()), (204, ""), "{path}");
            }
        }
        let json = Format::Json.write(&message(case.name(), &case.all_members()), &schema());
        let path = format!("/API/{}", case.name().to_uppercase());
        assert_same(&own, &send(&world, "POST", &path, Some(json), Format::Json), &path);
    }
}

#[test]
fn a_list_is_answered_at_every_alias_route_in_every_format() {
    let world = world();
    for case in cases().into_iter().filter(|case| case.operation.takes_request_list()) {
        let own = case.at_own_route(&world);
        for format in Format::ALL.iter().copied() {
            let item = message(case.name(), &case.all_members());
            let body = || Some(format.write_list(&[item.clone(), item.clone()], case.name(), &schema()));
            let (op, fmt) = (case.name(), format.name());
            for path in
                [format!("/api/{op}[].{fmt}"), format!("/{fmt}/reply/{op}%5B%5D"), format!("/{fmt}/oneway/{op}[]")]
            {
                let answer = send(&world, "POST", &path, body(), format);
                assert_same(&own, &answer, &path);
                if own.status >= 300 {
                    assert_eq!(answer.header("x-autobatch-completed"), Some("0"), "{path}");
                } else if path.contains("oneway") {
                    assert_eq!((answer.status, answer.body.as_str()), (204, ""), "{path}");
                } else {
                    assert_format(&answer, format, &path);
                    assert_eq!(answer.header("x-autobatch-completed"), Some("2"), "{path}");
                }
                if format == Format::Json && answer.status == 200 {
                    let items = answer.json();
                    assert_eq!(items.as_array().map(Vec::len), Some(2), "{path}");
                    assert_eq!(without_time(items[0].clone()), without_time(items[1].clone()), "{path}");
                }
            }
        }
    }
}

#[test]
fn every_alias_route_needs_a_token_and_the_same_roles() {
    let world = world();
    let customer = world.tokens.customer("acme");
    for case in
        cases().into_iter().filter(|case| case.operation.permission.is_some() && case.operation.has_alias_routes())
    {
        let op = case.name();
        let mut paths = vec![
            format!("/api/{op}"),
            format!("/api/{op}.xml"),
            format!("/json/reply/{op}"),
            format!("/xml/oneway/{op}"),
        ];
        if case.operation.takes_request_list() {
            paths.extend([format!("/api/{op}[]"), format!("/json/oneway/{op}[]")]);
        }
        for path in paths {
            // The token is checked before the method and before the body is read.
            for method in ["POST", "GET", "HEAD", "OPTIONS"] {
                world.request(method, &path).send().expect(401);
            }
            let own = world
                .request(case.operation.method.as_str(), &case.operation.path_with(|_| "x".to_owned()))
                .token(&customer)
                .send();
            if own.status == 403 {
                for method in ["POST", "GET"] {
                    let answer = world.request(method, &path).token(&customer).send().expect(403);
                    assert_eq!(answer.error_code(), "InvalidRole", "{path}");
                }
            }
        }
    }
}

#[test]
fn get_is_refused_for_changing_operations_at_every_alias_route() {
    let world = world();
    let token = world.tokens.administrator();
    for case in cases().iter().filter(|case| !case.is_reading()) {
        let op = case.name();
        for path in [
            format!("/api/{op}?{}", case.query()),
            format!("/api/{op}.csv?{}", case.query()),
            format!("/json/reply/{op}?{}", case.query()),
            format!("/jsv/oneway/{op}?{}", case.query()),
            format!("/api/{op}[]"),
            format!("/json/oneway/{op}%5B%5D"),
        ] {
            for method in ["GET", "HEAD"] {
                let answer = world.request(method, &path).token(&token).send().expect(405);
                let takes_post = case.operation.takes_request_list() || !(path.contains("[]") || path.contains("%5B"));
                let allows_post = answer.header("allow").is_some_and(|methods| methods.contains("POST"));
                assert_eq!(allows_post, takes_post, "{path}: {answer:?}");
                let overridden = world.request(method, &path).token(&token).header("x-http-method-override", "POST");
                overridden.send().expect(405);
            }
        }
    }
    assert_eq!(world.get("/billables").send().expect(200).json()["items"], serde_json::json!([]));
}
