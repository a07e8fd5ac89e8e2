//! The levels of the house: a room uses what stands lower, never its neighbours, never what stands above.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// Rooms of `src/` with their levels, as docs/architecture.md has them.
const LEVELS: &[(&str, u8)] = &[
    ("config", 1),
    ("clock", 1),
    ("ids", 2),
    ("text", 2),
    ("net", 2),
    ("store", 3),
    ("feed", 3),
    ("remote", 3),
    ("files", 3),
    ("mail", 3),
    ("campaigns", 3),
    ("translate", 3),
    ("cache", 4),
    ("domain", 5),
    ("render", 6),
    ("ingest", 6),
    ("http", 7),
    ("work", 7),
    ("embedded", 7),
    ("cli", 8),
    ("main", 9),
];

/// Crates that only some rooms may name.
const OWNED: &[(&str, &[&str])] = &[
    ("actix_web", &["http"]),
    ("actix_ws", &["http"]),
    ("actix_multipart", &["http"]),
    ("actix_cors", &["http"]),
    ("tokio_postgres", &["store"]),
    ("deadpool_postgres", &["store"]),
    ("redis", &["feed", "cache"]),
    ("reqwest", &["net"]),
    ("lettre", &["mail"]),
    ("askama", &["render"]),
    // Rules are in the domain; what else asks the database is machinery: queues, leases, the start of a process.
    ("sql", &["store", "domain", "work", "cli"]),
];

fn level(room: &str) -> Option<u8> {
    LEVELS
        .iter()
        .find(|(name, _)| *name == room)
        .map(|(_, level)| *level)
}

/// One file of `src/`: its room, how deep its module is, and its code without comments and tests.
struct Source {
    path: PathBuf,
    room: String,
    depth: usize,
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let relative = path.strip_prefix(&root).unwrap().to_owned();
            let parts: Vec<String> = relative
                .with_extension("")
                .components()
                .map(|part| part.as_os_str().to_string_lossy().into_owned())
                .collect();
            if parts.iter().any(|part| part.ends_with("tests")) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|end| end != "rs") || parts == ["lib"] {
                continue;
            }
            let is_folder_module = parts.last().is_some_and(|last| last == "mod");
            found.push(Source {
                room: parts[0].clone(),
                depth: parts.len() - usize::from(is_folder_module),
                code: code(&std::fs::read_to_string(&path).unwrap()),
                path: relative,
            });
        }
    }
    found
}

/// The text up to the tests at its end, without comments and what stands in quotes on one line.
fn code(text: &str) -> String {
    let text = text
        .find("#[cfg(test)]\nmod tests {")
        .map_or(text, |end| &text[..end]);
    text.lines()
        .map(|line| {
            let mut kept = String::new();
            let mut quoted = false;
            let mut before = ' ';
            for c in line.chars() {
                if c == '"' && before != '\\' && before != '\'' {
                    quoted = !quoted;
                } else if !quoted {
                    if c == '/' && before == '/' {
                        kept.pop();
                        break;
                    }
                    kept.push(c);
                }
                before = c;
            }
            kept + "\n"
        })
        .collect()
}

/// The first names of the paths that follow a prefix: one, or those in braces.
fn first_names(rest: &str) -> Vec<String> {
    let ident = |text: &str| -> String {
        text.trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let Some(list) = rest.strip_prefix('{') else {
        return vec![ident(rest)];
    };
    let mut names = vec![ident(list)];
    let mut depth = 1;
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(ident(&list[at + 1..])),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Whether the character before a match makes it part of a longer path or name.
fn starts_path(code: &str, at: usize) -> bool {
    !code[..at]
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
}

/// The rooms that a file names: `crate::x`, or `super::x` often enough to leave its own room.
fn rooms_used(source: &Source) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, prefix) in source.code.match_indices("crate::") {
        if starts_path(&source.code, at) {
            used.extend(first_names(&source.code[at + prefix.len()..]));
        }
    }
    let out = "super::".repeat(source.depth);
    for (at, _) in source.code.match_indices(&out) {
        if starts_path(&source.code, at) {
            used.extend(first_names(&source.code[at + out.len()..]));
        }
    }
    used.remove(&source.room);
    used.retain(|name| level(name).is_some());
    used
}

