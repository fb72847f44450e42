//! What the bridge gives, and to whom.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::thread;

use pilar_bridge::{Bridge, Prepared, Token};
use pilar_surface::{Opening, Surface};
use serde_json::{Value, json};
use tempfile::TempDir;

const KEY: &str = "0123456789abcdef0123456789abcdef";

/// A bridge on an empty workspace.
struct Desk {
    port: String,
    folder: TempDir,
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir_all(at("page/assets")).expect("a page");
        std::fs::write(at("page/index.html"), "<html><head><title>Pilar</title></head></html>")
            .expect("page");
        std::fs::write(at("page/assets/main.js"), "start()").expect("a script");
        std::fs::write(at("secret.txt"), "not of the page").expect("a file");
        let surface =
            Surface::new(Box::new(Prepared::new(at("dialogs.json"))), at("workspace"), Opening::Begin);
        let token = Token::new(KEY).expect("a token");
        let bridge = Bridge::listen(surface, &at("page"), token).expect("a bridge");
        let port = bridge.address();
        let port = port.trim_matches(|c: char| !c.is_ascii_digit()).to_owned();
        thread::spawn(move || bridge.serve());
        Self { port, folder }
    }

    fn host(&self, name: &str) -> String {
        format!("{name}.localhost:{}", self.port)
    }

    /// Asks the way HTTP 1.0 does, so that the answer ends with the connection.
    fn ask(&self, line: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut stream = TcpStream::connect(format!("127.0.0.1:{}", self.port)).expect("a connection");
        write!(stream, "{line} HTTP/1.0\r\nContent-Length: {}\r\n", body.len()).expect("asked");
        for (name, value) in headers {
            write!(stream, "{name}: {value}\r\n").expect("asked");
        }
        write!(stream, "\r\n{body}").expect("asked");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("answered");
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(answer[..end].to_vec()).expect("text").to_lowercase();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head, body: answer[end + 4..].to_vec() }
    }

    /// Calls a command as the page does and gives the lines of the answer.
    fn call(&self, name: &str, args: &Value) -> Vec<Value> {
        let body = json!({ "name": name, "args": args.to_string() }).to_string();
        let (host, page) = (self.host("ipc"), format!("http://{}", self.host("tauri")));
        let headers = [("Host", host.as_str()), ("Origin", &page), ("X-Pilar-Bridge", KEY)];
        let answer = self.ask("POST /call", &headers, &body);
        assert_eq!(answer.status, 200, "{name}");
        let lines = String::from_utf8(answer.body).expect("text");
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// What a command that ends well gives.
    fn given(&self, name: &str, args: &Value) -> Value {
        let line = self.call(name, args).pop().expect("a line");
        line.get("answer").unwrap_or_else(|| panic!("{name}: {line}")).clone()
    }
}

