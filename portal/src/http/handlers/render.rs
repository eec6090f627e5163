//! From the flows' answers to the wire.

use actix_web::HttpResponse;

use crate::domain::{Hour, ReporterVisibleState, Side, StaffVisibleState};
use crate::flows::session::SessionView;
use crate::flows::{LinkView, MessagePage, Posted, ThreadList, ThreadSummary, ThreadView};
use crate::http::json;
use crate::http::wire::{
    ApiVersion, AssigneeItem, CentreKeyItem, CentreSealItem, EnvelopeItem, LabelItem, LinkItem, MemberItem,
    MessagesResponse, PostedResponse, SealItem, SessionResponse, StaffSession, StaffThread, StaffThreadItem,
    StaffThreadResponse, StaffThreadState, StaffThreadsResponse, ThreadStatus, WireSide, WireState,
};
use crate::store::members::StoredMember;
use crate::store::seals::CentreSeal;
use crate::store::threads::{LabelRow, StoredThread};

fn side(side: Side) -> WireSide {
    match side {
        Side::Reporter => WireSide::Reporter,
        Side::Centre => WireSide::Centre,
    }
}

pub(super) fn thread_status(thread: ThreadSummary) -> ThreadStatus {
    ThreadStatus {
        centre_id: thread.centre_id.to_string(),
        state: match thread.state {
            ReporterVisibleState::Received => WireState::Received,
            ReporterVisibleState::Opened => WireState::Opened,
            ReporterVisibleState::Answered => WireState::Answered,
            ReporterVisibleState::Closed => WireState::Closed,
        },
        received_hour: thread.received_hour.as_i64(),
        last_hour: thread.last_hour.as_i64(),
        last_sequence: thread.last_sequence,
        waiting_for: thread.waiting_for.map(side),
    }
}

pub(super) fn messages(page: MessagePage) -> MessagesResponse {
    MessagesResponse {
        version: ApiVersion,
        seals: page
            .seals
            .into_iter()
            .map(|seal| SealItem {
                epoch: seal.epoch,
                reporter_seal: seal.sealed.into(),
            })
            .collect(),
        envelopes: page
            .envelopes
            .into_iter()
            .map(|envelope| EnvelopeItem {
                sequence: envelope.sequence,
                hour: envelope.hour.as_i64(),
                envelope: envelope.sealed.into(),
            })
            .collect(),
        more: page.more,
    }
}

pub(super) fn posted(posted: Posted) -> HttpResponse {
    let status = if posted.created {
        HttpResponse::Created()
    } else {
        HttpResponse::Ok()
    };
    json(
        status,
        &PostedResponse {
            version: ApiVersion,
            sequence: posted.sequence,
        },
    )
}

pub(super) fn session(view: SessionView) -> SessionResponse {
    let member = view.member;
    SessionResponse {
        version: ApiVersion,
        session: StaffSession {
            vault: member.vault.clone().into(),
            public_keys: member.public_keys.clone().into(),
            member: self::member(member),
            centre_keys: view
                .centre_keys
                .into_iter()
                .map(|key| CentreKeyItem {
                    key_id: key.key_id.as_bytes().to_vec().into(),
                    sealed: key.sealed.map(Into::into),
                    previous: key.previous.map(Into::into),
                })
                .collect(),
            idle_expires_in_s: view.idle_left,
            absolute_expires_in_s: view.absolute_left,
        },
    }
}

pub(super) fn member(member: StoredMember) -> MemberItem {
    MemberItem {
        id: member.id.as_bytes().to_vec().into(),
        name: member.name,
        display_name: member.display_name,
        role: member.role.as_str().to_owned(),
        centre_id: member.centre_id.map(|id| id.to_string()),
    }
}

