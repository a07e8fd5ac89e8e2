//! The command line: one file for each command.

mod account;
mod announcement;
mod archive;
mod backup;
mod config;
mod data;
mod demo;
mod instance;
mod jobs;
mod migrate;
pub mod node;
mod process;
mod restore;
mod search;
mod serve;
#[cfg(test)]
mod tests;
mod up;
mod welcome;
mod work;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::clock::Clock;
use crate::config::{Config, Sources};

/// Something failed while running.
const FAILED: u8 = 1;
/// The arguments or the configuration are wrong; clap uses the same.
const MISUSED: u8 = 2;

/// A social server: the Mastodon client API, ActivityPub, one program.
#[derive(Debug, Parser)]
#[command(name = "rookery", version, arg_required_else_help = true)]
#[command(after_help = "\
Examples:
  rookery up                          run everything here, database included
  rookery --config /etc/rookery.toml config
                                      show the configuration that is in force
  rookery backup                      put everything into one file

Exit status: 0 done, 1 failed, 2 wrong arguments or configuration.")]
struct Cli {
    /// Configuration file [default: rookery.toml in this folder, if there is one]
    #[arg(long, global = true, value_name = "FILE", env = "ROOKERY_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run everything in this one process, with a private PostgreSQL and Redis where the
    /// configuration names none
    Up(up::Args),
    /// Answer requests only: clients, other servers, streaming
    Serve(serve::Args),
    /// Do the work that requests leave behind: fan-out, notifications, deliveries, mail
    Work(work::Args),
    /// Bring the database schema up to date
    Migrate,
    /// Fill a server with the demo's people and posts
    Demo,
    /// Look after people's logins
    #[command(subcommand)]
    Account(account::Command),
    /// Tell all who are here something
    #[command(subcommand)]
    Announcement(announcement::Command),
    /// Look after the server's texts and rules
    #[command(subcommand)]
    Instance(instance::Command),
    /// Look after the queue of jobs
    #[command(subcommand)]
    Jobs(jobs::Command),
    /// Look after the search for posts
    #[command(subcommand)]
    Search(search::Command),
    /// Show the configuration that is in force, without secrets
    Config,
    /// Write database, media, configuration and master secret into one file
    Backup(backup::Args),
    /// Bring back what `rookery backup` wrote
    Restore(restore::Args),
    /// Look after the data folder
    #[command(subcommand)]
    Data(data::Command),
}

/// Runs the program: reads arguments and configuration, does what was asked.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut sources = Sources::of_process(cli.config);
    if let Command::Restore(args) = &cli.command {
        // The configuration may be in the backup.
        return process::run(&crate::config::Log::default(), restore::run(args, &sources));
    }
    let loaded = match &cli.command {
        Command::Up(args) => args.config(&mut sources),
        _ => Config::load(&sources),
    };
    let config = match loaded {
        Ok(config) => config,
        Err(error) => {
            eprintln!("rookery: {error}");
            return ExitCode::from(MISUSED);
        }
    };
    let log = config.log.clone();
    match cli.command {
        Command::Up(args) => process::run(&log, up::run(args, config)),
        Command::Serve(args) => process::run(&log, serve::run(args, config)),
        Command::Work(args) => process::run(&log, work::run(args, config)),
        Command::Migrate => process::run(&log, migrate::run(config)),
        Command::Demo => process::run(&log, demo::run(config)),
        Command::Account(command) => process::run(&log, account::run(command, config)),
        Command::Announcement(command) => process::run(&log, announcement::run(command, config)),
        Command::Instance(command) => process::run(&log, instance::run(command, config)),
        Command::Jobs(command) => process::run(&log, jobs::run(command, config)),
        Command::Search(command) => process::run(&log, search::run(command, config)),
        Command::Config => process::run(&log, config::run(config)),
        Command::Backup(args) => {
            process::run(&log, backup::run(args, config, Clock::system().now()))
        }
        Command::Restore(args) => process::run(&log, restore::run(&args, &sources)),
        Command::Data(command) => process::run(&log, data::run(command, config)),
    }
}
