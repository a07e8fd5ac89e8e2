//! `docs/status.md`, printed from the table.

use std::fmt::Write as _;

use crate::endpoint::{Endpoint, Noun};

/// The page that says which endpoints work, by noun. The same table always gives the same text.
#[must_use]
pub fn status_markdown() -> String {
    of(&crate::nouns().copied().collect::<Vec<_>>())
}

fn of(nouns: &[Noun]) -> String {
    let all = nouns.iter().flat_map(|noun| noun.endpoints).count();
    let built = nouns
        .iter()
        .flat_map(|noun| noun.endpoints)
        .filter(|endpoint| endpoint.is_built())
        .count();
    let mut page = format!(
        "# What works\n\nGenerated from the table of endpoints; do not edit by hand.\n\n\
         {built} of {all} endpoints work. Those that are planned answer 404.\n"
    );
    for noun in nouns {
        let _ = write!(
            page,
            "\n## {}\n\n| Method | Path | State |\n| --- | --- | --- |\n",
            noun.name.replace('_', " ")
        );
        for endpoint in noun.endpoints {
            page.push_str(&line(endpoint));
        }
    }
    page
}

fn line(endpoint: &Endpoint) -> String {
    let methods: Vec<&str> = endpoint.methods().map(|method| method.as_str()).collect();
    let path = match endpoint.docs_url() {
        Some(url) => format!("[`{}`]({url})", endpoint.path),
        None => format!("`{}`", endpoint.path),
    };
    let state = if endpoint.is_built() {
        "works"
    } else {
        "planned"
    };
    let note = match endpoint.deprecated {
        Some(version) => format!("; deprecated since {version}"),
        None => String::new(),
    };
    format!("| {} | {path} | {state}{note} |\n", methods.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOW: Endpoint =
        Endpoint::get("/api/v1/lists/{id}", "List").docs("methods/lists#get-one");
    const OLD: Endpoint = Endpoint::put("/api/v1/old", "List")
        .deprecated("4.0.0")
        .planned();

    #[test]
    fn the_page_counts_and_lists() {
        let nouns = [Noun {
            name: "some_lists",
            endpoints: &[&SHOW, &OLD],
        }];
        assert_eq!(
            of(&nouns),
            "# What works\n\nGenerated from the table of endpoints; do not edit by hand.\n\n\
             1 of 2 endpoints work. Those that are planned answer 404.\n\n\
             ## some lists\n\n| Method | Path | State |\n| --- | --- | --- |\n\
             | GET | [`/api/v1/lists/{id}`](https://docs.joinmastodon.org/methods/lists/#get-one) | works |\n\
             | PUT, PATCH | `/api/v1/old` | planned; deprecated since 4.0.0 |\n"
        );
    }

    #[test]
    fn every_endpoint_stands_on_the_page() {
        let page = status_markdown();
        for endpoint in crate::endpoints() {
            assert!(
                page.contains(&format!("`{}`", endpoint.path)),
                "{}",
                endpoint.path
            );
        }
    }
}
