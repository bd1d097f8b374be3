//! `migrate`: the schema of the database.

use clap::{Args, ValueEnum};

use crate::config::Settings;
use crate::data_folder::DataFolder;
use crate::output::print_message;
use crate::store;

/// Bring the schema of the database up to date
///
/// With --distribute citus the command also distributes the tables of accounts over the nodes of a Citus cluster, by account id.
/// --database names the coordinator. Rows that the store has already move to the nodes; this takes minutes for millions of rows, and
/// the service must be stopped meanwhile. A repeated command changes nothing.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables migrate --database postgres://billables@db/billables
  billables migrate --database postgres://billables@coordinator/billables --distribute citus")]
pub(crate) struct MigrateArgs {
    /// Distribute the tables of accounts over the nodes of a cluster
    #[arg(long, value_name = "EXTENSION")]
    distribute: Option<Extension>,
}

/// The extension that distributes tables.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Extension {
    /// Citus
    Citus,
}

pub(crate) fn run(settings: &Settings, request: &MigrateArgs) -> anyhow::Result<()> {
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
    match request.distribute {
        Some(Extension::Citus) => {
            let report = store.distribute()?;
            for table in &report.distributed {
                print_message(&format!("distributed {table}"));
            }
            if report.distributed.is_empty() {
                print_message("the tables are distributed already");
            }
            store.check_nodes()?;
        }
        // The tables of a new migration may be plain while the others are distributed.
        None => drop(store.layout()?),
    }
    Ok(())
}
