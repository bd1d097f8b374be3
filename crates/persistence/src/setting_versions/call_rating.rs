//! Changes of call ratings, of an account and of its customers.

use billables_billing::{CallRatingChange, SettingContent};
use billables_domain::{AccountId, CustomerId, Fault, FaultCode, Member};

use super::change::Change;
use super::{Changed, SettingError};
use crate::audit::{AuditAction, AuditContext};
use crate::store::Store;

impl Store {
    /// Sets the call rating of an account, or of one of its customers, from a coming month: the given one, or the next month.
    /// Without a rating the function takes the customer's own away, so that the customer inherits one again.
    ///
    /// A call is rounded when it is rated, so a past month cannot get another rating.
    ///
    /// # Errors
    ///
    /// [`SettingError`] says which rule the change breaks. Nothing is changed then.
    pub fn call_rating_put(
        &self,
        account_id: &AccountId,
        customer_id: Option<&CustomerId>,
        put: &CallRatingChange,
        context: &AuditContext,
    ) -> Result<Changed<()>, SettingError> {
        self.write(|connection| {
            let mut change = Change::begin(self, connection, account_id, context)?;
            if let Some(customer_id) = customer_id {
                change.customer(customer_id)?;
            } else if put.rating.is_none() {
                let message =
                    "CustomerId is needed to delete a call rating: an account's own is changed and never deleted.";
                return Err(SettingError::Invalid(
                    Fault::new(Member::CUSTOMER_ID, FaultCode::NotEmpty, message).into(),
                ));
            }
            let month = change.coming_month(put.effective_month)?;
            let former = match customer_id {
                Some(customer_id) => change.book.customer_rating(customer_id, month),
                None => Some(change.book.account_rating(month)).filter(|(_, version)| *version > 0),
            };
            let is_repeated = former.is_none_or(|(_, version)| change.is_of_month(version, month));
            if former.map(|(rating, _)| rating) != put.rating || !is_repeated {
                change.add(customer_id, &SettingContent::CallRating(put.rating), Some(month))?;
                let action = match put.rating {
                    Some(_) => AuditAction::CallRatingChanged,
                    None => AuditAction::CallRatingDeleted,
                };
                let target = match customer_id {
                    Some(customer_id) => format!("{account_id}/{customer_id}"),
                    None => account_id.to_string(),
                };
                let detail = change.shown_version();
                change.record(action, &target, &detail)?;
            }
            Ok(Changed { value: (), book: change.finish()?, effective_month: Some(month) })
        })
    }
}
