//! Listings in TypeScript, JavaScript and PHP, and files in Python: the published form, names that need another
//! spelling, and the additions of files.

use super::*;

#[test]
fn listings_of_every_shape_read_as_reviewed() {
    for name in ["typescript", "mjs", "php"] {
        insta::assert_snapshot!(format!("{name}-NewBillable"), page(name, NEW_BILLABLE, "NewBillable"));
        insta::assert_snapshot!(format!("{name}-page"), site(SHAPES).whole_listing(language(name)));
    }
    let few = [("IncludeTypes", "SetTags.*,MoveParcel.*,Ping,GetParcel,TagMap,Lining")];
    for name in ["typescript", "mjs", "php", "python"] {
        insta::assert_snapshot!(format!("{name}-file"), file(name, SHAPES, &few));
    }
}

#[test]
fn a_dictionary_has_a_space_in_typescript_where_it_is_the_whole_type_only() {
    let body = r#"{"properties":{"a":{"type":"object","additionalProperties":{"type":"integer"}},
        "b":{"type":"array","items":{"type":"object","additionalProperties":{"type":"boolean"}}},
        "c":{"type":"array","items":{"type":"array","items":{"type":"string"}}},
        "d":{"x-dotnet-type":"Dictionary<int, List<decimal?>>"},"e":{"x-dotnet-type":"Dictionary<bool, Guid>"}}}"#;
    let found = page("typescript", &with_body(body, ""), "Send");
    assert_contains(
        &found,
        &[
            "    public a?: { [index: string]: number; };\n",
            "    public b?: { [index:string]: boolean; }[];\n",
            "    public c?: string[][];\n",
            "    public d?: { [index: number]: number[]; };\n",
            "    public e?: { [index: string]: string; };\n",
        ],
    );
    assert_contains(
        &page("mjs", &with_body(body, ""), "Send"),
        &["    /** @type {{ [index:string]: number; }} */\n    a;\n"],
    );
    assert_contains(
        &page("php", &with_body(body, ""), "Send"),
        &[
            "        /** @var array<array<string,bool>>|null */\n        public ?array $b=null,\n",
            "        /** @var array<string[]>|null */\n        public ?array $c=null,\n",
            "        /** @var array<string,float[]>|null */\n        public ?array $d=null,\n",
            "JsonConverters::context('Dictionary',genericArgs:['int','List<Nullable<Decimal>>'])",
            "JsonConverters::fromArray('List<String>', $o['c'])",
        ],
    );
}

#[test]
fn a_class_without_members_and_one_that_extends_another_have_their_published_form() {
    let schemas = r##""Base":{"properties":{"id":{"type":"integer"}}},"Empty":{"type":"object"}"##;
    let body = r##"{"allOf":[{"$ref":"#/components/schemas/Base"},{"properties":{"e":{"$ref":"#/components/schemas/Empty"}}}]}"##;
    let document = with_body(body, schemas);
    assert_contains(
        &page("typescript", &document, "Send"),
        &[
            "export class Empty\n{\n\n    public constructor(init?: Partial<Empty>) { (Object as any).assign(this, init); }\n}\n",
            "export class Send extends Base implements IPost\n{\n    public e?: Empty;\n\n",
            "{ super(init); (Object as any).assign(this, init); }\n}\n",
        ],
    );
    assert_contains(
        &page("mjs", &document, "Send"),
        &[
            "export class Empty {\n    constructor(init) { Object.assign(this, init) }\n}\n",
            "export class Send extends Base {\n    /** @param {{e?:Empty,id?:number}} [init] */\n",
            "    constructor(init) { super(init); Object.assign(this, init) }\n",
        ],
    );
    assert_contains(
        &page("php", &document, "Send"),
        &[
            "class Empty_ implements JsonSerializable\n{\n    \n    /** @throws Exception */\n",
            "class Send extends Base implements IPost, JsonSerializable\n{\n    /**\n     * @param int $id\n     */\n",
            "        int $id=0,\n        /** @var Empty_|null */\n        public ?Empty_ $e=null\n    ) {\n",
            "        parent::__construct($id);\n",
            "        $o = parent::jsonSerialize();\n",
        ],
    );
}

