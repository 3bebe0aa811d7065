//! What messages are about: statements on the views of other folders.

use zhike_store::{row, sql};

row! {
    /// The house by name.
    pub struct HouseRow {
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        currency: String,
    }
}

row! {
    /// A store by name.
    pub struct StoreRow {
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
    }
}

row! {
    /// What a guest paid.
    pub struct PaidRow {
        guest_id: Option<i64>,
        store_id: i64,
        minor: i64,
    }
}

row! {
    /// What a guest topped up.
    pub struct ToppedUpRow {
        store_id: i64,
        paid_minor: i64,
        gift_minor: i64,
    }
}

row! {
    /// A balance.
    pub struct BalanceRow {
        unit: String,
        free: i64,
    }
}

row! {
    /// Points that end.
    pub struct LotRow {
        unit: String,
        free: i64,
        expires_at: Option<i64>,
    }
}

row! {
    /// The tier of a member, and where he joined.
    pub struct MemberRow {
        tier_id: i64,
        store_id: i64,
    }
}

row! {
    /// What was said of advertising.
    pub struct ConsentRow {
        answer: String,
        created_at: i64,
    }
}

row! {
    /// The address that guests know.
    pub struct AddressRow {
        guest_address: Option<String>,
    }
}

sql! {
    HOUSE = "select name, name_zh_tw, name_en, currency from pub_company limit 1";
    GUEST_ADDRESS = "select guest_address from pub_company_address limit 1";
    STORE = "select name, name_zh_tw, name_en from pub_store where store_id = ?1";
    FIRST_STORE = "select min(store_id) from pub_store";
    BILL = "select coalesce(a.survivor_id, b.guest_id), b.store_id, b.due_minor as minor \
            from pub_bill b left join pub_guest_alias a on a.guest_id = b.guest_id \
            where b.bill_id = ?1";
    TOP_UP = "select store_id, paid_minor, gift_minor from pub_top_up where journal_id = ?1";
    BALANCES = "select unit, free from pub_balance where guest_id = ?1";
    LOT = "select unit, free, expires_at from pub_lot where lot_id = ?1";
    MEMBER = "select tier_id, store_id from pub_member where guest_id = ?1";
    CONSENT = "select answer, created_at from pub_consent \
               where guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
               and purpose = 'marketing' and channel = ?2 \
               order by created_at desc, consent_id desc limit 1";
}
