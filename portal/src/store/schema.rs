//! The tables as Diesel sees them; the same in both databases. What each column means stands in the migrations.

use diesel::{allow_tables_to_appear_in_same_query, joinable, table};

table! {
    deployment (singleton) {
        singleton -> Integer,
        id -> Binary,
        root_key -> Binary,
    }
}

table! {
    directory (version) {
        version -> BigInt,
        signed -> Binary,
    }
}

table! {
    centre (id) {
        id -> Text,
        accepting -> Bool,
        next_number -> BigInt,
        gone_revisions -> BigInt,
        rotation_demanded -> Bool,
    }
}

table! {
    centre_key (id) {
        id -> Binary,
        centre_id -> Text,
        epoch -> Integer,
        public_key -> Binary,
        activated_at -> Nullable<BigInt>,
        previous -> Nullable<Binary>,
    }
}

table! {
    centre_key_seal (key_id, member_id) {
        key_id -> Binary,
        member_id -> Binary,
        sealed -> Binary,
        mark -> Binary,
    }
}

table! {
    staff_member (id) {
        id -> Binary,
        name -> Text,
        display_name -> Text,
        role -> Text,
        centre_id -> Nullable<Text>,
        active -> Bool,
        opaque_record -> Binary,
        vault -> Binary,
        public_keys -> Binary,
        sealed_totp_secret -> Binary,
        last_totp_step -> BigInt,
    }
}

table! {
    staff_session (token_hash) {
        token_hash -> Binary,
        member_id -> Binary,
        started_at -> BigInt,
        last_active_at -> BigInt,
        id -> Binary,
    }
}

table! {
    sign_in_attempt (id) {
        id -> Binary,
        member_id -> Nullable<Binary>,
        state -> Binary,
        expires_at -> BigInt,
    }
}

table! {
    thread (id) {
        id -> Binary,
        capability_hash -> Binary,
        reporter_key -> Binary,
        centre_id -> Text,
        number -> BigInt,
        epoch -> Integer,
        state -> Text,
        last_sequence -> BigInt,
        last_from -> Text,
        received_hour -> BigInt,
        last_hour -> BigInt,
        opening_mark -> Nullable<Binary>,
        changes -> BigInt,
        came_from -> Nullable<Text>,
        epoch_due -> Bool,
        waiting_hour -> Nullable<BigInt>,
        reminded -> Integer,
        assignee -> Nullable<Binary>,
        changed_hour -> BigInt,
        notebook -> Nullable<Binary>,
        label -> Nullable<Binary>,
        looked -> BigInt,
        superseded -> Bool,
        remind_hour -> Nullable<BigInt>,
        remind_told -> Integer,
    }
}

table! {
    thread_seal (thread_id, epoch, recipient, key_id) {
        thread_id -> Binary,
        epoch -> Integer,
        recipient -> Text,
        key_id -> Binary,
        sealed -> Binary,
    }
}

table! {
    envelope (thread_id, sequence) {
        thread_id -> Binary,
        sequence -> BigInt,
        hour -> BigInt,
        sealed -> Binary,
    }
}

table! {
    routing_table (kind, version) {
        kind -> Text,
        version -> Integer,
        content -> Binary,
        digest -> Binary,
        published_at -> BigInt,
    }
}

table! {
    recovery_sheet (id) {
        id -> Binary,
        centre_id -> Text,
        public_key -> Binary,
    }
}

table! {
    recovery_seal (key_id, sheet_id) {
        key_id -> Binary,
        sheet_id -> Binary,
        sealed -> Binary,
        mark -> Binary,
    }
}

table! {
    invitation (id) {
        id -> Binary,
        secret_hash -> Binary,
        kind -> Text,
        role -> Text,
        centre_id -> Nullable<Text>,
        display_name -> Text,
        member_id -> Binary,
        invited_by -> Nullable<Binary>,
        last_holder_confirmed -> Bool,
        created_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
        revoked_at -> Nullable<BigInt>,
    }
}

table! {
    enrolment (id) {
        id -> Binary,
        purpose -> Binary,
        name -> Text,
        sealed_totp_secret -> Binary,
        recovery_hashes -> Binary,
        expires_at -> BigInt,
    }
}

table! {
    recovery_code (member_id, number) {
        member_id -> Binary,
        number -> Integer,
        salted_hash -> Binary,
    }
}

table! {
    throttle (tag) {
        tag -> Binary,
        level -> BigInt,
        last_at -> BigInt,
        not_before -> BigInt,
        touched -> BigInt,
    }
}

