//! Enumerations and choices in Rust.

use std::collections::HashSet;

use super::names::{LITERAL, camel_name, scalar_name, unused, without_end};
use super::writer::Writer;
use crate::model::{Enumeration, Type, TypeRef};
use crate::scalar::Scalar;

impl Writer<'_, '_> {
    pub(super) fn write_enumeration(&mut self, of: &Type, name: &str, enumeration: &Enumeration) {
        let mut notes = of.notes.clone();
        let mut taken = HashSet::new();
        let mut numbers = HashSet::new();
        let mut values: Vec<(String, &str, Option<i64>)> = Vec::new();
        for value in &enumeration.values {
            let number = value.number.filter(|_| enumeration.is_numeric);
            if number.is_some_and(|number| !numbers.insert(number)) {
                notes.push(format!("the number of {:?} is that of another value", value.name));
                continue;
            }
            let variant = camel_name(&value.identifier);
            let variant = if variant == "Self" { "Self_".to_owned() } else { variant };
            values.push((unused(variant, &mut taken), &value.name, number));
        }
        self.doc(of.description.as_ref(), &notes);
        let is_numeric = values.iter().all(|(_, _, number)| number.is_some());
        self.lines.open("#[derive(");
        self.lines.line("Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,");
        self.lines.close(")]");
        self.allow_alike_names(name, values.iter().map(|(variant, ..)| variant.as_str()));
        if is_numeric {
            self.serde("into = \"i64\", try_from = \"i64\"");
            self.lines.line("#[repr(i64)]");
        }
        self.lines.open(format!("pub enum {name} {{"));
        for (index, (variant, wire, number)) in values.iter().enumerate() {
            if index == 0 {
                self.lines.line("#[default]");
            }
            match number.filter(|_| is_numeric) {
                Some(number) => self.lines.line(format!("{variant} = {number},")),
                None => {
                    if variant != wire {
                        self.serde(&format!("rename = {}", LITERAL.quoted(wire)));
                    }
                    self.lines.line(format!("{variant},"));
                }
            }
        }
        self.lines.close("}");
        if is_numeric {
            self.write_conversions(name, &values);
        }
    }

    /// Writes the conversions by which an enumeration travels as a number.
    fn write_conversions(&mut self, name: &str, values: &[(String, &str, Option<i64>)]) {
        self.lines.blank();
        self.lines.open(format!("impl From<{name}> for i64 {{"));
        self.lines.open(format!("fn from(value: {name}) -> Self {{"));
        self.lines.line("value as Self");
        self.lines.close("}");
        self.lines.close("}");
        self.lines.blank();
        self.lines.open(format!("impl TryFrom<i64> for {name} {{"));
        self.lines.lines(["type Error = String;", ""]);
        self.lines.open("fn try_from(number: i64) -> Result<Self, Self::Error> {");
        self.lines.open("match number {");
        for (variant, _, number) in values {
            if let Some(number) = number {
                self.lines.line(format!("{number} => Ok(Self::{variant}),"));
            }
        }
        self.lines.line(format!("other => Err(format!(\"{{other}} is no {name}\")),"));
        self.lines.close("}");
        self.lines.close("}");
        self.lines.close("}");
    }

    pub(super) fn write_choice(&mut self, name: &str, alternatives: &[TypeRef]) {
        let mut taken = HashSet::new();
        let variants: Vec<(String, String)> = alternatives
            .iter()
            .map(|alternative| {
                let variant = unused(self.variant_name(alternative), &mut taken);
                let held = self.type_name(alternative, &variant, true);
                let is_boxed = held.starts_with("Box<") || !self.is_structure(alternative);
                (variant, if is_boxed { held } else { format!("Box<{held}>") })
            })
            .collect();
        self.lines.line("#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]");
        self.allow_alike_names(name, variants.iter().map(|(variant, _)| variant.as_str()));
        self.serde("untagged");
        self.lines.open(format!("pub enum {name} {{"));
        for (variant, held) in &variants {
            self.lines.line(format!("{variant}({held}),"));
        }
        self.lines.close("}");
        if let Some((first, _)) = variants.first() {
            self.lines.blank();
            self.lines.open(format!("impl Default for {name} {{"));
            self.lines.open("fn default() -> Self {");
            self.lines.line(format!("Self::{first}(Default::default())"));
            self.lines.close("}");
            self.lines.close("}");
        }
    }

    /// Allows variants that share a word, which a lint refuses. The names come from the document.
    fn allow_alike_names<'n>(&mut self, owner: &str, names: impl Iterator<Item = &'n str>) {
        let words: Vec<Vec<String>> = names.map(crate::names::words).collect();
        let owner = crate::names::words(owner);
        let all_share = |pick: fn(&Vec<String>) -> Option<&String>| {
            words.first().and_then(pick).is_some_and(|first| words.iter().all(|one| pick(one) == Some(first)))
        };
        let repeats_owner = words.iter().any(|one| one.starts_with(&owner) || one.ends_with(&owner));
        if words.len() > 2 && (all_share(|one| one.first()) || all_share(|one| one.last())) || repeats_owner {
            self.lines.line("#[allow(clippy::enum_variant_names)]");
        }
    }

    fn variant_name(&self, alternative: &TypeRef) -> String {
        match alternative {
            TypeRef::Scalar(Scalar::Object) => "Any".to_owned(),
            TypeRef::Scalar(scalar) => match scalar_name(*scalar) {
                "String" => "Text".to_owned(),
                "bool" => "Flag".to_owned(),
                "f32" | "f64" => "Number".to_owned(),
                _ => "Integer".to_owned(),
            },
            TypeRef::Named(name) => self.name_of(name),
            TypeRef::Nullable(item) => self.variant_name(item),
            TypeRef::List(item) => format!("{}List", without_end(&self.variant_name(item))),
            TypeRef::Dictionary(_, value) => format!("{}Map", without_end(&self.variant_name(value))),
            TypeRef::OneOf(_) => "Choice".to_owned(),
        }
    }
}
