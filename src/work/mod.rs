//! Effects: what happens after a commit, and can be run again.

pub mod jobs;
