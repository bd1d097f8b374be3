//! Answers of the published lists that are a bare array.

use actix_web::body::BoxBody;
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, Responder};
use billables_wire::Value;
use serde::Serialize;

use crate::format::{Format, SCHEMA, value_of};
use crate::request_list_notes::{ListItemAnswer, ListProgress};

/// An array of items. XML names the array after the type of the items, also without an item.
pub(crate) struct BareList<T> {
    item_type: &'static str,
    items: Vec<T>,
}

impl<T> BareList<T> {
    /// An array of items of a type with this name.
    pub(crate) fn new(item_type: &'static str, items: Vec<T>) -> Self {
        Self { item_type, items }
    }
}

impl<T: Serialize> Responder for BareList<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let items: Vec<Value> = self.items.iter().filter_map(value_of).collect();
        let mut answer = HttpResponse::Ok();
        if request.extensions().get::<ListProgress>().is_some() {
            // The request list writes all of its answers together.
            answer.extensions_mut().insert(ListItemAnswer(Value::List(items)));
            return answer.finish();
        }
        let format = Format::of(request).wire;
        answer.content_type(format.content_type()).body(format.write_list(&items, self.item_type, &SCHEMA))
    }
}