#[test]
fn a_request_of_a_file_says_how_it_is_sent() {
    let typescript = file("typescript", SHAPES, &[]);
    assert_contains(
        &typescript,
        &[
            "*/\n\nexport interface IReturn<T>\n{\n    createResponse(): T;\n}\n\nexport interface IPost\n{\n}\n",
            "// @Route(\"/parcels\", \"POST\")\n// @Api(",
            "export class NewParcel extends Tracked implements IReturn<ParcelInfo>, IPost\n",
            "    public getTypeName() { return 'NewParcel'; }\n    public getMethod() { return 'POST'; }\n",
            "    public createResponse() { return new ParcelInfo(); }\n}\n",
            "    public createResponse() { return new Array<Tag>(); }\n",
            "export class Ping implements IReturnVoid\n",
            "    public createResponse() {}\n",
        ],
    );
    assert_contains(
        &file("mjs", SHAPES, &[]),
        &[
            "*/\n\n\"use strict\";\n",
            "    getTypeName() { return 'NewParcel' }\n    getMethod() { return 'POST' }\n    createResponse() { return new ParcelInfo() }\n}\n",
            "    createResponse() { return [] }\n",
            "    createResponse() { }\n",
        ],
    );
    assert_contains(
        &file("php", SHAPES, &[]),
        &[
            "<?php namespace dtos;\n/* Options:\n",
            "#[Returns('ParcelInfo')]\nclass NewParcel extends Tracked implements IReturn, IPost, JsonSerializable\n",
            "    public function getTypeName(): string { return 'NewParcel'; }\n",
            "    public function createResponse(): mixed { return new ParcelInfo(); }\n",
            "    public function createResponse(): mixed { return ArrayList::create(['Tag']); }\n",
            "    public function createResponse(): void {}\n",
        ],
    );
}

