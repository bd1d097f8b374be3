//! The rules of a billable, and nothing else.
//!
//! A *billable* says: this call is billed to this customer of this account. This crate holds the ids, the rules that a
//! report of a call must meet, the decision what a report means beside what is stored already, and a billable's life
//! (reported, voided, reinstated). It knows no SQL, no HTTP, no clock, no randomness and no async: times and random
//! bits are handed in.
//!
//! # Use
//!
//! ```
//! use billables_domain::{CallSidMode, NewBillable, Report};
//!
//! // A report arrives as four optional texts. Parsing finds every fault at once ...
//! let empty = NewBillable::default();
//! let faults = empty.parse(CallSidMode::Standard).unwrap_err();
//! let members: Vec<_> = faults.iter().map(|fault| fault.member.pascal_case()).collect();
//! assert_eq!(members, ["AccountId", "CustomerId", "SessionId", "CallSid"]);
//!
//! // ... or gives a value that cannot hold a bad report.
//! let report = NewBillable {
//!     account_id: Some("demo".into()),
//!     customer_id: Some("acme".into()),
//!     call_sid: Some("CA0123456789ABCDEF0123456789abcdef".into()),
//!     ..NewBillable::default()
//! }
//! .parse(CallSidMode::Standard)?;
//! let Report::ByCustomer(resolved) = report else { panic!("no session was named") };
//! assert_eq!(resolved.call_sid.as_str(), "CA0123456789abcdef0123456789abcdef");
//!
//! // Stored billables of the same account and call decide the outcome; here there are none, so the report makes one.
//! assert_eq!(resolved.decide(&[]), None);
//! # Ok::<(), billables_domain::Faults>(())
//! ```

mod billable;
mod call_sid;
mod directory;
mod fault;
mod id;
mod life;
mod outcome;
mod report;
mod scope;
#[cfg(test)]
mod testing;
mod text;
mod time_id;
mod timestamp;

pub use billable::{Attribution, Billable, Status, Void};
pub use call_sid::{CallSid, CallSidError, CallSidMode};
pub use directory::{Account, Customer, NewAccount, NewCustomer, NewSession, Session};
pub use fault::{Fault, FaultCode, Faults, Findings, Member};
pub use id::{AccountId, CustomerId, ID_LENGTH_MAX, IdError, RESERVED_SUFFIXES, SessionId};
pub use life::{BillableEvent, Change, EventAction, ReinstateConflict};
pub use outcome::Outcome;
pub use report::{NewBillable, Report, ResolvedReport, SessionReport};
pub use scope::{AccountScope, BillableScope, CustomerKey};
pub use text::{NAME_LENGTH_MAX, Name, REASON_LENGTH_MAX, Reason, SUBJECT_LENGTH_MAX, Subject, TextError};
pub use time_id::{BillableId, TimeId};
pub use timestamp::{Timestamp, TimestampError};
