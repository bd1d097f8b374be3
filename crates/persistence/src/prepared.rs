//! Statements whose text is prepared.
//!
//! Diesel's own query builder makes the text of a statement anew for each look into the connection's cache of prepared
//! statements, and a text given to `sql_query` is never kept prepared at all. Here a type stands for a text: a connection
//! prepares it once, and finds it by the type. For statements that run for every report; others are better off with the
//! query builder, which checks them against the schema.

/// Declares a statement: a struct of its parameters, each with its SQL type, in the order of the question marks in the text
/// that stand for them; the SQL types of the columns that it returns, `()` for none; the database that it is for, and its
/// text.
///
/// It runs as any diesel query does, by `load` and `execute`. Nothing checks the types against the text but the database.
macro_rules! prepared {
    (
        $(#[$meta:meta])*
        struct $name:ident<$life:lifetime> { $($parameter:ident: $type:ty as $sql_type:ty),* $(,)? } -> $columns:ty;
        on $backend:ident: $text:expr;
    ) => {
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

pub(crate) use prepared;
