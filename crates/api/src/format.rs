//! The format of an answer, and DTOs written in a format.

use std::sync::LazyLock;

use actix_web::HttpMessage as _;
use actix_web::HttpRequest;
use billables_contract::{DASHBOARD_TYPES, DASHBOARD_XML_NAMESPACE, ERROR_TYPES, ERROR_XML_NAMESPACE, XML_NAMESPACE};
use billables_wire::{self as wire, Schema};
use serde::Serialize;

/// The XML namespace of each DTO.
pub(crate) static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let errors = ERROR_TYPES.map(|name| (name, ERROR_XML_NAMESPACE));
    let dashboard = DASHBOARD_TYPES.map(|name| (name, DASHBOARD_XML_NAMESPACE));
    let types = errors.into_iter().chain(dashboard);
    types.fold(Schema::new(XML_NAMESPACE), |schema, (name, namespace)| schema.with_type(name, namespace))
});

/// The format of an answer. The middleware chooses the format before any other step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Format {
    pub(crate) wire: wire::Format,
    /// Whether errors are written as RFC 9457 defines.
    pub(crate) problem: bool,
}

impl Format {
    pub(crate) const DEFAULT: Self = Self { wire: wire::Format::Json, problem: false };

    /// The format of a request, or the default if the middleware has not seen the request.
    pub(crate) fn of(request: &HttpRequest) -> Self {
        request.extensions().get::<Self>().copied().unwrap_or(Self::DEFAULT)
    }

    /// Content type and body of a DTO.
    pub(crate) fn write(self, dto: &impl Serialize) -> (&'static str, Vec<u8>) {
        (self.wire.content_type(), write(self.wire, dto))
    }
}

/// A DTO as JSON.
pub(crate) fn json(dto: &impl Serialize) -> Vec<u8> {
    write(wire::Format::Json, dto)
}

fn write(format: wire::Format, dto: &impl Serialize) -> Vec<u8> {
    value_of(dto).map(|value| format.write(&value, &SCHEMA)).unwrap_or_default()
}

/// A DTO as a value. Every DTO of the contract consists of structs, texts, numbers and lists, which every format can write.
pub(crate) fn value_of(dto: &impl Serialize) -> Option<wire::Value> {
    match wire::to_value(dto) {
        Ok(value) => Some(value),
        Err(error) => {
            tracing::error!(%error, "an answer could not be written");
            None
        }
    }
}
