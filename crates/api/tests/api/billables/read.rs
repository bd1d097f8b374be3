//! `GET /billables/{id}`: who may read what.

use serde_json::json;

use crate::world::{OTHER_SID, SID, World};

on_both! {
    fn what_is_not_the_callers_to_read_is_not_found(world: &World) {
        let body = json!({ "accountId": "demo", "customerId": "acme", "callSid": SID });
        let mine = world.post("/billables").token(&world.tokens.reporter()).json(&body).send().expect(201);
        let mine = mine.header("location").unwrap().to_owned();
        let theirs = world.report("globex", OTHER_SID).expect(201).header("location").unwrap().to_owned();
        let read = |path: &str, token: String| world.get(path).token(&token).send().status;
        let tokens = &world.tokens;
        assert_eq!((read(&mine, tokens.manager()), read(&theirs, tokens.manager())), (200, 200));
        assert_eq!((read(&mine, tokens.manager_of_all()), read(&theirs, tokens.manager_of_all())), (200, 200));
        assert_eq!((read(&mine, tokens.administrator()), read(&theirs, tokens.administrator())), (200, 200));
        assert_eq!((read(&mine, tokens.reporter()), read(&theirs, tokens.reporter())), (200, 404));
        assert_eq!((read(&mine, tokens.customer("acme")), read(&theirs, tokens.customer("acme"))), (200, 404));
        assert_eq!((read(&mine, tokens.manager_of("other")), read(&theirs, tokens.manager_of("other"))), (404, 404));
    }

    fn a_replay_shows_the_billable_but_gives_no_right_to_read_it(world: &World) {
        world.report("acme", SID).expect(201);
        let body = json!({ "accountId": "demo", "customerId": "acme", "callSid": SID });
        let answer = world.post("/billables").token(&world.tokens.reporter()).json(&body).send().expect(200);
        let path = answer.header("location").unwrap().to_owned();
        world.get(&path).token(&world.tokens.reporter()).send().expect_error(404, "NotFound", &[]);
    }

    fn what_is_no_id_is_not_found(world: &World) {
        for id in ["x", "String", "01890a5dac96774bbcceb302099a8057", "01890a5d-ac96-774b-bcce-b302099a8057", "%2e%2e"] {
            world.get(&format!("/billables/{id}")).send().expect_error(404, "NotFound", &[]);
        }
        let answer = world.get("/billables/01890a5d-ac96-774b-bcce-b302099a8057.xml").send().expect(404);
        assert!(answer.body.starts_with("<ErrorResponse "), "{}", answer.body);
    }
}
