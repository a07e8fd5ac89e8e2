use std::path::PathBuf;

use super::*;

fn with_file(text: &str) -> Result<Config, ConfigError> {
    load(text, &[])
}

fn load(text: &str, variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("rookery.toml");
    std::fs::write(&file, text).unwrap();
    Config::load(&Sources {
        file: Some(file),
        variables: variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        arguments: Vec::new(),
    })
}

fn refusal(text: &str, variables: &[(&str, &str)]) -> String {
    load(text, variables).unwrap_err().to_string()
}

#[test]
fn an_empty_file_gives_the_defaults() {
    let config = with_file("").unwrap();
    assert_eq!(config.instance.origin_string(), "http://localhost:3000");
    assert_eq!(config.instance.domain, "localhost:3000");
    assert_eq!(config.limits.status_characters, 500);
    assert!(config.limits.rate_limits);
    assert_eq!(config.registrations.mode, RegistrationMode::Open);
    assert!(!config.registrations.confirm_email);
    assert!(config.needs_embedded());
}

#[test]
fn a_server_on_the_internet_starts_closed_and_confirms_addresses() {
    let config = with_file("[instance]\norigin = \"https://social.example\"\n").unwrap();
    assert_eq!(config.registrations.mode, RegistrationMode::Closed);
    assert!(config.registrations.confirm_email);
}

#[test]
fn metrics_stay_on_this_machine_unless_the_operator_says_otherwise() {
    let with = |listen: &str, more: &str| {
        with_file(&format!(
            "[server]\nmetrics_listen = \"{listen}\"\n{more}\n"
        ))
    };
    for address in ["127.0.0.1:9100", "[::1]:9100"] {
        assert!(with(address, "").is_ok(), "{address}");
    }
    for address in [
        "0.0.0.0:9100",
        "[::]:9100",
        "10.0.0.1:9100",
        "203.0.113.7:9100",
    ] {
        let refused = with(address, "").unwrap_err().to_string();
        assert!(
            refused.contains("server.metrics_public = true"),
            "{refused}"
        );
        assert!(with(address, "metrics_public = true").is_ok(), "{address}");
    }
}

#[test]
fn the_documentation_names_every_key_and_no_other() {
    let mut documented: Vec<String> = {
        let mut section = String::new();
        let mut keys = Vec::new();
        for line in include_str!("../../docs/configure.md").lines() {
            if let Some(name) = line.strip_prefix("## `[") {
                section = name.split(']').next().unwrap().to_owned();
            } else if line.starts_with("## ") {
                section.clear();
            } else if let Some(rest) = line.strip_prefix("| `")
                && !section.is_empty()
            {
                keys.push(format!("{section}.{}", rest.split('`').next().unwrap()));
            }
        }
        keys
    };
    documented.sort();
    let mut keys = Config::keys();
    keys.sort();
    assert_eq!(documented, keys);
}

