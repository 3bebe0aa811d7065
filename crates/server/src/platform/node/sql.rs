//! Statements on the leases of node numbers.

use zhike_store::{row, sql};

row! {
    /// A number that somebody holds.
    pub struct Held {
        node: i64,
    }
}

sql! {
    HELD = "select node from node_lease where leased_until > ?1 order by node";
    TAKE = "insert into node_lease (node, holder, leased_until) values (?1, ?2, ?3) \
            on conflict (node) do update set holder = excluded.holder, \
            leased_until = excluded.leased_until where node_lease.leased_until <= ?4";
    RENEW = "update node_lease set leased_until = ?3 where node = ?1 and holder = ?2";
    GIVE_BACK = "delete from node_lease where node = ?1 and holder = ?2";
}
