//! A class in Dart: the head, the members, the conversion from and to JSON, and the methods of a request.

use super::names::Conversion;
use super::{LITERAL, Writer};
use crate::languages::listing::Returned;
use crate::languages::text::member_attribute;
use crate::model::{Member, Type, TypeRef};

/// The marker interfaces of the client package that have no members.
const INTERFACES: [&str; 6] = ["IGet", "IPost", "IPut", "IPatch", "IDelete", "IOptions"];

/// A member with the parts of its lines.
struct Property<'m> {
    member: &'m Member,
    name: String,
    type_name: String,
    conversion: Conversion,
}

impl Property<'_> {
    /// An expression that reads the member from the JSON object `json`.
    fn read(&self) -> String {
        let json = format!("json[{}]", LITERAL.quoted(&self.member.json_name));
        match self.conversion {
            Conversion::None => json,
            Conversion::Read(function) => format!("JsonConverters.{function}({json})"),
            Conversion::Both => format!("JsonConverters.fromJson({json},'{}',context!)", self.type_name),
        }
    }

    /// The name of the member in a method whose parameter is called `json`.
    fn assigned(&self) -> String {
        if self.name == "json" { "this.json".to_owned() } else { self.name.clone() }
    }

    fn written(&self) -> String {
        match self.conversion {
            Conversion::Both => format!("JsonConverters.toJson({},'{}',context!)", self.name, self.type_name),
            _ => self.name.clone(),
        }
    }
}

impl Writer<'_, '_> {
    pub(super) fn write_class(&mut self, of: &Type) {
        let class = self.names.class_name(&of.name);
        self.context.register(&class, &format!("TypeOf.Class, create:() => {class}()"));
        let collection = match &of.base {
            Some(TypeRef::List(item)) => Some(format!("ListBase<{}>", self.names.inside(item))),
            Some(TypeRef::Dictionary(_, value)) if of.members().is_empty() => {
                self.context.register_reference(&self.names, value);
                let value = self.names.inside(value);
                Some(format!("MapBase<String,{value}?>"))
            }
            _ => None,
        };
        let base = self.base_name(of);
        let extends = collection.as_ref().or(base.as_ref());
        let extends = extends.map(|base| format!(" extends {base}")).unwrap_or_default();
        let interfaces = self.interfaces(of);
        self.lines.line(format!("class {class}{extends} implements {}", interfaces.join(", ")));
        self.lines.open("{");
        match &of.base {
            Some(TypeRef::Dictionary(_, value)) if of.members().is_empty() => self.write_dictionary(&class, value),
            base_reference => {
                if let Some(TypeRef::Dictionary(_, value)) = base_reference {
                    let value = self.names.inside(value);
                    self.lines.comment(format!("Note: further members hold {value}, and are left out"));
                }
                let item = match base_reference {
                    Some(TypeRef::List(item)) => Some(self.names.inside(item)),
                    _ => None,
                };
                self.write_content(of, &class, item.as_deref(), base.is_some());
            }
        }
        self.write_methods(of, &class);
        self.lines.close("}");
    }

    /// The class of the listing that `of` extends. A note explains a base that is left out.
    fn base_name(&mut self, of: &Type) -> Option<String> {
        let base = of.base.as_ref()?;
        match base {
            TypeRef::List(_) | TypeRef::Dictionary(..) => None,
            TypeRef::Named(_) if self.names.choice_note(base).is_none() => Some(self.names.type_name(base)),
            base => {
                let what = self.names.choice_note(base).unwrap_or_else(|| self.names.type_name(base));
                self.lines.comment(format!("Note: the base class is left out: it {what}"));
                None
            }
        }
    }

    /// The return marker, then the other markers. Dart refuses one interface with two type arguments.
    fn interfaces(&mut self, of: &Type) -> Vec<String> {
        // Only requests have interfaces. The walk along a long line of classes is slow, so other classes skip the walk.
        let bases = self.listing.operation_of(of).map(|_| self.listing.base_classes(of)).unwrap_or_default();
        let base_returned = bases.iter().find_map(|base| self.listing.returned(base));
        let mut interfaces = Vec::new();
        match self.listing.returned(of) {
            Some(returned) if base_returned.is_some_and(|inherited| inherited != returned) => {
                self.lines.line("// Note: what it is answered with is left out: the base class says otherwise");
            }
            Some(Returned::Nothing) => interfaces.push("IReturnVoid".to_owned()),
            Some(Returned::Value(value)) => interfaces.push(format!("IReturn<{}>", self.names.type_name(value))),
            None => {}
        }
        for marker in self.listing.markers(of) {
            if self.is_file() && !INTERFACES.contains(&marker) {
                let note = "the client package has no such interface without members";
                self.lines.comment(format!("Note: {marker} is left out: {note}"));
            } else {
                interfaces.push(marker.to_owned());
            }
        }
        interfaces.push("IConvertible".to_owned());
        interfaces
    }

