//! `serve`: from settings to a running service, and to its end.

use std::net::{SocketAddr, TcpListener, ToSocketAddrs as _};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use billables_api::{ApiSettings, LimitSettings, Parts, SpoolSettings};
use billables_auth::{Algorithm, KeyFolder, Role, Signer, Verifier, VerifierOptions};
use billables_domain::{AccountId, AccountScope, Subject};
use billables_persistence::{Intake, IntakeOptions, Store};

use crate::commands::{make_token, open_store, tell};
use crate::config::{Settings, UsageError};
use crate::data_folder::DataFolder;
use crate::identity_provider::IdentityProviders;
use crate::signals::Signals;
use crate::store_watch::StoreWatch;
use crate::watch::Watch;
use crate::{clock, demo, logs, open_files, output, signals, variables};

/// How long the intake may take at the least to finish the batch under way, once requests have used up their time.
const INTAKE_PATIENCE_MIN: Duration = Duration::from_secs(1);

/// How long a demo's token is valid, in seconds.
const DEMO_TOKEN_TTL_SECONDS: i64 = 3_600;

/// Serves until the process is asked to stop.
pub(crate) fn run(settings: &Settings) -> anyhow::Result<()> {
    let addresses = resolve("listen", &settings.listen.value)?;
    let folder = DataFolder::new(settings);
    let lock = folder.lock()?;
    let keys = KeyFolder::open(folder.keys())?;
    let admin_addresses = match settings.admin_listen.value.as_str() {
        "" => Vec::new(),
        text => resolve("admin-listen", text)?,
    };
    let all_addresses = [&addresses[..], &admin_addresses[..]].concat();
    let is_demo = demo::is_demo(settings, &folder, &all_addresses, !keys.is_empty()?)?;
    if is_demo {
        // The marker first: a start that is cut short here is a demo again.
        folder.mark_as_demo()?;
        keys.create_first(Algorithm::EdDsa, clock::now(), &clock::random)?;
    }
    if keys.is_empty()? {
        bail!(UsageError(format!(
            "there is no signing key in {}, and this is no demo ({}). Make a key: billables key new --data-dir {}",
            folder.keys().display(),
            why_no_demo(settings),
            folder.path().display()
        )));
    }
    logs::start(settings)?;
    let system = actix_web::rt::System::new();
    system.block_on(async { signals::ignore_hangups() }).context("signals cannot be watched")?;
    if let Some(warning) = folder.check()? {
        tracing::warn!("{warning}");
    }
    for line in variables::unknown() {
        tracing::warn!("{line}");
    }
    let connections_max = open_files::connections_max(settings)?;
    let store = prepare_store(settings)?;
    let call_sid_mode = store.settle_call_sid_mode(settings.call_sid_mode()?)?;
    if is_demo {
        demo::fill(&store)?;
    }
    drop(lock);

    let listener = bind("listen", &settings.listen.value, &addresses)?;
    let address = listener.local_addr().context("the listener has no address")?;
    let admin_listener = match settings.admin_listen.value.as_str() {
        "" => None,
        text => Some(bind("admin-listen", text, &admin_addresses)?),
    };
    let intake = Arc::new(start_intake(settings, &store)?);
    let (issuer, audience) = (settings.token_issuer.value.as_str(), settings.token_audience.value.as_str());
    let providers = settings.identity_providers()?;
    let options = VerifierOptions {
        leeway_seconds: i64::try_from(settings.token_leeway_seconds.value)?,
        external_issuers: providers.iter().map(|provider| provider.issuer.clone()).collect(),
        ..VerifierOptions::new(issuer, audience, keys.verification_keys()?)
    };
    let verifier = Verifier::new(options);
    let signer = Signer::new(keys.signing_key()?, issuer, audience);
    let _identity_providers = IdentityProviders::start(providers, &verifier)?;
    let store_watch = StoreWatch::start(store.clone())?;
    let watch = Watch::start(keys, store.clone(), verifier.clone(), signer.clone())?;
    let closed_last = store.clone();
    let parts = Parts {
        store,
        intake: intake.clone(),
        verifier,
        signer,
        clock: Arc::new(clock::now),
        random: Arc::new(clock::random),
        settings: ApiSettings {
            public_url: public_url(settings, address),
            cors_origins: settings.cors_origins()?,
            demo: is_demo,
            call_sid_mode,
            request_body_timeout_seconds: settings.request_body_timeout_seconds.value,
            batch_groups_max: settings.batch_groups_max.value,
            lists_bytes_max: settings.lists_max_mib.value << 20,
            batch_idle_timeout_seconds: settings.batch_idle_timeout_seconds.value,
            answer_timeout_seconds: settings.answer_timeout_seconds.value,
            spool: spool(settings),
            sign_in: settings.sign_in()?,
        },
        limits: LimitSettings {
            workers: settings.workers.value,
            connections_max,
            request_head_timeout_seconds: settings.request_head_timeout_seconds.value,
            keep_alive_seconds: settings.keep_alive_seconds.value,
            shutdown_timeout_seconds: settings.shutdown_timeout_seconds.value,
        },
    };
    // Before anybody is told that the service is there: who asks it to stop right then shall be heard.
    let signals = system.block_on(async { Signals::watch() }).context("signals cannot be watched")?;
    tracing::info!(%address, public_url = parts.settings.public_url, demo = is_demo, "serving");
    if is_demo {
        invite(settings, address)?;
    }
    let asked_at = signals.asked_at();
    let served = system.block_on(billables_api::serve(parts, listener, admin_listener, signals.asked_to_stop()));
    // Neither shall look at a store that is closed.
    drop((store_watch, watch));
    // Whatever was accepted is committed and answered before the process ends, also after a failure.
    let shutdown_timeout = Duration::from_secs(settings.shutdown_timeout_seconds.value);
    let elapsed = asked_at.get().map(Instant::elapsed).unwrap_or_default();
    let stopped = stop_writing(intake, closed_last, shutdown_timeout.saturating_sub(elapsed).max(INTAKE_PATIENCE_MIN));
    served.context("the service failed")?;
    stopped?;
    tracing::info!("stopped");
    Ok(())
}

