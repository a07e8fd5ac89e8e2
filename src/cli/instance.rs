//! `rookery instance`

use std::path::PathBuf;

use anyhow::Context;
use clap::{Subcommand, ValueEnum};
use jiff::civil::Date;

use super::{node, process, up::with_services};
use crate::{
    clock::{Clock, Random},
    config::Config,
    domain::{
        Services,
        instance::{self, Text},
    },
};

/// What a server says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Which {
    /// What it is about
    Description,
    /// What it does with data
    Privacy,
}

/// Looks after the server's texts and rules.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
Examples:
  rookery instance text privacy privacy.html
  rookery instance terms terms.html --from 2026-09-01
  rookery instance rule add 'Be kind' --hint 'Also when you disagree'
  rookery instance rule translate 116000000000000001 de 'Sei nett'
  rookery instance rule list")]
pub enum Command {
    /// Set a long text; an empty file removes it
    #[command(after_help = "\
Example:
  rookery instance text description about.html")]
    Text {
        /// Which text
        #[arg(value_name = "TEXT")]
        which: Which,
        /// A file with HTML
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Publish terms of service that hold from a day on
    #[command(after_help = "\
Example:
  rookery instance terms terms.html --from 2026-09-01")]
    Terms {
        /// A file with HTML
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The first day on which they hold
        #[arg(long, value_name = "DATE")]
        from: Date,
    },
    /// Look after the rules
    #[command(subcommand)]
    Rule(Rule),
}

/// Looks after the rules.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
Example:
  rookery instance rule list")]
pub enum Rule {
    /// Add a rule behind the others; the id is printed
    #[command(after_help = "\
Example:
  rookery instance rule add 'Be kind'")]
    Add {
        /// In few words
        #[arg(value_name = "TEXT")]
        text: String,
        /// In more words
        #[arg(
            long,
            value_name = "TEXT",
            default_value = "",
            hide_default_value = true
        )]
        hint: String,
    },
    /// Say a rule in another language
    #[command(after_help = "\
Example:
  rookery instance rule translate 116000000000000001 de 'Sei nett'")]
    Translate {
        /// As `list` shows it
        #[arg(value_name = "ID")]
        id: i64,
        /// ISO 639 code
        #[arg(value_name = "LANGUAGE")]
        language: String,
        /// In few words
        #[arg(value_name = "TEXT")]
        text: String,
        /// In more words
        #[arg(
            long,
            value_name = "TEXT",
            default_value = "",
            hide_default_value = true
        )]
        hint: String,
    },
    /// Take a rule away
    #[command(after_help = "\
Example:
  rookery instance rule remove 116000000000000001")]
    Remove {
        /// As `list` shows it
        #[arg(value_name = "ID")]
        id: i64,
    },
    /// List the rules: id, text, languages
    #[command(after_help = "\
Example:
  rookery instance rule list")]
    List,
}

/// Runs one of the commands.
///
/// # Errors
/// When a file cannot be read, there is no such rule, a value does not validate, or a service does not answer.
pub async fn run(command: Command, config: Config) -> anyhow::Result<()> {
    let stop = process::stop_token()?;
    with_services(config, stop, async |config, secret, _stop| {
        let node = node::Node::open(config, secret, Clock::system(), Random::system()).await?;
        let outcome = act(&node.services, command).await;
        node.close().await;
        outcome
    })
    .await
}

fn read(file: &PathBuf) -> anyhow::Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

async fn act(services: &Services, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Text { which, file } => {
            let which = match which {
                Which::Description => Text::ExtendedDescription,
                Which::Privacy => Text::PrivacyPolicy,
            };
            instance::set_document(services, which, read(&file)?.trim()).await?;
        }
        Command::Terms { file, from } => {
            instance::publish_terms(services, from, &read(&file)?).await?;
        }
        Command::Rule(Rule::Add { text, hint }) => {
            println!("{}", instance::add_rule(services, &text, &hint).await?);
            return Ok(());
        }
        Command::Rule(Rule::Translate {
            id,
            language,
            text,
            hint,
        }) => instance::translate_rule(services, id, &language, &text, &hint).await?,
        Command::Rule(Rule::Remove { id }) => instance::remove_rule(services, id).await?,
        Command::Rule(Rule::List) => {
            for rule in instance::rules(services).await? {
                let languages: Vec<&str> = rule.translations.keys().map(String::as_str).collect();
                println!("{}  {}  {}", rule.id, rule.text, languages.join(","));
            }
            return Ok(());
        }
    }
    println!("Done.");
    Ok(())
}
