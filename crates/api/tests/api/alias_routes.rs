//! The doors: `/api/{Operation}`, `/{format}/reply/{Operation}`, `/{format}/oneway/{Operation}`, and lists at each of them.
//!
//! What an operation does is tested at its own route. Here it is tested that every door leads to it, on SQLite alone
//! where the database makes no difference.

mod bad_input;
mod batch;
mod clients;
mod every_operation;
mod index;
mod jsonp;
mod single;

use billables_contract::XML_NAMESPACE;
use billables_test_support::TestDatabase;
use billables_wire::{Format, Object, Schema, Value};

use crate::world::World;

pub fn world() -> World {
    World::new(TestDatabase::sqlite())
}

/// A request of an operation with these members, as a value that any format writes.
pub fn message(operation: &str, members: &[(String, String)]) -> Value {
    let mut object = Object::of_type(operation.to_owned());
    for (name, value) in members {
        object.push(name.clone(), Value::Text(value.clone()));
    }
    Value::Object(object)
}

pub fn schema() -> Schema {
    Schema::new(XML_NAMESPACE)
}

/// A report of a call of the account `demo`.
pub fn report(customer: &str, call_sid: &str) -> serde_json::Value {
    serde_json::json!({ "accountId": "demo", "customerId": customer, "callSid": call_sid })
}

/// The call SID of this number.
pub fn call(number: usize) -> String {
    format!("CA{number:032x}")
}

pub fn content_type(format: Format) -> &'static str {
    format.media_type()
}
