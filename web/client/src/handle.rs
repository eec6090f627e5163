//! What stands behind a handle in JavaScript.

use zeroize::Zeroize as _;

use crate::refusal::Refusal;

/// A secret value that JavaScript holds by a handle and can wipe at any time; afterwards every use is refused.
///
/// Boxed, so that moving the handle or taking the value out leaves no copy behind.
pub(crate) struct Held<T>(Option<Box<T>>);

impl<T> Held<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(Some(Box::new(value)))
    }

    pub(crate) fn get(&self) -> Result<&T, Refusal> {
        self.0.as_deref().ok_or_else(wiped)
    }

    pub(crate) fn get_mut(&mut self) -> Result<&mut T, Refusal> {
        self.0.as_deref_mut().ok_or_else(wiped)
    }

    /// Takes the value out for good, for a step that happens once.
    #[cfg(feature = "staff")]
    pub(crate) fn take(&mut self) -> Result<T, Refusal> {
        self.0.take().map(|value| *value).ok_or_else(wiped)
    }

    pub(crate) fn wipe(&mut self) {
        self.0 = None;
        overwrite_stack();
    }
}

impl<T> Drop for Held<T> {
    fn drop(&mut self) {
        self.wipe();
    }
}

fn wiped() -> Refusal {
    Refusal::of("Wiped")
}

/// Deepest stack that an operation is expected to have used, with room to spare: opening a thread,
/// the deepest, needs 57 KiB, and the whole stack of a module is 1 MiB.
const STACK_BYTES: usize = 256 * 1024;

/// Overwrites the part of the stack that earlier calls have used, where intermediate results may have been left.
#[inline(never)]
pub(crate) fn overwrite_stack() {
    let mut stack = [0_u8; STACK_BYTES];
    stack.zeroize();
}
