//! `accountId` at the operations that name a billable by its id.

use serde_json::{Value, json};

use crate::world::{Answer, SID, World};

/// The reading operations at `/billables/{id}`.
const READS: [&str; 3] = ["", "/history", "/explain"];

/// The changing operations at `/billables/{id}`.
const CHANGES: [&str; 2] = ["/void", "/reinstate"];

/// Reports a call in `demo`, and copies the billable into `other`, with the same id.
fn twins(world: &World) -> String {
    let path = world.report("acme", SID).expect(201).header("location").unwrap().to_owned();
    world.execute(
        "INSERT INTO billables SELECT 'other', id, customer_id, session_id, call_sid, date_created, created_by, date_voided, \
         voided_by, void_reason, changes, void_day, void_item FROM billables",
    );
    path
}

fn change(world: &World, token: &str, path: &str, members: &Value) -> Answer {
    let mut body = json!({ "reason": "mistake" });
    for (name, value) in members.as_object().unwrap() {
        body[name] = value.clone();
    }
    world.post(path).token(token).json(&body).send()
}

fn xml(operation: &str, members: &str) -> String {
    format!("<{operation} xmlns=\"http://schemas.datacontract.org/2004/07/Voice.Api.Billing\">{members}</{operation}>")
}

on_both! {
    fn a_billable_is_found_in_the_named_account_alone(world: &World) {
        let path = world.report("acme", SID).expect(201).header("location").unwrap().to_owned();
        for token in [world.tokens.manager(), world.tokens.manager_of_all(), world.tokens.customer("acme")] {
            for read in READS {
                let get = |account: &str| world.get(&format!("{path}{read}?accountId={account}")).token(&token).send();
                get("demo").expect(200);
                get("a%20b").expect_error(400, "InvalidId", &["AccountId"]);
            }
        }
        for read in READS {
            // The answer is the same for an account that exists and for one that does not.
            for account in ["other", "nowhere"] {
                let path = format!("{path}{read}?accountId={account}");
                world.get(&path).send().expect_error(403, "AccountForbidden", &[]);
                world.get(&path).token(&world.tokens.manager_of_all()).send().expect_error(404, "NotFound", &[]);
            }
        }
        for action in CHANGES {
            let path = format!("{path}{action}");
            for account in ["other", "nowhere"] {
                let members = json!({ "accountId": account });
                change(world, &world.tokens.manager(), &path, &members).expect_error(403, "AccountForbidden", &[]);
                change(world, &world.tokens.manager_of_all(), &path, &members).expect_error(404, "NotFound", &[]);
            }
            change(world, &world.tokens.manager(), &path, &json!({ "accountId": "a b" }))
                .expect_error(400, "InvalidId", &["AccountId"]);
            change(world, &world.tokens.manager(), &path, &json!({ "accountId": "demo" })).expect(200);
            change(world, &world.tokens.manager(), &format!("{path}?accountId=demo"), &json!({})).expect(200);
        }
        assert_eq!(world.get(&path).send().expect(200).member("status"), "Reported");
    }

    fn an_id_in_several_accounts_needs_the_account(world: &World) {
        let path = twins(world);
        let all = world.tokens.manager_of_all();
        for read in READS {
            world.get(&format!("{path}{read}")).token(&all).send().expect_error(400, "Ambiguous", &["AccountId"]);
            for account in ["demo", "other"] {
                world.get(&format!("{path}{read}?accountId={account}")).token(&all).send().expect(200);
            }
        }
        for action in CHANGES {
            change(world, &all, &format!("{path}{action}"), &json!({})).expect_error(400, "Ambiguous", &["AccountId"]);
        }
        let voided = change(world, &all, &format!("{path}/void"), &json!({ "accountId": "other" })).expect(200).json();
        assert_eq!((&voided["accountId"], &voided["status"]), (&json!("other"), &json!("Voided")));
        // A Manager of one account needs no account, and the billable of that account is as it was.
        assert_eq!(world.get(&path).send().expect(200).member("status"), "Reported");
        let events = |account: &str| {
            let history = world.get(&format!("{path}/history?accountId={account}")).token(&all).send().expect(200);
            history.member("items").as_array().unwrap().len()
        };
        assert_eq!((events("demo"), events("other")), (1, 2));
        let explained = world.get(&format!("{path}/explain?accountId=other")).token(&all).send().expect(200);
        assert_eq!(explained.member("state"), "Voided");
        let reinstate = format!("{path}/reinstate?accountId=other");
        assert_eq!(change(world, &all, &reinstate, &json!({})).expect(200).member("status"), "Reported");
    }

    fn the_account_is_a_member_in_xml_and_at_alias_routes(world: &World) {
        let path = twins(world);
        let all = world.tokens.manager_of_all();
        let answer = world.get(&format!("{path}?accountId=other")).token(&all).header("accept", "application/xml").send();
        assert!(answer.expect(200).body.contains("<AccountId>other</AccountId>"));
        let body = xml("VoidBillable", "<AccountId>other</AccountId><Reason>mistake</Reason>");
        let answer = world.post(&format!("{path}/void")).token(&all).xml(&body).send().expect(200);
        assert!(answer.body.contains("<AccountId>other</AccountId>"), "{}", answer.body);
        let body = xml("ReinstateBillable", "<Reason>right</Reason>");
        world.post(&format!("{path}/reinstate")).token(&all).xml(&body).send().expect_error(400, "Ambiguous", &["AccountId"]);
        let id = path.rsplit('/').next().unwrap();
        let get = world.get(&format!("/xml/reply/GetBillable?id={id}&accountId=other")).token(&all).send().expect(200);
        assert!(get.body.contains("<Status>Voided</Status>"), "{}", get.body);
        let body = json!({ "id": id, "accountId": "other", "reason": "right" });
        let answer = world.post("/api/ReinstateBillable").token(&all).json(&body).send().expect(200);
        assert_eq!(answer.member("status"), "Reported");
    }
}