#[test]
fn every_room_of_src_has_a_level() {
    let unknown: BTreeSet<_> = sources()
        .into_iter()
        .map(|source| source.room)
        .filter(|room| level(room).is_none())
        .collect();
    assert!(unknown.is_empty(), "rooms without a level: {unknown:?}");
}

#[test]
fn rooms_use_only_what_stands_on_lower_levels() {
    let mut breaches = Vec::new();
    for source in sources() {
        let own = level(&source.room).unwrap();
        for used in rooms_used(&source) {
            if level(&used).unwrap() >= own {
                breaches.push(format!("src/{}: uses {used}", source.path.display()));
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn foreign_crates_are_named_only_by_the_rooms_that_own_them() {
    let mut breaches = Vec::new();
    for source in sources() {
        for (name, rooms) in OWNED {
            let path = format!("{name}::");
            let named = source.code.match_indices(&path).any(|(at, _)| {
                let inside = &source.code[..at];
                starts_path(&source.code, at) || inside.ends_with(" ::")
            });
            // A room of the same name (`embedded::redis`) is not the crate.
            let own_module = source.code.contains(&format!("mod {name};"))
                || source.code.contains(&format!("super::{name}"));
            if named && !own_module && !rooms.contains(&source.room.as_str()) {
                breaches.push(format!("src/{}: names {name}", source.path.display()));
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

/// Rooms that may call addresses of the configuration past the guard.
const OPERATORS: &[&str] = &["translate", "campaigns"];

/// One kind of request elsewhere went out by a client that judged nothing.
#[test]
fn whatever_a_stranger_can_name_is_called_by_the_guarded_client_ghsa_46w6_g98f_wxqm() {
    let mut breaches = Vec::new();
    for source in sources() {
        let unguarded = [
            "operator::",
            "operator,",
            "lookup_host",
            "TcpStream",
            "TcpSocket",
        ]
        .iter()
        .any(|name| source.code.contains(name));
        let serves = ["net", "http", "embedded"].contains(&source.room.as_str());
        if unguarded && !serves && !OPERATORS.contains(&source.room.as_str()) {
            breaches.push(format!("src/{}", source.path.display()));
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn contract_crates_do_not_know_each_other_nor_do_io() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let forbidden: BTreeMap<&str, &[&str]> = BTreeMap::from([
        (
            "activitypub",
            &["api", "sql", "tokio", "actix-web", "reqwest"][..],
        ),
        (
            "api",
            &["activitypub", "sql", "tokio", "actix-web", "reqwest"][..],
        ),
    ]);
    for (name, others) in forbidden {
        let text = std::fs::read_to_string(root.join(name).join("Cargo.toml")).unwrap();
        let manifest: toml::Table = text.parse().unwrap();
        let dependencies = manifest["dependencies"].as_table().unwrap();
        for other in others {
            assert!(
                !dependencies.contains_key(*other),
                "{name} depends on {other}"
            );
        }
    }
}

#[test]
fn the_reader_of_use_lines_sees_what_it_must() {
    let source = |code_text: &str| Source {
        path: PathBuf::new(),
        room: "text".to_owned(),
        depth: 2,
        code: code(code_text),
    };
    let used = |text: &str| Vec::from_iter(rooms_used(&source(text)));
    assert_eq!(used("use crate::domain::Services;"), ["domain"]);
    assert_eq!(
        used("use crate::{\n    config::{Config, Secret},\n    http,\n};"),
        ["config", "http"]
    );
    assert_eq!(used("fn f() { crate::work::go() }"), ["work"]);
    assert_eq!(used("use super::super::feed::Feed;"), ["feed"]);
    assert!(used("use super::feed::Feed; use crate::text::html;").is_empty());
    assert!(used("// crate::http\n\"crate::http\"").is_empty());
    assert!(used("#[cfg(test)]\nmod tests {\n use crate::http;\n}").is_empty());
}
