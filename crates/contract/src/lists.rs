//! The shape that all lists share: the request's filter and page, and the answer.

use billables_domain::{AccountId, Fault, FaultCode, Findings, Member};

const LIMIT: Member = Member::new("Limit");

/// The number of items in a page if the client names none.
pub const LIMIT_DEFAULT: usize = 50;

/// The maximum number of items in a page.
pub const LIMIT_MAX: usize = 500;

/// A request for a page of a list within one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListQuery<F> {
    /// The account, if the request names one.
    pub account_id: Option<AccountId>,
    /// The filter of the list.
    pub filter: F,
    /// Size and position of the page.
    pub page: PageQuery,
}

/// Size and position of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageQuery {
    /// The number of items in the page, 1 to [`LIMIT_MAX`].
    pub limit: usize,
    /// The cursor at which the page begins, as the client sent it.
    pub cursor: Option<String>,
}

impl PageQuery {
    pub(crate) fn parse(limit: Option<i64>, cursor: Option<String>, findings: &mut Findings) -> Self {
        let cursor = cursor.filter(|text| !text.is_empty());
        let limit = match limit.map(usize::try_from) {
            None => LIMIT_DEFAULT,
            Some(Ok(limit)) if (1..=LIMIT_MAX).contains(&limit) => limit,
            Some(_) => {
                let message = format!("Limit is not a number from 1 to {LIMIT_MAX}. Send one, or leave it out.");
                findings.add(Fault::new(LIMIT, FaultCode::InvalidValue, message));
                LIMIT_DEFAULT
            }
        };
        Self { limit, cursor }
    }
}

/// The answer of a list.
pub trait ListResponse {
    /// An item of the list.
    type Item;

    /// A page; the cursor is that of the next page, if there is one.
    fn new(items: Vec<Self::Item>, next_cursor: Option<String>) -> Self;
}

macro_rules! list_response {
    ($(#[$doc:meta])* $name:ident, $(#[$items_doc:meta])* $item:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            $(#[$items_doc])*
            pub items: Vec<$item>,
            /// The cursor of the next page; absent on the last one.
            pub next_cursor: Option<String>,
            /// Whether another page follows.
            pub has_more_pages: bool,
        }

        impl crate::ListResponse for $name {
            type Item = $item;

            fn new(items: Vec<$item>, next_cursor: Option<String>) -> Self {
                Self { items, has_more_pages: next_cursor.is_some(), next_cursor }
            }
        }
    };
}

pub(crate) use list_response;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_1_to_500_and_50_by_default() {
        let limit = |limit| {
            let mut findings = Findings::default();
            let page = PageQuery::parse(limit, None, &mut findings);
            findings.finish(Some(page.limit))
        };
        assert_eq!(limit(None), Ok(50));
        assert_eq!((limit(Some(1)), limit(Some(500))), (Ok(1), Ok(500)));
        for bad in [i64::MIN, -1, 0, 501, i64::MAX] {
            assert!(limit(Some(bad)).is_err(), "{bad}");
        }
    }
}
