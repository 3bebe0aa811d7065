//! Statements on dishes, and on what a store does otherwise with them.

use zhike_store::{row, sql};

row! {
    /// A dish as kept, with what one store does otherwise.
    pub struct DishRow {
        dish_id: i64,
        code: Option<String>,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        category_id: i64,
        selling: String,
        unit: Option<String>,
        list_minor: i64,
        prices: String,
        discounts: String,
        earning: String,
        options: String,
        parts: String,
        allergens: String,
        diets: String,
        pinyin: String,
        initials: String,
        position: i64,
        version: i64,
        is_archived: bool,
        store_list_minor: Option<i64>,
        on_sale: Option<bool>,
        sold_out: Option<bool>,
        sold_out_until: Option<i64>,
        store_version: Option<i64>,
    }

    /// A dish with its code at tills.
    pub struct CodeRow {
        code: String,
        dish_id: i64,
    }

    /// What a store does otherwise with a dish.
    pub struct AtStore {
        store_id: i64,
        list_minor: Option<i64>,
        on_sale: bool,
        sold_out: bool,
        sold_out_until: Option<i64>,
        version: i64,
    }
}

/// Which columns make a [`DishRow`]; `?1` is the store, 0 for none.
macro_rules! dishes {
    ($rest:literal) => {
        concat!(
            "select d.dish_id, d.code, d.name, d.name_zh_tw, d.name_en, d.category_id, d.selling, \
             d.unit, d.list_minor, d.prices, d.discounts, d.earning, d.options, d.parts, \
             d.allergens, d.diets, d.pinyin, d.initials, d.position, d.version, \
             case when d.archived_at is null then 0 else 1 end, s.list_minor, s.on_sale, \
             s.sold_out, s.sold_out_until, s.version \
             from dish d left join dish_store s on s.dish_id = d.dish_id and s.store_id = ?1 ",
            $rest
        )
    };
}

/// How many dishes [`SOME`] looks for at once.
pub const AT_ONCE: usize = 16;

sql! {
    SOME = dishes!(
        "where d.dish_id in (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, \
         ?17)"
    );
    FIND = dishes!("where d.dish_id = ?2 and d.archived_at is null");
    LIST = dishes!("where d.archived_at is null order by d.position, d.pinyin, d.dish_id");
    BY_CODES = "select code, dish_id from dish where archived_at is null and code in (?1, ?2, ?3, \
                ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
    CODE_TAKEN = "select count(*) from dish where code = ?1 and dish_id <> ?2 \
                  and archived_at is null";
    INSERT = "insert into dish (dish_id, code, name, name_zh_tw, name_en, category_id, selling, \
              unit, list_minor, prices, discounts, earning, options, parts, allergens, diets, \
              pinyin, initials, position, version, created_at) values (?1, ?2, ?3, ?4, ?5, ?6, \
              ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, 1, ?20)";
    UPDATE = "update dish set code = ?3, name = ?4, name_zh_tw = ?5, name_en = ?6, \
              category_id = ?7, selling = ?8, unit = ?9, list_minor = ?10, prices = ?11, \
              discounts = ?12, earning = ?13, options = ?14, parts = ?15, allergens = ?16, \
              diets = ?17, pinyin = ?18, initials = ?19, position = ?20, version = version + 1 \
              where dish_id = ?1 and version = ?2 and archived_at is null";
    ARCHIVE = "update dish set archived_at = ?3, version = version + 1 \
               where dish_id = ?1 and version = ?2 and archived_at is null";
    AT_STORES = "select store_id, list_minor, on_sale, sold_out, sold_out_until, version \
                 from dish_store where dish_id = ?1 order by store_id";
    SET_AT_STORE = "insert into dish_store (store_id, dish_id, list_minor, on_sale, sold_out, \
                    sold_out_until, version) values (?1, ?2, ?3, ?4, 0, null, 1) \
                    on conflict (store_id, dish_id) do update set list_minor = ?3, on_sale = ?4, \
                    version = dish_store.version + 1";
    SET_SOLD_OUT = "insert into dish_store (store_id, dish_id, list_minor, on_sale, sold_out, \
                    sold_out_until, version) values (?1, ?2, null, 1, ?3, ?4, 1) \
                    on conflict (store_id, dish_id) do update set sold_out = ?3, \
                    sold_out_until = ?4, version = dish_store.version + 1";
}
