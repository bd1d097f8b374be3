//! Start and stop of the HTTP service.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_web::middleware::from_fn;
use actix_web::web::Data;
use actix_web::{App, HttpServer, web};
use tokio::sync::watch;
use utoipa_actix_web::AppExt as _;

use crate::bulk::UnderWay;
use crate::connection::Connection;
use crate::document::Document;
use crate::front::front;
use crate::metrics::Metrics;
use crate::shelf::Shelf;
use crate::sign_in::SignIn;
use crate::state::{Clock, Parts, State};
use crate::{admin, routes};

/// How much the service takes at once, and how long it waits.
#[derive(Clone, Debug)]
pub struct LimitSettings {
    /// Threads that serve connections.
    pub workers: usize,
    /// Connections open at once, over all workers.
    pub connections_max: usize,
    /// How long a client may take to send the head of a request, in seconds.
    pub request_head_timeout_seconds: u64,
    /// How long an idle connection is kept, in seconds.
    pub keep_alive_seconds: u64,
    /// How long requests under way may take to finish once the service is asked to stop, in seconds.
    pub shutdown_timeout_seconds: u64,
}

/// Serves until `stop` is ready and the requests under way are answered. Signals are the caller's to watch.
///
/// # Errors
///
/// The listeners cannot be used, or the OpenAPI document cannot be made into pages.
pub async fn serve(
    parts: Parts,
    listener: TcpListener,
    admin_listener: Option<TcpListener>,
    stop: impl Future<Output = ()> + 'static,
) -> std::io::Result<()> {
    let Parts { store, intake, verifier, signer, clock, random, settings, limits } = parts;
    let sign_in = SignIn::new(&settings.sign_in, &random).map_err(std::io::Error::other)?;
    let document = Document::new();
    let site = document.site(&settings.public_url).map_err(std::io::Error::other)?;
    let metrics = Metrics::new().map_err(std::io::Error::other)?;
    let started = started_at(&clock);
    let shelf = Shelf::default();
    let (ask_to_stop, stopping) = watch::channel(false);
    let state = Data::new(State {
        store,
        intake,
        verifier,
        signer,
        sign_in,
        clock,
        random,
        settings,
        document,
        site,
        shelf,
        started,
        metrics,
        spool_total: Arc::default(),
        groups_under_way: UnderWay::default(),
        stopping,
    });

    let admin_server = match admin_listener {
        Some(listener) => {
            let state = state.clone();
            let server = HttpServer::new(move || App::new().app_data(state.clone()).configure(admin::configure))
                .workers(1)
                .disable_signals()
                .listen(listener)?
                .run();
            let handle = server.handle();
            actix_web::rt::spawn(server);
            Some(handle)
        }
        None => None,
    };

    let server = HttpServer::new(move || {
        App::new()
            .app_data(state.clone())
            .into_utoipa_app()
            .configure(routes::operations)
            .into_app()
            .configure(routes::authentication::elsewhere)
            .configure(routes::pages)
            .default_service(web::to(routes::unrouted))
            .wrap(from_fn(front))
    })
    .on_connect(Connection::begin)
    .workers(limits.workers)
    .max_connections(limits.connections_max.div_ceil(limits.workers.max(1)))
    .client_request_timeout(Duration::from_secs(limits.request_head_timeout_seconds))
    .keep_alive(Duration::from_secs(limits.keep_alive_seconds))
    // An answer in two pieces would otherwise wait for the client's acknowledgement of the first, up to 40 ms.
    .tcp_nodelay(true)
    .shutdown_timeout(limits.shutdown_timeout_seconds)
    .disable_signals()
    .listen(listener)?
    .run();
    let handle = server.handle();
    actix_web::rt::spawn(async move {
        stop.await;
        // What has no end of its own ends now.
        let _ = ask_to_stop.send(true);
        handle.stop(true).await;
    });
    let outcome = server.await;
    if let Some(handle) = admin_server {
        handle.stop(false).await;
    }
    outcome
}

/// The time of the start to the second, in the notation of the files' headers.
fn started_at(clock: &Clock) -> String {
    let now = clock().to_string();
    now.get(..19).unwrap_or(&now).replace('T', " ")
}
