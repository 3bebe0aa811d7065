//! Questions that have no answer while the books are right. Each names the unit or kind, the row,
//! what is kept and what it should be.

use zhike_store::{row, sql};

row! {
    /// What is wrong.
    pub struct WrongRow {
        about: String,
        row: i64,
        kept: i64,
        found: i64,
    }
}

row! {
    /// How much there is.
    pub struct CountRow {
        journals: i64,
        postings: i64,
        lots: i64,
        balances: i64,
    }
}

row! {
    /// What a holder was shown of a journal.
    pub struct SeenRow {
        journal_id: i64,
        holder_kind: String,
        holder_id: i64,
        changes: String,
    }
}

row! {
    /// What a journal's postings move of a holder's account.
    pub struct MovedRow {
        journal_id: i64,
        holder_kind: String,
        holder_id: i64,
        unit: String,
        account: String,
        amount: i64,
    }
}

row! {
    /// A balance.
    pub struct KeptRow {
        holder_kind: String,
        holder_id: i64,
        unit: String,
        free: i64,
        pending: i64,
        held: i64,
        debt: i64,
    }
}

// Whole tables are compared, and the first row that is wrong is told. Asked for one row, PostgreSQL
// plans as if it came soon, and joins row by row; `materialized` has all of it planned as a whole.
sql! {
    PAGE = "select journal_id from journal where journal_id > ?1 order by journal_id limit ?2";
    SEEN = "select journal_id, holder_kind, holder_id, changes from journal \
            where journal_id > ?1 and journal_id <= ?2 union all \
            select journal_id, holder_kind, holder_id, changes from journal_other \
            where journal_id > ?1 and journal_id <= ?2 order by journal_id, holder_kind, holder_id";
    MOVED = "select journal_id, holder_kind, holder_id, unit, account, \
             cast(sum(amount) as bigint) from posting where journal_id > ?1 and journal_id <= ?2 \
             and holder_id is not null \
             group by journal_id, holder_kind, holder_id, unit, account having sum(amount) <> 0 \
             order by journal_id, holder_kind, holder_id, unit, account";
    KEPT = "select holder_kind, holder_id, unit, free, pending, held, debt from balance \
            where (holder_kind > ?1 or (holder_kind = ?1 and (holder_id > ?2 or \
            (holder_id = ?2 and unit > ?3)))) order by holder_kind, holder_id, unit limit ?4";
    COUNTS = "select (select count(*) from journal), (select count(*) from posting), \
              (select count(*) from lot), (select count(*) from balance)";
    UNBALANCED = "select unit, journal_id, 0, cast(sum(amount) as bigint) from posting \
                  group by journal_id, unit having sum(amount) <> 0 order by journal_id limit 1";
    WITHOUT_JOURNAL = "select p.unit, p.journal_id, p.line, p.amount from posting p \
                       where not exists \
                       (select 1 from journal j where j.journal_id = p.journal_id) \
                       order by p.journal_id limit 1";
    WITHOUT_POSTINGS = "select j.kind, j.journal_id, 0, 0 from journal j where not exists \
                        (select 1 from posting p where p.journal_id = j.journal_id) \
                        order by j.journal_id limit 1";
    CAUSE_TWICE = "select kind, cause_id, 1, count(*) from journal \
                   group by kind, cause_kind, cause_id having count(*) > 1 \
                   order by cause_id limit 1";
    UNDOES_NOTHING = "select j.kind, j.journal_id, j.reverses, 0 from journal j \
                      where j.reverses is not null and not exists \
                      (select 1 from journal o where o.journal_id = j.reverses) \
                      order by j.journal_id limit 1";
    FOREIGN_LOT = "with wrong (kind, row_id, kept, sums) as materialized ( \
        select p.unit, p.journal_id, p.lot_id, coalesce(l.holder_id, 0) \
        from posting p left join lot l on l.lot_id = p.lot_id \
        where p.lot_id is not null and (l.lot_id is null or l.unit <> p.unit \
        or l.holder_id <> p.holder_id or l.holder_kind <> p.holder_kind)) \
        select kind, row_id, kept, sums from wrong order by row_id limit 1";
    LOT_NOT_SUM = "with wrong (kind, row_id, kept, sums) as materialized ( \
        select l.unit, l.lot_id, l.free + l.pending + l.held, \
        cast(coalesce(s.free + s.pending + s.held, 0) as bigint) \
        from lot l left join (select lot_id, \
        sum(case when account = 'free' then amount else 0 end) as free, \
        sum(case when account = 'pending' then amount else 0 end) as pending, \
        sum(case when account = 'held' then amount else 0 end) as held \
        from posting where lot_id is not null group by lot_id) s on s.lot_id = l.lot_id \
        where l.free <> coalesce(s.free, 0) or l.pending <> coalesce(s.pending, 0) \
        or l.held <> coalesce(s.held, 0)) \
        select kind, row_id, kept, sums from wrong order by row_id limit 1";
    EXPIRED_NOT_SUM = "with wrong (kind, row_id, kept, sums) as materialized ( \
        select l.unit, l.lot_id, l.expired, cast(coalesce(s.amount, 0) as bigint) \
        from lot l left join (select root, sum(amount) as amount from posting \
        where account = 'expired' and root is not null group by root) s on s.root = l.root \
        where l.expired <> coalesce(s.amount, 0)) \
        select kind, row_id, kept, sums from wrong order by row_id limit 1";
    HELD_NOT_SUM = "with wrong (kind, row_id, kept, sums) as materialized ( \
        select l.unit, l.lot_id, l.held, cast(coalesce(s.amount, 0) as bigint) \
        from lot l left join (select p.lot_id, sum(p.amount) as amount \
        from hold_part p join hold h on h.hold_id = p.hold_id \
        where h.state = 'pending' group by p.lot_id) s on s.lot_id = l.lot_id \
        where l.held <> coalesce(s.amount, 0)) \
        select kind, row_id, kept, sums from wrong order by row_id limit 1";
    BALANCE_NOT_SUM = "with wrong (kind, row_id, kept, sums) as materialized ( \
        select b.unit, b.holder_id, b.free + b.pending + b.held, \
        cast(coalesce(s.free + s.pending + s.held, 0) as bigint) \
        from balance b left join (select holder_kind, holder_id, unit, sum(free) as free, \
        sum(pending) as pending, sum(held) as held from lot \
        group by holder_kind, holder_id, unit) s \
        on s.holder_kind = b.holder_kind and s.holder_id = b.holder_id and s.unit = b.unit \
        where b.free <> coalesce(s.free, 0) or b.pending <> coalesce(s.pending, 0) \
        or b.held <> coalesce(s.held, 0)) \
        select kind, row_id, kept, sums from wrong order by row_id limit 1";
    NO_BALANCE = "select l.unit, l.holder_id, 0, l.free + l.pending + l.held from lot l \
                  where l.free + l.pending + l.held <> 0 and not exists (select 1 from balance b \
                  where b.holder_kind = l.holder_kind and b.holder_id = l.holder_id \
                  and b.unit = l.unit) order by l.holder_id limit 1";
    DEBT_NOT_SUM = "with wrong (kind, row_id, kept, sums) as materialized ( \
        select b.unit, b.holder_id, b.debt, cast(-coalesce(s.amount, 0) as bigint) \
        from balance b left join (select holder_kind, holder_id, unit, \
        sum(amount) as amount from posting where account = 'debt' \
        group by holder_kind, holder_id, unit) s \
        on s.holder_kind = b.holder_kind and s.holder_id = b.holder_id and s.unit = b.unit \
        where b.debt <> -coalesce(s.amount, 0)) \
        select kind, row_id, kept, sums from wrong order by row_id limit 1";
    NEGATIVE = "select unit, lot_id, free, pending from lot \
                where free < 0 or pending < 0 or held < 0 order by lot_id limit 1";
    NEGATIVE_BALANCE = "select unit, holder_id, free, debt from balance \
                        where free < 0 or pending < 0 or held < 0 or debt < 0 \
                        order by holder_id limit 1";
}
