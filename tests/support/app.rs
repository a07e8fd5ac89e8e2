//! A server of ours in this process: its own database, its own prefix in Redis, its own port.

use std::{collections::BTreeMap, net::TcpListener, ops::Deref, sync::Arc};

use rookery::{
    cli::node::{self, Node},
    clock::{Clock, Random},
    config::{Config, MailTransport, MasterSecret, Secret},
    domain::{Services, users},
    net::Names,
    work,
};
use serde_json::{Value, json};
use tokio::sync::OnceCell;
use tokio_util::sync::CancellationToken;

use super::{
    client::{Client, Session},
    world::{self, world},
};

/// Everybody's password.
pub const PASSWORD: &str = "a password for tests";
/// What a client asks for.
pub const SCOPES: &str = "read write follow push";

static SHARED: OnceCell<App> = OnceCell::const_new();

/// What a test may want otherwise.
pub struct Options {
    /// The first label of its domain: `alpha` lives at `https://alpha.test`.
    pub name: String,
    /// Changes the configuration before the start.
    pub configure: Box<dyn FnOnce(&mut Config) + Send>,
    /// The time.
    pub clock: Clock,
    /// Other hosts and where they really are.
    pub hosts: BTreeMap<String, String>,
    /// Tells the addresses of all other hosts. Nobody has one unless a test says so.
    pub names: Names,
    /// Whether jobs are run.
    pub work: bool,
    /// The database of another one of the same name.
    pub database: Option<String>,
}

impl Options {
    /// A server like any other.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            configure: Box::new(|_| {}),
            clock: Clock::system(),
            hosts: BTreeMap::new(),
            names: Names::scripted(|_| Err(std::io::ErrorKind::NotFound.into()), []),
            work: true,
            database: None,
        }
    }

    /// Another process of a server that runs: the same database, the same keys in Redis.
    pub fn beside(app: &App) -> Self {
        let name = app.domain.trim_end_matches(".test");
        Self {
            database: Some(app.0.database.clone()),
            ..Options::new(name)
        }
    }

    /// With a change to the configuration.
    pub fn configure(mut self, change: impl FnOnce(&mut Config) + Send + 'static) -> Self {
        self.configure = Box::new(change);
        self
    }

    /// With another host to talk to.
    pub fn host(mut self, authority: &str, base: &str) -> Self {
        self.hosts.insert(authority.to_owned(), base.to_owned());
        self
    }

    /// With a DNS of its own.
    pub fn names(mut self, names: Names) -> Self {
        self.names = names;
        self
    }

    /// Without workers.
    pub fn idle(mut self) -> Self {
        self.work = false;
        self
    }
}

/// What is kept of a server that runs.
pub struct Running {
    /// `alpha.test`.
    pub domain: String,
    /// `https://alpha.test`.
    pub origin: String,
    /// Where it really listens: `http://127.0.0.1:port`.
    pub base: String,
    /// Where its metrics are, when `server.metrics_listen` is set: `http://127.0.0.1:port`.
    pub metrics: Option<String>,
    /// What its domain works with, for looking behind the API.
    pub services: Services,
    /// Sends requests to it.
    http: reqwest::Client,
    application: OnceCell<(String, String)>,
}

/// A server. It ends when the last handle is dropped.
#[derive(Clone)]
pub struct App(Arc<Owned>);

struct Owned {
    running: Arc<Running>,
    stop: CancellationToken,
    database: String,
    /// It goes with this one.
    owns: bool,
}

impl Deref for App {
    type Target = Running;
    fn deref(&self) -> &Running {
        &self.0.running
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        self.stop.cancel();
        if !self.owns {
            return;
        }
        let database = self.database.clone();
        world::later(async move { world().await.drop_database(&database).await });
    }
}

impl App {
    /// The server of tests that need no more than accounts of their own. No rate limits, sign-up open.
    pub async fn shared() -> App {
        SHARED
            .get_or_init(|| async { App::start(Options::new("shared")).await })
            .await
            .clone()
    }

    /// A server of this test's own.
    pub async fn fresh(name: &str) -> App {
        App::start(Options::new(name)).await
    }

    /// A server of this test's own, as wanted.
    pub async fn start(options: Options) -> App {
        App::on(listener(), options).await
    }

