//! Statements on journals and postings: they are inserted and read, never changed.

use zhike_store::{row, sql};

row! {
    /// A journal without its postings.
    pub struct JournalRow {
        journal_id: i64,
        kind: String,
        cause_kind: String,
        cause_id: i64,
        store_id: i64,
        staff_id: Option<i64>,
        at: i64,
        reverses: Option<i64>,
    }
}

row! {
    /// One posting.
    pub struct PostingRow {
        account: String,
        unit: String,
        amount: i64,
        holder_kind: Option<String>,
        holder_id: Option<i64>,
        lot_id: Option<i64>,
        store_id: Option<i64>,
        root: Option<i64>,
    }
}

row! {
    /// What moved in one unit.
    pub struct MovedRow {
        unit: String,
        amount: i64,
    }
}

row! {
    /// A journal as its holder sees it.
    pub struct SeenRow {
        journal_id: i64,
        kind: String,
        cause_kind: String,
        cause_id: i64,
        store_id: i64,
        staff_id: Option<i64>,
        at: i64,
        reverses: Option<i64>,
        changes: String,
    }
}

/// Columns of a journal row.
pub const JOURNAL_COLUMNS: usize = 12;
/// Columns of a posting row.
pub const POSTING_COLUMNS: usize = 10;

sql! {
    INSERT = "insert into journal (journal_id, kind, cause_kind, cause_id, store_id, \
              business_day, staff_id, at, reverses, holder_kind, holder_id, changes) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    INSERT_MANY = "insert into journal (journal_id, kind, cause_kind, cause_id, store_id, \
                   business_day, staff_id, at, reverses, holder_kind, holder_id, changes) \
                   values {rows}";
    INSERT_OTHER = "insert into journal_other (journal_id, holder_kind, holder_id, changes) \
                    values (?1, ?2, ?3, ?4)";
    INSERT_POSTINGS = "insert into posting (journal_id, line, account, unit, amount, \
                       holder_kind, holder_id, lot_id, store_id, root) values {rows}";
    FIND = "select journal_id, kind, cause_kind, cause_id, store_id, staff_id, at, reverses \
            from journal where journal_id = ?1";
    BY_CAUSE = "select journal_id, kind, cause_kind, cause_id, store_id, staff_id, at, reverses \
                from journal where kind = ?1 and cause_kind = ?2 and cause_id = ?3";
    UNDOING = "select journal_id, kind, cause_kind, cause_id, store_id, staff_id, at, reverses \
               from journal where reverses = ?1 order by journal_id";
    POSTINGS = "select account, unit, amount, holder_kind, holder_id, lot_id, store_id, root \
                from posting where journal_id = ?1 order by line";
    // What a guest's accounts got since a merge by the undoing of what another record did, by
    // stored value paid back out of that one's lots, and by his allowance given up with his group.
    OWN_SINCE = "select p.unit, cast(sum(p.amount) as bigint) from journal j \
                 join posting p on p.journal_id = j.journal_id \
                 where j.holder_kind = 'guest' and j.holder_id = ?1 and j.journal_id > ?2 \
                 and p.holder_kind = 'guest' and p.holder_id = ?1 \
                 and (exists (select 1 from journal o where o.journal_id = j.reverses \
                 and o.holder_kind = 'guest' and o.holder_id = ?3) \
                 or ((j.kind = 'stored_value_refund' or (j.kind = 'adjustment' \
                 and j.cause_kind = 'group')) and exists (select 1 from lot l \
                 join lot c on c.root = l.root where l.lot_id = p.lot_id \
                 and c.holder_kind = 'guest' and c.holder_id = ?3))) \
                 group by p.unit order by p.unit";
    SEEN = "select journal_id, kind, cause_kind, cause_id, store_id, staff_id, at, reverses, \
            changes from journal \
            where holder_kind = ?1 and holder_id in \
            (select guest_id from pub_guest_id where known_as = ?2) and journal_id < ?3 \
            and (holder_id = ?2 or kind not in ('merge', 'unmerge')) \
            union all \
            select j.journal_id, j.kind, j.cause_kind, j.cause_id, j.store_id, j.staff_id, j.at, \
            j.reverses, o.changes from journal_other o \
            join journal j on j.journal_id = o.journal_id \
            where o.holder_kind = ?1 and o.holder_id in \
            (select guest_id from pub_guest_id where known_as = ?2) and o.journal_id < ?3 \
            and (o.holder_id = ?2 or j.kind not in ('merge', 'unmerge')) \
            order by 1 desc limit ?4";
}
