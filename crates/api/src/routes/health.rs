//! Health, for whoever decides whether this process gets traffic or is started anew.

use actix_web::web::Data;
use actix_web::{HttpResponse, get};
use serde_json::json;

use crate::blocking::blocking;
use crate::state::State;

/// The process serves requests.
#[get("/health/live")]
pub(crate) async fn live() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "live" }))
}

/// The database answers and the intake takes reports.
#[get("/health/ready")]
pub(crate) async fn ready(state: Data<State>) -> HttpResponse {
    let store = state.store.clone();
    // The cause is logged; outside, only what fails is told.
    let database = match blocking(move || store.ping()).await {
        Ok(()) => true,
        Err(error) => {
            tracing::warn!(cause = error.cause(), "the database does not answer");
            false
        }
    };
    let intake = state.intake.is_alive();
    let word = |is_ready| if is_ready { "ready" } else { "not ready" };
    let body = json!({ "status": word(database && intake), "database": word(database), "intake": word(intake) });
    if database && intake { HttpResponse::Ok().json(body) } else { HttpResponse::ServiceUnavailable().json(body) }
}
