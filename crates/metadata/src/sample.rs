//! Sample messages: a value for every member, before a format writes them.
//!
//! A text is `String`, a number is zero, a date is the first day of the year 1, a list has one item, an enumeration has
//! its first value, and a value type that may be null is null. A type is nested at most three times in itself.

use std::collections::HashMap;

use crate::model::{Document, Enumeration, EnumerationValue, Member, Shape, Type, TypeRef};
use crate::scalar::Scalar;

/// The largest number of values of one type on the path to a value.
const DEEPEST_RECURSION: usize = 3;
/// The largest number of values in a sample, because classes that fan out would fill the memory.
const MOST_VALUES: usize = 5_000;

/// A sample value.
#[derive(Debug)]
pub(crate) enum Sample<'a> {
    Null,
    Scalar(Scalar),
    Enumeration { of: &'a Type, value: &'a EnumerationValue, is_numeric: bool },
    Object { of: &'a Type, members: Vec<SampleMember<'a>> },
    List { item: &'a TypeRef, items: Vec<Sample<'a>> },
    Dictionary { key: &'a TypeRef, value: &'a TypeRef, entries: Vec<(Sample<'a>, Sample<'a>)> },
}

/// A member of a sample object.
#[derive(Debug)]
pub(crate) struct SampleMember<'a> {
    /// The class that declares the member, which may be a base.
    pub(crate) declared_by: &'a Type,
    pub(crate) member: &'a Member,
    pub(crate) value: Sample<'a>,
}

/// A sample of `type_ref` as a whole message. The message does not count towards the depth of its type.
pub(crate) fn sample<'a>(document: &'a Document, type_ref: &'a TypeRef) -> Sample<'a> {
    let mut sampler = Sampler { document, on_the_way: HashMap::new(), left: MOST_VALUES };
    match type_ref {
        TypeRef::Named(name) => document.find_type(name).map_or(Sample::Null, |of| sampler.named(of)),
        type_ref => sampler.value(type_ref),
    }
}

/// A sample of the class `of` as a whole message.
pub(crate) fn sample_of_class<'a>(document: &'a Document, of: &'a Type) -> Sample<'a> {
    Sampler { document, on_the_way: HashMap::new(), left: MOST_VALUES }.named(of)
}

struct Sampler<'a> {
    document: &'a Document,
    /// The number of unfinished values of each type.
    on_the_way: HashMap<String, usize>,
    left: usize,
}

impl<'a> Sampler<'a> {
    fn value(&mut self, type_ref: &'a TypeRef) -> Sample<'a> {
        if self.left == 0 {
            return Sample::Null;
        }
        self.left -= 1;
        match type_ref {
            TypeRef::Scalar(scalar) => Sample::Scalar(*scalar),
            TypeRef::Nullable(item) => self.nullable(item),
            TypeRef::OneOf(alternatives) => alternatives.first().map_or(Sample::Null, |first| self.value(first)),
            // A collection whose items would be too deep is null.
            TypeRef::List(item) | TypeRef::Dictionary(_, item) if self.is_too_deep(item) => Sample::Null,
            TypeRef::List(item) => Sample::List { item, items: vec![self.value(item)] },
            TypeRef::Dictionary(key, value) => {
                Sample::Dictionary { key, value, entries: vec![(self.value(key), self.value(value))] }
            }
            TypeRef::Named(name) => match self.document.find_type(name) {
                Some(of) if self.enters(name) => {
                    let value = self.named(of);
                    self.leaves(name);
                    value
                }
                _ => Sample::Null,
            },
        }
    }

    /// A value type is null. Any other type has its usual sample.
    fn nullable(&mut self, type_ref: &'a TypeRef) -> Sample<'a> {
        if type_ref.is_value_type(self.document) { Sample::Null } else { self.value(type_ref) }
    }

    fn named(&mut self, of: &'a Type) -> Sample<'a> {
        match &of.shape {
            Shape::Enumeration(Enumeration { values, is_numeric }) => {
                values.first().map_or(Sample::Null, |value| Sample::Enumeration { of, value, is_numeric: *is_numeric })
            }
            Shape::Choice(alternatives) => alternatives.first().map_or(Sample::Null, |first| self.value(first)),
            Shape::Class(_) => self.object(of),
        }
    }

    fn object(&mut self, of: &'a Type) -> Sample<'a> {
        let mut classes = vec![of];
        let mut collection = None;
        let mut next = of.base.as_ref();
        while let Some(base) = next {
            next = None;
            match base {
                TypeRef::Named(name) => {
                    let class = self.document.find_type(name);
                    classes.extend(class);
                    next = class.and_then(|class| class.base.as_ref());
                }
                base => collection = Some(base),
            }
        }
        if let Some(collection) = collection.filter(|_| classes.iter().all(|class| class.members().is_empty())) {
            return self.value(collection);
        }
        let mut members: Vec<SampleMember<'a>> = Vec::new();
        for class in classes.into_iter().rev() {
            for member in class.members() {
                // The second declaration of a member replaces the declaration of the base.
                members.retain(|known| known.member.json_name != member.json_name);
                let value =
                    if member.is_nullable { self.nullable(&member.type_ref) } else { self.value(&member.type_ref) };
                members.push(SampleMember { declared_by: class, member, value });
            }
        }
        Sample::Object { of, members }
    }

    fn is_too_deep(&self, item: &TypeRef) -> bool {
        match item {
            TypeRef::Named(name) => self.on_the_way.get(name).is_some_and(|depth| *depth >= DEEPEST_RECURSION),
            _ => false,
        }
    }

    fn enters(&mut self, name: &str) -> bool {
        let depth = self.on_the_way.entry(name.to_owned()).or_default();
        *depth += 1;
        if *depth > DEEPEST_RECURSION {
            *depth -= 1;
            return false;
        }
        true
    }

    fn leaves(&mut self, name: &str) {
        if let Some(depth) = self.on_the_way.get_mut(name) {
            *depth -= 1;
        }
    }
}
