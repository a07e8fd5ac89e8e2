//! One WebSocket: many streams, subscribed to and left by messages.

use std::{sync::Arc, time::Duration};

use actix_web::{HttpRequest, rt, web};
use actix_ws::{AggregatedMessage, CloseCode, ProtocolError, Session};
use api::{
    stream::{ClientMessage, MAX_FRAME_BYTES, Stream, StreamError},
    streaming::OpenStream,
};
use tokio::{
    sync::watch,
    time::{Instant, MissedTickBehavior, interval_at, timeout},
};

use super::{
    Hub,
    ear::Ear,
    opened,
    registry::{End, Format},
};
use crate::http::{Answer, Caller, Failure, auth};

/// How often the client is asked whether it lives. Silent since the last time: dropped.
const PING: Duration = Duration::from_secs(30);
/// How long a frame may wait for a client that does not read.
const PATIENCE: Duration = Duration::from_secs(30);
/// Messages that a client may send from one ping to the next.
const MESSAGES_PER_PING: u32 = 1_000;

/// `GET /api/v1/streaming` with an upgrade (<https://docs.joinmastodon.org/methods/streaming/#websocket>).
pub(super) async fn open(
    request: HttpRequest,
    body: web::Payload,
    hub: web::Data<Hub>,
    caller: Caller,
) -> Answer {
    let wanted: OpenStream = opened(&request)?;
    // A browser drops a connection whose answer does not name the protocol that it offered.
    let offered: Vec<&str> = auth::subprotocol(request.headers()).into_iter().collect();
    let (response, session, messages) =
        actix_ws::handle_with_protocols(&request, body, &offered)
            .map_err(|_| Failure::new(400, "The WebSocket handshake is not valid"))?;
    let ear = hub.connect(&caller, Format::WebSocket).await?;
    let messages = messages
        .max_frame_size(MAX_FRAME_BYTES)
        .aggregate_continuations()
        .max_continuation_size(MAX_FRAME_BYTES);
    rt::spawn(talk(ear, session, messages, wanted));
    Ok(response)
}

/// Why a conversation is over.
enum Over {
    /// The connection is gone, or not worth a word.
    Gone,
    /// The client is told.
    Close(CloseCode),
}

async fn talk(
    mut ear: Ear,
    mut session: Session,
    mut messages: actix_ws::AggregatedMessageStream,
    wanted: OpenStream,
) {
    let over = converse(&mut ear, &mut session, &mut messages, wanted).await;
    // Off the list before the last word: nothing more is queued.
    drop(ear);
    if let Over::Close(code) = over {
        // To a client that does not read, not even that can be said.
        let _ = timeout(PATIENCE, session.close(Some(code.into()))).await;
    }
}

async fn converse(
    ear: &mut Ear,
    session: &mut Session,
    messages: &mut actix_ws::AggregatedMessageStream,
    wanted: OpenStream,
) -> Over {
    if let Some(name) = &wanted.stream {
        let stream = Stream::new(name, wanted.tag.as_deref(), wanted.list.as_deref());
        let outcome = match stream {
            Ok(stream) => ear.subscribe(stream).await,
            Err(error) => Err(error),
        };
        if let Err(error) = outcome
            && say(ear, session, error.encode().into()).await.is_err()
        {
            return Over::Gone;
        }
    }
    let mut pings = interval_at(Instant::now() + PING, PING);
    pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut alive = true;
    let mut heard = 0_u32;
    loop {
        tokio::select! {
            biased;
            why = ended(&mut ear.end) => return Over::Close(why),
            _ = pings.tick() => {
                if !alive || session.ping(b"").await.is_err() {
                    return Over::Gone;
                }
                alive = false;
                heard = 0;
            }
            message = messages.recv() => {
                alive = true;
                heard += 1;
                if heard > MESSAGES_PER_PING {
                    return Over::Close(CloseCode::Policy);
                }
                if let Err(over) = hear(ear, session, message).await {
                    return over;
                }
            }
            Some(frame) = ear.frames.recv() => {
                if let Err(over) = say(ear, session, frame).await {
                    return over;
                }
            }
        }
    }
}

/// Resolves when the server wants the connection to end.
async fn ended(end: &mut watch::Receiver<Option<End>>) -> CloseCode {
    let why = end.wait_for(Option::is_some).await;
    match why.ok().and_then(|why| *why) {
        Some(End::Revoked) => CloseCode::Policy,
        Some(End::Slow) => CloseCode::Again,
        Some(End::Stopping) | None => CloseCode::Away,
    }
}

/// Sends a frame, unless the connection is to end first or the client does not read.
async fn say(ear: &mut Ear, session: &mut Session, frame: Arc<str>) -> Result<(), Over> {
    tokio::select! {
        biased;
        why = ended(&mut ear.end) => Err(Over::Close(why)),
        sent = timeout(PATIENCE, session.text(&*frame)) => match sent {
            Ok(Ok(())) => Ok(()),
            _ => Err(Over::Gone),
        },
    }
}

async fn hear(
    ear: &mut Ear,
    session: &mut Session,
    message: Option<Result<AggregatedMessage, ProtocolError>>,
) -> Result<(), Over> {
    let message = match message {
        Some(Ok(message)) => message,
        Some(Err(ProtocolError::Overflow)) => return Err(Over::Close(CloseCode::Size)),
        Some(Err(_)) => return Err(Over::Close(CloseCode::Protocol)),
        None => return Err(Over::Gone),
    };
    match message {
        AggregatedMessage::Text(text) => {
            if let Err(error) = obey(ear, &text).await {
                say(ear, session, error.encode().into()).await?;
            }
            Ok(())
        }
        AggregatedMessage::Binary(_) => Err(Over::Close(CloseCode::Unsupported)),
        AggregatedMessage::Ping(bytes) => session.pong(&bytes).await.map_err(|_| Over::Gone),
        AggregatedMessage::Pong(_) => Ok(()),
        AggregatedMessage::Close(_) => Err(Over::Close(CloseCode::Normal)),
    }
}

async fn obey(ear: &Ear, text: &str) -> Result<(), StreamError> {
    match ClientMessage::decode(text)? {
        ClientMessage::Subscribe(stream) => ear.subscribe(stream).await,
        ClientMessage::Unsubscribe(stream) => {
            ear.unsubscribe(&stream);
            Ok(())
        }
    }
}
