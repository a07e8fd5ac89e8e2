use clap::CommandFactory;

use super::*;
use crate::embedded::Services;
use crate::embedded::tests::{Home, sql};

#[test]
fn the_arguments_are_declared_without_contradiction() {
    Cli::command().debug_assert();
}

#[test]
fn a_port_on_the_command_line_moves_listener_and_origin() {
    let Command::Up(args) = Cli::parse_from(["rookery", "up", "--port", "4000"]).command else {
        panic!("another command");
    };
    let mut sources = Sources::default();
    let config = args.config(&mut sources).unwrap();
    assert_eq!(config.server.listen.to_string(), "127.0.0.1:4000");
    assert_eq!(config.instance.origin_string(), "http://localhost:4000");
}

#[test]
fn every_command_explains_itself() {
    for command in Cli::command().get_subcommands() {
        assert!(command.get_about().is_some(), "{}", command.get_name());
    }
}

fn variables(data: &std::path::Path) -> Vec<(String, String)> {
    vec![(
        String::from("ROOKERY__DATA__DIR"),
        data.to_str().unwrap().to_owned(),
    )]
}

/// A server with a table, a media file, a configuration file and a backup of it all.
struct Served {
    home: Home,
    backup: PathBuf,
    key: String,
}

async fn served() -> Served {
    let home = Home::new();
    let toml = home.path().join("old.toml");
    std::fs::write(&toml, "[instance]\norigin = \"https://social.example\"\n").unwrap();
    let config = Config::load(&Sources {
        file: Some(toml),
        variables: variables(&home.path().join("old")),
        arguments: Vec::new(),
    })
    .unwrap();
    crate::embedded::make_data_dir(&config.data_dir()).unwrap();
    let key = config
        .master_secret_or_new()
        .unwrap()
        .to_hex()
        .expose()
        .to_owned();
    let services = Services::open(&config).await.unwrap();
    let url = services.database_url().unwrap();
    sql(url, "CREATE TABLE kept AS SELECT 42 AS answer")
        .await
        .unwrap();
    let picture = config.media_dir().join("a/b.png");
    std::fs::create_dir_all(picture.parent().unwrap()).unwrap();
    std::fs::write(&picture, "picture").unwrap();

    let backup = home.path().join("backup.tar");
    let args = || backup::Args::to(backup.clone());
    // Beside a running server, and never over another file.
    backup::run(args(), config.clone(), jiff::Timestamp::UNIX_EPOCH)
        .await
        .unwrap();
    let again = backup::run(args(), config.clone(), jiff::Timestamp::UNIX_EPOCH).await;
    assert!(again.unwrap_err().to_string().contains("exists already"));
    services.stop().await;
    Served { home, backup, key }
}

#[tokio::test]
async fn a_backup_brings_back_database_media_configuration_and_secret() {
    use std::os::unix::fs::PermissionsExt;
    let Served { home, backup, key } = served().await;
    let mode = std::fs::metadata(&backup).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "a backup holds the master secret");

    let sources = Sources {
        file: Some(home.path().join("new.toml")),
        variables: variables(&home.path().join("new")),
        arguments: Vec::new(),
    };
    restore::run(&restore::Args::of(backup.clone()), &sources)
        .await
        .unwrap();
    let config = Config::load(&sources).unwrap();
    assert_eq!(config.instance.domain, "social.example");
    assert_eq!(
        config.master_secret().unwrap().unwrap().to_hex().expose(),
        key
    );
    let picture = std::fs::read_to_string(config.media_dir().join("a/b.png")).unwrap();
    assert_eq!(picture, "picture");
    let services = Services::open(&config).await.unwrap();
    let url = services.database_url().unwrap();
    assert_eq!(sql(url, "SELECT answer FROM kept").await.unwrap(), "42");
    services.stop().await;

    let again = restore::run(&restore::Args::of(backup), &sources).await;
    assert!(again.unwrap_err().to_string().contains("in use already"));
}

#[tokio::test]
async fn an_interrupted_restore_holds_up_the_start_and_can_be_run_again() {
    let Served { home, backup, .. } = served().await;
    let sources = Sources {
        file: Some(home.path().join("new.toml")),
        variables: variables(&home.path().join("new")),
        arguments: Vec::new(),
    };
    // A media folder that is a file: the database is back by then, the rest is not.
    let data = home.path().join("new");
    crate::embedded::make_data_dir(&data).unwrap();
    std::fs::write(data.join("media"), "").unwrap();
    assert!(
        restore::run(&restore::Args::of(backup.clone()), &sources)
            .await
            .is_err()
    );
    let half = Config::load(&Sources {
        file: None,
        ..sources.clone()
    })
    .unwrap();
    let refused = archive::refuse_half_restored(&half)
        .unwrap_err()
        .to_string();
    assert!(refused.contains("rookery restore"), "{refused}");

    std::fs::remove_file(data.join("media")).unwrap();
    restore::run(&restore::Args::of(backup), &sources)
        .await
        .unwrap();
    assert!(archive::refuse_half_restored(&half).is_ok());
}

#[tokio::test]
async fn a_backup_of_another_server_is_refused_untouched() {
    let Served { home, backup, .. } = served().await;
    let file = home.path().join("other.toml");
    std::fs::write(&file, "[instance]\norigin = \"https://other.example\"\n").unwrap();
    let data = home.path().join("new");
    let sources = Sources {
        file: Some(file),
        variables: variables(&data),
        arguments: Vec::new(),
    };
    let refused = restore::run(&restore::Args::of(backup), &sources)
        .await
        .unwrap_err();
    assert!(refused.to_string().contains("social.example"), "{refused}");
    assert!(!data.exists());
}

#[tokio::test]
async fn a_file_that_is_no_backup_is_refused() {
    let home = Home::new();
    let file = home.path().join("x.tar");
    std::fs::write(&file, "no tar").unwrap();
    let sources = Sources {
        variables: variables(&home.path().join("new")),
        ..Sources::default()
    };
    assert!(
        restore::run(&restore::Args::of(file), &sources)
            .await
            .is_err()
    );
    assert!(
        restore::run(&restore::Args::of(home.path().join("none")), &sources)
            .await
            .is_err()
    );
    assert!(!home.path().join("new").exists());
}

#[tokio::test]
async fn a_lost_master_secret_is_not_replaced_beside_a_database() {
    let Served { home, .. } = served().await;
    let sources = Sources {
        file: Some(home.path().join("old.toml")),
        variables: variables(&home.path().join("old")),
        arguments: Vec::new(),
    };
    let config = Config::load(&sources).unwrap();
    let key = crate::config::MasterSecret::path(&config.data_dir());
    std::fs::remove_file(&key).unwrap();
    let stop = tokio_util::sync::CancellationToken::new();
    let started = up::with_services(config, stop, async |_, _, _| Ok(())).await;
    assert!(started.unwrap_err().to_string().contains("master.key"));
    assert!(!key.exists());
}
