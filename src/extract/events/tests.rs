use super::find;
use crate::article::Article;
use crate::extraction::{Event, Extraction};

/// Each event as "type trigger realis role=phrase … role:value".
fn told(sentence: &str) -> Vec<String> {
    let article = Article::new(sentence.to_owned());
    let text = crate::language::analyse(&article);
    let phrase =
        |spans: &[crate::article::Span]| spans.iter().map(|span| span.of(text.text)).collect::<Vec<_>>().join(" … ");
    let tell = |event: &Event| {
        let mut parts = vec![event.kind.name().to_owned(), phrase(&event.trigger), event.realis.name().to_owned()];
        parts.extend(event.arguments.iter().map(|a| format!("{}={}", a.role.name(), phrase(&a.spans))));
        parts.extend(event.quantities.iter().map(|q| format!("{}:{}{}", q.role, q.modifier, q.value)));
        parts.join(" | ")
    };
    find(&text, Extraction::default().entities(), &[]).iter().map(tell).collect()
}
