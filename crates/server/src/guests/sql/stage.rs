//! Statements on where guests stand.

use zhike_store::{row, sql};

row! {
    /// Where a guest stands.
    pub struct StageRow {
        stage: String,
        since_day: i64,
        check_on: Option<i64>,
    }
}

row! {
    /// Where a guest stands, every column.
    pub struct WholeRow {
        stage: String,
        since_day: i64,
        reason: String,
        late_on: Option<i64>,
        expected_on: Option<i64>,
        check_on: Option<i64>,
        visits: i64,
        last_day: Option<i64>,
        judged_at: i64,
    }
}

row! {
    /// A change of stage.
    pub struct ChangeRow {
        change_id: i64,
        before_stage: Option<String>,
        after_stage: String,
        reason: String,
        business_day: i64,
        created_at: i64,
    }
}

row! {
    /// How far the follower is.
    pub struct ProgressRow {
        seq: i64,
        swept_to: Option<i64>,
    }
}

sql! {
    MERGED = "select guest_id from guest_alias where survivor_id = ?1";
    VISIT_DAYS = "select distinct settled_day from pub_bill where guest_id in ({rows}) \
                  and state in ('settled', 'part_refunded') and settled_day is not null";
    FIND = "select stage, since_day, check_on from guest_stage where guest_id = ?1";
    SET = "insert into guest_stage (guest_id, stage, since_day, reason, late_on, expected_on, \
           check_on, visits, last_day, judged_at) \
           values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) \
           on conflict (guest_id) do update set stage = excluded.stage, \
           since_day = excluded.since_day, reason = excluded.reason, \
           late_on = excluded.late_on, expected_on = excluded.expected_on, \
           check_on = excluded.check_on, visits = excluded.visits, \
           last_day = excluded.last_day, judged_at = excluded.judged_at";
    WHOLE = "select stage, since_day, reason, late_on, expected_on, check_on, visits, last_day, \
             judged_at from guest_stage where guest_id = ?1";
    // What was judged of two records together is nobody's when they are two again.
    FORGET_CHANGES = "delete from guest_stage_change where guest_id = ?1 and change_id > ?2";
    FORGET = "delete from guest_stage where guest_id = ?1";
    FORGET_ALL_CHANGES = "delete from guest_stage_change where guest_id = ?1";
    CHANGE = "insert into guest_stage_change (change_id, guest_id, before_stage, after_stage, \
              reason, business_day, created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    CHANGES = "select change_id, before_stage, after_stage, reason, business_day, created_at \
               from pub_guest_id join guest_stage_change using (guest_id) \
               where known_as = ?1 and (created_at < ?2 or (created_at = ?2 and change_id < ?3)) \
               order by created_at desc, change_id desc limit ?4";
    DUE = "select guest_id from guest_stage s where check_on <= ?1 and guest_id > ?2 \
           and not exists (select 1 from guest_alias a where a.guest_id = s.guest_id) \
           order by guest_id limit ?3";
    ALL_AFTER = "select guest_id from guest where guest_id > ?1 order by guest_id limit ?2";
    PROGRESS = "select seq, swept_to from guest_stage_progress where one = 1";
    HEARD = "update guest_stage_progress set seq = ?1 where one = 1";
    SWEPT_ON = "update guest_stage_progress set swept_to = ?2 where one = 1 and swept_to = ?1";
    SWEPT = "update guest_stage_progress set swept_to = ?1 where one = 1";
}
