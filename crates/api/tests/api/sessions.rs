//! `/sessions`.

use serde_json::json;

use crate::world::{SID, World};

on_both! {
    fn a_manager_creates_reads_and_lists_sessions(world: &World) {
        let body = json!({ "id": "s1", "accountId": "demo", "customerId": "globex", "callSid": SID.to_uppercase() });
        let answer = world.post("/sessions").json(&body).send().expect(201);
        assert_eq!(answer.member("callSid"), SID);
        // Call SIDs that differ in case are equal.
        let again = json!({ "id": "s1", "accountId": "demo", "customerId": "globex", "callSid": SID });
        assert_eq!(world.post("/sessions").json(&again).send().expect(200).json(), answer.json());
        let other = json!({ "id": "s1", "accountId": "demo", "customerId": "acme", "callSid": SID });
        world.post("/sessions").json(&other).send().expect_error(409, "AlreadyExists", &["Id"]);
        assert_eq!(world.get("/sessions/s1").send().expect(200).json(), answer.json());
        let list = |query: &str| {
            let list = world.get(&format!("/sessions{query}")).send().expect(200).json();
            list["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(list(""), ["call-session", "demo-session", "s1", "shared-session"]);
        assert_eq!(list("?customerId=globex"), ["s1"]);
        // A report can name the new session at once.
        let answer = world.post("/billables").json(&json!({ "sessionId": "s1" })).send().expect(201);
        assert_eq!(answer.member("customerId"), "globex");
    }

    fn a_session_needs_an_existing_customer_and_its_members(world: &World) {
        let create = |body: serde_json::Value| world.post("/sessions").json(&body).send();
        create(json!({ "accountId": "demo", "customerId": "hooli" })).expect_error(404, "NotFound", &[]);
        create(json!({ "callSid": "CA1" })).expect_error(400, "NotEmpty", &["AccountId", "CustomerId", "CallSid"]);
    }

    fn an_id_in_several_accounts_needs_the_account(world: &World) {
        let get = |path: &str| world.get(path).token(&world.tokens.manager_of_all()).send();
        get("/sessions/shared-session").expect_error(400, "Ambiguous", &["AccountId"]);
        get("/sessions/shared-session?accountId=demo").expect(200);
        world.get("/sessions/other-session").send().expect_error(404, "NotFound", &[]);
    }
}
