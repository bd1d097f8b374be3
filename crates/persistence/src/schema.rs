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
        renamed -> Nullable<Text>,
    }
}

diesel::table! {
    customers (account_id, id) {
        account_id -> Text,
        id -> Text,
        name -> Text,
        parent_customer_id -> Nullable<Text>,
        date_created -> BigInt,
        renamed -> Nullable<Text>,
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
        changes -> BigInt,
        void_day -> Nullable<BigInt>,
        void_item -> Nullable<BigInt>,
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
    calls (account_id, call_sid) {
        account_id -> Text,
        call_sid -> Binary,
        version -> BigInt,
        parent_call_sid -> Nullable<Binary>,
        direction -> Nullable<Text>,
        from_number -> Nullable<Text>,
        to_number -> Nullable<Text>,
        start_time -> Nullable<BigInt>,
        duration -> Nullable<BigInt>,
        status -> Nullable<Text>,
        price -> Nullable<BigInt>,
        price_unit -> Nullable<Text>,
        is_recorded -> Nullable<BigInt>,
        state -> Text,
        date_created -> BigInt,
        date_updated -> BigInt,
        updated_by -> Text,
        date_dismissed -> Nullable<BigInt>,
        dismissed_by -> Nullable<Text>,
        dismiss_reason -> Nullable<Text>,
        counted_billable_id -> Nullable<Binary>,
        counted_customer_id -> Nullable<Text>,
        counted_report_day -> Nullable<BigInt>,
        counted_version -> Nullable<BigInt>,
        counted_rating -> Nullable<BigInt>,
        counted_day -> Nullable<BigInt>,
        counted_item -> Nullable<BigInt>,
        counted_seconds -> Nullable<BigInt>,
        counted_billed_seconds -> Nullable<BigInt>,
        counted_is_recorded -> Nullable<BigInt>,
        counted_foreign_price -> Nullable<BigInt>,
    }
}

diesel::table! {
    call_versions (account_id, call_sid, version) {
        account_id -> Text,
        call_sid -> Binary,
        version -> BigInt,
        parent_call_sid -> Nullable<Binary>,
        direction -> Nullable<Text>,
        from_number -> Nullable<Text>,
        to_number -> Nullable<Text>,
        start_time -> Nullable<BigInt>,
        duration -> Nullable<BigInt>,
        status -> Nullable<Text>,
        price -> Nullable<BigInt>,
        price_unit -> Nullable<Text>,
        is_recorded -> Nullable<BigInt>,
        date_updated -> BigInt,
        updated_by -> Text,
    }
}

diesel::table! {
    setting_versions (account_id, version) {
        account_id -> Text,
        version -> BigInt,
        customer_id -> Nullable<Text>,
        kind -> Text,
        effective_month -> BigInt,
        content -> Nullable<Text>,
        created_by -> Text,
        date_created -> BigInt,
    }
}

diesel::table! {
    rating_locks (account_id) {
        account_id -> Text,
        settings_version -> BigInt,
    }
}

diesel::table! {
    rating_queue (account_id, id) {
        account_id -> Text,
        id -> Binary,
        kind -> Text,
        date_created -> BigInt,
        content -> Binary,
    }
}

diesel::table! {
    day_totals (account_id, month, customer_id, day, item) {
        account_id -> Text,
        month -> BigInt,
        customer_id -> Text,
        day -> BigInt,
        item -> BigInt,
        calls -> BigInt,
        answered_calls -> BigInt,
        voided_calls -> BigInt,
        seconds -> BigInt,
        billed_seconds -> BigInt,
        recorded_calls -> BigInt,
        foreign_units -> BigInt,
        foreign_nanos -> BigInt,
        foreign_unpriced_calls -> BigInt,
    }
}

diesel::table! {
    month_totals (account_id, month, customer_id, item) {
        account_id -> Text,
        month -> BigInt,
        customer_id -> Text,
        item -> BigInt,
        calls -> BigInt,
        answered_calls -> BigInt,
        voided_calls -> BigInt,
        seconds -> BigInt,
        billed_seconds -> BigInt,
        recorded_calls -> BigInt,
        foreign_units -> BigInt,
        foreign_nanos -> BigInt,
        foreign_unpriced_calls -> BigInt,
    }
}

diesel::table! {
    statements (account_id, number) {
        account_id -> Text,
        number -> BigInt,
        customer_id -> Text,
        month -> BigInt,
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

diesel::table! {
    account_audit_events (account_id, id) {
        account_id -> Text,
        id -> Binary,
        date_created -> BigInt,
        created_by -> Text,
        address -> Nullable<Text>,
        action -> Text,
        target -> Text,
        detail -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    settings,
    accounts,
    customers,
    sessions,
    billables,
    billable_events,
    calls,
    call_versions,
    setting_versions,
    rating_locks,
    rating_queue,
    day_totals,
    month_totals,
    statements
);
diesel::allow_tables_to_appear_in_same_query!(users, sign_ins, sign_in_secrets);
