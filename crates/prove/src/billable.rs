//! One form of a billable for answers, lists, exports and rows, so that they can be compared.

use serde_json::Value;

use crate::fixture::Call;

/// A billable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Billable {
    /// The id, a UUID in hyphenated form.
    pub(crate) id: String,
    pub(crate) account_id: String,
    pub(crate) customer_id: String,
    pub(crate) session_id: Option<String>,
    pub(crate) call_sid: String,
    /// Microseconds since 1970.
    pub(crate) date_created: i64,
    pub(crate) created_by: String,
    /// The void, if the billable is voided.
    pub(crate) void: Option<Void>,
}

/// The void of a billable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Void {
    /// Microseconds since 1970.
    pub(crate) date: i64,
    pub(crate) by: String,
    pub(crate) reason: String,
}

impl Billable {
    /// Reads a JSON object; `None` if a member is missing, or if two members contradict each other.
    pub(crate) fn read(value: &Value) -> Option<Self> {
        let text = |name: &str| value[name].as_str().map(str::to_owned);
        let void = match text("status")?.as_str() {
            "Reported" if text("dateVoided").is_none() && text("voidedBy").is_none() => None,
            "Voided" => {
                Some(Void { date: date(value, "dateVoided")?, by: text("voidedBy")?, reason: text("voidReason")? })
            }
            _ => return None,
        };
        Some(Self {
            id: text("id")?,
            account_id: text("accountId")?,
            customer_id: text("customerId")?,
            session_id: text("sessionId"),
            call_sid: text("callSid")?,
            date_created: date(value, "dateCreated")?,
            created_by: text("createdBy")?,
            void,
        })
    }

    /// The call that is billed; `None` for a call that is not of the run.
    pub(crate) fn call(&self) -> Option<Call> {
        Call::of(&self.account_id, &self.call_sid)
    }

    /// Whether two billables are equal apart from their voids.
    pub(crate) fn is_same_report(&self, other: &Self) -> bool {
        Self { void: None, ..self.clone() } == Self { void: None, ..other.clone() }
    }
}

fn date(value: &Value, name: &str) -> Option<i64> {
    Some(value[name].as_str()?.parse::<jiff::Timestamp>().ok()?.as_microsecond())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Billable;

    #[test]
    fn a_billable_is_read_with_its_void_and_not_at_all_when_it_contradicts_itself() {
        let mut value = json!({
            "id": "0", "accountId": "alpha", "customerId": "acme", "callSid": "CA0", "status": "Reported",
            "dateCreated": "2026-01-01T00:00:00.000001Z", "createdBy": "me",
        });
        let live = Billable::read(&value).unwrap();
        assert_eq!((live.date_created % 1_000_000, &live.void), (1, &None));
        value["status"] = "Voided".into();
        assert_eq!(Billable::read(&value), None);
        value["dateVoided"] = "2026-01-01T00:00:01Z".into();
        value["voidedBy"] = "you".into();
        value["voidReason"] = "mistake".into();
        let voided = Billable::read(&value).unwrap();
        assert!(voided.void.is_some() && voided.is_same_report(&live));
    }
}
