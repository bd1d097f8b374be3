//! `PATCH /accounts`, `PATCH /customers`, `/call-rating` and `/billing-settings`.

use serde_json::{Value, json};

use crate::world::{Answer, World};

fn patch(world: &World, path: &str, body: &Value) -> Answer {
    world.request("PATCH", path).token(&world.tokens.manager()).json(body).send()
}

/// The month after the current one in UTC, and the one after that, `YYYY-MM`.
fn coming_months() -> [String; 2] {
    let now = crate::world::now().to_string();
    let number = now[..4].parse::<i64>().unwrap() * 12 + now[5..7].parse::<i64>().unwrap() - 1;
    [1, 2].map(|ahead| format!("{:04}-{:02}", (number + ahead) / 12, (number + ahead) % 12 + 1))
}

on_both! {
    fn a_manager_changes_the_billing_settings_of_its_account(world: &World) {
        let items = json!({
            "base": { "baseCost": 5 },
            "inboundVoiceCalls": { "unitCost": 0.0085, "rawUnitMultiplier": 1.2, "allowance": 100 },
        });
        let answer = patch(world, "/accounts/demo", &json!({ "billingSettings": items })).expect(200);
        let full = json!({
            "base": { "baseCost": 5, "rawUnitMultiplier": 0, "unitCost": 0, "allowance": 0 },
            "inboundVoiceCalls": { "baseCost": 0, "rawUnitMultiplier": 1.2, "unitCost": 0.0085, "allowance": 100 },
        });
        assert_eq!(answer.member("billingSettings"), full);
        // The first settings count from the account's first month, so that they are those of the current month.
        assert_eq!(world.get("/accounts/demo").send().expect(200).member("billingSettings"), full);
        // Further settings count from the next month, and leave the items alone that they do not give.
        let later = json!({ "billingSettings": { "base": { "baseCost": 6.25 } } });
        let answer = patch(world, "/accounts/demo", &later).expect(200);
        assert_eq!(answer.member("billingSettings")["base"]["baseCost"], 6.25);
        assert_eq!(answer.member("billingSettings")["inboundVoiceCalls"], full["inboundVoiceCalls"]);
        assert_eq!(world.get("/accounts/demo").send().expect(200).member("billingSettings"), full);
        let path = format!("/customers/acme/billing-settings?month={}", coming_months()[0]);
        let items = world.get(&path).send().expect(200).member("items");
        assert_eq!((items.as_array().unwrap().len(), &items[0]["terms"]["baseCost"]), (9, &json!(6.25)));
        assert_eq!((&items[0]["item"], &items[0]["version"]), (&json!("base"), &json!(2)));
    }

    fn every_digit_of_a_cost_comes_back_in_every_format(world: &World) {
        for (content_type, accept, body, expected) in [
            ("application/json", "application/json", r#"{"billingSettings":{"base":{"baseCost":123456.123456789}}}"#, "\"baseCost\":123456.123456789"),
            ("application/json", "application/xml", r#"{"billingSettings":{"base":{"baseCost":1.5E-7}}}"#, "<BaseCost>0.00000015</BaseCost>"),
            ("text/jsv", "text/jsv", "{billingSettings:{base:{baseCost:0.000000001}}}", "baseCost:0.000000001"),
            ("application/x-www-form-urlencoded", "application/json", "billingSettings={base:{baseCost:999999.999999999}}", "\"baseCost\":999999.999999999"),
            ("text/csv", "text/csv", "billingSettings\n\"{base:{baseCost:0.1}}\"\n", "baseCost:0.1"),
        ] {
            let month = &coming_months()[1];
            let path = format!("/accounts/demo?effectiveMonth={month}");
            let request = world.request("PATCH", &path).token(&world.tokens.manager());
            let answer = request.body(content_type, body).header("accept", accept).send().expect(200);
            assert!(answer.body.contains(expected), "{}", answer.body);
        }
        let xml = r#"<PatchCustomer xmlns="http://schemas.datacontract.org/2004/07/Voice.Api.Billing"><BillingSettings>
            <OutboundVoiceCalls><UnitCost>0.123456789</UnitCost></OutboundVoiceCalls></BillingSettings>
            <OverrideBillingSettings>true</OverrideBillingSettings></PatchCustomer>"#;
        let request = world.request("PATCH", "/customers/acme").token(&world.tokens.manager());
        let answer = request.xml(xml).send().expect(200);
        assert!(answer.body.contains("<UnitCost>0.123456789</UnitCost>"), "{}", answer.body);
        assert!(answer.body.contains("<OverrideBillingSettings>true</OverrideBillingSettings>"), "{}", answer.body);
    }

    fn a_bad_number_is_named_with_its_item_and_nothing_is_stored(world: &World) {
        let item = |item: Value| patch(world, "/accounts/demo", &json!({ "billingSettings": { "inboundFaxes": item } }));
        let field = |name: &str| format!("BillingSettings.InboundFaxes.{name}");
        for (body, name) in [
            (json!({ "baseCost": -1 }), "BaseCost"),
            (json!({ "baseCost": 1_000_000 }), "BaseCost"),
            (json!({ "unitCost": 0.000_000_000_1 }), "UnitCost"),
            (json!({ "unitCost": "0,5" }), "UnitCost"),
            (json!({ "rawUnitMultiplier": 1.000_01 }), "RawUnitMultiplier"),
            (json!({ "allowance": -1 }), "Allowance"),
            (json!({ "allowance": 1.5 }), "Allowance"),
            (json!({ "allowance": 2_147_483_648_i64 }), "Allowance"),
            (json!({ "allowance": true }), "Allowance"),
        ] {
            item(body).expect_error(400, "InvalidValue", &[&field(name)]);
        }
        patch(world, "/accounts/demo", &json!({ "effectiveMonth": "2026-13" })).expect_error(400, "InvalidValue", &["EffectiveMonth"]);
        assert_eq!(world.get("/accounts/demo").send().expect(200).member("billingSettings"), json!({}));
    }

    fn an_unknown_billing_item_is_refused_in_every_format_and_null_is_not_given(world: &World) {
        for (content_type, body, field) in [
            ("application/json", r#"{"billingSettings":{"inboundVoiceCals":{"unitCost":1}}}"#, "BillingSettings.InboundVoiceCals"),
            ("text/jsv", "{billingSettings:{inboundVoiceCals:{unitCost:1}}}", "BillingSettings.InboundVoiceCals"),
            ("application/x-www-form-urlencoded", "billingSettings={inboundVoiceCals:{unitCost:1}}", "BillingSettings.InboundVoiceCals"),
            ("text/csv", "billingSettings\n\"{inboundVoiceCals:{unitCost:1}}\"\n", "BillingSettings.InboundVoiceCals"),
            ("application/json", r#"{"billingSettings":{"inboundFaxes":{"price":1}}}"#, "BillingSettings.InboundFaxes.Price"),
        ] {
            let request = world.request("PATCH", "/accounts/demo").token(&world.tokens.manager());
            let answer = request.body(content_type, body).header("accept", "application/json").send();
            let answer = answer.expect_error(400, "UnknownMember", &[field]);
            assert!(!field.ends_with("Cals") || answer.body.contains("Did you mean inboundVoiceCalls?"), "{}", answer.body);
        }
        let xml = r#"<PatchCustomer xmlns="http://schemas.datacontract.org/2004/07/Voice.Api.Billing"><BillingSettings>
            <OutboundCalls><UnitCost>1</UnitCost></OutboundCalls></BillingSettings></PatchCustomer>"#;
        let answer = world.request("PATCH", "/customers/acme").token(&world.tokens.manager()).xml(xml).send();
        answer.expect_error(400, "UnknownMember", &["BillingSettings.OutboundCalls"]);
        let preview = json!({ "accountId": "demo", "month": coming_months()[0], "billingSettings": { "fax": {}, "sms": {} } });
        let answer = world.request("POST", "/billing/preview").token(&world.tokens.manager()).json(&preview).send();
        answer.expect_error(400, "UnknownMember", &["BillingSettings.Fax", "BillingSettings.Sms"]);
        assert_eq!(world.get("/accounts/demo").send().expect(200).member("billingSettings"), json!({}));
        let newer = json!({ "base": { "baseCost": 5, "note": null }, "aiInsights": null, "__type": "BillingSettings" });
        let answer = patch(world, "/accounts/demo", &json!({ "billingSettings": newer })).expect(200);
        assert_eq!(answer.member("billingSettings")["base"]["baseCost"], 5);
    }

    fn a_problem_points_to_the_member_inside_its_object(world: &World) {
        let body = json!({ "billingSettings": { "inboundVoiceCalls": { "unitCost": -1 } } });
        let request = world.request("PATCH", "/accounts/demo").token(&world.tokens.manager());
        let answer = request.json(&body).header("accept", "application/problem+json").send().expect(400).json();
        assert_eq!(answer["errors"][0]["pointer"], "/billingSettings/inboundVoiceCalls/unitCost", "{answer}");
    }

    fn a_new_account_shows_its_zone_currency_and_country(world: &World) {
        let request = world.request("POST", "/accounts").token(&world.tokens.administrator());
        let body = json!({ "id": "fresh", "name": "Fresh", "currency": "EUR" });
        let answer = request.json(&body).send().expect(201).json();
        let shown = ["timeZone", "currency", "country"].map(|name| answer[name].as_str().unwrap_or_default().to_owned());
        assert_eq!(shown, ["UTC", "USD", "US"]);
    }

    fn only_an_administrator_changes_name_zone_currency_and_country(world: &World) {
        let body = json!({ "name": "Demo & Co", "timeZone": "Europe/Vienna", "currency": "EUR", "country": "AT" });
        for (name, value) in body.as_object().unwrap() {
            patch(world, "/accounts/demo", &json!({ name: value })).expect_error(403, "InvalidRole", &[]);
        }
        let administrator = |body: &Value| {
            let request = world.request("PATCH", "/accounts/demo").token(&world.tokens.administrator_of("demo"));
            request.json(body).send()
        };
        let answer = administrator(&body).expect(200).json();
        for (name, value) in body.as_object().unwrap() {
            assert_eq!(&answer[name], value, "{name}");
        }
        assert_eq!(world.get("/accounts/demo").send().expect(200).member("name"), "Demo & Co");
        for (name, value) in [("timeZone", "Mars/Base"), ("currency", "XXX"), ("country", "QQ")] {
            let field = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
            administrator(&json!({ name: value })).expect_error(400, "InvalidValue", &[&field]);
        }
    }

    fn the_currency_is_fixed_from_the_first_settings(world: &World) {
        patch(world, "/accounts/demo", &json!({ "billingSettings": { "base": { "baseCost": 1 } } })).expect(200);
        let request = world.request("PATCH", "/accounts/demo").token(&world.tokens.administrator());
        let answer = request.json(&json!({ "currency": "EUR" })).send();
        assert_eq!((answer.status, answer.fields()), (400, vec!["Currency".to_owned()]), "{answer:?}");
    }

    fn a_customer_inherits_until_it_overrides(world: &World) {
        let child = json!({ "id": "acme-berlin", "accountId": "demo", "name": "Berlin", "parentCustomerId": "acme" });
        world.post("/customers").json(&child).send().expect(201);
        patch(world, "/accounts/demo", &json!({ "billingSettings": { "base": { "baseCost": 1 } } })).expect(200);
        let owner = |customer: &str| {
            let path = format!("/customers/{customer}/billing-settings?month={}", coming_months()[0]);
            let item = world.get(&path).send().expect(200).member("items")[0].clone();
            (item["terms"]["baseCost"].clone(), item["ownerCustomerId"].clone())
        };
        assert_eq!(owner("acme-berlin"), (json!(1), Value::Null));
        let own = json!({ "overrideBillingSettings": true, "billingSettings": { "base": { "baseCost": 2 } } });
        let answer = patch(world, "/customers/acme", &own).expect(200);
        assert_eq!(answer.member("overrideBillingSettings"), true);
        assert_eq!(owner("acme-berlin"), (json!(2), json!("acme")));
        assert_eq!(owner("globex"), (json!(1), Value::Null));
        // `id` is another name for the path's member.
        let again = json!({ "id": "acme-berlin", "customerId": "acme-berlin", "overrideBillingSettings": false });
        world.post("/api/PatchCustomer").json(&again).send().expect(200);
        let differing = json!({ "id": "acme", "overrideBillingSettings": false });
        patch(world, "/customers/acme-berlin", &differing).expect_error(400, "Mismatch", &["CustomerId"]);
    }

    fn a_customer_has_a_last_month_until_it_is_taken_away(world: &World) {
        let end = |text: &str| patch(world, "/customers/acme", &json!({ "endMonth": text }));
        assert_eq!(end("2030-03").expect(200).member("endMonth"), "2030-03");
        assert_eq!(world.get("/customers/acme").send().expect(200).member("endMonth"), "2030-03");
        assert_eq!(end("").expect(200).member("endMonth"), "2030-03");
        assert_eq!(end("none").expect(200).member("endMonth"), Value::Null);
        end("2030-3").expect_error(400, "InvalidValue", &["EndMonth"]);
    }

    fn a_call_rating_counts_from_a_coming_month_and_is_inherited_as_a_whole(world: &World) {
        let [next, later] = coming_months();
        let put = |path: &str, body: Value| world.request("PUT", path).token(&world.tokens.manager()).json(&body).send();
        let read = |path: &str| world.get(path).send().expect(200).json();
        assert_eq!(read("/accounts/demo/call-rating")["increment"], 60);
        let answer = put("/accounts/demo/call-rating", json!({ "initialIncrement": 30, "increment": 6, "connectFee": 0.015 }));
        let answer = answer.expect(200).json();
        let expected = json!({
            "accountId": "demo", "month": next, "initialIncrement": 30, "increment": 6, "minimum": 0, "connectFee": 0.015, "version": 1,
        });
        assert_eq!(answer, expected);
        assert_eq!(read("/accounts/demo/call-rating")["increment"], 60, "the current month keeps its rating");
        let inherited = read(&format!("/customers/acme/call-rating?month={next}"));
        assert_eq!((&inherited["increment"], &inherited["ownerCustomerId"]), (&json!(6), &Value::Null));
        put("/customers/acme/call-rating", json!({ "increment": 1 })).expect(200);
        let own = read(&format!("/customers/acme/call-rating?month={next}"));
        assert_eq!((&own["increment"], &own["initialIncrement"], &own["ownerCustomerId"]), (&json!(1), &json!(60), &json!("acme")));
        let path = format!("/customers/acme/call-rating?effectiveMonth={later}");
        let deleted = world.request("DELETE", &path).token(&world.tokens.manager()).send().expect(200).json();
        assert_eq!((&deleted["increment"], &deleted["month"]), (&json!(6), &json!(later)));
        for (body, name) in [
            (json!({ "increment": 0 }), "Increment"),
            (json!({ "initialIncrement": 3601 }), "InitialIncrement"),
            (json!({ "minimum": -1 }), "Minimum"),
            (json!({ "connectFee": -0.01 }), "ConnectFee"),
            (json!({ "effectiveMonth": "2020-01" }), "EffectiveMonth"),
        ] {
            put("/customers/acme/call-rating", body).expect_error(400, "InvalidValue", &[name]);
        }
    }

    fn settings_of_other_accounts_and_unknown_customers_are_not_found(world: &World) {
        patch(world, "/accounts/other", &json!({})).expect_error(404, "NotFound", &[]);
        patch(world, "/customers/hooli", &json!({})).expect_error(404, "NotFound", &[]);
        patch(world, "/customers/acme", &json!({ "accountId": "other" })).expect_error(403, "AccountForbidden", &[]);
        world.get("/accounts/other/call-rating").send().expect_error(404, "NotFound", &[]);
        world.get("/customers/nobody/billing-settings").send().expect_error(404, "NotFound", &[]);
    }

    fn a_misspelt_member_of_the_query_is_refused_with_the_nearest(world: &World) {
        let answer = world.get("/customers/acme/billing-settings?mont=2026-11").send();
        let answer = answer.expect_error(400, "UnknownMember", &["Mont"]);
        assert!(answer.body.contains("Did you mean month?"), "{}", answer.body);
        // Published operations pass unknown members over.
        world.request("PATCH", "/customers/acme?page=1").token(&world.tokens.manager()).json(&json!({})).send().expect(200);
    }

    fn methods_of_a_path_are_named(world: &World) {
        let answer = world.request("POST", "/customers/acme/call-rating").token(&world.tokens.manager()).send().expect(405);
        assert_eq!(answer.header("allow"), Some("DELETE, GET, PUT, HEAD"));
        let answer = world.request("DELETE", "/accounts/demo").token(&world.tokens.manager()).send().expect(405);
        assert_eq!(answer.header("allow"), Some("GET, PATCH, HEAD"));
    }
}
