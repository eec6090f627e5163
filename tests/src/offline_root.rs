//! A root as an operator makes it on a machine without network.

use std::path::Path;

use crate::binary::command;

/// Long enough for `ozvise root new`, and not ASCII, as a Czech operator's would be.
const PASSPHRASE: &str = "kůň most okno sůl\n";

/// The files of a root.
pub struct OfflineRoot {
    /// The root, under its passphrase.
    pub file: String,
    /// Its public part, for `ozvise init`.
    pub public: String,
    /// The passphrase.
    pub passphrase: String,
}

impl OfflineRoot {
    /// The root in this folder; made by `ozvise root new`, if there is none.
    pub fn in_folder(folder: &Path) -> Self {
        let path = |name: &str| folder.join(name).to_str().expect("a UTF-8 path").to_owned();
        let root = Self {
            file: path("root.age"),
            public: path("root.age.pub"),
            passphrase: path("passphrase"),
        };
        if !Path::new(&root.file).exists() {
            root.make();
        }
        root
    }

    fn make(&self) {
        std::fs::write(&self.passphrase, PASSPHRASE).expect("a file");
        let owner_alone = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        std::fs::set_permissions(&self.passphrase, owner_alone).expect("one's own file");
        let new = [
            "root",
            "new",
            "--out",
            &self.file,
            "--passphrase-file",
            &self.passphrase,
        ];
        let output = command(&new).output().expect("the program runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}
