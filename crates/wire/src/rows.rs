//! The choice of the rows of an answer, for the formats that hold only rows (CSV, JSONL).

use std::slice;

use crate::value::{Object, Value};

/// The member with the status of the request, which is not data.
const STATUS_MEMBER: &str = "responseStatus";

/// The rows of an answer: the first list of an object; without a list, the first object; without either, the value itself.
/// An answer with nothing but a status, such as an error, has the status as the only row, because an empty file would hide the
/// error.
pub(crate) fn answer_rows(value: &Value) -> &[Value] {
    match value {
        Value::List(items) => items,
        Value::Object(object) => object_rows(object).unwrap_or(slice::from_ref(value)),
        scalar => slice::from_ref(scalar),
    }
}

fn object_rows(object: &Object) -> Option<&[Value]> {
    let content = || {
        let members = object.members().iter().filter(|(name, _)| !name.eq_ignore_ascii_case(STATUS_MEMBER));
        members.map(|(_, value)| value)
    };
    let list = content().find_map(|value| match value {
        Value::List(items) => Some(items.as_slice()),
        _ => None,
    });
    let first_object = || content().find(|value| matches!(value, Value::Object(_))).map(slice::from_ref);
    let status = || {
        let has_content = content().any(|value| *value != Value::Null);
        let status = object.get(STATUS_MEMBER).filter(|status| matches!(status, Value::Object(_)));
        status.filter(|_| !has_content).map(slice::from_ref)
    };
    list.or_else(first_object).or_else(status)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object<const N: usize>(members: [(&'static str, Value); N]) -> Value {
        Value::Object(members.into_iter().collect())
    }

    #[test]
    fn a_list_beats_an_object_beats_the_whole() {
        let item = object([("id", Value::Null)]);
        let list = Value::List(vec![item.clone()]);
        let whole = object([("a", Value::Null), ("b", Value::Bool(true))]);
        assert_eq!(answer_rows(&whole), slice::from_ref(&whole));
        let with_object = object([("a", Value::Null), ("b", item.clone())]);
        assert_eq!(answer_rows(&with_object), slice::from_ref(&item));
        let with_list = object([("b", whole.clone()), ("items", list.clone()), ("more", Value::List(vec![]))]);
        assert_eq!(answer_rows(&with_list), slice::from_ref(&item));
        assert_eq!(answer_rows(&list), slice::from_ref(&item));
    }

    #[test]
    fn a_status_is_the_row_only_where_there_is_nothing_else() {
        let status = object([("errorCode", Value::Bool(true)), ("errors", Value::List(vec![]))]);
        let error = object([("responseStatus", status.clone())]);
        assert_eq!(answer_rows(&error), slice::from_ref(&status));
        let answer = object([("responseStatus", status.clone()), ("id", Value::Bool(true))]);
        assert_eq!(answer_rows(&answer), slice::from_ref(&answer));
        let no_status = object([("responseStatus", Value::Null)]);
        assert_eq!(answer_rows(&no_status), slice::from_ref(&no_status));
    }
}
