//! A value with the text that is made of it.

use std::{ops::Deref, sync::OnceLock};

/// A remembered value and what is made of it when it is first asked for: its wire form, and its text as filters look at it.
/// Both are forgotten with the value: what makes the one wrong makes the others wrong.
#[derive(Debug)]
pub struct Kept<T> {
    value: T,
    wire: OnceLock<Option<Box<[u8]>>>,
    folded: OnceLock<Box<str>>,
}

impl<T> Kept<T> {
    /// A value whose wire form was not asked for yet.
    #[must_use]
    pub fn new(value: T) -> Kept<T> {
        Kept {
            value,
            wire: OnceLock::new(),
            folded: OnceLock::new(),
        }
    }

    /// The text in the form that all its spellings share; `fold` makes it, once. It must depend on the value alone.
    pub fn folded(&self, fold: impl FnOnce() -> String) -> &str {
        self.folded.get_or_init(|| fold().into_boxed_str())
    }

    /// The wire form; `write` makes it, once, or says that it has none. It must depend on the value alone.
    pub fn wire(&self, write: impl FnOnce() -> Option<Vec<u8>>) -> Option<&[u8]> {
        self.wire
            .get_or_init(|| write().map(Vec::into_boxed_slice))
            .as_deref()
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
        let wire = kept.wire(|| Some(kept.to_string().into_bytes()));
        assert_eq!(wire, Some(b"5".as_slice()));
        assert_eq!(kept.wire(|| unreachable!()), Some(b"5".as_slice()));
        assert_eq!(*kept, 5);
    }
}
