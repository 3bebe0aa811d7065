//! What folders keep in memory beside the database, one of each type.
//!
//! The platform does not know the folders; they put their own here at the start and find it again
//! by its type.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

type Slots = BTreeMap<TypeId, Arc<dyn Any + Send + Sync>>;

/// What folders keep in memory.
#[derive(Default)]
pub struct Kept(Mutex<Slots>);

impl Kept {
    /// Keeps `value`, in place of one of the same type.
    pub fn put<T: Send + Sync + 'static>(&self, value: T) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(TypeId::of::<T>(), Arc::new(value));
    }

    /// What was kept of this type.
    #[must_use]
    pub fn get<T: Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        let slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        slots.get(&TypeId::of::<T>()).cloned()?.downcast().ok()
    }

    /// What was kept of this type; an empty one from now on, if nothing was.
    #[must_use]
    pub fn get_or_put<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = slots.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default()));
        Arc::clone(slot).downcast().unwrap_or_default()
    }

    /// Lets go of everything; what runs a thread ends it when it is dropped.
    pub fn clear(&self) {
        let kept = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        drop(kept);
    }
}
