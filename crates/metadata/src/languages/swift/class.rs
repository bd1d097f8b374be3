//! A class in Swift: the head, the members, and the conversion from and to JSON if the compiler does not create it.

use super::{LITERAL, Writer, spelled, travels_as};
use crate::languages::listing::Returned;
use crate::languages::text::member_attribute;
use crate::model::{Member, Type, TypeRef};
use crate::scalar::Scalar;

/// The marker interfaces that are protocols without members in the client package.
const PROTOCOLS: [&str; 5] = ["IGet", "IPost", "IPut", "IPatch", "IDelete"];

/// A member with the parts of its lines.
struct Property<'m> {
    member: &'m Member,
    /// The name without backticks.
    name: String,
    type_name: String,
    kind: Kind,
}

/// The initial value of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// No value.
    Optional,
    /// No value. JSON leaves out an empty collection.
    OptionalCollection,
    /// This empty collection.
    Collection(&'static str),
    /// This value. JSON always has the member.
    Value(&'static str),
}

impl Property<'_> {
    fn spelled(&self) -> String {
        spelled(&self.name)
    }

    /// The name in a method whose local names could hide the member.
    fn reached(&self) -> String {
        let is_hidden = ["container", "decoder", "encoder"].contains(&self.name.as_str());
        if is_hidden { format!("self.{}", self.name) } else { self.spelled() }
    }

    fn is_time_span(&self) -> bool {
        self.type_name == "TimeInterval"
    }
}

impl Writer<'_, '_> {
    pub(super) fn write_class(&mut self, of: &Type) {
        let dictionary = match &of.base {
            Some(TypeRef::Dictionary(_, value)) => Some(self.names.item_name(value)),
            _ => None,
        };
        let base = self.base_name(of);
        let (aliases, mut extends) = self.interfaces(of);
        if base.is_none() {
            extends.push("Codable".to_owned());
        }
        let extends: Vec<String> = base.iter().cloned().chain(extends).collect();
        let inherits = if extends.is_empty() { String::new() } else { format!(" : {}", extends.join(", ")) };
        self.lines.line(format!("public class {}{inherits}", self.names.class_name(&of.name)));
        self.lines.open("{");
        for alias in &aliases {
            self.lines.line(alias);
        }
        if !aliases.is_empty() {
            self.lines.blank();
        }
        match dictionary {
            Some(value) if of.members().is_empty() => self.write_dictionary(&value),
            dictionary => {
                if let Some(value) = dictionary {
                    self.lines.comment(format!("Note: further members hold {value}, and are left out"));
                }
                self.write_content(of, base.is_some());
            }
        }
        self.lines.close("}");
    }

    /// The class that `of` extends. A note explains a choice as a base, and a dictionary is no base.
    fn base_name(&mut self, of: &Type) -> Option<String> {
        let base = of.base.as_ref()?;
        match base {
            TypeRef::List(item) => Some(format!("List<{}>", self.names.item_name(item))),
            TypeRef::Named(_) if self.names.choice_note(base).is_none() => Some(self.names.type_name(base)),
            TypeRef::Dictionary(..) => None,
            base => {
                let what = self.names.choice_note(base).unwrap_or_else(|| self.names.type_name(base));
                self.lines.comment(format!("Note: the base class is left out: it {what}"));
                None
            }
        }
    }

