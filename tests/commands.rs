//! The commands on what was reviewed.

#![allow(clippy::expect_used, reason = "a test ends where something is not as it must be")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// An article with what was decided on it, as another program may write it.
const REVIEWED: &str = r#"{"format":"wortlaut/1","source":"bruecke.txt","title":"Die Brücke","text":"Kort sagte, die Brücke werde gesperrt. Blum lehnte das ab.",
"entities":[{"id":"e1","type":"PER","name":"Kort","mentions":[{"start":0,"end":4,"form":"name"}]},{"id":"e2","type":"PER","name":"Blum","mentions":[{"start":39,"end":43,"form":"name"}]}],
"quotations":[{"id":"q1","type":"indirect","quote":[[12,37]],"cue":[[5,10]],"speaker":[[0,4]],"speaker_entity":"e1"},{"id":"q2","type":"reported","quote":[[44,58]],"speaker":[[39,43]],"speaker_entity":"e2"}],
"events":[{"id":"v1","type":"Policy.Decide","trigger":[[29,37]],"realis":"future","attribution":"q1","arguments":[{"role":"Affected","spans":[[12,22]],"entity":null}]}],
"decisions":[{"item":"q1","verdict":"corrected","reviewer":"Mia","at":"2031-05-16T08:00:00Z","note":"war zu kurz","was":{"id":"q1","type":"indirect","quote":[[16,37]],"cue":[[5,10]],"speaker":[[0,4]],"speaker_entity":"e1"}},
{"item":"q2","verdict":"added","reviewer":"Mia","at":"2031-05-16T08:00:01Z"},
{"item":"v1","verdict":"rejected","reviewer":"Ben","at":"2031-05-16T09:00:00Z"},
{"item":"e1","mention":[0,4],"verdict":"accepted","reviewer":"Mia","at":"2031-05-16T08:00:02Z"}]}"#;

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).expect("written");
        path
    }

    fn library(&self) -> PathBuf {
        self.folder.path().join("data/library.sqlite")
    }

    fn run(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wortlaut"));
        command.args(arguments).arg("--library").arg(self.library());
        command
    }

    /// With the article imported.
    fn imported() -> Self {
        let place = Self::new();
        let path = place.file("reviewed.jsonl", &one_line(REVIEWED));
        place.run(&["import", text(&path)]).assert().success().stderr("4 new decisions in 1 article\n");
        place
    }
}

fn one_line(json: &str) -> String {
    json.replace('\n', "")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("text")
}

fn output(mut command: Command) -> String {
    String::from_utf8(command.assert().success().get_output().stdout.clone()).expect("UTF-8")
}

fn json(line: &str) -> serde_json::Value {
    serde_json::from_str(line).expect("JSON")
}

