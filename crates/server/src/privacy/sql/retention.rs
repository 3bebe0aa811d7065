//! Statements on what is kept too long.

use zhike_store::sql;

/// Who was known before the day, was not here since, holds nothing and asks nothing.
macro_rules! dormant {
    ($start:literal, $end:literal) => {
        concat!(
            $start,
            " from pub_guest g where g.erased_at is null and g.created_at < ?1 \
             and not exists (select 1 from pub_bill b where b.guest_id in \
                 (select i.guest_id from pub_guest_id i where i.known_as = g.guest_id) \
                 and (b.state = 'open' or coalesce(b.settled_at, b.opened_at) >= ?1)) \
             and not exists (select 1 from pub_balance x where x.guest_id in \
                 (select i.guest_id from pub_guest_id i where i.known_as = g.guest_id) \
                 and x.unit in ('principal', 'bonus', 'points') \
                 and x.free + x.pending + x.held > 0) \
             and not exists (select 1 from pub_top_up t where t.guest_id in \
                 (select i.guest_id from pub_guest_id i where i.known_as = g.guest_id) \
                 and t.created_at >= ?1) \
             and not exists (select 1 from pub_member m where m.guest_id in \
                 (select i.guest_id from pub_guest_id i where i.known_as = g.guest_id) \
                 and m.joined_at >= ?1) \
             and not exists (select 1 from pub_guest_note n where n.guest_id in \
                 (select i.guest_id from pub_guest_id i where i.known_as = g.guest_id) \
                 and n.created_at >= ?1) \
             and not exists (select 1 from privacy_request r where r.guest_id in \
                 (select i.guest_id from pub_guest_id i where i.known_as = g.guest_id) \
                 and (r.state = 'open' or r.created_at >= ?1))",
            $end
        )
    };
}

sql! {
    DORMANT = dormant!("select g.guest_id", " order by g.guest_id limit ?2");
    COUNT_DORMANT = dormant!("select count(*)", "");
    IS_DORMANT = dormant!("select count(*)", " and g.guest_id = ?2");
    COUNT_CONSENTS = "select count(distinct c.guest_id) from pub_consent c \
                      join pub_guest g on g.guest_id = c.guest_id \
                      where g.erased_at < ?1 and c.created_at < ?1 \
                          and not exists (select 1 from pub_message m \
                              where m.guest_id = c.guest_id and m.created_at >= ?1)";
    COUNT_REQUESTS = "select count(*) from privacy_request where state <> 'open' and done_at < ?1";
    FORGET_REQUESTS = "delete from privacy_request where request_id in (select request_id \
                       from privacy_request where state <> 'open' and done_at < ?1 limit ?2)";
}
