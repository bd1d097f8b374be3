//! Opens the store that the settings name.

use std::time::Duration;

use anyhow::{Context as _, bail};
use billables_persistence::{Store, StoreOptions};

use crate::config::Settings;
use crate::data_folder::DataFolder;

/// Opens the store. The embedded database is created if there is none.
pub(crate) fn open(settings: &Settings) -> anyhow::Result<Store> {
    let options = StoreOptions {
        pool_size: settings.pool_size.value,
        acquire_timeout: Duration::from_secs(settings.pool_timeout_seconds.value),
        ..StoreOptions::default()
    };
    let url = settings.database_url()?;
    if settings.has_embedded_database() {
        DataFolder::new(settings).make_embedded_database()?;
    }
    Store::open(&url, options).with_context(|| format!("the database {url} cannot be used"))
}

/// Opens a store that is there already and has the schema of this binary.
pub(crate) fn open_existing(settings: &Settings) -> anyhow::Result<Store> {
    if settings.has_embedded_database() && !DataFolder::new(settings).has_embedded_database() {
        bail!(
            "there is no database in the data folder {}. Make one: billables migrate",
            settings.data_dir.value.display()
        );
    }
    let store = open(settings)?;
    store.schema_check()?;
    Ok(store)
}
