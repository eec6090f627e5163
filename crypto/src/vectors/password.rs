//! OPAQUE: both sides of a registration and of a sign-in.

use serde_json::json;

use super::case::{Fault, Input, Output, failed, hex};
use super::random::TestRandom;
use crate::staff::opaque::{
    Account, ClientRegistration, ClientSignIn, OpaqueError, PasswordRecord, ServerSetup, SignInAttempt,
};

/// `{deployment, name, password, setup, random}` → every message, the record and the export key.
pub(super) fn register(input: &Input<'_>) -> Output {
    let (setup, deployment) = (setup(input)?, input.id("deployment")?);
    let account = Account::new(&deployment, input.text("name")?).map_err(failed)?;
    let mut rng = TestRandom::playing(&input.bytes("random")?);
    let (client, request) = ClientRegistration::start(input.text("password")?.as_bytes(), &mut rng).map_err(failed)?;
    let response = setup.register(&request, &account).map_err(failed)?;
    let (upload, export_key) = client.finish(&response, &account, &mut rng).map_err(failed)?;
    let record = PasswordRecord::from_upload(&upload).map_err(failed)?;
    Ok(json!({
        "request": hex(request),
        "response": hex(response),
        "upload": hex(upload),
        "record": hex(record.to_bytes()),
        "export_key": hex(export_key.bytes()),
        "random_bytes": rng.taken().len(),
    }))
}

/// `{deployment, name, password, setup, record?, random}` → every message and the export key.
pub(super) fn sign_in(input: &Input<'_>) -> Output {
    let (setup, deployment) = (setup(input)?, input.id("deployment")?);
    let account = Account::new(&deployment, input.text("name")?).map_err(failed)?;
    let mut rng = TestRandom::playing(&input.bytes("random")?);
    let record = match input.optional("record") {
        Some(_) => Some(PasswordRecord::from_bytes(&input.bytes("record")?).map_err(failed)?),
        None => None,
    };
    let (client, request) = ClientSignIn::start(input.text("password")?.as_bytes(), &mut rng).map_err(failed)?;
    let (attempt, response) = setup.sign_in(record, &request, &account, &mut rng).map_err(failed)?;
    let attempt = SignInAttempt::from_bytes(&attempt.to_bytes()).map_err(failed)?;
    let (finalization, export_key) = client.finish(&response, &account, &mut rng).map_err(failed)?;
    attempt.finish(&finalization, &account).map_err(failed)?;
    Ok(json!({
        "request": hex(request),
        "response": hex(response),
        "finalization": hex(finalization),
        "export_key": hex(export_key.bytes()),
        "random_bytes": rng.taken().len(),
    }))
}

fn setup(input: &Input<'_>) -> Result<ServerSetup, Fault> {
    ServerSetup::from_bytes(&input.bytes("setup")?).map_err(|error: OpaqueError| failed(error))
}