    /// Servers that know each other.
    pub async fn network<const N: usize>(names: [&str; N]) -> [App; N] {
        App::network_with(names.map(Options::new)).await
    }

    /// Servers that know each other, as wanted.
    pub async fn network_with<const N: usize>(wanted: [Options; N]) -> [App; N] {
        let places = wanted.map(|options| (options, listener()));
        let hosts: BTreeMap<String, String> = places
            .iter()
            .map(|(options, listener)| (format!("{}.test", options.name), base(listener)))
            .collect();
        let mut apps = Vec::new();
        for (mut options, listener) in places {
            let own = format!("{}.test", options.name);
            let others = hosts.iter().filter(|(host, _)| **host != own);
            options
                .hosts
                .extend(others.map(|(host, base)| (host.clone(), base.clone())));
            apps.push(App::on(listener, options).await);
        }
        apps.try_into().ok().expect("as many as were asked for")
    }

    async fn on(listener: TcpListener, options: Options) -> App {
        let world = world().await;
        let owns = options.database.is_none();
        let database = match options.database {
            Some(database) => database,
            None => world.database().await,
        };
        let domain = format!("{}.test", options.name);
        let mut config = Config::default();
        config.instance.domain.clone_from(&domain);
        config.instance.origin = format!("https://{domain}").parse().expect("an origin");
        config.server.listen = listener.local_addr().expect("an address");
        config.server.workers = Some(1);
        config.server.trusted_proxies = vec!["127.0.0.0/8".parse().expect("a network")];
        config.database.url = Some(Secret::new(world.url(&database)));
        config.database.pool_size = 8;
        config.redis.url = Some(Secret::new(world.redis_url.clone()));
        config.redis.prefix = format!("{database}:");
        config.data.dir = world.dir.join(&database);
        config.mail.transport = MailTransport::Folder;
        config.limits.rate_limits = false;
        config.work.concurrency = Some(4);
        config.work.poll_ms = 100;
        config.work.drain_seconds = 2;
        for (host, base) in &options.hosts {
            let base = base.parse().expect("a base URL");
            config.development.hosts.insert(host.clone(), base);
        }
        (options.configure)(&mut config);
        std::fs::create_dir_all(config.data_dir()).expect("a data folder");
        let secret = MasterSecret::from_hex(&"5a".repeat(32)).expect("a secret");
        let measured = node::listen_for_metrics(&config).expect("a socket for metrics");
        let metrics = measured.as_ref().map(self::base);
        let base = base(&listener);
        let node = Node::open_with(
            config,
            secret,
            options.clock,
            Random::system(),
            options.names,
        )
        .await
        .unwrap_or_else(|error| panic!("{domain} does not start: {error:#}"));
        if let Some(measured) = measured {
            node.measure(measured).expect("metrics");
        }
        let running = Arc::new(Running {
            origin: format!("https://{domain}"),
            domain,
            base,
            metrics,
            services: node.services.clone(),
            http: super::client::http(),
            application: OnceCell::new(),
        });
        let stop = CancellationToken::new();
        let ending = stop.clone();
        tokio::spawn(async move {
            let worker = options
                .work
                .then(|| tokio::spawn(work::run(node.services.clone(), ending.clone())));
            if let Err(error) = node.serve(listener, ending).await {
                eprintln!("a server ended: {error:#}");
            }
            if let Some(worker) = worker {
                worker.await.ok();
            }
            node.close().await;
        });
        App(Arc::new(Owned {
            running,
            stop,
            database,
            owns,
        }))
    }

    /// The name of its database.
    pub fn database(&self) -> &str {
        &self.0.database
    }

    /// Stops serving and working; connections are drained.
    pub fn stop(&self) {
        self.0.stop.cancel();
    }

    /// A client without a token.
    pub fn client(&self) -> Client {
        Client::new(self.http.clone(), &self.base, &self.domain)
    }

    /// An account, made past the sign-up.
    pub async fn account(&self, username: &str, role: &str) -> i64 {
        let email = format!("{username}@mail.example");
        users::create_confirmed(&self.services, username, &email, PASSWORD, role)
            .await
            .unwrap_or_else(|error| panic!("no account {username}: {error}"))
    }

