//! One request at an alias route: the sources of its members, the format of the answer, and the addresses in the answer.

use billables_wire::Format;
use serde_json::json;

use super::{call, content_type, message, report, schema, world};
use crate::world::{OTHER_SID, SID};

#[test]
fn members_of_a_path_come_from_the_body_or_the_query() {
    let world = world();
    let billable = world.report("acme", SID).expect(201).json();
    let id = billable["id"].as_str().unwrap();
    assert_eq!(world.get(&format!("/api/GetBillable?id={id}")).send().expect(200).json(), billable);
    assert_eq!(world.post("/api/GetBillable").json(&json!({ "Id": id })).send().expect(200).json(), billable);
    let voided = world.post(&format!("/api/VoidBillable?id={id}")).json(&json!({ "reason": "mistake" })).send();
    assert_eq!(voided.expect(200).member("status"), "Voided");
    let back = world.post("/json/reply/ReinstateBillable").json(&json!({ "id": id, "reason": "no mistake" })).send();
    assert_eq!(back.expect(200).json(), billable);
    // A member may stand in both places if the values are equal.
    let path = format!("/api/GetBillable?id={id}");
    world.post(&path).json(&json!({ "id": id })).send().expect(200);
    world.post(&path).json(&json!({ "id": "x" })).send().expect_error(400, "DuplicateMember", &["Id"]);
}

#[test]
fn a_missing_member_of_the_path_is_named() {
    let world = world();
    for path in ["/api/GetBillable", "/json/reply/GetSession?ids=1"] {
        world.get(path).send().expect_error(400, "NotEmpty", &["Id"]);
    }
    world.get("/api/GetCustomer?id=&accountId=demo").send().expect_error(400, "NotEmpty", &["CustomerId"]);
    world.post("/api/VoidBillable").json(&json!({ "reason": "mistake" })).send().expect_error(400, "NotEmpty", &["Id"]);
}

#[test]
fn ids_with_every_character_that_an_id_may_have_are_found() {
    let world = world();
    let id = "a.b_c:d@e-f.xml.x";
    let body = json!({ "accountId": "demo", "id": id, "name": "Odd" });
    let answer = world.post("/api/NewCustomer").json(&body).send().expect(201);
    let location = answer.header("location").unwrap().to_owned();
    assert_eq!(location, format!("/customers/{id}?accountId=demo"));
    let expected = world.get(&location).send().expect(200).json();
    let encoded = "a%2Eb_c%3Ad%40e-f.xml.x";
    assert_eq!(world.get(&format!("/api/GetCustomer?id={encoded}")).send().expect(200).json(), expected);
    // An alias route rejects the same ids as a path.
    for id in ["..%2Faccounts", "%2E%2E", "a%2Fb", "%00", "-"] {
        world.get(&format!("/api/GetCustomer?id={id}")).send().expect_error(404, "NotFound", &[]);
    }
}

#[test]
fn the_location_of_a_new_billable_is_its_own_route() {
    let world = world();
    for (index, path) in ["/api/NewBillable", "/json/reply/NewBillable", "/api/NewBillable.json"].iter().enumerate() {
        let answer = world.post(path).json(&report("acme", &call(index))).send().expect(201);
        let location = format!("/billables/{}", answer.member("id").as_str().unwrap());
        assert_eq!(answer.header("location"), Some(location.as_str()));
        let again = world.post(path).json(&report("acme", &call(index))).send().expect(200);
        assert_eq!(
            (again.header("location"), again.header("idempotent-replayed")),
            (Some(location.as_str()), Some("true"))
        );
        assert_eq!(again.json(), answer.json());
    }
}

#[test]
fn the_link_to_the_next_page_is_the_own_route_in_the_same_format() {
    let world = world();
    for number in 0..3 {
        world.report("acme", &call(number)).expect(201);
    }
    let next = |answer: &crate::world::Answer| {
        let link = answer.header("link").unwrap();
        link.strip_prefix('<').unwrap().strip_suffix(">; rel=\"next\"").unwrap().to_owned()
    };
    // The filters stand in the query, in the body, or in both.
    for answer in [
        world.get("/api/ListBillables?accountId=demo&customerId=acme&limit=2&format=json").send(),
        world.post("/api/ListBillables").json(&json!({ "accountId": "demo", "CustomerId": "acme", "limit": 2 })).send(),
        world
            .post("/json/reply/ListBillables?limit=2&accountId=demo")
            .json(&json!({ "customerId": "acme", "limit": 2 }))
            .send(),
    ] {
        let url = next(&answer.expect(200));
        assert!(url.starts_with("/billables?"), "{url}");
        let page = world.get(&url).send().expect(200);
        assert_eq!(page.json()["items"].as_array().unwrap().len(), 1, "{url}");
        assert_eq!(page.member("hasMorePages"), false);
    }
    let url = next(&world.get("/xml/reply/ListBillables?limit=2&cursor=").send().expect(200));
    assert!(url.starts_with("/billables.xml?limit=2&cursor="), "{url}");
    assert_eq!(world.get(&url).send().expect(200).header("content-type"), Some("application/xml"));
}

