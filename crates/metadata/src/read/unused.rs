//! Documents without operations: the bodies of the webhooks and the schemas under `components` are their only contents.

use serde_json::Value;

use super::error::DocumentError;
use super::facts::Kind;
use super::members::{member, object, text};
use super::pointer::Pointer;
use super::reader::Reader;
use super::references::follow;
use crate::model::Verb;

impl<'a> Reader<'a> {
    /// Reads the schemas that no operation leads to.
    pub(super) fn read_without_operations(&mut self) -> Result<(), DocumentError> {
        self.read_webhooks()?;
        let place = Pointer::root().child("components").child("schemas");
        let schemas = self.root.pointer("/components/schemas").and_then(Value::as_object);
        for (name, schema) in schemas.into_iter().flatten() {
            let (schema, at) = follow(&self.source, schema, &place.child(name))?;
            if self.named_kind_of(schema, &at, 0)? != Kind::Plain {
                self.register(&at.last(), schema, &at)?;
            }
        }
        Ok(())
    }

    fn read_webhooks(&mut self) -> Result<(), DocumentError> {
        let place = Pointer::root().child("webhooks");
        let Some(webhooks) = member(self.root, "webhooks") else { return Ok(()) };
        for (name, item) in object(webhooks, &place)? {
            let (item, item_at) = follow(&self.source, item, &place.child(name))?;
            for (word, operation) in object(item, &item_at)? {
                if !Verb::ALL.into_iter().any(|verb| verb.name().eq_ignore_ascii_case(word)) {
                    continue;
                }
                let at = item_at.child(word);
                let name = text(operation, "operationId", &at)?.unwrap_or_else(|| name.clone());
                if let Some(body) = self.request_content(operation, &at)? {
                    self.use_of(body.schema, &body.at, &name, 0)?;
                }
            }
        }
        Ok(())
    }
}
