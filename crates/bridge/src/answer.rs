//! Who may ask what. As in the web view of Windows there are three origins: the page at `tauri.localhost`, commands at
//! `ipc.localhost`, evidence at `bukti.localhost`.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http_body_util::BodyExt as _;
use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST,
    HeaderMap, HeaderName, ORIGIN, RANGE, REFERRER_POLICY,
};
use hyper::{Method, Request, Response, StatusCode};
use pilar_surface::Surface;
use serde::Deserialize;
use serde_json::json;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::spawn_blocking;

use crate::page::Page;
use crate::token::Token;

/// The header that holds the token.
const HEADER: HeaderName = HeaderName::from_static("x-pilar-bridge");

/// What is asked, and of whom.
pub(crate) struct Answers {
    surface: Surface,
    page: Arc<Page>,
    token: Token,
    port: u16,
}

/// A command as the page calls it.
#[derive(Deserialize)]
struct Call {
    name: String,
    args: String,
}

impl Answers {
    pub fn new(surface: Surface, page: Page, token: Token, port: u16) -> Self {
        Self { surface, page: Arc::new(page), token, port }
    }

    /// The page's origin.
    pub fn origin(&self) -> String {
        format!("http://{}", self.host("tauri"))
    }

    fn host(&self, name: &str) -> String {
        format!("{name}.localhost:{}", self.port)
    }

    /// Answers one request; what is not the page's own is refused before anything is looked at.
    pub async fn answer(&self, request: Request<Incoming>) -> Response<Parts> {
        let origin = text(request.headers(), &ORIGIN);
        if origin.is_some_and(|origin| origin != self.origin()) {
            return refuse(StatusCode::FORBIDDEN);
        }
        let host = text(request.headers(), &HOST).unwrap_or_default();
        if host == self.host("tauri") {
            self.page(&request)
        } else if host == self.host("ipc") {
            self.command(request).await
        } else if host == self.host("bukti") {
            self.content(&request).await
        } else {
            refuse(StatusCode::MISDIRECTED_REQUEST)
        }
    }

    /// A file of the page.
    fn page(&self, request: &Request<Incoming>) -> Response<Parts> {
        if request.method() != Method::GET {
            return refuse(StatusCode::METHOD_NOT_ALLOWED);
        }
        let file = match self.page.file(request.uri().path()) {
            Ok(Some(file)) => file,
            Ok(None) => return refuse(StatusCode::NOT_FOUND),
            Err(error) => {
                log::warn!("{}: {error}", request.uri());
                return refuse(StatusCode::INTERNAL_SERVER_ERROR);
            }
        };
        let response = Response::builder()
            .header(CONTENT_TYPE, file.media)
            .header(CONTENT_SECURITY_POLICY, &self.page.policy)
            .header(REFERRER_POLICY, "no-referrer");
        made(response.body(Parts::whole(file.bytes)))
    }

    /// A command: a line of JSON for each step of long work, and one for what it ended with.
    async fn command(&self, request: Request<Incoming>) -> Response<Parts> {
        let response = Response::builder().header(ACCESS_CONTROL_ALLOW_ORIGIN, self.origin());
        if request.method() == Method::OPTIONS {
            // A browser asks first whether the page may send such a request at all.
            let allowed = format!("{HEADER}, {CONTENT_TYPE}");
            return made(response.header(ACCESS_CONTROL_ALLOW_HEADERS, allowed).body(Parts::none()));
        }
        if request.method() != Method::POST || request.uri().path() != "/call" {
            return refuse(StatusCode::NOT_FOUND);
        }
        let headers = request.headers();
        if !headers.contains_key(ORIGIN) || !self.token.is(text(headers, &HEADER)) {
            return refuse(StatusCode::FORBIDDEN);
        }
        let Ok(body) = request.into_body().collect().await else { return refuse(StatusCode::BAD_REQUEST) };
        let Ok(Call { name, args }) = serde_json::from_slice(&body.to_bytes()) else {
            return refuse(StatusCode::BAD_REQUEST);
        };
        let (line, parts) = Parts::new();
        let surface = self.surface.clone();
        spawn_blocking(move || {
            let answer = surface.dispatch(&name, &args, &mut |progress| {
                send(&line, format!("{}\n", json!({ "progress": progress })));
            });
            send(
                &line,
                match answer {
                    Ok(answer) => format!("{{\"answer\":{answer}}}\n"),
                    Err(fault) => format!("{}\n", json!({ "fault": fault })),
                },
            );
        });
        made(response.header(CONTENT_TYPE, "application/x-ndjson").body(parts))
    }

    /// Content of a document, as the scheme `bukti` of the window gives it. An image sends no header of ours, so the
    /// token stands before the path.
    async fn content(&self, request: &Request<Incoming>) -> Response<Parts> {
        if request.method() != Method::GET {
            return refuse(StatusCode::METHOD_NOT_ALLOWED);
        }
        let path = request.uri().path().trim_start_matches('/');
        let (token, path) = path.split_at(path.find('/').unwrap_or(path.len()));
        if !self.token.is(Some(token)) {
            return refuse(StatusCode::FORBIDDEN);
        }
        let (surface, path) = (self.surface.clone(), path.to_owned());
        let range = text(request.headers(), &RANGE).map(str::to_owned);
        let read = spawn_blocking(move || surface.content(&path, range.as_deref()));
        let Ok(content) = read.await else { return refuse(StatusCode::INTERNAL_SERVER_ERROR) };
        let mut response = Response::builder().status(content.status);
        for (name, value) in content.headers {
            response = response.header(name, value);
        }
        if request.headers().contains_key(ORIGIN) {
            response = response.header(ACCESS_CONTROL_ALLOW_ORIGIN, self.origin());
        }
        made(response.body(Parts::whole(content.bytes)))
    }
}

/// A header as text; what is no text is nobody's.
fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap_or_default())
}

fn send(line: &UnboundedSender<Bytes>, text: String) {
    // Whoever asked is gone; the command goes on, as it does in the window.
    if line.send(text.into()).is_err() {
        log::debug!("nobody hears of a command any more");
    }
}

fn refuse(status: StatusCode) -> Response<Parts> {
    let mut response = Response::new(Parts::none());
    *response.status_mut() = status;
    response
}

fn made(response: Result<Response<Parts>, hyper::http::Error>) -> Response<Parts> {
    response.unwrap_or_else(|error| {
        log::error!("no response could be made: {error}");
        refuse(StatusCode::INTERNAL_SERVER_ERROR)
    })
}

/// The body of a response, part by part.
pub(crate) struct Parts(UnboundedReceiver<Bytes>);

impl Parts {
    fn new() -> (UnboundedSender<Bytes>, Self) {
        let (parts, receiver) = unbounded_channel();
        (parts, Self(receiver))
    }

    fn none() -> Self {
        Self::new().1
    }

    fn whole(bytes: Vec<u8>) -> Self {
        let (parts, body) = Self::new();
        // The other half is right here.
        let _ = parts.send(bytes.into());
        body
    }
}

impl Body for Parts {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.poll_recv(context).map(|part| part.map(|part| Ok(Frame::data(part))))
    }
}
