//! The command `ozvise`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ozvise_portal::commands::run()
}
