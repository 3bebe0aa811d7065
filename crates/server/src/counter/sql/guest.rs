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
    NEWEST = "select g.guest_id from pub_guest g where g.erased_at is null and g.guest_id < ?1 \
              and (cast(?2 as bigint) is null or g.store_id = ?2) \
              and (cast(?3 as bigint) is null or exists (select 1 from pub_member m \
                   where m.guest_id = g.guest_id and m.tier_id = ?3)) \
              order by g.guest_id desc limit ?4";
    OLDEST = "select g.guest_id from pub_guest g where g.erased_at is null and g.guest_id > ?1 \
              and (cast(?2 as bigint) is null or g.store_id = ?2) \
              and (cast(?3 as bigint) is null or exists (select 1 from pub_member m \
                   where m.guest_id = g.guest_id and m.tier_id = ?3)) \
              order by g.guest_id limit ?4";
}