/// A document with an operation whose answer has this schema.
fn returning(schema: &str, schemas: &str) -> String {
    let answer = format!(r#"{{"200":{{"content":{{"application/json":{{"schema":{schema}}}}}}}}}"#);
    document(&format!(r#""/ask":{{"get":{{"operationId":"Ask","responses":{answer}}}}}"#), schemas)
}

#[test]
fn an_answer_without_a_class_is_something_that_the_client_can_hold() {
    let schemas = r#""Size":{"type":"string","enum":["big"]}"#;
    for (schema, typescript, mjs, php) in [
        (r#"{"type":"string"}"#, "{ return ''; }", "{ return '' }", "{ return 'string'; }"),
        (r#"{"type":"integer"}"#, "{ return 0; }", "{ return 0 }", "{ return 0; }"),
        (r#"{"type":"boolean"}"#, "{ return false; }", "{ return false }", "{ return false; }"),
        (
            r#"{"type":"string","format":"byte"}"#,
            "{ return new Blob(); }",
            "{ return new Blob() }",
            "{ return new ByteArray(); }",
        ),
        (
            r#"{"type":"object","additionalProperties":{"type":"integer"}}"#,
            "{ return {}; }",
            "{ return {} }",
            "{ return ArrayList::create(['string','int']); }",
        ),
        (r##"{"$ref":"#/components/schemas/Size"}"##, "{ return null as any; }", "{ return null }", "{ return null; }"),
        (
            r#"{"oneOf":[{"type":"string"},{"type":"integer"}]}"#,
            "{ return null as any; }",
            "{ return null }",
            "{ return null; }",
        ),
    ] {
        let document = returning(schema, schemas);
        for (name, expected) in [("typescript", typescript), ("mjs", mjs), ("php", php)] {
            let found = file(name, &document, &[]);
            let line = found.lines().find(|line| line.contains("createResponse()") && line.contains("return")).unwrap();
            assert!(line.ends_with(expected), "{name}: {line} should end with {expected}");
        }
    }
}

#[test]
fn names_that_a_language_needs_are_not_taken() {
    let names = ["class", "constructor", "createResponse", "this", "zip-code", "it's", "self", "to_json"];
    let members: Vec<String> = names.iter().map(|name| format!(r#""{name}":{{"type":"string"}}"#)).collect();
    let body = format!(
        r##"{{"properties":{{{},"o":{{"$ref":"#/components/schemas/Object"}},"l":{{"$ref":"#/components/schemas/List"}},"x":{{"$ref":"#/components/schemas/Object_"}}}}}}"##,
        members.join(",")
    );
    let schemas = r#""Object":{"properties":{"a":{"type":"string"}}},"Object_":{"type":"object"},"List":{"type":"object"},
        "IPost":{"type":"object"}"#;
    let document = with_body(&body, schemas);
    assert_contains(
        &file("typescript", &document, &[]),
        &[
            "    public class?: string;\n    public ['constructor']?: string;\n    // Note: the member createResponse is left out",
            "    public 'zip-code'?: string;\n    public 'it\\'s'?: string;\n",
            "    public o?: Object__;\n    public l?: List;\n",
        ],
    );
    assert_contains(&file("mjs", &document, &[]), &["    class;\n", "    ['constructor'];\n", "    'zip-code';\n"]);
    assert_contains(
        &file("php", &document, &[]),
        &[
            "        public ?string $this_=null,\n",
            "        if (isset($o['this'])) $this->this_ = $o['this'];\n",
            "        if (isset($o['it\\'s'])) $this->itS = $o['it\\'s'];\n",
            "        public ?List_ $l=null,\n",
            "class Object_ implements",
        ],
    );
    assert_contains(
        &file("python", &document, &[]),
        &[
            "    class_: Optional[str] = field(metadata=config(field_name='class'), default=None)\n",
            "    self_: Optional[str] = field(metadata=config(field_name='self'), default=None)\n",
            "    to_json_: Optional[str] = field(metadata=config(field_name='to_json'), default=None)\n",
            "    o: Optional[Object__] = None\n    l: Optional[List_] = None\n",
        ],
    );
}

#[test]
fn texts_cannot_leave_their_comments() {
    let text = r#"*/ ?> \"quoted\" \\ ${x}\rnext\u2028last"#;
    let body = format!(r#"{{"properties":{{"a":{{"type":"string","description":"{text}"}}}}}}"#);
    let document = with_body(&body, "");
    for name in ["typescript", "mjs", "php", "python"] {
        let found = file(name, &document, &[]);
        let lines: Vec<&str> = found.lines().filter(|line| line.contains("last")).collect();
        assert!(!lines.is_empty() && lines.iter().all(|line| line.contains("next last")), "{name}: {lines:?}");
        assert!(!found.contains('\r') && !found.contains('\u{2028}'), "{name}");
    }
    assert_contains(
        &file("typescript", &document, &[]),
        &["    * * / ?> \"quoted\"", "    // @ApiMember(Description=\"*/ ?> "],
    );
    assert_contains(&file("php", &document, &[]), &["/** @description * / ?> ", "// @ApiMember(Description=\"*/ ? > "]);
}

#[test]
fn enumerations_keep_their_values_whatever_their_names() {
    let schemas = r#""Kind":{"type":"string","enum":["Plain","two words","class","it's","NaN","two-words"]},
        "Level":{"type":"integer","enum":[0,-1,0],"x-enum-varnames":["None","Below","Zero"]}"#;
    let body = r##"{"properties":{"kind":{"$ref":"#/components/schemas/Kind"},"level":{"$ref":"#/components/schemas/Level"}}}"##;
    let document = with_body(body, schemas);
    assert_contains(
        &page("typescript", &document, "Send"),
        &[
            "export enum Kind\n{\n    Plain = 'Plain',\n    TwoWords = 'two words',\n    class = 'class',\n    ItS = 'it\\'s',\n    \
             NaN_ = 'NaN',\n    TwoWords_ = 'two-words',\n}\n",
            "export enum Level\n{\n    None = 0,\n    Below = -1,\n    Zero = 0,\n}\n",
        ],
    );
    assert_contains(
        &page("mjs", &document, "Send"),
        &[
            "/** @typedef {'Plain'|'two words'|'class'|'it\\'s'|'NaN'|'two-words'} */\nexport var Kind;\n(function (Kind) {\n",
            "    Kind[\"TwoWords\"] = \"two words\"\n",
            "    Level[Level[\"Below\"] = -1] = \"Below\"\n    Level[Level[\"Zero\"] = 0] = \"Zero\"\n})(Level || (Level = {}));\n",
        ],
    );
    assert_contains(
        &page("php", &document, "Send"),
        &[
            "enum Kind : string\n{\n    case Plain = 'Plain';\n    case TwoWords = 'two words';\n    case class_ = 'class';\n",
            "enum Level : int\n{\n    case None = 0;\n    case Below = -1;\n    // Note: Zero has the same value again: 0\n}\n",
            "$this->level = JsonConverters::from('Level', $o['level']);\n",
        ],
    );
    assert_contains(
        &file("php", &document, &[]),
        &["$this->level = Level::from($o['level']);\n", "$o['level'] = $this->level->value;\n"],
    );
}

#[test]
fn the_options_of_typescript_do_what_they_say() {
    let schemas = r##""Answer":{"properties":{"at":{"type":["integer","null"]},"responseStatus":
        {"$ref":"#/components/schemas/ResponseStatus"}}},
        "ResponseStatus":{"x-dotnet-namespace":"ServiceStack","properties":{"errorCode":{"type":"string"}}}"##;
    let document = returning(r##"{"$ref":"#/components/schemas/Answer"}"##, schemas);
    let found = file("typescript", &document, &[("MakePropertiesOptional", "False")]);
    assert_contains(&found, &["    public at?: number;\n", "    public responseStatus!: ResponseStatus;\n"]);
    assert_contains(&found, &["export class ResponseStatus\n", "export interface IReturn<T>\n"]);

    let found = file("typescript", &document, &[("AddServiceStackTypes", "False")]);
    assert_contains(
        &found,
        &["*/\n\nimport { IReturn, ResponseStatus } from \"@servicestack/client\";\n\nexport interface IGet\n"],
    );
    assert!(!found.contains("class ResponseStatus") && !found.contains("interface IReturn"), "{found}");

    let found = file("typescript", &document, &[("GlobalNamespace", "Example.Dtos")]);
    assert_contains(
        &found,
        &["export namespace Example.Dtos\n{\n    export interface IReturn<T>\n    {\n", "    }\n}\n"],
    );

    let described = with_body(r#"{"properties":{"a":{"type":"string","description":"What it is"}}}"#, "");
    let found = file("typescript", &described, &[("AddDescriptionAsComments", "False")]);
    assert!(!found.contains("* What it is"), "{found}");
    assert_contains(&found, &["    // @ApiMember(Description=\"What it is\")\n    public a?: string;\n"]);
    let found = file("mjs", &described, &[("AddDescriptionAsComments", "False")]);
    assert_contains(&found, &["    /** @type {string} */\n    a;\n"]);
    let found = file("mjs", &described, &[("AddDocAnnotations", "False")]);
    assert!(!found.contains("/**"), "{found}");
    let found = file("mjs", &document, &[("AddServiceStackTypes", "False")]);
    assert_contains(
        &found,
        &["\"use strict\";\nimport { ResponseStatus } from '@servicestack/client';\nexport class Answer {\n"],
    );
    assert!(!found.contains("class ResponseStatus"), "{found}");
    let found = file("php", &described, &[("AddDescriptionAsComments", "False"), ("GlobalNamespace", "Example.Dtos")]);
    assert!(found.starts_with("<?php namespace Example\\Dtos;\n") && !found.contains("@description"), "{found}");
    let numbers = with_body(r#"{"required":["a"],"properties":{"a":{"type":"integer"},"b":{"type":"integer"}}}"#, "");
    assert_contains(&file("php", &numbers, &[]), &["public int $a=0,\n", "public int $b=0\n"]);
    let found = file("php", &numbers, &[("MakePropertiesOptional", "True")]);
    assert_contains(&found, &["public ?int $a=null,\n", "public ?int $b=null\n"]);
}

#[test]
fn a_request_that_extends_another_may_return_something_else() {
    let schemas = r##""First":{"properties":{"a":{"type":"string"}}},"Answer":{"properties":{"b":{"type":"string"}}}"##;
    let first = r##""/first":{"post":{"operationId":"First","requestBody":{"content":{"application/json":{"schema":
        {"$ref":"#/components/schemas/First"}}}},"responses":{"204":{}}}}"##;
    let second = r##""/second":{"post":{"operationId":"Second","requestBody":{"content":{"application/json":{"schema":
        {"allOf":[{"$ref":"#/components/schemas/First"},{"properties":{"a":{"type":"string"}}}]}}}},
        "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Answer"}}}}}}}"##;
    let found = file("typescript", &document(&format!("{first},{second}"), schemas), &[]);
    assert_contains(
        &found,
        &[
            "export class Second extends First implements IReturn<Answer>, IPost\n{\n    public declare a?: string;\n",
            "    public createResponse(): any { return new Answer(); }\n",
        ],
    );
    assert_contains(
        &file("php", &document(&format!("{first},{second}"), schemas), &[]),
        &[
            "// Note: it returns Answer, which a class that extends First cannot say\n\
             class Second extends First implements IPost, JsonSerializable\n",
            "    public function getTypeName(): string { return 'Second'; }\n    \
             public function getMethod(): string { return 'POST'; }\n}\n",
        ],
    );
}

