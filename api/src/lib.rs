//! The contract with clients.
