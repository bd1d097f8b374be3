//! Wire formats: bytes in, values out, and back.
//!
//! A body in any [`Format`] becomes a [`Value`], a small tree that no format owns; a value becomes any serde type, and
//! the way back is the same. So every format, and the query string too, is bound by one set of rules:
//!
//! - Names of members are compared without regard to ASCII case; members that the type does not have are ignored.
//! - A member that is given twice in one body is an error that names it. A member that is given in several places
//!   (path, query, body: [`Members`]) must have the same value in all of them.
//! - Text is taken from numbers and booleans as they are written; numbers and booleans are also read from text.
//! - `null` means absent. An empty text is absent for a number, a boolean and an enum, and stays an empty text for a text.
//! - Where the type wants a list or an object, a text of a query, a form or a cell of CSV is read as one: `[a,b]`, `a,b`,
//!   `{a:b}`. A name that a query or a form repeats is a list there, and an error where one value is wanted.
//!
//! | format | source of its rules | what it cannot say |
//! | --- | --- | --- |
//! | JSON | RFC 8259 | |
//! | XML | .NET's data contracts | most control characters, which are written as U+FFFD |
//! | JSV | as ServiceStack.Text writes and reads it | a list whose only item is null (it comes back empty) |
//! | CSV | RFC 4180; nested values in JSV | as JSV; a row of one cell that is null (it comes back as an empty text); the headers of a list without items |
//! | JSONL | a JSON object in each line | |
//! | form, read only | the URL standard of WHATWG; RFC 7578 for several parts | whether a text is a number, a list or just that |
//!
//! All are UTF-8, with or without a byte order mark. What is nested more than [`MAX_DEPTH`] levels, or holds more than
//! [`MAX_VALUES`] values, is refused, so that a body of some megabytes takes no more than a bounded amount of memory.
//! The caller bounds the bytes. A body of any length is read in pieces, by a [`RecordReader`], which holds one record at a time.
//!
//! What lives here: formats, binding, and choosing a format. What never does: HTTP itself, DTOs, and what a
//! particular service means by its members.
//!
//! # Example
//!
//! ```
//! use billables_wire::{Format, Members, Schema, parse_query, to_value};
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Debug, PartialEq, Deserialize, Serialize)]
//! #[serde(rename_all = "camelCase")]
//! struct Greeting {
//!     first_name: Option<String>,
//!     times: Option<u32>,
//! }
//!
//! let schema = Schema::new("http://example.org/greetings");
//! let body = Format::Json.read(br#"{"FirstName":"Ada"}"#, "Greeting", &schema)?;
//! let greeting: Greeting = Members::of_body(body).with_query(parse_query("times=2")?).bind()?;
//! assert_eq!(greeting, Greeting { first_name: Some("Ada".into()), times: Some(2) });
//!
//! let answer = Format::Xml.write(&to_value(&greeting)?, &schema);
//! assert_eq!(
//!     String::from_utf8(answer)?,
//!     concat!(
//!         r#"<Greeting xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://example.org/greetings">"#,
//!         "<FirstName>Ada</FirstName><Times>2</Times></Greeting>",
//!     )
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bind;
mod body_format;
mod budget;
mod codec;
mod csv;
mod encode;
mod form;
mod format;
mod json;
mod jsonl;
mod jsonp;
mod jsv;
mod limits;
mod list_writer;
mod media_type;
mod nearest;
mod negotiate;
mod query;
mod read_error;
mod records;
mod rows;
mod schema;
mod value;
mod xml;

pub use bind::{BindError, BindErrors, Members, from_value, member_names};
pub use body_format::BodyFormat;
pub use csv::{Delimiter, DelimiterError, write_cell as write_csv_cell, write_cell_between as write_csv_cell_between};
pub use encode::{EncodeError, to_value};
pub use format::{Format, MediaTypeError};
pub use json::write_string as write_json_string;
pub use jsonp::{JSONP_CONTENT_TYPE, is_callback_name, jsonp};
pub use limits::{MAX_DEPTH, MAX_FORM_MEMBERS, MAX_VALUES};
pub use list_writer::ListWriter;
pub use nearest::nearest;
pub use negotiate::{AnswerPreferences, answer_format, jsonp_callback, problem_json_wanted, split_suffix};
pub use query::{MAX_QUERY_BYTES, MAX_QUERY_PAIRS, Pair, QueryError, parse_query};
pub use read_error::{ReadError, ReadListError};
pub use records::{
    HeaderRule, Position, Record, RecordError, RecordFormat, RecordReader, describe_headers, likely_delimiter,
    respelled,
};
pub use schema::{Schema, dotnet_name};
pub use value::{Name, Number, Object, Value};
