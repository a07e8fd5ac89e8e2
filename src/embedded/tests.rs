//! With real processes, in folders of their own.

use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tokio::time::{Instant, sleep};

use super::postgres::Programs;
use super::supervise::run;
use super::*;
use crate::config::Sources;

/// A folder that the services' user can enter, and the settings for both.
pub(crate) struct Home {
    dir: tempfile::TempDir,
}

impl Home {
    pub(crate) fn new() -> Self {
        let dir = tempfile::Builder::new()
            .permissions(std::fs::Permissions::from_mode(0o755))
            .tempdir()
            .unwrap();
        Self { dir }
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    fn settings(&self, service: &str) -> Settings {
        Settings {
            data_dir: self.dir.path().join(service),
            run_dir: self.dir.path().join("run"),
            durable: false,
        }
    }

    fn config(&self) -> Config {
        let data = self.dir.path().join("data");
        Config::load(&Sources {
            variables: vec![(
                String::from("ROOKERY__DATA__DIR"),
                data.to_str().unwrap().to_owned(),
            )],
            ..Sources::default()
        })
        .unwrap()
    }
}

pub(crate) async fn sql(url: &str, statement: &str) -> Result<String, Error> {
    let psql = Programs::newest().unwrap().path("psql");
    let mut command = Owner::current().unwrap().command(psql);
    command.args([
        "-X",
        "-t",
        "-A",
        "-v",
        "ON_ERROR_STOP=1",
        "-c",
        statement,
        url,
    ]);
    run(command).await.map(|text| text.trim().to_owned())
}

async fn redis_cli(url: &str, words: &[&str]) -> String {
    let mut command = Owner::current().unwrap().command("redis-cli");
    command
        .args(["-s", url.strip_prefix("unix://").unwrap()])
        .args(words);
    run(command).await.unwrap().trim().to_owned()
}

fn kill(pid: i32) {
    kill_process(Pid::from_raw(pid).unwrap(), Signal::KILL).unwrap();
}

/// Waits until there is another process than the one that was killed.
async fn reborn(pid: impl Fn() -> i32, before: i32) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while [0, before].contains(&pid()) {
        assert!(Instant::now() < deadline, "not started again");
        sleep(Duration::from_millis(20)).await;
    }
}

async fn eventually<F: Future<Output = bool>>(check: impl Fn() -> F) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while !check().await {
        assert!(Instant::now() < deadline, "did not come to be");
        sleep(Duration::from_millis(50)).await;
    }
}

fn is_gone(pid: i32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"));
    stat.map_or(true, |stat| stat.contains(") Z "))
}

#[tokio::test]
async fn postgres_keeps_its_data_over_a_stop_and_leaves_no_process() {
    let home = Home::new();
    let settings = home.settings("postgres");
    let first = postgres::start(&settings).await.unwrap();
    let pid = first.pid();
    sql(first.url(), "CREATE TABLE kept AS SELECT 42 AS answer")
        .await
        .unwrap();
    first.stop().await;
    assert!(is_gone(pid));
    assert!(!settings.run_dir.exists(), "the sockets' folder is left");

    let second = postgres::start(&settings).await.unwrap();
    assert_eq!(
        sql(second.url(), "SELECT answer FROM kept").await.unwrap(),
        "42"
    );
    assert_eq!(
        sql(second.url(), "SHOW listen_addresses").await.unwrap(),
        ""
    );
    assert_eq!(
        sql(second.url(), "SHOW server_encoding").await.unwrap(),
        "UTF8"
    );
    assert_eq!(sql(second.url(), "SHOW fsync").await.unwrap(), "off");
    second.stop().await;
}

#[tokio::test]
async fn postgres_killed_hard_comes_back_with_what_was_committed() {
    let home = Home::new();
    let settings = Settings {
        durable: true,
        ..home.settings("postgres")
    };
    let server = postgres::start(&settings).await.unwrap();
    assert_eq!(sql(server.url(), "SHOW fsync").await.unwrap(), "on");
    sql(server.url(), "CREATE TABLE kept AS SELECT 42 AS answer")
        .await
        .unwrap();
    for _ in 0..2 {
        let pid = server.pid();
        kill(pid);
        reborn(|| server.pid(), pid).await;
        eventually(|| async {
            sql(server.url(), "SELECT answer FROM kept")
                .await
                .is_ok_and(|text| text == "42")
        })
        .await;
    }
    server.stop().await;
}