table! {
    audit (number) {
        number -> BigInt,
        hour -> BigInt,
        actor -> Nullable<Binary>,
        centre_id -> Nullable<Text>,
        act -> Text,
        subject -> Text,
        previous -> Binary,
        hash -> Binary,
    }
}

table! {
    audit_head (singleton) {
        singleton -> Integer,
        number -> BigInt,
        hash -> Binary,
    }
}

table! {
    thread_offer (thread_id) {
        thread_id -> Binary,
        epoch -> Integer,
        centre_id -> Text,
        key_id -> Binary,
        centre_seal -> Binary,
        reporter_seal -> Binary,
    }
}

table! {
    thread_link (new_thread_id) {
        new_thread_id -> Binary,
        old_thread_id -> Binary,
        proposer -> Binary,
        proposed_hour -> BigInt,
        approver -> Nullable<Binary>,
        approved_hour -> Nullable<BigInt>,
    }
}

table! {
    handed_over (centre_id, number) {
        centre_id -> Text,
        number -> BigInt,
        to_centre_id -> Text,
        hour -> BigInt,
    }
}

table! {
    passkey (id) {
        id -> Binary,
        member_id -> Binary,
        credential_id -> Binary,
        public_key -> Binary,
        counter -> BigInt,
        verifies -> Bool,
        name -> Text,
        created_day -> BigInt,
        last_used_day -> Nullable<BigInt>,
    }
}

table! {
    passkey_challenge (id) {
        id -> Binary,
        member_id -> Binary,
        purpose -> Text,
        challenge -> Binary,
        expires_at -> BigInt,
    }
}

table! {
    presence (member_id) {
        member_id -> Binary,
        centre_id -> Text,
        number -> BigInt,
        seen_at -> BigInt,
    }
}

table! {
    questionnaire_count (centre_id, month, question, answer) {
        centre_id -> Text,
        month -> Integer,
        question -> Text,
        answer -> Text,
        count -> BigInt,
    }
}

table! {
    questionnaire_pace (singleton) {
        singleton -> Integer,
        hour -> BigInt,
        level -> BigInt,
    }
}

table! {
    notice_event (tag) {
        tag -> Binary,
        kind -> Text,
        centre_id -> Nullable<Text>,
        hour -> BigInt,
        planned -> Bool,
    }
}

table! {
    notice_setting (member_id) {
        member_id -> Binary,
        address -> Nullable<Text>,
        pending_address -> Nullable<Text>,
        code_nonce -> Nullable<Binary>,
        code_expires_at -> Nullable<BigInt>,
        code_tries -> Integer,
        language -> Text,
        mode -> Text,
        digest_hour -> Integer,
        quiet_from -> Nullable<Integer>,
        quiet_to -> Nullable<Integer>,
    }
}

table! {
    outbox (id) {
        id -> Binary,
        member_id -> Binary,
        kinds -> Text,
        send_at -> BigInt,
        next_try_at -> BigInt,
        tries -> Integer,
        lease_until -> Nullable<BigInt>,
        dead -> Bool,
    }
}

table! {
    notice_planner (singleton) {
        singleton -> Integer,
        runs -> BigInt,
    }
}

table! {
    note (thread_id, sequence) {
        thread_id -> Binary,
        sequence -> BigInt,
        hour -> BigInt,
        member_id -> Binary,
        sealed -> Binary,
    }
}

table! {
    draft (member_id, thread_id) {
        member_id -> Binary,
        thread_id -> Binary,
        sealed -> Binary,
    }
}

table! {
    canned_reply (id) {
        id -> Binary,
        centre_id -> Text,
        language -> Text,
        title -> Text,
        words -> Text,
        edition -> BigInt,
    }
}

joinable!(notice_setting -> staff_member (member_id));
allow_tables_to_appear_in_same_query!(notice_setting, staff_member);

joinable!(presence -> staff_member (member_id));
joinable!(staff_session -> staff_member (member_id));
allow_tables_to_appear_in_same_query!(presence, staff_member);
allow_tables_to_appear_in_same_query!(staff_session, staff_member);

joinable!(centre_key_seal -> centre_key (key_id));
joinable!(centre_key_seal -> staff_member (member_id));
joinable!(recovery_seal -> centre_key (key_id));
allow_tables_to_appear_in_same_query!(centre_key, centre_key_seal, recovery_seal, staff_member);
allow_tables_to_appear_in_same_query!(thread, thread_seal);

joinable!(thread_link -> thread (new_thread_id));
allow_tables_to_appear_in_same_query!(thread, thread_link);
