//! Listings in C#, VB.NET and F#: the published form, the effect of each option, and names and texts that need escapes.

use super::*;

#[test]
fn listings_of_every_shape_read_as_reviewed() {
    for name in ["csharp", "vbnet", "fsharp"] {
        insta::assert_snapshot!(format!("{name}-NewBillable"), page(name, NEW_BILLABLE, "NewBillable"));
        insta::assert_snapshot!(format!("{name}-page"), site(SHAPES).whole_listing(language(name)));
        insta::assert_snapshot!(format!("{name}-file"), file(name, SHAPES, &[]));
    }
}

#[test]
fn every_option_does_what_it_says() {
    let cases: [(&str, &str, &str, &str, &str); 19] = [
        ("csharp", "GlobalNamespace", "My.Own", "namespace My.Own\n", "namespace Example.Shapes\n"),
        ("csharp", "MakePartial", "False", "public class Address\n", "partial class"),
        ("csharp", "MakeVirtual", "False", "public string Street { get; set; }", "virtual"),
        ("csharp", "MakeInternal", "True", "internal partial class Address\n", "public partial class"),
        ("csharp", "AddReturnMarker", "False", ": Tracked, IPost\n", "IReturn"),
        ("csharp", "AddDescriptionAsComments", "False", "[ApiMember(Description=\"In kilograms\"", "///<summary>"),
        ("csharp", "AddDataContractAttributes", "True", "[DataContract]\n    public partial class Tracked", "x y z"),
        ("csharp", "InitializeCollections", "False", "List<int> Stamps", "new List<int>"),
        ("vbnet", "GlobalNamespace", "My.Own", "Namespace My.Own\n", "Namespace Example.Shapes\n"),
        ("vbnet", "MakePartial", "False", "Public Class Address\n", "Partial Class"),
        ("vbnet", "MakeVirtual", "False", "Public Property Street As String\n", "Overridable"),
        ("vbnet", "AddReturnMarker", "False", "Implements IPost\n", "IReturn"),
        ("vbnet", "AddDescriptionAsComments", "False", "<ApiMember(Description:=\"In kilograms\"", "'''<Summary>"),
        ("vbnet", "InitializeCollections", "False", "Stamps As List(Of Integer)", "New List(Of Integer)"),
        ("fsharp", "GlobalNamespace", "My.Own", " My.Own\n", " Example.Parcels\n"),
        ("fsharp", "AddReturnMarker", "False", "interface IPost\n", "IReturn"),
        ("fsharp", "AddDescriptionAsComments", "False", "[<ApiMember(Description=\"In kilograms\"", "///<summary>"),
        ("fsharp", "AddDataContractAttributes", "True", "[<DataMember>]\n", "x y z"),
        ("fsharp", "InitializeCollections", "False", "Stamps:ResizeArray<Int32> = null", "new ResizeArray"),
    ];
    for (name, option, value, present, absent) in cases {
        let found = file(name, SHAPES, &[(option, value)]);
        assert!(found.contains(present), "{name} {option}: {present}");
        assert!(!found.contains(absent), "{name} {option}: {absent}");
    }
}

#[test]
fn words_of_a_language_are_marked_and_members_are_told_from_their_class() {
    let body = r#"{"properties":{"to":{"type":"string"},"send":{"type":"string"},"end":{"type":"integer"}}}"#;
    let document = with_body(body, "");
    let vb = file("vbnet", &document, &[]);
    assert!(vb.contains("Property [To] As String\n") && vb.contains("Property [End] As Integer\n"), "{vb}");
    assert!(vb.contains("<DataMember(Name:=\"send\")>\n") && vb.contains("Property Send_ As String\n"));
    assert!(file("csharp", &document, &[]).contains("public virtual string Send_ { get; set; }"));
}

#[test]
fn texts_stay_in_their_line_and_their_quotes() {
    let body = r#"{"properties":{"a":{"type":"string","description":"one \"two\" \\ \u201cthree\u201d\nfour"}}}"#;
    let document = with_body(body, "");
    assert!(page("csharp", &document, "Send").contains(r#"[ApiMember(Description="one \"two\" \\ “three” four")]"#));
    let vb = page("vbnet", &document, "Send");
    assert!(vb.contains(r#"<ApiMember(Description:="one ""two"" \ ““three”” four")>"#), "{vb}");
    assert!(page("fsharp", &document, "Send").contains("        ///one \"two\" \\ “three” four\n"));
}
