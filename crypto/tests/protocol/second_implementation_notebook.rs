//! The notebook's part of the worked example: notebook, note, label and draft.

use crate::second_implementation::{expand, extract, hash, hex, unhex, vector, xchacha};

pub(crate) fn compute(input: &dyn Fn(&str) -> Vec<u8>, salt: &[u8], show: &mut dyn FnMut(&str, String)) {
    let (deployment, key_id, member) = (input("deployment"), input("key_id"), input("member"));
    let thread = expand(&extract(salt, &input("code")), &[b"ozvise/v1/reporter/thread-id"], 16);
    let output = |file: &str, field: &str| vector(file)["output"][field].clone();
    let field = |file: &str, field: &str| vector(file)["input"][field].as_str().map(unhex).expect("hexadecimal");
    assert_eq!(field("ok_notebook.json", "thread"), thread);

    let root = extract(salt, &input("centre_seed"));
    let sealing_key = expand(&root, &[b"ozvise/v1/notebook/key", &[5], b"praha", &key_id], 32);
    let associated = [
        b"ozvise/v1/notebook/associated-data",
        &*deployment,
        &[5],
        b"praha",
        &key_id,
        &thread,
    ]
    .concat();
    let (key, nonce) = (input("notebook_key"), input("notebook_nonce"));
    let sealed = xchacha(&sealing_key, &nonce, &associated, &[&[1, 1], key.as_slice()].concat());
    let notebook = [&[1], nonce.as_slice(), &sealed].concat();
    assert_eq!(output("ok_notebook.json", "notebook"), hex(&notebook));
    show("notebook_sealing_key", hex(&sealing_key));
    show("notebook", hex(&notebook));

    let keys = extract(salt, &key);
    let note_key = expand(&keys, &[b"ozvise/v1/note/key", &thread], 32);
    let body: Vec<u8> = [
        unhex("01 a4 00 1a 6955b900 01 6f").as_slice(),
        "Jana Nováková".as_bytes(),
        &unhex("02 01 03 70"),
        "Volala sousedka.".as_bytes(),
    ]
    .concat();
    let mut padded = [body.as_slice(), &[0x80]].concat();
    padded.resize(2048, 0);
    let nonce = input("note_nonce");
    let associated = [
        b"ozvise/v1/note/associated-data",
        &*deployment,
        &thread,
        &[0],
        &1u32.to_be_bytes(),
    ]
    .concat();
    let note = [
        &[1, 0],
        nonce.as_slice(),
        &xchacha(&note_key, &nonce, &associated, &padded),
    ]
    .concat();
    assert_eq!(output("ok_note_seal.json", "sealed"), hex(&note));
    show("note_key", hex(&note_key));
    show("note_body", hex(&body));
    show("sha256_of_note", hex(&hash(&[&note])));

    let label_key = expand(&keys, &[b"ozvise/v1/thread-label/key", &thread], 32);
    let associated = [b"ozvise/v1/thread-label/associated-data", &*deployment, &thread, &[0]].concat();
    let content = unhex("01 00000009 00000007 01 000000006955b900");
    let nonce = input("label_nonce");
    let label = [
        &[1],
        nonce.as_slice(),
        &xchacha(&label_key, &nonce, &associated, &content),
    ]
    .concat();
    assert_eq!(output("ok_thread_label_seal.json", "sealed"), hex(&label));
    show("label_key", hex(&label_key));
    show("label", hex(&label));

    let draft_key = expand(&extract(salt, &input("member_seeds")), &[b"ozvise/v1/draft/key"], 32);
    let mut padded = [&[1], "Dobrý den, píšu vám".as_bytes(), &[0x80]].concat();
    padded.resize(2048, 0);
    let nonce = input("draft_nonce");
    let associated = [b"ozvise/v1/draft/associated-data", &*deployment, &member, &thread].concat();
    let draft = [
        &[1],
        nonce.as_slice(),
        &xchacha(&draft_key, &nonce, &associated, &padded),
    ]
    .concat();
    assert_eq!(output("ok_draft_seal.json", "sealed"), hex(&draft));
    show("draft_key", hex(&draft_key));
    show("sha256_of_draft", hex(&hash(&[&draft])));
}
