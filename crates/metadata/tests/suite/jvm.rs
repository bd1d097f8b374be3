//! Listings in Java and Kotlin: the published form, names that need another spelling, and the additions of files.

use super::*;

#[test]
fn listings_of_every_shape_read_as_reviewed() {
    for name in ["java", "kotlin"] {
        insta::assert_snapshot!(format!("{name}-NewBillable"), page(name, NEW_BILLABLE, "NewBillable"));
        insta::assert_snapshot!(format!("{name}-page"), site(SHAPES).whole_listing(language(name)));
        insta::assert_snapshot!(format!("{name}-file"), file(name, SHAPES, &[]));
    }
}

#[test]
fn on_a_page_types_follow_as_they_are_mentioned_and_in_a_file_requests_and_responses_come_first() {
    let names = |listing: &str| -> Vec<String> {
        let lines = listing.lines().filter_map(|line| line.trim().strip_prefix("open class "));
        lines.map(|rest| rest.split(' ').next().unwrap().to_owned()).collect()
    };
    assert_eq!(
        names(&page("kotlin", SHAPES, "GetParcel"))[..4],
        ["GetParcel", "ParcelInfo", "ParcelDetails", "Tracked"]
    );
    let found = names(&file("kotlin", SHAPES, &[]));
    assert_eq!(found[..6], ["NewParcel", "GetParcel", "MoveParcel", "Ping", "SetTags", "ParcelInfo"]);
}

#[test]
fn lists_of_kotlin_begin_empty_and_those_of_java_as_nothing() {
    let kotlin = page("kotlin", SHAPES, "NewParcel");
    assert!(kotlin.contains("    var stamps:ArrayList<Int> = ArrayList<Int>()\n"));
    assert!(kotlin.contains("    var properties:HashMap<String,String> = HashMap<String,String>()\n"));
    assert!(kotlin.contains("    var picture:ByteArray? = null\n"), "bytes are no list");
    assert!(page("java", SHAPES, "NewParcel").contains("        public ArrayList<Integer> stamps = null;\n"));
    let off = file("kotlin", SHAPES, &[("InitializeCollections", "false")]);
    assert!(off.contains("    var stamps:ArrayList<Int>? = null\n"));
}

#[test]
fn a_getter_of_a_truth_value_asks_unless_its_name_does() {
    let body =
        r#"{"properties":{"isOpen":{"type":"boolean"},"open":{"type":"boolean"},"oauth_token":{"type":"string"}}}"#;
    let found = page("java", &with_body(body, ""), "Send");
    assert!(found.contains("        public Boolean getIsOpen() { return isOpen; }\n"));
    assert!(found.contains("        public Boolean isOpen() { return open; }\n"));
    assert!(
        found.contains("        public Send setOauthToken(String value) { this.oauth_token = value; return this; }\n")
    );
}

#[test]
fn words_of_the_language_get_a_capital_and_say_how_they_travel() {
    let body = r#"{"properties":{"default":{"type":"string"},"data":{"type":"string"},"zip-code":{"type":"string"}}}"#;
    let document = with_body(body, "");
    let (java, kotlin) = (page("java", &document, "Send"), page("kotlin", &document, "Send"));
    assert!(java.contains("        @SerializedName(\"default\") public String Default = null;\n"));
    assert!(java.contains("        public String getDefault() { return Default; }\n"));
    assert!(java.contains("        public String data = null;\n"), "a word of Kotlin only");
    assert!(java.contains("        @SerializedName(\"zip-code\") public String zipCode = null;\n"));
    assert!(kotlin.contains("    @SerializedName(\"default\") var Default:String? = null\n"));
    assert!(kotlin.contains("    @SerializedName(\"data\") var Data:String? = null\n"));
    assert!(java.contains("import net.servicestack.client.*;\nimport com.google.gson.annotations.*;\nimport com.google.gson.reflect.*;\n\n"));
    assert!(kotlin.contains(
        "import net.servicestack.client.*\nimport com.google.gson.annotations.*\nimport com.google.gson.reflect.*\n\n\n"
    ));
    assert!(!page("java", NEW_BILLABLE, "NewBillable").contains("gson"), "only where it is needed");
}

