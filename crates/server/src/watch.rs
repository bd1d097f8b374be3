//! Reads the key folder, the revocations and the tokens of Twilio again and again, so that a change of any needs no restart,
//! and deletes expired sign-ins.

use std::time::Duration;

use anyhow::Context as _;
use billables_auth::{KeyFolder, Revocations, Signer, TwilioTokens, TwilioTokensError, Verifier};
use billables_persistence::{AuditAction, RevocationMark, Revoked, Store, StoreError};

use crate::periodic::Periodic;
use crate::problem_log::ProblemLog;
use crate::{audit_context, clock, logs};

/// The time between two readings of the key folder and of the revocations' mark. Both are small.
pub(crate) const PERIOD: Duration = Duration::from_secs(1);

/// The time between two deletions of expired sign-ins.
const PURGE_PERIOD: Duration = Duration::from_secs(3_600);

/// Starts the threads, which end after the result is dropped. The first reading of the revocations is done when the
/// function returns, so that the service accepts no revoked token at start.
pub(crate) fn start(
    folder: KeyFolder,
    store: Store,
    verifier: Verifier,
    signer: Signer,
    twilio_tokens: TwilioTokens,
) -> anyhow::Result<[Periodic; 2]> {
    let mut known = KnownRevocations::default();
    read_revocations(&store, &verifier, &mut known).context("the revocations cannot be read")?;
    let purged = store.clone();
    // A deletion may take long. With a separate thread, no revocation waits for the deletion.
    let purge = Periodic::start("purge", PURGE_PERIOD, move || {
        if let Err(error) = purged.sign_in_purge(clock::now()) {
            tracing::error!(?error, "expired sign-ins cannot be deleted; the next attempt is in an hour");
        }
    })?;
    let (mut key_problems, mut revocation_problems) = (ProblemLog::default(), ProblemLog::default());
    let mut twilio_problems = ProblemLog::default();
    let watch = Periodic::start("watch", PERIOD, move || {
        logs::log_malformed_requests();
        let problem = read_keys(&folder, &store, &verifier, &signer).err();
        key_problems.update(problem, "the keys cannot be read; the known keys stay in use");
        let problem = read_revocations(&store, &verifier, &mut known).err();
        let problem = problem.map(|error| format!("{:#}", anyhow::Error::from(error)));
        revocation_problems.update(problem, "the revocations cannot be read; the known revocations stay in force");
        let problem = read_twilio_tokens(&twilio_tokens).err().map(|error| error.to_string());
        twilio_problems.update(problem, "the tokens of Twilio cannot be read; the known tokens stay in use");
    })?;
    Ok([watch, purge])
}

/// Takes over the tokens of Twilio if the file has changed.
fn read_twilio_tokens(tokens: &TwilioTokens) -> Result<(), TwilioTokensError> {
    if tokens.reload()? {
        tracing::info!(accounts = tokens.count(), "the tokens of Twilio have changed");
    }
    Ok(())
}

/// Takes over the keys of the folder. If the folder is unreadable or empty, the known keys stay, because such a folder
/// is more likely an accident than a decision.
fn read_keys(folder: &KeyFolder, store: &Store, verifier: &Verifier, signer: &Signer) -> Result<(), String> {
    let keys = folder.verification_keys().map_err(|error| error.to_string())?;
    if keys.is_empty() {
        return Err("the key folder is empty".to_owned());
    }
    let before = verifier.kids();
    let now = keys.iter().map(|key| key.kid().to_owned()).collect();
    if before != now {
        verifier.replace_keys(keys);
    }
    let signing_key = folder.signing_key().map_err(|error| error.to_string())?;
    if signing_key.kid() != signer.kid() {
        tracing::info!(kid = signing_key.kid(), "another key signs from now on");
        record(store, AuditAction::KeySigns, signing_key.kid());
        signer.replace_key(signing_key);
    }
    for kid in now.difference(&before) {
        tracing::info!(kid, "a key was added");
        record(store, AuditAction::KeyAdded, kid);
    }
    for kid in before.difference(&now) {
        tracing::info!(kid, "a key was removed; its tokens are refused from now on");
        record(store, AuditAction::KeyRemoved, kid);
    }
    Ok(())
}

/// Records a change of the keys in the audit trail. The log has the change, too.
fn record(store: &Store, action: AuditAction, kid: &str) {
    let Ok(context) = audit_context::by("service") else { return };
    if let Err(error) = store.audit_insert(&context, action, kid, "") {
        tracing::error!(%error, kid, "a change of the keys cannot be recorded in the audit trail");
    }
}

/// The revocations in force, and the mark of the table at the last reading.
#[derive(Default)]
struct KnownRevocations {
    mark: Option<RevocationMark>,
    all: Revocations,
}

/// Takes over the revocations if the table has changed. If the table lacks a known revocation, an older state of the
/// database was restored; the revocation stays in force in this process.
fn read_revocations(store: &Store, verifier: &Verifier, known: &mut KnownRevocations) -> Result<(), StoreError> {
    let mark = store.revocation_mark()?;
    if known.mark == Some(mark) {
        return Ok(());
    }
    let mut stored = Revocations::default();
    for revocation in store.revocation_list()? {
        match revocation.revoked {
            Revoked::Token(token_id) => stored.revoke_token(token_id),
            Revoked::Subject(subject) => stored.revoke_subject(subject, revocation.date_created),
        }
    }
    let missing = known.all.merge(stored);
    verifier.replace_revocations(known.all.clone());
    tracing::info!(count = mark.count, "revocations are in force");
    if missing > 0 {
        tracing::warn!(
            missing,
            "the database lacks revocations that this process knows: an older state of the database was restored. They stay in \
             force until the process ends; revoke again (`billables token revoke`) what must stay revoked"
        );
    }
    // The mark from before the list: the next reading finds a revocation that was added in between.
    known.mark = Some(mark);
    Ok(())
}
