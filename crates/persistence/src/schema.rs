//! The tables as the queries see them: one description for both databases.
//!
//! Kept by hand beside `migrations/`; a test compares the columns with those that the migrations make.

diesel::table! {
    settings (key) {
        key -> Text,
        value -> Text,
    }
}

diesel::table! {
    accounts (id) {
        id -> Text,
        name -> Text,
        date_created -> BigInt,
    }
}

diesel::table! {
    customers (account_id, id) {
        account_id -> Text,
        id -> Text,
        name -> Text,
        parent_customer_id -> Nullable<Text>,
        date_created -> BigInt,
    }
}

diesel::table! {
    sessions (account_id, id) {
        account_id -> Text,
        id -> Text,
        customer_id -> Text,
        call_sid -> Nullable<Binary>,
        date_created -> BigInt,
    }
}

diesel::table! {
    billables (account_id, id) {
        account_id -> Text,
        id -> Binary,
        customer_id -> Text,
        session_id -> Nullable<Text>,
        call_sid -> Binary,
        date_created -> BigInt,
        created_by -> Text,
        date_voided -> Nullable<BigInt>,
        voided_by -> Nullable<Text>,
        void_reason -> Nullable<Text>,
    }
}

diesel::table! {
    billable_events (account_id, id) {
        account_id -> Text,
        id -> Binary,
        billable_id -> Binary,
        action -> Text,
        reason -> Text,
        created_by -> Text,
        date_created -> BigInt,
    }
}

diesel::table! {
    revocations (kind, value, date_created) {
        kind -> Text,
        value -> Text,
        date_created -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(settings, accounts, customers, sessions, billables, billable_events);
