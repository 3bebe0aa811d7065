//! Statements on what the books say of guests.

use zhike_store::sql;

sql! {
    JOURNALS = "select journal_id, kind, cause_kind, store_id, business_day, at, changes \
                from journal where holder_kind = 'guest' and holder_id = ?1 order by journal_id";
    OTHERS = "select journal_id, changes from journal_other \
              where holder_kind = 'guest' and holder_id = ?1 order by journal_id";
    LOTS = "select lot_id, unit, store_id, opened_at, expires_at, free, pending, held, expired \
            from lot where holder_kind = 'guest' and holder_id = ?1 order by lot_id";
    BALANCES = "select holder_id, unit, free, pending, held, debt from balance \
                where holder_kind = 'guest' and holder_id = ?1 order by unit";
    HOLDS = "select hold_id, store_id, state, expires_at, created_at, done_at from hold \
             where holder_kind = 'guest' and holder_id = ?1 order by hold_id";
}
