//! Listings in Go and Rust, for a reader without a client package.

use super::*;

#[test]
fn listings_of_every_shape_read_as_reviewed() {
    for name in ["go", "rust"] {
        insta::assert_snapshot!(format!("{name}-NewBillable"), page(name, NEW_BILLABLE, "NewBillable"));
        insta::assert_snapshot!(format!("{name}-page"), site(SHAPES).whole_listing(language(name)));
        insta::assert_snapshot!(format!("{name}-file"), file(name, SHAPES, &[]));
    }
}

#[test]
fn a_required_member_is_always_written_and_another_may_be_absent() {
    let body = r#"{"required":["a","c"],"properties":{"a":{"type":"integer"},"b":{"type":"integer"},"c":{"type":["integer","null"]},
        "d":{"type":"array","items":{"type":["string","null"]}}}}"#;
    let go = page("go", &with_body(body, ""), "Send");
    for line in [
        "\tA int32     `json:\"a\"`\n",
        "\tB *int32    `json:\"b,omitempty\"`\n",
        "\tC *int32    `json:\"c\"`\n",
        "\tD []*string `json:\"d,omitempty\"`\n",
    ] {
        assert!(go.contains(line), "{go}");
    }
    let rust = page("rust", &with_body(body, ""), "Send");
    assert!(rust.contains(
        "{\n    pub a: i32,\n    #[serde(skip_serializing_if = \"Option::is_none\")]\n    pub b: Option<i32>,\n"
    ));
    assert!(rust.contains("    pub c: Option<i32>,\n    #[serde(skip"), "{rust}");
    let optional = file("rust", &with_body(body, ""), &[("MakePropertiesOptional", "true")]);
    assert!(optional.contains("    pub a: Option<i32>,\n"));
    assert!(
        file("go", &with_body(body, ""), &[("MakePropertiesOptional", "1")])
            .contains("\tA *int32    `json:\"a,omitempty\"`\n")
    );
}

#[test]
fn a_type_that_would_contain_itself_is_a_pointer_or_a_box() {
    let schemas = r##""Node":{"required":["next","pair","all"],"properties":{"next":{"$ref":"#/components/schemas/Node"},
        "pair":{"$ref":"#/components/schemas/Pair"},"all":{"type":"array","items":{"$ref":"#/components/schemas/Node"}}}},
        "Pair":{"required":["left","leaf"],"properties":{"left":{"$ref":"#/components/schemas/Node"},"leaf":{"$ref":"#/components/schemas/Leaf"}}},
        "Leaf":{"properties":{"id":{"type":"string"}}}"##;
    let document = with_body(r##"{"properties":{"node":{"$ref":"#/components/schemas/Node"}}}"##, schemas);
    let rust = page("rust", &document, "Send");
    for line in [
        "pub node: Option<Node>,",
        "pub next: Box<Node>,",
        "pub pair: Box<Pair>,",
        "pub all: Vec<Node>,",
        "pub left: Box<Node>,",
        "pub leaf: Leaf,",
    ] {
        assert!(rust.contains(&format!("    {line}\n")), "{line}\n{rust}");
    }
    let go = page("go", &document, "Send");
    assert!(go.contains("\tNext *Node  `json:\"next\"`\n") && go.contains("\tAll  []Node `json:\"all\"`\n"), "{go}");
}

#[test]
fn types_of_the_service_family_are_listed_too_for_nobody_else_brings_them() {
    let schemas = r##""ResponseStatus":{"x-dotnet-namespace":"ServiceStack","properties":{"errors":{"type":"array","items":
        {"$ref":"#/components/schemas/ResponseError"}}}},"ResponseError":{"x-dotnet-namespace":"ServiceStack","properties":{"message":{"type":"string"}}}"##;
    let body = r##"{"properties":{"responseStatus":{"$ref":"#/components/schemas/ResponseStatus"}}}"##;
    let document = with_body(body, schemas);
    assert!(page("go", &document, "Send").contains("type ResponseError struct {\n"));
    assert!(page("rust", &document, "Send").contains("pub struct ResponseError {\n"));
}