#[tokio::test]
async fn redis_keeps_its_data_and_comes_back_when_killed() {
    let home = Home::new();
    let settings = Settings {
        durable: true,
        ..home.settings("redis")
    };
    let first = redis::start(&settings).await.unwrap();
    assert_eq!(
        redis_cli(first.url(), &["RPUSH", "home", "1", "2"]).await,
        "2"
    );
    assert!(
        redis_cli(first.url(), &["CONFIG", "GET", "maxmemory-policy"])
            .await
            .contains("noeviction")
    );
    assert!(
        redis_cli(first.url(), &["CONFIG", "GET", "port"])
            .await
            .ends_with('0')
    );
    let pid = first.pid();
    first.stop().await;
    assert!(is_gone(pid));

    let second = redis::start(&settings).await.unwrap();
    assert_eq!(redis_cli(second.url(), &["LLEN", "home"]).await, "2");
    let pid = second.pid();
    kill(pid);
    reborn(|| second.pid(), pid).await;
    eventually(|| redis::answers(&settings.run_dir)).await;
    assert_eq!(redis_cli(second.url(), &["LLEN", "home"]).await, "2");
    second.stop().await;
}

#[tokio::test]
async fn a_stale_pid_that_belongs_to_somebody_else_hurts_nobody() {
    let home = Home::new();
    let settings = home.settings("postgres");
    postgres::start(&settings).await.unwrap().stop().await;
    let mut bystander = Owner::current()
        .unwrap()
        .command("sleep")
        .arg("60")
        .spawn()
        .unwrap();
    let pid = bystander.id().unwrap();
    let line = format!(
        "{pid}\n{}\n1\n5432\n/tmp\n\n  1 1\nready\n",
        settings.data_dir.display()
    );
    std::fs::write(settings.data_dir.join("postmaster.pid"), line).unwrap();

    let server = postgres::start(&settings).await.unwrap();
    assert_eq!(sql(server.url(), "SELECT 1").await.unwrap(), "1");
    assert!(
        bystander.try_wait().unwrap().is_none(),
        "the bystander was ended"
    );
    server.stop().await;

    let redis = home.settings("redis");
    redis::start(&redis).await.unwrap().stop().await;
    std::fs::write(redis.data_dir.join("redis.pid"), format!("{pid}\n")).unwrap();
    redis::start(&redis).await.unwrap().stop().await;
    assert!(
        bystander.try_wait().unwrap().is_none(),
        "the bystander was ended"
    );
    bystander.kill().await.unwrap();
}

#[test]
fn services_of_a_killed_process_are_ended_by_the_next_start() {
    let home = Home::new();
    let (postgres_settings, redis_settings) = (home.settings("postgres"), home.settings("redis"));
    // A runtime that ends without a stop, its children forgotten, is what a killed process leaves.
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
    };
    let (first, second) = runtime().block_on(async {
        let postgres = postgres::start(&postgres_settings).await.unwrap();
        sql(postgres.url(), "CREATE TABLE kept AS SELECT 42 AS answer")
            .await
            .unwrap();
        let redis = redis::start(&redis_settings).await.unwrap();
        let pids = (postgres.pid(), redis.pid());
        std::mem::forget((postgres, redis));
        pids
    });
    assert!(!is_gone(first) && !is_gone(second));
    runtime().block_on(async {
        let postgres = postgres::start(&postgres_settings).await.unwrap();
        assert!(is_gone(first));
        assert_eq!(
            sql(postgres.url(), "SELECT answer FROM kept")
                .await
                .unwrap(),
            "42"
        );
        let redis = redis::start(&redis_settings).await.unwrap();
        assert!(is_gone(second));
        redis.stop().await;
        postgres.stop().await;
    });
}

#[tokio::test]
async fn a_service_that_is_dropped_is_told_to_end() {
    let home = Home::new();
    let server = redis::start(&home.settings("redis")).await.unwrap();
    let pid = server.pid();
    drop(server);
    eventually(|| async { is_gone(pid) }).await;
}

#[tokio::test]
async fn an_interrupted_first_start_is_made_good() {
    let home = Home::new();
    let settings = home.settings("postgres");
    let half = settings.data_dir.with_extension("new");
    std::fs::create_dir(&half).unwrap();
    std::fs::write(half.join("PG_VERSION"), "15\n").unwrap();
    let server = postgres::start(&settings).await.unwrap();
    assert_eq!(sql(server.url(), "SELECT 1").await.unwrap(), "1");
    server.stop().await;
}

#[tokio::test]
async fn a_folder_with_other_files_is_not_overwritten() {
    let home = Home::new();
    let settings = home.settings("postgres");
    std::fs::create_dir(&settings.data_dir).unwrap();
    std::fs::write(settings.data_dir.join("letter"), "dear").unwrap();
    assert!(postgres::start(&settings).await.is_err());
    let text = std::fs::read_to_string(settings.data_dir.join("letter")).unwrap();
    assert_eq!(text, "dear");
}

