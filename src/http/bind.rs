//! Binding handlers to the contract's endpoints.

use std::collections::{BTreeMap, HashSet};

use actix_web::{
    FromRequest, Handler, Responder, Route, guard as matching,
    http::{Method as HttpMethod, header},
    middleware::from_fn,
    web,
};
use api::endpoint::{Endpoint, Method, Status};

use super::guard;

/// Endpoints with their handlers, on their way into the router.
#[derive(Default)]
pub struct Table {
    bound: Vec<(&'static Endpoint, Route)>,
}

impl Table {
    /// Binds a handler. Authorisation, rate limits and body limits come from the declaration.
    pub fn bind<F, Args>(&mut self, endpoint: &'static Endpoint, handler: F)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let mut methods = matching::Any(method_guard(endpoint.method));
        for also in endpoint.also {
            methods = methods.or(method_guard(*also));
        }
        let route = web::route()
            .guard(methods)
            .to(handler)
            .wrap(from_fn(move |request, next| {
                guard::layer(endpoint, request, next)
            }));
        self.bound.push((endpoint, route));
    }

    /// Whether every endpoint that the contract calls built has a handler, and none that it calls planned.
    pub fn check(&self) -> Result<(), String> {
        let key = |endpoint: &Endpoint| (endpoint.method, endpoint.path);
        let bound: HashSet<_> = self
            .bound
            .iter()
            .map(|(endpoint, _)| key(endpoint))
            .collect();
        let mut wrong = Vec::new();
        for endpoint in api::endpoints() {
            let name = format!("{} {}", endpoint.method.as_str(), endpoint.path);
            match (endpoint.status, bound.contains(&key(endpoint))) {
                (Status::Built, false) => wrong.push(format!("{name} has no handler")),
                (Status::Planned, true) => {
                    wrong.push(format!("{name} has a handler but is marked as planned"))
                }
                _ => {}
            }
        }
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(wrong.join("; "))
        }
    }

    /// Puts everything into the router; literal paths before those with parameters.
    pub fn register(self, config: &mut web::ServiceConfig) {
        let mut paths: BTreeMap<String, (&'static str, Vec<Route>)> = BTreeMap::new();
        let mut bound = self.bound;
        // On a path that both share, the upgrade is asked first.
        bound.sort_by_key(|(endpoint, _)| endpoint.method != Method::Ws);
        for (endpoint, route) in bound {
            let order = endpoint
                .path
                .split('/')
                .map(|part| {
                    if part.starts_with('{') {
                        "\u{10ffff}"
                    } else {
                        part
                    }
                })
                .collect::<Vec<_>>()
                .join("/");
            paths
                .entry(order)
                .or_insert_with(|| (endpoint.path, Vec::new()))
                .1
                .push(route);
        }
        for (path, routes) in paths.into_values() {
            let mut resource = web::resource(path).default_service(web::to(super::not_found));
            for route in routes {
                resource = resource.route(route);
            }
            config.service(resource);
        }
    }
}

fn method_guard(method: Method) -> impl matching::Guard {
    let upgrades = method == Method::Ws;
    let wanted = match method {
        Method::Get => vec![HttpMethod::GET, HttpMethod::HEAD],
        Method::Ws => vec![HttpMethod::GET],
        Method::Post => vec![HttpMethod::POST],
        Method::Put => vec![HttpMethod::PUT],
        Method::Patch => vec![HttpMethod::PATCH],
        Method::Delete => vec![HttpMethod::DELETE],
    };
    matching::fn_guard(move |context| {
        // A WebSocket and a GET may share a path: the upgrade tells them apart.
        let asks = context
            .head()
            .headers()
            .contains_key(header::SEC_WEBSOCKET_KEY);
        wanted.contains(&context.head().method) && (!upgrades || asks)
    })
}
