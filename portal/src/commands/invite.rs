//! `ozvise invite`: the first operator, heads of centres, and whoever has nobody else to ask.

use clap::Subcommand;
use ozvise_crypto::{CentreId, MemberId};

use super::directory::open;
use super::error::CommandError;
use super::{ConfigArguments, console};
use crate::application::Environment;
use crate::domain::{InvitationSecret, StaffRole};
use crate::flows::{Auditor, FreshIds, InviteError, Wanted, invite_at_the_command_line};
use crate::store::{Store, members};

#[derive(Debug, Subcommand)]
pub(super) enum InviteCommand {
    /// Invite the head of a centre
    Head(HeadArguments),
    /// Invite an operator
    Operator(NameArguments),
    /// Invite a coordinator
    Coordinator(NameArguments),
    /// Renew the account of an operator, coordinator or head who has forgotten the password or lost the second factor
    Renewal(RenewalArguments),
}

#[derive(Debug, clap::Args)]
pub(super) struct HeadArguments {
    #[command(flatten)]
    config: ConfigArguments,
    /// The centre, by its id in the routing table
    #[arg(long, value_name = "ID")]
    centre: String,
    /// The name that colleagues will see
    #[arg(long, value_name = "NAME")]
    name: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct NameArguments {
    #[command(flatten)]
    config: ConfigArguments,
    /// The name that colleagues will see
    #[arg(long, value_name = "NAME")]
    name: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct RenewalArguments {
    #[command(flatten)]
    config: ConfigArguments,
    /// The member's sign-in name
    #[arg(long, value_name = "NAME")]
    member: String,
    /// The sign-in name once more, where nobody else holds a key of the centre
    #[arg(long, value_name = "NAME")]
    confirm_last_holder: Option<String>,
}

pub(super) async fn run(command: InviteCommand) -> Result<(), CommandError> {
    match command {
        InviteCommand::Head(arguments) => {
            let centre: Result<CentreId, _> = arguments.centre.parse();
            let centre = centre.map_err(|_| InviteError::UnknownCentre)?;
            invite_new(&arguments.config, StaffRole::Head, Some(centre), arguments.name).await
        }
        InviteCommand::Operator(arguments) => {
            invite_new(&arguments.config, StaffRole::Operator, None, arguments.name).await
        }
        InviteCommand::Coordinator(arguments) => {
            invite_new(&arguments.config, StaffRole::Coordinator, None, arguments.name).await
        }
        InviteCommand::Renewal(arguments) => renew(arguments).await,
    }
}

async fn invite_new(
    config: &ConfigArguments,
    role: StaffRole,
    centre_id: Option<CentreId>,
    display_name: String,
) -> Result<(), CommandError> {
    let wanted = Wanted::New {
        role,
        centre_id,
        display_name,
    };
    invite(config, wanted).await
}

async fn renew(arguments: RenewalArguments) -> Result<(), CommandError> {
    let (store, _) = open(&arguments.config).await?;
    let name = arguments.member.trim().to_lowercase();
    let member = store
        .read(move |connection| members::find_by_name(connection, &name))
        .await?;
    // A counsellor is renewed by the head of the centre, who knows the voice.
    let member = member.filter(|member| StaffRole::Operator.manages(member.role));
    let wanted = Wanted::Renewal {
        member_id: member.ok_or(InviteError::MemberNotFound)?.id,
        confirm_last_holder: arguments.confirm_last_holder,
    };
    invite(&arguments.config, wanted).await
}

async fn invite(config: &ConfigArguments, wanted: Wanted) -> Result<(), CommandError> {
    let (store, deployment) = open(config).await?;
    let environment = Environment::of_the_system()?;
    let mut random = environment.random.generator();
    let secret = InvitationSecret::generate(&mut *random);
    let mut fresh = FreshIds {
        invitation: [0; 16],
        member: MemberId::generate(&mut random),
    };
    random.fill_bytes(&mut fresh.invitation);
    let origin = config.load()?.origin.map(|origin| origin.as_str().to_owned());
    let link = secret.link(&origin.unwrap_or_default());
    let auditor = Auditor::of_the_command_line(deployment.id, environment.clock.hour());
    write(&store, wanted, fresh, secret, auditor, environment.clock.now()).await?;
    console::say(&format!(
        "\
{link}

The link works once, for 72 hours. Whoever has it becomes the member: hand it over so that nobody else reads it, and do
not send it through the portal."
    ));
    Ok(())
}

async fn write(
    store: &Store,
    wanted: Wanted,
    fresh: FreshIds,
    secret: InvitationSecret,
    auditor: Auditor,
    now: u64,
) -> Result<(), InviteError> {
    store
        .write(move |connection| invite_at_the_command_line(connection, wanted, &fresh, &secret, &auditor, now))
        .await
        .map(drop)
}
