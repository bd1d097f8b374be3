//! Listings in Swift and Dart: the published form, what files say besides, and names and texts that cannot be taken over.

use billables_metadata::TypesOptions;

use super::*;

fn language(name: &str) -> Language {
    Language::from_name(name).unwrap()
}

fn page(language_name: &str, document: &str, operation: &str) -> String {
    site(document).listing(language(language_name), operation).unwrap()
}

fn file(language_name: &str, document: &str, options: &[(&str, &str)]) -> String {
    let options = options.iter().fold(TypesOptions::new(), |options, (name, value)| options.with(*name, *value));
    site(document).types(language(language_name), &options).unwrap()
}

#[test]
fn listings_of_every_shape_read_as_reviewed() {
    for name in ["swift", "dart"] {
        insta::assert_snapshot!(format!("{name}-NewBillable"), page(name, NEW_BILLABLE, "NewBillable"));
        insta::assert_snapshot!(format!("{name}-page"), site(SHAPES).whole_listing(language(name)));
        insta::assert_snapshot!(format!("{name}-file"), file(name, SHAPES, &[]));
    }
}

#[test]
fn lists_of_swift_begin_empty_unless_an_option_says_otherwise() {
    let found = page("swift", SHAPES, "NewParcel");
    assert!(found.contains("    public var stamps:[Int] = []\n"));
    assert!(found.contains("    public var properties:[String:String] = [:]\n"));
    assert!(found.contains("    @TimeSpan public var timeout:TimeInterval?\n"));
    let off = file("swift", SHAPES, &[("InitializeCollections", "false")]);
    assert!(off.contains("    public var stamps:[Int]?\n"));
    assert!(file("swift", SHAPES, &[("MakePropertiesOptional", "false")]).contains("    public var label:String!\n"));
}

#[test]
fn a_class_of_swift_with_a_base_reads_and_writes_its_own_members() {
    let found = file("swift", SHAPES, &[]);
    let (_, class) = found.split_once("public class NewParcel : Tracked, IReturn, IPost\n").unwrap();
    let class = class.split("\npublic class ").next().unwrap();
    for line in [
        "    public typealias Return = ParcelInfo\n",
        "    required public init(){ super.init() }\n",
        "        case label\n",
        "        label = try container.decodeIfPresent(String.self, forKey: .label)\n",
        "        stamps = try container.decodeIfPresent([Int].self, forKey: .stamps) ?? []\n",
        "        if stamps.count > 0 { try container.encode(stamps, forKey: .stamps) }\n",
    ] {
        assert!(class.contains(line), "{line} is not in {class}");
    }
    assert!(found.contains("    // Note: code is left out, because Codable cannot read it: one of String, Int\n"));
}

#[test]
fn a_name_of_swift_that_cannot_be_is_raised_and_said_to_travel_as_it_was() {
    let body = r#"{"properties":{"default":{"type":"string"},"zip-code":{"type":"string"}}}"#;
    let found = file("swift", &with_body(body, ""), &[]);
    assert!(
        found.contains("    public var Default:String?\n") && found.contains("        case zipCode = \"zip-code\"\n")
    );
}

#[test]
fn dart_reads_each_type_in_its_own_way_and_knows_how_to_make_it() {
    let found = page("dart", SHAPES, "NewParcel");
    for line in [
        "        weight = JsonConverters.toDouble(json['weight']);\n",
        "        properties = JsonConverters.toStringMap(json['properties']);\n",
        "        posted = JsonConverters.fromJson(json['posted'],'DateTime',context!);\n",
        "        'addresses': JsonConverters.toJson(addresses,'List<Address>',context!),\n",
        "    'List<Address>': TypeInfo(TypeOf.Class, create:() => <Address>[]),\n",
        "    'Size': TypeInfo(TypeOf.Enum, enumValues:Size.values),\n",
        "    Map<String, dynamic> toJson() => super.toJson()..addAll({\n",
    ] {
        assert!(found.contains(line), "{line} is not in {found}");
    }
    assert!(!found.contains("'List<int>': TypeInfo"), "the package knows it");
    let found = file("dart", SHAPES, &[("GlobalNamespace", "my.dtos")]);
    assert!(found.contains("library my.dtos;\n") && found.contains("createResponse() => <Tag>[];\n"));
}

#[test]
fn texts_leave_neither_their_comment_nor_their_quotes() {
    let body = r#"{"description":"x","properties":{"a$b'c":{"type":"string","description":"*/ /* ${x} \\(y)"}}}"#;
    for name in ["swift", "dart"] {
        let found = page(name, &with_body(body, ""), "Send");
        let inside = found.lines().map(str::trim).find(|line| line.starts_with("* ") && line.contains("${x}")).unwrap();
        assert!(!inside.contains("*/") && (name != "swift" || !inside.contains("/*")), "{inside}");
    }
    assert!(page("dart", &with_body(body, ""), "Send").contains(r"json['a\$b\'c']"));
}

#[test]
fn descriptions_are_left_out_of_comments_where_an_option_says_so() {
    for name in ["swift", "dart"] {
        assert!(!file(name, SHAPES, &[("AddDescriptionAsComments", "False")]).contains("\n/**\n"), "{name}");
    }
}
