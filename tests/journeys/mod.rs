//! What people do from one end to the other, and what home timelines hold whatever happens to Redis.

mod flat;
mod followers;
mod homes;
mod leaving;
mod processes;
mod sign_up;
mod whales;
