//! What waits in this process to be written together.

use std::sync::Mutex;

use super::{
    counts::Counted,
    favour::{Favour, Favoured},
    publish::{Posting, Written},
};
use crate::{
    domain::Result,
    store::group::{Group, Limits},
};

/// Two groups on their way: while one waits for the disk, the next one is being written.
const LIMITS: Limits = Limits {
    batch: 100,
    waiting: 10_000,
    writers: 2,
};

/// One per process.
#[derive(Debug)]
pub struct Writing {
    pub(super) posts: Group<Posting, Result<Written>>,
    pub(super) favourites: Group<Favour, Result<Favoured>>,
    pub(super) counted: Mutex<Counted>,
}

impl Default for Writing {
    fn default() -> Writing {
        Writing {
            posts: Group::new(LIMITS),
            favourites: Group::new(LIMITS),
            counted: Mutex::default(),
        }
    }
}
