#![doc = include_str!("../README.md")]
//!
//! # Layers
//!
//! `value`, `limits` and `read_error` are below the formats, `codec` and `format` join the formats, and `bind`, `records` and
//! `negotiate` are above them. HTTP and the meaning of a particular service's members never live here.

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
mod number;
mod query;
mod read_error;
mod records;
mod rows;
mod schema;
mod value;
mod xml;

pub use bind::{BindError, BindErrors, BindFault, Members, from_value, member_names};
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
