use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::Arc;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use pilar_surface::Surface;
use tokio::runtime::Runtime;

use crate::answer::Answers;
use crate::page::Page;
use crate::token::Token;

/// A bridge that listens on a port of this machine, which the system chose.
pub struct Bridge {
    listener: TcpListener,
    answers: Arc<Answers>,
}

impl Bridge {
    /// Listens for whoever has the token. `page` is the folder of the built page.
    pub fn listen(surface: Surface, page: &Path, token: Token) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let answers = Arc::new(Answers::new(surface, Page::read(page, port)?, token, port));
        Ok(Self { listener, answers })
    }

    /// Where the page is. The token is added behind a question mark by who knows it.
    pub fn address(&self) -> String {
        format!("{}/", self.answers.origin())
    }

    /// Answers until it cannot any more.
    pub fn serve(self) -> io::Result<Infallible> {
        Runtime::new()?.block_on(async {
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            loop {
                let (stream, _) = listener.accept().await?;
                // An answer goes out at once, not when the one before has been acknowledged.
                if let Err(error) = stream.set_nodelay(true) {
                    log::debug!("a connection ended at once: {error}");
                    continue;
                }
                let answers = Arc::clone(&self.answers);
                let service = service_fn(move |request| {
                    let answers = Arc::clone(&answers);
                    async move { Ok::<_, Infallible>(answers.answer(request).await) }
                });
                let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
                tokio::spawn(async {
                    // A browser ends connections as it likes.
                    if let Err(error) = connection.await {
                        log::debug!("a connection ended: {error}");
                    }
                });
            }
        })
    }
}
