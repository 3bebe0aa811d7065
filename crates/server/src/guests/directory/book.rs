//! The names of all guests in one text, where each record ends, and where a question may begin.
//!
//! A record is the name in small letters, and for a Chinese name its spellings:
//! `⏎林小雨␞linxiaoyu␟lxy␜xiaoyu`. That is some 50 bytes a guest with the name. Names cannot hold
//! the marks, because no name holds a control character.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::fit::{Found, Matched, Newest, RANKS, of_kind};
use super::spell::spellings;
use super::starts::{Kind, Starts};

pub(super) const BEGIN: u8 = b'\n';
pub(super) const FULL: u8 = 0x1e;
pub(super) const INITIALS: u8 = 0x1f;
pub(super) const GIVEN: u8 = 0x1c;
/// Bytes behind the places that are sorted, which are looked through for each question.
const SHORT: usize = 256 * 1_024;
/// Records that may be dead or out of order before the text is written anew.
const FEW: usize = 4_096;

/// All names.
#[derive(Default)]
pub struct Book {
    ids: Vec<i64>,
    /// Where the record ends in the text.
    ends: Vec<u32>,
    text: String,
    /// So many records from the first on are in the order of their ids.
    ordered: usize,
    /// Where later ones of another order are.
    later: HashMap<i64, u32>,
    dead: BTreeSet<u32>,
    starts: Starts,
}

