//! The outcomes of the facts of a commit group. This code runs inside the writer's transaction. The billing crate owns the rules
//! of merging.
//!
//! Most facts are the first of their call. So the writer first inserts each call as if the call were new. Only if the key
//! refuses the row does the writer lock the stored call, read its versions and decide.
//!
//! For the later facts of a group, an earlier version of the group counts as stored. Of two concurrent transactions with facts of
//! one call the second waits for the commit of the first, and its version is the newer one.

use std::collections::{BTreeSet, HashMap, HashSet};

use billables_billing::{CallFacts, CallOutcome, CallReport, Merge, StoredCall};
use billables_domain::{AccountId, Fault, FaultCode, Member, Subject, Timestamp};

use super::commit_group::Maker;
use super::existence_cache::AccountCache;
use super::statements;
use super::submission::{CallResult, CallSubmission};
use crate::call_sid_column;
use crate::calls::write::{self, CallKey, OwnedCallKey};
use crate::connection::AnyConnection;
use crate::error::StoreError;

/// The most versions of a call. Each change compares the facts with all former versions.
const VERSIONS_MAX: i64 = 1_000;

/// Facts of a call, their index in the group and the identity of their client.
#[derive(Clone, Copy)]
struct Item<'a> {
    index: usize,
    report: &'a CallReport,
    created_by: &'a Subject,
}

/// The facts of one call, in the order of arrival. Never empty.
struct OpenCall<'a> {
    account_id: &'a AccountId,
    call_sid: Vec<u8>,
    items: Vec<Item<'a>>,
}

impl OpenCall<'_> {
    fn key(&self) -> CallKey<'_> {
        (self.account_id.as_str(), &self.call_sid)
    }

    fn owned_key(&self) -> OwnedCallKey {
        (self.account_id.to_string(), self.call_sid.clone())
    }

    /// Whether facts lead away from the newest version, if the former versions do not have them.
    fn changes(&self, newest: &StoredCall) -> bool {
        self.items.iter().any(|item| newest.facts.merge(&[], &item.report.facts) != Merge::Unchanged)
    }

    /// Decides the facts beside the stored versions.
    fn decide(&self, stored: Option<&StoredCall>, former: &[CallFacts], now: Timestamp) -> Decision {
        let mut former = former.to_vec();
        let mut decision = Decision { newest: stored.cloned(), retired: Vec::new(), outcomes: Vec::new() };
        for item in &self.items {
            let outcome = decision.add(item, &mut former, now);
            decision.outcomes.push((item.index, outcome));
        }
        decision
    }
}

/// The result of all facts of a call.
struct Decision {
    /// The newest version; `None` if the call has none.
    newest: Option<StoredCall>,
    /// The versions that newer ones replaced, oldest first.
    retired: Vec<StoredCall>,
    /// Each outcome, with the index of its facts in the group.
    outcomes: Vec<(usize, CallOutcome)>,
}

impl Decision {
    fn add(&mut self, item: &Item<'_>, former: &mut Vec<CallFacts>, now: Timestamp) -> CallOutcome {
        let CallReport { account_id, call_sid, facts, replaces } = item.report;
        let Some(newest) = &self.newest else {
            if replaces.is_some() {
                return CallOutcome::Superseded { newest: 0 };
            }
            let call = StoredCall {
                account_id: account_id.clone(),
                call_sid: call_sid.clone(),
                version: 1,
                facts: facts.clone(),
                state: facts.state(),
                date_created: now,
                date_updated: now,
                updated_by: item.created_by.clone(),
                dismissal: None,
                counted: None,
            };
            self.newest = Some(call.clone());
            return CallOutcome::Created(call);
        };
        // Facts that replace a version on purpose may lead back to a former one.
        let compared: &[CallFacts] = if replaces.is_some() { &[] } else { former };
        let Merge::Changed(merged) = newest.facts.merge(compared, facts) else {
            // The repetition of facts that replaced a version comes here too.
            return CallOutcome::Unchanged(newest.clone());
        };
        if replaces.is_some_and(|version| version != newest.version) {
            return CallOutcome::Superseded { newest: newest.version };
        }
        if newest.version >= VERSIONS_MAX {
            let message = "The call has 1000 versions, and no more can be added.";
            return CallOutcome::Invalid(Fault::new(Member::CALL_SID, FaultCode::InvalidValue, message).into());
        }
        let call = StoredCall {
            version: newest.version + 1,
            state: merged.state(),
            facts: merged,
            date_updated: now,
            updated_by: item.created_by.clone(),
            ..newest.clone()
        };
        former.push(newest.facts.clone());
        self.retired.extend(self.newest.replace(call.clone()));
        CallOutcome::Changed(call)
    }

    /// The newest version, if the group made it.
    fn changed(&self) -> Option<&StoredCall> {
        self.newest.as_ref().filter(|_| !self.retired.is_empty())
    }

    fn settle(self, results: &mut [CallResult]) {
        for (index, outcome) in self.outcomes {
            results[index] = Ok(outcome);
        }
    }
}

