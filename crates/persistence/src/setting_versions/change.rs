//! The transaction of a change of settings.

use std::sync::Arc;

use billables_billing::{AccountBook, Month, SettingContent, SettingVersion};
use billables_domain::{AccountId, Customer, CustomerId, Fault, FaultCode, Member};
use diesel::prelude::*;

use super::{EFFECTIVE_MONTH, SettingError};
use crate::audit::{self, AuditAction, AuditContext};
use crate::connection::AnyConnection;
use crate::directory::Missing;
use crate::error::{Cause, StoreError};
use crate::rating::lock::lock;
use crate::schema::{rating_locks, setting_versions};
use crate::store::Store;

/// A change of an account's settings under the account's lock. Versions are collected and written at the end.
pub(super) struct Change<'a> {
    pub(super) connection: &'a mut AnyConnection,
    pub(super) account_id: &'a AccountId,
    pub(super) context: &'a AuditContext,
    /// The book before the change.
    pub(super) before: Arc<AccountBook>,
    /// The book with the collected versions.
    pub(super) book: Arc<AccountBook>,
    /// The number of the account's last change before this one.
    number: i64,
    versions: Vec<SettingVersion>,
    has_new_name: bool,
    records: u64,
}

impl<'a> Change<'a> {
    /// Locks the account and reads its book.
    ///
    /// # Errors
    ///
    /// The account does not exist, or the store failed.
    pub(super) fn begin(
        store: &Store,
        connection: &'a mut AnyConnection,
        account_id: &'a AccountId,
        context: &'a AuditContext,
    ) -> Result<Self, SettingError> {
        if !crate::directory::account_exists(connection, account_id)? {
            return Err(SettingError::NotFound(Missing::Account));
        }
        let number = lock(connection, account_id)?;
        let before = store.book(connection, account_id)?.ok_or_else(|| StoreError::damaged("an account is gone"))?;
        Ok(Self {
            connection,
            account_id,
            context,
            book: Arc::clone(&before),
            before,
            number,
            versions: Vec::new(),
            has_new_name: false,
            records: 0,
        })
    }

    /// The month in which the change is made.
    pub(super) fn current_month(&self) -> Month {
        self.book.zones().month_of(self.context.at)
    }

    /// A customer of the account.
    pub(super) fn customer(&self, customer_id: &CustomerId) -> Result<Customer, SettingError> {
        self.book.customer(customer_id).cloned().ok_or(SettingError::NotFound(Missing::Customer))
    }

    /// The given month if it is a coming one, or else the next month.
    pub(super) fn coming_month(&self, given: Option<Month>) -> Result<Month, SettingError> {
        let current = self.current_month();
        match given {
            None => Ok(current.next()),
            Some(month) if month > current => Ok(month),
            Some(_) => Err(invalid(
                EFFECTIVE_MONTH,
                format!("EffectiveMonth is not a coming month. Send {} or a later month.", current.next()),
            )),
        }
    }

    /// Adds a version that counts from a month, or always.
    pub(super) fn add(
        &mut self,
        customer_id: Option<&CustomerId>,
        content: &SettingContent,
        effective_month: Option<Month>,
    ) -> Result<(), SettingError> {
        let version = SettingVersion {
            version: self.number + 1 + i64::try_from(self.versions.len()).unwrap_or(i64::MAX),
            customer_id: customer_id.cloned(),
            kind: content.kind(),
            effective_month,
            content: content.to_json(),
            created_by: self.context.by.clone(),
            date_created: self.context.at,
        };
        self.versions.push(version);
        let versions = self.before.versions().chain(&self.versions).cloned();
        let book = AccountBook::new(self.before.customers().cloned(), versions);
        self.book = Arc::new(book.map_err(|error| StoreError::Internal(Cause::new(error)))?);
        Ok(())
    }

    /// Whether a version counts from exactly this month. A repeated request then writes nothing, and yet a request writes a
    /// version that changes no amount: that version is a bound for later changes of an earlier month.
    pub(super) fn is_of_month(&self, version: i64, month: Month) -> bool {
        self.book.version(version).is_some_and(|version| version.effective_month == Some(month))
    }

    /// Records an action. The records of one change have ids of their own.
    pub(super) fn record(&mut self, action: AuditAction, target: &str, detail: &str) -> Result<(), SettingError> {
        let step = self.records.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let random = u64::from_be_bytes(self.context.random).wrapping_add(step).to_be_bytes();
        self.records += 1;
        let context = AuditContext { random, ..self.context.clone() };
        Ok(audit::record_of_account(self.connection, &context, self.account_id, action, target, detail)?)
    }

    /// Notes that a name has changed, which a book shows.
    pub(super) fn note_new_name(&mut self) {
        self.has_new_name = true;
    }

    /// The last added version and its month, for the audit trail.
    pub(super) fn shown_version(&self) -> String {
        let Some(version) = self.versions.last() else { return String::new() };
        match version.effective_month {
            Some(month) => format!("version {} from {month}", version.version),
            None => format!("version {}", version.version),
        }
    }

    /// Writes the versions and the number of the change, and returns the book with the change.
    pub(super) fn finish(self) -> Result<Arc<AccountBook>, SettingError> {
        let Self { connection, account_id, book, number, versions, has_new_name, .. } = self;
        let number = match versions.last() {
            Some(version) => version.version,
            None if has_new_name => number + 1,
            None => return Ok(book),
        };
        for version in &versions {
            diesel::insert_into(setting_versions::table)
                .values((
                    setting_versions::account_id.eq(account_id.as_str()),
                    setting_versions::version.eq(version.version),
                    setting_versions::customer_id.eq(version.customer_id.as_ref().map(CustomerId::as_str)),
                    setting_versions::kind.eq(version.kind.as_str()),
                    setting_versions::effective_month.eq(version.effective_month.map_or(0, Month::number)),
                    setting_versions::content.eq(version.content.as_deref()),
                    setting_versions::created_by.eq(version.created_by.as_str()),
                    setting_versions::date_created.eq(version.date_created.as_microseconds()),
                ))
                .execute(connection)?;
        }
        diesel::update(rating_locks::table.find(account_id.as_str()))
            .set(rating_locks::settings_version.eq(number))
            .execute(connection)?;
        Ok(book)
    }
}

/// The fault of one member.
pub(super) fn invalid(member: Member, message: impl Into<String>) -> SettingError {
    SettingError::Invalid(Fault::new(member, FaultCode::InvalidValue, message).into())
}