    fn write_content(&mut self, of: &Type, class: &str, item: Option<&str>, has_base: bool) {
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
            let reference = &member.type_ref;
            let type_name = self.names.type_name(reference);
            let property =
                Property { member, name: name.name, type_name, conversion: self.names.conversion(reference) };
            was_annotated = self.write_member(&property);
            if property.conversion == Conversion::Both {
                self.context.register_reference(&self.names, reference);
            }
            properties.push(property);
        }
        if !of.members().is_empty() {
            self.lines.blank();
        }
        if let Some(item) = item {
            self.write_list(item);
        }
        self.write_constructors(class, &properties, has_base);
        self.write_reader(&properties, has_base);
        self.write_writer(&properties, has_base);
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
        self.lines.line(format!("{}? {};", property.type_name, property.name));
        attribute.is_some() || choice.is_some() || !member.notes.is_empty()
    }

    /// Writes the members by which a class is a list.
    fn write_list(&mut self, item: &str) {
        for line in [
            &format!("final List<{item}> l = [];"),
            "set length(int newLength) { l.length = newLength; }",
            "int get length => l.length;",
            &format!("{item} operator [](int index) => l[index];"),
            &format!("void operator []=(int index, {item} value) {{ l[index] = value; }}"),
        ] {
            self.lines.line(line);
        }
        if self.is_file() {
            // The inherited `add` grows the list by its length first, and a list of values that are not null refuses
            // that.
            self.lines.line(format!("void add({item} element) {{ l.add(element); }}"));
        }
    }

    /// Writes a class that is a dictionary: the members for that and the conversion from and to JSON.
    fn write_dictionary(&mut self, class: &str, value: &TypeRef) {
        let type_name = self.names.inside(value);
        let (read, written) = match self.names.conversion(value) {
            Conversion::None => ("value".to_owned(), "value".to_owned()),
            Conversion::Read("toDouble") => ("JsonConverters.toDouble(value)".to_owned(), "value".to_owned()),
            _ => (
                format!("JsonConverters.fromJson(value,'{type_name}',context!)"),
                format!("JsonConverters.toJson(value,'{type_name}',context!)"),
            ),
        };
        for line in [
            &format!("final Map<String,{type_name}?> m = {{}};"),
            &format!("{type_name}? operator [](Object? key) => m[key];"),
            &format!("void operator []=(String key, {type_name}? value) {{ m[key] = value; }}"),
            "Iterable<String> get keys => m.keys;",
            &format!("{type_name}? remove(Object? key) => m.remove(key);"),
            "void clear() { m.clear(); }",
            &format!("{class}();"),
            &format!("{class}.fromJson(Map<String, dynamic> json) {{ fromMap(json); }}"),
            "",
            "fromMap(Map<String, dynamic> json) {",
            &format!("    json.forEach((key, value) {{ m[key] = {read}; }});"),
            "    return this;",
            "}",
            "",
            &format!("Map<String, dynamic> toJson() => m.map((key, value) => MapEntry(key, {written}));"),
        ] {
            self.lines.line(line);
        }
    }

    fn write_constructors(&mut self, class: &str, properties: &[Property<'_>], has_base: bool) {
        let from_json = format!("{class}.fromJson(Map<String, dynamic> json)");
        if properties.is_empty() {
            let of_base = if has_base { "super.fromJson(json)" } else { "super()" };
            self.lines.line(format!("{class}();"));
            self.lines.line(format!("{from_json} : {of_base};"));
        } else {
            let names: Vec<String> = properties.iter().map(|property| format!("this.{}", property.name)).collect();
            self.lines.line(format!("{class}({{{}}});", names.join(",")));
            self.lines.line(format!("{from_json} {{ fromMap(json); }}"));
            self.lines.blank();
        }
    }

    fn write_reader(&mut self, properties: &[Property<'_>], has_base: bool) {
        self.lines.open("fromMap(Map<String, dynamic> json) {");
        if has_base {
            self.lines.line("super.fromMap(json);");
        }
        for property in properties {
            self.lines.line(format!("{} = {};", property.assigned(), property.read()));
        }
        self.lines.line("return this;");
        self.lines.close("}");
        self.lines.blank();
    }

    fn write_writer(&mut self, properties: &[Property<'_>], has_base: bool) {
        let head = "Map<String, dynamic> toJson() =>";
        if properties.is_empty() {
            self.lines.line(format!("{head} {};", if has_base { "super.toJson()" } else { "{}" }));
            return;
        }
        self.lines.line(format!("{head} {}{{", if has_base { "super.toJson()..addAll(" } else { "" }));
        for (index, property) in properties.iter().enumerate() {
            let comma = if index + 1 == properties.len() { "" } else { "," };
            self.lines.line(format!(
                "    {}: {}{comma}",
                LITERAL.quoted(&property.member.json_name),
                property.written()
            ));
        }
        self.lines.line(if has_base { "});" } else { "};" });
        self.lines.blank();
    }

    /// Writes the methods by which the client package knows a class and sends a request.
    fn write_methods(&mut self, of: &Type, class: &str) {
        match self.listing.returned(of) {
            Some(Returned::Value(value)) => {
                self.context.register_reference(&self.names, value);
                self.lines.line(format!("createResponse() => {};", self.names.new_value(value)));
                self.lines.line(format!("getResponseTypeName() => \"{}\";", self.names.type_name(value)));
            }
            Some(Returned::Nothing) => self.lines.line("createResponse() {}"),
            None => {}
        }
        // A request travels under its name. For other classes the context knows the class.
        let name = if self.listing.operation_of(of).is_some() { &of.name } else { class };
        self.lines.line(format!("getTypeName() => \"{name}\";"));
        self.lines.line("TypeContext? context = _ctx;");
    }
}