#[test]
fn the_documented_defaults_are_the_real_ones() {
    let shown = Config::default().to_toml();
    let mut section = String::new();
    let mut compared = 0;
    for line in include_str!("../../docs/configure.md").lines() {
        if let Some(name) = line.strip_prefix("## `[") {
            section = format!("[{}]", name.split(']').next().unwrap());
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let ["", key, default, ..] = cells.as_slice()
            && let (Some(key), Some(default)) = (code(key), code(default))
        {
            let block = shown
                .split("\n\n")
                .find(|block| block.starts_with(&section));
            let expected = format!("{key} = {default}");
            assert!(
                block.unwrap().lines().any(|line| line == expected),
                "{section} {expected}"
            );
            compared += 1;
        }
    }
    assert!(compared > 40, "only {compared} defaults were found");
}

fn code(cell: &str) -> Option<&str> {
    cell.strip_prefix('`')?.strip_suffix('`')
}

#[test]
fn an_unknown_key_names_file_key_and_nearest() {
    let text = refusal("[federation]\nenabeld = true\n", &[]);
    assert!(text.contains("rookery.toml"), "{text}");
    assert!(text.contains("`federation.enabeld`"), "{text}");
    assert!(text.contains("`federation.enabled`"), "{text}");
}

#[test]
fn a_key_in_the_wrong_section_names_the_right_one() {
    let text = refusal("[limits]\nmax_image_bytes = 1\n", &[]);
    assert!(
        text.contains("nearest known key is `media.max_image_bytes`"),
        "{text}"
    );
}

#[test]
fn unknown_sections_and_top_level_keys_are_refused() {
    assert!(refusal("[sever]\n", &[]).contains("unknown key `sever`"));
    assert!(refusal("domain = \"x\"\n", &[]).contains("nearest known key is `instance.domain`"));
    assert!(refusal("[server.listen]\nport = 1\n", &[]).contains("server.listen"));
}

#[test]
fn an_unknown_variable_is_named() {
    let text = refusal("", &[("ROOKERY__FEED__HOME_SICE", "1")]);
    assert!(text.contains("ROOKERY__FEED__HOME_SICE"), "{text}");
    assert!(text.contains("`feed.home_size`"), "{text}");
}

#[test]
fn a_value_of_the_wrong_type_names_its_source_and_key() {
    let text = refusal("[server]\nworkers = \"many\"\n", &[]);
    assert!(text.contains("rookery.toml: `server.workers`"), "{text}");
    let text = refusal("", &[("ROOKERY__SERVER__WORKERS", "many")]);
    assert!(
        text.contains("ROOKERY__SERVER__WORKERS: `server.workers`"),
        "{text}"
    );
    let text = refusal("[server]\nworkers = -1\n", &[]);
    assert!(text.contains("server.workers"), "{text}");
}

#[test]
fn text_that_is_not_toml_names_the_line() {
    let text = refusal("[server]\nworkers = = 1\n", &[]);
    assert!(text.contains("line 2"), "{text}");
}

#[test]
fn a_named_file_must_exist() {
    let missing = Sources {
        file: Some(PathBuf::from("/nonexistent/rookery.toml")),
        ..Sources::default()
    };
    let text = Config::load(&missing).unwrap_err().to_string();
    assert!(text.contains("/nonexistent/rookery.toml"), "{text}");
}

#[test]
fn variables_win_over_the_file_and_arguments_over_both() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("rookery.toml");
    std::fs::write(&file, "[server]\nlisten = \"127.0.0.1:1\"\nworkers = 1\n").unwrap();
    let mut sources = Sources {
        file: Some(file),
        variables: vec![
            (
                String::from("ROOKERY__SERVER__LISTEN"),
                String::from("127.0.0.1:2"),
            ),
            (String::from("ROOKERY__SERVER__WORKERS"), String::from("2")),
            (String::from("HOME"), String::from("/home/someone")),
        ],
        arguments: Vec::new(),
    };
    assert_eq!(Config::load(&sources).unwrap().server.listen.port(), 2);
    sources.arguments.push((
        String::from("--port"),
        String::from("server.listen"),
        String::from("127.0.0.1:3"),
    ));
    let config = Config::load(&sources).unwrap();
    assert_eq!(config.server.listen.port(), 3);
    assert_eq!(config.server.workers, Some(2));
    assert_eq!(config.instance.domain, "localhost:3");
}

