//! `serve`: start, run and stop of the service.

use std::net::{SocketAddr, TcpListener, ToSocketAddrs as _};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use billables_api::{ApiSettings, LimitSettings, Parts, SpoolSettings};
use billables_auth::{Algorithm, KeyFolder, Role, Signer, TwilioTokens, Verifier, VerifierOptions};
use billables_domain::{AccountId, AccountScope, CallSidMode, Subject};
use billables_persistence::{Backend, Intake, IntakeOptions, Layout, Store};

use crate::config::{Settings, Source};
use crate::data_folder::DataFolder;
use crate::identity_provider::Provider;
use crate::signals::Signals;
use crate::usage_error::UsageError;
use crate::{clock, demo, identity_provider, open_files, output, signals, store, store_watch, token, variables, watch};

/// The shortest time that the intake gets for the reports in the queue, even if requests have used up the time of the
/// stop.
const INTAKE_TIMEOUT_MIN: Duration = Duration::from_secs(1);

/// The writers of a distributed store, unless the operator chooses another number.
const DISTRIBUTED_WRITERS: usize = 8;

/// The lifetime of a demo's token, in seconds.
const DEMO_TOKEN_TTL_SECONDS: i64 = 3_600;

/// Serves until the process is asked to stop.
pub(crate) fn run(settings: &Settings) -> anyhow::Result<()> {
    let addresses = Addresses::resolve(settings)?;
    let folder = DataFolder::new(settings);
    let lock = folder.lock()?;
    let keys = KeyFolder::open(folder.keys())?;
    let twilio_tokens = twilio_tokens(settings)?;
    let is_demo = prepare_keys(settings, &folder, &keys, &addresses)?;
    let system = actix_web::rt::System::new();
    system.block_on(async { signals::ignore_hangups() }).context("signals cannot be watched")?;
    log_warnings(&folder)?;
    let connections_max = open_files::connections_max(settings)?;
    let store = prepare_store(settings)?;
    let call_sid_mode = store.settle_call_sid_mode(settings.call_sid_mode()?)?;
    if is_demo {
        demo::fill(&store)?;
    }
    drop(lock);

    let (listener, admin_listener) = addresses.bind(settings)?;
    let address = listener.local_addr().context("the listener has no address")?;
    let intake = Arc::new(start_intake(settings, &store)?);
    let providers = settings.identity_providers()?;
    let verifier = verifier(settings, &keys, &providers)?;
    let signer = Signer::new(keys.signing_key()?, &settings.token_issuer.value, &settings.token_audience.value);
    let _provider_threads = identity_provider::start(providers, &verifier)?;
    let store_watch = store_watch::start(store.clone())?;
    let standby_watch = store_watch::start_for_standby(store.clone())?;
    let watch = watch::start(keys, store.clone(), verifier.clone(), signer.clone(), twilio_tokens.clone())?;
    let parts = Parts {
        store: store.clone(),
        intake: intake.clone(),
        verifier,
        signer,
        clock: Arc::new(clock::now),
        random: Arc::new(clock::random),
        settings: api_settings(settings, address, is_demo, call_sid_mode, twilio_tokens)?,
        limits: limit_settings(settings, connections_max),
    };
    // The process watches the signals before the log says "serving", so that no signal right after the line is lost.
    let signals = system.block_on(async { Signals::watch() }).context("signals cannot be watched")?;
    tracing::info!(%address, public_url = parts.settings.public_url, demo = is_demo, "serving");
    if is_demo {
        print_invitation(settings, address)?;
    }
    let asked_at = signals.asked_at();
    let served = system.block_on(billables_api::serve(parts, listener, admin_listener, signals.asked_to_stop()));
    // The watches use the store, which is closed next.
    drop((store_watch, standby_watch, watch));
    let elapsed = asked_at.get().map(Instant::elapsed).unwrap_or_default();
    let timeout = Duration::from_secs(settings.shutdown_timeout_seconds.value).saturating_sub(elapsed);
    let stopped = stop_writing(intake, store, timeout.max(INTAKE_TIMEOUT_MIN));
    served.context("the service failed")?;
    stopped?;
    tracing::info!("stopped");
    Ok(())
}

/// The addresses to listen on.
struct Addresses {
    service: Vec<SocketAddr>,
    admin: Vec<SocketAddr>,
}

impl Addresses {
    fn resolve(settings: &Settings) -> anyhow::Result<Self> {
        let service = resolve("listen", &settings.listen.value)?;
        let admin = match settings.admin_listen.value.as_str() {
            "" => Vec::new(),
            text => resolve("admin-listen", text)?,
        };
        Ok(Self { service, admin })
    }

    fn all(&self) -> Vec<SocketAddr> {
        [&self.service[..], &self.admin[..]].concat()
    }

