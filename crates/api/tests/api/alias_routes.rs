//! The alias routes `/api/{Operation}`, `/{format}/reply/{Operation}` and `/{format}/oneway/{Operation}`, and request lists
//! at each of them.
//!
//! The tests of an operation's own route cover the operation. The tests here cover the way to the operation, on SQLite
//! alone if the database makes no difference.

mod bad_input;
mod clients;
mod every_operation;
mod index;
mod jsonp;
mod request_list;
mod single;

use billables_contract::XML_NAMESPACE;
use billables_test_support::TestDatabase;
use billables_wire::{Format, Object, Schema, Value};

use crate::world::World;

pub fn world() -> World {
    World::new(TestDatabase::sqlite())
}

/// A request of an operation, as a value that every format can write.
pub fn message(operation: &str, members: &[(String, String)]) -> Value {
    let mut object = Object::of_type(operation.to_owned());
    for (name, value) in members {
        object.push(name.clone(), Value::Text(value.clone()));
    }
    Value::Object(object)
}

pub fn schema() -> Schema {
    Schema::new(XML_NAMESPACE)
        .with_type("ListUsageRecords", "http://schemas.datacontract.org/2004/07/Voice.Api.Dashboard")
}

/// A report for a call in the account `demo`.
pub fn report(customer: &str, call_sid: &str) -> serde_json::Value {
    serde_json::json!({ "accountId": "demo", "customerId": customer, "callSid": call_sid })
}

/// The call SID with the given number.
pub fn call(number: usize) -> String {
    format!("CA{number:032x}")
}

pub fn content_type(format: Format) -> &'static str {
    format.media_type()
}
