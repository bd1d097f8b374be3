//! Prepared statements of fixed text.
//!
//! Diesel's query builder renders the text of a statement for each look-up in the connection's cache of prepared statements,
//! and a statement of `sql_query` is never cached. Here each statement is a type: a connection prepares the text once and
//! finds it by the type. The macro is for statements that run for every report or for every read of totals. Other statements
//! use the query builder, which checks them against the schema.

/// Declares a statement: a struct of its parameters with their SQL types, in the order of the question marks in the text; the
/// SQL types of the returned columns, or `()`; the database, or `Both`; and the text.
///
/// The statement runs by `load` and `execute`, as any diesel query. Only the database checks the types against the text.
macro_rules! prepared {
    (
        $(#[$meta:meta])*
        struct $name:ident<$life:lifetime> { $($parameter:ident: $type:ty as $sql_type:ty),* $(,)? } -> $columns:ty;
        on Both: $text:expr;
    ) => {
        prepared!(@type $(#[$meta])* $name<$life> { $($parameter: $type),* } -> $columns);
        prepared!(@statement $name<$life> { $($parameter as $sql_type),* } Sqlite $text);
        prepared!(@statement $name<$life> { $($parameter as $sql_type),* } Postgres $text);
    };
    (
        $(#[$meta:meta])*
        struct $name:ident<$life:lifetime> { $($parameter:ident: $type:ty as $sql_type:ty),* $(,)? } -> $columns:ty;
        on $backend:ident: $text:expr;
    ) => {
        prepared!(@type $(#[$meta])* $name<$life> { $($parameter: $type),* } -> $columns);
        prepared!(@statement $name<$life> { $($parameter as $sql_type),* } $backend $text);
    };
    (@type $(#[$meta:meta])* $name:ident<$life:lifetime> { $($parameter:ident: $type:ty),* } -> $columns:ty) => {
        $(#[$meta])*
        struct $name<$life> {
            $($parameter: $type),*
        }

        impl<$life> diesel::query_builder::QueryId for $name<$life> {
            type QueryId = $name<'static>;
            const HAS_STATIC_QUERY_ID: bool = true;
        }

        impl<$life> diesel::query_builder::Query for $name<$life> {
            type SqlType = $columns;
        }
    };
    (@statement $name:ident<$life:lifetime> { $($parameter:ident as $sql_type:ty),* } $backend:ident $text:expr) => {
        impl<$life> diesel::query_builder::QueryFragment<prepared!(@backend $backend)> for $name<$life> {
            fn walk_ast<'b>(
                &'b self,
                mut out: diesel::query_builder::AstPass<'_, 'b, prepared!(@backend $backend)>,
            ) -> diesel::result::QueryResult<()> {
                let mut pieces = $text.split('?');
                out.push_sql(pieces.next().unwrap_or_default());
                $(
                    out.push_bind_param::<$sql_type, _>(&self.$parameter)?;
                    out.push_sql(pieces.next().unwrap_or_default());
                )*
                Ok(())
            }
        }

        impl<$life> diesel::query_dsl::RunQueryDsl<prepared!(@connection $backend)> for $name<$life> {}
    };
    (@backend Postgres) => { diesel::pg::Pg };
    (@backend Sqlite) => { diesel::sqlite::Sqlite };
    (@connection Postgres) => { diesel::PgConnection };
    (@connection Sqlite) => { diesel::SqliteConnection };
}

/// The condition that names the accounts of a statement once more, by the parameter that has them: the first one, unless another is
/// named. On a distributed store the planner finds the shard by this condition alone, and refuses a join with arrays that names no shard. The
/// collation keeps the condition out of the indexes: the rows of the join are looked up by their own keys.
macro_rules! shard_condition {
    ($column:literal) => {
        shard_condition!($column, "$1")
    };
    ($column:literal, $parameter:literal) => {
        concat!($column, " COLLATE \"default\" = ANY (", $parameter, ")")
    };
}

/// The end of an insert from arrays, which are the rows `made`: a join with their accounts. A distributed store then inserts on the one
/// node of the accounts, in one step. Without the join the coordinator would receive the rows, send them to the nodes and commit in
/// two phases; a change that is confirmed could then be invisible for a minute, and its locks could stay.
macro_rules! of_accounts {
    () => {
        concat!(" JOIN accounts ON accounts.id = made.account_id WHERE ", shard_condition!("accounts.id"))
    };
}

pub(crate) use {of_accounts, prepared, shard_condition};
