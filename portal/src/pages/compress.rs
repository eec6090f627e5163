//! Compressed forms of what is rendered at start. (Assets are compressed when the binary is built.) They are kept for as long as
//! the process runs, so they take no more memory than they have bytes.

use std::io::{self, Write as _};

/// Quality 5 of 11: a document of 58 kB becomes 11.3 kB in less than a millisecond. Quality 6 saves another hundredth, with
/// tables of 2 MiB instead of 1, which the process keeps for ever; quality 11 saves another tenth and takes a hundred times as
/// long, at every start.
const BROTLI_QUALITY: i32 = 5;

/// The window is 128 KiB, more than any document. With 64 KiB and less the encoder chooses another method, whose tables
/// of 32 MiB take 16 ms to fill for each document.
const BROTLI_WINDOW_BITS: i32 = 17;

pub(super) fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes)?;
    let mut compressed = encoder.finish()?;
    compressed.shrink_to_fit();
    Ok(compressed)
}

pub(super) fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW_BITS,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    compressed.shrink_to_fit();
    Ok(compressed)
}
