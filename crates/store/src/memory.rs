use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// What was made out of rows, kept beside the database by everybody who reads it. Nothing here
/// grows old: what is kept is named with the version of the rows that it was made of.
#[derive(Default)]
pub(crate) struct Memory {
    things: RwLock<HashMap<Mark, Arc<dyn Any + Send + Sync>>>,
}

/// Names one thing: a kind, and the ids and the version of what it was made of.
pub type Mark = (&'static str, [i64; 3]);

/// So many things are kept; one more, and all are forgotten. Versions that nobody asks for any
/// more go with them.
const MOST: usize = 16_384;

impl Memory {
    pub fn get<T: Send + Sync + 'static>(&self, mark: Mark) -> Option<Arc<T>> {
        let things = self.things.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(things.get(&mark)?).downcast().ok()
    }

    pub fn keep<T: Send + Sync + 'static>(&self, mark: Mark, thing: &Arc<T>) {
        let mut things = self.things.write().unwrap_or_else(PoisonError::into_inner);
        if things.len() >= MOST {
            things.clear();
        }
        let thing: Arc<T> = Arc::clone(thing);
        things.insert(mark, thing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_found_under_its_mark_and_as_what_it_is() {
        let memory = Memory::default();
        memory.keep(("dish", [7, 0, 1]), &Arc::new(String::from("粥")));
        assert_eq!(memory.get::<String>(("dish", [7, 0, 1])).as_deref(), Some(&"粥".to_owned()));
        assert_eq!(memory.get::<String>(("dish", [7, 0, 2])), None);
        assert_eq!(memory.get::<String>(("offer", [7, 0, 1])), None);
        assert_eq!(memory.get::<i64>(("dish", [7, 0, 1])), None);
    }

    #[test]
    fn it_does_not_grow_without_end() {
        let memory = Memory::default();
        for version in 0..=MOST as i64 {
            memory.keep(("dish", [7, 0, version]), &Arc::new(version));
        }
        assert_eq!(memory.get::<i64>(("dish", [7, 0, 0])), None);
        assert_eq!(memory.get(("dish", [7, 0, MOST as i64])), Some(Arc::new(MOST as i64)));
    }
}