#[test]
fn an_alias_route_answers_in_its_own_format_unless_the_query_names_one() {
    let world = world();
    world.report("acme", SID).expect(201);
    for (path, accept, expected) in [
        ("/api/ListBillables", "application/xml", Format::Json),
        ("/api/ListBillables?format=xml", "application/json", Format::Xml),
        ("/api/ListBillables?format=nonsense", "application/xml", Format::Json),
        ("/api/ListBillables.xml", "application/json", Format::Xml),
        ("/xml/reply/ListBillables", "application/json", Format::Xml),
        ("/XML/Reply/listbillables", "text/html", Format::Xml),
        ("/xml/reply/ListBillables?FORMAT=json", "*/*", Format::Json),
        ("/api/GetBillable?id=x", "application/xml", Format::Json),
        ("/xml/reply/GetBillable?id=x", "application/json", Format::Xml),
        ("/xml/oneway/GetBillable?id=x", "application/json", Format::Xml),
    ] {
        let answer = world.get(path).header("accept", accept).send();
        assert_eq!(answer.header("content-type"), Some(expected.content_type()), "{path} {accept}");
        assert_eq!(answer.header("vary"), Some("Accept"));
    }
}

#[test]
fn every_alias_route_answers_problem_json_on_request() {
    let world = world();
    for path in ["/api/GetBillable?id=x", "/xml/reply/GetBillable?id=x", "/jsv/oneway/GetBillable?id=x", "/api/Nothing"]
    {
        let answer = world.get(path).header("accept", "application/problem+json").send();
        assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{path}");
        assert_eq!(answer.json()["status"], answer.status, "{path}");
    }
}

