//! The steps that Redis takes as one.
//!
//! A home is a list whose first entry tells its state: `b<token>` while it is being built, `r<cut>:<late>:<token>` once
//! it is whole above the id `cut` (0: whole altogether); `late` is 1 when there must be a late list beside it. State and
//! entries can so never be parted by an eviction or an expiry. The token changes with every building.

use std::sync::LazyLock;

use redis::{Cmd, Pipeline, Script};

const IDS: &str = include_str!("scripts/ids.lua");

/// Marks a home as being built: list, late list; token, seconds. 0: ours, 1: somebody builds, 2: it is whole.
pub(super) static BEGIN: LazyLock<Script> =
    LazyLock::new(|| script(include_str!("scripts/begin.lua")));
/// Puts the snapshot before what has arrived: list, late list; token, seconds, cut, ids. The entries + 1, or 0: not ours.
pub(super) static FILL: LazyLock<Script> =
    LazyLock::new(|| script(include_str!("scripts/fill.lua")));
/// Adds to the late list: list, late list; cap, seconds, ids. How many were added, or -1: home dropped.
pub(super) static LATE: LazyLock<Script> =
    LazyLock::new(|| script(include_str!("scripts/late.lua")));
/// Cuts a list to size: list, late list; entries to keep, seconds. How many were cut off.
pub(super) static TRIM: LazyLock<Script> =
    LazyLock::new(|| script(include_str!("scripts/trim.lua")));

fn script(body: &str) -> Script {
    Script::new(&format!("{IDS}\n{body}"))
}

/// What a new connection does first.
pub(super) fn loading() -> Pipeline {
    let mut loading = Pipeline::new();
    for body in [
        include_str!("scripts/begin.lua"),
        include_str!("scripts/fill.lua"),
        include_str!("scripts/late.lua"),
        include_str!("scripts/trim.lua"),
    ] {
        loading
            .cmd("SCRIPT")
            .arg("LOAD")
            .arg(format!("{IDS}\n{body}"))
            .ignore();
    }
    loading
}

/// A call of a script on one reader's two keys.
pub(super) fn call(script: &Script, home: &str, late: &str) -> Cmd {
    let mut call = redis::cmd("EVALSHA");
    call.arg(script.get_hash()).arg(2).arg(home).arg(late);
    call
}