    fn bind(&self, settings: &Settings) -> anyhow::Result<(TcpListener, Option<TcpListener>)> {
        let listener = bind("listen", &settings.listen.value, &self.service)?;
        let admin_listener = match settings.admin_listen.value.as_str() {
            "" => None,
            text => Some(bind("admin-listen", text, &self.admin)?),
        };
        Ok((listener, admin_listener))
    }
}

fn resolve(name: &str, text: &str) -> anyhow::Result<Vec<SocketAddr>> {
    let wrong = || UsageError(format!("{name} is {text:?}. Give an address and a port, such as 127.0.0.1:8080."));
    let addresses: Vec<_> = text.to_socket_addrs().map_err(|_| wrong())?.collect();
    if addresses.is_empty() {
        bail!(wrong());
    }
    Ok(addresses)
}

fn bind(name: &str, text: &str, addresses: &[SocketAddr]) -> anyhow::Result<TcpListener> {
    TcpListener::bind(addresses).with_context(|| {
        format!("{name} {text} cannot be used. If another service uses the address, choose another one with --{name}")
    })
}

/// Decides whether the service is a demo, and makes the key of a demo. A start without a signing key fails otherwise.
fn prepare_keys(
    settings: &Settings,
    folder: &DataFolder,
    keys: &KeyFolder,
    addresses: &Addresses,
) -> anyhow::Result<bool> {
    let is_demo = demo::is_demo(settings, folder, &addresses.all(), !keys.is_empty()?)?;
    if is_demo {
        // The marker comes first: after a start that fails here, the folder is still a demo's.
        folder.mark_as_demo()?;
        keys.create_first(Algorithm::EdDsa, clock::now(), &clock::random)?;
    }
    if keys.is_empty()? {
        bail!(UsageError(format!(
            "there is no signing key in {}, and the start is no demo ({}). Make a key: billables key new --data-dir {}",
            folder.keys().display(),
            reason_against_demo(settings),
            folder.path().display()
        )));
    }
    Ok(is_demo)
}

fn reason_against_demo(settings: &Settings) -> &'static str {
    if settings.has_postgres() {
        "the database is a server"
    } else if !settings.has_embedded_database() {
        "the database is not the embedded one"
    } else {
        "an address is not a loopback address, or the data folder holds a database"
    }
}

fn log_warnings(folder: &DataFolder) -> anyhow::Result<()> {
    if let Some(warning) = folder.check()? {
        tracing::warn!("{warning}");
    }
    for line in variables::unknown() {
        tracing::warn!("{line}");
    }
    Ok(())
}

fn prepare_store(settings: &Settings) -> anyhow::Result<Store> {
    let store = store::open_with_standby(settings)?;
    if !settings.no_migrate.value {
        for name in store.migrate()?.applied {
            tracing::info!(name, "migration applied");
        }
    }
    store.schema_check()?;
    if store.layout()? == Layout::Distributed {
        store.check_nodes()?;
        tracing::info!("the tables of accounts are distributed over the nodes of a cluster");
    }
    if store.backend() == Backend::Postgres {
        match store.awaited_standbys()? {
            Some(names) => {
                tracing::info!(names, "each commit waits for a standby before its reports are confirmed")
            }
            None => {
                tracing::info!("no commit waits for a standby; a failover loses what the standby does not have yet")
            }
        }
    }
    Ok(store)
}

fn start_intake(settings: &Settings, store: &Store) -> anyhow::Result<Intake> {
    let options = IntakeOptions {
        queue_capacity: settings.queue_capacity.value,
        commit_group_max: settings.batch_max.value,
        postgres_writers: writers(settings, store)?,
        checkpoint_after: settings.checkpoint_after.value,
        ..IntakeOptions::new(Arc::new(clock::now), Arc::new(clock::random))
    };
    Intake::start(store.clone(), options).context("the intake cannot be started")
}

/// The number of writers. Each writer of a distributed store has its own shards.
fn writers(settings: &Settings, store: &Store) -> anyhow::Result<usize> {
    let is_default = settings.postgres_writers.source == Source::Default;
    Ok(match store.layout()? {
        Layout::Distributed if is_default => DISTRIBUTED_WRITERS,
        _ => settings.postgres_writers.value,
    })
}

fn verifier(settings: &Settings, keys: &KeyFolder, providers: &[Provider]) -> anyhow::Result<Verifier> {
    let (issuer, audience) = (&settings.token_issuer.value, &settings.token_audience.value);
    Ok(Verifier::new(VerifierOptions {
        leeway_seconds: i64::try_from(settings.token_leeway_seconds.value)?,
        external_issuers: providers.iter().map(|provider| provider.issuer.clone()).collect(),
        ..VerifierOptions::new(issuer, audience, keys.verification_keys()?)
    }))
}

