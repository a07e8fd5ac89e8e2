//! One running process of the server: its services, its node number, its HTTP listener, its workers.

use std::{
    net::TcpListener,
    sync::{Arc, OnceLock},
    time::Duration,
};

use anyhow::{Context, bail};
use jiff::SignedDuration;
use tokio_util::sync::CancellationToken;

use crate::{
    campaigns::Campaigns,
    clock::{Clock, Random},
    config::{Config, MailTransport, MasterSecret},
    domain::{self, Services},
    feed::{self, Feed},
    files::{Files, image::Images},
    http,
    ids::{self, Ids},
    mail::{self, Mailer},
    net::{Names, guarded},
    remote::Remote,
    store::{Db, Error as StoreError, lease, migrate},
    translate::Translator,
};

/// Says in the log what the configuration loosens: at the start of whatever stays, not of each command.
pub fn tell_loosened(config: &Config) {
    for line in config.loosened() {
        tracing::warn!("{line}");
    }
}

/// How long a start waits for a database that does not answer.
const DATABASE_WITHIN: Duration = Duration::from_secs(60);
/// A clock further behind the last id of its node than this is a wrong clock.
const MAX_SET_BACK: SignedDuration = SignedDuration::from_secs(30);

/// An open node. Stop it with [`Node::close`], so that its number is free for the next process at once.
pub struct Node {
    /// What the domain works with.
    pub services: Services,
    lease: lease::Lease,
    renewal: tokio::task::JoinHandle<()>,
    stop: CancellationToken,
    streams: Arc<OnceLock<http::streaming::Hub>>,
}

impl Node {
    /// Connects to everything, brings the schema up to date, checks that the database belongs to this name, and leases a
    /// node number.
    ///
    /// # Errors
    /// Whatever keeps the process from working, with what to do about it.
    pub async fn open(
        config: Config,
        secret: MasterSecret,
        clock: Clock,
        random: Random,
    ) -> anyhow::Result<Node> {
        Self::open_with(config, secret, clock, random, Names::system()).await
    }

    /// As [`Node::open`], with something else than DNS to tell the addresses of other servers.
    ///
    /// # Errors
    /// As [`Node::open`].
    pub async fn open_with(
        config: Config,
        secret: MasterSecret,
        clock: Clock,
        random: Random,
        names: Names,
    ) -> anyhow::Result<Node> {
        let url = config
            .database
            .url
            .as_ref()
            .context("`database.url` is not set")?;
        let db = Db::new(url.expose(), config.database.pool_size)?;
        wait_for(&db).await?;
        for name in migrate::run(&db)
            .await
            .context("the database schema could not be brought up to date")?
        {
            tracing::info!(migration = name, "applied");
        }
        check_identity(&db, &config).await?;

        let holder = format!("{}:{}", std::process::id(), random.token());
        let lease = lease::acquire(&db, &holder, clock.now()).await?;
        let last = ids::timestamp(lease.last_id);
        if last > clock.now() {
            let behind = clock.now().duration_until(last);
            if behind > MAX_SET_BACK {
                bail!(
                    "the clock is {behind:#} behind the last id that was minted: set the clock right"
                );
            }
            tokio::time::sleep(behind.unsigned_abs() + Duration::from_millis(1)).await;
        }
        let ids = Ids::new(clock.clone(), random.clone(), lease.node);
        ids.renew(lease.node, lease.until);

        let redis = config
            .redis
            .url
            .as_ref()
            .context("`redis.url` is not set")?;
        let settings = feed::Settings {
            home_size: usize::try_from(config.feed.home_size)?,
            trim_slack: usize::try_from(config.feed.trim_slack)?,
            late_slack: Duration::from_secs(u64::from(config.feed.late_slack_seconds)),
            active_days: config.feed.active_days,
        };
        let feed = Feed::connect(
            redis.expose(),
            &config.redis.prefix,
            settings,
            random.clone(),
        )?;
        let origin = config.instance.origin_string();
        let mut net = guarded::Settings::new(format!(
            "Rookery/{} (+{origin}/)",
            env!("CARGO_PKG_VERSION")
        ));
        net.dev_hosts = config
            .development
            .hosts
            .iter()
            .map(|(host, url)| (host.clone(), url.to_string()))
            .collect();
        net.extra_root_certificates
            .clone_from(&config.development.extra_root_certificates);
        net.names = names;
        let remote = Remote::new(&net, clock.clone())?;
        let public = config
            .media
            .public_url
            .clone()
            .unwrap_or_else(|| config.instance.origin.clone());
        let files = Files::disk(config.media_dir(), &public).await?;
        let mail = mailer(&config)?;
        let certificates = &config.development.extra_root_certificates;
        let translator = Translator::new(&config.translation, &net.user_agent, certificates)?;
        let campaigns = Campaigns::new(&config.donation_campaigns, &net.user_agent, certificates)?;
        let cache_bytes = config.cache.bytes;
        let peers = domain::peers::Peers::new(&config, db.clone())?;
        let services = Services {
            config: Arc::new(config),
            secret: Arc::new(secret),
            clock,
            random,
            ids,
            db,
            feed,
            remote,
            files,
            images: Images::for_this_machine(),
            mail,
            translator,
            campaigns,
            translations: domain::translation::remembered(),
            peers,
            caches: Arc::new(domain::caches::Caches::new(cache_bytes)),
            writing: Arc::default(),
            visitors: Arc::default(),
            wake: Arc::default(),
        };
        domain::accounts::instance_actor(&services).await?;
        let stop = CancellationToken::new();
        let renewal = tokio::spawn(renew(services.clone(), lease.clone(), stop.clone()));
        Ok(Node {
            services,
            lease,
            renewal,
            stop,
            streams: Arc::default(),
        })
    }

