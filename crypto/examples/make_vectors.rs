//! Writes the test vectors: `cargo run -p ozvise-crypto --example make_vectors`.
//!
//! They change only if the protocol does, and then its version has to.

use std::path::Path;
use std::{error, fs};

fn main() -> Result<(), Box<dyn error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (name, contents) in ozvise_crypto::vectors::make()? {
        fs::write(folder.join(name), contents)?;
    }
    Ok(())
}