#[test]
fn what_is_imported_is_exported_as_it_was_and_not_taken_twice() {
    let place = Place::imported();
    let exported = output(place.run(&["export"]));
    let (before, after) = (json(REVIEWED), json(&exported));
    for key in ["text", "title", "source"] {
        assert_eq!(after[key], before[key]);
    }
    let ids = |record: &serde_json::Value, layer: &str| {
        record[layer].as_array().expect("a layer").iter().map(|item| item["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&after, "entities"), ids(&before, "entities"));
    assert_eq!(ids(&after, "events"), ids(&before, "events"));
    assert_eq!(after["quotations"][0]["quote"], before["quotations"][0]["quote"]);
    assert_eq!(after["quotations"][0]["id"], "q1");
    assert_eq!(after["quotations"][1]["quote"], before["quotations"][1]["quote"], "it was added");
    let decisions = after["decisions"].as_array().expect("decisions");
    assert_eq!(decisions.len(), 4);
    let corrected = decisions.iter().find(|it| it["verdict"] == "corrected").expect("one");
    assert_eq!((&corrected["item"], &corrected["note"]), (&"q1".into(), &"war zu kurz".into()));
    assert_eq!(corrected["was"]["quote"], json("[[16,37]]"));
    assert_eq!(corrected["at"], "2031-05-16T08:00:00Z");
    assert!(decisions.iter().any(|it| it["mention"] == json("[0,4]") && it["item"] == "e1"));

    let path = place.file("again.jsonl", &exported);
    place.run(&["import", text(&path)]).assert().success().stderr("0 new decisions in 0 articles\n");
    assert_eq!(output(place.run(&["export"])), exported);
}

#[test]
fn an_older_export_does_not_undo_what_was_decided_since() {
    let place = Place::imported();
    let older = place.file("older.jsonl", &output(place.run(&["export"])));
    let newer = REVIEWED.replace(
        r#""item":"v1","verdict":"rejected","reviewer":"Ben""#,
        r#""item":"v1","verdict":"accepted","reviewer":"Ada""#,
    );
    assert_ne!(newer, REVIEWED);
    let newer = place.file("newer.jsonl", &one_line(&newer));
    place.run(&["import", text(&newer)]).assert().success().stderr("1 new decision in 1 article\n");
    place.run(&["import", text(&older)]).assert().success().stderr("0 new decisions in 0 articles\n");
    let exported = json(&output(place.run(&["export"])));
    let decisions = exported["decisions"].as_array().expect("decisions");
    let event = decisions.iter().find(|it| it["item"] == "v1").expect("it is decided on");
    assert_eq!((&event["verdict"], &event["reviewer"]), (&"accepted".into(), &"Ada".into()));
}

#[test]
fn a_part_of_what_was_reviewed_is_exported() {
    let place = Place::imported();
    let verdicts = |arguments: &[&str]| {
        let exported = json(&output(place.run(arguments)));
        let decisions = exported["decisions"].as_array().expect("decisions").clone();
        let counts = ["quotations", "events"].map(|layer| exported[layer].as_array().map_or(0, Vec::len));
        (decisions.len(), counts)
    };
    assert_eq!(verdicts(&["export", "--accepted"]), (3, [2, 0]));
    assert_eq!(verdicts(&["export", "--rejected"]), (1, [0, 1]));
    assert_eq!(verdicts(&["export", "--by", "Ben"]), (1, [1, 1]), "what Mia added is not there then");
}

#[test]
fn status_is_a_line_an_article_and_a_sum() {
    let place = Place::imported();
    let status = output(place.run(&["status"]));
    let lines: Vec<_> = status.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(lines[1], "2/2 1/2 1/1 4/5 80 % Die Brücke");
    assert_eq!(lines[2], "2/2 1/2 1/1 4/5 80 % 1 article");
    let mut before = Command::new(env!("CARGO_BIN_EXE_wortlaut"));
    before.arg("--library").arg(place.library()).arg("status");
    assert_eq!(output(before), status, "an option may come before the command");
}

#[test]
fn what_is_missing_is_said_where_there_is_nothing_to_tell() {
    for (place, arguments, told) in [
        (Place::new(), &["export"][..], "library.sqlite: there is no library yet"),
        (Place::new(), &["status"], "library.sqlite: there is no library yet"),
        (Place::imported(), &["export", "--by", "nobody"], "nothing to write that nobody decided"),
    ] {
        let run = place.run(arguments).assert().success().stdout("");
        let err = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(err.contains(told), "{err}");
    }
}

#[test]
fn agreement_is_told_with_every_difference() {
    let place = Place::new();
    let mia = place.file("mia.jsonl", &one_line(REVIEWED));
    let ben = place.file(
        "ben.jsonl",
        &one_line(&REVIEWED.replace(r#""item":"v1","verdict":"rejected""#, r#""item":"v1","verdict":"accepted""#)),
    );
    let told = output(place.run(&["agree", text(&mia), text(&ben)]));
    assert!(told.contains("items decided in both         4"), "{told}");
    assert!(told.contains("rejected\taccepted\tv:"), "{told}");
    assert!(told.contains("\tgesperrt\tDie Brücke"), "{told}");
    let told = output(place.run(&["agree", text(&mia), text(&mia)]));
    assert!(told.contains("Cohen's kappa (verdicts)      1.000") && told.contains("alpha          1.000"), "{told}");
}

#[test]
fn a_score_is_told_as_a_table() {
    let place = Place::new();
    let gold = place.file("gold.jsonl", &one_line(REVIEWED));
    let predicted = place.file(
        "predicted.jsonl",
        &one_line(
            &REVIEWED.replace("[[12,37]]", "[[16,37]]").replace("PER\",\"name\":\"Blum", "ORG\",\"name\":\"Blum"),
        ),
    );
    let told = output(place.run(&["score", text(&gold), text(&predicted)]));
    let expected = "\
== quotations
  quote              P 1.000  R 0.875  F1 0.933
  roles              P 1.000  R 1.000  F1 1.000
  joint              P 1.000  R 0.950  F1 0.974
  cue                P 1.000  R 1.000  F1 1.000
  frame              P 0.000  R 0.000  F1 0.000
  speaker            P 1.000  R 1.000  F1 1.000
  addressee          P 0.000  R 0.000  F1 0.000
  found              P 1.000  R 1.000  F1 1.000   gold 2, predicted 2
  speaker accuracy   1.0
  type accuracy      1.0
  recall by type     {'indirect': 1.0, 'reported': 1.0}
  documents          1
== entities
  exact              P 0.500  R 0.500  F1 0.500   gold 2, predicted 2
  span               P 1.000  R 1.000  F1 1.000   gold 2, predicted 2
  f1 by type         {'ORG': 0.0, 'PER': 0.667}
  documents          1
== events
  trigger            P 1.000  R 1.000  F1 1.000   gold 1, predicted 1
  arguments          P 1.000  R 1.000  F1 1.000   gold 1, predicted 1
  quantities         P 0.000  R 0.000  F1 0.000   gold 0, predicted 0
  f1 by type         {'Policy.Decide': 1.0}
  documents          1
documents without a prediction: 0
";
    assert_eq!(told, expected);
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let place = Place::new();
    let broken = place.file("broken.jsonl", "{\"text\": 7}\n");
    let err = |arguments: &[&str]| {
        let output = place.run(arguments).assert().failure().get_output().stderr.clone();
        String::from_utf8(output).expect("UTF-8")
    };
    assert!(err(&["score", text(&broken), text(&broken)]).contains("broken.jsonl:1: $.text: expected a text"));
    assert!(err(&["score", "nowhere.jsonl", text(&broken)]).contains("broken.jsonl:1"));
    assert!(err(&["import", text(&broken)]).contains("broken.jsonl:1"));
    assert!(err(&["agree", text(&broken), text(&broken)]).contains("broken.jsonl:1"));
    let one_read = place.file("mia.jsonl", &one_line(REVIEWED));
    let agreed = place.run(&["agree", text(&one_read), "nowhere.jsonl"]).assert().failure().get_output().clone();
    assert!(String::from_utf8_lossy(&agreed.stderr).contains("nowhere.jsonl: cannot be read"));
    assert_eq!(String::from_utf8_lossy(&agreed.stdout), "", "no figures of what was not compared");
    assert!(err(&["--date", "2031-05-16", "extract", text(&broken)]).contains("takes its --date after it"));
    let hostile = place.file("hostile.jsonl", "{\"text\": \"a\", \"format\": \"\\u001b[31m\"}\n");
    assert!(err(&["score", text(&hostile), text(&hostile)]).contains("hostile.jsonl:1: $.format: `` is unknown"));
    let folder = place.folder.path();
    let status =
        Command::new(env!("CARGO_BIN_EXE_wortlaut")).arg("status").arg("--library").arg(folder).assert().failure();
    assert!(String::from_utf8_lossy(&status.get_output().stderr).contains("--library FILE"));
}
