//! What crosses the wire: every request and response as a type, the source of the OpenAPI document.
//!
//! Binary data are base64url without padding (RFC 4648 section 5). Times of threads are whole hours since the Unix epoch.
//! No request has a field that is not described: an unknown one is refused, so that a mistake never passes silently.

mod audit;
mod invitations;
mod primitives;
mod reporter;
mod sign_in;
mod staff;

pub use audit::{AuditItem, AuditResponse};
pub use invitations::{
    FactorItem, FinishRegistrationRequest, InvitationItem, InvitationState, InvitationsResponse, InviteRequest,
    InvitedResponse, LookAtInvitationRequest, RedeemableResponse, StartRegistrationRequest, StartRegistrationResponse,
};
pub(in crate::http) use invitations::{KEYS_LIMIT, SMALL_LIMIT};
pub use primitives::{ApiVersion, Base64, VERSION};
pub use reporter::{
    DirectoryResponse, EnvelopeItem, MessagesResponse, OpenThreadRequest, PostMessageRequest, PostedResponse, SealItem,
    ThreadResponse, ThreadStatus, WireSide, WireState,
};
pub use sign_in::{
    CentreKeyItem, FinishSignInRequest, MemberItem, SessionResponse, StaffSession, StartSignInRequest,
    StartSignInResponse,
};
pub use staff::{
    CentreSealItem, OpenedRequest, StaffThread, StaffThreadItem, StaffThreadResponse, StaffThreadState,
    StaffThreadsResponse,
};
