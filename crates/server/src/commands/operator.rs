//! The author of the changes that commands make, for the audit trail.

use billables_domain::Subject;
use billables_persistence::AuditContext;

use crate::clock;

/// A change at this moment by the user of the operating system who runs the command.
pub(super) fn audit_context() -> anyhow::Result<AuditContext> {
    let id = nix::unistd::getuid();
    let user = nix::unistd::User::from_uid(id).ok().flatten();
    let name = user.map_or_else(|| id.to_string(), |user| user.name);
    let by = Subject::parse(&format!("cli:{name}"))?;
    Ok(AuditContext { by, address: None, at: clock::now(), random: clock::random_bytes() })
}
