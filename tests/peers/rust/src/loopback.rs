//! The way out: names are called at the place where they are known to be, in the clear, and no other is called.

use std::{
    collections::HashMap,
    io,
    sync::{Arc, Mutex},
    time::Duration,
};

use http::Extensions;
use reqwest::{
    Client, Request, Response, ResponseBuilderExt,
    header::{HOST, HeaderValue},
    redirect::Policy,
};
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware, Error, Middleware, Next, Result};
use serde_json::{Value, json};
use url::Url;

use crate::lock;

#[derive(Clone)]
pub struct Loopback {
    places: Arc<HashMap<String, String>>,
    log: Arc<Mutex<Vec<Value>>>,
}

impl Loopback {
    pub fn new(places: HashMap<String, String>) -> Loopback {
        Loopback {
            places: Arc::new(places),
            log: Arc::default(),
        }
    }

    pub fn client(&self) -> std::result::Result<ClientWithMiddleware, reqwest::Error> {
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(Duration::from_secs(10))
            .build()?;
        Ok(ClientBuilder::new(client).with(self.clone()).build())
    }

    /// Every request so far, and the status it was answered with.
    pub fn log(&self) -> Vec<Value> {
        lock(&self.log).clone()
    }

    fn place_of(&self, url: &Url) -> Option<Url> {
        let place = self.places.get(url.host_str()?)?;
        let mut real = Url::parse(&format!("http://{place}")).ok()?;
        real.set_path(url.path());
        real.set_query(url.query());
        Some(real)
    }
}

#[async_trait::async_trait]
impl Middleware for Loopback {
    async fn handle(
        &self,
        mut request: Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> Result<Response> {
        let asked = request.url().clone();
        let refused =
            || Error::middleware(io::Error::other(format!("{asked} is not to be called")));
        let real = self.place_of(&asked).ok_or_else(refused)?;
        let host = HeaderValue::from_str(asked.host_str().unwrap_or_default());
        request
            .headers_mut()
            .insert(HOST, host.map_err(Error::middleware)?);
        *request.url_mut() = real;
        let method = request.method().to_string();
        let response = next.run(request, extensions).await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes().await?;
        lock(&self.log).push(json!({
            "method": method, "url": asked, "status": status.as_u16(), "answer": String::from_utf8_lossy(&body)
        }));
        // As if it had come from the name.
        let mut answer = http::Response::builder()
            .status(status)
            .url(asked)
            .body(body)
            .map_err(Error::middleware)?;
        *answer.headers_mut() = headers;
        Ok(Response::from(answer))
    }
}
