//! The author, the time and the random bits of a change, for the audit trail.

use billables_domain::Subject;
use billables_persistence::AuditContext;

use crate::clock;

/// A change at this moment by an author of this process.
pub(crate) fn by(author: &str) -> anyhow::Result<AuditContext> {
    Ok(AuditContext { by: Subject::parse(author)?, address: None, at: clock::now(), random: clock::random_bytes() })
}

/// A change at this moment by the user of the operating system who runs the command.
pub(crate) fn by_operator() -> anyhow::Result<AuditContext> {
    let id = nix::unistd::getuid();
    let user = nix::unistd::User::from_uid(id).ok().flatten();
    let name = user.map_or_else(|| id.to_string(), |user| user.name);
    by(&format!("cli:{name}"))
}
