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

    /// Revokes what others hold, and gives how many of its own revocations the others lack.
    pub fn take_over(&mut self, others: Self) -> usize {
        let tokens = self.tokens.difference(&others.tokens).count();
        let is_lacking = |(subject, until): &(&Subject, &Timestamp)| {
            others.subjects.get(*subject).is_none_or(|others_until| others_until < *until)
        };
        let subjects = self.subjects.iter().filter(is_lacking).count();
        self.tokens.extend(others.tokens);
        for (subject, until) in others.subjects {
            self.revoke_subject(subject, until);
        }
        tokens + subjects
    }

    /// Whether a token is revoked. A token's time of issue has whole seconds, rounded down: one that is issued in the
    /// second in which its subject was revoked counts as issued before.
    pub(crate) fn hold(&self, token_id: &str, subject: &Subject, issued: Timestamp) -> bool {
        self.tokens.contains(token_id) || self.subjects.get(subject).is_some_and(|until| issued <= *until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_revoked_stays_so_when_others_know_less() {
        let at = Timestamp::from_microseconds;
        let subject = |name: &str| Subject::parse(name).unwrap();
        let mut known = Revocations::default();
        known.revoke_token("one".to_owned());
        known.revoke_subject(subject("ada"), at(5));
        let mut others = Revocations::default();
        others.revoke_token("two".to_owned());
        others.revoke_subject(subject("ada"), at(3));
        assert_eq!(known.take_over(others), 2);
        let holds = |token: &str, name: &str, issued| known.hold(token, &subject(name), at(issued));
        assert!(holds("one", "eve", 9) && holds("two", "eve", 9) && holds("three", "ada", 5));
        assert!(!holds("three", "ada", 6));
        let mut same = known.clone();
        assert_eq!(same.take_over(known), 0);
    }
}