/// Where verdicts wait that clients do not take yet: in the folder of the data, which is on a disk, where the system's own for
/// temporary files may be in memory.
fn spool(settings: &Settings) -> SpoolSettings {
    let named = &settings.temporary_dir.value;
    let folder = if named.as_os_str().is_empty() { settings.data_dir.value.clone() } else { named.clone() };
    let make = {
        let folder = folder.clone();
        move || tempfile::tempfile_in(&folder)
    };
    // A folder that is not there is found out now, and not by the first client that is slow. All else works without it.
    if let Err(error) = make() {
        let folder = folder.display();
        tracing::warn!(
            %error,
            "no temporary file can be made in {folder}: clients that take no verdicts while they send many reports are cut \
             off. Name a folder that this user may write to with --temporary-dir"
        );
    }
    SpoolSettings {
        temporary_file: Arc::new(make),
        bytes_max: settings.spool_max_mib.value << 20,
        total_bytes_max: settings.spool_total_max_mib.value << 20,
    }
}

/// Lets the intake commit and answer what is queued, and then the store copy the WAL into the database file. Neither is waited
/// for without end: a database that does not answer would keep the process from ending. A report that is not confirmed by then
/// was never answered with success, and what the database file lacks is in the WAL.
fn stop_writing(intake: Arc<Intake>, store: Store, patience: Duration) -> anyhow::Result<()> {
    let deadline = Instant::now() + patience;
    let (tell, told) = std::sync::mpsc::channel();
    let (tell_closed, closed) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        intake.stop();
        let _ = tell.send(());
        // What it says must be told before the process ends.
        let _ = tell_closed.send(store.close(deadline - patience / 10));
    });
    told.recv_timeout(patience)
        .context("reports that waited could not be written in time; none of them is confirmed")?;
    let remaining = deadline.saturating_duration_since(Instant::now());
    let problem = match closed.recv_timeout(remaining) {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "the time for the stop was over before the checkpoint".to_owned(),
    };
    tracing::warn!(
        problem,
        "the database file alone does not hold everything that was confirmed. Keep it and the -wal file together: the next \
         orderly stop, or a command such as `billables check`, copies the one into the other"
    );
    Ok(())
}

fn why_no_demo(settings: &Settings) -> &'static str {
    if settings.has_postgres() {
        "the database is a server"
    } else if !settings.has_embedded_database() {
        "the database is not the embedded one"
    } else {
        "the address is not this machine's alone, or the data folder holds a database"
    }
}

fn prepare_store(settings: &Settings) -> anyhow::Result<Store> {
    let store = open_store(settings)?;
    if !settings.no_migrate.value {
        for name in store.migrate()?.applied {
            tracing::info!(name, "migration applied");
        }
    }
    store.schema_check()?;
    Ok(store)
}

fn start_intake(settings: &Settings, store: &Store) -> anyhow::Result<Intake> {
    let options = IntakeOptions {
        queue_capacity: settings.queue_capacity.value,
        commit_group_max: settings.batch_max.value,
        postgres_writers: settings.postgres_writers.value,
        checkpoint_after: settings.checkpoint_after.value,
        ..IntakeOptions::new(Arc::new(clock::now), Arc::new(clock::random))
    };
    Intake::start(store.clone(), options).context("the intake cannot be started")
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
        format!("{name} {text} cannot be used. Is another service there? Choose another with --{name}")
    })
}

/// Where clients reach the service: as configured, or `http://` and the listen address.
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

/// Shows how to make a first report.
fn invite(settings: &Settings, address: SocketAddr) -> anyhow::Result<()> {
    let token = make_token(
        settings,
        Subject::parse("demo")?,
        [Role::Manager].into(),
        AccountScope::Only([AccountId::parse("demo")?].into()),
        Default::default(),
        DEMO_TOKEN_TTL_SECONDS,
    )?;
    tell(&format!(
        "This is a demo, for this machine alone, in {}. Report a call with the curl below; send it again and see.\nPages: http://{address}/metadata  Try the API: http://{address}/docs\n",
        settings.data_dir.value.display()
    ));
    output::print(&demo::curl(address, &token))
}
