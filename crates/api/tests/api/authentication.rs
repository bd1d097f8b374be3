//! Authentication with tokens: every invalid token is refused, and the answer names no key.

use crate::tokens::Forged;
use crate::world::World;

on_both! {
    fn a_request_without_credentials_is_answered_with_the_scheme_to_use(world: &World) {
        let answer = world.request("GET", "/billables").send().expect_error(401, "Unauthorized", &[]);
        assert_eq!(answer.header("www-authenticate"), Some("Bearer realm=\"billables\""));
        for header in ["", "Bearer", "Basic YTpi", "Token x"] {
            world.request("GET", "/billables").header("authorization", header).send().expect(401);
        }
        // The scheme's name is case-insensitive.
        let token = format!("bEARER {}", world.tokens.manager());
        world.request("GET", "/billables").header("authorization", &token).send().expect(200);
    }

    fn a_bad_token_is_refused(world: &World) {
        for forged in Forged::ALL {
            let answer = world.get("/billables").token(&world.tokens.forged(forged)).send();
            assert_eq!((answer.status, answer.error_code()), (401, "TokenException".to_owned()), "{forged:?} {answer:?}");
            assert_eq!(answer.header("www-authenticate"), Some("Bearer realm=\"billables\", error=\"invalid_token\""));
        }
        let long = "x".repeat(20_000);
        let answer = world.get("/billables").token(&long).send();
        assert!(matches!(answer.status, 401 | 431), "{answer:?}");
    }

    fn a_token_signed_with_a_shared_secret_is_accepted(world: &World) {
        world.get("/billables").token(&world.tokens.manager_by_shared_secret()).send().expect(200);
    }

    fn the_public_keys_are_served_without_a_token_and_contain_no_secret(world: &World) {
        let answer = world.request("GET", "/.well-known/jwks.json").send().expect(200);
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(answer.header("cache-control"), Some("public, max-age=60"));
        let keys = answer.member("keys");
        let keys = keys.as_array().unwrap();
        assert_eq!(keys.len(), 1, "the service has an Ed25519 key and a shared secret: {answer:?}");
        assert_eq!((keys[0]["kty"].as_str(), keys[0]["alg"].as_str()), (Some("OKP"), Some("EdDSA")));
        let members: Vec<_> = keys[0].as_object().unwrap().keys().map(String::as_str).collect();
        assert!(members.iter().all(|name| ["kty", "crv", "x", "kid", "alg", "use"].contains(name)), "{members:?}");
    }
}
