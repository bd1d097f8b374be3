//! The permission of every operation, at its own route, at alias routes and for request lists. The service checks the
//! permission before it reads the request.

use billables_api::Operation;

use crate::world::{Answer, World};

/// Sends a request with an invalid query and body: the query is not UTF-8, and the body is neither JSON nor an image.
fn send_unreadable(world: &World, method: &str, path: &str, token: Option<&str>) -> Answer {
    let request = world.request(method, &format!("{path}?%FF=1"));
    let request = if method == "GET" { request } else { request.body("image/png", "{") };
    token.into_iter().fold(request, |request, token| request.token(token)).send()
}

/// The methods and paths of an operation.
fn routes(operation: &Operation) -> Vec<(&str, String)> {
    let name = operation.name;
    let own = operation.path_with(|_| "01890a5d-ac96-774b-bcce-b302099a8057".to_owned());
    let mut routes = vec![(operation.method.as_str(), own)];
    if operation.has_alias_routes() {
        routes.extend(["/api", "/json/reply", "/xml/oneway"].map(|alias| ("POST", format!("{alias}/{name}"))));
    }
    if operation.takes_request_list() {
        routes.extend(["/api", "/json/reply", "/xml/oneway"].map(|alias| ("POST", format!("{alias}/{name}[]"))));
    }
    routes
}

on_both! {
    fn the_caller_is_checked_before_the_request(world: &World) {
        let tokens = [
            ("Reporter", world.tokens.reporter()),
            ("Customer", world.tokens.customer("acme")),
            ("Carrier", world.tokens.carrier()),
            ("Viewer", world.tokens.viewer()),
            ("Manager", world.tokens.manager()),
            ("SystemAdministrator", world.tokens.administrator()),
        ];
        for operation in billables_api::operations() {
            let Some(permission) = operation.permission else { continue };
            for (method, path) in routes(&operation) {
                send_unreadable(world, method, &path, None).expect(401);
                for (role, token) in &tokens {
                    let is_permitted = permission.roles().iter().any(|permitted| permitted.as_str() == *role);
                    let answer = send_unreadable(world, method, &path, Some(token));
                    if is_permitted {
                        assert!(matches!(answer.status, 400 | 415), "{method} {path} {role}: {answer:?}");
                    } else {
                        answer.expect_error(403, "InvalidRole", &[]);
                    }
                }
            }
        }
    }
}
