//! A server that has turned against its users: it may serve whatever it likes, and each side refuses and says why.

mod directory;
mod staff;
mod threads;
mod transfer;

use ozvise_tests::{Answer, Asked, Portal, on_each_database};
use serde_json::Value;

/// Which of two bytes is not the one that stands there.
fn flipped(byte: u8) -> u8 {
    byte ^ 1
}

/// The base64url text with one byte altered.
fn with_flipped_byte(text: &Value, index: usize) -> Value {
    let mut bytes = ozvise_crypto::from_b64(text.as_str().unwrap()).unwrap();
    bytes[index] = flipped(bytes[index]);
    ozvise_crypto::to_b64(&bytes).into()
}

/// From now on the server alters the JSON of every successful answer to `path`.
fn alter_json(portal: &Portal, path: &'static str, mut alter: impl FnMut(&Asked, &mut Value) + Send + 'static) {
    portal.wire().on_answer(move |asked: &Asked, answer: &mut Answer| {
        if asked.path().ends_with(path) && answer.status.is_success() {
            let mut body = answer.json();
            alter(asked, &mut body);
            answer.set_json(&body);
        }
        ozvise_tests::Fate::Pass
    });
}

/// Tells a story for each of several attacks, each in a fresh world.
fn for_each<Attack: Clone>(attacks: &[(&str, Attack)], story: impl AsyncFn(Portal, Attack)) {
    for (name, attack) in attacks {
        eprintln!("attack: {name}");
        on_each_database(async |portal| story(portal, attack.clone()).await);
    }
}
