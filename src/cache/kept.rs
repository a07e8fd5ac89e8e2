//! A value with the text that is made of it.

use std::{ops::Deref, sync::OnceLock};

/// A remembered value and its wire form, which is written when it is first asked for and is forgotten with the value: what
/// makes the one wrong makes the other wrong.
#[derive(Debug)]
pub struct Kept<T> {
    value: T,
    wire: OnceLock<Box<[u8]>>,
}

impl<T> Kept<T> {
    /// A value whose wire form was not asked for yet.
    #[must_use]
    pub fn new(value: T) -> Kept<T> {
        Kept {
            value,
            wire: OnceLock::new(),
        }
    }

    /// The wire form; `write` makes it, once. It must depend on the value alone.
    pub fn wire(&self, write: impl FnOnce() -> Vec<u8>) -> &[u8] {
        self.wire.get_or_init(|| write().into_boxed_slice())
    }
}

impl<T> Deref for Kept<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wire_form_is_written_once() {
        let kept = Kept::new(5);
        assert_eq!(kept.wire(|| kept.to_string().into_bytes()), b"5");
        assert_eq!(kept.wire(|| unreachable!()), b"5");
        assert_eq!(*kept, 5);
    }
}
