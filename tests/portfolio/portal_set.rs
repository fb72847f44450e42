//! A set for `PortalRB`: static files, pulled over HTTP from a plain file server as `PortalRB` would.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};

use pilar_tests::Station;
use serde_json::{Value, json};

/// Serves the files of a folder on this machine, by their paths and nothing more; returns where.
fn serve(folder: PathBuf) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
            let mut asked = String::new();
            reader.read_line(&mut asked).expect("a request");
            let mut line = String::new();
            while reader.read_line(&mut line).expect("a header") > 2 {
                line.clear();
            }
            let path = asked.split(' ').nth(1).unwrap_or("/").trim_start_matches('/');
            let (status, body) = match std::fs::read(folder.join(path)) {
                Ok(body) => ("200 OK", body),
                Err(_) => ("404 Not Found", br#"{"error":true,"code":404,"message":"tidak ada"}"#.to_vec()),
            };
            let head = format!("HTTP/1.0 {status}\r\nContent-Length: {}\r\n\r\n", body.len());
            stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)).expect("an answer");
        }
    });
    address
}

/// What `PortalRB` does for one address: asks with its token, and wants JSON.
fn pull(server: &str, path: &str) -> (u16, Value) {
    let mut stream = TcpStream::connect(server).expect("a server");
    write!(
        stream,
        "GET /{path} HTTP/1.0\r\nAuthorization: Bearer rahasia\r\nAccept: application/json\r\n\r\n"
    )
    .expect("asked");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    let status = head.split(' ').nth(1).expect("a status").parse().expect("a number");
    (status, serde_json::from_str(body).expect("JSON"))
}

fn unit(desk: &Station, name: &str, target: &str, profile: &[&str]) -> String {
    let new = ["new", "--unit", name, "--instansi", "Pemkot Uji", "--year", "2026", "--target", target];
    let id = desk.good(&new).trim().to_owned();
    if !profile.is_empty() {
        desk.good(&[&["profile", &id], profile].concat());
    }
    id
}

fn left_over(desk: &Station) -> Vec<String> {
    let entries = std::fs::read_dir(desk.path(".")).expect("the desk");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.filter(|name| name.contains("set")).collect()
}

#[test]
fn a_set_is_pulled_from_a_plain_file_server() {
    let desk = Station::new();
    let first = unit(&desk, "Kantor Satu", "wbk", &["--portal-id", "101"]);
    let second = unit(&desk, "Kantor Dua", "wbk", &["--portal-id", "102", "--afirmasi", "true"]);
    unit(&desk, "Kantor Tiga", "wbbm", &["--portal-id", "unit-103", "--category", "WBK"]);
    unit(&desk, "Kantor Empat", "wbbm", &["--portal-id", "104", "--afirmasi", "true"]);
    desk.good(&["answer", &first, "1", "Ya", "--note", "SK tim"]);
    desk.good(&["answer", &second, "2", "A"]);
    let output = desk.path("set");
    let output = output.to_str().expect("Unicode path");
    let written = desk.json(&["export", "--format", "portalrb-set", "--year", "2026", "-o", output]);
    assert_eq!(written["units"], json!({ "wbk": 2, "wbbm": 2 }));
    assert_eq!(
        written["notices"],
        json!([
            "Kantor Tiga: kategori pada profil \"WBK\", yang ditulis WBBM menurut predikat dan afirmasi."
        ])
    );

    let server = serve(PathBuf::from(output));
    let mut pulled = BTreeMap::new();
    for list in ["pengusulan/unit-wbk", "pengusulan/unit-wbbm"] {
        let (status, list) = pull(&server, list);
        assert_eq!((status, &list["tahun"]), (200, &json!(2026)));
        for unit in list["units"].as_array().expect("units") {
            let id = unit["id"].as_str().map_or_else(|| unit["id"].to_string(), str::to_owned);
            let (status, answers) = pull(&server, &format!("lke/jawaban-unit/{id}"));
            assert_eq!(
                (status, &answers["unit_id"], &answers["nama_unit"]),
                (200, &unit["id"], &unit["nama"])
            );
            assert_eq!(answers["answers"].as_array().map(Vec::len), Some(127));
            pulled.insert(id, (unit.clone(), answers));
        }
    }
    let said: Vec<(&str, &Value, &Value)> =
        pulled.iter().map(|(id, (unit, _))| (id.as_str(), &unit["kategori"], &unit["afirmasi"])).collect();
    assert_eq!(
        said,
        [
            ("101", &json!("WBK"), &json!(false)),
            ("102", &json!("WBK-AFIRMASI"), &json!(true)),
            ("104", &json!("WBBM-AFIRMASI"), &json!(true)),
            ("unit-103", &json!("WBBM"), &json!(false)),
        ]
    );
    let answer = &pulled["101"].1["answers"][0];
    assert_eq!((&answer["jawaban_unit"], &answer["catatan_unit"]), (&json!("Ya"), &json!("SK tim")));
    assert_eq!(pulled["102"].1["answers"][1]["jawaban_unit"], json!("A"));
    assert_eq!(pull(&server, "lke/jawaban-unit/999").0, 404);

    // A set is never mixed with what is there.
    let refused = desk.refused(&["export", "--format", "portalrb-set", "--year", "2026", "-o", output]);
    assert!(refused.contains("tidak kosong; tidak ada yang ditulis"), "{refused}");
    assert_eq!(left_over(&desk), ["set"]);
}

#[test]
fn a_set_lacks_nothing_or_is_not_written() {
    let desk = Station::new();
    unit(&desk, "Kantor Satu", "wbk", &["--portal-id", "101"]);
    unit(&desk, "Kantor Dua", "wbk", &[]);
    unit(&desk, "Kantor Tiga", "wbbm", &["--portal-id", "../rahasia"]);
    unit(&desk, "Kantor Empat", "wbbm", &["--portal-id", "101"]);
    unit(&desk, "Kantor Lima", "wbbm", &[]);
    let output = desk.path("set");
    let args =
        ["export", "--format", "portalrb-set", "--year", "2026", "-o", output.to_str().expect("a path")];
    let refused = desk.refused_with_list(&args);
    let lines: Vec<&str> = refused.lines().collect();
    assert!(
        lines[0].starts_with("4 hal belum lengkap untuk set PortalRB; tidak ada yang ditulis"),
        "{refused}"
    );
    for (line, said) in lines[1..].iter().zip([
        ("Kantor Dua", "id unit PortalRB belum diisi"),
        ("Kantor Tiga", "id unit PortalRB \"../rahasia\" tidak dapat menjadi alamat"),
        ("Kantor Empat", "id unit PortalRB 101 juga dipakai Kantor Satu"),
        ("Kantor Lima", "id unit PortalRB belum diisi"),
    ]) {
        assert!(line.starts_with(said.0) && line.ends_with(said.1), "{line}");
    }
    assert_eq!(lines.len(), 5);
    assert!(!Path::new(&output).exists() && left_over(&desk).is_empty(), "nothing is written");

    let none = desk.refused(&["export", "--format", "portalrb-set", "--year", "2025", "-o", "set"]);
    assert!(none.contains("\"tahun 2025\" tidak ditemukan"), "{none}");
    let other = desk.refused(&["export", "--format", "xlsx", "--year", "2026", "-o", "set"]);
    assert!(other.contains("hanya untuk format portalrb-set"), "{other}");
}