#[test]
fn names_are_those_that_the_language_is_used_to() {
    let body = r#"{"properties":{"accountId":{"type":"string"},"callSID":{"type":"string"},"type":{"type":"string"},"self":{"type":"string"},
        "method":{"type":"string"},"zip-code":{"type":"string"},"9lives":{"type":"string"}}}"#;
    let go = file("go", &with_body(body, ""), &[]);
    for name in ["AccountID", "CallSID", "Type", "Method_", "ZipCode", "X9lives"] {
        assert!(go.contains(&format!("\t{name} ")), "{name}\n{go}");
    }
    let rust = file("rust", &with_body(body, ""), &[]);
    for line in [
        "    pub account_id: Option<String>,\n",
        "    #[serde(rename = \"callSID\")]\n    #[serde(skip_serializing_if = \"Option::is_none\")]\n    pub call_sid: Option<String>,\n",
        "    pub r#type: Option<String>,\n",
        "    pub self_: Option<String>,\n",
        "    #[serde(rename = \"9lives\")]\n",
    ] {
        assert!(rust.contains(line), "{line}\n{rust}");
    }
}

#[test]
fn a_choice_can_be_read_and_written() {
    let rust = page("rust", SHAPES, "NewParcel");
    assert!(
        rust.contains("#[serde(untagged)]\npub enum Lining {\n    Address(Box<Address>),\n    Tag(Box<Tag>),\n}\n")
    );
    assert!(rust.contains("    pub code: Option<NewParcelCode>,\n"));
    assert!(rust.contains("pub enum NewParcelCode {\n    Text(String),\n    Integer(i32),\n}\n"));
    let go = page("go", SHAPES, "NewParcel");
    assert!(go.contains(
        "// Note: holds one of Address, Tag; unmarshal it into the one that fits\ntype Lining = json.RawMessage\n"
    ));
}

#[test]
fn a_file_says_how_a_request_is_sent_and_what_it_is_answered_with() {
    let go = file("go", SHAPES, &[]);
    assert!(go.contains("func (GetParcel) Method() string { return \"GET\" }\n"));
    assert!(go.contains("func (GetParcel) Path() string { return \"/depots/{depotId}/parcels/{id}\" }\n"));
    assert!(go.contains("func (SetTags) Response() *[]Tag { return new([]Tag) }\n"));
    assert!(!page("go", SHAPES, "GetParcel").contains("func "), "a page has a table for it");
    let rust = file("rust", SHAPES, &[]);
    assert!(rust.contains("    pub const METHOD: &str = \"PATCH\";\n"));
    assert!(rust.contains("    pub const PATH: &str = \"/tags\";\n"));
    assert!(rust.contains("/// Note: answered with `Vec<Tag>`\n"));
    assert!(!page("rust", SHAPES, "GetParcel").contains("impl GetParcel"));
}

#[test]
fn the_go_package_is_called_as_asked() {
    assert!(file("go", SHAPES, &[]).contains("\npackage dtos\n"));
    assert!(file("go", SHAPES, &[("GlobalNamespace", "Acme.Parcels")]).contains("\npackage parcels\n"));
    assert!(file("go", SHAPES, &[("GlobalNamespace", "go")]).contains("\npackage godtos\n"));
}

#[test]
fn descriptions_are_left_out_if_asked_and_notes_are_not() {
    for name in ["go", "rust"] {
        let found = file(name, SHAPES, &[("AddDescriptionAsComments", "false")]);
        assert!(!found.contains("What stands on it"));
        assert!(found.contains("Note: the document also says `not`"));
    }
}

#[test]
fn keys_are_of_a_type_that_can_be_read_wherever_they_stand() {
    let body = r##"{"properties":{"a":{"x-dotnet-type":"Dictionary<int, string>"},"b":{"x-dotnet-type":"Dictionary<Guid, int>"},
        "c":{"x-dotnet-type":"Dictionary<Kind, int>"},"kind":{"$ref":"#/components/schemas/Kind"}}}"##;
    let document = with_body(body, r#""Kind":{"type":"string","enum":["One","Two"]}"#);
    let rust = page("rust", &document, "Send");
    assert!(
        rust.contains("    pub a: Option<BTreeMap<String, String>>,\n"),
        "no number is read from a key in a flattened struct"
    );
    assert!(rust.contains("    pub c: Option<BTreeMap<Kind, i32>>,\n"));
    let go = page("go", &document, "Send");
    for type_name in ["map[int32]string", "map[string]int32", "map[Kind]int32"] {
        assert!(go.contains(type_name), "{type_name}\n{go}");
    }
}
