//! Revocations: tokens that are refused before their end.

use std::collections::{HashMap, HashSet};

use billables_domain::{Subject, Timestamp};

/// The revoked tokens and subjects. Tokens of external issuers are revoked by subject only, `NAME:sub`.
#[derive(Clone, Debug, Default)]
pub struct Revocations {
    /// The revoked token ids (`jti`).
    tokens: HashSet<String>,
    /// For each subject, the latest time of issue of its revoked tokens.
    subjects: HashMap<Subject, Timestamp>,
}

impl Revocations {
    /// Revokes the token with an id (`jti`).
    pub fn revoke_token(&mut self, token_id: String) {
        self.tokens.insert(token_id);
    }

    /// Revokes the tokens of a subject that were issued at or before `at`. The latest call counts.
    pub fn revoke_subject(&mut self, subject: Subject, at: Timestamp) {
        let until = self.subjects.entry(subject).or_insert(at);
        *until = at.max(*until);
    }

    /// Adds the other revocations, and returns the number of own revocations that the others do not have.
    pub fn merge(&mut self, others: Self) -> usize {
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

    /// Whether a token is revoked. The time of issue is rounded down to whole seconds, so a token of the second in which its subject
    /// was revoked is revoked.
    pub(crate) fn contain(&self, token_id: &str, subject: &Subject, issued: Timestamp) -> bool {
        self.tokens.contains(token_id) || self.subjects.get(subject).is_some_and(|until| issued <= *until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merge_removes_no_revocation() {
        let at = Timestamp::from_microseconds;
        let subject = |name: &str| Subject::parse(name).unwrap();
        let mut known = Revocations::default();
        known.revoke_token("one".to_owned());
        known.revoke_subject(subject("ada"), at(5));
        let mut others = Revocations::default();
        others.revoke_token("two".to_owned());
        others.revoke_subject(subject("ada"), at(3));
        assert_eq!(known.merge(others), 2);
        let holds = |token: &str, name: &str, issued| known.contain(token, &subject(name), at(issued));
        assert!(holds("one", "eve", 9) && holds("two", "eve", 9) && holds("three", "ada", 5));
        assert!(!holds("three", "ada", 6));
        let mut same = known.clone();
        assert_eq!(same.merge(known), 0);
    }
}
