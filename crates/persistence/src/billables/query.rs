//! The parts that queries of billables share.

use billables_domain::{BillableId, Status, Timestamp};
use diesel::prelude::*;

use crate::connection::MultiBackend;
use crate::schema::billables;

/// A query of billables for either database.
pub(super) type Query<'a> = billables::BoxedQuery<'a, MultiBackend>;

/// Only live or only voided billables, or both.
pub(super) fn with_status(query: Query<'_>, status: Option<Status>) -> Query<'_> {
    match status {
        None => query,
        Some(Status::Reported) => query.filter(billables::date_voided.is_null()),
        Some(Status::Voided) => query.filter(billables::date_voided.is_not_null()),
    }
}

/// Only billables created before a time. Ids sort by date, so a limit on dates is a limit on ids.
pub(super) fn created_before(query: Query<'_>, to: Option<Timestamp>) -> Query<'_> {
    match to {
        None => query,
        Some(to) => query.filter(billables::id.lt(BillableId::first_at(to).as_bytes().to_vec())),
    }
}
