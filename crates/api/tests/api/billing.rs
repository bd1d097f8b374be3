//! `/billing`: totals, usage records, and what GetBilling answers.

use serde_json::{Value, json};

use crate::world::{World, now};

fn sid(number: u32) -> String {
    format!("CA{number:032x}")
}

/// Today in UTC, and the first and last day of the month: `YYYY-MM-DD`.
fn days() -> (String, String) {
    let today = now().to_string()[..10].to_owned();
    (format!("{}-01", &today[..7]), today)
}

/// The path of the totals of the current month up to today.
fn totals_path(more: &str) -> String {
    let (first, today) = days();
    format!("/billing/totals?accountId=demo&startDate={first}&endDate={today}{more}")
}

fn totals(world: &World, more: &str) -> Value {
    world.get(&totals_path(more)).send().expect(200).json()
}

on_both! {
    fn a_report_is_in_the_very_next_count_as_pending(world: &World) {
        for number in 1..=3 {
            world.report("acme", &sid(number)).expect(201);
            assert_eq!(totals(world, "")["total"]["calls"], number);
        }
        world.report("globex", &sid(4)).expect(201);
        let id = world.report("globex", &sid(5)).expect(201).member("id");
        let path = format!("/billables/{}/void", id.as_str().unwrap());
        world.post(&path).json(&json!({ "reason": "mistake" })).send().expect(200);
        let answer = totals(world, "&groupBy=customer,item");
        assert_eq!((&answer["currency"], &answer["timeZone"]), (&json!("USD"), &json!("UTC")));
        let line = |customer: &str, name: &str, calls: i64, voided: i64| {
            json!({
                "customerId": customer, "customerName": name, "item": "pending", "calls": calls, "answeredCalls": 0,
                "pendingCalls": calls, "voidedCalls": voided, "seconds": 0, "billedSeconds": 0, "unpricedInternationalCalls": 0,
                "amount": "0.00",
            })
        };
        assert_eq!(answer["items"], json!([line("acme", "acme", 3, 0), line("globex", "globex", 1, 1)]));
        assert_eq!((&answer["total"]["calls"], &answer["total"]["voidedCalls"]), (&json!(4), &json!(1)));
        let by_day = totals(world, "&groupBy=day");
        assert_eq!((by_day["items"][0]["day"].as_str(), &by_day["items"][0]["calls"]), (Some(&*days().1), &json!(4)));
    }

    fn amounts_have_the_places_of_the_currency(world: &World) {
        let administrator = world.tokens.administrator();
        let send = |method: &str, path: &str, body: &Value| {
            world.request(method, path).token(&administrator).json(body).send()
        };
        for (currency, cost, expected) in [("JPY", 47.5, "48"), ("KWD", 1.2345, "1.235"), ("USD", 0.125, "0.13")] {
            send("POST", "/accounts", &json!({ "id": currency, "name": currency })).expect(201);
            send("POST", "/customers", &json!({ "id": "one", "accountId": currency, "name": "One" })).expect(201);
            let body = json!({ "currency": currency, "billingSettings": { "base": { "baseCost": cost } } });
            send("PATCH", &format!("/accounts/{currency}"), &body).expect(200);
            let path = totals_path("&groupBy=item").replace("demo", currency);
            let answer = world.get(&path).token(&administrator).send().expect(200).json();
            assert_eq!(answer["currency"], currency);
            assert_eq!((&answer["items"][0]["item"], &answer["items"][0]["amount"]), (&json!("base"), &json!(expected)));
            assert_eq!(answer["total"]["amount"], expected);
            let xml = world.get(&path).token(&administrator).header("accept", "application/xml").send().expect(200).body;
            assert!(xml.contains(&format!("<Amount>{expected}</Amount>")), "{xml}");
        }
    }

    fn usage_records_are_a_bare_array_made_from_the_totals(world: &World) {
        let (first, today) = days();
        let path = "/billing/usage?accountId=demo&page=1&countPerPage=9&sortField=x";
        assert_eq!(world.get(path).send().expect(200).json(), json!([]));
        let xml = world.get(path).header("accept", "application/xml").send().expect(200).body;
        assert!(xml.starts_with("<ArrayOfUsageRecordInfo "), "{xml}");
        let body = json!({ "billingSettings": { "inboundVoiceCalls": { "baseCost": 1.5 } } });
        world.request("PATCH", "/accounts/demo").token(&world.tokens.manager()).json(&body).send().expect(200);
        let record = json!({
            "accountSid": "demo", "category": "calls-inbound", "count": 0, "countUnit": "calls",
            "description": "Inbound voice calls", "endDate": today, "price": 3.00, "priceUnit": "USD", "startDate": first,
            "usage": "0", "usageUnit": "seconds",
            "uri": format!("/billing/totals?accountId=demo&startDate={first}&endDate={today}&groupBy=item"),
        });
        let answer = world.get(path).send().expect(200);
        assert_eq!(answer.json(), json!([record]));
        assert!(answer.body.contains("\"price\":3.00,"), "the exact digits: {}", answer.body);
        let xml = world.get(path).header("accept", "application/xml").send().expect(200).body;
        assert!(xml.contains("xmlns=\"http://schemas.datacontract.org/2004/07/Voice.Api.Dashboard\""), "{xml}");
        assert!(xml.contains("<Price>3.00</Price>"), "{xml}");
    }

    fn a_customer_reads_the_totals_of_its_customers_and_those_below(world: &World) {
        let child = json!({ "id": "acme-berlin", "accountId": "demo", "name": "Berlin", "parentCustomerId": "acme" });
        world.post("/customers").json(&child).send().expect(201);
        world.report("acme", &sid(1)).expect(201);
        world.report("acme-berlin", &sid(2)).expect(201);
        world.report("globex", &sid(3)).expect(201);
        let read = |customer: &str, more: &str| {
            world.request("GET", &totals_path(more)).token(&world.tokens.customer(customer)).send()
        };
        let calls = |customer: &str, more: &str| read(customer, more).expect(200).json()["total"]["calls"].clone();
        assert_eq!(calls("acme", ""), 2);
        assert_eq!(calls("acme", "&customerId=acme"), 1);
        assert_eq!(calls("acme", "&customerId=acme&includeDescendants=true"), 2);
        assert_eq!(calls("acme", "&customerId=acme-berlin"), 1);
        assert_eq!(calls("acme-berlin", ""), 1);
        read("acme-berlin", "&customerId=acme").expect_error(404, "NotFound", &["CustomerId"]);
        read("acme", "&customerId=globex").expect_error(404, "NotFound", &["CustomerId"]);
        // A token can name a customer that was never made.
        assert_eq!(calls("nobody", ""), 0);
        for path in ["/billing/usage", "/accounts/demo", "/customers/acme/billing-settings", "/customers/acme/call-rating"] {
            world.request("GET", path).token(&world.tokens.customer("acme")).send().expect_error(403, "InvalidRole", &[]);
        }
    }

    fn totals_that_are_not_grouped_have_no_lines(world: &World) {
        world.report("acme", &sid(1)).expect(201);
        let answer = totals(world, "");
        assert_eq!((&answer["items"], &answer["total"]["calls"]), (&serde_json::json!([]), &serde_json::json!(1)));
        assert_eq!(totals(world, "&groupBy=customer")["items"][0]["customerId"], "acme");
    }

    fn bad_ranges_keys_and_customers_are_named(world: &World) {
        for query in ["/billing/totals?accountId=demo&", "/billing?accountId=demo&"] {
            let read = |range: &str| world.get(&format!("{query}{range}")).send();
            read("").expect_error(400, "NotEmpty", &["StartDate", "EndDate"]);
            read("startDate=2026-11-02&endDate=2026-11-01").expect_error(400, "InvalidValue", &["EndDate"]);
            read("startDate=2024-01-01&endDate=2025-01-01").expect_error(400, "InvalidValue", &["EndDate"]);
            read("startDate=2026-11-31&endDate=nonsense").expect_error(400, "InvalidValue", &["StartDate", "EndDate"]);
            read("startDate=2026-11-01&endDate=2026-11-01&customerId=hooli").expect_error(404, "NotFound", &["CustomerId"]);
            read("startDate=2024-01-01&endDate=2024-12-31").expect(200);
        }
        world.get(&totals_path("&groupBy=hour")).send().expect_error(400, "InvalidValue", &["GroupBy"]);
        let answer = world.get(&totals_path("&groupby=day&costumerId=acme")).send();
        let answer = answer.expect_error(400, "UnknownMember", &["CostumerId"]);
        assert!(answer.body.contains("Did you mean customerId?"), "{}", answer.body);
        let answer = world.get(&totals_path("&foo=1")).send().expect_error(400, "UnknownMember", &["Foo"]);
        assert!(!answer.body.contains("Did you mean"), "{}", answer.body);
        for path in ["/billing/totals", "/billing", "/billing/usage"] {
            let path = format!("{path}?accountId=other&startDate=2026-11-01&endDate=2026-11-01");
            world.get(&path).send().expect_error(403, "AccountForbidden", &[]);
        }
        world.get("/billing/usage?startDate=2026-11-02&endDate=2026-11-01").send().expect_error(400, "InvalidValue", &["EndDate"]);
    }
}
