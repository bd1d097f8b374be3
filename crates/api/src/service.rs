//! Start and stop of the HTTP service.

use std::future::ready;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_http::HttpService;
use actix_http::error::DispatchError;
use actix_service::{ServiceFactoryExt as _, fn_service, map_config};
use actix_web::dev::{AppConfig, Server, ServerHandle};
use actix_web::middleware::from_fn;
use actix_web::rt::net::TcpStream;
use actix_web::web::Data;
use actix_web::{App, HttpServer, web};
use billables_auth::{Signer, Verifier};
use billables_persistence::{Intake, Store};
use tokio::sync::watch;

use crate::batch_groups::GroupsUnderWay;
use crate::connection::{ClientStream, Connection};
use crate::document::Document;
use crate::metrics::Metrics;
use crate::middleware::around_routes;
use crate::openapi;
use crate::operations::Operations;
use crate::page_cache::PageCache;
use crate::routes::catalogue::Catalogue;
use crate::settings::{ApiSettings, Clock, LimitSettings, Random};
use crate::sign_in::limits::SignIn;
use crate::state::State;
use crate::{admin, routes};

/// The time for a client to close its side after the last answer.
const DISCONNECT_TIMEOUT: Duration = Duration::from_secs(1);

/// The parts that the binary hands in.
pub struct Parts {
    /// The store, open and migrated.
    pub store: Store,
    /// The intake over the same store.
    pub intake: Arc<Intake>,
    /// Verifies access tokens.
    pub verifier: Verifier,
    /// Signs access tokens.
    pub signer: Signer,
    /// Reads the clock.
    pub clock: Clock,
    /// Gives random bytes.
    pub random: Random,
    /// The settings of the API.
    pub settings: ApiSettings,
    /// The limits on connections and times.
    pub limits: LimitSettings,
}

/// Serves until `stop` is ready and the requests under way are answered. The function installs no signal handler.
///
/// # Errors
///
/// A listener fails, or the OpenAPI document cannot be rendered as pages.
pub async fn serve(
    parts: Parts,
    listener: TcpListener,
    admin_listener: Option<TcpListener>,
    stop: impl Future<Output = ()> + 'static,
) -> std::io::Result<()> {
    let (answer_timeout, limits) = (parts.settings.answer_timeout_seconds, parts.limits.clone());
    let answer_timeout = Duration::from_secs(answer_timeout);
    let (ask_to_stop, stopping) = watch::channel(false);
    let state = Data::new(shared_state(parts, stopping)?);
    let admin_server = admin_listener.map(|listener| serve_admin(state.clone(), listener)).transpose()?;

    let (head_timeout, keep_alive) = (limits.request_head_timeout_seconds, limits.keep_alive_seconds);
    let server = Server::build()
        .workers(limits.workers)
        .max_concurrent_connections(limits.connections_max.div_ceil(limits.workers.max(1)))
        .shutdown_timeout(limits.shutdown_timeout_seconds)
        .disable_signals();
    let stopping = server.graceful_shutdown_signal();
    // `HttpServer` has no place for a stream of another type, so the function builds the same service by hand.
    let server = server.listen("billables", listener, move || {
        let app = App::new()
            .app_data(state.clone())
            .configure(|config| routes::configure(config, &state.document))
            .default_service(web::to(routes::unrouted))
            .wrap(from_fn(around_routes));
        let stopping = stopping.clone();
        let http = HttpService::build()
            .graceful_shutdown_signal(move || {
                let stopping = stopping.clone();
                async move { stopping.notified().await }
            })
            .client_request_timeout(Duration::from_secs(head_timeout))
            .client_disconnect_timeout(DISCONNECT_TIMEOUT)
            .keep_alive(Duration::from_secs(keep_alive))
            .on_connect_ext(Connection::begin)
            .h1(map_config(app, |()| AppConfig::default()));
        fn_service(move |socket: TcpStream| {
            let client = socket.peer_addr().ok();
            ready(Ok::<_, DispatchError>((ClientStream::new(socket, answer_timeout), client)))
        })
        .and_then(http)
    })?;
    let server = server.run();
    let handle = server.handle();
    actix_web::rt::spawn(async move {
        stop.await;
        // Batches have no end of their own.
        let _ = ask_to_stop.send(true);
        handle.stop(true).await;
    });
    let outcome = server.await;
    if let Some(handle) = admin_server {
        handle.stop(false).await;
    }
    outcome
}

/// The state that all handlers share.
fn shared_state(parts: Parts, stopping: watch::Receiver<bool>) -> std::io::Result<State> {
    let Parts { store, intake, verifier, signer, clock, random, settings, limits: _ } = parts;
    let sign_in = SignIn::new(&settings.sign_in, &random).map_err(std::io::Error::other)?;
    let Catalogue { operations, openapi, .. } = routes::catalogue();
    let operations = Operations::new(operations);
    let (openapi, json) = openapi::build(&operations, openapi, settings.base_path(), settings.call_sid_mode);
    let document = Document::new(operations, &openapi, json, settings.base_path());
    let site = document.site(&settings.public_url).map_err(std::io::Error::other)?;
    let metrics = Metrics::new().map_err(std::io::Error::other)?;
    let started = started_at(&clock);
    Ok(State {
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
        page_cache: PageCache::default(),
        started,
        metrics,
        spool_budget: Arc::default(),
        lists_budget: Arc::default(),
        groups_under_way: GroupsUnderWay::default(),
        inspection: Arc::default(),
        stopping,
    })
}

/// Starts the server of the admin address.
fn serve_admin(state: Data<State>, listener: TcpListener) -> std::io::Result<ServerHandle> {
    let server = HttpServer::new(move || App::new().app_data(state.clone()).configure(admin::configure))
        .workers(1)
        .disable_signals()
        .listen(listener)?
        .run();
    let handle = server.handle();
    actix_web::rt::spawn(server);
    Ok(handle)
}

/// The time of the start to the second, as the headers of generated files write it.
fn started_at(clock: &Clock) -> String {
    let now = clock().to_string();
    now.get(..19).unwrap_or(&now).replace('T', " ")
}
