//! Features that no build but their own may have: those that make mistakes on purpose.

use anyhow::{Context as _, Result};
use serde_json::Value;

/// The feature, and the packages that have it. The server's hands it on, and is turned on by hand alone.
const FEATURE: &str = "mutants";
const PACKAGES: [&str; 2] = ["billables-persistence", "billables-server"];

/// Where the feature is on without being asked for, by what `cargo metadata` tells of the workspace: by a default feature,
/// by a dependency, or by however cargo resolves the two.
pub(super) fn violations(metadata: &str) -> Result<Vec<String>> {
    let metadata: Value = serde_json::from_str(metadata).context("`cargo metadata` printed no JSON")?;
    let mut broken = Vec::new();
    let packages = metadata["packages"].as_array().context("`cargo metadata` named no packages")?;
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        if holds(&package["features"]["default"]) {
            broken.push(format!(
                "{name}: a default feature turns on `{FEATURE}`, which makes mistakes on purpose. Remove it from \
                 `default` in its Cargo.toml."
            ));
        }
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let is_ours = PACKAGES.iter().any(|ours| dependency["name"] == *ours);
            if is_ours && holds(&dependency["features"]) {
                let other = dependency["name"].as_str().unwrap_or_default();
                broken.push(format!(
                    "{name} -> {other}: the dependency turns on `{FEATURE}`, which makes mistakes on purpose. Remove the \
                     feature from it in the Cargo.toml of {name}."
                ));
            }
        }
    }
    let nodes = metadata["resolve"]["nodes"].as_array().context("`cargo metadata` resolved nothing")?;
    let of_ours = |node: &&Value| {
        let id = node["id"].as_str().unwrap_or_default();
        packages.iter().any(|package| package["id"] == *id && PACKAGES.iter().any(|ours| package["name"] == *ours))
    };
    let found: Vec<_> = nodes.iter().filter(of_ours).collect();
    if found.len() != PACKAGES.len() {
        broken.push(format!(
            "The rule about `{FEATURE}` did not find {}. Correct PACKAGES in xtask/src/rules/features.rs.",
            PACKAGES.join(" and ")
        ));
    }
    for node in found.into_iter().filter(|node| holds(&node["features"])) {
        broken.push(format!("{}: the default build has `{FEATURE}`, which makes mistakes on purpose.", node["id"]));
    }
    Ok(broken)
}

/// Whether a list of features has it, by itself or as another package's.
fn holds(features: &Value) -> bool {
    features
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .any(|feature| feature == FEATURE || feature.rsplit_once('/').is_some_and(|(_, feature)| feature == FEATURE))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::violations;

    fn workspace() -> Value {
        let package = |name: &str| json!({ "id": format!("path+{name}"), "name": name, "features": { "mutants": [] }, "dependencies": [] });
        let node = |name: &str| json!({ "id": format!("path+{name}"), "features": [] });
        json!({
            "packages": [package("billables-persistence"), package("billables-server")],
            "resolve": { "nodes": [node("billables-persistence"), node("billables-server")] },
        })
    }

    fn broken(workspace: &Value) -> Vec<String> {
        violations(&workspace.to_string()).unwrap()
    }

    #[test]
    fn a_feature_that_nobody_turns_on_is_fine() {
        assert_eq!(broken(&workspace()), Vec::<String>::new());
    }

    #[test]
    fn every_way_to_turn_it_on_is_found() {
        let mut by_default = workspace();
        by_default["packages"][1]["features"]["default"] = json!(["billables-persistence/mutants"]);
        let mut by_dependency = workspace();
        by_dependency["packages"][1]["dependencies"] =
            json!([{ "name": "billables-persistence", "features": ["mutants"] }]);
        let mut resolved = workspace();
        resolved["resolve"]["nodes"][0]["features"] = json!(["mutants"]);
        for workspace in [by_default, by_dependency, resolved] {
            assert_eq!(broken(&workspace).len(), 1, "{workspace}");
        }
    }

    #[test]
    fn a_rule_that_finds_no_package_says_so() {
        let mut renamed = workspace();
        renamed["packages"][0]["name"] = json!("billables-store");
        assert_eq!(broken(&renamed).len(), 1);
    }
}
