//! The audit trail: who did what, when, and from where. Only ever added to, in the transaction of what was done.

use std::net::{IpAddr, Ipv6Addr};

use billables_domain::{Subject, TimeId, Timestamp};
use diesel::prelude::*;

use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::schema::audit_events;
use crate::store::{Page, Store, one_more};

/// Somebody's doing something at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditContext {
    /// Who.
    pub by: Subject,
    /// The client's address; none for the command line and for the service itself.
    pub address: Option<IpAddr>,
    /// When.
    pub at: Timestamp,
    /// What makes the ids of its records one of a kind.
    pub random: [u8; 8],
}

macro_rules! audit_actions {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What was done.
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
    /// A user proved who it is, and was given tokens or a session.
    SignedIn,
    /// Somebody gave a password that is wrong, or a user that is unknown or disabled.
    SignInRefused,
    /// A user, or whoever had its cookies, ended a sign-in.
    SignedOut,
    /// A refresh token was turned into an access token.
    TokenRefreshed,
    /// A refresh token that is unknown, ended or expired was sent.
    RefreshRefused,
    /// A refresh cookie was used after its successor: all of its sign-in is ended.
    RefreshReplayed,
    /// A token, or all of a subject's, was revoked.
    TokenRevoked,
    /// An API key was sent that is unknown, revoked or expired.
    ApiKeyRefused,
    /// An API key was made.
    ApiKeyAdded,
    /// An API key was revoked.
    ApiKeyRevoked,
    /// The service took a verification key into use.
    KeyAdded,
    /// The service dropped a verification key.
    KeyRemoved,
    /// The service signs with another key.
    KeySigns,
    /// A billable was voided.
    BillableVoided,
    /// A billable was reinstated.
    BillableReinstated,
    /// A user was added.
    UserAdded,
    /// A user was disabled.
    UserDisabled,
    /// A user was let in again.
    UserEnabled,
    /// A user was given another password.
    PasswordChanged,
    /// An account was created.
    AccountCreated,
    /// A customer was created.
    CustomerCreated,
    /// A session was created.
    SessionCreated,
}

/// A row of the audit trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEvent {
    /// Where it stands in the trail: ids sort by time.
    pub id: TimeId,
    /// When.
    pub date_created: Timestamp,
    /// Who.
    pub created_by: String,
    /// The client's address; none for the command line and for the service itself.
    pub address: Option<String>,
    /// The stable name of an [`AuditAction`]; a later release may know more of them.
    pub action: String,
    /// What it was done to.
    pub target: String,
    /// What else is worth knowing.
    pub detail: String,
}

/// Which events are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Not before.
    pub from: Option<Timestamp>,
    /// Before.
    pub to: Option<Timestamp>,
    /// By this person alone, exactly as the trail names it.
    pub by: Option<String>,
}

impl Store {
    /// Writes down something that changes nothing else in the store.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn audit_insert(
        &self,
        context: &AuditContext,
        action: AuditAction,
        target: &str,
        detail: &str,
    ) -> Result<(), StoreError> {
        self.write(|connection| Ok(record(connection, context, action, target, detail)?))
    }

    /// Events, the oldest first, beginning behind `after`.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn audit_list(
        &self,
        filter: &AuditFilter,
        after: Option<TimeId>,
        limit: usize,
    ) -> Result<Page<AuditEvent>, StoreError> {
        let mut query = audit_events::table.order(audit_events::id.asc()).limit(one_more(limit)).into_boxed();
        if let Some(by) = &filter.by {
            query = query.filter(audit_events::created_by.eq(by.clone()));
        }
        if let Some(from) = filter.from {
            query = query.filter(audit_events::id.ge(first_id(from)));
        }
        if let Some(to) = filter.to {
            query = query.filter(audit_events::id.lt(first_id(to)));
        }
        if let Some(after) = after {
            query = query.filter(audit_events::id.gt(after.as_bytes().to_vec()));
        }
        let rows: Vec<AuditRow> = self.read(|connection| Ok::<_, StoreError>(query.load(connection)?))?;
        let events: Result<Vec<_>, _> = rows.into_iter().map(AuditEvent::try_from).collect();
        Ok(Page::new(events?, limit))
    }

    /// Whether a user signed in from an address, or from the network of an IPv6 one, not before `from`.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn audit_has_sign_in(&self, user: &Subject, address: IpAddr, from: Timestamp) -> Result<bool, StoreError> {
        let found = audit_events::table
            .filter(audit_events::created_by.eq(user.as_str()))
            .filter(audit_events::id.ge(first_id(from)))
            // As a literal: only so do both databases use the index of sign-ins.
            .filter(diesel::dsl::sql::<diesel::sql_types::Bool>("action = 'SignedIn'"))
            .filter(audit_events::network.eq(client_network(Some(address))));
        self.read(|connection| Ok(diesel::select(diesel::dsl::exists(found)).get_result(connection)?))
    }
}

/// What counts as one client: an IPv4 address, or the network of an IPv6 one, since whoever has one address of it has
/// all 2^64. Without an address it is the empty text.
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

/// The lowest id that an event of a moment can have.
fn first_id(time: Timestamp) -> Vec<u8> {
    TimeId::first_at(time).as_bytes().to_vec()
}

/// Writes down what is done in the transaction under way.
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
        .values((
            audit_events::id.eq(TimeId::new(context.at, context.random).as_bytes().to_vec()),
            audit_events::date_created.eq(context.at.as_microseconds()),
            audit_events::created_by.eq(context.by.as_str()),
            audit_events::address.eq(context.address.map(|address| address.to_string())),
            audit_events::network.eq(network),
            audit_events::action.eq(action.as_str()),
            audit_events::target.eq(target),
            audit_events::detail.eq(detail),
        ))
        .execute(connection)?;
    Ok(())
}

#[derive(Queryable)]
struct AuditRow {
    id: Vec<u8>,
    date_created: i64,
    created_by: String,
    address: Option<String>,
    _network: Option<String>,
    action: String,
    target: String,
    detail: String,
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
