//! Statements on bills and their numbers.

use zhike_store::{Val, row, sql};

row! {
    /// A bill as kept.
    pub struct BillRow {
        bill_id: i64,
        store_id: i64,
        business_day: i64,
        bill_no: i64,
        state: String,
        table_name: Option<String>,
        guests: u32,
        channel: String,
        guest_id: Option<i64>,
        content_enc: Vec<u8>,
        quote_enc: Vec<u8>,
        list_minor: i64,
        due_minor: i64,
        refunded_minor: i64,
        opened_by: i64,
        settled_at: Option<i64>,
        voided_at: Option<i64>,
        version: i64,
        created_at: i64,
    }
}

row! {
    /// A bill in a list.
    pub struct ListedBill {
        bill_id: i64,
        business_day: i64,
        bill_no: i64,
        state: String,
        table_name: Option<String>,
        guests: u32,
        guest_id: Option<i64>,
        list_minor: i64,
        due_minor: i64,
        refunded_minor: i64,
        created_at: i64,
        settled_at: Option<i64>,
    }
}

row! {
    /// Whose a bill is.
    pub struct BillStore {
        store_id: i64,
    }
}

row! {
    /// A number.
    pub struct Number {
        number: i64,
    }
}

sql! {
    INSERT = "insert into bill (bill_id, store_id, business_day, bill_no, state, table_name, \
              guests, channel, guest_id, content_enc, quote_enc, list_minor, due_minor, \
              refunded_minor, opened_by, version, created_at) values (?1, ?2, ?3, ?4, 'open', \
              ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0, ?13, 1, ?14)";
    // The guest is the one he is known as since his record was merged.
    FIND = "select bill_id, store_id, business_day, bill_no, state, table_name, guests, channel, \
            coalesce((select a.survivor_id from pub_guest_alias a \
            where a.guest_id = bill.guest_id), guest_id), content_enc, \
            quote_enc, list_minor, due_minor, refunded_minor, opened_by, \
            settled_at, voided_at, version, created_at from bill where bill_id = ?1{lock}";
    STORE_OF = "select store_id from bill where bill_id = ?1";
    UPDATE = "update bill set table_name = ?3, guests = ?4, channel = ?5, guest_id = ?6, \
              content_enc = ?7, quote_enc = ?8, list_minor = ?9, due_minor = ?10, \
              version = version + 1 \
              where bill_id = ?1 and version = ?2 and state = 'open'";
    SETTLE = "update bill set state = 'settled', list_minor = ?3, due_minor = ?4, \
              settled_at = ?5, quote_enc = ?6, version = version + 1 \
              where bill_id = ?1 and version = ?2 and state = 'open'";
    VOID = "update bill set state = 'voided', voided_at = ?3, version = version + 1 \
            where bill_id = ?1 and version = ?2 and state = 'open'";
    REFUND = "update bill set state = ?3, refunded_minor = refunded_minor + ?4, \
              version = version + 1 where bill_id = ?1 and version = ?2";
    // The numbers of a day: the next one of this server's block, or the end of all blocks.
    NEXT_NO = "update bill_no_block set next_no = next_no + 1 \
               where store_id = ?1 and business_day = ?2 and node = ?3 and next_no <= last_no \
               returning next_no - 1";
    LAST_NO = "select coalesce(max(last_no), 0) from bill_no_block \
               where store_id = ?1 and business_day = ?2";
    TAKE_BLOCK = "insert into bill_no_block (store_id, business_day, last_no, node, next_no) \
                  values (?1, ?2, ?3, ?4, ?5)";
}

/// What a list shows; conditions and order are added.
const LIST: &str = "select bill_id, business_day, bill_no, state, table_name, guests, guest_id, \
                    list_minor, due_minor, refunded_minor, created_at, settled_at \
                    from bill where store_id = ?1 and bill_id < ?2";

/// Which bills of a store are listed.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Opened on this day.
    pub business_day: Option<i64>,
    /// Only so far.
    pub state: Option<&'static str>,
    /// At this table.
    pub table: Option<String>,
    /// Of this guest.
    pub guest_id: Option<i64>,
    /// With this number.
    pub bill_no: Option<i64>,
    /// With this amount due.
    pub due_minor: Option<i64>,
}

impl Filter {
    /// The statement and its values: the newest first, before the bill `before`.
    #[must_use]
    pub fn statement(&self, store_id: i64, before: i64, limit: i64) -> (String, Vec<Val>) {
        let mut text = LIST.to_owned();
        let mut values = vec![Val::from(store_id), Val::from(before)];
        let conditions = [
            ("business_day", self.business_day.map(Val::from)),
            ("state", self.state.map(Val::from)),
            ("table_name", self.table.as_deref().map(Val::from)),
            ("guest_id", self.guest_id.map(Val::from)),
            ("bill_no", self.bill_no.map(Val::from)),
            ("due_minor", self.due_minor.map(Val::from)),
        ];
        for (column, value) in conditions {
            if let Some(value) = value {
                values.push(value);
                let place = values.len();
                text.push_str(&match column {
                    "guest_id" => format!(
                        " and guest_id in (select guest_id from pub_guest_id \
                         where known_as = ?{place})"
                    ),
                    _ => format!(" and {column} = ?{place}"),
                });
            }
        }
        values.push(Val::from(limit));
        text.push_str(&format!(" order by bill_id desc limit ?{}", values.len()));
        (text, values)
    }
}
