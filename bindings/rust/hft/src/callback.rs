// SPDX-License-Identifier: Apache-2.0
//! What Rust functions need to be called from C: a fixed address, and panics that stop here.
use std::any::Any;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::ptr::NonNull;
use std::sync::{Arc, Mutex};

/// A value whose address C holds. Dropped with its owner, which C has forgotten by then.
pub(crate) struct Kept<T>(NonNull<T>);

// SAFETY: it owns the value, as a box does.
unsafe impl<T: Send> Send for Kept<T> {}

impl<T> Kept<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(NonNull::from(Box::leak(Box::new(value))))
    }

    pub(crate) fn as_ptr(&self) -> *mut T {
        self.0.as_ptr()
    }
}

impl<T> Drop for Kept<T> {
    fn drop(&mut self) {
        // SAFETY: it came from a box, and nobody else has it.
        drop(unsafe { Box::from_raw(self.0.as_ptr()) });
    }
}

/// The message of the last panic, for the host to ask.
#[derive(Clone, Default)]
pub(crate) struct Failure(Arc<Mutex<Option<String>>>);

impl Failure {
    pub(crate) fn get(&self) -> Option<String> {
        self.0.lock().map_or(None, |text| text.clone())
    }

    fn set(&self, panic: Box<dyn Any + Send>) {
        let text = if let Some(text) = panic.downcast_ref::<&str>() {
            (*text).to_string()
        } else if let Some(text) = panic.downcast_ref::<String>() {
            text.clone()
        } else {
            "a panic without a message".to_string()
        };
        if let Ok(mut place) = self.0.lock() {
            *place = Some(text);
        }
    }

    /// The result of a call, or `otherwise` if it panics: nothing may unwind into C.
    pub(crate) fn guard<R>(&self, otherwise: R, call: impl FnOnce() -> R) -> R {
        catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|panic| {
            self.set(panic);
            otherwise
        })
    }
}

/// # Safety
/// `n` values at `first` that stay for `'a`; with 0, `first` may be anything.
pub(crate) unsafe fn slice<'a, T>(first: *const T, n: u32) -> &'a [T] {
    if n == 0 {
        &[]
    } else {
        std::slice::from_raw_parts(first, n as usize)
    }
}
