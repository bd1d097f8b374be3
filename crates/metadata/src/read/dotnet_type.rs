//! `x-dotnet-type`: a type in the spelling of C#, such as `List<string>` or `int?`.
//!
//! Grammar: `type = name [ "<" type *( "," type ) ">" ] *( "?" / "[]" )`. The caller finds the schema of a name that is
//! not a scalar.

use crate::model::TypeRef;
use crate::scalar::Scalar;

/// The largest depth of generic arguments.
const DEEPEST: usize = 16;

/// Reads `text`. The result is the type, and whether the text ends in `?`. `named` looks up a name that is not a
/// scalar. The error is the part that is no type.
pub(super) fn parse<E: From<String>>(
    text: &str,
    named: &mut impl FnMut(&str) -> Result<TypeRef, E>,
) -> Result<(TypeRef, bool), E> {
    let mut parser = Parser { text, rest: text.trim() };
    let (type_ref, is_nullable) = parser.type_ref(named, 0)?;
    if parser.rest.is_empty() { Ok((type_ref, is_nullable)) } else { Err(parser.misunderstood()) }
}

struct Parser<'a> {
    text: &'a str,
    rest: &'a str,
}

impl Parser<'_> {
    fn type_ref<E: From<String>>(
        &mut self,
        named: &mut impl FnMut(&str) -> Result<TypeRef, E>,
        depth: usize,
    ) -> Result<(TypeRef, bool), E> {
        if depth > DEEPEST {
            return Err(self.misunderstood());
        }
        let end = self.rest.find(['<', '>', ',', '?', '[', ']']).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        let name = name.trim();
        self.rest = rest;
        let mut arguments = Vec::new();
        if self.takes("<") {
            loop {
                let (argument, is_nullable) = self.type_ref(named, depth + 1)?;
                arguments.push(wrapped(argument, is_nullable));
                if !self.takes(",") {
                    break;
                }
            }
            if !self.takes(">") {
                return Err(self.misunderstood());
            }
        }
        let bytes = name == "byte" && arguments.is_empty() && self.takes("[]");
        let mut type_ref = if bytes { TypeRef::Scalar(Scalar::Bytes) } else { self.made_of(name, arguments, named)? };
        let mut is_nullable = false;
        loop {
            if self.takes("?") {
                is_nullable = true;
            } else if self.takes("[]") {
                type_ref = TypeRef::List(Box::new(wrapped(type_ref, is_nullable)));
                is_nullable = false;
            } else {
                return Ok((type_ref, is_nullable));
            }
        }
    }

    fn made_of<E: From<String>>(
        &self,
        name: &str,
        arguments: Vec<TypeRef>,
        named: &mut impl FnMut(&str) -> Result<TypeRef, E>,
    ) -> Result<TypeRef, E> {
        let mut arguments = arguments.into_iter();
        let made = match (name, arguments.len()) {
            (_, 0) => match Scalar::from_dotnet_name(name) {
                Some(scalar) => Some(TypeRef::Scalar(scalar)),
                None => Some(named(name)?),
            },
            ("List" | "IList" | "ICollection" | "IEnumerable" | "HashSet" | "Collection", 1) => {
                arguments.next().map(|item| TypeRef::List(Box::new(item)))
            }
            ("Nullable", 1) => arguments.next().map(|item| TypeRef::Nullable(Box::new(item))),
            ("Dictionary" | "IDictionary" | "SortedDictionary", 2) => arguments
                .next()
                .zip(arguments.next())
                .map(|(key, value)| TypeRef::Dictionary(Box::new(key), Box::new(value))),
            _ => None,
        };
        made.ok_or_else(|| self.misunderstood())
    }

    /// Removes `token` from the front, if the text begins with `token`.
    fn takes(&mut self, token: &str) -> bool {
        match self.rest.trim_start().strip_prefix(token) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn misunderstood<E: From<String>>(&self) -> E {
        E::from(self.text.to_owned())
    }
}

fn wrapped(type_ref: TypeRef, is_nullable: bool) -> TypeRef {
    if is_nullable { TypeRef::Nullable(Box::new(type_ref)) } else { type_ref }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<(TypeRef, bool), String> {
        parse(text, &mut |name: &str| match name {
            "Customer" => Ok(TypeRef::Named(name.to_owned())),
            other => Err(other.to_owned()),
        })
    }

    #[test]
    fn single_values_lists_and_dictionaries_are_read() {
        let string = || Box::new(TypeRef::Scalar(Scalar::String));
        assert_eq!(read("string"), Ok((*string(), false)));
        assert_eq!(read(" int? "), Ok((TypeRef::Scalar(Scalar::Int), true)));
        assert_eq!(read("byte[]"), Ok((TypeRef::Scalar(Scalar::Bytes), false)));
        assert_eq!(read("string[]"), Ok((TypeRef::List(string()), false)));
        assert_eq!(read("List<string>"), Ok((TypeRef::List(string()), false)));
        let customers = TypeRef::List(Box::new(TypeRef::Named("Customer".to_owned())));
        assert_eq!(
            read("Dictionary<string, List<Customer>>"),
            Ok((TypeRef::Dictionary(string(), Box::new(customers)), false))
        );
        let numbers = TypeRef::Nullable(Box::new(TypeRef::Scalar(Scalar::Long)));
        assert_eq!(read("List<long?>"), Ok((TypeRef::List(Box::new(numbers)), false)));
    }

    #[test]
    fn an_unknown_type_is_an_error_that_quotes_the_type() {
        for text in ["", "Money", "List<", "List<string", "List<string>>", "Dictionary<string>", "int int", "List<>"] {
            assert!(read(text).is_err(), "{text}");
        }
        assert_eq!(read("Money"), Err("Money".to_owned()));
        assert!(read(&format!("{}string{}", "List<".repeat(5_000), ">".repeat(5_000))).is_err());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,60}") {
            let _ = read(&text);
        }
    }
}