#[tokio::test]
async fn data_of_another_major_version_are_refused_with_what_to_do() {
    let home = Home::new();
    let settings = home.settings("postgres");
    std::fs::create_dir(&settings.data_dir).unwrap();
    std::fs::write(settings.data_dir.join("PG_VERSION"), "9\n").unwrap();
    let text = postgres::start(&settings).await.err().unwrap().to_string();
    assert!(text.contains("PostgreSQL 9"), "{text}");
    assert!(text.contains("rookery data upgrade"), "{text}");
    assert!(text.contains("postgresql-9"), "{text}");
}

#[tokio::test]
async fn a_server_that_cannot_start_shows_the_end_of_its_log() {
    let home = Home::new();
    let settings = home.settings("postgres");
    postgres::start(&settings).await.unwrap().stop().await;
    let path = settings.data_dir.join("postgresql.conf");
    std::fs::write(&path, "no_such_setting = 1\n").unwrap();
    let text = postgres::start(&settings).await.err().unwrap().to_string();
    assert!(text.contains("no_such_setting"), "{text}");
}

#[tokio::test]
async fn an_upgrade_keeps_the_data_and_the_former_folder() {
    let home = Home::new();
    let settings = home.settings("postgres");
    let server = postgres::start(&settings).await.unwrap();
    sql(server.url(), "CREATE TABLE kept AS SELECT 42 AS answer")
        .await
        .unwrap();
    server.stop().await;

    // pg_upgrade takes a version to itself as well, which walks the same path.
    let programs = Programs::newest().unwrap();
    let upgraded = upgrade::move_cluster(&settings, &programs, &programs)
        .await
        .unwrap();
    assert_eq!(
        postgres::cluster_major(&upgraded.old_dir),
        Some(programs.major)
    );
    let server = postgres::start(&settings).await.unwrap();
    assert_eq!(
        sql(server.url(), "SELECT answer FROM kept").await.unwrap(),
        "42"
    );
    server.stop().await;
}

#[tokio::test]
async fn one_process_starts_the_services_and_a_second_one_uses_them() {
    let home = Home::new();
    let config = home.config();
    assert!(!has_database(&config.data_dir()));
    let nothing = upgrade::upgrade(&config.data_dir()).await;
    assert!(matches!(nothing, Err(Error::NothingToDo(_))));
    assert!(
        !config.data_dir().exists(),
        "made by a command that had nothing to do"
    );
    let first = Services::open(&config).await.unwrap();
    assert!(has_database(&config.data_dir()));
    let filled = first.fill(config.clone());
    let url = filled.database.url.as_ref().unwrap().expose().to_owned();
    assert_eq!(sql(&url, "SELECT 1").await.unwrap(), "1");

    let second = Services::open(&config).await.unwrap();
    assert_eq!(second.database_url(), Some(url.as_str()));
    assert_eq!(second.redis_url(), first.redis_url());
    second.stop().await;
    assert_eq!(sql(&url, "SELECT 1").await.unwrap(), "1");
    assert!(matches!(
        Services::open_alone(&config).await,
        Err(Error::InUse { .. })
    ));
    assert!(matches!(
        upgrade::upgrade(&config.data_dir()).await,
        Err(Error::InUse { .. })
    ));

    first.stop().await;
    assert!(sql(&url, "SELECT 1").await.is_err());
    assert!(matches!(
        upgrade::upgrade(&config.data_dir()).await,
        Err(Error::NothingToDo(_))
    ));
}

#[tokio::test]
async fn a_data_folder_closed_to_the_services_user_sends_them_elsewhere() {
    if !rustix::process::geteuid().is_root() {
        // Only root hands the services to another user.
        return;
    }
    let home = Home::new();
    let config = home.config();
    let data = config.data_dir();
    std::fs::create_dir(&data).unwrap();
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o700)).unwrap();

    let first = Services::open(&config).await.unwrap();
    let place = first.dir().to_owned();
    sql(
        first.database_url().unwrap(),
        "CREATE TABLE kept AS SELECT 42 AS answer",
    )
    .await
    .unwrap();
    first.stop().await;
    assert!(place.starts_with(SYSTEM_DIR), "{}", place.display());
    assert!(has_database(&data));

    let second = Services::open(&config).await.unwrap();
    let url = second.database_url().unwrap();
    assert_eq!(sql(url, "SELECT answer FROM kept").await.unwrap(), "42");
    second.stop().await;

    // A data folder that was deleted starts anew.
    std::fs::remove_dir_all(&data).unwrap();
    std::fs::create_dir(&data).unwrap();
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o700)).unwrap();
    assert!(!has_database(&data));
    let third = Services::open(&config).await.unwrap();
    let other = third.dir().to_owned();
    assert_ne!(other, place);
    third.stop().await;
    for dir in [place, other] {
        std::fs::remove_dir_all(dir).unwrap();
    }
}
