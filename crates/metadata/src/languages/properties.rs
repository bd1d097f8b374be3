//! The names of properties along a line of classes, for languages in which a class and its bases share one scope.
//!
//! The file of a language chooses the name of a property. This file makes the names unique.

use std::collections::HashMap;

use super::listing::Listing;
use crate::model::{Member, Type};

/// The name of a member in a listing.
#[derive(Debug, Clone)]
pub(super) struct PropertyName {
    /// The name without marks around it.
    pub(super) name: String,
    /// Whether a base class has the member already, so that the class leaves the member out.
    pub(super) is_inherited: bool,
}

/// The names of the members of `types` and of their bases, in order. `wish` chooses the name of a member. A name that
/// the class or a base has already gets an underscore. Two names with the same `key` are one name.
pub(super) fn property_names<'a>(
    listing: &Listing<'a>,
    types: &[&'a Type],
    wish: impl Fn(&Type, &Member) -> String,
    key: impl Fn(&str) -> String,
) -> HashMap<&'a str, Vec<PropertyName>> {
    walk(
        listing,
        types,
        &mut HashMap::new(),
        |taken, of| add(of, &wish, &key, taken),
        |taken, found: &Vec<PropertyName>| {
            for property in found.iter().filter(|property| !property.is_inherited) {
                taken.remove(&key(&property.name));
            }
        },
    )
}

/// Visits `types` and their bases, each class after its base, and collects the result of `enter` for each. `leave`
/// undoes the effect of `enter` on `state` after the visit of all classes that extend the class. The path is a list,
/// because a line of classes can be longer than a call stack.
pub(super) fn walk<'a, S, T: Clone>(
    listing: &Listing<'a>,
    types: &[&'a Type],
    state: &mut S,
    enter: impl Fn(&mut S, &'a Type) -> T,
    leave: impl Fn(&mut S, &T),
) -> HashMap<&'a str, T> {
    let (roots, heirs) = family(listing, types);
    let mut made = HashMap::new();
    for root in roots {
        let mut path = vec![Step::Enter(root)];
        while let Some(step) = path.pop() {
            match step {
                Step::Enter(of) => {
                    let found = enter(state, of);
                    path.push(Step::Leave(found.clone()));
                    made.insert(of.name.as_str(), found);
                    path.extend(heirs.get(of.name.as_str()).into_iter().flatten().map(|heir| Step::Enter(heir)));
                }
                Step::Leave(found) => leave(state, &found),
            }
        }
    }
    made
}

enum Step<'a, T> {
    Enter(&'a Type),
    Leave(T),
}

/// The names of the members of `of`. `taken` has the names in the bases.
fn add<'a>(
    of: &'a Type,
    wish: &impl Fn(&Type, &Member) -> String,
    key: &impl Fn(&str) -> String,
    taken: &mut HashMap<String, &'a str>,
) -> Vec<PropertyName> {
    let mut found = Vec::new();
    for member in of.members() {
        let mut name = wish(of, member);
        let mut is_inherited = false;
        while let Some(json_name) = taken.get(&key(&name)) {
            is_inherited = *json_name == member.json_name;
            if is_inherited {
                break;
            }
            name.push('_');
        }
        if !is_inherited {
            taken.insert(key(&name), &member.json_name);
        }
        found.push(PropertyName { name, is_inherited });
    }
    found
}

/// The classes without a base, and the classes that extend each class.
fn family<'a>(listing: &Listing<'a>, types: &[&'a Type]) -> (Vec<&'a Type>, HashMap<&'a str, Vec<&'a Type>>) {
    let mut heirs: HashMap<&str, Vec<&'a Type>> = HashMap::new();
    let mut roots = Vec::new();
    let mut known = std::collections::HashSet::new();
    for of in types {
        let mut next = Some(*of);
        while let Some(of) = next.filter(|of| known.insert(of.name.as_str())) {
            next = listing.document.base_of(of);
            match next {
                Some(base) => heirs.entry(&base.name).or_default().push(of),
                None => roots.push(of),
            }
        }
    }
    (roots, heirs)
}
