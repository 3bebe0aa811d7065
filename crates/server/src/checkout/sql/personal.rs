//! Statements on what bills say of guests.

use zhike_store::sql;

sql! {
    BILLS = "select bill_id, store_id, business_day, bill_no, state, table_name, guests, channel, \
             list_minor, due_minor, refunded_minor, created_at, settled_at from bill \
             where guest_id = ?1 order by bill_id";
    LINES = "select l.bill_id, l.bill_id, l.line, l.kind, l.name, l.qty_milli, l.list_minor, \
             l.due_minor from bill_line l join bill b on b.bill_id = l.bill_id \
             where b.guest_id = ?1 order by l.bill_id, l.line";
    TENDERS = "select t.bill_id, t.bill_id, t.tender, t.amount_minor, t.principal_minor, \
               t.bonus_minor from tender t join bill b on b.bill_id = t.bill_id \
               where b.guest_id = ?1 order by t.bill_id, t.place";
    REFUNDS = "select r.refund_id, r.bill_id, r.minor, r.reason_enc, r.created_at from refund r \
               join bill b on b.bill_id = r.bill_id where b.guest_id = ?1 order by r.refund_id";
    OF_GUEST = "select r.refund_id from refund r join bill b on b.bill_id = r.bill_id \
                where b.guest_id = ?1 order by r.refund_id";
    EMPTY_REASON = "update refund set reason_enc = ?2 where refund_id = ?1";
    OPEN = "select count(*) from bill where guest_id = ?1 and state = 'open'";
}
