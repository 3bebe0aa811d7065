//! Statements on what lists of guests brought.

use zhike_store::{row, sql};

row! {
    /// Whose a card is, and from where it came; its source is `None` for one of the house's own.
    pub struct CardRow {
        card_no: String,
        guest_id: i64,
        source: Option<String>,
    }
}

row! {
    /// A member among many.
    pub struct MemberOf {
        guest_id: i64,
        card_no: String,
    }
}

row! {
    /// What an earlier import brought to a guest.
    pub struct EarlierRow {
        guest_id: i64,
        journal_id: Option<i64>,
        note_bidx: Option<Vec<u8>>,
        source: String,
    }
}

row! {
    /// A number that belongs to a guest: a journal's, or the version of the membership.
    pub struct NumberOf {
        guest_id: i64,
        number: i64,
    }
}

row! {
    /// What an import brought to one guest.
    pub struct EntryRow {
        guest_import_id: i64,
        sheet: i64,
        row_no: u32,
        guest_id: i64,
        is_new: bool,
        guest_version: i64,
        added: String,
        note_id: Option<i64>,
        member_id: Option<i64>,
        journal_id: Option<i64>,
    }
}

/// Columns of a member row.
pub const MEMBER_COLUMNS: usize = 14;
/// Columns of an entry.
pub const ENTRY_COLUMNS: usize = 13;

sql! {
    // The card of a merged record is the survivor's.
    CARDS = "select m.card_no, coalesce(a.survivor_id, m.guest_id), min(i.source) from member m \
             left join pub_guest_alias a on a.guest_id = m.guest_id \
             left join guest_import e on e.member_id = m.member_id and e.state <> 'gone' \
             left join pub_import i on i.import_id = e.import_id \
             where m.card_no in ({rows}) \
             group by m.card_no, coalesce(a.survivor_id, m.guest_id)";
    MEMBERS = "select guest_id, card_no from member where guest_id in ({rows})";
    EARLIER = "select coalesce(a.survivor_id, e.guest_id), e.journal_id, e.note_bidx, i.source \
               from guest_import e join pub_import i on i.import_id = e.import_id \
               left join pub_guest_alias a on a.guest_id = e.guest_id \
               where e.guest_id in \
               (select guest_id from pub_guest_id where known_as in ({rows})) \
               and e.state <> 'gone'";
    NEXT_CARDS = "update card_counter set last = last + ?1 where counter_id = 1 returning last";
    INSERT_MEMBERS = "insert into member (member_id, guest_id, card_no, tier_id, tier_since, \
                      tier_ends_on, tier_reason, terms_version, guardian_agreed, store_id, \
                      joined_day, joined_at, staff_id, version) values {rows}";
    INSERT_ENTRIES = "insert into guest_import (guest_import_id, import_id, sheet, row_no, \
                      guest_id, is_new, guest_version, added, note_id, note_bidx, member_id, \
                      journal_id, state) values {rows}";
    THERE = "select guest_import_id, sheet, row_no, guest_id, is_new, guest_version, added, \
             note_id, member_id, journal_id from guest_import \
             where import_id = ?1 and state = 'there' order by guest_import_id limit ?2";
    STAYED = "select guest_import_id, sheet, row_no, guest_id, is_new, guest_version, added, \
              note_id, member_id, journal_id from guest_import \
              where import_id = ?1 and state = 'stayed' order by sheet, row_no";
    MARK = "update guest_import set state = ?2 where guest_import_id = ?1";
    // Who of those whom an import made came, was promised something, or said something since.
    RELIED_ON = "select guest_id from pub_bill where guest_id in ({rows}) \
                 union select guest_id from pub_coupon where guest_id in ({rows}) \
                 union select guest_id from pub_message where guest_id in ({rows}) \
                 union select guest_id from pub_privacy_request where guest_id in ({rows}) \
                 union select guest_id from pub_task where guest_id in ({rows}) \
                 union select guest_id from top_up where guest_id in ({rows}) \
                 union select guest_id from group_member where guest_id in ({rows}) \
                 union select guest_id from group_grant where guest_id in ({rows}) \
                 union select guest_id from group_use where guest_id in ({rows})";
    JOURNALS = "select guest_id, journal_id from pub_journal where guest_id in ({rows})";
    VERSIONS = "select guest_id, version from member where guest_id in ({rows})";
    REMOVE_MEMBER = "delete from member where member_id = ?1";
    REMOVE_DAYS = "delete from member_day where member_id = ?1";
}
