//! `docs/status.md` says what the table says.

#[test]
fn the_status_page_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/status.md");
    let wanted = api::status_doc::status_markdown();
    if std::env::var_os("WRITE").is_some() {
        std::fs::write(path, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        found == wanted,
        "docs/status.md is stale: run `WRITE=1 cargo test -p api --test status` and commit it"
    );
}
