//! `POST /billables/{id}/void`, `POST /billables/{id}/reinstate` and `GET /billables/{id}/history`.

use serde_json::json;

use crate::world::{Answer, OTHER_SID, SID, World};

fn path(answer: &Answer, action: &str) -> String {
    format!("/billables/{}/{action}", answer.member("id").as_str().unwrap())
}

#[track_caller]
fn change(world: &World, path: &str, reason: &str) -> Answer {
    world.post(path).json(&json!({ "reason": reason })).send()
}

on_both! {
    fn a_voided_billable_has_a_user_a_time_and_a_reason_and_blocks_a_retry(world: &World) {
        let billable = world.report("acme", SID).expect(201);
        let voided = change(world, &path(&billable, "void"), "wrong customer").expect(200).json();
        assert_eq!(voided["status"], "Voided");
        assert_eq!((&voided["voidedBy"], &voided["voidReason"]), (&json!("manager"), &json!("wrong customer")));
        assert!(voided["dateVoided"].as_str().unwrap() >= voided["dateCreated"].as_str().unwrap());
        // An automatic retry must not bill a call again that a user voided.
        let answer = world.report("acme", SID).expect_error(409, "BillableVoided", &[]);
        assert_eq!(answer.json()["responseStatus"]["meta"]["billableId"], billable.member("id"));
        // A report of the call to another customer creates a new billable, and the voided billable stays voided.
        let other = world.report("globex", SID).expect(201);
        assert_ne!(other.member("id"), billable.member("id"));
        world.report("acme", SID).expect_error(409, "BillableVoided", &[]);
        assert_eq!(world.get(path(&billable, "").trim_end_matches('/')).send().expect(200).json(), voided);
    }

    fn the_history_lists_every_change_in_order(world: &World) {
        let billable = world.report("acme", SID).expect(201);
        let history = path(&billable, "history");
        change(world, &path(&billable, "void"), "first").expect(200);
        change(world, &path(&billable, "reinstate"), "second").expect(200);
        change(world, &path(&billable, "void"), "third").expect(200);
        let items = world.get(&history).send().expect(200).member("items");
        let changes: Vec<_> = items.as_array().unwrap().iter().map(|item| (&item["action"], &item["reason"])).collect();
        let expected = [
            (json!("Reported"), json!(null)),
            (json!("Voided"), json!("first")),
            (json!("Reinstated"), json!("second")),
            (json!("Voided"), json!("third")),
        ];
        assert_eq!(changes, expected.iter().map(|(action, reason)| (action, reason)).collect::<Vec<_>>());
        assert_eq!((&items[0]["date"], &items[0]["by"]), (&billable.member("dateCreated"), &json!("manager")));
        assert!(items.as_array().unwrap().is_sorted_by_key(|item| item["date"].as_str().unwrap()));
        world.get(&history).token(&world.tokens.customer("acme")).send().expect(200);
        for token in [world.tokens.customer("globex"), world.tokens.reporter(), world.tokens.administrator_of("other")] {
            world.get(&history).token(&token).send().expect_error(404, "NotFound", &[]);
        }
        world.get("/billables/x/history").send().expect_error(404, "NotFound", &[]);
        let xml = world.get(&history).header("accept", "application/xml").send().expect(200).body;
        assert!(xml.contains("<Action>Reinstated</Action>") && xml.contains("<Reason>second</Reason>"), "{xml}");
        let csv = world.get(&history).header("accept", "text/csv").send().expect(200).body;
        assert!(csv.contains("Voided,") && csv.contains("third"), "{csv}");
        let id = billable.member("id");
        let list = world.post("/api/GetBillableHistory[]").json(&json!([{ "id": id }, { "id": id }])).send().expect(200).json();
        assert_eq!((&list[0]["items"], &list[1]["items"]), (&items, &items));
    }

    fn voiding_again_changes_nothing(world: &World) {
        let billable = world.report("acme", SID).expect(201);
        let first = change(world, &path(&billable, "void"), "first").expect(200).json();
        assert_eq!(change(world, &path(&billable, "void"), "second").expect(200).json(), first);
    }

    fn a_reinstated_billable_equals_the_original(world: &World) {
        let billable = world.report("acme", SID).expect(201);
        change(world, &path(&billable, "void"), "mistake").expect(200);
        assert_eq!(change(world, &path(&billable, "reinstate"), "no mistake").expect(200).json(), billable.json());
        // Reinstating a live billable changes nothing, even if the billable was never voided.
        assert_eq!(change(world, &path(&billable, "reinstate"), "again").expect(200).json(), billable.json());
        assert_eq!(world.report("acme", SID).expect(200).json(), billable.json());
        let never_voided = world.report("acme", OTHER_SID).expect(201);
        assert_eq!(change(world, &path(&never_voided, "reinstate"), "why not").expect(200).json(), never_voided.json());
    }

    fn a_call_with_another_live_billable_is_not_reinstated(world: &World) {
        let billable = world.report("acme", SID).expect(201);
        change(world, &path(&billable, "void"), "mistake").expect(200);
        let other = world.report("globex", SID).expect(201);
        let answer = change(world, &path(&billable, "reinstate"), "again").expect_error(409, "BillableConflict", &[]);
        assert_eq!(answer.json()["responseStatus"]["meta"]["billableId"], other.member("id"));
        change(world, &path(&other, "void"), "mistake").expect(200);
        change(world, &path(&billable, "reinstate"), "again").expect(200);
    }

    fn a_reason_is_needed(world: &World) {
        let billable = world.report("acme", SID).expect(201);
        for action in ["void", "reinstate"] {
            let path = path(&billable, action);
            world.post(&path).json(&json!({})).send().expect_error(400, "NotEmpty", &["Reason"]);
            change(world, &path, &"x".repeat(501)).expect_error(400, "Length", &["Reason"]);
            change(world, &path, "a\nb").expect_error(400, "InvalidValue", &["Reason"]);
            change(world, &path, " a").expect_error(400, "InvalidValue", &["Reason"]);
        }
        change(world, &path(&billable, "void"), &"ä".repeat(500)).expect(200);
    }

    fn only_a_manager_or_administrator_voids_and_only_in_its_accounts(world: &World) {
        let billable = world.report("acme", SID).expect(201);
        let void = |token: &str| {
            world.post(&path(&billable, "void")).token(token).json(&json!({ "reason": "mistake" })).send()
        };
        void(&world.tokens.reporter()).expect_error(403, "InvalidRole", &[]);
        void(&world.tokens.customer("acme")).expect_error(403, "InvalidRole", &[]);
        void(&world.tokens.manager_of("other")).expect_error(404, "NotFound", &[]);
        void(&world.tokens.administrator()).expect(200);
    }

    fn a_void_works_in_xml(world: &World) {
        let billable = world.report("acme", SID).expect(201);
        let body = "<VoidBillable xmlns=\"http://schemas.datacontract.org/2004/07/Voice.Api.Billing\"><Reason>a &amp; b</Reason></VoidBillable>";
        let answer = world.post(&path(&billable, "void")).xml(body).send().expect(200);
        assert!(answer.body.contains("<VoidReason>a &amp; b</VoidReason><VoidedBy>manager</VoidedBy>"), "{}", answer.body);
    }
}
