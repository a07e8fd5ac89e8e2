//! What people do from one end to the other, and what home timelines hold whatever happens to Redis.

mod followers;
mod homes;
mod sign_up;
