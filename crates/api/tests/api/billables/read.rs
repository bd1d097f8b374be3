//! `GET /billables/{id}`: the billables that each caller may read.

use serde_json::json;

use crate::world::{OTHER_SID, SID, World};

on_both! {
    fn a_billable_outside_the_callers_scope_is_not_found(world: &World) {
        let body = json!({ "accountId": "demo", "customerId": "acme", "callSid": SID });
        let own = world.post("/billables").token(&world.tokens.reporter()).json(&body).send().expect(201);
        let own = own.header("location").unwrap().to_owned();
        let others = world.report("globex", OTHER_SID).expect(201).header("location").unwrap().to_owned();
        let read = |path: &str, token: String| world.get(path).token(&token).send().status;
        let tokens = &world.tokens;
        assert_eq!((read(&own, tokens.manager()), read(&others, tokens.manager())), (200, 200));
        assert_eq!((read(&own, tokens.manager_of_all()), read(&others, tokens.manager_of_all())), (200, 200));
        assert_eq!((read(&own, tokens.administrator()), read(&others, tokens.administrator())), (200, 200));
        assert_eq!((read(&own, tokens.reporter()), read(&others, tokens.reporter())), (200, 404));
        assert_eq!((read(&own, tokens.customer("acme")), read(&others, tokens.customer("acme"))), (200, 404));
        assert_eq!((read(&own, tokens.manager_of("other")), read(&others, tokens.manager_of("other"))), (404, 404));
    }

    fn a_replay_shows_the_billable_but_grants_no_reading(world: &World) {
        world.report("acme", SID).expect(201);
        let body = json!({ "accountId": "demo", "customerId": "acme", "callSid": SID });
        let answer = world.post("/billables").token(&world.tokens.reporter()).json(&body).send().expect(200);
        let path = answer.header("location").unwrap().to_owned();
        world.get(&path).token(&world.tokens.reporter()).send().expect_error(404, "NotFound", &[]);
    }

    fn a_malformed_or_unknown_id_is_not_found(world: &World) {
        for id in ["x", "String", "01890a5dac96774bbcceb302099a8057", "01890a5d-ac96-774b-bcce-b302099a8057", "%2e%2e"] {
            world.get(&format!("/billables/{id}")).send().expect_error(404, "NotFound", &[]);
        }
        let answer = world.get("/billables/01890a5d-ac96-774b-bcce-b302099a8057.xml").send().expect(404);
        assert!(answer.body.starts_with("<ErrorResponse "), "{}", answer.body);
    }
}