pub(super) fn staff_state(thread: &StoredThread) -> StaffThreadState {
    match thread.state.for_staff(thread.assignee.is_some()) {
        StaffVisibleState::New => StaffThreadState::New,
        StaffVisibleState::Opened => StaffThreadState::Opened,
        StaffVisibleState::Assigned => StaffThreadState::Assigned,
        StaffVisibleState::WaitingForReporter => StaffThreadState::WaitingForReporter,
        StaffVisibleState::WaitingForCentre => StaffThreadState::WaitingForCentre,
        StaffVisibleState::Closed => StaffThreadState::Closed,
    }
}

pub(super) fn centre_seal(seal: CentreSeal) -> CentreSealItem {
    CentreSealItem {
        key_id: seal.key_id.as_bytes().to_vec().into(),
        epoch: seal.epoch,
        sealed: seal.sealed.into(),
    }
}

fn staff_item(thread: &StoredThread, assignee: Option<String>) -> StaffThreadItem {
    StaffThreadItem {
        number: thread.number.as_i64(),
        state: staff_state(thread),
        received_hour: thread.received_hour.as_i64(),
        last_hour: thread.last_hour.as_i64(),
        messages: thread.last_sequence,
        superseded: thread.superseded,
        waiting_for: thread.state.waiting_for().map(side),
        last_from: side(thread.last_from),
        waiting_hour: thread.waiting_hour.map(Hour::as_i64),
        assignee: thread.assignee.as_ref().map(|id| AssigneeItem {
            id: id.as_bytes().to_vec().into(),
            display_name: assignee.unwrap_or_default(),
        }),
        came_from: thread.came_from.as_ref().map(ToString::to_string),
    }
}

pub(super) fn thread_list(list: ThreadList) -> StaffThreadsResponse {
    StaffThreadsResponse {
        version: ApiVersion,
        revision: list.revision,
        threads: list
            .threads
            .into_iter()
            .map(|(thread, assignee)| staff_item(&thread, assignee))
            .collect(),
        next_before: list.next.map(|key| key.to_string()),
        shown: list.shown.map(|(thread, assignee)| staff_item(&thread, assignee)),
        also: list
            .also
            .into_iter()
            .map(|(thread, assignee)| staff_item(&thread, assignee))
            .collect(),
    }
}

pub(super) fn label(thread: LabelRow) -> LabelItem {
    LabelItem {
        number: thread.number.as_i64(),
        thread_id: thread.id.as_bytes().to_vec().into(),
        closed: thread.is_closed,
        last_sequence: thread.last_sequence,
        last_from: side(thread.last_from),
        looked: thread.looked,
        notebook: thread.kept.notebook.map(Into::into),
        label: thread.kept.label.map(Into::into),
    }
}

fn link(view: LinkView) -> LinkItem {
    let (approved_by, approved_hour) = view.approval.map(|(name, hour)| (name, hour.as_i64())).unzip();
    LinkItem {
        number: view.number.as_i64(),
        proposer: view.proposer.as_bytes().to_vec().into(),
        proposed_by: view.proposer_name,
        proposed_hour: view.proposed_hour.as_i64(),
        approved_by,
        approved_hour,
    }
}

pub(super) fn thread_view(view: ThreadView) -> StaffThreadResponse {
    let thread = view.thread;
    StaffThreadResponse {
        version: ApiVersion,
        thread: StaffThread {
            item: staff_item(&thread, view.assignee),
            thread_id: thread.id.as_bytes().to_vec().into(),
            epoch: thread.epoch,
            epoch_due: thread.epoch_due,
            reporter_key: view.reporter_key.into(),
            centre_seals: view.centre_seals.into_iter().map(centre_seal).collect(),
            opening_mark: thread.opening_mark.map(|mark| mark.to_vec().into()),
            continues: view.links.continues.map(link),
            continued_by: view.links.continued_by.map(link),
            remind_hour: thread.remind_hour.map(Hour::as_i64),
            notebook: view.kept.notebook.map(Into::into),
            label: view.kept.label.map(Into::into),
        },
    }
}
