//! `GET /billables`: the filters, the order and the pages.

use serde_json::{Value, json};

use crate::world::{Answer, SID, World};

fn sid(number: usize) -> String {
    format!("CA{number:032x}")
}

fn sids(answer: &Answer) -> Vec<String> {
    let items = answer.json()["items"].as_array().unwrap().clone();
    items.iter().map(|item| item["callSid"].as_str().unwrap().to_owned()).collect()
}

on_both! {
    fn newest_come_first_and_pages_follow_each_other(world: &World) {
        for number in 0..7 {
            world.report(if number % 2 == 0 { "acme" } else { "globex" }, &sid(number)).expect(201);
        }
        let mut path = "/billables?limit=3&accountId=demo".to_owned();
        let mut seen = Vec::new();
        let mut pages = 0;
        loop {
            let answer = world.get(&path).send().expect(200);
            seen.extend(sids(&answer));
            pages += 1;
            assert_eq!(answer.json()["hasMorePages"], pages < 3);
            let Some(link) = answer.header("link") else {
                assert_eq!(answer.json().get("nextCursor"), None);
                break;
            };
            let next = link.strip_prefix('<').unwrap().split_once(">; rel=\"next\"").unwrap().0.to_owned();
            assert!(next.ends_with(answer.json()["nextCursor"].as_str().unwrap()));
            assert!(next.contains("accountId=demo") && next.contains("limit=3"), "{next}");
            // A report between two pages belongs before the first page and does not move the following pages.
            world.report("acme", &sid(100 + pages)).expect(201);
            path = next;
        }
        assert_eq!(seen, (0..7).rev().map(sid).collect::<Vec<_>>());
        assert_eq!(pages, 3);
    }

    fn filters_narrow_the_list(world: &World) {
        let first = world.report("acme", &sid(1)).expect(201).json();
        world.report("globex", &sid(2)).expect(201);
        world.post("/billables").json(&json!({ "sessionId": "demo-session", "callSid": sid(3) })).send().expect(201);
        let path = format!("/billables/{}/void", first["id"].as_str().unwrap());
        world.post(&path).json(&json!({ "reason": "mistake" })).send().expect(200);
        world.report("globex", &sid(1)).expect(201);
        let list = |query: &str| sids(&world.get(&format!("/billables?{query}")).send().expect(200));
        assert_eq!(list("customerId=acme"), [sid(3), sid(1)]);
        assert_eq!(list("customerId=nobody"), [] as [String; 0]);
        assert_eq!(list("sessionId=demo-session"), [sid(3)]);
        assert_eq!(list(&format!("callSid={}", sid(1).to_uppercase())), [sid(1), sid(1)]);
        assert_eq!(list(&format!("callSid={}&limit=1", sid(1))).len(), 1);
        assert_eq!(list("status=Voided"), [sid(1)]);
        assert_eq!(list("status=reported").len(), 3);
        assert_eq!(list(&format!("callSid={}&status=Reported&customerId=globex", sid(1))), [sid(1)]);
        assert_eq!(list("accountId=&customerId=").len(), 4);
    }

    fn from_is_inclusive_and_to_is_exclusive(world: &World) {
        let created: Vec<Value> = (1..4).map(|number| world.report("acme", &sid(number)).expect(201).member("dateCreated")).collect();
        let middle = created[1].as_str().unwrap();
        let list = |query: String| sids(&world.get(&format!("/billables?{query}")).send().expect(200));
        assert_eq!(list(format!("from={middle}")), [sid(3), sid(2)]);
        assert_eq!(list(format!("to={middle}")), [sid(1)]);
        assert_eq!(list(format!("from={middle}&to={middle}")), [] as [String; 0]);
        assert_eq!(list("from=2000-01-01T00:00:00%2B02:00".to_owned()).len(), 3);
    }

    fn each_caller_sees_the_billables_of_its_scope(world: &World) {
        world.report("acme", &sid(1)).expect(201);
        let body = json!({ "accountId": "demo", "customerId": "globex", "callSid": sid(2) });
        world.post("/billables").token(&world.tokens.reporter()).json(&body).send().expect(201);
        let list = |token: &str, query: &str| {
            sids(&world.get(&format!("/billables{query}")).token(token).send().expect(200))
        };
        assert_eq!(list(&world.tokens.reporter(), ""), [sid(2)]);
        assert_eq!(list(&world.tokens.customer("acme"), ""), [sid(1)]);
        assert_eq!(list(&world.tokens.customer("nobody"), ""), [] as [String; 0]);
        assert_eq!(list(&world.tokens.manager_of("other"), ""), [] as [String; 0]);
        assert_eq!(list(&world.tokens.manager_of_all(), "?accountId=demo"), [sid(2), sid(1)]);
    }

    fn the_account_is_needed_unless_the_caller_has_exactly_one(world: &World) {
        for path in ["/billables", "/customers", "/sessions"] {
            let answer = world.get(path).token(&world.tokens.manager_of_all()).send();
            answer.expect_error(400, "NotEmpty", &["AccountId"]);
            let answer = world.get(&format!("{path}?accountId=other")).send();
            answer.expect_error(403, "AccountForbidden", &[]);
        }
    }

    fn a_cursor_that_is_damaged_or_has_other_filters_is_refused(world: &World) {
        for number in 0..3 {
            world.report("acme", &sid(number)).expect(201);
        }
        let cursor = world.get("/billables?limit=1").send().expect(200).member("nextCursor");
        let cursor = cursor.as_str().unwrap();
        assert!(cursor.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "{cursor}");
        let list = |query: String| world.get(&format!("/billables?{query}")).send();
        list(format!("cursor={cursor}")).expect(200);
        list(format!("cursor={cursor}&limit=2")).expect(200);
        list(format!("cursor={cursor}&customerId=acme")).expect_error(400, "InvalidCursor", &["Cursor"]);
        list(format!("cursor={cursor}A")).expect_error(400, "InvalidCursor", &["Cursor"]);
        list(format!("cursor={}", &cursor[1..])).expect_error(400, "InvalidCursor", &["Cursor"]);
        list("cursor=%00".to_owned()).expect_error(400, "InvalidCursor", &["Cursor"]);
        // A cursor grants no access.
        let token = world.tokens.manager_of_all();
        world.get(&format!("/billables?accountId=demo&cursor={cursor}")).token(&token).send().expect(200);
        let token = world.tokens.manager_of("other");
        world.get(&format!("/billables?accountId=demo&cursor={cursor}")).token(&token).send().expect(403);
        world.get(&format!("/billables?cursor={cursor}")).token(&token).send().expect_error(400, "InvalidCursor", &["Cursor"]);
    }

    fn an_unknown_query_member_is_refused_with_the_nearest_name(world: &World) {
        world.report("acme", &sid(1)).expect(201);
        for (query, field, nearest) in [
            ("custmerId=acme", "CustmerId", "customerId"),
            ("customer_id=acme", "Customer_id", "customerId"),
            ("customer=acme", "Customer", "customerId"),
            ("callSids=x", "CallSids", "callSid"),
            ("form=2026-01-01T00:00:00Z", "Form", "from"),
            ("accountIds=demo", "AccountIds", "accountId"),
        ] {
            let answer = world.get(&format!("/billables?{query}")).send().expect_error(400, "UnknownMember", &[field]);
            let message = answer.member("responseStatus")["errors"][0]["message"].as_str().unwrap().to_owned();
            assert!(message.contains(&format!("mean {nearest}?")), "{message}");
        }
        world.get("/billables?from=x&a=1&b=2").send().expect_error(400, "UnknownMember", &["A", "B"]);
        world.get("/billables.xml?custmerId=acme").send().expect_error(400, "UnknownMember", &["CustmerId"]);
        world.get("/billables?CUSTOMERID=acme&format=json&jsconfig=EmitCamelCaseNames&callback=").send().expect(200);
        world.get("/billables?callback=show&Format=xml").send().expect(200);
        // The caller is checked before the query.
        world.request("GET", "/billables?custmerId=acme").send().expect(401);
        for alias in ["/api/ListBillables", "/json/reply/ListBillables", "/xml/reply/ListBillables"] {
            world.get(&format!("{alias}?custmerId=acme&page=1")).send().expect(200);
        }
    }

    fn other_lists_ignore_unknown_query_members(world: &World) {
        for path in ["/customers", "/sessions", "/accounts"] {
            // The clients of the original service send these members.
            let path = format!("{path}?accountIds=demo&page=1&countPerPage=25&all=true&sortField=name");
            world.get(&path).token(&world.tokens.administrator_of("demo")).send().expect(200);
        }
        let report = json!({ "accountId": "demo", "customerId": "acme", "callSid": SID });
        world.post("/billables?custmerId=globex").json(&report).send().expect(201);
    }

    fn the_link_to_the_next_page_keeps_the_format(world: &World) {
        world.report("acme", &sid(1)).expect(201);
        world.report("acme", &sid(2)).expect(201);
        let answer = world.get("/billables.xml?limit=1").send().expect(200);
        let link = answer.header("link").unwrap();
        assert!(link.starts_with("</billables.xml?limit=1&cursor="), "{link}");
    }

    fn a_list_in_xml_holds_its_items(world: &World) {
        world.report("acme", SID).expect(201);
        let answer = world.get("/billables").header("accept", "application/xml").send().expect(200);
        assert!(answer.body.starts_with("<ListBillablesResponse "), "{}", answer.body);
        assert!(answer.body.contains("><HasMorePages>false</HasMorePages><Items><BillableInfo><AccountId>demo</AccountId>"), "{}", answer.body);
        assert!(answer.body.ends_with("</BillableInfo></Items><NextCursor i:nil=\"true\"/></ListBillablesResponse>"), "{}", answer.body);
    }
}
