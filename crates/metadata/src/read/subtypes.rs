//! Subtypes: the types that a discriminator distinguishes in place of their base. The mapping of the discriminator or
//! their own `allOf` can be the only reference between the two.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::error::DocumentError;
use super::members::{items, member};
use super::pointer::Pointer;
use super::reader::Reader;
use super::references::{follow, look_up};
use crate::model::TypeRef;

/// The schemas under `components` that extend each schema, by the place of the base.
type Heirs<'a> = HashMap<Pointer, Vec<(&'a Value, Pointer)>>;

impl<'a> Reader<'a> {
    /// Reads the subtypes of every type with a discriminator, and the subtypes of these.
    pub(super) fn read_subtypes(&mut self) -> Result<(), DocumentError> {
        let heirs = self.heirs();
        let mut done: HashSet<Pointer> = HashSet::new();
        loop {
            // A subtype can use types with discriminators.
            let mut found: Vec<Pointer> = self.names.keys().filter(|at| !done.contains(*at)).cloned().collect();
            found.sort_by(|one, other| one.as_str().cmp(other.as_str()));
            done.extend(found.iter().cloned());
            let found: Vec<(&'a Value, Pointer)> = found
                .into_iter()
                .filter_map(|at| look_up(&self.source, at.as_str(), &at).ok().map(|(schema, _)| (schema, at)))
                .filter(|(schema, _)| discriminator(schema).is_some())
                .collect();
            if found.is_empty() {
                return Ok(());
            }
            for (schema, at) in found {
                self.read_mapping(schema, &at)?;
                self.read_heirs(&at, &heirs)?;
            }
            self.read_queue()?;
        }
    }

    fn heirs(&self) -> Heirs<'a> {
        let mut heirs = Heirs::new();
        let place = Pointer::root().child("components").child("schemas");
        let schemas = self.root.pointer("/components/schemas").and_then(Value::as_object);
        for (name, schema) in schemas.into_iter().flatten() {
            let at = place.child(name);
            // An error in an `allOf` is reported when the schema is read.
            for base in self.bases_of(schema, &at).unwrap_or_default() {
                heirs.entry(base).or_default().push((schema, at.clone()));
            }
        }
        heirs
    }

    /// Reads the schemas that extend the schema at `at`, directly or through other schemas.
    fn read_heirs(&mut self, at: &Pointer, heirs: &Heirs<'a>) -> Result<(), DocumentError> {
        let mut seen = HashSet::from([at.clone()]);
        let mut waiting = vec![at.clone()];
        while let Some(base) = waiting.pop() {
            for (schema, heir) in heirs.get(&base).into_iter().flatten() {
                if seen.insert(heir.clone()) {
                    self.add_subtype(at, schema, heir)?;
                    waiting.push(heir.clone());
                }
            }
        }
        Ok(())
    }

    /// Reads the schemas that the mapping of the discriminator in `schema` names.
    fn read_mapping(&mut self, schema: &'a Value, at: &Pointer) -> Result<(), DocumentError> {
        let mapping = discriminator(schema).and_then(|found| found.get("mapping")).and_then(Value::as_object);
        for (value, target) in mapping.into_iter().flatten() {
            let found = target.as_str().and_then(|target| self.mapped(target, at));
            match found {
                Some((schema, target_at)) => self.add_subtype(at, schema, &target_at)?,
                None => {
                    let note = format!("`{value}` means {target}, which is not in the document");
                    self.note(at, note);
                }
            }
        }
        Ok(())
    }

    /// The schema that a mapping names with `target`, which is the name of a schema or a reference.
    fn mapped(&self, target: &str, at: &Pointer) -> Option<(&'a Value, Pointer)> {
        let named = Pointer::root().child("components").child("schemas").child(target);
        let by_name = look_up(&self.source, named.as_str(), at);
        let (schema, schema_at) = by_name.or_else(|_| look_up(&self.source, target, at)).ok()?;
        follow(&self.source, schema, &schema_at).ok()
    }

    fn add_subtype(&mut self, base: &Pointer, schema: &'a Value, at: &Pointer) -> Result<(), DocumentError> {
        if base == at {
            return Ok(());
        }
        let TypeRef::Named(name) = self.register(&at.last(), schema, at)? else { return Ok(()) };
        let Some(base) = self.names.get(base).cloned() else { return Ok(()) };
        if let Some(base) = self.type_mut(&base).filter(|base| !base.subtypes.contains(&name) && base.name != name) {
            base.subtypes.push(name);
        }
        Ok(())
    }

    fn note(&mut self, at: &Pointer, note: String) {
        let name = self.names.get(at).cloned().unwrap_or_default();
        if let Some(of) = self.type_mut(&name) {
            of.notes.push(note);
        }
    }
}

/// The discriminator of a schema or of an inline part of its `allOf`.
fn discriminator(schema: &Value) -> Option<&Value> {
    let own = member(schema, "discriminator").filter(|found| found.is_object());
    own.or_else(|| {
        let parts = items(schema, "allOf", &Pointer::root()).unwrap_or_default();
        parts.iter().find_map(|part| member(part, "discriminator").filter(|found| found.is_object()))
    })
}
