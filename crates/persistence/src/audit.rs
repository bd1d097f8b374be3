//! The audit trail: the actor, action, time and address of each change. Events are only added, in the transaction of the
//! change.
//!
//! The events of accounts are in `account_audit_events`, whose key begins with the account id, so that a change of an account
//! and its event are on one node of a distributed database. All other events are in `audit_events`, and so are the events of
//! accounts that earlier releases wrote. A list reads both tables and merges them by their ids.

use std::net::{IpAddr, Ipv6Addr};

use billables_domain::{AccountId, Subject, TimeId, Timestamp};
use diesel::prelude::*;

use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::schema::{account_audit_events, audit_events};
use crate::store::{Page, Store, one_more};

/// The actor, address and time of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditContext {
    /// The actor.
    pub by: Subject,
    /// The client's address; `None` for the command line and for the service itself.
    pub address: Option<IpAddr>,
    /// The time.
    pub at: Timestamp,
    /// The random bytes of the ids of this action's events.
    pub random: [u8; 8],
}

macro_rules! audit_actions {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// An action in the audit trail.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum AuditAction {
            $($(#[$doc])* $name,)*
        }

        impl AuditAction {
            /// Every action.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable name.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }
        }
    };
}

audit_actions! {
    /// A user signed in, and received tokens or a session.
    SignedIn,
    /// A sign-in failed: the password is wrong, or the user is unknown or disabled.
    SignInRefused,
    /// A client with the cookies of a sign-in ended it.
    SignedOut,
    /// A client exchanged a refresh token for an access token.
    TokenRefreshed,
    /// A client sent a refresh token that is unknown, ended or expired.
    RefreshRefused,
    /// A client used a refresh cookie after its successor, which ended the whole sign-in.
    RefreshReplayed,
    /// A token, or every token of a subject, was revoked.
    TokenRevoked,
    /// A client sent an API key that is unknown, revoked or expired.
    ApiKeyRefused,
    /// An API key was added.
    ApiKeyAdded,
    /// An API key was revoked.
    ApiKeyRevoked,
    /// The service added a verification key.
    KeyAdded,
    /// The service removed a verification key.
    KeyRemoved,
    /// The service changed its signing key.
    KeySigns,
    /// A billable was voided.
    BillableVoided,
    /// A billable was reinstated.
    BillableReinstated,
    /// An unreported call was dismissed.
    CallDismissed,
    /// A user was added.
    UserAdded,
    /// A user was disabled.
    UserDisabled,
    /// A disabled user was enabled.
    UserEnabled,
    /// The password of a user was changed.
    PasswordChanged,
    /// An account was created.
    AccountCreated,
    /// A customer was created.
    CustomerCreated,
    /// A session was created.
    SessionCreated,
    /// The name of an account was corrected.
    AccountRenamed,
    /// The name of a customer was corrected.
    CustomerRenamed,
    /// The currency of an account was changed.
    CurrencyChanged,
    /// The country of an account was changed.
    CountryChanged,
    /// The time zone of an account was changed.
    TimeZoneChanged,
    /// The billing settings of an account or a customer were changed.
    BillingSettingsChanged,
    /// The call rating of an account or a customer was changed.
    CallRatingChanged,
    /// The call rating of a customer was deleted, so that the customer inherits one.
    CallRatingDeleted,
    /// The last month of a customer's base costs was changed.
    EndMonthChanged,
}

/// An event of the audit trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEvent {
    /// The id. Ids sort by time.
    pub id: TimeId,
    /// The time.
    pub date_created: Timestamp,
    /// The actor.
    pub created_by: String,
    /// The client's address; `None` for the command line and for the service itself.
    pub address: Option<String>,
    /// The stable name of an [`AuditAction`]. A later release may have more actions.
    pub action: String,
    /// The object of the action.
    pub target: String,
    /// Further details.
    pub detail: String,
}

/// A filter for events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Only events at this time or later.
    pub from: Option<Timestamp>,
    /// Only events before this time.
    pub to: Option<Timestamp>,
    /// Only events of this actor, with exactly this name.
    pub by: Option<String>,
}

/// The query for the first events of a table after the event `after`: one more than the limit, in the order of ids.
macro_rules! first_events {
    ($table:ident, $filter:expr, $after:expr, $limit:expr) => {{
        let mut query = $table::table
            .select((
                $table::id,
                $table::date_created,
                $table::created_by,
                $table::address,
                $table::action,
                $table::target,
                $table::detail,
            ))
            .order($table::id.asc())
            .limit(one_more($limit))
            .into_boxed();
        if let Some(by) = &$filter.by {
            query = query.filter($table::created_by.eq(by.clone()));
        }
        if let Some(from) = $filter.from {
            query = query.filter($table::id.ge(first_id(from)));
        }
        if let Some(to) = $filter.to {
            query = query.filter($table::id.lt(first_id(to)));
        }
        if let Some(after) = $after {
            query = query.filter($table::id.gt(after.as_bytes().to_vec()));
        }
        query
    }};
}

