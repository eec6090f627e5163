//! Files that hold secrets: readable by their owner only, never overwritten.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use thiserror::Error;
use zeroize::Zeroizing;

/// A file of secrets cannot be written or read.
#[derive(Debug, Error)]
pub enum PrivateFileError {
    /// It is there already.
    #[error("{0} exists already and is not overwritten")]
    Exists(PathBuf),
    /// It cannot be used.
    #[error("{path} cannot be used: {source}", path = .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Others on the machine can read it.
    #[error("{path} can be read by others (mode {mode:o}); run chmod 600 {path}", path = .path.display())]
    TooOpen {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
}

/// Writes a new file and waits until it is on the disk.
///
/// # Errors
/// [`PrivateFileError::Exists`] rather than overwriting anything.
pub fn write_new(path: &Path, contents: &str) -> Result<(), PrivateFileError> {
    let failed = |source: io::Error| match source.kind() {
        ErrorKind::AlreadyExists => PrivateFileError::Exists(path.to_owned()),
        _ => PrivateFileError::File {
            path: path.to_owned(),
            source,
        },
    };
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(path).map_err(failed)?;
    file.write_all(contents.as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(failed)
}

/// Reads a file.
///
/// # Errors
/// [`PrivateFileError::TooOpen`] if others on the machine can read it, too.
pub fn read(path: &Path) -> Result<Zeroizing<String>, PrivateFileError> {
    let failed = |source| PrivateFileError::File {
        path: path.to_owned(),
        source,
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(path).map_err(failed)?.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            return Err(PrivateFileError::TooOpen {
                path: path.to_owned(),
                mode,
            });
        }
    }
    std::fs::read_to_string(path).map(Zeroizing::new).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::{PrivateFileError, read, write_new};

    #[test]
    fn a_file_is_read_back_and_never_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("secret");
        assert!(matches!(read(&path), Err(PrivateFileError::File { .. })));
        write_new(&path, "first").expect("written");
        assert!(matches!(write_new(&path, "second"), Err(PrivateFileError::Exists(_))));
        assert_eq!(*read(&path).expect("read"), "first");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("secret");
        write_new(&path, "x").expect("written");
        assert_eq!(
            std::fs::metadata(&path).expect("there").permissions().mode() & 0o777,
            0o600
        );
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("changed");
        assert!(matches!(
            read(&path),
            Err(PrivateFileError::TooOpen { mode: 0o640, .. })
        ));
    }
}
