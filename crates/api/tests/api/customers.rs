//! `/customers`.

use serde_json::json;

use crate::world::World;

on_both! {
    fn a_manager_creates_reads_and_lists_customers(world: &World) {
        let body = json!({ "id": "acme-berlin", "accountId": "demo", "name": "Berlin", "parentCustomerId": "acme" });
        let answer = world.post("/customers").json(&body).send().expect(201);
        assert_eq!(answer.header("location"), Some("/customers/acme-berlin?accountId=demo"));
        assert_eq!(answer.member("parentCustomerId"), "acme");
        assert_eq!(world.post("/customers").json(&body).send().expect(200).json(), answer.json());
        let other = json!({ "id": "acme-berlin", "accountId": "demo", "name": "Berlin" });
        world.post("/customers").json(&other).send().expect_error(409, "AlreadyExists", &["Id"]);
        let read = world.get("/customers/acme-berlin").send().expect(200).json();
        // Reading one customer shows its settings too.
        for (name, value) in answer.json().as_object().unwrap() {
            assert_eq!(&read[name], value, "{name}");
        }
        assert_eq!((&read["overrideBillingSettings"], &read["billingSettings"]), (&json!(false), &json!({})));
        let list = world.get("/customers?limit=2").send().expect(200).json();
        let ids: Vec<_> = list["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect();
        assert_eq!(ids, ["acme", "acme-berlin"]);
        let next = format!("/customers?cursor={}", list["nextCursor"].as_str().unwrap());
        assert_eq!(world.get(&next).send().expect(200).json()["items"][0]["id"], "globex");
    }

    fn a_customer_needs_an_existing_account_and_parent(world: &World) {
        let create = |body: serde_json::Value| world.post("/customers").token(&world.tokens.manager_of_all()).json(&body).send();
        create(json!({ "accountId": "nowhere", "name": "x" })).expect_error(404, "NotFound", &[]);
        create(json!({ "accountId": "demo", "name": "x", "parentCustomerId": "hooli" })).expect_error(404, "NotFound", &[]);
        create(json!({})).expect_error(400, "NotEmpty", &["AccountId", "Name"]);
        world.post("/customers").json(&json!({ "accountId": "other", "name": "x" })).send()
            .expect_error(403, "AccountForbidden", &[]);
    }

    fn an_id_in_several_accounts_needs_the_account(world: &World) {
        let get = |path: &str| world.get(path).token(&world.tokens.manager_of_all()).send();
        get("/customers/acme").expect_error(400, "Ambiguous", &["AccountId"]);
        assert_eq!(get("/customers/acme?accountId=other").expect(200).member("accountId"), "other");
        assert_eq!(world.get("/customers/acme").send().expect(200).member("accountId"), "demo");
        world.get("/customers/hooli").send().expect_error(404, "NotFound", &[]);
        world.get("/customers/acme?accountId=other").send().expect_error(403, "AccountForbidden", &[]);
    }

    fn reporters_and_customers_are_refused(world: &World) {
        for token in [world.tokens.reporter(), world.tokens.customer("acme"), world.tokens.carrier()] {
            world.get("/customers/acme").token(&token).send().expect_error(403, "InvalidRole", &[]);
            world.get("/customers").token(&token).send().expect_error(403, "InvalidRole", &[]);
            world.post("/customers").token(&token).send().expect_error(403, "InvalidRole", &[]);
        }
    }
}
