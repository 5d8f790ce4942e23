//! `wortlaut extract`, as a script uses it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use assert_cmd::cargo::cargo_bin;
use serde_json::{Value, json};
use tempfile::TempDir;

struct Output {
    records: Vec<Value>,
    errors: String,
    status: i32,
}

fn wortlaut(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(cargo_bin("wortlaut"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that reads no standard input has every right to be gone by now.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Output {
        records: output.stdout.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()).map(record).collect(),
        errors: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap(),
    }
}

fn record(line: &[u8]) -> Value {
    serde_json::from_slice(line).unwrap()
}

fn texts(output: &Output) -> Vec<&str> {
    output.records.iter().map(|record| record["text"].as_str().unwrap()).collect()
}

#[test]
fn records_come_in_the_order_of_the_articles() {
    let folder = TempDir::new().unwrap();
    let text = |number: usize| format!("Meldung {number}.{}", " Der Rat tagte am Dienstag.".repeat((number * 37) % 50));
    fs::create_dir(folder.path().join("b")).unwrap();
    for number in 0..50 {
        let name = if number < 25 { format!("a{number:02}.txt") } else { format!("b/{number:02}.txt") };
        fs::write(folder.path().join(name), text(number)).unwrap();
    }
    let output = wortlaut(folder.path(), &["extract", "--jobs", "2", "."], b"");
    assert_eq!(texts(&output), (0..50).map(text).collect::<Vec<_>>());
    assert_eq!((output.errors.as_str(), output.status), ("", 0));
    assert_eq!(output.records[0]["extractor"]["name"], "wortlaut");
}

#[test]
fn a_bad_record_is_reported_and_the_others_are_read() {
    let folder = TempDir::new().unwrap();
    let lines = [
        r#"{"format":"wortlaut/1","text":"Erste."}"#,
        r#"{"text":"Zweite.","quotations":[{"id":"q1","type":"direct","quote":[[0,2]],"speaker":[[0,99]]}]}"#,
        r#"{"text":"Dritte."#,
        "",
        r#"{"text":"Vierte.","events":[{"id":"v1","type":"Life.Sing\u001b[31m"}]}"#,
        r#"{"text":"Fünfte."}"#,
    ];
    fs::write(folder.path().join("a.jsonl"), lines.join("\n")).unwrap();
    let output = wortlaut(folder.path(), &["extract", "a.jsonl", "fehlt.txt"], b"");
    assert_eq!(texts(&output), ["Erste.", "Fünfte."]);
    assert_eq!(output.status, 1);
    let errors: Vec<&str> = output.errors.lines().collect();
    assert_eq!(
        errors[0],
        "wortlaut: a.jsonl:2: $.quotations[0].speaker[0]: the span [0, 99] lies outside the text, which has 7 code points"
    );
    assert!(errors[1].starts_with("wortlaut: a.jsonl:3: $: no valid JSON: "), "{}", errors[1]);
    assert!(errors[2].starts_with("wortlaut: a.jsonl:5: $.events[0].type: `Life.Sing` is unknown"), "{}", errors[2]);
    assert_eq!(errors[3], "wortlaut: fehlt.txt: there is no such file or folder; check the path");
    assert_eq!(errors.len(), 4);
}

#[test]
fn layers_that_came_are_kept_unless_asked_for_anew() {
    let folder = TempDir::new().unwrap();
    let came = json!({
        "format": "wortlaut/1", "text": "\u{feff}„Ja“,\r\nsagte Anna Beispiel.", "rubrik": {"b": 1, "a": [null, "\u{202e}"]},
        "extractor": {"name": "jemand", "version": "7"},
        "entities": [{"id": "e1", "type": "PER", "name": "Anna Beispiel", "note": 1,
            "mentions": [{"start": 14, "end": 27, "form": "name"}]}],
        "quotations": [{"id": "q1", "type": "direct", "quote": [[1, 5]], "speaker": [[14, 27]], "speaker_entity": "e1"}],
        "events": [], "tokens": [[1, 5], [5, 6], [8, 13]], "decisions": [{"item": "q1", "verdict": "accepted"}]
    });
    fs::write(folder.path().join("a.json"), serde_json::to_string_pretty(&came).unwrap()).unwrap();
    let output = wortlaut(folder.path(), &["extract", "a.json"], b"");
    let kept = &output.records[0];
    assert_eq!(kept["text"], "„Ja“,\nsagte Anna Beispiel.");
    assert_eq!(kept["quotations"][0]["quote"], json!([[0, 4]]));
    assert_eq!(kept["entities"][0]["mentions"][0]["start"], 12);
    assert_eq!(kept["tokens"], json!([[0, 4], [4, 5], [6, 11]]));
    assert_eq!(kept["entities"][0]["note"], 1);
    for key in ["extractor", "rubrik", "decisions"] {
        assert_eq!(kept[key], came[key], "{key}");
    }
    let anew = wortlaut(folder.path(), &["extract", "--again", "a.json"], b"");
    assert_eq!(anew.records[0]["extractor"]["name"], "wortlaut");
    assert_ne!(anew.records[0]["entities"], kept["entities"]);
}

#[test]
fn times_are_resolved_against_the_day_of_the_article_or_the_one_that_is_given() {
    let folder = TempDir::new().unwrap();
    let story = "Am Freitag wurden in Karsova drei Männer festgenommen.";
    fs::write(folder.path().join("a.txt"), story).unwrap();
    fs::write(folder.path().join("b.txt"), format!("KARSOVA, 12. Mai 2024 (dpa) - {story}")).unwrap();
    let record = json!({"text": story, "published": "2023-01-02T23:30:00-05:00"}).to_string();
    fs::write(folder.path().join("c.json"), record).unwrap();
    let times = |arguments: &[&str]| -> Vec<Value> {
        let output = wortlaut(folder.path(), &[&["extract", "a.txt", "b.txt", "c.json"], arguments].concat(), b"");
        output.records.iter().map(|record| record["events"][0]["time"]["value"].clone()).collect()
    };
    assert_eq!(times(&[]), [Value::Null, json!("2024-05-10"), json!("2022-12-30")]);
    assert_eq!(times(&["--date", "2025-05-24"]), [json!("2025-05-23"), json!("2024-05-10"), json!("2022-12-30")]);
    let refused = wortlaut(folder.path(), &["extract", "--date", "24.5.2025", "a.txt"], b"");
    assert!(refused.errors.contains("--date <YYYY-MM-DD>"), "{}", refused.errors);
    assert_eq!(refused.status, 2);
}

#[test]
fn text_in_other_encodings_and_from_standard_input() {
    let folder = TempDir::new().unwrap();
    let text = "Größere Übel gibt es in Gößweinstein nicht.";
    let latin1: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    fs::write(folder.path().join("latin1.txt"), &latin1).unwrap();
    fs::write(folder.path().join("utf16.txt"), utf16).unwrap();
    let output = wortlaut(folder.path(), &["extract", "latin1.txt", "-", "utf16.txt"], text.as_bytes());
    assert_eq!(texts(&output), [text; 3], "{}", output.errors);
    let sources: Vec<_> = output.records.iter().map(|record| record["source"].as_str().unwrap()).collect();
    assert_eq!(sources, ["latin1.txt", "standard input", "utf16.txt"]);
}

#[test]
fn what_holds_no_article_is_said_with_its_name() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("leer")).unwrap();
    fs::write(folder.path().join("leer/.versteckt.txt"), "Text").unwrap();
    fs::write(folder.path().join("leer/bild.png"), b"\x89PNG\r\n\x1a\n\0\0").unwrap();
    fs::write(folder.path().join("nichts.txt"), " \n\n").unwrap();
    let output = wortlaut(folder.path(), &["extract", "leer", "leer/bild.png", "nichts.txt"], b"");
    let errors: Vec<&str> = output.errors.lines().collect();
    assert!(errors[0].starts_with("wortlaut: leer: the folder holds no text"), "{}", errors[0]);
    assert!(errors[1].starts_with("wortlaut: leer/bild.png: this is no text"), "{}", errors[1]);
    assert_eq!(errors[2], "wortlaut: nichts.txt: holds no text");
    assert_eq!((errors.len(), output.records.len(), output.status), (3, 0, 1));
}

#[test]
fn a_reader_that_goes_away_early_ends_it_quietly() {
    let folder = TempDir::new().unwrap();
    let line = json!({"text": "Der Rat tagte am Dienstag. ".repeat(200)}).to_string() + "\n";
    fs::write(folder.path().join("viele.jsonl"), line.repeat(2000)).unwrap();
    let mut child = Command::new(cargo_bin("wortlaut"))
        .args(["extract", "viele.jsonl"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = Vec::new();
    BufReader::new(child.stdout.take().unwrap()).read_until(b'\n', &mut first).unwrap();
    record(&first);
    let output = child.wait_with_output().unwrap();
    assert_eq!((String::from_utf8_lossy(&output.stderr).as_ref(), output.status.code()), ("", Some(0)));
}

#[test]
fn the_reader_without_a_terminal_points_to_extract() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), "Text").unwrap();
    let output = wortlaut(folder.path(), &["a.txt"], b"");
    assert!(output.errors.contains("wortlaut extract"), "{}", output.errors);
    assert_eq!((output.records.len(), output.status), (0, 2));
}
