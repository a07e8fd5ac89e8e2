//! What happens after a commit.

pub mod jobs;
