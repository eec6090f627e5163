//! The staff's part of the worked example: who is vouched for, and the recovery sheet.

use ed25519_dalek::SigningKey;

use crate::second_implementation::{expand, extract, groups, hash, hex, mac, x_wing_public_key};

pub(crate) fn compute(input: &dyn Fn(&str) -> Vec<u8>, salt: &[u8], show: &mut dyn FnMut(&str, String)) {
    let (deployment, key_id, member) = (input("deployment"), input("key_id"), input("member"));
    let seeds = input("member_seeds");
    let signing = SigningKey::from_bytes(seeds[32..].try_into().expect("32 bytes"));
    let public = [
        x_wing_public_key(&seeds[..32]),
        signing.verifying_key().to_bytes().to_vec(),
    ]
    .concat();

    let digest = hash(&[b"ozvise/v1/fingerprint/member", &deployment, &member, &public]);
    let group = |bytes: &[u8]| bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)) % 100_000;
    let digits: Vec<String> = digest[..30]
        .chunks(5)
        .map(|bytes| format!("{:05}", group(bytes)))
        .collect();
    show("fingerprint_of_member", digits.join(" "));

    let root = extract(salt, &input("centre_seed"));
    let key = expand(&root, &[b"ozvise/v1/member-mark/key", &[5], b"praha", &key_id], 32);
    let tag: &[&[u8]] = &[
        b"ozvise/v1/member-mark/tag",
        &deployment,
        &[5],
        b"praha",
        &key_id,
        &member,
        &[1],
        &hash(&[&public]),
    ];
    show("member_mark_key", hex(&key));
    show("member_mark", hex(&mac(&key, tag)));

    let seed = input("recovery_seed");
    let place = hash(&[b"ozvise/v1/recovery-sheet/place", &deployment, &[5], b"praha"]);
    let body = [&[1], &place[..5], &seed].concat();
    let check = hash(&[b"ozvise/v1/recovery-sheet/check", &body]);
    let contents = [body.as_slice(), &check[..6]].concat();
    let lines: Vec<String> = (1u8..)
        .zip(contents.chunks(11))
        .map(|(number, part)| groups(&[&[number], part].concat()))
        .collect();
    show("recovery_contents", hex(&contents));
    show("recovery_lines", lines.join(" "));
    let id = expand(&extract(salt, &seed), &[b"ozvise/v1/recovery-sheet/member-id"], 16);
    show("recovery_member", hex(&id));
}
