//! What crosses the wire: every request and response as a type, the source of the OpenAPI document.
//!
//! Binary data are base64url without padding (RFC 4648 section 5). Times of threads are whole hours since the Unix epoch.
//! No request has a field that is not described: an unknown one is refused, so that a mistake never passes silently.

mod account;
mod audit;
mod canned_replies;
mod centre_keys;
mod drafts;
mod invitations;
mod links;
mod notebook;
mod notices;
mod overview;
mod passkeys;
mod primitives;
mod questionnaire;
mod reporter;
mod sign_in;
mod staff;
mod transfer;

pub use account::{
    FinishPasswordChangeRequest, FinishSecondFactorRequest, PasswordProofItem, SessionItem, SessionsResponse,
    StartPasswordChangeRequest, StartPasswordChangeResponse, StartSecondFactorResponse, StoreVaultRequest,
};
pub use audit::{AuditItem, AuditResponse};
pub use canned_replies::{
    CannedLanguage, CannedRepliesResponse, CannedReplyItem, CannedReplyResponse, ChangeCannedReplyRequest,
    MakeCannedReplyRequest, RemoveCannedReplyRequest,
};
pub use centre_keys::{
    AddKeyRequest, ApproveRequest, CentreKeysResponse, CloseRequest, ColleagueItem, EpochSealItem, KeyItem, KeyState,
    MarkItem, MemberSealItem, MemberStanding, MembersResponse, NewSealItem, NewSheetSealItem, ReplaceSheetRequest,
    ResealOutcome, ResealRequest, ResealResponse, ResealedThreadItem, RotationResponse, SheetItem, SheetSealItem,
    WaitingThreadItem,
};
pub use drafts::{DraftItem, DraftResponse, KeepDraftRequest, KeptDraftResponse};
pub use invitations::{
    FactorItem, FinishRegistrationRequest, InvitationItem, InvitationState, InvitationsResponse, InviteRequest,
    InvitedResponse, LookAtInvitationRequest, RedeemableResponse, StartRegistrationRequest, StartRegistrationResponse,
};
pub use links::{LinkItem, LinkProposalItem, LinkProposalsResponse, LinkRequest, ReminderRequest, ResumeRequest};
pub use notebook::{
    AddNoteRequest, BeginNotebookRequest, LabelItem, LabelsResponse, NoteItem, NotesResponse, SetLabelRequest,
};
pub use notices::{
    ChangeNoticesRequest, ConfirmAddressRequest, NoticeLanguage, NoticeModeItem, NoticeScheduleItem, NoticesResponse,
};
pub use overview::{CentreOverviewItem, OverviewResponse, ThreadCounts};
pub use passkeys::{
    AssertionItem, FinishPasskeyRequest, PasskeyItem, PasskeyQuestionItem, PasskeyResponse, SecondFactorRequest,
    SecondFactorsResponse, SecondStepItem, StartPasskeyResponse,
};
pub use primitives::{ApiVersion, Base64, VERSION};
pub use questionnaire::{
    AnswersItem, CountItem, GiveAnswersRequest, QuarterItem, QuestionnaireResponse, WireAnswer, WireQuestion,
};
pub use reporter::{
    DirectoryResponse, EnvelopeItem, MessagesResponse, OpenThreadRequest, PostMessageRequest, PostedResponse, SealItem,
    ThreadResponse, ThreadStatus, WireSide, WireState,
};
pub use sign_in::{
    CentreKeyItem, FinishSignInRequest, MemberItem, SessionResponse, StaffSession, StartSignInRequest,
    StartSignInResponse,
};
pub use staff::{
    AssignRequest, AssigneeItem, CentreSealItem, CloseThreadRequest, HappeningEvent, ListFilter, OpenedRequest,
    StaffThread, StaffThreadItem, StaffThreadResponse, StaffThreadState, StaffThreadsResponse, WritingItem,
    WritingRequest,
};
pub use transfer::{
    BeginEpochRequest, EmergencyReasonName, HandedOverItem, HandedOverResponse, OfferItem, ReporterMessageRequest,
    TransferRequest,
};
