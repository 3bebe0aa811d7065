//! Statements on the numbers of other makers' tills, and what a receipt names.

use zhike_store::{row, sql};

row! {
    /// The bill under a number of another till.
    pub struct PosBillRow {
        bill_id: i64,
        content_hash: Vec<u8>,
    }
}

row! {
    /// The refund under a number of another till.
    pub struct PosRefundRow {
        refund_id: i64,
        content_hash: Vec<u8>,
    }
}

row! {
    /// A name in three languages.
    pub struct NameRow {
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
    }
}

sql! {
    FIND = "select bill_id, content_hash from pos_bill \
            where store_id = ?1 and pos_bill_no = ?2{lock}";
    INSERT = "insert into pos_bill (store_id, pos_bill_no, bill_id, content_hash, created_at) \
              values (?1, ?2, ?3, ?4, ?5)";
    FIND_REFUND = "select refund_id, content_hash from pos_refund \
                   where bill_id = ?1 and refund_no = ?2";
    INSERT_REFUND = "insert into pos_refund (bill_id, refund_no, refund_id, content_hash) \
                     values (?1, ?2, ?3, ?4)";
    BY_CARD = "select coalesce(a.survivor_id, m.guest_id) from pub_member m \
               left join pub_guest_alias a on a.guest_id = m.guest_id where m.card_no = ?1";
    COMPANY = "select name, name_zh_tw, name_en from pub_company";
    STORE = "select name, name_zh_tw, name_en from pub_store where store_id = ?1";
}
