//! Tells staff by mail, as long as the portal runs.

use std::time::Duration;

use tokio::time::MissedTickBehavior;

use crate::flows::{self, Portal};
use crate::mail::Mailer;

/// How often is looked for something to tell. Mails go out at full hours, so a minute late is nearly on time; and asking two
/// indexes for each centre is nothing for the database.
const PERIOD: Duration = Duration::from_secs(60);

/// What plans and sends the mails to staff. Several processes on one database may have one each.
pub struct NoticeService {
    pub(super) portal: Portal,
    pub(super) mailer: Mailer,
}

impl NoticeService {
    /// Plans and sends for ever: at the start, and then every minute.
    pub async fn run(self) {
        let mut ticks = tokio::time::interval(PERIOD);
        // A server that does not answer must not be asked more often to make up for it.
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            if let Err(error) = flows::plan_notices(&self.portal).await {
                tracing::error!(%error, "notices cannot be planned");
            }
            if let Err(error) = flows::deliver_notices(&self.portal, &self.mailer).await {
                tracing::error!(%error, "notices cannot be sent");
            }
        }
    }
}
