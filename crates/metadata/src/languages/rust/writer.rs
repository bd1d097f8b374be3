//! The writer of the types in a Rust listing.
//!
//! `names` chooses the names and the types of scalars.

use std::collections::{HashMap, HashSet};

use super::super::lines::Lines;
use super::super::listing::{Listing, Returned};
use super::super::standalone::{collection_of, holding_circles};
use super::names::{
    LITERAL, STYLE, camel_name, comment, field_name, raw, scalar_name, serde_camel_case, unused, without_end,
};
use crate::model::{Member, Shape, Type, TypeRef};

/// The largest width of a line and of an attribute's contents, as in `rustfmt`.
const LINE_WIDTH: usize = 100;
const ATTRIBUTE_WIDTH: usize = 70;

pub(super) struct Writer<'l, 'a> {
    listing: &'l Listing<'a>,
    type_names: HashMap<&'a str, String>,
    /// The names that the file uses already.
    used: HashSet<String>,
    circles: HashMap<&'a str, usize>,
    /// The choices of members, which get names of their own and follow the struct.
    choices: Vec<(String, Vec<TypeRef>)>,
    /// The name of the type in progress as the prefix for its choices, and the name of the type that holds them.
    owner: String,
    holder: String,
    needs_map: bool,
    pub(super) lines: Lines,
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
            lines: Lines::without_header(listing, &STYLE),
        }
    }

    /// The imports that some files need, and the types.
    pub(super) fn finish(self) -> (&'static str, String) {
        (if self.needs_map { "use std::collections::BTreeMap;\n\n" } else { "" }, self.lines.finish())
    }

    pub(super) fn serde(&mut self, argument: &str) {
        if argument.chars().count() > ATTRIBUTE_WIDTH {
            self.lines.open("#[serde(");
            self.lines.line(argument);
            self.lines.close(")]");
        } else {
            self.lines.line(format!("#[serde({argument})]"));
        }
    }

    pub(super) fn doc(&mut self, description: Option<&String>, notes: &[String]) {
        let shown = description.filter(|_| self.lines.has_docs());
        let notes = notes.iter().map(|note| format!("Note: {}", comment(note)));
        let paragraphs: Vec<String> = shown.map(|text| comment(text)).into_iter().chain(notes).collect();
        self.lines.paragraphs(&paragraphs);
    }

    pub(super) fn name_of(&self, name: &str) -> String {
        self.type_names.get(name).cloned().unwrap_or_else(|| camel_name(name))
    }

    pub(super) fn write_type(&mut self, of: &Type) {
        let name = self.name_of(&of.name);
        (self.owner, self.holder) = (name.clone(), of.name.clone());
        self.lines.blank();
        match &of.shape {
            Shape::Choice(alternatives) => {
                self.doc(of.description.as_ref(), &of.notes);
                self.write_choice(&name, alternatives);
            }
            Shape::Enumeration(enumeration) => self.write_enumeration(of, &name, enumeration),
            Shape::Class(members) => self.write_struct(of, &name, members),
        }
        // A choice can contain further choices.
        while let Some((name, alternatives)) = self.choices.pop() {
            self.owner = name.clone();
            self.lines.blank();
            self.lines.comment(format!("What a member of [`{}`] may be.", self.name_of(&of.name)));
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
        // `serde` would write a member of the struct and its base twice, and read it into one of the two.
        let bases = if is_flat { self.listing.base_classes(of) } else { Vec::new() };
        let inherited: HashSet<&str> =
            bases.iter().flat_map(|base| base.members()).map(|one| one.json_name.as_str()).collect();
        let (inherited, own): (Vec<&Member>, Vec<&Member>) =
            members.iter().partition(|member| inherited.contains(member.json_name.as_str()));
        notes.extend(inherited.iter().map(|member| format!("`{}` stands in the base struct", member.json_name)));
        let fields = self.fields(&own, is_flat);
        self.doc(of.description.as_ref(), &notes);
        self.lines.line("#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]");
        if let Base::Whole(collection) = base {
            self.serde("transparent");
            self.lines.line_within(LINE_WIDTH, &format!("pub struct {name}(pub {collection});"), "(");
        } else {
            self.write_fields(name, &base, &fields);
        }
        self.write_constants(of, name);
    }

    /// The form of the base class in the struct.
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
        // `serde` converts ASCII letters only.
        let is_camel = |field: &Field| field.name.is_ascii() && field.json_name == serde_camel_case(&field.name);
        let renames_all = fields.iter().any(|field| field.json_name != field.name && is_camel(field));
        if renames_all {
            self.serde("rename_all = \"camelCase\"");
        }
        if fields.is_empty() && matches!(base, Base::None) {
            self.lines.line(format!("pub struct {name} {{}}"));
            return;
        }
        self.lines.open(format!("pub struct {name} {{"));
        if let Base::Flat(base) = base {
            self.serde("flatten");
            self.lines.line_within(LINE_WIDTH, &format!("pub base: {base},"), ": ");
        }
        for field in fields {
            self.doc(field.description.as_ref(), &field.notes);
            let travels = if renames_all { is_camel(field) } else { field.json_name == field.name };
            if !travels {
                self.serde(&format!("rename = {}", LITERAL.quoted(&field.json_name)));
            }
            if field.is_optional {
                self.serde("skip_serializing_if = \"Option::is_none\"");
            }
            self.lines.line_within(LINE_WIDTH, &format!("pub {}: {},", raw(&field.name), field.type_name), ": ");
        }
        self.lines.close("}");
    }

    /// Writes the method and the path of a request.
    fn write_constants(&mut self, of: &Type, name: &str) {
        let routes = self.listing.routes(of);
        let mut ways = routes.iter().flat_map(|route| route.verbs.iter().map(move |verb| (verb.name(), &route.path)));
        let Some((verb, path)) = ways.next() else { return };
        self.lines.blank();
        self.lines.open(format!("impl {name} {{"));
        self.lines.comment("The HTTP method.");
        self.lines.line(format!("pub const METHOD: &str = {};", LITERAL.quoted(verb)));
        self.lines.comment("The path of its requests; names in braces stand for members.");
        for (verb, path) in ways {
            self.lines.line(format!("// Also {verb} {}.", comment(path)));
        }
        self.lines.line_within(LINE_WIDTH, &format!("pub const PATH: &str = {};", LITERAL.quoted(path)), "= ");
        self.lines.close("}");
    }

    /// Whether a value is large or can contain itself, so that a choice holds the value in a box.
    pub(super) fn is_structure(&self, reference: &TypeRef) -> bool {
        match reference {
            TypeRef::Named(name) => {
                let found = self.listing.document.find_type(name);
                found.is_none_or(|found| !matches!(found.shape, Shape::Enumeration(_)))
            }
            TypeRef::OneOf(_) => true,
            _ => false,
        }
    }

    /// The spelling of a type. A choice gets its name from the type in progress and `hint`. A type that would contain
    /// itself without end is boxed, if the place `may_recur`.
    pub(super) fn type_name(&mut self, reference: &TypeRef, hint: &str, may_recur: bool) -> String {
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

    /// The type of a key: a text, or an enumeration that travels as text. `serde` reads no number from a key within a
    /// flattened struct or a choice.
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

/// The form of a base class in a struct.
enum Base {
    None,
    /// The struct is nothing but the base.
    Whole(String),
    /// The members of the base are members of the struct.
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
