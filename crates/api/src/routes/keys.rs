//! The keys that verify this service's tokens, for others who want to verify them too.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use actix_web::{HttpResponse, get};

use crate::state::State;

/// How long others may keep the answer. A new key is published before it signs, but not by as much as this: who meets a
/// `kid` that it does not know asks again, as readers of key sets do.
const CACHE: &str = "public, max-age=60";

/// The public keys as a JSON Web Key Set (RFC 7517 section 5). Shared secrets are not among them.
#[get("/.well-known/jwks.json")]
pub(crate) async fn public_keys(state: Data<State>) -> HttpResponse {
    HttpResponse::Ok().insert_header((CACHE_CONTROL, CACHE)).json(state.verifier.public_keys())
}
