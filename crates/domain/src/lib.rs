#![doc = include_str!("../README.md")]

mod billable;
mod call_sid;
mod directory;
mod fault;
mod filter;
mod id;
mod life;
mod outcome;
mod parse;
mod report;
mod scope;
#[cfg(test)]
mod testing;
mod text;
mod time_id;
mod timestamp;

pub use billable::{Attribution, Billable, Status, Void};
pub use call_sid::{CallSid, CallSidError, CallSidMode, CallSidRule};
pub use directory::{Account, Customer, NewAccount, NewCustomer, NewSession, Session};
pub use fault::{Fault, FaultCode, Faults, Findings, Member};
pub use filter::BillableFilter;
pub use id::{AccountId, CustomerId, ID_LENGTH_MAX, IdError, IdRule, RESERVED_SUFFIXES, SessionId};
pub use life::{BillableEvent, Change, EventAction, ReinstateConflict};
pub use outcome::Outcome;
pub use parse::{FormError, FormRule, ParseError, Rule};
pub use report::{NewBillable, Report, ResolvedReport, SessionReport};
pub use scope::{AccountScope, BillableScope, CustomerKey};
pub use text::{
    NAME_LENGTH_MAX, Name, REASON_LENGTH_MAX, Reason, SUBJECT_LENGTH_MAX, Subject, TextError, TextRule, is_control,
};
pub use time_id::{BillableId, TimeId};
pub use timestamp::Timestamp;
