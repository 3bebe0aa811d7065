//! Statements on lots.

use zhike_store::{row, sql};

row! {
    /// A lot as kept.
    pub struct LotRow {
        lot_id: i64,
        root: i64,
        unit: String,
        store_id: i64,
        opened_at: i64,
        life: String,
        life_until: Option<i64>,
        life_months: Option<i64>,
        expires_at: Option<i64>,
        matures_at: Option<i64>,
        top_up_id: Option<i64>,
        free: i64,
        pending: i64,
        held: i64,
        expired: i64,
    }
}

row! {
    /// Somebody to whose lots something is due.
    pub struct DueRow {
        holder_kind: String,
        holder_id: i64,
        first_lot_id: i64,
    }
}

row! {
    /// A lot about whose end nobody was told yet.
    pub struct EndingRow {
        lot_id: i64,
        holder_id: i64,
        store_id: i64,
        unit: String,
    }
}

/// Columns of a new lot.
pub const LOT_COLUMNS: usize = 18;

sql! {
    LIVE = "select lot_id, root, unit, store_id, opened_at, life, life_until, life_months, \
            expires_at, matures_at, top_up_id, free, pending, held, expired from lot \
            where holder_kind = ?1 and holder_id = ?2 and free + pending + held > 0 \
            and unit <> 'growth' order by lot_id{lock}";
    GROWTH = "select lot_id, root, unit, store_id, opened_at, life, life_until, life_months, \
              expires_at, matures_at, top_up_id, free, pending, held, expired from lot \
              where holder_kind = ?1 and holder_id = ?2 and unit = 'growth' and free > 0 \
              order by lot_id{lock}";
    GROWN = "select cast(coalesce(sum(free), 0) as bigint) from lot \
             where holder_kind = ?1 and holder_id = ?2 and unit = 'growth' and free > 0 \
             and opened_at >= ?3";
    OF_ROOT = "select lot_id, root, unit, store_id, opened_at, life, life_until, life_months, \
               expires_at, matures_at, top_up_id, free, pending, held, expired from lot \
               where root = ?3 and holder_kind = ?1 and holder_id = ?2 order by lot_id{lock}";
    OPENED_BY = "select lot_id, root, unit, store_id, opened_at, life, life_until, life_months, \
                 expires_at, matures_at, top_up_id, free, pending, held, expired from lot \
                 where opened_by = ?1 and lot_id in \
                 (select lot_id from posting where journal_id = ?1 and lot_id is not null) \
                 order by lot_id";
    // Lots of a chain whoever holds them: of two records that are one guest, the other's.
    OF_CHAIN = "select lot_id, root, unit, store_id, opened_at, life, life_until, life_months, \
                expires_at, matures_at, top_up_id, free, pending, held, expired from lot \
                where root = ?1 order by lot_id";
    NAMED_IN = "select lot_id, root, unit, store_id, opened_at, life, life_until, life_months, \
                expires_at, matures_at, top_up_id, free, pending, held, expired from lot \
                where holder_kind = 'guest' and holder_id = ?1 and lot_id in \
                (select lot_id from posting where journal_id = ?2 and lot_id is not null) \
                order by lot_id";
    INSERT = "insert into lot (lot_id, root, holder_kind, holder_id, unit, store_id, opened_by, \
              opened_at, life, life_until, life_months, expires_at, matures_at, top_up_id, free, \
              pending, held, expired) values {rows}";
    MOVE = "update lot set free = free + ?2, pending = pending + ?3, held = held + ?4 \
            where lot_id = ?1";
    EXPIRED = "update lot set expired = expired + ?2 where root = ?1";
    VISITED = "update lot set expires_at = ?5 where holder_kind = ?1 and holder_id = ?2 \
               and free + pending + held > 0 and unit <> 'growth' \
               and life = 'while_visiting' and life_months = ?3 \
               and expires_at > ?4 and expires_at < ?5";
    MONTHS = "select distinct life_months from lot where holder_kind = ?1 and holder_id = ?2 \
              and free + pending + held > 0 and unit <> 'growth' and life = 'while_visiting'";
    OVER = "select holder_kind, holder_id, min(lot_id) from lot \
            where expires_at is not null and free + pending > 0 and expires_at <= ?1 \
            group by holder_kind, holder_id order by min(expires_at), holder_id limit ?2";
    DUE = "select holder_kind, holder_id, min(lot_id) from lot \
           where pending > 0 and matures_at <= ?1 \
           group by holder_kind, holder_id order by min(matures_at), holder_id limit ?2";
    ENDING = "select lot_id, holder_id, store_id, unit from lot \
              where expires_at is not null and free + pending > 0 and expires_at > ?1 \
              and expires_at <= ?2 and noticed_at is null and holder_kind = 'guest' \
              and unit in ('points', 'bonus') order by expires_at, lot_id limit ?3";
    NOTICED = "update lot set noticed_at = ?2 where lot_id = ?1 and noticed_at is null";
}
