//! The table against a list of every endpoint of the API, in both directions, and its inner sense.

use std::collections::{BTreeMap, BTreeSet};

use api::endpoint::{Auth, Endpoint, Kind, Method, Paging, Rate, Returns};
use api::scope;

/// `METHOD path` to the auth written as in the list.
fn declared() -> BTreeMap<String, String> {
    api::endpoints()
        .map(|endpoint| {
            let key = format!("{} {}", endpoint.method.as_str(), endpoint.path);
            (key, auth(endpoint))
        })
        .collect()
}

fn auth(endpoint: &Endpoint) -> String {
    let kind = match endpoint.auth {
        Auth::Public => "public",
        Auth::Optional(_) => "optional",
        Auth::App(_) => "app",
        Auth::User(_) => "user",
        Auth::Page => "page",
    };
    let scopes = endpoint.auth.scopes().join(" ");
    format!("{kind} {scopes}").trim().to_owned()
}

fn listed() -> BTreeMap<String, String> {
    include_str!("../contract.tsv")
        .lines()
        .map(|line| {
            let mut columns = line.split('\t');
            let mut next = || columns.next().expect("three columns");
            (format!("{} {}", next(), next()), next().to_owned())
        })
        .collect()
}

#[test]
fn every_listed_endpoint_is_declared_with_its_auth() {
    let declared = declared();
    for (key, auth) in listed() {
        assert_eq!(declared.get(&key), Some(&auth), "{key}");
    }
}

#[test]
fn every_declared_endpoint_is_listed() {
    let listed = listed();
    assert!(listed.len() > 290, "{}", listed.len());
    for key in declared().keys() {
        assert!(listed.contains_key(key), "{key}");
    }
}

#[test]
fn no_two_endpoints_answer_the_same_method_and_path() {
    let mut seen = BTreeSet::new();
    for endpoint in api::endpoints() {
        // What a path parameter is called does not tell two paths apart.
        let shape: Vec<&str> = endpoint
            .path
            .split('/')
            .map(|part| if part.starts_with('{') { "{}" } else { part })
            .collect();
        for method in endpoint.methods() {
            let key = (method, shape.join("/"));
            assert!(seen.insert(key), "{} {}", method.as_str(), endpoint.path);
        }
    }
}

#[test]
fn nouns_have_names_of_their_own() {
    let names: BTreeSet<&str> = api::nouns().map(|noun| noun.name).collect();
    assert_eq!(names.len(), api::nouns().count());
}

#[test]
fn paths_are_well_formed() {
    for endpoint in api::endpoints() {
        let path = endpoint.path;
        assert!(path.starts_with('/') && !path.ends_with('/'), "{path}");
        assert!(!path.contains(':') && !path.contains("//"), "{path}");
        let braces = path.matches('{').count();
        assert_eq!(braces, endpoint.path_params().count(), "{path}");
    }
}

#[test]
fn scopes_of_the_table_exist() {
    for endpoint in api::endpoints() {
        for scope in endpoint.auth.scopes() {
            assert!(scope::KNOWN.contains(scope), "{scope} of {}", endpoint.path);
        }
    }
}

#[test]
fn moderators_need_a_permission_and_an_admin_scope() {
    for endpoint in api::endpoints() {
        let admin = endpoint.path.contains("/admin/");
        assert_eq!(endpoint.permission.is_some(), admin, "{}", endpoint.path);
        if admin {
            let scopes = endpoint.auth.scopes();
            assert!(!scopes.is_empty(), "{}", endpoint.path);
            assert!(scopes.iter().all(|scope| scope.starts_with("admin:")));
        }
    }
}

#[test]
fn writing_needs_a_write_scope() {
    // The two dashboards and the test of an address are read by POST.
    let reading = |path: &str| {
        ["measures", "dimensions", "retention", "/test", "/translate"]
            .iter()
            .any(|end| path.ends_with(end))
    };
    for endpoint in api::endpoints() {
        if endpoint.method == Method::Get || endpoint.method == Method::Ws {
            continue;
        }
        let path = endpoint.path;
        for scope in endpoint.auth.scopes() {
            assert!(
                reading(path)
                    || scope.starts_with("write:")
                    || scope.starts_with("admin:write")
                    || ["follow", "push", "profile", "read"].contains(scope),
                "{scope} of {} {path}",
                endpoint.method.as_str(),
            );
        }
    }
}