impl Book {
    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len() - self.dead.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes in use, the text among them.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.capacity()
            + self.ids.capacity() * size_of::<i64>()
            + self.ends.capacity() * size_of::<u32>()
            + (self.later.capacity() + self.dead.len()) * 24
            + self.starts.bytes()
    }

    /// Writes a guest's name, in place of an older one; `None` takes the guest out.
    pub fn set(&mut self, guest_id: i64, name: Option<&str>) {
        if let Some(at) = self.place(guest_id) {
            self.dead.insert(at);
            self.later.remove(&guest_id);
        }
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            self.push(guest_id, name);
        }
    }

    /// Writes the text anew when many records in it are dead or out of order. Its places are then
    /// to be sorted anew.
    pub fn tidy(&mut self) {
        if self.dead.len() + self.later.len() > FEW.max(self.ids.len() / 4) {
            self.write_anew();
        }
    }

    /// Gives memory back after many names were written.
    pub fn settle(&mut self) {
        self.tidy();
        self.text.shrink_to_fit();
        self.ids.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    fn place(&self, guest_id: i64) -> Option<u32> {
        if let Some(at) = self.later.get(&guest_id) {
            return Some(*at);
        }
        let at = self.ids.get(..self.ordered)?.binary_search(&guest_id).ok()?;
        let at = u32::try_from(at).ok()?;
        (!self.dead.contains(&at)).then_some(at)
    }

    fn push(&mut self, guest_id: i64, name: &str) {
        let at = self.ids.len();
        write_record(&mut self.text, name);
        self.ids.push(guest_id);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        let is_next = self.ordered == at && (at == 0 || self.ids[at - 1] < guest_id);
        if is_next {
            self.ordered += 1;
        } else if let Ok(at) = u32::try_from(at) {
            self.later.insert(guest_id, at);
        }
    }

    fn record(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        self.text.get(start..self.ends[at] as usize).unwrap_or("")
    }

    fn write_anew(&mut self) {
        let live = (0..self.ids.len())
            .filter(|at| u32::try_from(*at).is_ok_and(|at| !self.dead.contains(&at)));
        let by_id: BTreeMap<i64, usize> = live.map(|at| (self.ids[at], at)).collect();
        let mut next = Book { text: String::with_capacity(self.text.len()), ..Book::default() };
        for (guest_id, at) in by_id {
            next.text.push_str(self.record(at));
            next.ids.push(guest_id);
            next.ends.push(u32::try_from(next.text.len()).unwrap_or(u32::MAX));
        }
        next.ordered = next.ids.len();
        *self = next;
    }

    /// Whether so much was written behind the sorted places that they should be sorted anew.
    #[must_use]
    pub fn wants_order(&self) -> bool {
        let behind = self.text.len() - self.starts.covered();
        behind > SHORT.max(self.starts.covered() / 64)
    }

    /// The places of the text as it is now; for [`Book::put_in_order`].
    #[must_use]
    pub fn order(&self) -> Starts {
        Starts::of(&self.text)
    }

    /// Uses places that were sorted since the book was last written anew.
    pub fn put_in_order(&mut self, starts: Starts) {
        self.starts = starts;
    }

    /// Guests whose name, syllables or initials `asked` fits, the best first, then the newest.
    /// `asked` is in small letters, without blanks where it is typed in Latin letters.
    #[must_use]
    pub fn find(&self, asked: &str, limit: usize) -> Vec<Found> {
        if asked.is_empty() || limit == 0 || asked.bytes().any(|byte| byte < b' ') {
            return Vec::new();
        }
        let mut newest = [const { Newest::new() }; RANKS];
        let mut note = |at: usize, (rank, matched): (u8, Matched)| {
            newest[usize::from(rank)].note(at, matched, limit, |at| self.is_live(at));
        };
        let behind = self.starts.covered();
        for (at, _) in self.text.get(behind..).unwrap_or("").match_indices(asked) {
            if let Some(fit) = self.fit(behind + at, asked) {
                note(behind + at, fit);
            }
        }
        let met = self.starts.meet(&self.text, asked);
        for (range, rank) in [(met.whole, 0), (met.begun, 1)] {
            for (at, kind) in self.starts.places(range) {
                note(at, of_kind(kind, rank));
            }
        }
        self.best(newest, limit)
    }

    fn record_at(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end as usize <= at)
    }

    fn is_live(&self, at: usize) -> bool {
        self.dead.is_empty()
            || u32::try_from(self.record_at(at)).is_ok_and(|record| !self.dead.contains(&record))
    }

    /// Each guest once, by the best that fits.
    fn best(&self, newest: [Newest; RANKS], limit: usize) -> Vec<Found> {
        let mut best: BTreeMap<i64, Found> = BTreeMap::new();
        for (rank, newest) in (0..).zip(newest) {
            for (at, matched) in newest.places() {
                let Some(guest_id) = self.ids.get(self.record_at(at)).copied() else { continue };
                let found = Found { guest_id, matched, rank };
                let kept = best.entry(guest_id).or_insert(found);
                if (rank, matched) < (kept.rank, kept.matched) {
                    *kept = found;
                }
            }
        }
        let mut found: Vec<Found> = best.into_values().collect();
        found.sort_by_key(|found| (found.rank, Reverse(found.guest_id)));
        found.truncate(limit);
        found
    }

    /// How well what stands at `at` fits, by what stands before and after it.
    fn fit(&self, at: usize, asked: &str) -> Option<(u8, Matched)> {
        let bytes = self.text.as_bytes();
        let before = *bytes.get(at.checked_sub(1)?)?;
        let after = bytes.get(at + asked.len()).copied().unwrap_or(BEGIN);
        let kind = match before {
            BEGIN => Kind::Name,
            FULL => Kind::Full,
            INITIALS => Kind::Initials,
            GIVEN => Kind::Given,
            b' ' => Kind::Part,
            // Inside of a Chinese name any part counts; inside of a syllable none does.
            _ if asked.bytes().next().is_some_and(|first| !first.is_ascii()) => Kind::Part,
            _ => return None,
        };
        Some(of_kind(kind, u8::from(after >= b' ')))
    }
}

