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
        content_enc: Option<Vec<u8>>,
        quote_enc: Option<Vec<u8>>,
        list_minor: i64,
        due_minor: i64,
        refunded_minor: i64,
        opened_by: Option<i64>,
        settled_at: Option<i64>,
        voided_at: Option<i64>,
        version: i64,
        created_at: i64,
        import_id: Option<i64>,
        import_source: Option<String>,
        order_key: Option<String>,
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
        import_id: Option<i64>,
        order_key: Option<String>,
    }
}

row! {
    /// Whose a bill is.
    pub struct BillStore {
        store_id: i64,
    }
}

row! {
    /// How often a guest was here before.
    pub struct VisitsRow {
        count: u32,
        last_day: Option<i64>,
    }
}

row! {
    /// A number.
    pub struct Number {
        number: i64,
    }
}

row! {
    /// Numbers that are left of a block.
    pub struct Block {
        next_no: i64,
        last_no: i64,
    }
}

sql! {
    VISITS = "select count(*), max(settled_day) from pub_bill \
              where guest_id in ({rows}) and state in ('settled', 'part_refunded')";
    INSERT = "insert into bill (bill_id, store_id, business_day, bill_no, state, table_name, \
              guests, channel, guest_id, content_enc, quote_enc, list_minor, due_minor, \
              refunded_minor, opened_by, version, created_at, settled_at) values (?1, ?2, ?3, ?4, \
              ?15, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0, ?13, ?16, ?14, ?17)";
    // The guest is the one he is known as since his record was merged.
    FIND = "select bill_id, store_id, business_day, bill_no, state, table_name, guests, channel, \
            coalesce((select a.survivor_id from pub_guest_alias a \
            where a.guest_id = bill.guest_id), guest_id), content_enc, \
            quote_enc, list_minor, due_minor, refunded_minor, opened_by, settled_at, \
             voided_at, version, created_at, import_id, import_source, order_key \
            from bill where bill_id = ?1 and (import_id is null or import_id in \
            (select import_id from pub_import where state = 'finished')){lock}";
    STORE_OF = "select store_id from bill where bill_id = ?1 and (import_id is null or import_id \
                in (select import_id from pub_import where state = 'finished'))";
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
    LEFT_NO = "select next_no, last_no from bill_no_block where store_id = ?1 \
               and business_day = ?2 and node = ?3 and next_no <= last_no \
               order by last_no limit 1{lock}";
    USE_UP = "update bill_no_block set next_no = last_no + 1 \
              where store_id = ?1 and business_day = ?2 and last_no = ?3";
    LAST_NO = "select coalesce(max(last_no), 0) from bill_no_block \
               where store_id = ?1 and business_day = ?2";
    TAKE_BLOCK = "insert into bill_no_block (store_id, business_day, last_no, node, next_no) \
                  values (?1, ?2, ?3, ?4, ?5)";
}

/// What a list shows; conditions and order are added.
const LIST: &str = "select bill_id, business_day, bill_no, state, table_name, guests, \
                    coalesce((select a.survivor_id from pub_guest_alias a \
                    where a.guest_id = bill.guest_id), guest_id) as guest, \
                    list_minor, due_minor, refunded_minor, created_at, settled_at, import_id, \
                    order_key from bill where store_id = ?1 and (business_day < ?2 \
                    or (business_day = ?2 and bill_id < ?3)) and (import_id is null or import_id \
                    in (select import_id from pub_import where state = 'finished'))";

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
    /// By this channel.
    pub channel: Option<&'static str>,
    /// Paid by this tender, among others.
    pub tender: Option<&'static str>,
    /// With this dish.
    pub dish_id: Option<i64>,
    /// Counted as sold there and then.
    pub counted: Counted,
}

/// Which settled bills, as reports count them: the days `[from, to)`, hours on the wall.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// The first business day.
    pub from: Option<i64>,
    /// The day after the last one.
    pub to: Option<i64>,
    /// 1 = Monday … 7 = Sunday.
    pub weekday: Option<i64>,
    /// The hour, 0 to 23.
    pub hour: Option<i64>,
    /// `new`, `returning` or `unknown`.
    pub guest_kind: Option<&'static str>,
}

impl Counted {
    /// Adds its condition to a text and its values, unless it asks for nothing.
    fn add(&self, text: &mut String, values: &mut Vec<Val>) {
        let conditions = [
            ("c.business_day >= ", self.from.map(Val::from)),
            ("c.business_day < ", self.to.map(Val::from)),
            ("(c.business_day + 3) % 7 + 1 = ", self.weekday.map(Val::from)),
            ("c.minute / 60 = ", self.hour.map(Val::from)),
            ("c.guest_kind = ", self.guest_kind.map(Val::from)),
        ];
        let mut inside = String::new();
        for (condition, value) in conditions {
            if let Some(value) = value {
                values.push(value);
                inside.push_str(&format!(" and {condition}?{}", values.len()));
            }
        }
        if !inside.is_empty() {
            text.push_str(
                " and bill_id in (select c.bill_id from pub_sales_bill c where \
                           c.store_id = ?1",
            );
            text.push_str(&inside);
            text.push(')');
        }
    }
}

/// Conditions on what hangs on a bill.
const PAID_BY: &str = " and exists (select 1 from tender t where t.bill_id = bill.bill_id \
                       and t.tender = ?";
const WITH_DISH: &str = " and exists (select 1 from bill_line l where l.bill_id = bill.bill_id \
                         and l.dish_id = ?";

impl Filter {
    /// The statement and its values: the newest day first, before the bill `before` of a day. A
    /// bill that was imported has an id of today, and its place among those of its day.
    #[must_use]
    pub fn statement(
        &self,
        store_id: i64,
        (day, before): (i64, i64),
        limit: i64,
    ) -> (String, Vec<Val>) {
        let mut text = LIST.to_owned();
        let mut values = vec![Val::from(store_id), Val::from(day), Val::from(before)];
        let conditions = [
            ("business_day", self.business_day.map(Val::from)),
            ("state", self.state.map(Val::from)),
            ("table_name", self.table.as_deref().map(Val::from)),
            ("guest_id", self.guest_id.map(Val::from)),
            ("bill_no", self.bill_no.map(Val::from)),
            ("due_minor", self.due_minor.map(Val::from)),
            ("channel", self.channel.map(Val::from)),
        ];
        for (column, value) in conditions {
            if let Some(value) = value {
                values.push(value);
                let place = values.len();
                text.push_str(&match column {
                    "guest_id" => format!(
                        " and guest_id in (select guest_id from pub_guest_id where known_as = \
                         coalesce((select survivor_id from pub_guest_alias \
                         where guest_id = ?{place}), ?{place}))"
                    ),
                    _ => format!(" and {column} = ?{place}"),
                });
            }
        }
        let hanging =
            [(PAID_BY, self.tender.map(Val::from)), (WITH_DISH, self.dish_id.map(Val::from))];
        for (condition, value) in hanging {
            if let Some(value) = value {
                values.push(value);
                text.push_str(&format!("{condition}{})", values.len()));
            }
        }
        self.counted.add(&mut text, &mut values);
        values.push(Val::from(limit));
        text.push_str(&format!(
            " order by business_day desc, bill_id desc limit ?{}",
            values.len()
        ));
        (text, values)
    }
}
