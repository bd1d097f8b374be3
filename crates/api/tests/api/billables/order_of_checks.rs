//! The order of the checks of a report. Each request fails two checks, and the earlier check answers.

use serde_json::json;

use crate::world::{SID, World};

on_both! {
    fn each_check_comes_before_the_next(world: &World) {
        let customer = world.tokens.customer("acme");
        let large = vec![b' '; 65 * 1024];
        // 401 comes first.
        world.request("POST", "/billables").body("image/png", large.clone()).send().expect(401);
        world.request("PUT", "/billables").send().expect(401);
        // 403 for the role comes before the checks of the body.
        world.post("/billables").token(&customer).body("image/png", large.clone()).send().expect_error(403, "InvalidRole", &[]);
        // 405 for an unknown method applies to every authenticated caller, before the checks of the body.
        world.request("PUT", "/billables").token(&customer).body("image/png", large.clone()).send()
            .expect_error(405, "MethodNotAllowed", &[]);
        // 413 and 415 come before reading.
        world.post("/billables").body("application/json", large).send().expect_error(413, "PayloadTooLarge", &[]);
        world.post("/billables").body("image/png", "{").send().expect_error(415, "UnsupportedMediaType", &[]);
        // 400 for an unreadable body comes before the rules of the members.
        world.post("/billables").body("application/json", "{\"callSid\":\"CA1\"").send()
            .expect_error(400, "SerializationException", &[]);
        // 400 for a rule of a member comes before 403 for the account.
        world.post("/billables").json(&json!({ "accountId": "other", "customerId": "a b", "callSid": SID })).send()
            .expect_error(400, "InvalidId", &["CustomerId"]);
        // 403 for the account comes before 404 for an unknown customer or session.
        world.post("/billables").json(&json!({ "accountId": "other", "customerId": "nobody", "callSid": SID })).send()
            .expect_error(403, "AccountForbidden", &[]);
        world.post("/billables").json(&json!({ "accountId": "other", "sessionId": "nothing" })).send()
            .expect_error(403, "AccountForbidden", &[]);
        // Beside a session, a missing call SID is checked after the look-up of the session, which may have the call SID.
        world.post("/billables").json(&json!({ "sessionId": "nothing" })).send().expect_error(404, "NotFound", &[]);
        // A mismatch with the session comes before a conflict with the stored billable.
        world.report("globex", SID).expect(201);
        world.post("/billables").json(&json!({ "sessionId": "demo-session", "customerId": "globex", "callSid": SID })).send()
            .expect_error(400, "Mismatch", &["CustomerId"]);
        world.post("/billables").json(&json!({ "sessionId": "demo-session", "callSid": SID })).send()
            .expect_error(409, "BillableConflict", &[]);
    }

    fn the_order_is_the_same_in_xml(world: &World) {
        let xml = |members: &str| {
            format!("<NewBillable xmlns=\"http://schemas.datacontract.org/2004/07/Voice.Api.Billing\">{members}</NewBillable>")
        };
        let post = |members: &str| world.post("/billables").xml(&xml(members)).send();
        let call = format!("<CallSid>{SID}</CallSid>");
        let broken = "<NewBillable>";
        world.request("POST", "/billables").xml(broken).send().expect_error(401, "Unauthorized", &[]);
        world.post("/billables").token(&world.tokens.customer("acme")).xml(broken).send().expect_error(403, "InvalidRole", &[]);
        world.request("PUT", "/billables").token(&world.tokens.customer("acme")).xml(broken).send().expect_error(405, "MethodNotAllowed", &[]);
        world.post("/billables").xml(&" ".repeat(65 * 1024)).send().expect_error(413, "PayloadTooLarge", &[]);
        world.post("/billables").xml(broken).header("content-type", "image/png").send().expect_error(415, "UnsupportedMediaType", &[]);
        world.post("/billables").xml(broken).send().expect_error(400, "SerializationException", &[]);
        post(&format!("<AccountId>other</AccountId>{call}<CustomerId>a b</CustomerId>")).expect_error(400, "InvalidId", &["CustomerId"]);
        post(&format!("<AccountId>other</AccountId>{call}<CustomerId>nobody</CustomerId>")).expect_error(403, "AccountForbidden", &[]);
        post("<SessionId>nothing</SessionId>").expect_error(404, "NotFound", &[]);
        world.report("globex", SID).expect(201);
        post(&format!("{call}<CustomerId>globex</CustomerId><SessionId>demo-session</SessionId>")).expect_error(400, "Mismatch", &["CustomerId"]);
        post(&format!("{call}<SessionId>demo-session</SessionId>")).expect_error(409, "BillableConflict", &[]);
    }

    fn a_changing_operation_answers_405_with_allow_to_get_and_head(world: &World) {
        let id = world.report("acme", SID).expect(201).member("id").as_str().unwrap().to_owned();
        let path = format!("/billables/{id}/void");
        let answer = world.get(&path).send().expect_error(405, "MethodNotAllowed", &[]);
        assert_eq!(answer.header("allow"), Some("POST"));
        world.request("HEAD", &path).token(&world.tokens.manager()).send().expect(405);
        world.post(&format!("/billables/{id}")).send().expect(405);
        world.request("DELETE", &format!("/billables/{id}")).token(&world.tokens.manager()).send().expect(405);
        world.request("GET", &path).send().expect(401);
        // The header of a method override is ignored.
        world.get(&path).header("x-http-method-override", "POST").send().expect(405);
    }

    fn an_unknown_path_is_not_found(world: &World) {
        world.get("/nothing").send().expect_error(404, "NotFound", &[]);
        world.request("GET", "/billables/").send().expect(404);
    }

    fn reading_operations_answer_head_without_a_body(world: &World) {
        let answer = world.request("HEAD", "/billables").token(&world.tokens.manager()).send().expect(200);
        assert_eq!(answer.body, "");
    }
}
