//! Finding articles, and opening one of many again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use tempfile::TempDir;
use wortlaut::load::{self, Document, Input, LoadError, Source};

fn find(inputs: &[Input]) -> Vec<Result<Source, LoadError>> {
    let mut found = Vec::new();
    let _ = load::find(inputs, &mut |source| {
        found.push(source);
        ControlFlow::Continue(())
    });
    found
}

fn read(source: &Source) -> Vec<Result<Document, LoadError>> {
    let mut documents = Vec::new();
    let _ = load::read(source, &mut |document| {
        documents.push(document);
        ControlFlow::Continue(())
    });
    documents
}

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> Source {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, content).unwrap();
    Source::File(path.into())
}

#[test]
fn every_demo_article_has_a_title_and_text() {
    let sources = find(&[]);
    assert!(sources.len() >= 9, "{} demo articles", sources.len());
    for source in sources {
        let document = read(&source.unwrap()).pop().unwrap().unwrap();
        assert!(document.article.title.is_some(), "{}", document.article.source);
        assert!(document.article.paragraphs().len() > 3, "{}", document.article.source);
    }
}

#[test]
fn folders_are_walked_by_name_without_what_is_hidden_or_no_text() {
    let folder = TempDir::new().unwrap();
    for name in ["b/z.txt", "b/a.txt", "c.txt", "a.txt", ".git/x.txt", "b/.y.txt"] {
        write(folder.path(), name, "Text.");
    }
    write(folder.path(), "b/bild.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF");
    #[cfg(unix)]
    std::os::unix::fs::symlink("..", folder.path().join("b/kreis")).unwrap();
    let names: Vec<String> = find(&[Input::Path(folder.path().to_owned())])
        .into_iter()
        .map(|source| match source.unwrap() {
            Source::File(path) => path.strip_prefix(folder.path()).unwrap().to_string_lossy().into_owned(),
            Source::Memory { name, .. } => name.to_string(),
        })
        .collect();
    assert_eq!(names, ["a.txt", "b/a.txt", "b/z.txt", "c.txt"]);
}

#[test]
fn finding_and_reading_break_off_when_asked_to() {
    let folder = TempDir::new().unwrap();
    let source = write(folder.path(), "a.jsonl", "{\"text\": \"a\"}\n".repeat(10));
    write(folder.path(), "b.txt", "Text.");
    let (mut found, mut read) = (0, 0);
    let _ = load::find(&[Input::Path(folder.path().to_owned())], &mut |_| {
        found += 1;
        ControlFlow::Break(())
    });
    let _ = load::read(&source, &mut |_| {
        read += 1;
        if read == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((found, read), (1, 3));
}

#[test]
fn each_article_is_found_again_by_its_locator() {
    let folder = TempDir::new().unwrap();
    let text = |number: usize| format!("Die {number}. Meldung über Größeres.");
    let object = |number| format!("{{\"text\": \"{}\"}}", text(number));
    let pretty = |number| format!("{{\n  \"text\": \"{}\"\n}}\n", text(number));
    let sources = [
        write(folder.path(), "text.txt", format!("\u{feff}{}", text(0))),
        write(folder.path(), "lines.jsonl", format!("\u{feff}\n{}\r\n\n  {}\n{}", object(0), object(1), object(2))),
        write(folder.path(), "some-bad.jsonl", format!("{}\n{{\"text\": 1}}\n{}\n{{", object(0), object(1))),
        write(folder.path(), "list.json", format!("[{},\n{},\n\n {}]", object(0), object(1), object(2))),
        write(folder.path(), "pretty.json", format!("\u{feff}{}{}{}", pretty(0), pretty(1), pretty(2))),
        write(folder.path(), "one.txt", pretty(0)),
        Source::Memory {
            name: "standard input".into(),
            bytes: format!("{}\n{}", object(0), object(1)).into_bytes().into(),
        },
    ];
    for source in sources {
        let documents: Vec<Document> = read(&source).into_iter().filter_map(Result::ok).collect();
        assert!(!documents.is_empty(), "{source:?}");
        for (number, document) in documents.into_iter().enumerate() {
            assert_eq!(document.article.text(), text(number), "{source:?}");
            assert_eq!(load::open(&document.locator).unwrap(), document, "{source:?}");
        }
    }
}

#[test]
fn errors_name_the_line_and_the_place_in_the_record() {
    let folder = TempDir::new().unwrap();
    let message = |name: &str, content: &str| {
        let source = write(folder.path(), name, content);
        let error = read(&source).into_iter().find_map(Result::err).unwrap().to_string();
        error.rsplit_once(std::path::MAIN_SEPARATOR).unwrap().1.to_owned()
    };
    let list = "[\n{\"text\": \"a\"},\n{\"text\": \"a\",\n\"entities\": [{\"id\": \"e1\", \"type\": \"PER\"}]}]";
    assert_eq!(message("a.json", list), "a.json:3: $.entities[0].name: is missing");
    assert!(message("b.json", "{\n\"text\": \"a\",\n}").starts_with("b.json:3: $: no valid JSON: key must be"));
    assert_eq!(message("c.json", ""), "c.json: holds no text");
    assert_eq!(message("f.json", "[]\n"), "f.json: holds no text");
    assert_eq!(message("d.ndjson", "\n[1]"), "d.ndjson:2: $: expected an object, found a list");
    assert!(message("e.json", &"[".repeat(100_000)).starts_with("e.json:1: $: no valid JSON"));
}
