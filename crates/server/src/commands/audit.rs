//! `audit`: the events of the audit trail.

use billables_domain::Timestamp;
use billables_persistence::{AuditEvent, AuditFilter};
use clap::Args;

use crate::config::Settings;
use crate::time_arguments::parse_time;
use crate::{output, store};

/// The number of events in one page of the store.
const PAGE: usize = 500;

/// Print the audit trail: each change with time, author and client address
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables audit --from 24h
  billables audit --by alice --from 2026-11-01T00:00:00Z --to 2026-12-01T00:00:00Z
  billables audit --json > audit.jsonl")]
pub(crate) struct AuditArgs {
    /// Only events at this time or later: a date and time such as 2026-11-23T06:00:00Z, or an age such as 24h
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    from: Option<Timestamp>,
    /// Only events before this time: a date and time, or an age
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    to: Option<Timestamp>,
    /// Only events of this author: the name of a user, api-key:NAME, cli:NAME, service or unknown
    #[arg(long, value_name = "AUTHOR")]
    by: Option<String>,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(settings: &Settings, request: AuditArgs) -> anyhow::Result<()> {
    let store = store::open_for_reading(settings)?;
    let filter = AuditFilter { from: request.from, to: request.to, by: request.by };
    let mut after = None;
    loop {
        let page = store.audit_list(&filter, after, PAGE)?;
        let line = if request.json { json_line } else { text_line };
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
