//! `/accounts`.

use serde_json::json;

use crate::world::World;

on_both! {
    fn an_administrator_creates_reads_and_lists_accounts(world: &World) {
        let token = world.tokens.administrator();
        let create = |body: serde_json::Value| world.post("/accounts").token(&token).json(&body).send();
        let answer = create(json!({ "id": "new", "name": "New & Co" })).expect(201);
        assert_eq!(answer.header("location"), Some("/accounts/new"));
        assert_eq!(answer.member("name"), "New & Co");
        // A repeat with the same members is a replay; a repeat with other members is a conflict.
        assert_eq!(create(json!({ "id": "new", "name": "New & Co" })).expect(200).json(), answer.json());
        create(json!({ "id": "new", "name": "Newer" })).expect_error(409, "AlreadyExists", &["Id"]);
        let read = world.get("/accounts/new").token(&token).send().expect(200);
        assert_eq!((read.member("name"), read.member("dateCreated")), (answer.member("name"), answer.member("dateCreated")));
        assert_eq!((read.member("timeZone"), read.member("currency"), read.member("country")), ("UTC".into(), "USD".into(), "US".into()));
        let made = create(json!({ "name": "Nameless" })).expect(201).member("id");
        assert_eq!(made.as_str().unwrap().len(), 36);
        let list = |query: &str| world.get(&format!("/accounts{query}")).token(&token).send().expect(200).json();
        let first = list("?limit=2");
        let ids = |page: &serde_json::Value| {
            page["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&first), [made, json!("demo")]);
        let second = list(&format!("?cursor={}", first["nextCursor"].as_str().unwrap()));
        assert_eq!((ids(&second), &second["hasMorePages"]), (vec![json!("new"), json!("other")], &json!(false)));
        world.get("/accounts?cursor=x").token(&token).send().expect_error(400, "InvalidCursor", &["Cursor"]);
    }

    fn control_and_direction_characters_are_refused_in_names_and_reasons(world: &World) {
        let token = world.tokens.administrator();
        let account = |name: &str| world.post("/accounts").token(&token).json(&json!({ "name": name })).send();
        let customer =
            |name: &str| world.post("/customers").json(&json!({ "accountId": "demo", "name": name })).send();
        let id = world.report("acme", crate::world::SID).expect(201).member("id");
        let path = format!("/billables/{}/void", id.as_str().unwrap());
        let void = |reason: &str| world.post(&path).json(&json!({ "reason": reason })).send();
        for code in ['\u{1}', '\u{7f}', '\u{85}', '\u{2028}', '\u{2029}', '\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}'] {
            let text = format!("a{code}b");
            account(&text).expect_error(400, "InvalidValue", &["Name"]);
            customer(&text).expect_error(400, "InvalidValue", &["Name"]);
            void(&text).expect_error(400, "InvalidValue", &["Reason"]);
        }
        for name in ["شركة\u{200f} ABC", "א\u{200e}1", "سعر\u{61c}5", "نیم\u{200c}فاصله", "👩\u{200d}💻"] {
            assert_eq!(account(name).expect(201).member("name"), name);
            assert_eq!(customer(name).expect(201).member("name"), name);
        }
        assert_eq!(void("א\u{200e}1").expect(200).member("voidReason"), "א\u{200e}1");
        // A name that was stored without this check stays readable.
        world.execute("INSERT INTO accounts (id, name, date_created) VALUES ('old', 'a\u{202e}b', 0)");
        assert_eq!(world.get("/accounts/old").token(&token).send().expect(200).member("name"), "a\u{202e}b");
        world.get("/accounts").token(&token).send().expect(200);
    }

    fn managers_and_viewers_read_their_own_accounts(world: &World) {
        for token in [world.tokens.manager(), world.tokens.viewer()] {
            assert_eq!(world.get("/accounts/demo").token(&token).send().expect(200).member("name"), "demo");
            let list = world.get("/accounts").token(&token).send().expect(200).json();
            assert_eq!(list["items"].as_array().unwrap().len(), 1);
            world.get("/accounts/other").token(&token).send().expect_error(404, "NotFound", &[]);
            world.post("/accounts").token(&token).json(&json!({ "name": "x" })).send().expect_error(403, "InvalidRole", &[]);
        }
    }

    fn other_roles_are_refused(world: &World) {
        for token in [world.tokens.reporter(), world.tokens.customer("acme"), world.tokens.carrier()] {
            world.post("/accounts").token(&token).json(&json!({ "name": "x" })).send().expect_error(403, "InvalidRole", &[]);
            world.get("/accounts").token(&token).send().expect_error(403, "InvalidRole", &[]);
            world.get("/accounts/demo").token(&token).send().expect_error(403, "InvalidRole", &[]);
        }
    }

    fn an_administrator_is_limited_to_the_accounts_of_its_token(world: &World) {
        let token = world.tokens.administrator_of("demo");
        world.get("/accounts/other").token(&token).send().expect_error(404, "NotFound", &[]);
        world.get("/accounts/nowhere").token(&token).send().expect_error(404, "NotFound", &[]);
        let body = json!({ "id": "new", "name": "New" });
        world.post("/accounts").token(&token).json(&body).send().expect_error(403, "AccountForbidden", &[]);
        let list = world.get("/accounts").token(&token).send().expect(200).json();
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
    }

    fn an_error_names_the_invalid_members(world: &World) {
        let token = world.tokens.administrator();
        let create = |body: serde_json::Value| world.post("/accounts").token(&token).json(&body).send();
        create(json!({ "id": "a b" })).expect_error(400, "InvalidId", &["Id", "Name"]);
        create(json!({ "id": "a.json", "name": "x" })).expect_error(400, "InvalidId", &["Id"]);
        create(json!({ "id": "String", "name": "x" })).expect_error(400, "Placeholder", &["Id"]);
        create(json!({ "name": "x".repeat(201) })).expect_error(400, "Length", &["Name"]);
    }
}
