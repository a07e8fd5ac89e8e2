//! The program as a process of its own.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;

use super::{
    Client, Session,
    app::{PASSWORD, SCOPES},
};

/// Signs somebody in whose password is everybody's, through the real endpoints.
pub async fn sign_in(client: &Client, username: &str, domain: &str) -> Session {
    let made = client
        .post(
            "/api/v1/apps",
            json!({ "client_name": "Tests", "redirect_uris": "urn:ietf:wg:oauth:2.0:oob", "scopes": SCOPES }),
        )
        .await
        .expect(200)
        .json();
    let token = client
        .post(
            "/oauth/token",
            json!({ "grant_type": "password", "client_id": made["client_id"], "client_secret": made["client_secret"],
                    "username": format!("{username}@mail.example"), "password": PASSWORD, "scope": SCOPES }),
        )
        .await
        .expect(200)
        .json();
    let token = token["access_token"].as_str().expect("a token").to_owned();
    let client = client.clone().with_token(&token);
    let account = client
        .get("/api/v1/accounts/verify_credentials")
        .await
        .expect(200)
        .json();
    Session::new(client, token, account, domain)
}

/// One process of the program; ended when dropped.
pub struct Program {
    role: &'static str,
    config: PathBuf,
    child: Child,
}

impl Program {
    /// Starts `rookery ROLE` with a configuration file, in whose folder it works and beside which its log goes.
    pub fn start(role: &'static str, config: &Path) -> Program {
        Program {
            role,
            config: config.to_owned(),
            child: spawn(role, config),
        }
    }

    /// Kills it with the signal that cannot be caught, and starts it again.
    pub fn kill(&mut self) {
        self.child.kill().expect("kill");
        self.child.wait().expect("wait");
        self.child = spawn(self.role, &self.config);
    }

    /// Asks it to stop, and waits until it has.
    pub async fn stop(mut self) -> ExitStatus {
        let pid = Pid::from_child(&self.child);
        kill_process(pid, Signal::TERM).expect("a signal");
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("wait") {
                return status;
            }
            assert!(
                started.elapsed() < Duration::from_secs(60),
                "it does not stop:\n{}",
                self.log()
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Its process id.
    pub fn pid(&self) -> i32 {
        Pid::from_child(&self.child).as_raw_nonzero().get()
    }

    /// What it has written into its log.
    pub fn log(&self) -> String {
        std::fs::read_to_string(log(self.role, &self.config)).unwrap_or_default()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Asked first, as it may have services of its own to end; and it may have ended by itself.
        let _ = kill_process(Pid::from_child(&self.child), Signal::TERM);
        let started = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) {
            if started.elapsed() > Duration::from_secs(15) {
                let _ = self.child.kill();
                let _ = self.child.wait();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Runs a command of the program to its end; what it says goes to its log.
pub fn run_to_end(config: &Path, arguments: &[&str]) {
    let role = arguments.first().copied().expect("a command");
    let mut child = command(role, config, &arguments[1..]);
    let status = child.wait().expect("wait");
    let said = std::fs::read_to_string(log(role, config)).unwrap_or_default();
    assert!(status.success(), "{arguments:?}: {status}\n{said}");
}

fn log(role: &str, config: &Path) -> PathBuf {
    config.with_file_name(format!("{role}.log"))
}

fn spawn(role: &str, config: &Path) -> Child {
    command(role, config, &[])
}

fn command(role: &str, config: &Path, rest: &[&str]) -> Child {
    let log = std::fs::File::options()
        .create(true)
        .append(true)
        .open(log(role, config))
        .expect("a log");
    Command::new(env!("CARGO_BIN_EXE_rookery"))
        .arg("--config")
        .arg(config)
        .arg(role)
        .args(rest)
        .current_dir(config.parent().expect("a folder"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .expect("the program")
}
