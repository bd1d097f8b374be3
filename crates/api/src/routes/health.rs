//! Health, for whoever decides whether this process gets traffic or is started anew.

use std::time::Duration;

use actix_web::rt::time::timeout;
use actix_web::web::Data;
use actix_web::{HttpResponse, get};
use serde_json::json;

use crate::blocking::blocking;
use crate::state::State;

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(1);

/// The process serves requests.
#[get("/health/live")]
pub(crate) async fn live() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "live" }))
}

/// The database answers, the last write did not fail for want of it, and the intake takes reports.
#[get("/health/ready")]
pub(crate) async fn ready(state: Data<State>) -> HttpResponse {
    // The cause is logged; outside, only what fails is told.
    let database = match timeout(PATIENCE, inspect(&state)).await {
        Ok(is_usable) => is_usable,
        Err(_) => {
            tracing::debug!("the database does not answer in time");
            false
        }
    };
    let intake = state.intake.is_alive();
    let word = |is_ready| if is_ready { "ready" } else { "not ready" };
    let body = json!({ "status": word(database && intake), "database": word(database), "intake": word(intake) });
    if database && intake { HttpResponse::Ok().json(body) } else { HttpResponse::ServiceUnavailable().json(body) }
}

/// Whether the store can be used. One request at a time asks: a database that does not answer must not take a thread for each.
async fn inspect(state: &Data<State>) -> bool {
    let turn = state.inspection.clone().lock_owned().await;
    let store = state.store.clone();
    let inspected = blocking(move || {
        let _turn = turn;
        store.inspect()
    });
    match inspected.await {
        Ok(()) => true,
        Err(error) => {
            // The log has it from the look of each second, once; this is asked as often as anybody likes.
            tracing::debug!(cause = error.cause(), "the database cannot be used");
            false
        }
    }
}