#[test]
fn members_keep_clear_of_each_other_of_their_base_and_of_what_every_object_has() {
    let schemas = r#""Base":{"properties":{"id":{"type":"string"}}}"#;
    let body = r##"{"allOf":[{"$ref":"#/components/schemas/Base"},{"properties":{"id":{"type":"string"},"class":{"type":"string"},
        "responseType":{"type":"string"},"a_b":{"type":"string"},"ABc":{"x-dotnet-name":"aBc","type":"string"},"_":{"type":"string"}}}]}"##;
    let document = with_body(body, schemas);
    let (java, kotlin) = (file("java", &document, &[]), file("kotlin", &document, &[]));
    assert!(java.contains("        // Note: id stands in the base class\n"), "{java}");
    assert!(java.contains("public String getClass_() { return Class; }"));
    assert!(java.contains("@SerializedName(\"responseType\") public String responseType_ = null;"));
    assert!(java.contains("@SerializedName(\"_\") public String _0 = null;"));
    assert!(kotlin.contains("    // Note: id stands in the base class\n"));
    assert!(kotlin.contains("    @SerializedName(\"class\") var Class_:String? = null\n"), "{kotlin}");
}

#[test]
fn classes_leave_the_names_that_a_listing_needs_alone() {
    let schemas = r##""Date":{"properties":{"text":{"type":"string"}}},"dtos":{"properties":{"date":{"$ref":"#/components/schemas/Date"}}},
        "Route":{"properties":{}}"##;
    let body =
        r##"{"properties":{"all":{"$ref":"#/components/schemas/dtos"},"way":{"$ref":"#/components/schemas/Route"}}}"##;
    let document = with_body(body, schemas);
    assert!(page("java", &document, "Send").contains("        public Date_ date = null;\n"));
    assert!(page("java", &document, "Send").contains("    public static class dtos_\n"));
    assert!(page("kotlin", &document, "Send").contains("open class Route\n"), "a page names no route");
    assert!(file("kotlin", &document, &[]).contains("open class Route_\n"));
}

#[test]
fn text_cannot_break_out_of_comments_and_attributes() {
    let body = r#"{"properties":{"a":{"type":"string","description":"*/ /* \\u000a $name ${b} \"c\" \r d"}}}"#;
    let document = with_body(body, "");
    let java = page("java", &document, "Send");
    assert!(java.contains("        * * / /* \\ u000a $name ${b} \"c\" d\n"), "{java}");
    assert!(java.contains("@ApiMember(Description=\"*/ /* \\\\u000a $name ${b} \\\"c\\\" d\")\n"));
    let kotlin = page("kotlin", &document, "Send");
    assert!(kotlin.contains("    * * / / * \\u000a $name ${b} \"c\" d\n"), "{kotlin}");
    assert!(kotlin.contains("@ApiMember(Description=\"*/ /* \\\\u000a \\$name \\${b} \\\"c\\\" d\")\n"));
}

#[test]
fn a_numbered_enumeration_has_its_numbers_and_in_a_file_travels_as_them() {
    let java = page("java", SHAPES, "NewParcel");
    assert!(java.contains("        Low(1),\n        VeryHigh(20);\n\n        private final int value;\n"));
    assert!(file("java", SHAPES, &[]).contains("        @SerializedName(\"20\") VeryHigh(20);\n"));
    assert!(
        page("kotlin", SHAPES, "NewParcel")
            .contains("enum class Priority(val value:Int)\n{\n    Low(1),\n    VeryHigh(20),\n}\n")
    );
    let wide = r#"{"properties":{"n":{"type":"integer","enum":[5000000000,1],"x-enum-varnames":["Big","Small"]}}}"#;
    assert!(page("java", &with_body(wide, ""), "Send").contains("        Big(5000000000L),\n        Small(1L);\n"));
    assert!(page("kotlin", &with_body(wide, ""), "Send").contains("(val value:Long)\n"));
}

#[test]
fn a_file_says_how_a_request_is_sent_and_what_it_is_answered_with() {
    let java = file("java", SHAPES, &[]);
    assert!(java.contains("    @Route(Path=\"/parcels\", Verbs=\"POST\")\n    @Api("));
    assert!(java.contains("    public static class NewParcel extends Tracked implements IReturn<ParcelInfo>, IPost\n"));
    assert!(java.contains("        private static Object responseType = ParcelInfo.class;\n"));
    assert!(java.contains("responseType = new TypeToken<ArrayList<Tag>>(){}.getType();\n"));
    assert!(java.contains("    public static class Ping implements IReturnVoid\n    {\n        \n    }\n"));
    let kotlin = file("kotlin", SHAPES, &[]);
    assert!(kotlin.contains("open class SetTags : ArrayList<Tag>(), IReturn<ArrayList<Tag>>, IPut\n"));
    assert!(kotlin.contains("    companion object { private val responseType = ParcelInfo::class.java }\n"));
    assert!(kotlin.contains("    override fun getResponseType(): Any? = NewParcel.responseType\n"));
    assert!(kotlin.contains("private val responseType = object : TypeToken<ArrayList<Tag>>(){}.type }\n"));
    assert!(kotlin.contains("open class Ping : IReturnVoid\n{\n}\n"));
}