/// Decides all facts and writes their versions. The results become valid when the transaction commits.
///
/// # Errors
///
/// A statement failed. The caller rolls the transaction back.
pub(super) fn write(
    connection: &mut AnyConnection,
    submissions: &[CallSubmission],
    maker: &Maker<'_>,
    accounts: &mut AccountCache,
) -> Result<Vec<CallResult>, StoreError> {
    if submissions.is_empty() {
        return Ok(Vec::new());
    }
    // `Busy` remains for a call whose insert a key refused, although the call was not stored afterwards.
    let mut results = vec![Err(StoreError::Busy); submissions.len()];
    let open = by_call(resolve(connection, submissions, accounts, &mut results)?);
    let drafts: Vec<Decision> = open.iter().map(|call| call.decide(None, &[], maker.now)).collect();
    let made: Vec<&StoredCall> = drafts.iter().filter_map(|draft| draft.newest.as_ref()).collect();
    let mut inserted = write::insert(connection, &made)?.into_iter();
    let mut retired = Vec::new();
    let mut stored = Vec::new();
    for (call, draft) in open.into_iter().zip(drafts) {
        let is_inserted = draft.newest.is_some() && inserted.next() == Some(true);
        if is_inserted {
            retired.extend(draft.retired.iter().cloned());
            draft.settle(&mut results);
        } else {
            let is_certain = draft.newest.is_none();
            stored.push((call, is_certain));
        }
    }
    decide_stored(connection, stored, maker.now, &mut retired, &mut results)?;
    write::retire(connection, &retired.iter().collect::<Vec<_>>())?;
    Ok(results)
}

/// Decides the facts of calls that may be stored already; the flag of a call says that no insert was tried.
fn decide_stored(
    connection: &mut AnyConnection,
    open: Vec<(OpenCall<'_>, bool)>,
    now: Timestamp,
    retired: &mut Vec<StoredCall>,
    results: &mut [CallResult],
) -> Result<(), StoreError> {
    let keys: Vec<CallKey<'_>> = open.iter().map(|(call, _)| call.key()).collect();
    let stored = write::read_locked(connection, &keys)?;
    // The former versions decide only facts that differ from the newest version.
    let needed: Vec<CallKey<'_>> = open
        .iter()
        .filter(|(call, _)| {
            stored.get(&call.owned_key()).is_some_and(|newest| newest.version > 1 && call.changes(newest))
        })
        .map(|(call, _)| call.key())
        .collect();
    let former = facts_only(write::former(connection, &needed)?);
    let mut updated = Vec::new();
    for (call, is_certain) in &open {
        let key = call.owned_key();
        let newest = stored.get(&key);
        if newest.is_none() && !is_certain {
            continue;
        }
        let decision = call.decide(newest, former.get(&key).map_or(&[], Vec::as_slice), now);
        updated.extend(decision.changed().cloned());
        retired.extend(decision.retired.iter().cloned());
        decision.settle(results);
    }
    write::update(connection, &updated.iter().collect::<Vec<_>>())
}

fn facts_only(former: HashMap<OwnedCallKey, Vec<(i64, CallFacts)>>) -> HashMap<OwnedCallKey, Vec<CallFacts>> {
    former.into_iter().map(|(key, versions)| (key, versions.into_iter().map(|(_, facts)| facts).collect())).collect()
}

/// Groups the facts by call, in the order of (account, stored call SID), which is the order of the rows' keys.
fn by_call(items: Vec<Item<'_>>) -> Vec<OpenCall<'_>> {
    let mut keyed: Vec<(Vec<u8>, Item<'_>)> =
        items.into_iter().map(|item| (call_sid_column::encode(&item.report.call_sid), item)).collect();
    // A stable sort keeps the facts of one call in the order of arrival.
    keyed.sort_by(|(one_sid, one), (other_sid, other)| {
        (&one.report.account_id, one_sid).cmp(&(&other.report.account_id, other_sid))
    });
    let mut open: Vec<OpenCall<'_>> = Vec::with_capacity(keyed.len());
    for (call_sid, item) in keyed {
        let account_id = &item.report.account_id;
        match open.last_mut() {
            Some(last) if last.account_id == account_id && last.call_sid == call_sid => last.items.push(item),
            _ => open.push(OpenCall { account_id, call_sid, items: vec![item] }),
        }
    }
    open
}

/// The facts whose account exists and belongs to the client's scope. The results of the others are settled.
fn resolve<'a>(
    connection: &mut AnyConnection,
    submissions: &'a [CallSubmission],
    accounts: &mut AccountCache,
    results: &mut [CallResult],
) -> Result<Vec<Item<'a>>, StoreError> {
    let unknown: BTreeSet<&AccountId> = submissions
        .iter()
        .map(|submission| &submission.report.account_id)
        .filter(|account_id| !accounts.contains(account_id))
        .collect();
    let found: HashSet<AccountId> = statements::existing_accounts(connection, &unknown)?;
    let mut items = Vec::with_capacity(submissions.len());
    for (index, CallSubmission { report, accounts: scope, created_by }) in submissions.iter().enumerate() {
        let exists = accounts.contains(&report.account_id) || found.contains(&report.account_id);
        if exists && scope.contains(&report.account_id) {
            items.push(Item { index, report, created_by });
        } else {
            results[index] = Ok(CallOutcome::AccountNotFound);
        }
    }
    accounts.add(found);
    Ok(items)
}
