//! Listings in Swift and Dart: the published form, names that need another spelling, and the additions of files.

use super::*;

#[test]
fn listings_of_every_shape_read_as_reviewed() {
    for name in ["swift", "dart"] {
        insta::assert_snapshot!(format!("{name}-NewBillable"), page(name, NEW_BILLABLE, "NewBillable"));
        insta::assert_snapshot!(format!("{name}-page"), site(SHAPES).whole_listing(language(name)));
        insta::assert_snapshot!(format!("{name}-file"), file(name, SHAPES, &[]));
    }
}

#[test]
fn swift_has_requests_first_and_dart_has_dependencies_first() {
    let position = |text: &str, part: &str| text.find(part).unwrap_or_else(|| panic!("no {part}"));
    let swift = page("swift", SHAPES, "NewParcel");
    assert!(position(&swift, "public class NewParcel ") < position(&swift, "public class Tracked "));
    let dart = page("dart", SHAPES, "NewParcel");
    assert!(position(&dart, "class Tracked ") < position(&dart, "class NewParcel "));
    let swift = file("swift", SHAPES, &[]);
    assert!(position(&swift, "public class SetTags ") < position(&swift, "public class ParcelInfo "));
}

#[test]
fn collections_of_swift_begin_empty_unless_told_otherwise() {
    let found = page("swift", SHAPES, "NewParcel");
    assert!(found.contains("    public var stamps:[Int] = []\n"));
    assert!(found.contains("    public var properties:[String:String] = [:]\n"));
    assert!(found.contains("    public var picture:[UInt8] = []\n"));
    let off = file("swift", SHAPES, &[("InitializeCollections", "false")]);
    assert!(off.contains("    public var stamps:[Int]?\n"));
    assert!(off.contains("        stamps = try container.decodeIfPresent([Int].self, forKey: .stamps)\n"));
    assert!(
        off.contains(
            "        if stamps != nil && stamps!.count > 0 { try container.encode(stamps, forKey: .stamps) }\n"
        )
    );
}

#[test]
fn required_members_of_swift_have_a_value_where_not_all_are_optional() {
    let found = file("swift", SHAPES, &[("MakePropertiesOptional", "false")]);
    assert!(found.contains("    public var weight:Double = 0\n"));
    assert!(found.contains("        weight = try container.decode(Double.self, forKey: .weight)\n"));
    assert!(found.contains("        try container.encode(weight, forKey: .weight)\n"));
    assert!(found.contains("    public var count:Int?\n"), "it is not required");
}

#[test]
fn types_that_are_to_be_texts_are() {
    let found = file("swift", SHAPES, &[("TreatTypesAsStrings", "Address,int")]);
    assert!(found.contains("    public var sender:String?\n"));
    assert!(found.contains("    public var stamps:[String] = []\n"));
}

#[test]
fn a_file_of_swift_reads_what_the_published_form_could_not() {
    let found = file("swift", SHAPES, &[]);
    assert!(found.contains("    public var picture:Data?\n"));
    assert!(found.contains("    public var extra:AnyValue?\n") && found.contains("public enum AnyValue : Codable\n"));
    assert!(!file("swift", NEW_BILLABLE, &[]).contains("AnyValue"), "only where it is needed");
    let body = r#"{"properties":{"description":{"type":"string"}}}"#;
    assert!(page("swift", &with_body(body, ""), "Send").contains("    public var Description:String?\n"));
    assert!(file("swift", &with_body(body, ""), &[]).contains("    public var description:String?\n"));
}

#[test]
fn words_of_swift_stand_between_backticks_and_others_say_how_they_travel() {
    let body = r#"{"properties":{"in":{"type":"string"},"self":{"type":"string"},"zip-code":{"type":"string"},
        "kind":{"type":"string","enum":["default","Type","a b","A B"]}}}"#;
    let found = page("swift", &with_body(body, ""), "Send");
    assert!(found.contains("    public var `in`:String?\n"));
    assert!(
        found.contains("        case `in`\n        case self_ = \"self\"\n        case zipCode = \"zip-code\"\n"),
        "{found}"
    );
    assert!(
        found
            .contains("    case `default`\n    case Type_ = \"Type\"\n    case AB = \"a b\"\n    case AB_ = \"A B\"\n"),
        "{found}"
    );
}

