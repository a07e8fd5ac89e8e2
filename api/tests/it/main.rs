//! The contract, from outside.

#[cfg(test)]
mod contract;
#[cfg(test)]
mod entities;
#[cfg(test)]
mod lenient;
