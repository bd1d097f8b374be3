//! The facts that the reader keeps about a schema: the kind and the use.

use crate::model::TypeRef;

/// The kind of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Class,
    Enumeration,
    Choice,
    List,
    Dictionary,
    /// Any other schema: a single value, or a reference to another schema.
    Plain,
}

/// A use of a type, with the notes of the schema.
#[derive(Debug, Clone)]
pub(super) struct Use {
    pub(super) type_ref: TypeRef,
    pub(super) is_nullable: bool,
    pub(super) notes: Vec<String>,
}

impl Use {
    pub(super) fn plain(type_ref: TypeRef) -> Self {
        Self { type_ref, is_nullable: false, notes: Vec::new() }
    }

    pub(super) fn noted(type_ref: TypeRef, note: String) -> Self {
        Self { type_ref, is_nullable: false, notes: vec![note] }
    }

    /// The type of an item of a list or dictionary, in which null is a part of the type.
    pub(super) fn into_item(self) -> TypeRef {
        if self.is_nullable { TypeRef::Nullable(Box::new(self.type_ref)) } else { self.type_ref }
    }
}
