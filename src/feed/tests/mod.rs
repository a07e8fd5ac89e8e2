//! Against a real Redis, started for each test.

mod away;
mod changes;
mod homes;
mod live;
mod pushes;
mod rates;
mod walks;

use std::{
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;

use super::*;

/// A Redis of its own on a socket of its own, gone at the end of the test.
struct Server {
    dir: TempDir,
    child: Option<Child>,
}

impl Server {
    fn start() -> Server {
        let mut server = Server {
            dir: tempfile::tempdir().unwrap(),
            child: None,
        };
        server.resume();
        server
    }

    fn socket(&self) -> PathBuf {
        self.dir.path().join("redis.sock")
    }

    fn url(&self) -> String {
        format!("unix://{}", self.socket().display())
    }

    fn resume(&mut self) {
        let child = Command::new("redis-server")
            .args([
                "--port",
                "0",
                "--save",
                "",
                "--appendonly",
                "no",
                "--unixsocket",
            ])
            .arg(self.socket())
            .arg("--dir")
            .arg(self.dir.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        self.child = Some(child);
        let start = Instant::now();
        while std::os::unix::net::UnixStream::connect(self.socket()).is_err() {
            assert!(
                start.elapsed() < Duration::from_secs(10),
                "redis-server does not start"
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    fn feed(&self, settings: Settings) -> Feed {
        Feed::connect(&self.url(), "test:", settings, Random::system()).unwrap()
    }

    /// A look past the feed.
    async fn raw<T: redis::FromRedisValue>(&self, command: &[&str]) -> T {
        let client = redis::Client::open(self.url()).unwrap();
        let mut connection = client.get_multiplexed_async_connection().await.unwrap();
        let mut raw = redis::cmd(command[0]);
        raw.arg(&command[1..]);
        raw.query_async(&mut connection).await.unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A moment from which ids are made.
const NOON_MS: u64 = 1_795_348_800_000;
const READER: i64 = 123;

fn id(ms: u64, low: i64) -> i64 {
    i64::try_from(ms).unwrap() << 16 | low
}

fn small() -> Settings {
    Settings {
        home_size: 20,
        trim_slack: 5,
        ..Settings::default()
    }
}

async fn build(feed: &Feed, reader: i64, ids: &[i64], cut: bool) {
    let Begin::Build(token) = feed.begin(reader).await.unwrap() else {
        panic!("not to be built")
    };
    let Filled::Whole(_) = feed.fill(reader, &token, ids.to_vec(), cut).await.unwrap() else {
        panic!("lost")
    };
}

async fn read(feed: &Feed, cursor: Cursor, amount: usize) -> (Vec<i64>, Option<i64>) {
    match feed.page(READER, cursor, amount..=amount).await.unwrap() {
        Home::Page { ids, complete_to } => (ids, complete_to),
        Home::Missing => panic!("the home is missing"),
    }
}

async fn newest(feed: &Feed, amount: usize) -> Vec<i64> {
    read(feed, Cursor::default(), amount).await.0
}
