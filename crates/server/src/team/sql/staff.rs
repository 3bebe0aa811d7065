//! Statements on staff and their scopes.

use zhike_store::{row, sql};

row! {
    /// A member of staff as kept.
    pub struct StaffRow {
        staff_id: i64,
        login_enc: Vec<u8>,
        name_enc: Vec<u8>,
        role_id: i64,
        scope_kind: String,
        must_change_password: bool,
        totp_on: bool,
        language: String,
        theme: String,
        density: String,
        hotkeys: bool,
        disabled_at: Option<i64>,
        last_seen_at: Option<i64>,
        version: i64,
        created_at: i64,
    }
}

row! {
    /// What a login is checked against.
    pub struct Credential {
        staff_id: i64,
        password_hash: String,
        totp_secret_enc: Option<Vec<u8>>,
        totp_on: bool,
        totp_last_step: i64,
        disabled_at: Option<i64>,
        login_enc: Vec<u8>,
    }
}

row! {
    /// One store or store group of a scope.
    pub struct Target {
        target_id: i64,
    }
}

row! {
    /// One store of a scope of groups.
    pub struct StoreRef {
        store_id: i64,
    }
}

row! {
    /// A live store, by name.
    pub struct StoreRow {
        store_id: i64,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        zone: String,
    }
}

row! {
    /// The company, by name.
    pub struct CompanyRow {
        company_id: i64,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        currency: String,
    }
}

row! {
    /// A count.
    pub struct Count {
        count: i64,
    }
}

sql! {
    INSERT = "insert into staff (staff_id, login_bidx, login_enc, name_enc, role_id, scope_kind, \
              password_hash, must_change_password, totp_on, totp_last_step, language, theme, \
              density, hotkeys, version, created_at) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, 0, ?9, 'auto', 'auto', 1, 1, ?10)";
    FIND = "select staff_id, login_enc, name_enc, role_id, scope_kind, must_change_password, \
            totp_on, language, theme, density, hotkeys, disabled_at, last_seen_at, version, \
            created_at from staff where staff_id = ?1{lock}";
    // The whole team is small (a chain has some thousands); filters on sealed names run above.
    PAGE = "select staff_id, login_enc, name_enc, role_id, scope_kind, must_change_password, \
            totp_on, language, theme, density, hotkeys, disabled_at, last_seen_at, version, \
            created_at from staff where staff_id > ?1 order by staff_id limit ?2";
    CREDENTIAL = "select staff_id, password_hash, totp_secret_enc, totp_on, totp_last_step, \
                  disabled_at, login_enc from staff where login_bidx = ?1";
    CREDENTIAL_OF = "select staff_id, password_hash, totp_secret_enc, totp_on, totp_last_step, \
                     disabled_at, login_enc from staff where staff_id = ?1";
    LOGIN_TAKEN = "select count(*) from staff where login_bidx = ?1";
    SCOPE = "select target_id from staff_scope where staff_id = ?1 order by target_id";
    SCOPE_BY_GROUP = "select distinct g.store_id from staff_scope s \
                      join pub_store_group_store g on g.store_group_id = s.target_id \
                      where s.staff_id = ?1 order by g.store_id";
    SCOPE_CLEAR = "delete from staff_scope where staff_id = ?1";
    SCOPE_ADD = "insert into staff_scope (staff_id, target_id) values (?1, ?2)";
    SCOPE_USES = "select count(*) from staff_scope s join staff t on t.staff_id = s.staff_id \
                  where s.target_id = ?1 and t.disabled_at is null";
    UPDATE = "update staff set name_enc = ?3, role_id = ?4, scope_kind = ?5, language = ?6, \
              version = version + 1 where staff_id = ?1 and version = ?2";
    UPDATE_OWN = "update staff set name_enc = ?3, language = ?4, theme = ?5, density = ?6, \
                  hotkeys = ?7, version = version + 1 where staff_id = ?1 and version = ?2";
    DISABLE = "update staff set disabled_at = ?2, version = version + 1 \
               where staff_id = ?1 and disabled_at is null";
    ENABLE = "update staff set disabled_at = null, version = version + 1 \
              where staff_id = ?1 and disabled_at is not null";
    SET_PASSWORD = "update staff set password_hash = ?2, must_change_password = ?3, \
                    version = version + 1 where staff_id = ?1";
    REHASH = "update staff set password_hash = ?2 where staff_id = ?1 and password_hash = ?3";
    SET_TOTP_SECRET = "update staff set totp_secret_enc = ?2, totp_on = 0, totp_last_step = 0 \
                       where staff_id = ?1";
    TOTP_ON = "update staff set totp_on = 1, totp_last_step = ?2, version = version + 1 \
               where staff_id = ?1";
    TOTP_OFF = "update staff set totp_secret_enc = null, totp_on = 0, totp_last_step = 0, \
                version = version + 1 where staff_id = ?1";
    // A code is good once: the step must be later than the last one used.
    TOTP_STEP = "update staff set totp_last_step = ?2 where staff_id = ?1 and totp_last_step < ?2";
    SEEN = "update staff set last_seen_at = ?2 where staff_id = ?1 \
            and (last_seen_at is null or last_seen_at < ?2)";
    OTHER_OWNERS = "select count(*) from staff t join role r on r.role_id = t.role_id \
                    where r.fixed = 1 and r.preset = 'owner' and t.disabled_at is null \
                    and t.scope_kind = 'company' and t.staff_id <> ?1";
    WITH_ROLE = "select count(*) from staff where role_id = ?1 and disabled_at is null";
    ANYONE = "select count(*) from staff";
    STORES = "select store_id, name, name_zh_tw, name_en, zone from pub_store order by store_id";
    COMPANY = "select company_id, name, name_zh_tw, name_en, currency from pub_company \
               order by company_id limit 1";
    GROUP_STORES = "select store_id from pub_store_group_store where store_group_id = ?1 \
                    order by store_id";
    GROUP_EXISTS = "select count(*) from pub_store_group where store_group_id = ?1";
}
