//! Watches what may change while the service runs: the key folder and the revocations. So neither takes a restart. Also
//! deletes what has ended, now and then.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

use anyhow::Context as _;
use billables_auth::{KeyFolder, Revocations, Signer, Verifier};
use billables_domain::Subject;
use billables_persistence::{AuditAction, AuditContext, RevocationMark, Revoked, Store, StoreError};

use crate::{clock, logs};

/// How often is looked: at a folder of a few small files, and at the mark of a table.
pub(crate) const PERIOD: Duration = Duration::from_secs(1);

/// How often ended sign-ins are deleted.
const PURGE_PERIOD: Duration = Duration::from_secs(3_600);

/// Ends when it is dropped, at the latest when the look under way is done.
pub(crate) struct Watch(#[expect(dead_code, reason = "dropping it is what ends the threads")] [Sender<()>; 2]);

impl Watch {
    /// Looks at the keys and the revocations, again and again. The first look at the revocations is done by the time this
    /// gives: nobody is let in before it is known who is not.
    pub(crate) fn start(folder: KeyFolder, store: Store, verifier: Verifier, signer: Signer) -> anyhow::Result<Self> {
        let mut known = KnownRevocations::default();
        look_at_revocations(&store, &verifier, &mut known).context("the revocations cannot be read")?;
        let (stop_purge, purge_stopped) = channel();
        let purged = store.clone();
        // A thread of its own: deleting may take long, and a revocation must not wait for it.
        let purge = move || {
            while purge_stopped.recv_timeout(PURGE_PERIOD) == Err(RecvTimeoutError::Timeout) {
                if let Err(error) = purged.sign_in_purge(clock::now()) {
                    tracing::error!(?error, "ended sign-ins cannot be deleted; the next try is in an hour");
                }
            }
        };
        std::thread::Builder::new().name("purge".to_owned()).spawn(purge).context("the purge cannot be started")?;
        let (stop, stopped) = channel();
        let look = move || {
            let mut problems = [None, None];
            while stopped.recv_timeout(PERIOD) == Err(RecvTimeoutError::Timeout) {
                logs::tell_of_malformed_requests();
                let keys = look_at_keys(&folder, &store, &verifier, &signer).err();
                tell_once(&mut problems[0], keys, "the keys cannot be read anew; those that are known stay in use");
                let revocations = look_at_revocations(&store, &verifier, &mut known).err();
                let revocations = revocations.map(|error| format!("{:#}", anyhow::Error::from(error)));
                tell_once(
                    &mut problems[1],
                    revocations,
                    "the revocations cannot be read anew; the known ones stay in force",
                );
            }
        };
        std::thread::Builder::new().name("watch".to_owned()).spawn(look).context("the watch cannot be started")?;
        Ok(Self([stop, stop_purge]))
    }
}

/// Tells of a problem when it begins or changes, not at every look.
pub(crate) fn tell_once(last: &mut Option<String>, problem: Option<String>, what: &str) {
    if let Some(problem) = problem.as_ref().filter(|problem| last.as_ref() != Some(*problem)) {
        tracing::error!(problem, "{what}");
    }
    *last = problem;
}

/// Takes over what the folder holds now. A folder that cannot be read, or has lost every key, is an accident more often
/// than a wish: the keys that are known stay.
fn look_at_keys(folder: &KeyFolder, store: &Store, verifier: &Verifier, signer: &Signer) -> Result<(), String> {
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
        tracing::info!(kid, "a key is taken into use");
        record(store, AuditAction::KeyAdded, kid);
    }
    for kid in before.difference(&now) {
        tracing::info!(kid, "a key is gone; its tokens are refused from now on");
        record(store, AuditAction::KeyRemoved, kid);
    }
    Ok(())
}

/// Writes down in the audit trail what the service noticed. It is in the log either way.
fn record(store: &Store, action: AuditAction, kid: &str) {
    let Ok(by) = Subject::parse("service") else { return };
    let act = AuditContext { by, address: None, at: clock::now(), random: clock::random_bytes() };
    if let Err(error) = store.audit_insert(&act, action, kid, "") {
        tracing::error!(%error, kid, "a change of keys could not be written into the audit trail");
    }
}

/// The revocations that are in force, and the mark of the table that they were last read from.
#[derive(Default)]
struct KnownRevocations {
    mark: Option<RevocationMark>,
    all: Revocations,
}

/// Takes over the revocations where the table has changed. A table that has fewer is an older state that was restored; what is
/// known stays in force in this process.
fn look_at_revocations(store: &Store, verifier: &Verifier, known: &mut KnownRevocations) -> Result<(), StoreError> {
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
    let missing = known.all.take_over(stored);
    verifier.replace_revocations(known.all.clone());
    tracing::info!(count = mark.count, "revocations are in force");
    if missing > 0 {
        tracing::warn!(
            missing,
            "the database lacks revocations that this process knows: an older state of it was restored. They stay in force here \
             until the process ends; revoke anew (`billables token revoke`) what must stay revoked"
        );
    }
    // Not what was listed: a row that came in between is looked for again, and nothing is lost.
    known.mark = Some(mark);
    Ok(())
}
