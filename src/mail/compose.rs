//! From [`Message`] to what travels.

use std::time::SystemTime;

use lettre::Message as Mail;
use lettre::message::header::{ContentTransferEncoding, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};

use super::{Address, MAX_BODY, MAX_SUBJECT, MailError, Message};

/// The longest line that may travel without being encoded, in bytes.
const MAX_LINE: usize = 998;
/// The longest id, so that the header with it stays one line.
const MAX_ID: usize = 100;

/// Who the mails are from.
#[derive(Clone, Debug)]
pub(super) struct Sender {
    mailbox: Mailbox,
    domain: String,
}

impl Sender {
    pub(super) fn parse(text: &str) -> Result<Self, MailError> {
        let wrong = |problem| MailError::Setting {
            setting: "mail.from",
            problem,
        };
        let mailbox: Mailbox = text
            .parse()
            .map_err(|_| wrong("must be an address, or a name and an address in <>"))?;
        if mailbox.name.as_deref().is_some_and(has_control) {
            return Err(wrong("the name must be one line"));
        }
        let domain = mailbox.email.domain().to_owned();
        Ok(Self { mailbox, domain })
    }
}

/// Whether a text has line breaks or other characters that could end a header.
fn has_control(text: &str) -> bool {
    text.chars()
        .any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
}

/// The rules that a message must keep wherever it goes.
pub(super) fn check(message: &Message) -> Result<(), MailError> {
    let id_is_plain = !message.id.is_empty()
        && message.id.len() <= MAX_ID
        && message
            .id
            .bytes()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'.'))
        && !message.id.starts_with('.')
        && !message.id.ends_with('.')
        && !message.id.contains("..");
    if !id_is_plain {
        return Err(MailError::Message(
            "the id has other characters than letters, digits, - and .",
        ));
    }
    if has_control(&message.subject) {
        return Err(MailError::Message("the subject is not one line"));
    }
    if message.subject.len() > MAX_SUBJECT {
        return Err(MailError::Message("the subject is too long"));
    }
    let html = message.html.as_deref().unwrap_or_default();
    if message.text.len() > MAX_BODY || html.len() > MAX_BODY {
        return Err(MailError::Message("the body is too long"));
    }
    if let Some(url) = &message.list_unsubscribe {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(MailError::Message(
                "the unsubscribe address is not http or https",
            ));
        }
        if url.as_str().len() > MAX_LINE - 100 {
            return Err(MailError::Message("the unsubscribe address is too long"));
        }
    }
    Ok(())
}

/// Encoded so that every mail server passes it on unharmed.
pub(super) fn portable(message: &Message, from: &Sender) -> Result<Mail, MailError> {
    build(message, from, |text| Body::new(text.to_owned()))
}

/// Bodies stand as they are, for people who open the file.
pub(super) fn readable(message: &Message, from: &Sender) -> Result<Mail, MailError> {
    build(message, from, |text| {
        let plain = text.replace("\r\n", "\n").replace('\n', "\r\n");
        if plain.contains('\0') || plain.split("\r\n").any(|line| line.len() > MAX_LINE) {
            return Body::new(text.to_owned());
        }
        Body::new_with_encoding(plain, ContentTransferEncoding::EightBit)
            .unwrap_or_else(|_| Body::new(text.to_owned()))
    })
}

fn build(message: &Message, from: &Sender, body: impl Fn(&str) -> Body) -> Result<Mail, MailError> {
    let mut mail = Mail::builder()
        .from(from.mailbox.clone())
        .to(Mailbox::new(None, envelope(&message.to)?))
        .subject(message.subject.clone())
        .date(SystemTime::from(message.date))
        .message_id(Some(format!("<{}@{}>", message.id, from.domain)))
        // Keeps holiday notices from answering (RFC 3834).
        .raw_header(header("Auto-Submitted", "auto-generated".to_owned()));
    if let Some(url) = &message.list_unsubscribe {
        mail = mail
            .raw_header(header("List-Unsubscribe", format!("<{url}>")))
            .raw_header(header(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click".to_owned(),
            ));
    }
    let text = SinglePart::plain(body(&message.text));
    let mail = match &message.html {
        None => mail.singlepart(text),
        Some(html) => mail.multipart(
            MultiPart::alternative()
                .boundary(boundary(message))
                .singlepart(text)
                .singlepart(SinglePart::html(body(html))),
        ),
    };
    mail.map_err(|_| MailError::Message("a header is missing"))
}

/// The line between the parts: of the id, so that a repeated mail is the same to the byte,
/// and not in the parts themselves.
fn boundary(message: &Message) -> String {
    let html = message.html.as_deref().unwrap_or_default();
    let mut line = format!("part-{:.40}", message.id.replace('.', "-"));
    while message.text.contains(&line) || html.contains(&line) {
        line.push('-');
    }
    line
}

fn envelope(to: &Address) -> Result<lettre::Address, MailError> {
    lettre::Address::new(to.local(), to.domain())
        .map_err(|_| MailError::Message("the address is not accepted"))
}

/// A header whose value is plain ASCII on one line: fixed words, or an address from [`url::Url`],
/// which escapes everything else. Encoding it would make the link useless.
fn header(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(
        HeaderName::new_from_ascii_str(name),
        value.clone(),
        value,
    )
}
