//! The fixture of every run: accounts, customers, sessions, callers and calls.

/// The accounts.
pub(crate) const ACCOUNTS: [&str; 2] = ["alpha", "beta"];

/// The customers of each account.
pub(crate) const CUSTOMERS: [&str; 3] = ["acme", "globex", "initech"];

/// The number of sessions of each account. Session n belongs to customer n modulo the number of customers.
pub(crate) const SESSIONS: u8 = 30;

/// The callers with the role Reporter.
pub(crate) const REPORTERS: [&str; 3] = ["reporter-0", "reporter-1", "reporter-2"];

/// The caller with the role Manager, who voids and reads.
pub(crate) const MANAGER: &str = "manager";

/// The caller with the role Carrier, who reports facts of calls.
pub(crate) const CARRIER: &str = "carrier";

/// The price of a minute in units of 0.0001, and the free minutes of a month, in every account of a run. Calls are rounded
/// to whole minutes.
pub(crate) const UNIT_COST_TEN_THOUSANDTHS: i64 = 85;
/// See [`UNIT_COST_TEN_THOUSANDTHS`].
pub(crate) const ALLOWANCE_MINUTES: i64 = 25;

/// A call of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Call {
    /// The index of the account.
    pub(crate) account: u8,
    /// The number of the call.
    pub(crate) number: u64,
}

impl Call {
    /// The account's id.
    pub(crate) fn account_id(self) -> &'static str {
        ACCOUNTS[usize::from(self.account) % ACCOUNTS.len()]
    }

    /// The call SID: of Twilio's form, or sometimes a UUID.
    pub(crate) fn sid(self) -> String {
        // The digits are spread over the whole key, as those of real SIDs are.
        let high = self.number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let hex = format!("{high:016x}{:016x}", self.number);
        if self.number % 8 == 7 {
            format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
        } else {
            format!("CA{hex}")
        }
    }

    /// The call of an answer or a row; `None` for a call that is not of the run.
    pub(crate) fn of(account_id: &str, sid: &str) -> Option<Self> {
        let account = ACCOUNTS.iter().position(|account| *account == account_id)?;
        let hex: String = sid.strip_prefix("CA").unwrap_or(sid).chars().filter(|character| *character != '-').collect();
        let number = u64::from_str_radix(hex.get(16..)?, 16).ok()?;
        let call = Self { account: u8::try_from(account).ok()?, number };
        (call.sid() == sid).then_some(call)
    }
}

/// A report about a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Report {
    /// The index of the customer: the one named, or the session's.
    pub(crate) customer: u8,
    /// The session, if the report names one instead of the customer.
    pub(crate) session: Option<u8>,
    /// The index of the reporter.
    pub(crate) reporter: u8,
}

impl Report {
    /// A report that names a customer.
    pub(crate) fn by_customer(customer: u8, reporter: u8) -> Self {
        Self { customer, session: None, reporter }
    }

    /// A report that names a session.
    pub(crate) fn by_session(session: u8, reporter: u8) -> Self {
        Self { customer: customer_of(session), session: Some(session), reporter }
    }

    /// The customer's id.
    pub(crate) fn customer_id(self) -> &'static str {
        CUSTOMERS[usize::from(self.customer) % CUSTOMERS.len()]
    }

    /// The session's id.
    pub(crate) fn session_id(self) -> Option<String> {
        self.session.map(session_id)
    }

    /// The reporter's name.
    pub(crate) fn reporter_name(self) -> &'static str {
        REPORTERS[usize::from(self.reporter) % REPORTERS.len()]
    }

    /// The body of the request.
    pub(crate) fn body(self, call: Call) -> String {
        let (account, sid) = (call.account_id(), call.sid());
        match self.session_id() {
            Some(session) => format!(r#"{{"accountId":"{account}","sessionId":"{session}","callSid":"{sid}"}}"#),
            None => {
                format!(r#"{{"accountId":"{account}","customerId":"{}","callSid":"{sid}"}}"#, self.customer_id())
            }
        }
    }
}

/// The id of a session.
pub(crate) fn session_id(session: u8) -> String {
    format!("session-{session}")
}

/// The index of a session's customer.
pub(crate) fn customer_of(session: u8) -> u8 {
    session % 3
}

#[cfg(test)]
mod tests {
    use super::Call;

    #[test]
    fn a_call_is_found_again_by_its_spelling() {
        for number in [0, 7, 8, 15, 1 << 40, u64::MAX] {
            let call = Call { account: 1, number };
            assert_eq!(Call::of("beta", &call.sid()), Some(call));
        }
        assert_eq!(Call::of("beta", "CA00000000000000000000000000000001"), None);
        assert_eq!(Call::of("gamma", &Call { account: 0, number: 1 }.sid()), None);
    }
}
