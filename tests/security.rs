//! docs/security.md names the tests that stand for each known hole: they exist, and no hole that a test is named after is
//! left out.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = ["tests", "src", "activitypub", "api"]
        .iter()
        .map(|folder| root().join(folder))
        .collect();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    found
}

/// The names of the tests in a text: functions under `#[test]`, `#[tokio::test]`, or that of a property.
fn tests_in(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut marked = false;
    for line in text.lines().map(str::trim_start) {
        if line == "#[test]" || line.starts_with("#[tokio::test") {
            marked = true;
        } else if let Some(rest) = line
            .strip_prefix("fn ")
            .or_else(|| line.strip_prefix("async fn "))
        {
            let name = rest.split('(').next().unwrap_or_default().trim();
            if std::mem::take(&mut marked) {
                names.push(name);
            }
        } else if !line.starts_with("#[") && !line.starts_with("//") {
            marked = false;
        }
    }
    names
}

/// How often there is a test of each name.
fn all_tests() -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    for path in sources() {
        let text = std::fs::read_to_string(&path).unwrap();
        for name in tests_in(&text) {
            *all.entry(name.to_owned()).or_default() += 1;
        }
    }
    all
}

fn page() -> String {
    std::fs::read_to_string(root().join("docs/security.md")).unwrap()
}

/// The rows of the page's tables: hole, rule, names of tests.
fn rows(page: &str) -> Vec<(String, String, Vec<String>)> {
    page.lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| ---"))
        .filter(|line| !line.starts_with("| hole "))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").collect();
            let [hole, rule, tests] = cells[..] else {
                panic!("not three cells: {line}");
            };
            let names = tests.split('`').skip(1).step_by(2);
            (
                hole.trim().to_owned(),
                rule.trim().to_owned(),
                names.map(str::to_owned).collect(),
            )
        })
        .collect()
}

/// The ids in the name of a test, as they are published.
fn ids_in(name: &str) -> Vec<String> {
    let parts: Vec<&str> = name.split('_').collect();
    let mut ids = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        match (*part, &parts[at + 1..]) {
            ("cve", [year, number, ..]) => ids.push(format!("CVE-{year}-{number}")),
            ("ghsa", [one, two, three, ..]) => ids.push(format!("GHSA-{one}-{two}-{three}")),
            _ => {}
        }
    }
    ids
}

#[test]
fn every_hole_of_the_page_has_a_rule_and_tests_that_exist() {
    let (page, tests) = (page(), all_tests());
    let rows = rows(&page);
    assert!(rows.len() > 50, "{} rows", rows.len());
    let mut wrong = Vec::new();
    for (hole, rule, names) in rows {
        if rule.is_empty() || names.is_empty() {
            wrong.push(format!("{hole}: no rule or no test"));
        }
        for name in names {
            if !tests.contains_key(&name) {
                wrong.push(format!("{hole}: there is no test {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_hole_that_a_test_is_named_after_stands_on_the_page_with_it() {
    let rows = rows(&page());
    let mut wrong = BTreeSet::new();
    for name in all_tests().into_keys() {
        for id in ids_in(&name) {
            let listed = rows
                .iter()
                .any(|(hole, _, names)| hole.contains(&id) && names.contains(&name));
            if !listed {
                wrong.insert(format!("{id}: {name}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "not on docs/security.md:\n{}",
        Vec::from_iter(wrong).join("\n")
    );
}

#[test]
fn the_readers_of_tests_and_rows_see_what_they_must() {
    let text = "#[test]\nfn one() {}\n#[tokio::test]\n// Why.\n#[ignore]\nasync fn two() {}\nfn none() {}\n#[test]\n\nstruct X;\nfn other() {}";
    assert_eq!(tests_in(text), ["one", "two"]);
    assert_eq!(
        ids_in("x_cve_2026_22245_ghsa_46w6_g98f_wxqm"),
        ["CVE-2026-22245", "GHSA-46w6-g98f-wxqm"]
    );
    let page = "| hole | here | tests |\n| --- | --- | --- |\n| A | b | `c`, `d` |\ntext | x | y\n";
    let row = (
        "A".to_owned(),
        "b".to_owned(),
        vec!["c".to_owned(), "d".to_owned()],
    );
    assert_eq!(rows(page), [row]);
}
