//! Every attribute of every entity: of its type wherever an answer has it, and with a value in one answer at least.
//!
//! `entities.tsv` is the table. Answers are held to it by the entity that the contract says their endpoint has.

mod scene;
mod table;

use std::collections::BTreeSet;

use table::Table;

use crate::support::run;

/// Types of notifications that nothing here sends yet.
const NOT_YET: [&str; 4] = [
    // They come with moderation.
    "admin.report",
    "severed_relationships",
    "moderation_warning",
    // Told by the campaign of a server, by hand.
    "annual_report",
];

#[test]
fn every_entity_that_an_endpoint_answers_with_has_its_attributes_in_the_table() {
    let table = Table::new();
    assert_eq!(table.unknown(), Vec::<String>::new());
}

#[test]
fn every_attribute_of_every_entity_is_of_its_type_and_holds_a_value_somewhere() {
    run(async {
        let mut table = Table::new();
        scene::server(&mut table).await;
        scene::december(&mut table).await;
        let types: BTreeSet<&str> = rookery::domain::notifications::KINDS
            .into_iter()
            .filter(|kind| !NOT_YET.contains(kind))
            .collect();
        let seen: BTreeSet<&str> = table.types.iter().map(String::as_str).collect();
        assert_eq!(seen, types, "types of notifications");
        let faults = table.faults();
        assert!(
            faults.is_empty(),
            "{} faults:\n{}",
            faults.len(),
            faults.join("\n")
        );
    });
}
