//! Whom a centre helps, by age.

/// Ages in whole years. What the centre has not told is `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AgeLimits {
    /// From this age on.
    pub from: Option<u8>,
    /// Up to and with this age.
    pub to: Option<u8>,
    /// Younger people come with a parent or another guardian.
    pub guardian_below: Option<u8>,
}

impl AgeLimits {
    /// Whether the centre has told anything.
    pub fn is_known(&self) -> bool {
        *self != Self::default()
    }

    /// Whether the limits contradict each other.
    pub(super) fn is_contradictory(&self) -> bool {
        let least = self.from.unwrap_or(0);
        let most = self.to.unwrap_or(u8::MAX);
        least > most || self.guardian_below.is_some_and(|age| age <= least || age > most)
    }
}
