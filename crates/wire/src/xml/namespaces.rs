//! The namespaces that the data contracts of .NET use in every document.

/// The namespace of the attribute `nil`.
pub(super) const INSTANCE_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The namespace of the items of a list of scalars, and of the entries of a dictionary.
pub(super) const ARRAYS_NAMESPACE: &str = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
