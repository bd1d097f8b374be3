//! `/billables/{id}/explain`, `/billing/preview`, `/billing/calls` and `/billing/unreported`.

use serde_json::{Value, json};

use crate::world::{World, now};

fn sid(number: u32) -> String {
    format!("CA{number:032x}")
}

/// Midnight and noon of today in UTC, and the month, `YYYY-MM`.
fn noon() -> (String, String) {
    let today = now().to_string()[..10].to_owned();
    (format!("{today}T00:00:00Z"), today[..7].to_owned())
}

/// Reports the facts of a completed call of today.
fn facts(world: &World, number: u32, seconds: i64, more: &Value) {
    let mut call = json!({
        "accountId": "demo", "callSid": sid(number), "direction": "outbound-dial", "from": "+14155550123", "to": "+43123456789",
        "startTime": noon().0, "duration": seconds, "status": "completed", "price": -0.25, "priceUnit": "USD",
    });
    for (name, value) in more.as_object().unwrap() {
        call[name] = value.clone();
    }
    let answer = world.request("POST", "/calls").token(&world.tokens.carrier()).json(&call).send();
    assert!(matches!(answer.status, 200 | 201), "{answer:?}");
}

/// Waits until the call is rated.
fn explained(world: &World, id: &str) -> Value {
    for _ in 0..200 {
        let answer = world.get(&format!("/billables/{id}/explain")).send().expect(200).json();
        if answer["state"] == "Rated" {
            return answer;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("the call was not rated in 10 seconds");
}

on_both! {
    fn a_billable_is_explained_step_by_step(world: &World) {
        let settings = json!({ "outboundVoiceCalls": { "baseCost": 2, "unitCost": 0.03, "allowance": 1 } });
        let body = json!({ "billingSettings": settings });
        world.request("PATCH", "/accounts/demo").token(&world.tokens.manager()).json(&body).send().expect(200);
        let id = world.report("acme", &sid(1)).expect(201).member("id").as_str().unwrap().to_owned();
        let path = format!("/billables/{id}/explain?accountId=demo");
        assert_eq!(world.get(&path).send().expect(200).member("state"), "Pending");
        facts(world, 1, 75, &json!({}));
        let answer = explained(world, &id);
        // 75 s are 2 whole minutes, 1 of which is free: 2.00 + 0.03.
        assert_eq!((&answer["monthAmount"], &answer["monthAmountWithout"], &answer["difference"]),
            (&json!("2.03"), &json!("2.00"), &json!("0.03")));
        assert_eq!((&answer["item"], &answer["settings"]["version"]), (&json!("outboundVoiceCalls"), &json!(1)));
        assert_eq!((&answer["facts"][0]["price"], &answer["facts"][0]["duration"]), (&json!(-0.25), &json!(75)));
        let steps: Vec<_> = answer["steps"].as_array().unwrap().iter().map(|step| step["step"].as_str().unwrap()).collect();
        assert_eq!(steps, [
            "report", "facts", "day", "billedSeconds", "minutes", "multipliedMinutes", "payableMinutes", "units",
            "connectFees", "baseCost", "amount", "difference",
        ]);
        let text = |step: usize| answer["steps"][step]["text"].as_str().unwrap().to_owned();
        assert_eq!(text(3), "75 s become 120 s at 60/60.");
        assert_eq!(text(10), "Together 2.03 USD, which is rounded once to 2.03 USD.");
        assert!(text(11).contains("do not add up"));
        let xml = world.get(&path).header("accept", "application/xml").send().expect(200).body;
        assert!(xml.contains("<MonthAmount>2.03</MonthAmount>"), "{xml}");
        // A Customer sees neither the carrier's price nor the carrier, and a foreign billable is not found.
        let answer = world.request("GET", &path).token(&world.tokens.customer("acme")).send().expect(200);
        assert!(!answer.body.contains("price\"") && !answer.body.contains("updatedBy"), "{}", answer.body);
        world.request("GET", &path).token(&world.tokens.customer("globex")).send().expect_error(404, "NotFound", &[]);
        world.get(&path.replace("=demo", "=other")).send().expect_error(403, "AccountForbidden", &[]);
        let (day, _) = noon();
        let billing = format!("/billing?accountId=demo&startDate={day}&endDate={day}");
        let customers = json!([{ "customerId": "acme", "internationalCosts": 0.25, "hasCallRecording": false }]);
        for token in [world.tokens.customer("acme"), world.tokens.viewer()] {
            assert_eq!(world.request("GET", &billing).token(&token).send().expect(200).member("customers"), customers);
        }
        let globex = world.request("GET", &billing).token(&world.tokens.customer("globex")).send().expect(200);
        assert_eq!(globex.member("customers"), json!([]));
    }

    fn the_owner_of_inherited_settings_is_told_to_managers_alone(world: &World) {
        let child = json!({ "id": "acme-berlin", "accountId": "demo", "name": "Berlin", "parentCustomerId": "acme" });
        world.post("/customers").json(&child).send().expect(201);
        let own = json!({ "overrideBillingSettings": true, "billingSettings": { "outboundVoiceCalls": { "unitCost": 0.5 } } });
        world.request("PATCH", "/customers/acme").token(&world.tokens.manager()).json(&own).send().expect(200);
        let id = world.report("acme-berlin", &sid(1)).expect(201).member("id").as_str().unwrap().to_owned();
        facts(world, 1, 60, &json!({}));
        assert_eq!(explained(world, &id)["settings"]["ownerCustomerId"], "acme");
        let path = format!("/billables/{id}/explain");
        let read = |customer: &str| world.request("GET", &path).token(&world.tokens.customer(customer)).send().expect(200);
        assert_eq!(read("acme").member("settings")["ownerCustomerId"], "acme");
        assert!(!read("acme-berlin").body.contains("wnerCustomerId"));
        assert_eq!(read("acme-berlin").member("monthAmount"), "0.50");
        // The billables of descendants are in the lists of a Customer.
        let list = world.request("GET", "/billables").token(&world.tokens.customer("acme")).send().expect(200).json();
        assert_eq!(list["items"][0]["customerId"], "acme-berlin");
        world.request("GET", &format!("/billables/{id}")).token(&world.tokens.customer("acme")).send().expect(200);
        world.request("GET", &format!("/billables/{id}")).token(&world.tokens.customer("globex")).send().expect(404);
    }

    fn a_customer_sees_no_facts_of_a_voided_billable(world: &World) {
        let id = world.report("acme", &sid(1)).expect(201).member("id").as_str().unwrap().to_owned();
        facts(world, 1, 75, &json!({}));
        explained(world, &id);
        world.post(&format!("/billables/{id}/void")).json(&json!({ "reason": "wrong customer" })).send().expect(200);
        world.report("globex", &sid(1)).expect(201);
        let path = format!("/billables/{id}/explain");
        let all = world.get(&path).send().expect(200).json();
        assert_eq!((&all["state"], &all["facts"][0]["duration"]), (&json!("Voided"), &json!(75)));
        let own = world.request("GET", &path).token(&world.tokens.customer("acme")).send().expect(200);
        assert!(!own.body.contains("+43123456789") && !own.body.contains("75 s"), "{}", own.body);
        let own = own.json();
        assert_eq!((&own["state"], &own["facts"], &own["localStart"]), (&json!("Voided"), &json!([]), &Value::Null));
        let steps: Vec<_> = own["steps"].as_array().unwrap().iter().map(|step| step["step"].clone()).collect();
        assert_eq!(steps, [json!("report"), json!("voided")]);
    }

    fn a_call_without_a_start_is_explained_by_the_day_of_its_report(world: &World) {
        let id = world.report("acme", &sid(1)).expect(201).member("id").as_str().unwrap().to_owned();
        let call = json!({ "accountId": "demo", "callSid": sid(1), "direction": "inbound", "status": "busy" });
        world.request("POST", "/calls").token(&world.tokens.carrier()).json(&call).send().expect(201);
        let answer = explained(world, &id);
        let text = |name: &str| {
            let step = answer["steps"].as_array().unwrap().iter().find(|step| step["step"] == name);
            step.unwrap()["text"].as_str().unwrap().to_owned()
        };
        assert!(text("day").starts_with("The facts have no start of the call"), "{answer}");
        assert!(text("facts").starts_with("The facts have 1 version."), "{answer}");
    }

    fn an_amount_that_is_too_large_is_named_with_its_customer_month_and_item(world: &World) {
        let currency = world.request("PATCH", "/accounts/demo").token(&world.tokens.administrator());
        currency.json(&json!({ "currency": "CLF" })).send().expect(200);
        let most = json!({ "baseCost": 999_999, "rawUnitMultiplier": 9_999, "unitCost": 999_999 });
        let body = json!({ "billingSettings": { "outboundVoiceCalls": most } });
        world.request("PATCH", "/accounts/demo").token(&world.tokens.manager()).json(&body).send().expect(200);
        let id = world.report("acme", &sid(1)).expect(201).member("id").as_str().unwrap().to_owned();
        facts(world, 1, 604_800, &json!({ "startTime": noon().0 }));
        explained(world, &id);
        for number in 2..=12 {
            world.report("acme", &sid(number)).expect(201);
            facts(world, number, 604_800, &json!({}));
        }
        let path = format!("/billing/totals?accountId=demo&startDate={0}&endDate={0}", &noon().0[..10]);
        let mut answer = world.get(&path).send();
        for _ in 0..200 {
            if answer.status != 200 {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
            answer = world.get(&path).send();
        }
        let answer = answer.expect_error(409, "AmountTooLarge", &[]);
        let message = format!("customer acme for outboundVoiceCalls in {}", noon().1);
        assert!(answer.body.contains(&message), "{}", answer.body);
    }

    fn a_preview_writes_nothing(world: &World) {
        let month = noon().1;
        let preview = |body: Value| world.request("POST", "/billing/preview").token(&world.tokens.viewer()).json(&body).send();
        let settings = json!({ "base": { "baseCost": 1.5 } });
        let body = json!({ "accountId": "demo", "customerId": "acme", "month": month, "billingSettings": settings });
        for _ in 0..2 {
            let answer = preview(body.clone()).expect(200).json();
            assert_eq!(answer["items"], json!([{ "item": "base", "amount": "0.00", "previewAmount": "1.50" }]));
            assert_eq!((&answer["amount"], &answer["previewAmount"]), (&json!("0.00"), &json!("1.50")));
        }
        let all = preview(json!({ "accountId": "demo", "month": month, "billingSettings": settings })).expect(200);
        assert_eq!(all.member("previewAmount"), "3.00");
        preview(json!({})).expect_error(400, "NotEmpty", &["AccountId", "Month"]);
        preview(json!({ "accountId": "demo", "month": month, "customerId": "hooli" })).expect_error(404, "NotFound", &["CustomerId"]);
        preview(json!({ "accountId": "other", "month": month })).expect_error(403, "AccountForbidden", &[]);
    }

    fn calls_are_a_bare_array_of_any_length_in_every_format(world: &World) {
        for number in 0..1_203 {
            facts(world, number, 60, &json!({}));
        }
        let path = "/billing/calls?accountId=demo&all=true";
        let calls = world.get(path).send().expect(200).json();
        let calls = calls.as_array().unwrap();
        assert_eq!(calls.len(), 1_203);
        assert_eq!((&calls[7]["sid"], &calls[7]["price"]), (&json!(sid(7)), &json!(-0.25)));
        let read = |accept: &str| world.get(path).header("accept", accept).send().expect(200).body;
        let xml = read("application/xml");
        assert!(xml.starts_with("<ArrayOfCallInfo ") && xml.ends_with("</ArrayOfCallInfo>"), "{}", &xml[..200]);
        assert_eq!(xml.matches("<Sid>").count(), 1_203);
        let csv = read("text/csv");
        assert_eq!((csv.lines().count(), csv.matches("AccountSid").count()), (1_204, 1));
        assert_eq!(read("text/jsonl").lines().count(), 1_203);
        world.get(&format!("{path}&startDate=2020-01-01&endDate=2021-12-31")).send().expect_error(400, "InvalidValue", &["EndDate"]);
        for token in [world.tokens.customer("acme"), world.tokens.carrier(), world.tokens.reporter()] {
            world.request("GET", path).token(&token).send().expect_error(403, "InvalidRole", &[]);
        }
    }

    fn unreported_calls_are_listed_until_they_are_billed_or_dismissed(world: &World) {
        for number in 1..=4 {
            facts(world, number, 60, &json!({}));
        }
        facts(world, 5, 0, &json!({ "status": "busy" }));
        facts(world, 6, 60, &json!({ "parentCallSid": sid(1) }));
        let list = |query: &str| world.get(&format!("/billing/unreported?accountId=demo{query}")).send().expect(200).json();
        let sids = |page: &Value| page["items"].as_array().unwrap().iter().map(|call| call["sid"].clone()).collect::<Vec<_>>();
        assert_eq!(list("")["items"].as_array().unwrap().len(), 5);
        world.report("acme", &sid(1)).expect(201);
        let dismiss = json!({ "accountId": "demo", "reason": "a test call" });
        world.post(&format!("/calls/{}/dismiss", sid(2))).json(&dismiss).send().expect(200);
        let first = list("&limit=1");
        assert_eq!((sids(&first), &first["hasMorePages"]), (vec![json!(sid(3))], &json!(true)));
        let second = list(&format!("&limit=1&cursor={}", first["nextCursor"].as_str().unwrap()));
        assert_eq!(sids(&second), [json!(sid(4))]);
        world.get("/billing/unreported?cursor=x").send().expect_error(400, "InvalidCursor", &["Cursor"]);
        // A billable without facts is pending.
        world.report("acme", &sid(9)).expect(201);
        let pending = world.get("/billing/pending?customerId=acme").send().expect(200).json();
        assert_eq!(pending["items"][0]["callSid"], sid(9));
    }
}
