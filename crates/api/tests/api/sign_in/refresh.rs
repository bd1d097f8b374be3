//! Refresh tokens: one in a body stays valid, and one in a cookie is replaced at each use.

use serde_json::{Value, json};

use super::{credentials, list_with_cookie, with};
use crate::tokens::Forged;
use crate::world::{Answer, World};

fn signed_in_by_cookie(world: &World) -> Answer {
    let body = with(credentials("alice"), "useTokenCookie", json!(true));
    world.send_json("/auth", &body).send().expect(200)
}

fn refresh_by_cookie(world: &World, cookie: &str) -> Answer {
    world.send_json("/api/GetAccessToken", &json!({})).header("cookie", &format!("ss-reftok={cookie}")).send()
}

on_both! {
    fn a_refresh_token_in_a_body_can_be_used_repeatedly(world: &World) {
        world.add_user("alice", "Manager");
        let token = world.sign_in("alice").member("refreshToken");
        for path in ["/access-token", "/api/GetAccessToken", "/access-token"] {
            // The Node client sends the expired access token along.
            let request = world.send_json(path, &json!({ "refreshToken": token, "useTokenCookie": false }));
            let answer = request.token(&world.tokens.forged(Forged::Expired)).send().expect(200);
            let access_token = answer.member("accessToken");
            world.request("GET", "/billables").token(access_token.as_str().unwrap()).send().expect(200);
            assert!(answer.cookie("ss-tok").is_none() && answer.cookie("ss-reftok").is_none());
        }
        std::thread::scope(|scope| {
            let once = || world.send_json("/access-token", &json!({ "refreshToken": token })).send().status;
            let both = [scope.spawn(once), scope.spawn(once)].map(|thread| thread.join().unwrap());
            assert_eq!(both, [200, 200], "two requests at the same time");
        });
        let by_cookie = json!({ "refreshToken": token, "useTokenCookie": true });
        let answer = world.send_json("/access-token", &by_cookie).send().expect(200);
        assert_eq!((answer.member("accessToken"), answer.header("x-cookies")), (Value::Null, Some("ss-tok")));
        list_with_cookie(world, &format!("ss-tok={}", answer.cookie("ss-tok").unwrap().0)).expect(200);
    }

    fn a_refresh_token_in_a_cookie_is_replaced_at_each_use(world: &World) {
        world.add_user("alice", "Manager");
        let mut cookie = signed_in_by_cookie(world).cookie("ss-reftok").unwrap().0.to_owned();
        for _ in 0..3 {
            let answer = refresh_by_cookie(world, &cookie).expect(200);
            assert_eq!(answer.json(), json!({}));
            assert_eq!(answer.header("x-cookies"), Some("ss-tok,ss-reftok"));
            list_with_cookie(world, &format!("ss-tok={}", answer.cookie("ss-tok").unwrap().0)).expect(200);
            let next = answer.cookie("ss-reftok").unwrap().0.to_owned();
            assert_ne!(next, cookie);
            cookie = next;
        }
        // Two simultaneous requests with one cookie get the same successor, so the order of the answers does not matter.
        let both = std::thread::scope(|scope| {
            let once = || refresh_by_cookie(world, &cookie).expect(200).cookie("ss-reftok").unwrap().0.to_owned();
            [scope.spawn(once), scope.spawn(once)].map(|thread| thread.join().unwrap())
        });
        assert_eq!(both[0], both[1]);
        refresh_by_cookie(world, &both[0]).expect(200);
    }

    fn a_replayed_refresh_cookie_ends_the_whole_sign_in(world: &World) {
        world.add_user("alice", "Manager");
        let signed_in = signed_in_by_cookie(world);
        let stolen = signed_in.cookie("ss-reftok").unwrap().0;
        let second = refresh_by_cookie(world, stolen).expect(200).cookie("ss-reftok").unwrap().0.to_owned();
        let third = refresh_by_cookie(world, &second).expect(200).cookie("ss-reftok").unwrap().0.to_owned();
        refresh_by_cookie(world, stolen).expect_error(401, "TokenException", &[]);
        refresh_by_cookie(world, &third).expect_error(401, "TokenException", &[]);
        list_with_cookie(world, &format!("ss-id={}", signed_in.cookie("ss-id").unwrap().0)).expect(401);
    }

    fn each_kind_of_refresh_token_is_accepted_in_its_place_only(world: &World) {
        world.add_user("alice", "Manager");
        let kept = world.sign_in("alice").member("refreshToken");
        let kept = kept.as_str().unwrap();
        let signed_in = signed_in_by_cookie(world);
        let in_cookie = signed_in.cookie("ss-reftok").unwrap().0;
        let session = signed_in.cookie("ss-id").unwrap().0;
        refresh_by_cookie(world, kept).expect_error(401, "TokenException", &[]);
        world.send_json("/access-token", &json!({ "refreshToken": in_cookie })).send().expect(401);
        for secret in [kept, in_cookie, session] {
            world.request("GET", "/billables").token(secret).send().expect_error(401, "TokenException", &[]);
            list_with_cookie(world, &format!("ss-tok={secret}")).expect_error(401, "TokenException", &[]);
        }
        for secret in [kept, in_cookie] {
            list_with_cookie(world, &format!("ss-id={secret}")).expect(401);
        }
        // An access token is not accepted as a refresh token.
        world.send_json("/access-token", &json!({ "refreshToken": world.tokens.manager() })).send().expect(401);
    }

    fn a_missing_refresh_token_and_an_invalid_one_have_different_errors(world: &World) {
        world.send_json("/access-token", &json!({})).send().expect_error(400, "NotEmpty", &["RefreshToken"]);
        for bad in ["x", "rt_", "rt_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc"] {
            world.send_json("/access-token", &json!({ "refreshToken": bad })).send().expect_error(401, "TokenException", &[]);
        }
    }
}
