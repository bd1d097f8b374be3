//! The public keys of this service, for other services that verify its tokens.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use actix_web::{HttpResponse, get};

use crate::state::State;

/// The time for which clients may cache the answer. A new key may start to sign within this time after its publication; a
/// client that meets an unknown `kid` requests the key set again, as readers of key sets do.
const CACHE: &str = "public, max-age=60";

/// The public keys as a JSON Web Key Set (RFC 7517 section 5). Shared secrets are not among them.
#[get("/.well-known/jwks.json")]
pub(crate) async fn public_keys(state: Data<State>) -> HttpResponse {
    HttpResponse::Ok().insert_header((CACHE_CONTROL, CACHE)).json(state.verifier.public_keys())
}
