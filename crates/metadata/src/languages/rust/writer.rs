//! Writes the types of a Rust listing down, one behind the other.
//!
//! Which names and types of Rust stand for what is the business of the module above.

use std::collections::{HashMap, HashSet};

use super::super::standalone::{collection_of, holding_circles};
use super::super::{Listing, Returned};
use super::{camel_name, comment, field_name, literal, raw, scalar_name, serde_camel_case, unused};
use crate::model::{Enumeration, Member, Shape, Type, TypeRef};
use crate::scalar::Scalar;

/// How long a line may be, and how long the contents of an attribute.
const LINE_WIDTH: usize = 100;
const ATTRIBUTE_WIDTH: usize = 70;

const INDENT: &str = "    ";

pub(super) struct Writer<'l, 'a> {
    listing: &'l Listing<'a>,
    type_names: HashMap<&'a str, String>,
    /// The names that the file has already.
    used: HashSet<String>,
    circles: HashMap<&'a str, usize>,
    /// Choices that stand in a member and get a name of their own behind the struct.
    choices: Vec<(String, Vec<TypeRef>)>,
    /// What a choice within the type that is being written is called, and the type it would be held by.
    owner: String,
    holder: String,
    needs_map: bool,
    text: String,
}

impl<'l, 'a> Writer<'l, 'a> {
    pub(super) fn new(
        listing: &'l Listing<'a>,
        types: &[&'a Type],
        names: (HashMap<&'a str, String>, HashSet<String>),
    ) -> Self {
        Self {
            listing,
            type_names: names.0,
            used: names.1,
            circles: holding_circles(listing.document, types),
            choices: Vec::new(),
            owner: String::new(),
            holder: String::new(),
            needs_map: false,
            text: String::new(),
        }
    }

    /// The imports that only some files need, and the types.
    pub(super) fn finish(self) -> (&'static str, String) {
        (if self.needs_map { "use std::collections::BTreeMap;\n\n" } else { "" }, self.text)
    }

    fn line(&mut self, indent: &str, line: &str) {
        self.text.push_str(indent);
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A line that is broken behind `break_after` if it is too long.
    fn long_line(&mut self, indent: &str, line: &str, break_after: &str) {
        let is_long = indent.len() + line.chars().count() > LINE_WIDTH;
        match line.split_once(break_after).filter(|_| is_long) {
            Some((start, rest)) => {
                self.line(indent, &format!("{start}{}", break_after.trim_end()));
                self.line(&format!("{indent}{INDENT}"), rest);
            }
            None => self.line(indent, line),
        }
    }

    fn serde(&mut self, indent: &str, argument: &str) {
        if argument.chars().count() > ATTRIBUTE_WIDTH {
            self.line(indent, "#[serde(");
            self.line(&format!("{indent}{INDENT}"), argument);
            self.line(indent, ")]");
        } else {
            self.line(indent, &format!("#[serde({argument})]"));
        }
    }

    fn doc(&mut self, indent: &str, description: Option<&String>, notes: &[String]) {
        let shown = description.filter(|_| self.listing.options.is_on("AddDescriptionAsComments"));
        let notes = notes.iter().map(|note| format!("Note: {}", comment(note)));
        let paragraphs: Vec<String> = shown.map(|text| comment(text)).into_iter().chain(notes).collect();
        for (index, paragraph) in paragraphs.iter().enumerate() {
            if index > 0 {
                self.line(indent, "///");
            }
            self.line(indent, &format!("/// {paragraph}"));
        }
    }

    fn name_of(&self, name: &str) -> String {
        self.type_names.get(name).cloned().unwrap_or_else(|| camel_name(name))
    }

    pub(super) fn write_type(&mut self, of: &Type) {
        let name = self.name_of(&of.name);
        (self.owner, self.holder) = (name.clone(), of.name.clone());
        self.text.push('\n');
        match &of.shape {
            Shape::Choice(alternatives) => {
                self.doc("", of.description.as_ref(), &of.notes);
                self.write_choice(&name, alternatives);
            }
            Shape::Enumeration(enumeration) => self.write_enumeration(of, &name, enumeration),
            Shape::Class(members) => self.write_struct(of, &name, members),
        }
        // A choice may hold further ones.
        while let Some((name, alternatives)) = self.choices.pop() {
            self.owner = name.clone();
            self.line("", &format!("\n/// What a member of [`{}`] may be.", self.name_of(&of.name)));
            self.write_choice(&name, &alternatives);
        }
    }

    fn write_struct(&mut self, of: &Type, name: &str, members: &[Member]) {
        let mut notes = of.notes.clone();
        if let Some(Returned::Value(value)) = self.listing.returned(of) {
            let needed = self.needs_map;
            let value = self.type_name(value, "Answer", false);
            self.needs_map = needed;
            notes.push(format!("answered with `{value}`"));
        }
        let base = self.base(of, &mut notes);
        let is_flat = matches!(base, Base::Flat(_));
        // A member that the base has as well would be written twice, and read by one of the two alone.
        let bases = if is_flat { self.listing.base_classes(of) } else { Vec::new() };
        let inherited: HashSet<&str> =
            bases.iter().flat_map(|base| base.members()).map(|one| one.json_name.as_str()).collect();
        let (inherited, own): (Vec<&Member>, Vec<&Member>) =
            members.iter().partition(|member| inherited.contains(member.json_name.as_str()));
        notes.extend(inherited.iter().map(|member| format!("`{}` stands in the base struct", member.json_name)));
        let fields = self.fields(&own, is_flat);
        self.doc("", of.description.as_ref(), &notes);
        self.line("", "#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]");
        if let Base::Whole(collection) = base {
            self.serde("", "transparent");
            self.long_line("", &format!("pub struct {name}(pub {collection});"), "(");
        } else {
            self.write_fields(name, &base, &fields);
        }
        self.write_constants(of, name);
    }

    /// What becomes of the base class.
    fn base(&mut self, of: &Type, notes: &mut Vec<String>) -> Base {
        let document = self.listing.document;
        let Some(base) = &of.base else { return Base::None };
        if let Some(collection) = collection_of(document, of) {
            return Base::Whole(self.type_name(collection, "Item", false));
        }
        let found = match base {
            TypeRef::Named(base) => document.find_type(base),
            _ => None,
        };
        let is_list = match (found, base) {
            (Some(found), _) => matches!(collection_of(document, found), Some(TypeRef::List(_))),
            (None, base) => !matches!(base, TypeRef::Dictionary(..)),
        };
        let is_enumeration = found.is_some_and(|found| matches!(found.shape, Shape::Enumeration(_)));
        let needed = self.needs_map;
        let text = self.type_name(base, "Item", true);
        if is_list || is_enumeration {
            self.needs_map = needed;
            notes.push(format!("it also is a `{text}`, which a struct cannot be"));
            Base::None
        } else {
            Base::Flat(text)
        }
    }

    fn fields(&mut self, members: &[&Member], has_base: bool) -> Vec<Field> {
        let mut taken: HashSet<String> = has_base.then(|| "base".to_owned()).into_iter().collect();
        let mut fields = Vec::new();
        for member in members {
            let name = unused(field_name(&member.dotnet_name), &mut taken);
            let is_optional = !member.is_required || self.listing.options.is_on("MakePropertiesOptional");
            let plain = self.type_name(&member.type_ref, &camel_name(&member.dotnet_name), true);
            let is_option = (is_optional || member.is_nullable) && !plain.starts_with("Option<");
            fields.push(Field {
                json_name: member.json_name.clone(),
                type_name: if is_option { format!("Option<{plain}>") } else { plain },
                description: member.description.clone(),
                notes: member.notes.clone(),
                is_optional,
                name,
            });
        }
        fields
    }

    fn write_fields(&mut self, name: &str, base: &Base, fields: &[Field]) {
        // `serde` knows the letters of ASCII alone.
        let is_camel = |field: &Field| field.name.is_ascii() && field.json_name == serde_camel_case(&field.name);
        let renames_all = fields.iter().any(|field| field.json_name != field.name && is_camel(field));
        if renames_all {
            self.serde("", "rename_all = \"camelCase\"");
        }
        if fields.is_empty() && matches!(base, Base::None) {
            self.line("", &format!("pub struct {name} {{}}"));
            return;
        }
        self.line("", &format!("pub struct {name} {{"));
        if let Base::Flat(base) = base {
            self.serde(INDENT, "flatten");
            self.long_line(INDENT, &format!("pub base: {base},"), ": ");
        }
        for field in fields {
            self.doc(INDENT, field.description.as_ref(), &field.notes);
            let travels = if renames_all { is_camel(field) } else { field.json_name == field.name };
            if !travels {
                self.serde(INDENT, &format!("rename = {}", literal(&field.json_name)));
            }
            if field.is_optional {
                self.serde(INDENT, "skip_serializing_if = \"Option::is_none\"");
            }
            self.long_line(INDENT, &format!("pub {}: {},", raw(&field.name), field.type_name), ": ");
        }
        self.line("", "}");
    }

    /// How a request is sent.
    fn write_constants(&mut self, of: &Type, name: &str) {
        let routes = self.listing.routes(of);
        let mut ways = routes.iter().flat_map(|route| route.verbs.iter().map(move |verb| (verb.name(), &route.path)));
        let Some((verb, path)) = ways.next() else { return };
        self.line("", &format!("\nimpl {name} {{"));
        self.line(INDENT, "/// The HTTP method.");
        self.line(INDENT, &format!("pub const METHOD: &str = {};", literal(verb)));
        self.line(INDENT, "/// Where it is sent; names in braces stand for members.");
        for (verb, path) in ways {
            self.line(INDENT, &format!("// Also {verb} {}.", comment(path)));
        }
        self.long_line(INDENT, &format!("pub const PATH: &str = {};", literal(path)), "= ");
        self.line("", "}");
    }

    fn write_enumeration(&mut self, of: &Type, name: &str, enumeration: &Enumeration) {
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
        self.doc("", of.description.as_ref(), &notes);
        let is_numeric = values.iter().all(|(_, _, number)| number.is_some());
        self.line("", "#[derive(");
        self.line(INDENT, "Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,");
        self.line("", ")]");
        self.allow_alike_names(name, values.iter().map(|(variant, ..)| variant.as_str()));
        if is_numeric {
            self.serde("", "into = \"i64\", try_from = \"i64\"");
            self.line("", "#[repr(i64)]");
        }
        self.line("", &format!("pub enum {name} {{"));
        for (index, (variant, wire, number)) in values.iter().enumerate() {
            if index == 0 {
                self.line(INDENT, "#[default]");
            }
            match number.filter(|_| is_numeric) {
                Some(number) => self.line(INDENT, &format!("{variant} = {number},")),
                None => {
                    if variant != wire {
                        self.serde(INDENT, &format!("rename = {}", literal(wire)));
                    }
                    self.line(INDENT, &format!("{variant},"));
                }
            }
        }
        self.line("", "}");
        if is_numeric {
            self.write_conversions(name, &values);
        }
    }

    /// The conversions by which an enumeration travels as a number.
    fn write_conversions(&mut self, name: &str, values: &[(String, &str, Option<i64>)]) {
        let text = format!(
            "\nimpl From<{name}> for i64 {{\n    fn from(value: {name}) -> Self {{\n        value as Self\n    }}\n}}\n\n\
             impl TryFrom<i64> for {name} {{\n    type Error = String;\n\n    \
             fn try_from(number: i64) -> Result<Self, Self::Error> {{\n        match number {{\n"
        );
        self.text.push_str(&text);
        for (variant, _, number) in values {
            if let Some(number) = number {
                self.line("            ", &format!("{number} => Ok(Self::{variant}),"));
            }
        }
        self.line("            ", &format!("other => Err(format!(\"{{other}} is no {name}\")),"));
        self.text.push_str("        }\n    }\n}\n");
    }

    fn write_choice(&mut self, name: &str, alternatives: &[TypeRef]) {
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
        self.line("", "#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]");
        self.allow_alike_names(name, variants.iter().map(|(variant, _)| variant.as_str()));
        self.serde("", "untagged");
        self.line("", &format!("pub enum {name} {{"));
        for (variant, held) in &variants {
            self.line(INDENT, &format!("{variant}({held}),"));
        }
        self.line("", "}");
        if let Some((first, _)) = variants.first() {
            self.line("", &format!("\nimpl Default for {name} {{"));
            self.line(INDENT, "fn default() -> Self {");
            self.line(INDENT, &format!("{INDENT}Self::{first}(Default::default())"));
            self.line(INDENT, "}");
            self.line("", "}");
        }
    }

    /// A lint wants variants without a common word; their names are the document's.
    fn allow_alike_names<'n>(&mut self, owner: &str, names: impl Iterator<Item = &'n str>) {
        let words: Vec<Vec<String>> = names.map(crate::names::words).collect();
        let owner = crate::names::words(owner);
        let all_share = |pick: fn(&Vec<String>) -> Option<&String>| {
            words.first().and_then(pick).is_some_and(|first| words.iter().all(|one| pick(one) == Some(first)))
        };
        let repeats_owner = words.iter().any(|one| one.starts_with(&owner) || one.ends_with(&owner));
        if words.len() > 2 && (all_share(|one| one.first()) || all_share(|one| one.last())) || repeats_owner {
            self.line("", "#[allow(clippy::enum_variant_names)]");
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

    /// Whether a value is large or may hold itself, and so is better kept elsewhere.
    fn is_structure(&self, reference: &TypeRef) -> bool {
        match reference {
            TypeRef::Named(name) => {
                let found = self.listing.document.find_type(name);
                found.is_none_or(|found| !matches!(found.shape, Shape::Enumeration(_)))
            }
            TypeRef::OneOf(_) => true,
            _ => false,
        }
    }

    /// The type as it is written. A choice is called by the type that is being written and `hint`; what the type would hold
    /// without end is boxed, if it `may_recur`.
    fn type_name(&mut self, reference: &TypeRef, hint: &str, may_recur: bool) -> String {
        match reference {
            TypeRef::Scalar(scalar) => scalar_name(*scalar).to_owned(),
            TypeRef::Named(name) => {
                let circle = self.circles.get(name.as_str());
                let recurs = may_recur && circle.is_some() && circle == self.circles.get(self.holder.as_str());
                let name = self.name_of(name);
                if recurs { format!("Box<{name}>") } else { name }
            }
            TypeRef::Nullable(item) => match self.type_name(item, hint, may_recur) {
                option if option.starts_with("Option<") => option,
                item => format!("Option<{item}>"),
            },
            TypeRef::List(item) => format!("Vec<{}>", self.type_name(item, hint, false)),
            TypeRef::Dictionary(key, value) => {
                self.needs_map = true;
                format!("BTreeMap<{}, {}>", self.key_name(key), self.type_name(value, hint, false))
            }
            TypeRef::OneOf(alternatives) => {
                let name = unused(format!("{}{}", without_end(&self.owner), without_end(hint)), &mut self.used);
                self.choices.push((name.clone(), alternatives.clone()));
                name
            }
        }
    }

    /// Keys are texts, or enumerations that travel as text. `serde` reads no number from a key within a flattened struct or
    /// a choice.
    fn key_name(&self, key: &TypeRef) -> String {
        match key {
            TypeRef::Named(name) => match self.listing.document.find_type(name).map(|found| &found.shape) {
                Some(Shape::Enumeration(enumeration)) if !enumeration.is_numeric => self.name_of(name),
                _ => "String".to_owned(),
            },
            _ => "String".to_owned(),
        }
    }
}

/// `name` to be followed by another word: without the underscores that set it apart from others.
fn without_end(name: &str) -> &str {
    name.trim_end_matches('_')
}

/// What becomes of a base class.
enum Base {
    None,
    /// The struct is nothing else.
    Whole(String),
    /// Its members are members of the struct.
    Flat(String),
}

struct Field {
    name: String,
    json_name: String,
    type_name: String,
    description: Option<String>,
    notes: Vec<String>,
    is_optional: bool,
}