#[test]
fn the_page_is_served_with_the_windows_policy_and_nothing_beside_it() {
    let desk = Desk::new();
    let host = desk.host("tauri");
    let get = |path: &str| desk.ask(&format!("GET {path}"), &[("Host", &host)], "");
    let index = get("/?anything");
    assert_eq!(index.status, 200);
    let text = String::from_utf8(index.body).expect("text");
    assert!(text.starts_with("<html><head><script src=\"/bridge/internals.js\"></script><title>"), "{text}");
    assert!(index.head.contains("content-security-policy: "), "{}", index.head);
    assert!(index.head.contains(&format!("http://bukti.localhost:{} ", desk.port)), "{}", index.head);
    assert_eq!(get("/assets/main.js").body, b"start()");
    let internals = get("/bridge/internals.js").body;
    assert!(!internals.is_empty() && !String::from_utf8_lossy(&internals).contains(KEY));
    for path in
        ["/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "//secret.txt", "/assets"]
    {
        assert_eq!(get(path).status, 404, "{path}");
    }
}

#[test]
fn a_command_needs_the_token_the_host_and_the_origin() {
    let desk = Desk::new();
    let (host, page) = (desk.host("ipc"), format!("http://{}", desk.host("tauri")));
    let body = json!({ "name": "list_assessments", "args": "{}" }).to_string();
    let right = [("Host", host.as_str()), ("Origin", page.as_str()), ("X-Pilar-Bridge", KEY)];
    let post = |headers: &[(&str, &str)]| desk.ask("POST /call", headers, &body).status;
    assert_eq!(post(&right), 200);
    for left_out in 0..right.len() {
        let mut headers = right.to_vec();
        let (name, _) = headers.remove(left_out);
        assert!([403, 421].contains(&post(&headers)), "without {name}");
    }
    let elsewhere = format!("evil.example:{}", desk.port);
    let address = format!("127.0.0.1:{}", desk.port);
    for (name, value) in [
        ("Host", elsewhere.as_str()),
        ("Host", &address),
        ("Host", "ipc.localhost"),
        ("Origin", "http://evil.example"),
        ("Origin", "http://tauri.localhost"),
        ("Origin", "null"),
        ("X-Pilar-Bridge", ""),
        ("X-Pilar-Bridge", &KEY[1..]),
    ] {
        let headers = right.map(|(header, usual)| (header, if header == name { value } else { usual }));
        assert!([403, 421].contains(&post(&headers)), "{name}: {value}");
    }
    // A page from elsewhere is not even told that it might ask.
    let asked = |origin: &str| desk.ask("OPTIONS /call", &[("Host", &host), ("Origin", origin)], "");
    assert!(asked(&page).head.contains("access-control-allow-headers: x-pilar-bridge, content-type"));
    assert!(!asked("http://evil.example").head.contains("access-control"));
}

#[test]
fn commands_answer_refuse_and_tell_how_far_they_are() {
    let desk = Desk::new();
    desk.given("startup", &json!({}));
    let id = desk.given("create_example", &json!({}));
    let listed = desk.given("list_assessments", &json!({}));
    assert_eq!(listed[0]["id"], id);
    let refused = desk.call("undo_everything", &json!({}));
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0]["fault"]["code"], "perintah_tidak_dikenal");

    let file = desk.folder.path().join("Notulen.txt");
    std::fs::write(&file, "Rapat membahas rencana kerja.\n".repeat(200_000)).expect("a file");
    let code = "A.I.1.i.a";
    let attached = desk.call("attach_files", &json!({ "id": id, "code": code, "paths": [file], "job": 1 }));
    let (last, told) = attached.split_last().expect("lines");
    assert!(!told.is_empty() && told.iter().all(|line| line["progress"]["total"].is_number()), "{told:?}");
    let outcome = &last["answer"]["outcome"][0];
    let sha256 = outcome["attached"]["sha256"].as_str().unwrap_or_else(|| panic!("{outcome}"));

    // The same document for the preview.
    let (host, page) = (desk.host("bukti"), format!("http://{}", desk.host("tauri")));
    let path = format!("/{}/{sha256}", id.as_str().expect("an id"));
    let get = |line: &str, more: &[(&str, &str)]| {
        let headers = [&[("Host", host.as_str())], more].concat();
        desk.ask(&format!("GET {line}"), &headers, "")
    };
    let part = get(&format!("/{KEY}{path}"), &[("Origin", &page), ("Range", "bytes=6-13")]);
    assert_eq!((part.status, part.body.as_slice()), (206, b"membahas".as_slice()));
    assert!(part.head.contains(&format!("access-control-allow-origin: {page}")), "{}", part.head);
    assert!(part.head.contains("content-range: bytes 6-13/6000000"), "{}", part.head);
    assert_eq!(get(&format!("/{KEY}{path}"), &[]).body.len(), 6_000_000);
    assert_eq!(get(&path, &[]).status, 403);
    assert_eq!(get(&format!("/{KEY}{path}"), &[("Origin", "http://evil.example")]).status, 403);
    assert_eq!(get(&format!("/{KEY}{path}0"), &[]).status, 400);
}
