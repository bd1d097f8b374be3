//! `migrate`: the schema of the database.

use crate::config::Settings;
use crate::data_folder::DataFolder;
use crate::output::print_message;
use crate::store;

pub(crate) fn run(settings: &Settings) -> anyhow::Result<()> {
    if settings.has_embedded_database() {
        DataFolder::new(settings).create()?;
    }
    let store = store::open(settings)?;
    let report = store.migrate()?;
    store::keep_call_sid_mode(settings, &store)?;
    for name in &report.applied {
        print_message(&format!("applied {name}"));
    }
    if report.applied.is_empty() {
        print_message("the schema is up to date");
    }
    Ok(())
}
