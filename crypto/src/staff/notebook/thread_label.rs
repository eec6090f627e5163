//! The label of a thread: what lists need to know of it, so that a list opens neither messages nor notes.

use alloc::vec::Vec;

use rand_core::CryptoRng;

use super::{AEAD_BOX_OVERHEAD_BYTES, Notebook, open, seal};
use crate::VERSION;
use crate::labels;
use crate::message::MAX_TIME;
use crate::sealed_box::OpenError;

/// Bytes of what a label says: version, looked, danger, taken over, statutory.
const CONTENT_BYTES: usize = 1 + 4 + 4 + 1 + 8;
/// Bytes of a sealed label, whatever it says.
pub const THREAD_LABEL_BYTES: usize = AEAD_BOX_OVERHEAD_BYTES + CONTENT_BYTES;

/// What the browsers of a centre tell each other about a thread.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ThreadLabel {
    /// The number of the last message that a browser has looked at.
    pub looked: u32,
    /// The number of the last message whose writer says to be in danger now, and that nobody has handled; none otherwise.
    pub danger: Option<u32>,
    /// The code may be in other hands.
    pub taken_over: bool,
    /// When the police record was made from which the statutory clock runs, in seconds since the Unix epoch.
    pub statutory: Option<u64>,
}

impl Notebook {
    /// Seals a label: 59 bytes for the server to keep. `None` if the notebook is not under the centre's present key.
    pub fn seal_label(&self, label: &ThreadLabel, rng: &mut impl CryptoRng) -> Option<Vec<u8>> {
        self.is_current().then(|| self.seal_any_label(label, rng))
    }

    pub(super) fn seal_any_label(&self, label: &ThreadLabel, rng: &mut impl CryptoRng) -> Vec<u8> {
        let Some(key) = self.key(self.newest(), labels::THREAD_LABEL_KEY) else {
            unreachable!("a notebook has its newest key");
        };
        seal(&key, &self.label_associated_data(), &label.write(), rng)
    }

    /// Opens a label. Only one under the newest key counts: who has left the centre knows the older ones.
    ///
    /// # Errors
    /// [`OpenError`] if it is of another thread or key, or was altered.
    pub fn open_label(&self, sealed: &[u8]) -> Result<ThreadLabel, OpenError> {
        let key = self
            .key(self.newest(), labels::THREAD_LABEL_KEY)
            .ok_or(OpenError::Failed)?;
        let content = open(&key, &self.label_associated_data(), sealed)?;
        ThreadLabel::read(&content).ok_or(OpenError::Failed)
    }

    /// `label ‖ deployment ‖ thread ‖ number of the notebook's key`.
    fn label_associated_data(&self) -> Vec<u8> {
        [
            labels::THREAD_LABEL_ASSOCIATED_DATA,
            self.deployment.as_bytes(),
            self.thread.as_bytes(),
            &[self.newest()],
        ]
        .concat()
    }
}

impl ThreadLabel {
    /// `version ‖ looked u32 ‖ danger u32, 0 for none ‖ 1 if taken over ‖ statutory u64, 0 for none`.
    fn write(&self) -> [u8; CONTENT_BYTES] {
        let mut content = [VERSION; CONTENT_BYTES];
        content[1..5].copy_from_slice(&self.looked.to_be_bytes());
        content[5..9].copy_from_slice(&self.danger.unwrap_or(0).to_be_bytes());
        content[9] = self.taken_over.into();
        content[10..].copy_from_slice(&self.statutory.unwrap_or(0).to_be_bytes());
        content
    }

    fn read(content: &[u8]) -> Option<Self> {
        let content: &[u8; CONTENT_BYTES] = content.try_into().ok()?;
        let [VERSION, a, b, c, d, e, f, g, h, taken_over @ (0 | 1), statutory @ ..] = content else {
            return None;
        };
        let statutory = u64::from_be_bytes(*statutory);
        Some(Self {
            looked: u32::from_be_bytes([*a, *b, *c, *d]),
            danger: some(u32::from_be_bytes([*e, *f, *g, *h])),
            taken_over: *taken_over == 1,
            statutory: some(statutory),
        })
        .filter(|_| statutory <= MAX_TIME)
    }
}

/// Zero stands for none: neither a message nor a police record has it.
fn some<T: Default + PartialEq>(value: T) -> Option<T> {
    (value != T::default()).then_some(value)
}
