//! Listings: the published form, for every shape of a document.

use super::*;

#[test]
fn the_listing_of_the_published_operation_is_the_published_one() {
    insta::assert_snapshot!("python-NewBillable", page("python", NEW_BILLABLE, "NewBillable"));
    assert!(page("python", NEW_BILLABLE, "NewBillable").ends_with("    The call SID to report\n    \"\"\"\n"));
}

#[test]
fn listings_of_every_shape_read_as_reviewed() {
    for operation in ["NewParcel", "GetParcel", "MoveParcel", "SetTags", "Ping"] {
        insta::assert_snapshot!(format!("python-{operation}"), page("python", SHAPES, operation));
    }
}

#[test]
fn an_answer_stands_before_its_request_where_dependencies_stand_first() {
    // The order of the published listings of GetBilling, which has no return marker.
    let site = site(GET_BILLING);
    for (language, starts) in [
        ("python", ["class BillingCustomerInfo", "class BillingInfo", "class GetBilling"]),
        ("typescript", ["class BillingCustomerInfo", "class BillingInfo", "class GetBilling"]),
        ("mjs", ["class BillingCustomerInfo", "class BillingInfo", "class GetBilling"]),
        ("dart", ["class BillingCustomerInfo", "class BillingInfo", "class GetBilling"]),
        ("php", ["class BillingCustomerInfo", "class BillingInfo", "class GetBilling"]),
        ("fsharp", ["type BillingCustomerInfo", "type BillingInfo", "type GetBilling"]),
        ("java", ["class GetBilling", "class BillingInfo", "class BillingCustomerInfo"]),
        ("kotlin", ["class GetBilling", "class BillingInfo", "class BillingCustomerInfo"]),
        ("swift", ["class GetBilling", "class BillingInfo", "class BillingCustomerInfo"]),
    ] {
        let found = site.listing(Language::from_name(language).unwrap(), "GetBilling").unwrap();
        let places: Vec<usize> = starts.iter().map(|start| found.find(start).unwrap()).collect();
        assert!(places.is_sorted(), "{language}: {places:?}\n{found}");
        // The classes for typed clients have the same order.
        let options = TypesOptions::new().with("IncludeTypes", "GetBilling.*");
        let file = site.types(Language::from_name(language).unwrap(), &options).unwrap();
        let places: Vec<usize> = starts.iter().map(|start| file.find(start).unwrap()).collect();
        assert!(places.is_sorted(), "{language}: {places:?}\n{file}");
    }
    for name in ["python", "typescript", "fsharp", "csharp", "kotlin"] {
        let language = Language::from_name(name).unwrap();
        insta::assert_snapshot!(format!("{name}-GetBilling"), site.listing(language, "GetBilling").unwrap());
    }
    let returning = GET_BILLING.replace("\"x-dotnet-markers\": []", "\"x-dotnet-markers\": [\"IReturn<BillingInfo>\"]");
    let found = page("python", &returning, "GetBilling");
    assert_eq!(classes(&found), ["BillingCustomerInfo", "BillingInfo", "GetBilling"]);
    assert!(found.contains("class GetBilling:\n"), "the marker itself is for listings that can be sent");
}

#[test]
fn a_body_of_another_name_is_copied_in_and_stands_alone_only_if_something_else_refers_to_it() {
    let details = r#""Details":{"description":"Unseen","required":["size"],"properties":{"size":{"type":"integer"}}}"#;
    let body = r##"{"$ref":"#/components/schemas/Details"}"##;
    let found = page("python", &with_body(body, details), "Send");
    assert_eq!(classes(&found), ["Send"]);
    assert!(found.contains("    # @ApiMember(IsRequired=true)\n    size: Optional[int] = None\n"));
    assert!(!found.contains("Unseen"), "the summary describes a request class, and there is none");

    let referring = r##""Details":{"properties":{"inner":{"$ref":"#/components/schemas/Details"}}}"##;
    let found = page("python", &with_body(body, referring), "Send");
    assert_eq!(classes(&found), ["Details", "Send"]);
    assert!(found.contains("    inner: Optional[\"Details\"] = None\n"), "in itself, where it is not defined yet");
    assert!(found.contains("    inner: Optional[Details] = None\n"), "and behind itself");
}

