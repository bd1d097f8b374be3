//! Opens the store that the settings name.

use std::time::Duration;

use anyhow::{Context as _, bail};
use billables_domain::CallSidMode;
use billables_persistence::{CallSidModeError, Servers, Store, StoreOptions};

use crate::config::Settings;
use crate::data_folder::DataFolder;

/// Opens the store. The embedded database is created if there is none.
pub(crate) fn open(settings: &Settings) -> anyhow::Result<Store> {
    open_with(settings, StoreOptions::default())
}

/// Opens the store as [`open`] does, and with it the standby for reads that the settings name.
pub(crate) fn open_with_standby(settings: &Settings) -> anyhow::Result<Store> {
    open_with(settings, StoreOptions { standby: settings.read_database_url()?, ..StoreOptions::default() })
}

fn open_with(settings: &Settings, options: StoreOptions) -> anyhow::Result<Store> {
    let options = StoreOptions {
        pool_size: settings.pool_size.value,
        acquire_timeout: Duration::from_secs(settings.pool_timeout_seconds.value),
        ..options
    };
    let url = settings.database_url()?;
    if settings.has_embedded_database() {
        DataFolder::new(settings).make_embedded_database()?;
    }
    Store::open(&url, options).with_context(|| format!("the database {url} cannot be used"))
}

/// Opens a store that is there already and has the schema of this binary. A store without a call SID mode takes the requested one.
pub(crate) fn open_existing(settings: &Settings) -> anyhow::Result<Store> {
    let store = open_unsettled(settings)?;
    keep_call_sid_mode(settings, &store)?;
    Ok(store)
}

/// Gives a store the requested call SID mode, if it has none.
///
/// # Errors
///
/// The store has another mode.
pub(crate) fn keep_call_sid_mode(settings: &Settings, store: &Store) -> anyhow::Result<()> {
    let requested = settings.call_sid_mode()?;
    if requested.is_some() && expected_call_sid_mode(settings, store)?.is_none() {
        store.settle_call_sid_mode(requested)?;
    }
    Ok(())
}

/// The call SID mode of a store, if it has one; this function settles none.
///
/// # Errors
///
/// The settings request another mode.
pub(crate) fn expected_call_sid_mode(settings: &Settings, store: &Store) -> anyhow::Result<Option<CallSidMode>> {
    let stored = store.call_sid_mode()?;
    match (stored, settings.call_sid_mode()?) {
        (Some(stored), Some(requested)) if stored != requested => {
            Err(CallSidModeError::Other { stored, requested }.into())
        }
        _ => Ok(stored),
    }
}

/// Opens a store as [`open_existing`] does, and leaves the call SID mode of the store open.
pub(crate) fn open_unsettled(settings: &Settings) -> anyhow::Result<Store> {
    open_existing_with(settings, StoreOptions::default())
}

/// Opens a store that is there already for a command that only reads: the database may be a standby. A standby for reads of the settings is
/// used, too.
pub(crate) fn open_for_reading(settings: &Settings) -> anyhow::Result<Store> {
    let standby = settings.read_database_url()?;
    let store =
        open_existing_with(settings, StoreOptions { servers: Servers::Any, standby, ..StoreOptions::default() })?;
    expected_call_sid_mode(settings, &store)?;
    Ok(store)
}

fn open_existing_with(settings: &Settings, options: StoreOptions) -> anyhow::Result<Store> {
    if settings.has_embedded_database() && !DataFolder::new(settings).has_embedded_database() {
        bail!(
            "there is no database in the data folder {}. Make one: billables migrate",
            settings.data_dir.value.display()
        );
    }
    let store = open_with(settings, options)?;
    store.schema_check()?;
    Ok(store)
}