#[test]
fn at_api_a_body_of_any_content_type_but_a_form_is_json() {
    let world = world();
    let body = report("acme", SID).to_string();
    for content_type in ["text/plain;charset=UTF-8", "application/xml", "image/png", "application/json", "nonsense"] {
        let answer = world.post("/api/NewBillable").body(content_type, body.clone()).send();
        assert!(matches!(answer.status, 200 | 201), "{content_type}: {answer:?}");
    }
    world.post("/api/NewBillable").bare_body(body).send().expect(200);
    let form = format!("accountId=demo&customerId=acme&callSid={OTHER_SID}");
    for path in ["/api/NewBillable", "/api/NewBillable.csv", "/xml/reply/NewBillable", "/billables"] {
        let answer = world.post(path).body("application/x-www-form-urlencoded", form.clone()).send();
        assert!(matches!(answer.status, 200 | 201), "{path}: {answer:?}");
        let part = |name: &str, value: &str| {
            format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let parts = part("accountId", "demo") + &part("customerId", "acme") + &part("callSid", OTHER_SID) + "--b--\r\n";
        world.post(path).body("multipart/form-data; boundary=b", parts).send().expect(200);
    }
    // The service refuses a charset that it cannot read.
    let answer = world.post("/api/NewBillable").body("application/json; charset=utf-16", "{}").send();
    answer.expect_error(415, "UnsupportedMediaType", &[]);
}

#[test]
fn on_its_own_route_a_body_is_read_by_its_content_type() {
    let world = world();
    let members = [("accountId", "demo"), ("customerId", "acme"), ("callSid", SID)];
    let members = members.map(|(name, value)| (name.to_owned(), value.to_owned()));
    for format in Format::ALL.iter().copied() {
        let body = format.write(&message("NewBillable", &members), &schema());
        let request = world.post(&format!("/billables.{}", format.name())).body(content_type(format), body);
        let answer = request.send();
        assert!(matches!(answer.status, 200 | 201), "{answer:?}");
        assert_eq!(answer.header("content-type"), Some(format.content_type()));
        let answer = world.get("/billables").header("accept", format.media_type()).send().expect(200);
        assert_eq!(answer.header("content-type"), Some(format.content_type()));
        assert!(answer.body.contains(&SID.to_lowercase()) || answer.body.contains(SID), "{answer:?}");
        let answer = world.get(&format!("/billables/x?format={}", format.name())).send().expect(404);
        assert_eq!(answer.header("content-type"), Some(format.content_type()));
        assert!(answer.body.contains("NotFound"), "{answer:?}");
    }
    let answer =
        world.post("/billables").body("text/plain", "{}").send().expect_error(415, "UnsupportedMediaType", &[]);
    for format in Format::ALL {
        assert!(answer.body.contains(format.media_type()), "{answer:?}");
    }
}

#[test]
fn a_csv_file_is_named_after_the_operation() {
    let world = world();
    world.report("acme", SID).expect(201);
    for path in ["/billables.csv", "/api/ListBillables.csv", "/csv/reply/listbillables", "/billables?format=csv"] {
        let answer = world.get(path).send().expect(200);
        assert_eq!(answer.header("content-disposition"), Some("attachment;filename=ListBillables.csv"), "{path}");
    }
    assert_eq!(world.get("/billables.json").send().expect(200).header("content-disposition"), None);
}

#[test]
fn a_oneway_route_answers_204_after_the_operation() {
    let world = world();
    let answer = world.post("/json/oneway/NewBillable").json(&report("acme", SID)).send().expect(204);
    assert_eq!((answer.body.as_str(), answer.header("content-type")), ("", None));
    assert!(answer.header("x-request-id").is_some());
    // The billable is stored before the answer.
    assert_eq!(world.get("/billables").send().expect(200).json()["items"].as_array().unwrap().len(), 1);
    world.post("/json/oneway/NewBillable").json(&report("globex", SID)).send().expect_error(
        409,
        "BillableConflict",
        &[],
    );
}

#[test]
fn head_at_an_alias_route_is_answered_without_a_body() {
    let world = world();
    let answer = world.request("HEAD", "/api/ListBillables").token(&world.tokens.manager()).send().expect(200);
    assert_eq!(answer.body, "");
    let answer = world.request("HEAD", "/api/GetBillable?id=x").token(&world.tokens.manager()).send().expect(404);
    assert_eq!(answer.body, "");
}

#[test]
fn the_order_of_checks_is_the_same_as_at_the_own_route() {
    let world = world();
    let customer = world.tokens.customer("acme");
    let large = vec![b' '; 65 * 1024];
    world.request("POST", "/api/NewBillable").body("application/json", large.clone()).send().expect(401);
    let answer = world.post("/api/NewBillable").token(&customer).body("application/json", large.clone()).send();
    answer.expect_error(403, "InvalidRole", &[]);
    let answer = world.get("/api/NewBillable").token(&customer).send();
    answer.expect_error(403, "InvalidRole", &[]);
    world.get("/api/NewBillable").body("application/json", large.clone()).send().expect_error(
        405,
        "MethodNotAllowed",
        &[],
    );
    world.post("/api/NewBillable").body("application/json", large).send().expect_error(413, "PayloadTooLarge", &[]);
    world.post("/api/NewBillable").body("application/json", "{").send().expect_error(
        400,
        "SerializationException",
        &[],
    );
    world.post("/api/NewBillable").json(&json!({ "accountId": "other" })).send().expect_error(
        400,
        "NotEmpty",
        &["CustomerId", "CallSid"],
    );
}

#[test]
fn an_alias_route_accepts_the_methods_of_existing_clients_and_no_others() {
    let world = world();
    let body = report("acme", SID);
    for method in ["POST", "PUT", "PATCH", "DELETE"] {
        let request = world.request(method, "/api/NewBillable").token(&world.tokens.manager());
        let answer = request.json(&body).send();
        assert!(matches!(answer.status, 200 | 201), "{method}: {answer:?}");
        let request = world.request(method, "/api/ListBillables").token(&world.tokens.manager());
        let page = request.json(&json!({ "limit": 1 })).send().expect(200);
        assert_eq!(page.json()["items"].as_array().unwrap().len(), 1, "{method}");
    }
    for method in ["OPTIONS", "TRACE", "REPORT"] {
        for path in ["/api/NewBillable", "/api/ListBillables"] {
            let answer = world.request(method, path).token(&world.tokens.manager()).send().expect(405);
            assert!(answer.header("allow").unwrap().ends_with("POST, PUT, PATCH, DELETE"), "{answer:?}");
        }
    }
}

#[test]
fn an_error_names_every_unreadable_member() {
    let world = world();
    for path in ["/billables", "/api/ListBillables"] {
        let answer = world.get(&format!("{path}?limit=many&accountId=a&accountId=b")).send().expect(400);
        let mut fields = answer.fields();
        fields.sort();
        assert_eq!(fields, ["AccountId", "Limit"], "{answer:?}");
    }
}