#[test]
fn variables_take_texts_numbers_lists_and_maps() {
    let config = load(
        "",
        &[
            ("ROOKERY__INSTANCE__TITLE", "2024"),
            ("ROOKERY__INSTANCE__DESCRIPTION", "birds, \"mostly\""),
            ("ROOKERY__INSTANCE__LANGUAGES", "en,de"),
            (
                "ROOKERY__SERVER__TRUSTED_PROXIES",
                "[\"10.0.0.0/8\", \"fd00::/8\"]",
            ),
            ("ROOKERY__LIMITS__RATE_LIMITS", "false"),
            (
                "ROOKERY__DEVELOPMENT__HOSTS",
                "{ \"a.test\" = \"http://127.0.0.1:3001\" }",
            ),
            ("ROOKERY__REDIS__PREFIX", ""),
        ],
    )
    .unwrap();
    assert_eq!(config.instance.title, "2024");
    assert_eq!(config.instance.description, "birds, \"mostly\"");
    assert_eq!(config.instance.languages, ["en", "de"]);
    assert_eq!(config.server.trusted_proxies.len(), 2);
    assert!(!config.limits.rate_limits);
    assert_eq!(
        config.development.hosts["a.test"].as_str(),
        "http://127.0.0.1:3001/"
    );
}

#[test]
fn a_text_that_breaks_out_of_its_toml_value_stays_a_text() {
    let config = load("", &[("ROOKERY__INSTANCE__TITLE", "1\nother = 2")]).unwrap();
    assert_eq!(config.instance.title, "1\nother = 2");
}

#[test]
fn the_domain_follows_the_origin() {
    for (origin, domain) in [
        ("https://Social.Example", "social.example"),
        ("https://social.example:443", "social.example"),
        ("https://social.example:8443", "social.example:8443"),
        ("https://bücher.example", "xn--bcher-kva.example"),
        ("http://localhost:4000", "localhost:4000"),
        ("http://[::1]:4000", "[::1]:4000"),
    ] {
        let config = with_file(&format!("[instance]\norigin = \"{origin}\"\n")).unwrap();
        assert_eq!(config.instance.domain, domain, "{origin}");
        assert!(!config.instance.origin_string().ends_with('/'));
    }
}

#[test]
fn the_origin_follows_the_domain_and_both_may_differ() {
    let config = with_file("[instance]\ndomain = \"Example.org\"\n").unwrap();
    assert_eq!(config.instance.domain, "example.org");
    assert_eq!(config.instance.origin_string(), "https://example.org");
    let both = "[instance]\ndomain = \"example.org\"\norigin = \"https://social.example.org\"\n";
    let config = with_file(both).unwrap();
    assert_eq!(config.instance.domain, "example.org");
    assert_eq!(
        config.instance.origin_string(),
        "https://social.example.org"
    );
}

#[test]
fn origins_and_domains_of_another_form_are_refused() {
    for origin in [
        "https://social.example/path",
        "https://social.example/?q",
        "https://me@social.example",
        "ftp://social.example",
        "http://social.example",
        "mailto:a@b",
        "social.example",
    ] {
        let text = refusal(&format!("[instance]\norigin = \"{origin}\"\n"), &[]);
        assert!(text.contains("instance.origin"), "{origin}: {text}");
    }
    for domain in ["https://social.example", "a@b", "", "a/b", "a b", "a:99999"] {
        let text = refusal(&format!("[instance]\ndomain = \"{domain}\"\n"), &[]);
        assert!(text.contains("instance.domain"), "{domain}: {text}");
    }
}

#[test]
fn zero_is_refused_where_nothing_would_work() {
    for (section, key) in [
        ("database", "pool_size"),
        ("server", "workers"),
        ("work", "poll_ms"),
        ("feed", "home_size"),
    ] {
        let text = refusal(&format!("[{section}]\n{key} = 0\n"), &[]);
        assert!(text.contains(&format!("`{section}.{key}`")), "{text}");
    }
}

#[test]
fn secrets_are_never_printed() {
    let config = load(
        "[mail]\ntransport = \"smtp\"\nsmtp_url = \"smtps://me:hunter2@mail.example\"\n",
        &[
            (
                "ROOKERY__DATABASE__URL",
                "postgresql://me:hunter2@db/rookery",
            ),
            ("ROOKERY__REDIS__URL", "redis://:hunter2@cache"),
            ("ROOKERY__MASTER_SECRET", &"ab".repeat(32)),
        ],
    )
    .unwrap();
    assert!(!config.needs_embedded());
    assert!(
        config
            .database
            .url
            .as_ref()
            .unwrap()
            .expose()
            .contains("hunter2")
    );
    for shown in [config.to_toml(), format!("{config:?}")] {
        assert!(!shown.contains("hunter2"), "{shown}");
        assert!(!shown.contains("abab"), "{shown}");
    }
    assert!(config.to_toml().contains("url = \"(secret)\""));
}

