//! A class in PHP: the head, the constructor, the conversion from and to JSON, and the methods of a request.

use std::collections::{HashMap, HashSet};

use super::types::{Conversion, scalar_name};
use super::{IMPORTS, PACKAGE_IMPORTS, Writer, literal};
use crate::languages::listing::Returned;
use crate::languages::text::member_attribute;
use crate::model::{Member, Shape, Type, TypeRef};
use crate::names::{camel_case, identifier, is_identifier};
use crate::scalar::Scalar;

/// A member with the name of its variable.
struct Property<'a> {
    member: &'a Member,
    variable: String,
}

impl<'a> Writer<'_, 'a> {
    pub(super) fn write_class(&mut self, of: &Type, members: &[Member]) {
        let returned = self.returned(of);
        if let Some(Returned::Value(value)) = returned {
            self.lines.line(format!("#[Returns({})]", literal(&self.returned_name(value))));
        }
        let (interfaces, templates) = self.interfaces(of, returned);
        if !templates.is_empty() {
            self.lines.line("/**");
            for template in templates {
                self.lines.line(format!(" * @template {template}"));
            }
            self.lines.line(" */");
        }
        let extends = match &of.base {
            None => String::new(),
            Some(TypeRef::Named(base)) => format!(" extends {}", self.class_name(base)),
            Some(_) => " extends \\ArrayObject".to_owned(),
        };
        let name = self.class_name(&of.name);
        self.lines.line(format!("class {name}{extends} implements {}", interfaces.join(", ")));
        self.lines.open("{");
        match &of.base {
            Some(TypeRef::List(item)) => self.write_list(item),
            Some(TypeRef::Dictionary(_, value)) => self.write_dictionary(value),
            _ => self.write_content(of, members),
        }
        self.write_methods(of, returned);
        self.lines.close("}");
    }

    /// The answer of the request class `of`. A request that extends another request can return nothing only if the base
    /// returns nothing, because PHP refuses a method without the return value of the method that it overrides.
    fn returned(&mut self, of: &Type) -> Option<Returned<'a>> {
        let returned = self.listing.returned(of)?;
        let bases = self.listing.base_classes(of);
        let differs = |base: &&Type| {
            let other = self.listing.returned(base);
            other.is_some_and(|other| matches!(other, Returned::Nothing) != matches!(returned, Returned::Nothing))
        };
        let Some(base) = bases.into_iter().find(|base| differs(base)) else { return Some(returned) };
        let actual = match returned {
            Returned::Nothing => "nothing".to_owned(),
            Returned::Value(value) => self.returned_name(value),
        };
        self.lines.comment(format!("Note: it returns {actual}, which a class that extends {} cannot say", base.name));
        None
    }

    /// The interfaces of a class, and the type arguments of its base and interfaces for tools that read comments.
    fn interfaces(&mut self, of: &Type, returned: Option<Returned<'_>>) -> (Vec<String>, Vec<String>) {
        let mut templates = Vec::new();
        if let Some(TypeRef::List(item) | TypeRef::Dictionary(_, item)) = &of.base {
            templates.push(format!("array of {}", self.converted(item)));
        }
        let mut interfaces: Vec<String> = Vec::new();
        interfaces.extend(returned.map(|returned| match returned {
            Returned::Nothing => "IReturnVoid".to_owned(),
            Returned::Value(_) => "IReturn".to_owned(),
        }));
        for marker in self.listing.markers(of) {
            let (name, arguments) = marker.trim_end_matches('>').split_once('<').unwrap_or((marker, ""));
            let is_imported =
                PACKAGE_IMPORTS.iter().chain(&IMPORTS).any(|names| names.split(',').any(|one| one == name));
            match name {
                "IOptions" if self.is_file() => interfaces.push("\\ServiceStack\\IOptions".to_owned()),
                name if is_imported || !self.is_file() => interfaces.push(name.to_owned()),
                name => {
                    self.lines.comment(format!("Note: {name} is left out: the client package does not have it"));
                    continue;
                }
            }
            for (index, argument) in arguments.split(',').map(str::trim).filter(|one| !one.is_empty()).enumerate() {
                let number = if index == 0 { String::new() } else { index.to_string() };
                templates.push(format!("{name}{number} of {argument}"));
            }
        }
        interfaces.push("JsonSerializable".to_owned());
        (interfaces, templates)
    }

    /// Writes a class that is a list.
    fn write_list(&mut self, item: &TypeRef) {
        let class = match item {
            TypeRef::Named(name) => self.listing.document.find_type(name),
            _ => None,
        };
        let Some(class) = class.filter(|class| matches!(class.shape, Shape::Class(_))) else {
            return self.write_dictionary(item);
        };
        let class = self.class_name(&class.name);
        self.write_lines(&[
            &format!("public function __construct({class} ...$items) {{"),
            "    parent::__construct($items, \\ArrayObject::STD_PROP_LIST);",
            "}",
            "",
            "/** @throws \\Exception */",
            "public function append($value): void {",
            &format!("    if ($value instanceof {class})"),
            "        parent::append($value);",
            "    else",
            &format!("        throw new \\Exception(\"Can only append a {class} to \" . __CLASS__);"),
            "}",
            "",
            "/** @throws Exception */",
            "public function fromMap($o): void {",
            "    foreach ($o as $item) {",
            &format!("        $el = new {class}();"),
            "        $el->fromMap($item);",
            "        $this->append($el);",
            "    }",
            "}",
        ]);
        self.write_array_copy();
    }

    /// Writes a class that is a dictionary, or a list of values of no class.
    fn write_dictionary(&mut self, value: &TypeRef) {
        let converter = match value {
            TypeRef::Scalar(_) | TypeRef::OneOf(_) => None,
            value => Some(literal(&self.converted(value))),
        };
        let item = converter.map_or("$item".to_owned(), |name| format!("JsonConverters::from({name}, $item)"));
        self.write_lines(&[
            "public function __construct(array $items=[]) {",
            "    parent::__construct($items);",
            "}",
            "",
            "/** @throws Exception */",
            "public function fromMap($o): void {",
            "    foreach ($o as $key => $item) {",
            &format!("        $this[$key] = {item};"),
            "    }",
            "}",
        ]);
        self.write_array_copy();
    }

    fn write_array_copy(&mut self) {
        // A class that extends this one may return another type.
        let returned = if self.is_file() { "mixed" } else { "array" };
        self.write_lines(&[
            "",
            "/** @throws Exception */",
            &format!("public function jsonSerialize(): {returned} {{"),
            "    return parent::getArrayCopy();",
            "}",
        ]);
    }

    fn write_lines(&mut self, lines: &[&str]) {
        for line in lines {
            if line.is_empty() {
                self.lines.indented_blank();
            } else {
                self.lines.line(line);
            }
        }
    }

    /// Writes the constructor and the conversion from and to JSON of a class with members.
    fn write_content(&mut self, of: &Type, members: &[Member]) {
        let mut bases = self.listing.base_classes(of);
        bases.reverse();
        let inherited: Vec<&Member> = bases.iter().flat_map(|base| base.members()).collect();
        let (inherited, own) = properties(&inherited, members);
        let has_base = of.base.is_some();
        // The base reads and writes a member that the base has already.
        let variables: HashSet<&str> = inherited.iter().map(|property| property.variable.as_str()).collect();
        let (restated, own): (Vec<_>, Vec<_>) =
            own.into_iter().partition(|property| variables.contains(property.variable.as_str()));
        for property in restated {
            let own = self.parameter(property.member).doc;
            self.lines.comment(format!("Note: {} stands in the base class; here it is {own}", property.variable));
        }
        if !inherited.is_empty() || !own.is_empty() {
            self.write_constructor(&inherited, &own);
            self.lines.blank();
            self.write_from_map(has_base, &own);
        } else if self.is_file() && !has_base {
            self.write_lines(&["/** @throws Exception */", "public function fromMap($o): void {", "}"]);
        }
        self.lines.indented_blank();
        self.write_to_json(has_base, &own);
    }

    fn write_constructor(&mut self, inherited: &[Property<'_>], own: &[Property<'_>]) {
        let mut parameters = Vec::new();
        if !inherited.is_empty() {
            self.lines.line("/**");
            for property in inherited {
                let parameter = self.parameter(property.member);
                self.lines.line(format!(" * @param {} ${}", parameter.doc, property.variable));
                parameters.push(format!("{} ${}={}", parameter.hint, property.variable, parameter.default));
            }
            self.lines.line(" */");
        }
        self.lines.line("public function __construct(");
        self.lines.deeper();
        let promoted = own;
        for (index, parameter) in parameters.iter().enumerate() {
            let comma = if index + 1 == parameters.len() && promoted.is_empty() { "" } else { "," };
            self.lines.line(format!("{parameter}{comma}"));
        }
        let mut was_annotated = false;
        for (index, property) in promoted.iter().enumerate() {
            if was_annotated {
                self.lines.blank();
            }
            let comma = if index + 1 == promoted.len() { "" } else { "," };
            was_annotated = self.write_promoted(property, comma);
        }
        self.lines.close(") {");
        if !inherited.is_empty() {
            let variables: Vec<String> = inherited.iter().map(|property| format!("${}", property.variable)).collect();
            self.lines.line(format!("    parent::__construct({});", variables.join(",")));
        }
        self.lines.line("}");
    }

    /// Writes a parameter that is a member as well, and returns whether a comment precedes the parameter.
    fn write_promoted(&mut self, property: &Property<'_>, comma: &str) -> bool {
        let member = property.member;
        self.lines.doc(member.description.as_deref());
        self.lines.notes(&member.notes);
        let attribute = member_attribute(member);
        if let Some(attribute) = &attribute {
            self.lines.comment(format!("@{attribute}"));
        }
        let parameter = self.parameter(member);
        self.lines.line(format!("/** @var {} */", parameter.doc));
        self.lines.line(format!("public {} ${}={}{comma}", parameter.hint, property.variable, parameter.default));
        attribute.is_some() || !member.notes.is_empty()
    }

    fn write_from_map(&mut self, has_base: bool, own: &[Property<'_>]) {
        self.lines.line("/** @throws Exception */");
        self.lines.open("public function fromMap($o): void {");
        if has_base {
            self.lines.line("parent::fromMap($o);");
        }
        for property in own {
            let key = literal(&property.member.json_name);
            let value = match self.conversion(property.member) {
                Conversion::None => format!("$o[{key}]"),
                Conversion::One(converter) => format!("JsonConverters::from({converter}, $o[{key}])"),
                Conversion::List(converter) => format!("JsonConverters::fromArray({converter}, $o[{key}])"),
                Conversion::Enumeration(class) => format!("{class}::from($o[{key}])"),
            };
            self.lines.line(format!("if (isset($o[{key}])) $this->{} = {value};", property.variable));
        }
        self.lines.close("}");
    }

    fn write_to_json(&mut self, has_base: bool, own: &[Property<'_>]) {
        self.lines.line("/** @throws Exception */");
        self.lines.line("public function jsonSerialize(): mixed");
        self.lines.open("{");
        match (has_base, self.is_file()) {
            (false, _) => self.lines.line("$o = [];"),
            (true, false) => self.lines.line("$o = parent::jsonSerialize();"),
            // A base without members returns an object, to which no member can be added.
            (true, true) => self.lines.line("$o = (array) parent::jsonSerialize();"),
        }
        for property in own {
            let key = literal(&property.member.json_name);
            let own = format!("$this->{}", property.variable);
            let value = match self.conversion(property.member) {
                Conversion::None => own.clone(),
                Conversion::One(converter) => format!("JsonConverters::to({converter}, {own})"),
                Conversion::List(converter) => format!("JsonConverters::toArray({converter}, {own})"),
                Conversion::Enumeration(_) => format!("{own}->value"),
            };
            self.lines.line(format!("if (isset({own})) $o[{key}] = {value};"));
        }
        self.lines.line("return empty($o) ? new class(){} : $o;");
        self.lines.close("}");
    }

    /// Writes the methods by which the client package sends a request.
    fn write_methods(&mut self, of: &Type, returned: Option<Returned<'_>>) {
        if self.listing.returned(of).is_none() {
            return;
        }
        self.lines.line(format!("public function getTypeName(): string {{ return '{}'; }}", of.name));
        if let Some(verb) = self.listing.verb(of) {
            self.lines.line(format!("public function getMethod(): string {{ return '{}'; }}", verb.name()));
        }
        match returned {
            None => {}
            Some(Returned::Nothing) => self.lines.line("public function createResponse(): void {}"),
            Some(Returned::Value(value)) => {
                let response = self.response(value);
                self.lines.line(format!("public function createResponse(): mixed {{ return {response}; }}"));
            }
        }
    }

    /// The name of the type that a request returns.
    fn returned_name(&self, value: &TypeRef) -> String {
        match value {
            TypeRef::List(_) | TypeRef::Dictionary(..) => "array".to_owned(),
            TypeRef::Scalar(scalar) => scalar_name(*scalar).to_owned(),
            TypeRef::Nullable(item) => self.returned_name(item),
            TypeRef::OneOf(_) => "mixed".to_owned(),
            TypeRef::Named(name) => self.class_name(name),
        }
    }

    /// The value from which the client package learns how to read an answer.
    fn response(&self, value: &TypeRef) -> String {
        match value {
            TypeRef::List(item) => format!("ArrayList::create([{}])", literal(&self.converted(item))),
            TypeRef::Dictionary(key, value) => {
                let (key, value) = (literal(&self.converted(key)), literal(&self.converted(value)));
                format!("ArrayList::create([{key},{value}])")
            }
            TypeRef::Nullable(item) => self.response(item),
            TypeRef::OneOf(_) | TypeRef::Scalar(Scalar::Object) => "null".to_owned(),
            TypeRef::Scalar(scalar) => match scalar_name(*scalar) {
                "string" => "'string'".to_owned(),
                "int" => "0".to_owned(),
                "float" => "0.0".to_owned(),
                "bool" => "false".to_owned(),
                "DateInterval" => "new DateInterval('P0D')".to_owned(),
                name => format!("new {name}()"),
            },
            TypeRef::Named(name) => match self.listing.document.find_type(name).map(|of| &of.shape) {
                Some(Shape::Class(_)) => format!("new {}()", self.class_name(name)),
                _ => "null".to_owned(),
            },
        }
    }
}

/// The members of the bases and of the class, each with its variable. A member of both has one variable. No other
/// members share a variable.
fn properties<'a>(inherited: &[&'a Member], own: &'a [Member]) -> (Vec<Property<'a>>, Vec<Property<'a>>) {
    let mut named: HashMap<&str, String> = HashMap::new();
    let mut taken: HashSet<String> = HashSet::from(["this".to_owned()]);
    let mut variable_of = |member: &'a Member| {
        if let Some(variable) = named.get(member.json_name.as_str()) {
            return variable.clone();
        }
        let mut variable = variable(&member.json_name);
        while !taken.insert(variable.clone()) {
            variable.push('_');
        }
        named.insert(&member.json_name, variable.clone());
        variable
    };
    let mut below = Vec::new();
    let mut seen = HashSet::new();
    for member in inherited.iter().filter(|member| seen.insert(member.json_name.as_str())) {
        below.push(Property { member, variable: variable_of(member) });
    }
    let own = own.iter().map(|member| Property { member, variable: variable_of(member) }).collect();
    (below, own)
}

fn variable(json_name: &str) -> String {
    if is_identifier(json_name) {
        return json_name.to_owned();
    }
    identifier(json_name).map_or_else(|| "_".to_owned(), |name| camel_case(&name))
}