#[test]
fn words_of_dart_get_a_capital_and_travel_as_they_were() {
    let body = r#"{"properties":{"in":{"type":"string"},"context":{"type":"integer"},"_id":{"type":"string"},"$ref'":{"type":"string"},
        "json":{"type":"string"},"Send":{"type":"string"},"2nd":{"type":"string"}}}"#;
    let found = page("dart", &with_body(body, ""), "Send");
    for line in [
        "    String? In;\n",
        "    int? Context;\n",
        "    String? id;\n",
        "    String? Send_;\n",
        "        In = json['in'];\n",
        "        id = json['_id'];\n",
        "        ref = json['\\$ref\\''];\n",
        "        this.json = json['json'];\n",
        "        '\\$ref\\'': ref,\n",
    ] {
        assert!(found.contains(line), "{line}{found}");
    }
}

#[test]
fn values_of_an_enumeration_travel_as_the_document_says() {
    let dart = file("dart", SHAPES, &[]);
    assert!(dart.contains("    static const Priority VeryHigh = const Priority._(20);\n"));
    assert!(dart.contains("    static const GetParcelSort NewestFirst = const GetParcelSort._('newest-first');\n"));
    assert!(dart.contains("    'GetParcelSort': TypeInfo(TypeOf.Enum, enumValues:GetParcelSort.values),\n"));
    let swift = file("swift", SHAPES, &[]);
    assert!(swift.contains("public enum Priority : Int, Codable\n{\n    case Low = 1\n    case VeryHigh = 20\n}\n"));
    assert!(swift.contains("    case NewestFirst = \"newest-first\"\n"));
}

#[test]
fn a_member_of_the_base_class_is_not_written_again_and_another_keeps_clear_of_it() {
    let schemas = r#""Base":{"properties":{"id":{"type":"string"},"a_":{"type":"string"}}}"#;
    let body = r##"{"allOf":[{"$ref":"#/components/schemas/Base"},{"properties":{"id":{"type":"string"},
        "_a_":{"type":"string"}}}]}"##;
    let document = with_body(body, schemas);
    let (swift, dart) = (file("swift", &document, &[]), file("dart", &document, &[]));
    assert!(swift.contains("    // Note: id stands in the base class\n    public var _a_:String?\n"), "{swift}");
    assert!(dart.contains("    // Note: id stands in the base class\n    String? a__;\n"), "{dart}");
    assert!(dart.contains("        super.fromMap(json);\n        a__ = json['_a_'];\n"));
}

#[test]
fn classes_leave_the_names_that_a_listing_needs_alone() {
    let schemas = r##""Date":{"properties":{"text":{"type":"string"}}},"Map":{"properties":{"date":{"$ref":"#/components/schemas/Date"}}}"##;
    let body = r##"{"properties":{"all":{"$ref":"#/components/schemas/Map"}}}"##;
    let document = with_body(body, schemas);
    assert!(page("swift", &document, "Send").contains("    public var date:Date_?\n"));
    assert!(page("dart", &document, "Send").contains("class Map_ implements IConvertible\n"));
    assert!(page("dart", &document, "Send").contains("    Map_? all;\n"));
}

#[test]
fn text_cannot_break_out_of_comments() {
    let body = r#"{"properties":{"a":{"type":"string","description":"*/ /* \"c\" \r d"}}}"#;
    for name in ["swift", "dart"] {
        let found = page(name, &with_body(body, ""), "Send");
        assert!(found.contains("    * * / / * \"c\" d\n    */\n"), "{found}");
        assert!(found.contains("    // @ApiMember(Description=\"*/ /* \\\"c\\\" d\")\n"));
    }
    let off = file("swift", &with_body(body, ""), &[("AddDescriptionAsComments", "false")]);
    assert!(!off.contains("/**"));
}