    /// Somebody new, signed in through the real endpoints.
    pub async fn user(&self, username: &str) -> Session {
        self.account(username, "").await;
        self.sign_in(username, SCOPES).await
    }

    /// Somebody new whose name nobody else of the shared server has.
    pub async fn somebody(&self, stem: &str) -> Session {
        self.user(&format!("{stem}{}", world::unique())).await
    }

    /// The application that tests sign in with: id and secret.
    pub async fn application(&self) -> (String, String) {
        self.application
            .get_or_init(|| async {
                let made = self
                    .client()
                    .post(
                        "/api/v1/apps",
                        json!({
                            "client_name": "Tests",
                            "redirect_uris": "urn:ietf:wg:oauth:2.0:oob",
                            "scopes": format!("{SCOPES} profile admin:read admin:write"),
                        }),
                    )
                    .await
                    .expect(200)
                    .json();
                (
                    made["client_id"].as_str().expect("client_id").to_owned(),
                    made["client_secret"].as_str().expect("secret").to_owned(),
                )
            })
            .await
            .clone()
    }

    /// A token for a person who has an account.
    pub async fn token(&self, username: &str, scopes: &str) -> String {
        let (client_id, client_secret) = self.application().await;
        let answer = self
            .client()
            .post(
                "/oauth/token",
                json!({
                    "grant_type": "password",
                    "client_id": client_id,
                    "client_secret": client_secret,
                    "username": format!("{username}@mail.example"),
                    "password": PASSWORD,
                    "scope": scopes,
                }),
            )
            .await
            .expect(200)
            .json();
        answer["access_token"].as_str().expect("a token").to_owned()
    }

    /// The token of an application alone.
    pub async fn app_token(&self, scopes: &str) -> String {
        let (client_id, client_secret) = self.application().await;
        let answer = self
            .client()
            .post(
                "/oauth/token",
                json!({
                    "grant_type": "client_credentials",
                    "client_id": client_id,
                    "client_secret": client_secret,
                    "scope": scopes,
                }),
            )
            .await
            .expect(200)
            .json();
        answer["access_token"].as_str().expect("a token").to_owned()
    }

    /// Signs somebody in who has an account.
    pub async fn sign_in(&self, username: &str, scopes: &str) -> Session {
        let token = self.token(username, scopes).await;
        let client = self.client().with_token(&token);
        let account: Value = client
            .get("/api/v1/accounts/verify_credentials")
            .await
            .expect(200)
            .json();
        Session::new(client, token, account, &self.domain)
    }

    /// One number from the database.
    pub async fn count(&self, query: &str) -> i64 {
        let connection = self.services.connection().await.expect("a connection");
        let row = connection.query_one(query, &[]).await;
        row.unwrap_or_else(|error| panic!("{query}: {error:?}"))
            .get(0)
    }

    /// Runs a statement.
    pub async fn sql(&self, statement: &str) {
        let connection = self.services.connection().await.expect("a connection");
        let done = connection.batch_execute(statement).await;
        done.unwrap_or_else(|error| panic!("{statement}: {error:?}"));
    }

    /// Waits until nothing is due any more: no job, no delivery, no activity that came in. What waits for a retry,
    /// or its time, later on is left out.
    pub async fn settled(&self) {
        super::eventually("the queues run empty", || async {
            let due = self
                .count(
                    "SELECT (SELECT count(*) FROM jobs WHERE due_at <= now()
                              OR (last_error IS NULL AND (attempts > 0 OR (due_at <= now() + interval '30 seconds' AND queue <> 'previews'))))
                          + (SELECT count(*) FROM deliveries d JOIN delivery_lanes l USING (host)
                             WHERE l.failures = 0)
                          + (SELECT count(*) FROM inbox_activities WHERE dead_at IS NULL AND last_error IS NULL)",
                )
                .await;
            (due == 0).then_some(())
        })
        .await;
    }
}

/// A socket on a free port of this machine.
pub fn listener() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").expect("a port")
}

/// Where a socket is reached.
pub fn base(listener: &TcpListener) -> String {
    format!("http://{}", listener.local_addr().expect("an address"))
}