    /// Serves HTTP on a socket until `stop`, then drains.
    ///
    /// # Errors
    /// When the contract and the handlers disagree, or the socket fails.
    pub async fn serve(
        &self,
        listener: TcpListener,
        stop: CancellationToken,
    ) -> anyhow::Result<()> {
        let streams = http::streaming::Hub::start(self.services.clone())?;
        let streams = self.streams.get_or_init(|| streams).clone();
        let server = http::serve(self.services.clone(), streams.clone(), listener)?;
        let handle = server.handle();
        tokio::spawn(async move {
            stop.cancelled().await;
            streams.stop();
            handle.stop(true).await;
        });
        server.await?;
        Ok(())
    }

    /// Answers `/metrics`, `/health` and `/health/ready` on a socket of their own until [`Node::close`], so that what is
    /// drained can be watched too.
    ///
    /// # Errors
    /// When the socket cannot be used.
    pub fn measure(&self, listener: TcpListener) -> anyhow::Result<()> {
        let server = http::metrics::serve(self.services.clone(), self.streams.clone(), listener)?;
        let (handle, stop) = (server.handle(), self.stop.clone());
        tokio::spawn(async move {
            stop.cancelled().await;
            handle.stop(false).await;
        });
        tokio::spawn(server);
        Ok(())
    }

    /// Gives the node number back and closes the pool.
    pub async fn close(self) {
        self.stop.cancel();
        self.renewal.await.ok();
        let services = self.services;
        let last_id = services.ids.next().unwrap_or(self.lease.last_id);
        if let Err(error) = lease::release(&services.db, &self.lease, last_id, services.now()).await
        {
            tracing::debug!(%error, "the node number was not given back; it falls free by itself");
        }
        services.db.close();
    }
}

/// Opens the socket of the configuration.
///
/// # Errors
/// When another program has it, with what to do.
pub fn listen(config: &Config) -> anyhow::Result<TcpListener> {
    let address = config.server.listen;
    TcpListener::bind(address).with_context(|| {
        format!("cannot listen on {address}: is another server running? Choose another port with --port or `server.listen`")
    })
}

/// Opens the socket of `server.metrics_listen`, where it is set, and begins to count.
///
/// # Errors
/// When another program has it, with what to do.
pub fn listen_for_metrics(config: &Config) -> anyhow::Result<Option<TcpListener>> {
    let Some(address) = config.server.metrics_listen else {
        return Ok(None);
    };
    http::metrics::install()?;
    let listener = TcpListener::bind(address).with_context(|| {
        format!(
            "cannot listen on {address} for metrics: each process needs an address of its own; set another one with \
             ROOKERY__SERVER__METRICS_LISTEN"
        )
    })?;
    Ok(Some(listener))
}

async fn wait_for(db: &Db) -> anyhow::Result<()> {
    let started = std::time::Instant::now();
    loop {
        match db.ping().await {
            Ok(()) => return Ok(()),
            Err(StoreError::Unavailable(cause)) if started.elapsed() < DATABASE_WITHIN => {
                tracing::warn!(cause, "waiting for the database");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            Err(error) => return Err(error).context("the database cannot be used"),
        }
    }
}

/// Names are fixed at the first start: stored ids and other servers know them.
async fn check_identity(db: &Db, config: &Config) -> anyhow::Result<()> {
    let ours = serde_json::json!({
        "domain": config.instance.domain,
        "origin": config.instance.origin_string(),
    });
    let connection = db.get().await?;
    let fixed = sql::queries::settings::set_once()
        .bind(&connection, &"instance.identity", &ours)
        .one()
        .await?;
    if fixed != ours {
        bail!(
            "this database belongs to {fixed}, but the configuration says {ours}. Both names are fixed at the first \
             start: put the old values back, or start with a new data folder"
        );
    }
    Ok(())
}

fn mailer(config: &Config) -> anyhow::Result<Mailer> {
    let transport = match config.mail.transport {
        MailTransport::Off => mail::Transport::Off,
        MailTransport::Folder => mail::Transport::Folder(config.mail_dir()),
        MailTransport::Smtp => {
            let url = config
                .mail
                .smtp_url
                .as_ref()
                .context("`mail.smtp_url` is not set")?;
            mail::Transport::Smtp(url.expose().to_owned().into())
        }
    };
    Mailer::new(&mail::Settings::new(transport, config.mail_from()))
        .context("mail cannot be set up")
}

async fn renew(services: Services, mut lease: lease::Lease, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(lease::RENEWAL) => {}
        }
        let last_id = services.ids.next().unwrap_or(lease.last_id);
        match lease::renew(&services.db, &lease, last_id, services.now()).await {
            Ok(Some(renewed)) => {
                services.ids.renew(renewed.node, renewed.until);
                lease = renewed;
            }
            // Somebody else holds the number: take another one.
            Ok(None) => match lease::acquire(&services.db, &lease.holder, services.now()).await {
                Ok(fresh) => {
                    services.ids.renew(fresh.node, fresh.until);
                    lease = fresh;
                }
                Err(error) => tracing::error!(%error, "no node number: nothing can be written"),
            },
            Err(error) => tracing::warn!(%error, "the node number was not renewed; trying again"),
        }
    }
}