fn write_record(text: &mut String, name: &str) {
    text.push(char::from(BEGIN));
    text.extend(name.chars().flat_map(char::to_lowercase));
    for (at, way) in spellings(name).into_iter().enumerate() {
        text.push(char::from(FULL));
        text.push_str(&way.full);
        text.push(char::from(INITIALS));
        text.push_str(&way.initials);
        if at == 0 && !way.given.is_empty() {
            text.push(char::from(GIVEN));
            text.push_str(&way.given);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Book {
        let mut book = Book::default();
        let names = ["林小雨", "欧阳娜", "林女士", "曾小林", "Ana López", "李小龙", "林晓宇"];
        for (at, name) in names.iter().enumerate() {
            book.set(at as i64 + 1, Some(name));
        }
        book
    }

    fn ids(book: &Book, asked: &str) -> Vec<i64> {
        book.find(asked, 10).into_iter().map(|found| found.guest_id).collect()
    }

    #[test]
    fn a_guest_is_found_by_name_part_pinyin_and_initials() {
        let book = book();
        let check =
            |asked: &str, expected: &[i64]| assert_eq!(ids(&book, asked), expected, "{asked}");
        check("林小雨", &[1]);
        check("林", &[7, 3, 1, 4]);
        check("小", &[6, 4, 1]);
        check("欧阳", &[2]);
        check("阳娜", &[2]);
        check("linxiaoyu", &[7, 1]);
        check("linx", &[7, 1]);
        check("lin", &[7, 3, 1]);
        check("lxy", &[7, 1]);
        check("lx", &[7, 6, 1]);
        check("xiaoyu", &[7, 1]);
        check("oyn", &[2]);
        check("zeng", &[4]);
        check("ceng", &[4]);
        check("zxl", &[4]);
        check("cxl", &[4]);
        check("ana", &[5]);
        check("lópez", &[5]);
        check("inxiao", &[]);
        check("王", &[]);
        check("", &[]);
        check("\n", &[]);
    }

    #[test]
    fn sorted_places_find_what_looking_through_finds() {
        let family = ["林", "曾", "欧阳", "李", "单", "Ana ", "Lin "];
        let given = ["小雨", "雨", "晓宇", "伟", "娜", "lópez", "ann lee"];
        let mut plain = Book::default();
        let mut sorted = Book::default();
        let names: Vec<String> =
            (0..700_usize).map(|at| [family[at * 3 % 7], given[at * 5 / 7 % 7]].concat()).collect();
        for (guest, name) in (0_i64..).zip(&names) {
            plain.set(guest, Some(name));
            sorted.set(guest, Some(name));
        }
        let starts = sorted.order();
        sorted.put_in_order(starts);
        for book in [&mut plain, &mut sorted] {
            for guest in (0..700).step_by(9) {
                book.set(guest, None);
            }
            book.set(5, Some("林小雨"));
            book.set(900, Some("曾伟"));
        }
        let questions = [
            "林", "小", "雨", "lin", "linx", "l", "lxy", "zeng", "cengwei", "zw", "xiaoyu", "an",
            "ann", "lee", "lópez", "ópez", "欧阳", "阳", "oyn", "shan", "dan", "x", "王", "ennui",
        ];
        for asked in questions {
            for limit in [1, 8, 2_000] {
                assert_eq!(plain.find(asked, limit), sorted.find(asked, limit), "{asked} {limit}");
            }
        }
        assert!(!plain.find("lin", 3).is_empty() && plain.find("王", 3).is_empty());
    }

    #[test]
    fn a_large_book_wants_its_places_sorted_and_then_no_more() {
        let mut book = Book::default();
        assert!(!book.wants_order());
        for guest in 0..12_000 {
            book.set(guest, Some("欧阳晓宇"));
        }
        assert!(book.wants_order());
        let starts = book.order();
        book.put_in_order(starts);
        assert!(!book.wants_order());
        book.set(12_000, Some("林小雨"));
        assert_eq!((ids(&book, "lxy"), ids(&book, "oyxy")[0]), (vec![12_000], 11_999));
    }

    #[test]
    fn it_says_what_fitted() {
        let book = book();
        let matched = |asked: &str| book.find(asked, 1)[0].matched;
        assert_eq!(matched("林小雨"), Matched::Name);
        assert_eq!(matched("linxiaoyu"), Matched::Pinyin);
        assert_eq!(matched("lxy"), Matched::Initials);
    }

    #[test]
    fn a_changed_name_is_found_and_the_old_one_is_not() {
        let mut book = book();
        book.set(1, Some("赵小雨"));
        assert_eq!(ids(&book, "林小雨"), [0; 0]);
        assert_eq!(ids(&book, "zxy"), [1]);
        book.set(1, Some("钱小雨"));
        assert_eq!((ids(&book, "zxy"), ids(&book, "qxy")), (vec![], vec![1]));
        book.set(2, None);
        assert_eq!((ids(&book, "欧阳"), book.len()), (vec![], 6));
    }

    #[test]
    fn many_changes_leave_one_record_a_guest() {
        let mut book = Book::default();
        for round in 0..3 {
            for guest in (0..5_000_i64).rev() {
                book.set(guest, Some(if round == 2 { "林小雨" } else { "赵大海" }));
            }
            book.settle();
        }
        assert_eq!(book.len(), 5_000);
        assert!(ids(&book, "zdh").is_empty());
        assert_eq!(ids(&book, "lxy")[0], 4_999);
        book.set(17, Some("欧阳娜"));
        assert_eq!(ids(&book, "oyn"), [17]);
        assert!(book.bytes() < 5_000 * 200, "{} bytes", book.bytes());
    }
}