#[test]
fn options_do_what_they_say() {
    let java = |options: &[(&str, &str)]| file("java", SHAPES, options);
    assert!(java(&[("Package", "com.acme.new")]).contains("*/\n\npackage com.acme.new_;\n\nimport java.math.*;\n"));
    assert!(java(&[("GlobalNamespace", "Acme.Parcels")]).contains("\npublic class Parcels\n{\n"));
    assert!(!java(&[("AddPropertyAccessors", "false")]).contains("getStreet"));
    assert!(
        java(&[("SettersReturnThis", "false")])
            .contains("public void setStreet(String value) { this.street = value; }\n")
    );
    assert!(java(&[("AddResponseStatus", "true")]).contains("        public ResponseStatus responseStatus = null;\n"));
    assert!(!java(&[("AddDescriptionAsComments", "false")]).contains("/**\n"));
    assert!(java(&[("TreatTypesAsStrings", "Guid,Size")]).contains("        public String reference = null;\n"));
    assert!(java(&[("TreatTypesAsStrings", "Guid,Size")]).contains("        public String size = null;\n"));
    assert!(!java(&[("ExcludeTypes", "Ping")]).contains("class Ping"));
    let kotlin = |options: &[(&str, &str)]| file("kotlin", SHAPES, options);
    assert!(kotlin(&[("Package", "com.acme.in")]).contains("*/\n\npackage com.acme.`in`\n\nimport java.math.*\n"));
    assert!(kotlin(&[("AddResponseStatus", "true")]).contains("    var responseStatus:ResponseStatus? = null\n"));
    assert!(!kotlin(&[("AddDescriptionAsComments", "false")]).contains("/**\n"));
    assert!(kotlin(&[("TreatTypesAsStrings", "DateTime")]).contains("    var posted:String? = null\n"));
    assert!(kotlin(&[("IncludeTypes", "Ping")]).ends_with("open class Ping : IReturnVoid\n{\n}\n"));
}

#[test]
fn a_request_that_extends_another_says_its_answer_only_if_it_can() {
    let answer = |name: &str| {
        format!(
            r##"{{"200":{{"content":{{"application/json":{{"schema":{{"$ref":"#/components/schemas/{name}"}}}}}}}}}}"##
        )
    };
    let body = |name: &str| {
        format!(r##"{{"content":{{"application/json":{{"schema":{{"$ref":"#/components/schemas/{name}"}}}}}}}}"##)
    };
    let operation = |name: &str, response: &str| {
        let (body, responses) = (body(name), answer(response));
        format!(r#""/{name}":{{"post":{{"operationId":"{name}","requestBody":{body},"responses":{responses}}}}}"#)
    };
    let schemas = r##""First":{"properties":{"id":{"type":"string"}}},"Second":{"allOf":[{"$ref":"#/components/schemas/First"}]},
        "Third":{"allOf":[{"$ref":"#/components/schemas/First"}]},"A":{"properties":{}},"B":{"properties":{}}"##;
    let paths = [operation("First", "A"), operation("Second", "B"), operation("Third", "A")].join(",");
    let found = file("java", &document(&paths, schemas), &[]);
    assert!(found.contains("    // Note: answered with B, although the base class says otherwise\n"), "{found}");
    assert!(found.contains("public static class Second extends First implements IPost\n"));
    assert!(found.contains("public static class Third extends First implements IReturn<A>, IPost\n"));
}

#[test]
fn two_members_of_kotlin_never_share_a_setter() {
    let body = r#"{"properties":{"isOpen":{"type":"boolean"},"open":{"type":"boolean"}}}"#;
    let found = file("kotlin", &with_body(body, ""), &[]);
    assert!(found.contains("    @SerializedName(\"open\") var Open_:Boolean? = null\n"), "{found}");
    let published = page("kotlin", &with_body(body, ""), "Send");
    assert!(published.contains("    @SerializedName(\"open\") var Open:Boolean? = null\n"));
}
