//! The contract, from outside.

mod contract;
mod entities;
mod lenient;