    /// The type aliases that the protocols of a class need, and the protocols. Swift refuses a protocol that a base has
    /// already.
    fn interfaces(&mut self, of: &Type) -> (Vec<String>, Vec<String>) {
        // Only requests have protocols. The walk along a long line of classes is slow, so other classes skip the walk.
        let bases = self.listing.operation_of(of).map(|_| self.listing.base_classes(of)).unwrap_or_default();
        let base_returned = bases.iter().find_map(|base| self.listing.returned(base));
        let mut aliases = Vec::new();
        let mut protocols = Vec::new();
        match self.listing.returned(of) {
            Some(returned) if base_returned.is_some_and(|inherited| inherited != returned) => {
                self.lines.line("// Note: what it is answered with is left out: the base class says otherwise");
            }
            _ if base_returned.is_some() => {}
            Some(Returned::Nothing) => protocols.push("IReturnVoid".to_owned()),
            Some(Returned::Value(value)) => {
                aliases.push(format!("public typealias Return = {}", self.names.type_name(value)));
                protocols.push("IReturn".to_owned());
            }
            None => {}
        }
        for marker in self.listing.markers(of) {
            let is_inherited = bases.iter().any(|base| self.listing.markers(base).contains(&marker));
            if is_inherited {
                continue;
            }
            if self.names.is_file() && !PROTOCOLS.contains(&marker) {
                self.lines.line(format!(
                    "// Note: {marker} is left out: the client package has no such protocol without members"
                ));
            } else {
                protocols.push(marker.to_owned());
            }
        }
        (aliases, protocols)
    }

    /// Writes a class for a JSON object with unknown names.
    fn write_dictionary(&mut self, value: &str) {
        for line in [
            &format!("public var items:[String:{value}] = [:]"),
            "",
            "required public init(){}",
            "",
            "required public init(from decoder: Decoder) throws {",
            "    let container = try decoder.singleValueContainer()",
            &format!("    items = try container.decode([String:{value}].self)"),
            "}",
            "",
            "public func encode(to encoder: Encoder) throws {",
            "    var container = encoder.singleValueContainer()",
            "    try container.encode(items)",
            "}",
        ] {
            self.lines.line(line);
        }
    }

