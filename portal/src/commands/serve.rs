//! `ozvise serve`: runs the portal until it is told to stop.

use super::console;
use super::error::CommandError;
use crate::application::{Application, Environment};
use crate::config::Config;
use crate::http;

pub(super) async fn run(config: Config) -> Result<(), CommandError> {
    console::start_log(config.log);
    http::log_panics_by_place();
    let mut application = Application::build(config, Environment::of_the_system()?).await?;
    tracing::info!(address = %application.address(), origin = %application.origin(), "listening");
    if let Some(notices) = application.notices() {
        // It ends with the runtime: what it has in hand is sent by whoever runs next.
        actix_rt::spawn(notices.run());
    }
    until_told_to_stop(application).await
}

/// Runs the portal until the terminal (Ctrl+C) or the system (SIGTERM) asks it to end, and then lets requests under way
/// finish.
pub(super) async fn until_told_to_stop(application: Application) -> Result<(), CommandError> {
    let stopper = application.stopper();
    let stop = stop_signal().map_err(CommandError::Run)?;
    actix_rt::spawn(async move {
        stop.await;
        tracing::info!("stopping");
        stopper.stop().await;
    });
    application.run().await.map_err(CommandError::Run)
}

/// Ends when the first of the two signals comes.
#[cfg(unix)]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        let interrupted = std::pin::pin!(interrupt.recv());
        let terminated = std::pin::pin!(terminate.recv());
        futures_util::future::select(interrupted, terminated).await;
    })
}

/// Ends when Ctrl+C is pressed.
#[cfg(not(unix))]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        // If the signal cannot be had, nothing but the end of the process is left.
        let _ = tokio::signal::ctrl_c().await;
    })
}