#[test]
fn updates_answer_to_put_and_patch() {
    for endpoint in api::endpoints() {
        let methods: BTreeSet<Method> = endpoint.methods().collect();
        let only_patch = endpoint.path == "/api/v1/accounts/update_credentials";
        if methods.contains(&Method::Put) || (methods.contains(&Method::Patch) && !only_patch) {
            assert!(methods.contains(&Method::Put), "{}", endpoint.path);
            assert!(methods.contains(&Method::Patch), "{}", endpoint.path);
        }
    }
}

#[test]
fn pages_have_a_size() {
    for endpoint in api::endpoints() {
        let Some(size) = endpoint.page_size else {
            assert_eq!(endpoint.paging, Paging::None, "{}", endpoint.path);
            continue;
        };
        assert!(
            0 < size.default && size.default < size.max,
            "{}",
            endpoint.path
        );
        let paged = matches!(endpoint.paging, Paging::Id | Paging::Link);
        assert_eq!(endpoint.rate == Rate::Paging, paged, "{}", endpoint.path);
    }
}

#[test]
fn three_lists_lead_back_by_since_id() {
    let paths: Vec<&str> = api::endpoints()
        .filter(|endpoint| endpoint.prev == "since_id")
        .map(|endpoint| endpoint.path)
        .collect();
    assert_eq!(
        paths,
        [
            "/api/v1/statuses/{id}/favourited_by",
            "/api/v1/statuses/{id}/quotes",
            "/api/v1/statuses/{id}/reblogged_by",
        ]
    );
}

#[test]
fn files_are_taken_only_where_uploads_are_allowed() {
    use api::endpoint::BodyLimit;
    for endpoint in api::endpoints() {
        let takes_file = endpoint.params.iter().any(|param| param.kind == Kind::File);
        let allows = endpoint.body == BodyLimit::Upload;
        assert_eq!(takes_file, allows, "{}", endpoint.path);
        assert_eq!(endpoint.body.bytes().is_none(), allows);
    }
}

#[test]
fn parameters_are_named_once_and_paging_is_not_repeated() {
    for endpoint in api::endpoints() {
        let mut names = BTreeSet::new();
        for param in endpoint.params {
            assert!(names.insert(param.name), "{} {}", endpoint.path, param.name);
        }
        if matches!(endpoint.paging, Paging::Id | Paging::Link) {
            for name in ["max_id", "since_id", "min_id", "limit"] {
                assert!(!names.contains(name), "{} {name}", endpoint.path);
            }
        }
    }
}

#[test]
fn every_endpoint_says_what_it_returns() {
    for endpoint in api::endpoints() {
        match endpoint.returns {
            Returns::Empty => {}
            Returns::One(text) | Returns::Many(text) | Returns::Other(text) => {
                assert!(!text.is_empty(), "{}", endpoint.path);
            }
        }
    }
}

#[test]
fn deletions_uploads_and_sign_up_have_limits_of_their_own() {
    let of = |rate: Rate| -> Vec<String> {
        api::endpoints()
            .filter(|endpoint| endpoint.rate == rate)
            .map(|endpoint| format!("{} {}", endpoint.method.as_str(), endpoint.path))
            .collect()
    };
    assert_eq!(
        of(Rate::Media),
        ["POST /api/v1/media", "POST /api/v2/media"]
    );
    assert_eq!(
        of(Rate::Delete),
        [
            "DELETE /api/v1/statuses/{id}",
            "POST /api/v1/statuses/{id}/unreblog"
        ]
    );
    assert_eq!(of(Rate::SignUp), ["POST /api/v1/accounts"]);
    assert_eq!(
        of(Rate::Confirmation),
        ["POST /api/v1/emails/confirmations"]
    );
    assert_eq!(
        of(Rate::None),
        ["GET /health", "GET /api/v1/streaming/health"]
    );
    let uploads = Rate::Media.own().first().expect("one limit");
    assert_eq!((uploads.requests, uploads.seconds), (30, 1800));
}
