//! The contract with peers.