#[test]
fn a_name_that_occurs_twice_counts_once_and_the_path_comes_first() {
    let paths = r#""/things/{id}":{"put":{"operationId":"Put","parameters":[
        {"name":"id","in":"path","required":true,"schema":{"type":"string"}},
        {"name":"trace","in":"header","schema":{"type":"string"}}],
        "requestBody":{"content":{"application/json":{"schema":{"required":["id"],"properties":{
            "name":{"type":"string"},"id":{"type":"string","description":"Which"}}}}}},"responses":{}}}"#;
    let found = page("python", &document(paths, ""), "Put");
    let (_, members) = found.split_once("class Put(IPut):\n").unwrap();
    let expected = "    # @ApiMember(Description=\"Which\")\n    id: Optional[str] = None\n    \"\"\"\n    Which\n    \"\"\"\n\n\n    \
                    name: Optional[str] = None\n";
    assert_eq!(members, expected, "marked by its description, and not as required");
}

#[test]
fn names_that_python_needs_get_an_underscore_and_travel_as_they_are() {
    let body = r#"{"properties":{"from":{"type":"string"},"int":{"type":"integer"},"first_stop":{"type":"string"},
        "zip-code":{"type":"string"},"datetime":{"type":"string","format":"date-time"},"field":{"type":"string"}}}"#;
    let found = page("python", &with_body(body, ""), "Send");
    for line in [
        "from_: Optional[str] = field(metadata=config(field_name='from'), default=None)",
        "int_: Optional[int] = field(metadata=config(field_name='int'), default=None)",
        "first_stop: Optional[str] = field(metadata=config(field_name='first_stop'), default=None)",
        "zip_code: Optional[str] = field(metadata=config(field_name='zip-code'), default=None)",
        "datetime_: Optional[datetime.datetime] = field(metadata=config(field_name='datetime'), default=None)",
        "field_: Optional[str] = field(metadata=config(field_name='field'), default=None)",
    ] {
        assert!(found.contains(&format!("    {line}\n")), "{line}\n{found}");
    }
    let plain = page("python", &with_body(r#"{"properties":{"field":{"type":"string"}}}"#, ""), "Send");
    assert!(plain.contains("    field: Optional[str] = None\n"), "nothing else needs the name here");
}

#[test]
fn text_cannot_break_out_of_comments_and_docstrings() {
    let body = r#"{"properties":{"a":{"type":"string","description":"\"\"\"\nimport os\nC:\\Users"},
        "b":{"type":"string","enum":["it's","\n","it's not"]}}}"#;
    let found = page("python", &with_body(body, ""), "Send");
    assert!(found.contains("    # @ApiMember(Description=\"\\\"\\\"\\\" import os C:\\\\Users\")\n"), "{found}");
    assert!(found.contains("    \"\"\"\n    \\\"\\\"\\\" import os C:\\\\Users\n    \"\"\"\n"), "{found}");
    assert!(found.contains("    IT_S = 'it\\'s'\n") || found.contains("    ITS = 'it\\'s'\n"), "{found}");
    assert!(found.contains(" = '\\n'\n"), "{found}");
    assert!(!found.lines().any(|line| line.trim() == "import os"), "{found}");
}

#[test]
fn a_construct_that_no_class_can_express_becomes_a_comment() {
    let body = r#"{"properties":{"a":{"type":"string","not":{"const":"x"}},"b":{"type":"integer","enum":[1,2]},
        "c":{"type":"string","deprecated":true}},"additionalProperties":{"type":"string"},"patternProperties":{}}"#;
    let found = page("python", &with_body(body, ""), "Send");
    for note in [
        "    # Note: the document also says `not`, which a class cannot express\n    a:",
        "    # Note: always one of the values [1,2]\n    b: Optional[int]",
        "    # Note: deprecated\n    c:",
        "# Note: it may hold further members under any name\n",
        "# Note: the document also says `patternProperties`, which a class cannot express\n",
    ] {
        assert!(found.contains(note), "{note}\n{found}");
    }
}

#[test]
fn types_of_the_client_library_are_not_listed_again() {
    let schemas =
        r#""ResponseStatus":{"x-dotnet-namespace":"ServiceStack","properties":{"errorCode":{"type":"string"}}}"#;
    let body = r##"{"properties":{"responseStatus":{"$ref":"#/components/schemas/ResponseStatus"}}}"##;
    let found = page("python", &with_body(body, schemas), "Send");
    assert_eq!(classes(&found), ["Send"]);
    assert!(found.contains("    response_status: Optional[ResponseStatus] = None\n"));
}