#[test]
fn a_file_for_python_is_one_that_the_client_package_can_read_answers_by() {
    let schemas = r##""Node":{"properties":{"next":{"$ref":"#/components/schemas/Node"},"any":{},
        "mixed":{"type":"array","items":{"oneOf":[{"type":"string"},{"type":"integer"}]}},
        "either":{"oneOf":[{"type":"integer"},{"type":"string"}]},"names":{"$ref":"#/components/schemas/Names"}}},
        "Names":{"type":"object","additionalProperties":{"type":"string"}}"##;
    let document = returning(r##"{"$ref":"#/components/schemas/Node"}"##, schemas);
    let found = file("python", &document, &[]);
    assert_contains(
        &found,
        &[
            "\n\nNames = Dict[str, str]\n",
            "    next: \"Optional[Node]\" = None\n    any: Optional[Raw] = None\n    \
             # Note: one of str, int\n    mixed: Optional[List[Raw]] = None\n",
            "    # Note: one of int, str\n    either: Optional[Raw] = None\n\n    names: Optional[Names] = None\n",
        ],
    );
    assert!(!found.contains("response_type") && !found.contains("TypeVar"), "{found}");
    let marked =
        document.replace(r#""operationId":"Ask","#, r#""operationId":"Ask","x-dotnet-markers":["IGet","IOwn"],"#);
    assert_contains(
        &file("python", &marked, &[]),
        &["# Note: IOwn is left out: the client package does not have it\n", "class Ask(IReturn[Node], IGet):\n"],
    );
    assert_contains(&page("python", &marked, "Ask"), &["class Ask(IGet, IOwn):\n"]);
}
