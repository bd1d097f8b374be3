//! Tokens that are no longer good before they end.

use std::collections::{HashMap, HashSet};

use billables_domain::{Subject, Timestamp};

/// What was revoked. Tokens of other issuers are revoked by their subject alone, `NAME:sub`.
#[derive(Clone, Debug, Default)]
pub struct Revocations {
    /// By `jti`.
    tokens: HashSet<String>,
    /// Of each subject, until when its tokens are revoked.
    subjects: HashMap<Subject, Timestamp>,
}

impl Revocations {
    /// Revokes the token of an id (`jti`).
    pub fn revoke_token(&mut self, token_id: String) {
        self.tokens.insert(token_id);
    }

    /// Revokes every token that a subject was issued until `at`, that moment included. The latest moment counts.
    pub fn revoke_subject(&mut self, subject: Subject, at: Timestamp) {
        let until = self.subjects.entry(subject).or_insert(at);
        *until = at.max(*until);
    }

    /// Whether a token is revoked. A token's time of issue has whole seconds, rounded down: one that is issued in the
    /// second in which its subject was revoked counts as issued before.
    pub(crate) fn hold(&self, token_id: &str, subject: &Subject, issued: Timestamp) -> bool {
        self.tokens.contains(token_id) || self.subjects.get(subject).is_some_and(|until| issued <= *until)
    }
}
