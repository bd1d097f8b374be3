//! `GET /api`: the list of operations by tag.

use super::world;

#[test]
fn every_operation_is_listed_under_its_tag() {
    let world = world();
    let answer = world.request("GET", "/api").send().expect(200);
    let index = answer.json();
    let document: serde_json::Value = serde_json::from_str(&billables_api::openapi_json()).unwrap();
    let mut count = 0;
    for operation in document["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap().values())
    {
        let name = operation["operationId"].as_str().unwrap();
        let has_alias_routes = billables_api::operations().iter().any(|row| row.name == name && row.has_alias_routes());
        if !has_alias_routes {
            continue;
        }
        let listed = index[operation["tags"][0].as_str().unwrap()].as_array().unwrap();
        let entry = listed.iter().find(|entry| entry["name"] == name).unwrap();
        assert_eq!(entry["description"], operation["summary"]);
        assert_eq!(entry["links"]["api"], format!("/api/{name}"));
        world.request("GET", entry["links"]["ui"].as_str().unwrap()).send().expect(200);
        count += 1;
    }
    assert_eq!(index.as_object().unwrap().values().map(|list| list.as_array().unwrap().len()).sum::<usize>(), count);
    assert_eq!(
        index["Billables"].as_array().unwrap().iter().find(|entry| entry["name"] == "NewBillable").unwrap()["returns"],
        "BillableInfo"
    );
}
