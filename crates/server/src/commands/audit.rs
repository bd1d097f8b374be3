//! `audit`: who did what, when, and from where.

use billables_domain::Timestamp;
use billables_persistence::{AuditEvent, AuditFilter};
use clap::Args;

use super::{open_existing_store, parse_time};
use crate::config::Settings;
use crate::{logs, output};

/// How many events are read at a time.
const PAGE: usize = 500;

/// Which events are wanted.
#[derive(Args, Debug)]
pub(crate) struct AuditQuery {
    /// Not before: a date and time such as 2026-11-23T06:00:00Z, or how long ago, such as 24h
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    from: Option<Timestamp>,
    /// Before: a date and time, or how long ago
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    to: Option<Timestamp>,
    /// What this person did alone: a user's name, api-key:NAME, cli:NAME, service or unknown
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(settings: &Settings, query: AuditQuery) -> anyhow::Result<()> {
    logs::start(settings)?;
    let store = open_existing_store(settings)?;
    let filter = AuditFilter { from: query.from, to: query.to, by: query.by };
    let mut after = None;
    loop {
        let page = store.audit_list(&filter, after, PAGE)?;
        let line = if query.json { json_line } else { text_line };
        output::print(&page.items.iter().map(line).collect::<String>())?;
        after = page.items.last().map(|event| event.id);
        if !page.has_more {
            return Ok(());
        }
    }
}

fn text_line(event: &AuditEvent) -> String {
    let address = event.address.as_deref().unwrap_or("-");
    let mut line = format!("{}  {}  {address}  {}", event.date_created, event.created_by, event.action);
    for text in [&event.target, &event.detail] {
        if !text.is_empty() {
            line.push_str("  ");
            line.push_str(text);
        }
    }
    line.push('\n');
    line
}

fn json_line(event: &AuditEvent) -> String {
    let object = serde_json::json!({
        "dateCreated": event.date_created.to_string(),
        "createdBy": event.created_by,
        "address": event.address,
        "action": event.action,
        "target": event.target,
        "detail": event.detail,
    });
    format!("{object}\n")
}