fn api_settings(
    settings: &Settings,
    address: SocketAddr,
    demo: bool,
    call_sid_mode: CallSidMode,
    twilio_tokens: TwilioTokens,
) -> anyhow::Result<ApiSettings> {
    Ok(ApiSettings {
        public_url: public_url(settings, address),
        cors_origins: settings.cors_origins()?,
        demo,
        call_sid_mode,
        request_body_timeout_seconds: settings.request_body_timeout_seconds.value,
        batch_groups_max: settings.batch_groups_max.value,
        lists_bytes_max: settings.lists_max_mib.value << 20,
        batch_idle_timeout_seconds: settings.batch_idle_timeout_seconds.value,
        answer_timeout_seconds: settings.answer_timeout_seconds.value,
        spool: spool_settings(settings),
        sign_in: settings.sign_in()?,
        twilio_tokens,
    })
}

/// The tokens by which Twilio signs callbacks; none without a file.
fn twilio_tokens(settings: &Settings) -> anyhow::Result<TwilioTokens> {
    let path = &settings.twilio_tokens.value;
    if path.as_os_str().is_empty() {
        return Ok(TwilioTokens::default());
    }
    Ok(TwilioTokens::open(path).map_err(|error| UsageError(format!("twilio-tokens: {error}")))?)
}

fn limit_settings(settings: &Settings, connections_max: usize) -> LimitSettings {
    LimitSettings {
        workers: settings.workers.value,
        connections_max,
        request_head_timeout_seconds: settings.request_head_timeout_seconds.value,
        keep_alive_seconds: settings.keep_alive_seconds.value,
        shutdown_timeout_seconds: settings.shutdown_timeout_seconds.value,
    }
}

/// The public URL: the configured one, or `http://` and the listen address.
fn public_url(settings: &Settings, address: SocketAddr) -> String {
    if !settings.public_url.value.is_empty() {
        return settings.public_url.value.clone();
    }
    if address.ip().is_unspecified() {
        format!("http://localhost:{}", address.port())
    } else {
        format!("http://{address}")
    }
}

/// The settings of the spool. The default folder is the data folder, which is on a disk; the system's folder for
/// temporary files may be in memory.
fn spool_settings(settings: &Settings) -> SpoolSettings {
    let named = &settings.temporary_dir.value;
    let folder = if named.as_os_str().is_empty() { settings.data_dir.value.clone() } else { named.clone() };
    let make_file = {
        let folder = folder.clone();
        move || tempfile::tempfile_in(&folder)
    };
    // The service tries the folder at start and not at the first slow client. Without a usable folder, all else works.
    if let Err(error) = make_file() {
        let folder = folder.display();
        tracing::warn!(
            %error,
            "no temporary file can be made in {folder}: the service closes the connection of a batch client that takes no \
             verdicts while it sends. Name a folder that this user may write to with --temporary-dir"
        );
    }
    SpoolSettings {
        temporary_file: Arc::new(make_file),
        bytes_max: settings.spool_max_mib.value << 20,
        total_bytes_max: settings.spool_total_max_mib.value << 20,
    }
}

/// Prints a token and a command for a first report.
fn print_invitation(settings: &Settings, address: SocketAddr) -> anyhow::Result<()> {
    let token = token::make(
        settings,
        Subject::parse("demo")?,
        [Role::Manager].into(),
        AccountScope::Only([AccountId::parse("demo")?].into()),
        Default::default(),
        DEMO_TOKEN_TTL_SECONDS,
    )?;
    output::print_message(&format!(
        "This is a demo for this machine alone, in {}. The command below reports a call; run it twice to see a replay.\nPages: http://{address}/metadata  Try the API: http://{address}/docs\n",
        settings.data_dir.value.display()
    ));
    output::print(&demo::curl(address, &token))
}

/// Stops the intake, which commits and answers the reports in the queue, and closes the store, which copies the WAL
/// into the database file. Both share a timeout, because a database that does not answer must not keep the process from
/// ending. A report that is not committed by then has no success answer, and the WAL keeps the rows that the database
/// file lacks.
fn stop_writing(intake: Arc<Intake>, store: Store, timeout: Duration) -> anyhow::Result<()> {
    let deadline = Instant::now() + timeout;
    let (send_stopped, stopped) = std::sync::mpsc::channel();
    let (send_closed, closed) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        intake.stop();
        let _ = send_stopped.send(());
        // The store gives up a little before the deadline, so that the result arrives in time.
        let _ = send_closed.send(store.close(deadline - timeout / 10));
    });
    stopped
        .recv_timeout(timeout)
        .context("the reports in the queue could not be written in time; no client got a success answer for them")?;
    let remaining = deadline.saturating_duration_since(Instant::now());
    let problem = match closed.recv_timeout(remaining) {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "the time for the stop was over before the checkpoint".to_owned(),
    };
    tracing::warn!(
        problem,
        "the database file alone does not hold every confirmed report. Keep the file and its -wal file together: the next \
         orderly stop, or a command such as `billables check`, copies the WAL into the database file"
    );
    Ok(())
}
