//! `POST /billables`: every outcome of a report, in JSON and XML.

use serde_json::json;

use crate::world::{OTHER_SID, SESSION_SID, SID, World};

const NAMESPACE: &str = "http://schemas.datacontract.org/2004/07/Voice.Api.Billing";

fn xml(members: &str) -> String {
    format!(
        "<NewBillable xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"{NAMESPACE}\">{members}</NewBillable>"
    )
}

on_both! {
    fn a_new_report_is_created_with_a_location(world: &World) {
        let answer = world.report("acme", SID).expect(201);
        assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
        let billable = answer.json();
        let id = billable["id"].as_str().unwrap();
        assert_eq!(answer.header("location"), Some(format!("/billables/{id}").as_str()));
        assert_eq!(answer.header("idempotent-replayed"), None);
        assert_eq!(id.as_bytes()[14], b'7', "the id is a UUID of version 7");
        let expected = json!({
            "id": id, "accountId": "demo", "customerId": "acme", "callSid": SID, "status": "Reported",
            "dateCreated": billable["dateCreated"], "createdBy": "manager",
        });
        assert_eq!(billable, expected);
        let created = billable["dateCreated"].as_str().unwrap();
        assert_eq!((created.len(), created.as_bytes()[26]), (27, b'Z'), "{created}");
        // The billable can be read at once.
        assert_eq!(world.get(&format!("/billables/{id}")).send().expect(200).json(), billable);
    }

    fn the_same_report_again_is_a_replay(world: &World) {
        let first = world.report("acme", SID).expect(201);
        let second = world.report("acme", SID).expect(200);
        assert_eq!(second.json(), first.json());
        assert_eq!(second.header("location"), first.header("location"));
        assert_eq!(second.header("idempotent-replayed"), Some("true"));
        assert_eq!(world.get("/billables").send().json()["items"].as_array().unwrap().len(), 1);
    }

    fn call_sids_that_differ_in_case_are_one_call(world: &World) {
        world.report("acme", SID).expect(201);
        let answer = world.report("acme", &SID.to_uppercase()).expect(200);
        assert_eq!(answer.member("callSid"), SID);
        let uuid = "01890A5D-AC96-774B-BCCE-B302099A8057";
        assert_eq!(world.report("acme", uuid).expect(201).member("callSid"), uuid.to_lowercase());
        world.report("acme", &uuid.to_lowercase()).expect(200);
    }

    fn the_sample_of_the_published_page_works_in_xml(world: &World) {
        let sample = xml(&format!(
            "\n  <AccountId>demo</AccountId>\n  <CallSid>{SID}</CallSid>\n  <CustomerId>acme</CustomerId>\n  <SessionId>demo-session</SessionId>\n"
        ));
        let answer = world.post("/billables").xml(&sample).send().expect(201);
        assert_eq!(answer.header("content-type"), Some("application/xml"));
        let id = answer.header("location").unwrap().strip_prefix("/billables/").unwrap().to_owned();
        let start = format!(
            "<BillableInfo xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"{NAMESPACE}\"><AccountId>demo</AccountId><CallSid>{SID}</CallSid><CreatedBy>manager</CreatedBy><CustomerId>acme</CustomerId><DateCreated>"
        );
        assert!(answer.body.starts_with(&start), "{}", answer.body);
        let end = format!(
            "Z</DateCreated><DateVoided i:nil=\"true\"/><Id>{id}</Id><SessionId>demo-session</SessionId><Status>Reported</Status><VoidReason i:nil=\"true\"/><VoidedBy i:nil=\"true\"/></BillableInfo>"
        );
        assert!(answer.body.ends_with(&end), "{}", answer.body);
        // A repeat in XML or in JSON is a replay.
        let again = world.post("/billables").xml(&sample).send().expect(200);
        assert_eq!((&again.body, again.header("idempotent-replayed")), (&answer.body, Some("true")));
        world.report("acme", SID).expect(200);
        let path = format!("/billables/{id}/void");
        world.post(&path).json(&json!({ "reason": "mistake" })).send().expect(200);
        world.post("/billables").xml(&sample).send().expect_error(409, "BillableVoided", &[]);
    }

    fn a_session_settles_account_and_customer(world: &World) {
        let answer = world.post("/billables").json(&json!({ "sessionId": "demo-session", "callSid": SID })).send();
        let billable = answer.expect(201).json();
        assert_eq!((&billable["accountId"], &billable["customerId"]), (&json!("demo"), &json!("acme")));
        assert_eq!(billable["sessionId"], "demo-session");
        // A report without a call SID takes the session's call SID; a report may repeat that call SID.
        let answer = world.post("/billables").json(&json!({ "sessionId": "call-session" })).send().expect(201);
        assert_eq!(answer.member("callSid"), SESSION_SID);
        let body = json!({ "sessionId": "call-session", "callSid": SESSION_SID, "customerId": "acme", "accountId": "demo" });
        world.post("/billables").json(&body).send().expect(200);
    }

    fn a_session_in_a_replay_is_not_added_to_the_billable(world: &World) {
        world.report("acme", SID).expect(201);
        let answer = world.post("/billables").json(&json!({ "sessionId": "demo-session", "callSid": SID })).send();
        assert_eq!(answer.expect(200).json().get("sessionId"), None);
        assert_eq!(world.report("acme", SID).expect(200).json().get("sessionId"), None);
    }

    fn another_session_of_the_same_call_is_a_conflict(world: &World) {
        world.post("/billables").json(&json!({ "sessionId": "demo-session", "callSid": SID })).send().expect(201);
        let other = json!({ "accountId": "demo", "sessionId": "shared-session", "callSid": SID });
        world.post("/billables").json(&other).send().expect_error(409, "BillableConflict", &[]);
    }

    fn a_call_of_another_customer_is_a_conflict_without_the_customers_id(world: &World) {
        let first = world.report("acme", SID).expect(201);
        let answer = world.report("globex", SID).expect_error(409, "BillableConflict", &[]);
        assert!(!answer.body.contains("acme"), "{}", answer.body);
        // The Manager may read the stored billable and gets its id. The Reporter did not report it and gets no id.
        assert_eq!(answer.json()["responseStatus"]["meta"]["billableId"], first.member("id"));
        let body = json!({ "accountId": "demo", "customerId": "globex", "callSid": SID });
        let answer = world.post("/billables").token(&world.tokens.reporter()).json(&body).send();
        let answer = answer.expect_error(409, "BillableConflict", &[]);
        assert!(!answer.body.contains(first.member("id").as_str().unwrap()), "{}", answer.body);
        assert_eq!(world.report("acme", SID).expect(200).json(), first.json());
    }

    fn the_same_call_in_two_accounts_is_two_billables(world: &World) {
        world.report("acme", SID).expect(201);
        let body = json!({ "accountId": "other", "customerId": "acme", "callSid": SID });
        let token = world.tokens.manager_of("other");
        world.post("/billables").token(&token).json(&body).send().expect(201);
        world.post("/billables").token(&token).json(&body).send().expect(200);
    }

    fn members_may_come_from_the_query(world: &World) {
        let path = format!("/billables?accountId=demo&callsid={SID}");
        world.post(&path).json(&json!({ "customerId": "acme" })).send().expect(201);
        // The query and the body may have equal values but not different ones, and "" counts as a missing member.
        world.post(&path).json(&json!({ "customerId": "acme", "CallSid": SID, "accountId": "" })).send().expect(200);
        let body = json!({ "customerId": "acme", "callSid": OTHER_SID });
        world.post(&path).json(&body).send().expect_error(400, "DuplicateMember", &["CallSid"]);
    }

    fn a_body_without_a_content_type_is_json_and_unknown_members_are_ignored(world: &World) {
        let body = json!({ "accountId": "demo", "customerId": "acme", "callSid": SID, "colour": ["red", { "a": 1 }] });
        world.post("/billables").bare_body(body.to_string()).send().expect(201);
    }

    fn an_empty_report_names_all_missing_members(world: &World) {
        for body in ["", "{}", "{\"accountId\":\"\",\"callSid\":null}"] {
            world.post("/billables").body("application/json", body).send().expect_error(
                400,
                "NotEmpty",
                &["AccountId", "CustomerId", "SessionId", "CallSid"],
            );
        }
        let answer = world.post("/billables").xml(&xml("<CallSid i:nil=\"true\"/>")).send();
        answer.expect_error(400, "NotEmpty", &["AccountId", "CustomerId", "SessionId", "CallSid"]);
    }

    fn an_account_or_customer_alone_needs_the_other(world: &World) {
        let answer = world.post("/billables").json(&json!({ "accountId": "demo", "callSid": SID })).send();
        answer.expect_error(400, "NotEmpty", &["CustomerId"]);
        let answer = world.post("/billables").xml(&xml(&format!("<CallSid>{SID}</CallSid><CustomerId>acme</CustomerId>"))).send();
        answer.expect_error(400, "NotEmpty", &["AccountId"]);
    }

    fn every_invalid_member_is_named(world: &World) {
        let body = json!({ "accountId": "String", "customerId": " acme", "sessionId": "a b", "callSid": "CA1" });
        let answer = world.post("/billables").json(&body).send();
        let answer = answer.expect_error(400, "Placeholder", &["AccountId", "CustomerId", "SessionId", "CallSid"]);
        let codes: Vec<_> = answer.json()["responseStatus"]["errors"].as_array().unwrap().iter()
            .map(|error| error["errorCode"].as_str().unwrap().to_owned()).collect();
        assert_eq!(codes, ["Placeholder", "InvalidId", "InvalidId", "InvalidCallSid"]);
        let members = "<AccountId>String</AccountId><CallSid>String</CallSid><CustomerId>String</CustomerId><SessionId>String</SessionId>";
        world.post("/billables").xml(&xml(members)).send()
            .expect_error(400, "Placeholder", &["AccountId", "CustomerId", "SessionId", "CallSid"]);
    }

    fn a_member_that_contradicts_the_session_is_refused(world: &World) {
        // The mismatch is the same for an existing and for an unknown customer.
        for customer in ["globex", "nobody"] {
            let body = json!({ "sessionId": "demo-session", "customerId": customer, "callSid": SID });
            world.post("/billables").json(&body).send().expect_error(400, "Mismatch", &["CustomerId"]);
        }
        let body = json!({ "sessionId": "call-session", "callSid": SID });
        world.post("/billables").json(&body).send().expect_error(400, "Mismatch", &["CallSid"]);
        world.post("/billables").json(&json!({ "sessionId": "demo-session" })).send()
            .expect_error(400, "NotEmpty", &["CallSid"]);
    }

    fn a_session_in_several_accounts_needs_the_account(world: &World) {
        let token = world.tokens.manager_of_all();
        let body = json!({ "sessionId": "shared-session", "callSid": SID });
        world.post("/billables").token(&token).json(&body).send().expect_error(400, "Ambiguous", &["AccountId"]);
        let body = json!({ "sessionId": "shared-session", "callSid": SID, "accountId": "other" });
        let answer = world.post("/billables").token(&token).json(&body).send().expect(201);
        assert_eq!(answer.member("accountId"), "other");
        // One account of the caller has the session, so the account is not needed.
        let body = json!({ "sessionId": "shared-session", "callSid": SID });
        assert_eq!(world.post("/billables").json(&body).send().expect(201).member("accountId"), "demo");
    }

    fn unknown_sessions_and_those_of_other_accounts_have_the_same_answer(world: &World) {
        let answer = |body: serde_json::Value| {
            let answer = world.post("/billables").json(&body).send().expect_error(404, "NotFound", &[]);
            let mut json = answer.json();
            json["responseStatus"]["meta"]["requestId"] = "".into();
            json
        };
        let unknown_session = answer(json!({ "sessionId": "nothing", "callSid": SID }));
        assert_eq!(answer(json!({ "sessionId": "other-session", "callSid": SID })), unknown_session);
        assert_eq!(answer(json!({ "accountId": "demo", "sessionId": "other-session", "callSid": SID })), unknown_session);
        assert_eq!(answer(json!({ "accountId": "demo", "customerId": "hooli", "callSid": SID })), unknown_session);
        assert_eq!(answer(json!({ "accountId": "demo", "customerId": "nobody", "callSid": SID })), unknown_session);
    }

    fn another_account_is_forbidden_whether_or_not_it_exists(world: &World) {
        for account in ["other", "nowhere"] {
            let body = json!({ "accountId": account, "customerId": "hooli", "callSid": SID });
            world.post("/billables").json(&body).send().expect_error(403, "AccountForbidden", &[]);
        }
    }

    fn the_answers_format_is_chosen_by_suffix_query_and_accept(world: &World) {
        world.report("acme", SID).expect(201);
        let content_type = |path: &str, accept: Option<&str>| {
            let request = world.get(path);
            let request = match accept { Some(accept) => request.header("accept", accept), None => request };
            request.send().expect(200).header("content-type").unwrap().to_owned()
        };
        assert_eq!(content_type("/billables", None), "application/json; charset=utf-8");
        assert_eq!(content_type("/billables.xml", None), "application/xml");
        assert_eq!(content_type("/billables.json?limit=1", Some("application/xml")), "application/json; charset=utf-8");
        assert_eq!(content_type("/billables?format=xml", Some("application/json")), "application/xml");
        assert_eq!(content_type("/billables", Some("application/xml")), "application/xml");
        assert_eq!(content_type("/billables", Some("image/png")), "application/json; charset=utf-8");
        assert_eq!(content_type("/billables", Some("*/*")), "application/json; charset=utf-8");
    }

    fn every_answer_has_a_request_id(world: &World) {
        let answer = world.report("acme", SID).expect(201);
        assert_eq!(answer.header("x-request-id").unwrap().len(), 36);
        let answer = world.report("acme", "CA1").expect(400);
        assert_eq!(answer.json()["responseStatus"]["meta"]["requestId"], answer.header("x-request-id").unwrap());
    }
}

mod with_any_call_sid {
    use billables_domain::CallSidMode;
    use billables_test_support::TestDatabase;

    use super::*;
    use crate::world::Options;

    #[test]
    fn any_call_sid_is_accepted_and_compared_case_sensitively() {
        for database in TestDatabase::each() {
            let world = World::with(database, Options { call_sid_mode: CallSidMode::Any, ..Options::default() });
            assert_eq!(world.report("acme", "Call-17").expect(201).member("callSid"), "Call-17");
            world.report("acme", "Call-17").expect(200);
            world.report("acme", "call-17").expect(201);
            world.report("acme", &SID.to_uppercase()).expect(201);
            world.report("acme", SID).expect(200);
            world.report("acme", "a b").expect_error(400, "InvalidCallSid", &["CallSid"]);
        }
    }
}