    fn write_content(&mut self, of: &Type, has_base: bool) {
        let mut properties = Vec::new();
        let mut was_annotated = false;
        for (member, name) in of.members().iter().zip(self.names.properties(of).to_vec()) {
            if was_annotated {
                self.lines.blank();
            }
            if name.is_inherited {
                self.lines.comment(format!("Note: {} stands in the base class", name.name));
                was_annotated = false;
                continue;
            }
            let type_name = self.names.type_name(&member.type_ref);
            let property = Property { member, name: name.name, kind: self.kind(member, &type_name), type_name };
            was_annotated = self.write_member(&property);
            properties.push(property);
        }
        if !of.members().is_empty() {
            self.lines.blank();
        }
        let super_init = if has_base { " super.init() " } else { "" };
        self.lines.line(format!("required public init(){{{super_init}}}"));
        let returns_itself =
            matches!(self.listing.returned(of), Some(Returned::Value(TypeRef::Named(name))) if *name == of.name);
        let renames = |property: &Property<'_>| {
            let is_published = !self.names.is_file() && property.name == "Description";
            !is_published && !travels_as(&property.name, &property.member.json_name)
        };
        if has_base || returns_itself {
            self.lines.blank();
            if !properties.is_empty() {
                self.write_keys(&properties);
                self.lines.blank();
            }
            self.write_reader(&properties, has_base);
            self.lines.blank();
            self.write_writer(&properties, has_base);
        } else if properties.iter().any(renames) {
            self.lines.blank();
            self.write_keys(&properties);
        }
    }

    fn kind(&self, member: &Member, type_name: &str) -> Kind {
        let options = &self.listing.options;
        let mut reference = &member.type_ref;
        while let TypeRef::Nullable(item) = reference {
            reference = item;
        }
        let empty = match reference {
            TypeRef::List(_) => "[]",
            TypeRef::Dictionary(..) => "[:]",
            TypeRef::Scalar(Scalar::Bytes) if type_name == "[UInt8]" => return Kind::Collection("[]"),
            _ => "",
        };
        if !empty.is_empty() {
            return if options.is_on("InitializeCollections") {
                Kind::Collection(empty)
            } else {
                Kind::OptionalCollection
            };
        }
        let is_wanted = member.is_required && !member.is_nullable && !options.is_on("MakePropertiesOptional");
        let value = match type_name {
            "String" => "\"\"",
            "Bool" => "false",
            "Int" | "Int16" | "UInt8" | "UInt16" | "UInt32" | "UInt64" | "Float" | "Double" => "0",
            "Date" => "Date()",
            "Data" => "Data()",
            _ => return Kind::Optional,
        };
        if is_wanted { Kind::Value(value) } else { Kind::Optional }
    }

    /// Writes a member and returns whether a comment precedes the member and asks for an empty line below.
    fn write_member(&mut self, property: &Property<'_>) -> bool {
        let member = property.member;
        self.lines.doc(member.description.as_deref());
        self.lines.notes(&member.notes);
        let choice = self.names.choice_note(&member.type_ref);
        if let Some(choice) = &choice {
            self.lines.comment(format!("Note: {choice}"));
        }
        let attribute = member_attribute(member);
        if let Some(attribute) = &attribute {
            self.lines.comment(format!("@{attribute}"));
        }
        let wrapper = if property.is_time_span() { "@TimeSpan " } else { "" };
        let (name, type_name) = (property.spelled(), &property.type_name);
        let end = match property.kind {
            Kind::Optional | Kind::OptionalCollection => "?".to_owned(),
            Kind::Collection(value) | Kind::Value(value) => format!(" = {value}"),
        };
        self.lines.line(format!("{wrapper}public var {name}:{type_name}{end}"));
        attribute.is_some() || choice.is_some() || !member.notes.is_empty()
    }

    fn write_keys(&mut self, properties: &[Property<'_>]) {
        self.lines.line("private enum CodingKeys : String, CodingKey {");
        for property in properties {
            let json_name = &property.member.json_name;
            let is_same =
                travels_as(&property.name, json_name) || (!self.names.is_file() && property.name == "Description");
            let travels = if is_same { String::new() } else { format!(" = {}", LITERAL.quoted(json_name)) };
            self.lines.line(format!("    case {}{travels}", property.spelled()));
        }
        self.lines.line("}");
    }

    fn write_reader(&mut self, properties: &[Property<'_>], has_base: bool) {
        self.lines.open("required public init(from decoder: Decoder) throws {");
        if has_base {
            self.lines.line("try super.init(from: decoder)");
        }
        if !properties.is_empty() {
            self.lines.line("let container = try decoder.container(keyedBy: CodingKeys.self)");
        }
        for property in properties {
            let method = match property.kind {
                Kind::Value(_) => "decode",
                _ if property.is_time_span() => "convertIfPresent",
                _ => "decodeIfPresent",
            };
            let end = match property.kind {
                Kind::Collection(empty) => format!(" ?? {empty}"),
                _ => String::new(),
            };
            let (name, key, type_name) = (property.reached(), property.spelled(), &property.type_name);
            self.lines.line(format!("{name} = try container.{method}({type_name}.self, forKey: .{key}){end}"));
        }
        self.lines.close("}");
    }

    fn write_writer(&mut self, properties: &[Property<'_>], has_base: bool) {
        let overrides = if has_base { " override" } else { "" };
        self.lines.line(format!("public{overrides} func encode(to encoder: Encoder) throws {{"));
        self.lines.deeper();
        if has_base {
            self.lines.line("try super.encode(to: encoder)");
        }
        if !properties.is_empty() {
            self.lines.line("var container = encoder.container(keyedBy: CodingKeys.self)");
        }
        for property in properties {
            let name = property.reached();
            let encode = format!("try container.encode({name}, forKey: .{})", property.spelled());
            let line = match property.kind {
                Kind::Optional => format!("if {name} != nil {{ {encode} }}"),
                Kind::OptionalCollection => format!("if {name} != nil && {name}!.count > 0 {{ {encode} }}"),
                Kind::Collection(_) => format!("if {name}.count > 0 {{ {encode} }}"),
                Kind::Value(_) => encode,
            };
            self.lines.line(line);
        }
        self.lines.close("}");
    }
}