#[test]
fn a_file_says_how_a_request_is_sent_and_what_it_is_answered_with() {
    let swift = file("swift", SHAPES, &[]);
    assert!(swift.contains("// @Route(\"/parcels\", \"POST\")\n"));
    assert!(
        swift.contains(
            "public class NewParcel : Tracked, IReturn, IPost\n{\n    public typealias Return = ParcelInfo\n\n"
        )
    );
    assert!(swift.contains("public class Ping : IReturnVoid, Codable\n{\n    required public init(){}\n}\n"));
    assert!(swift.contains("// Note: IHasVersion is left out"));
    let dart = file("dart", SHAPES, &[]);
    assert!(dart.contains("class NewParcel extends Tracked implements IReturn<ParcelInfo>, IPost, IConvertible\n"));
    assert!(dart.contains("    createResponse() => ParcelInfo();\n    getResponseTypeName() => \"ParcelInfo\";\n    getTypeName() => \"NewParcel\";\n"));
    assert!(dart.contains("    createResponse() {}\n    getTypeName() => \"Ping\";\n"));
    assert!(
        dart.contains("    'List<Tag>': TypeInfo(TypeOf.Class, create:() => <Tag>[]),\n"),
        "the converters must know it"
    );
}

#[test]
fn a_request_that_extends_another_keeps_what_that_one_is_answered_with() {
    let document = r##"{"openapi":"3.1.0","info":{"title":"Two","version":"1"},"paths":{
        "/a":{"post":{"operationId":"First","requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/First"}}}},
            "responses":{"200":{"description":"","content":{"application/json":{"schema":{"type":"string"}}}}}}},
        "/b":{"post":{"operationId":"Second","requestBody":{"content":{"application/json":{"schema":{"allOf":[{"$ref":"#/components/schemas/First"},
            {"properties":{"b":{"type":"string"}}}]}}}},"responses":{"204":{"description":""}}}}},
        "components":{"schemas":{"First":{"properties":{"a":{"type":"string"}}}}}}"##;
    for name in ["swift", "dart"] {
        let found = file(name, document, &[]);
        let note = "// Note: what it is answered with is left out: the base class says otherwise\n";
        let second = found.split("Second").next().unwrap();
        assert!(second.contains(note), "{found}");
    }
}

#[test]
fn the_library_of_dart_is_the_host_or_the_namespace_that_was_asked_for() {
    assert!(page("dart", NEW_BILLABLE, "NewBillable").contains("TypeContext _ctx = TypeContext(library: '"));
    let named = file("dart", SHAPES, &[("GlobalNamespace", "parcels.dtos")]);
    assert!(named.contains("library parcels.dtos;\nimport 'package:servicestack/servicestack.dart';\n"));
    assert!(named.contains("TypeContext _ctx = TypeContext(library: 'parcels.dtos', types: "));
}

#[test]
fn an_enumeration_of_dart_is_a_class_only_where_its_values_do_not_travel_by_their_names() {
    let with_values = |values: &str| {
        let body = format!(r#"{{"properties":{{"kind":{{"type":"string","enum":[{values}]}}}}}}"#);
        page("dart", &with_body(&body, ""), "Send")
    };
    assert!(
        with_values(r#""String","get","value""#).contains("enum SendKind\n{\n    String,\n    get,\n    value,\n}\n")
    );
    let class = with_values(r#""String","default","$x'""#);
    assert!(class.contains("    static const SendKind String_ = const SendKind._('String');\n"), "{class}");
    assert!(class.contains("    static const SendKind default_ = const SendKind._('default');\n"));
    assert!(class.contains("    static const SendKind X = const SendKind._('\\$x\\'');\n"), "{class}");
    assert!(class.contains("    static List<SendKind> get values => const [String_,default_,X];\n"));
}

#[test]
fn members_that_dart_can_call_as_they_are_keep_their_names() {
    let body = r#"{"properties":{"show":{"type":"string"},"required":{"type":"string"},"int":{"type":"integer"}}}"#;
    let found = page("dart", &with_body(body, ""), "Send");
    assert!(found.contains("    Send({this.show,this.required,this.Int});\n"), "{found}");
}

#[test]
fn dictionaries_as_classes_hold_their_values() {
    let swift = page("swift", SHAPES, "GetParcel");
    assert!(swift.contains("public class TagMap : Codable\n{\n    public var items:[String:Tag] = [:]\n"));
    let dart = page("dart", SHAPES, "GetParcel");
    assert!(dart.contains("class TagMap extends MapBase<String,Tag?> implements IConvertible\n"));
    assert!(dart.contains("import 'dart:collection';\n"));
}