impl Store {
    /// Records an action of no account that changes nothing else in the store.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn audit_insert(
        &self,
        context: &AuditContext,
        action: AuditAction,
        target: &str,
        detail: &str,
    ) -> Result<(), StoreError> {
        self.write(|connection| Ok(record(connection, context, action, target, detail)?))
    }

    /// Lists events after the event `after`, oldest first.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn audit_list(
        &self,
        filter: &AuditFilter,
        after: Option<TimeId>,
        limit: usize,
    ) -> Result<Page<AuditEvent>, StoreError> {
        let of_accounts = first_events!(account_audit_events, filter, after, limit);
        let others = first_events!(audit_events, filter, after, limit);
        // Two statements without a common snapshot could show an event and miss an earlier one of the other table. A statement
        // for each table, without UNION, lets a distributed database apply the limit on each node.
        let mut rows = self.snapshot(|connection| {
            let mut rows: Vec<AuditRow> = of_accounts.load(connection)?;
            rows.append(&mut others.load(connection)?);
            Ok::<_, StoreError>(rows)
        })?;
        rows.sort_by(|one, other| one.id.cmp(&other.id));
        let events: Result<Vec<_>, _> = rows.into_iter().map(AuditEvent::try_from).collect();
        Ok(Page::new(events?, limit))
    }

    /// Whether a user signed in from an IPv4 address, or from the network of an IPv6 address, at `from` or later.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn audit_has_sign_in(&self, user: &Subject, address: IpAddr, from: Timestamp) -> Result<bool, StoreError> {
        let found = audit_events::table
            .filter(audit_events::created_by.eq(user.as_str()))
            .filter(audit_events::id.ge(first_id(from)))
            // Both databases use the partial index of sign-ins only for a literal, not for a parameter.
            .filter(diesel::dsl::sql::<diesel::sql_types::Bool>("action = 'SignedIn'"))
            .filter(audit_events::network.eq(client_network(Some(address))));
        self.read(|connection| Ok(diesel::select(diesel::dsl::exists(found)).get_result(connection)?))
    }
}

/// The name of a client for rate limits: its IPv4 address, or the /64 network of its IPv6 address, because one client usually
/// has all addresses of such a network. Empty without an address.
pub fn client_network(address: Option<IpAddr>) -> String {
    match address {
        Some(IpAddr::V4(address)) => address.to_string(),
        Some(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        None => String::new(),
    }
}

/// The lowest possible id of an event at this time.
fn first_id(time: Timestamp) -> Vec<u8> {
    TimeId::first_at(time).as_bytes().to_vec()
}

/// Records an action of no account in the current transaction.
pub(crate) fn record(
    connection: &mut AnyConnection,
    context: &AuditContext,
    action: AuditAction,
    target: &str,
    detail: &str,
) -> QueryResult<()> {
    let network =
        (action == AuditAction::SignedIn && context.address.is_some()).then(|| client_network(context.address));
    diesel::insert_into(audit_events::table)
        .values((AuditRow::new(context, action, target, detail), audit_events::network.eq(network)))
        .execute(connection)?;
    Ok(())
}

/// Records an action on an account or on its data in the current transaction.
pub(crate) fn record_of_account(
    connection: &mut AnyConnection,
    context: &AuditContext,
    account_id: &AccountId,
    action: AuditAction,
    target: &str,
    detail: &str,
) -> QueryResult<()> {
    diesel::insert_into(account_audit_events::table)
        .values((
            account_audit_events::account_id.eq(account_id.as_str()),
            AuditRow::new(context, action, target, detail),
        ))
        .execute(connection)?;
    Ok(())
}

/// The columns that both tables of the trail have.
#[derive(Queryable, Insertable)]
#[diesel(table_name = audit_events)]
#[diesel(table_name = account_audit_events)]
struct AuditRow {
    /// Eight bytes are random, so that ids are unique across both tables, as the paging of the list requires.
    id: Vec<u8>,
    date_created: i64,
    created_by: String,
    address: Option<String>,
    action: String,
    target: String,
    detail: String,
}

impl AuditRow {
    fn new(context: &AuditContext, action: AuditAction, target: &str, detail: &str) -> Self {
        Self {
            id: TimeId::new(context.at, context.random).as_bytes().to_vec(),
            date_created: context.at.as_microseconds(),
            created_by: context.by.as_str().to_owned(),
            address: context.address.map(|address| address.to_string()),
            action: action.as_str().to_owned(),
            target: target.to_owned(),
            detail: detail.to_owned(),
        }
    }
}

impl TryFrom<AuditRow> for AuditEvent {
    type Error = StoreError;

    fn try_from(row: AuditRow) -> Result<Self, StoreError> {
        let id =
            <[u8; 16]>::try_from(row.id.as_slice()).map_err(|_| StoreError::damaged("the id of an audit event"))?;
        Ok(Self {
            id: TimeId::from_bytes(id),
            date_created: Timestamp::from_microseconds(row.date_created),
            created_by: row.created_by,
            address: row.address,
            action: row.action,
            target: row.target,
            detail: row.detail,
        })
    }
}
