//! The names of all guests in one text, and where each begins: a look-up reads the text from its
//! end, so that the newest guests are found first.
//!
//! A record is the name in small letters, and for a Chinese name its spellings:
//! `⏎林小雨␞linxiaoyu␟lxy␜xiaoyu`. That is some 50 bytes a guest with the name. Names cannot hold
//! the marks, because no name holds a control character.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::spell::spellings;

const BEGIN: u8 = b'\n';
const FULL: u8 = 0x1e;
const INITIALS: u8 = 0x1f;
const GIVEN: u8 = 0x1c;
/// Places looked at for one question: one letter stands in every second name.
const MOST_LOOKED_AT: usize = 20_000;
/// Records that may be dead or out of order before the text is written anew.
const FEW: usize = 4_096;

/// Where a question met a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matched {
    /// In the name itself.
    Name,
    /// In its syllables.
    Pinyin,
    /// In their first letters.
    Initials,
}

/// A guest whose name fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The guest.
    pub guest_id: i64,
    /// What fitted.
    pub matched: Matched,
    /// 0: the whole; 1: its beginning; 2: a part.
    pub rank: u8,
}

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

    /// Writes the text anew when many records in it are dead or out of order.
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

    /// Guests whose name, syllables or initials `asked` fits, the best first, then the newest.
    /// `asked` is in small letters, without blanks where it is typed in Latin letters.
    #[must_use]
    pub fn find(&self, asked: &str, limit: usize) -> Vec<Found> {
        if asked.is_empty() || asked.bytes().any(|byte| byte < b' ') {
            return Vec::new();
        }
        let mut best: BTreeMap<i64, Found> = BTreeMap::new();
        let mut whole = 0;
        for (at, _) in self.text.rmatch_indices(asked).take(MOST_LOOKED_AT) {
            let Some((rank, matched)) = self.fit(at, asked) else { continue };
            let record = self.ends.partition_point(|end| *end as usize <= at);
            if u32::try_from(record).is_ok_and(|at| self.dead.contains(&at)) {
                continue;
            }
            let Some(guest_id) = self.ids.get(record).copied() else { continue };
            let found = Found { guest_id, matched, rank };
            let kept = best.entry(guest_id).or_insert(found);
            if (rank, matched) < (kept.rank, kept.matched) {
                *kept = found;
            }
            whole += usize::from(rank == 0);
            if whole >= limit {
                break;
            }
        }
        let mut found: Vec<Found> = best.into_values().collect();
        found.sort_by_key(|found| (found.rank, std::cmp::Reverse(found.guest_id)));
        found.truncate(limit);
        found
    }

    /// How well what stands at `at` fits, by what stands before and after it.
    fn fit(&self, at: usize, asked: &str) -> Option<(u8, Matched)> {
        let bytes = self.text.as_bytes();
        let before = *bytes.get(at.checked_sub(1)?)?;
        let after = bytes.get(at + asked.len()).copied().unwrap_or(BEGIN);
        let is_whole = after < b' ';
        let rank = u8::from(!is_whole);
        match before {
            BEGIN => Some((rank, Matched::Name)),
            FULL => Some((rank, Matched::Pinyin)),
            INITIALS => Some((rank, Matched::Initials)),
            GIVEN => Some((rank + 1, Matched::Pinyin)),
            b' ' => Some((2, Matched::Name)),
            // Inside of a Chinese name any part counts; inside of a syllable none does.
            _ if !asked.is_ascii() => Some((2, Matched::Name)),
            _ => None,
        }
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
