//! Diesel's description of the tables, the same for both databases.
//!
//! The file is written by hand. A test compares the columns with those that the migrations create.

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

diesel::table! {
    users (name) {
        name -> Text,
        display_name -> Nullable<Text>,
        email -> Nullable<Text>,
        password_hash -> Text,
        roles -> Text,
        accounts -> Text,
        customers -> Text,
        date_created -> BigInt,
        date_disabled -> Nullable<BigInt>,
    }
}

diesel::table! {
    sign_ins (id) {
        id -> Text,
        user_name -> Text,
        date_created -> BigInt,
        date_ended -> Nullable<BigInt>,
    }
}

diesel::table! {
    sign_in_secrets (hash) {
        hash -> Binary,
        sign_in_id -> Text,
        kind -> Text,
        expires -> BigInt,
        successor_hash -> Nullable<Binary>,
        successor_salt -> Nullable<Binary>,
        date_replaced -> Nullable<BigInt>,
    }
}

diesel::table! {
    api_keys (name) {
        name -> Text,
        hash -> Binary,
        roles -> Text,
        accounts -> Text,
        customers -> Text,
        date_created -> BigInt,
        expires -> Nullable<BigInt>,
        date_revoked -> Nullable<BigInt>,
        date_last_used -> Nullable<BigInt>,
    }
}

diesel::table! {
    audit_events (id) {
        id -> Binary,
        date_created -> BigInt,
        created_by -> Text,
        address -> Nullable<Text>,
        network -> Nullable<Text>,
        action -> Text,
        target -> Text,
        detail -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(settings, accounts, customers, sessions, billables, billable_events);
diesel::allow_tables_to_appear_in_same_query!(users, sign_ins, sign_in_secrets);