#[test]
fn a_refused_secret_is_not_in_the_message() {
    for (name, value) in [
        ("ROOKERY__DATABASE__URL", "mysql://me:hunter2@db"),
        ("ROOKERY__REDIS__URL", "http://me:hunter2@db"),
    ] {
        assert!(!refusal("", &[(name, value)]).contains("hunter2"));
    }
    assert!(!refusal("[database]\nurl = [\"hunter2\"]\n", &[]).contains("hunter2"));
}

#[test]
fn secrets_can_stand_in_files() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("url");
    std::fs::write(&file, "postgresql://db/rookery\n").unwrap();
    let key = dir.path().join("key");
    std::fs::write(&key, "ab".repeat(32)).unwrap();
    let config = load(
        "",
        &[
            ("ROOKERY__DATABASE__URL_FILE", file.to_str().unwrap()),
            ("ROOKERY__MASTER_SECRET_FILE", key.to_str().unwrap()),
        ],
    )
    .unwrap();
    assert_eq!(
        config.database.url.as_ref().unwrap().expose(),
        "postgresql://db/rookery"
    );
    let secret = config.master_secret().unwrap().unwrap();
    assert_eq!(secret.to_hex().expose(), "ab".repeat(32));
}

#[test]
fn what_is_printed_can_be_read_again() {
    let text = "[instance]\norigin = \"https://social.example\"\n[log]\nformat = \"json\"\n\
                [development.hosts]\n\"a.test\" = \"http://127.0.0.1:1\"\n";
    let shown = with_file(text).unwrap().to_toml();
    assert_eq!(with_file(&shown).unwrap().to_toml(), shown);
}

#[test]
fn smtp_needs_a_url() {
    assert!(refusal("[mail]\ntransport = \"smtp\"\n", &[]).contains("mail.smtp_url"));
}

#[test]
fn every_loosened_rule_is_named() {
    let strict = "[instance]\norigin = \"https://social.example\"\n";
    assert_eq!(with_file(strict).unwrap().loosened(), Vec::<String>::new());
    for (text, key) in [
        (
            "[instance]\norigin = \"http://localhost\"\n",
            "instance.origin",
        ),
        (
            "[development]\nallow_http = true\n",
            "development.allow_http",
        ),
        (
            "[development.hosts]\n\"a.test\" = \"http://127.0.0.1:1\"\n",
            "development.hosts",
        ),
        (
            "[development]\nextra_root_certificates = [\"ca.pem\"]\n",
            "development.extra_root_certificates",
        ),
        ("[limits]\nrate_limits = false\n", "limits.rate_limits"),
        (
            "[registrations]\nmode = \"open\"\nconfirm_email = false\n",
            "registrations.confirm_email",
        ),
        (
            "[instance]\norigin = \"https://social.example\"\n[registrations]\nmode = \"open\"\n",
            "mail.transport",
        ),
    ] {
        let loosened = with_file(text).unwrap().loosened();
        assert!(
            loosened.iter().any(|line| line.starts_with(key)),
            "{key}: {loosened:?}"
        );
    }
}

#[test]
fn the_sender_follows_the_domain() {
    let config = with_file("[instance]\norigin = \"http://localhost:4000\"\n").unwrap();
    assert_eq!(config.mail_from(), "Rookery <notifications@localhost>");
}

#[test]
fn a_file_of_absurd_size_is_refused() {
    assert!(refusal(&"#".repeat(2 * 1024 * 1024), &[]).contains("larger than 1 MiB"));
}
