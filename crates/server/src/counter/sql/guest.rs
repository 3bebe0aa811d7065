//! Statements on guests and their notes.

use zhike_store::sql;

sql! {
    // Those who were here last come first, then those who were in any store.
    ENDING = "select g.guest_id from \
              (select distinct coalesce(a.survivor_id, c.guest_id) as guest_id \
               from pub_contact c left join pub_guest_alias a on a.guest_id = c.guest_id \
               where c.last4_bidx = ?1) g \
              order by (select max(b.settled_day) from pub_bill b \
                        where b.guest_id in (select i.guest_id from pub_guest_id i \
                        where i.known_as = g.guest_id) and b.store_id = ?2) desc nulls last, \
                       (select max(b.settled_day) from pub_bill b \
                        where b.guest_id in (select i.guest_id from pub_guest_id i \
                        where i.known_as = g.guest_id)) desc nulls last, \
                       g.guest_id desc limit ?3";
    // Where candidates come from, one statement for each order; `FITS` looks at each of them.
    NEWEST = "select guest_id from pub_guest where guest_id < ?1 and erased_at is null \
              order by guest_id desc limit ?2";
    OLDEST = "select guest_id from pub_guest where guest_id > ?1 and erased_at is null \
              order by guest_id limit ?2";
    STAGE_NEWEST = "select guest_id from pub_guest_stage where stage = ?3 and guest_id < ?1 \
                    order by guest_id desc limit ?2";
    STAGE_OLDEST = "select guest_id from pub_guest_stage where stage = ?3 and guest_id > ?1 \
                    order by guest_id limit ?2";
    // Who has the fact, and who has it by a record that was merged into his.
    FACT_NEWEST = "select guest_id from (select f.guest_id from pub_guest_fact f \
                   where f.value_bidx = ?3 and f.guest_id < ?1 and not exists \
                   (select 1 from pub_guest_alias a where a.guest_id = f.guest_id) \
                   order by f.guest_id desc limit ?2) own union \
                   select survivor_id from (select a.survivor_id from pub_guest_alias a \
                   join pub_guest_fact f on f.guest_id = a.guest_id and f.value_bidx = ?3 \
                   where a.survivor_id < ?1 order by a.survivor_id desc limit ?2) brought \
                   order by 1 desc limit ?2";
    FACT_OLDEST = "select guest_id from (select f.guest_id from pub_guest_fact f \
                   where f.value_bidx = ?3 and f.guest_id > ?1 and not exists \
                   (select 1 from pub_guest_alias a where a.guest_id = f.guest_id) \
                   order by f.guest_id limit ?2) own union \
                   select survivor_id from (select a.survivor_id from pub_guest_alias a \
                   join pub_guest_fact f on f.guest_id = a.guest_id and f.value_bidx = ?3 \
                   where a.survivor_id > ?1 order by a.survivor_id limit ?2) brought \
                   order by 1 limit ?2";
    TIER_NEWEST = "select guest_id from pub_member m where m.tier_id = ?3 and m.guest_id < ?1 \
                   and not exists (select 1 from pub_guest_alias a \
                   where a.guest_id = m.guest_id) \
                   order by guest_id desc limit ?2";
    TIER_OLDEST = "select guest_id from pub_member m where m.tier_id = ?3 and m.guest_id > ?1 \
                   and not exists (select 1 from pub_guest_alias a \
                   where a.guest_id = m.guest_id) \
                   order by guest_id limit ?2";
    STORE_NEWEST = "select guest_id from pub_guest where store_id = ?3 and guest_id < ?1 \
                    order by guest_id desc limit ?2";
    STORE_OLDEST = "select guest_id from pub_guest where store_id = ?3 and guest_id > ?1 \
                    order by guest_id limit ?2";
    VIP_NEWEST = "select guest_id from pub_guest where vip = 1 and guest_id < ?1 \
                  order by guest_id desc limit ?2";
    VIP_OLDEST = "select guest_id from pub_guest where vip = 1 and guest_id > ?1 \
                  order by guest_id limit ?2";
    FITS = "select count(*) from pub_guest g where g.guest_id = ?1 and g.erased_at is null \
            and (cast(?2 as bigint) is null or g.store_id = ?2) \
            and (cast(?3 as bigint) is null or exists (select 1 from pub_member m \
                 where m.guest_id = g.guest_id and m.tier_id = ?3)) \
            and (cast(?4 as bigint) is null or g.vip = ?4) \
            and (cast(?5 as text) is null or exists (select 1 from pub_guest_stage s \
                 where s.guest_id = g.guest_id and s.stage = ?5))";
    STAGE = "select stage from pub_guest_stage where guest_id = ?1";
}
