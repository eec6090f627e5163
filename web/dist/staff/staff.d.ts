/* tslint:disable */
/* eslint-disable */

/**
 * What every refused call throws. There is no text to show in it: the page words `kind` in its own language.
 *
 * Besides `kind` it has the fields that belong to it, e.g. `group` (from 1) with `GroupIncomplete`.
 */
export interface Refusal extends Error {
    name: "Refusal";
    /** A stable name, that of the variant in Rust, e.g. "Checksum", "Fork", "Expired", "NoRandomness", "Wiped". */
    kind: string;
    /** What it is about where that is not clear from the kind. */
    part?: "envelope" | "message" | "seal" | "directory" | "vault" | "centreKey" | "signIn" | "recoverySheet";
    /** BadArgument: the argument or property that is missing or of the wrong type. */
    field?: string;
    /** UnknownVersion: the version that is not known here. */
    version?: number;
    /** The access code: group and word, counted from 1; the character; how many there are; where to look first. */
    group?: number;
    position?: number;
    symbol?: string;
    found?: number;
    suspects?: number[];
    /** The chain: the number of the envelope that is wrong, what was expected, what was seen, what the server offers. */
    sequence?: number;
    expected?: number;
    held?: number;
    offered?: number;
    /** RolledBack: the newest directory that was seen. A recovery sheet: the line to look at, from 1. */
    seen?: number;
    line?: number;
    /** From `load`: the messages before the one that was refused. They are good, and will not be given again. */
    opened?: OpenedMessage[];
}



/** A key of the centre, sealed to the member, as the server keeps it. */
export interface SealedCentreKey {
    keyId: string;
    sealed: string;
    /** The keys before, as each is kept under the one after it, the newest first. */
    previous?: string[];
}

/** One key of a thread, sealed to the centre. */
export interface CentreSeal {
    epoch: number;
    keyId: string;
    sealed: string;
}

/** A thread as the server describes it; binary values as base64url. */
export interface ThreadToOpen {
    threadId: string;
    /** As the server names it; "new" if nobody of the centre has opened it. */
    state: string;
    /** Of every epoch, from 1 on. */
    centreSeals: CentreSeal[];
    reporterKey: string;
    openingMark?: string;
}

/** A thread that is sealed to a key before the present one. */
export interface ThreadToReseal extends Omit<ThreadToOpen, "state"> {
    /** The first envelope of the thread: it names the reporter's public key. */
    firstEnvelope: string;
    /** What the centre keeps about it, if it does. */
    notebook?: string;
    label?: string;
}

/** What the server puts in the place of a thread's old seals. */
export interface ResealedThread {
    keyId: string;
    /** Of the epochs so far, from 1 on. */
    centreSeals: string[];
    next: NewEpoch;
    openingMark: string;
    /** If the thread had them; a label that could not be opened is left out. */
    notebook?: string;
    label?: string;
}

/** What the server needs to hand a thread over. */
export interface SealedHandover {
    /** The other centre's key. */
    keyId: string;
    centreSeals: string[];
    envelope: string;
}



/** A member of the centre, as the server describes it; binary values as base64url. */
export interface Member {
    memberId: string;
    kind: "member" | "recovery-sheet";
    publicKeys: string;
}

/** A member with the mark of the present key. */
export interface MarkedMember extends Member {
    mark: string;
}

/** The centre's key for one member, for the server to keep. */
export interface MemberSeal {
    memberId: string;
    keyId: string;
    sealed: string;
    mark: string;
}

/** A new key of the centre. It goes live when the root has signed it. */
export interface NewCentreKey {
    centreId: string;
    keyId: string;
    publicKey: string;
    /** To be compared with what the root's machine shows. */
    fingerprint: string;
    /** The key before, under this one. */
    previous?: string;
    seals: MemberSeal[];
}

/** What the server stores of a new password, in one step. */
export interface RegisteredPassword {
    upload: string;
    vault: string;
}

/** What the server stores of a new member. */
export interface RegisteredMember extends RegisteredPassword {
    publicKeys: string;
    /** To be read to the member who approves. */
    fingerprint: string;
}



/** One centre of a verified directory. */
export interface Centre {
    id: string;
    name: string;
    /** Whether a new thread can be sealed to it. */
    usable: boolean;
    /** Id of the centre that takes over. */
    fallback?: string;
}



/** What a note says. */
export type NoteKind = "text" | "phrase" | "taken-over" | "witness-check" | "police-record" | "danger-handled";

/** A note of staff about a thread. */
export interface Note {
    /** Unix seconds, by the writer's clock. */
    writtenAt: number;
    /** The name that colleagues see. */
    author: string;
    kind: NoteKind;
    text: string;
    /** Of a witness check: when contact is safe. */
    detail: string;
    /** Of "taken-over", and of a witness check where it is known. */
    flag?: boolean;
    /** Of a police record: Unix seconds; without it the clock is stopped. */
    time?: number;
    /** Of "danger-handled": the last message whose danger was handled. */
    upTo?: number;
}

/** A note that was opened. */
export interface NumberedNote extends Note {
    sequence: number;
}

/** What lists know of a thread. */
export interface ThreadLabel {
    /** The last message that a browser has looked at. */
    looked: number;
    /** The last message whose writer says to be in danger now, if it was not handled. */
    danger?: number;
    takenOver: boolean;
    /** When the police record was made from which the statutory clock runs, Unix seconds. */
    statutory?: number;
}

/** A label as the server keeps it; binary values as base64url. */
export interface LabelToOpen {
    number: number;
    threadId: string;
    notebook: string;
    label: string;
}

/** A label that was opened. */
export interface NumberedLabel extends ThreadLabel {
    number: number;
}



/** Who writes. */
export type Role = "victim" | "witness" | "unsure";

/** Where help is needed. */
export interface Place {
    label: string;
    /** LAU code of the district. */
    district?: string;
    /** Six-digit code of the municipality. */
    municipality?: number;
}

/** A message that was opened and follows what was seen before. */
export interface OpenedMessage {
    sequence: number;
    from: "reporter" | "centre";
    /** Unix seconds, by the writer's clock. */
    sentAt: number;
    /** BCP 47. */
    language: string;
    text: string;
    /** In the first message of a thread only. */
    role?: Role;
    place?: Place;
    /** In a message about handing the thread over. */
    transfer?: Transfer;
}

/** A question of the centre, the writer's answer, or the handover, which is without consent in an emergency. */
export interface Transfer {
    kind: "question" | "answer" | "handover";
    /** The other centre: of a question and of a handover. */
    to?: string;
    /** Whether the writer agrees, or has agreed: of an answer and of a handover. */
    agreed?: boolean;
}

/** A new epoch of a thread; binary values as base64url. */
export interface NewEpoch {
    epoch: number;
    centreId: string;
    keyId: string;
    centreSeal: string;
    reporterSeal: string;
}



/**
 * One installation of the portal: its id and the public key of its offline root.
 */
export class Deployment {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Both as base64url, from the page's own constants.
     */
    constructor(idB64: string, rootKeyB64: string);
    /**
     * Believes a directory only if the root has signed it for this deployment and this time.
     */
    verifyDirectory(directoryB64: string, nowSeconds: number): Directory;
}

/**
 * A directory that the root has signed for this deployment.
 */
export class Directory {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Id of the centre that is competent for a place, usable or not.
     */
    centreFor(municipality: number | null | undefined, district: string): string | undefined;
    /**
     * The centre with this id.
     */
    centre(id: string): Centre | undefined;
    /**
     * Ids of the centres to which a new thread can be sealed.
     */
    usableCentres(): string[];
    /**
     * From when on it is refused, in Unix seconds.
     */
    readonly expiresAt: number;
    /**
     * Its number; a later directory has a higher one.
     */
    readonly version: number;
}

/**
 * The open notebook of a thread.
 */
export class Notebook {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Opens the notes that follow those already read. If one is refused, those before it are in the refusal's `opened`.
     */
    openNotes(sealed: string[]): NumberedNote[];
    /**
     * Seals a label; base64url. Throws `OldKey` while the thread waits to be re-sealed.
     */
    sealLabel(label: ThreadLabel): string;
    /**
     * Seals a note as the one with this number; base64url. Throws `OldKey` while the thread waits to be re-sealed.
     */
    sealNote(note: Note, sequence: number): string;
    /**
     * Overwrites the keys. Every later call throws `Wiped`.
     */
    wipe(): void;
    /**
     * How many notes were read with it.
     */
    readonly read: number;
}

/**
 * The printed sheet of a centre, by which its key comes back when nobody else has it.
 */
export class RecoverySheet {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * A new sheet, made on this device.
     */
    static generate(deployment: Deployment, centreId: string): RecoverySheet;
    /**
     * Whether `typed` is the line at `index0` (from 0).
     */
    lineMatches(index0: number, typed: string): boolean;
    /**
     * The four lines, to be printed.
     */
    lines(): string[];
    /**
     * What the server stores of the sheet as a member.
     */
    member(): Member;
    /**
     * The sheet that was typed or scanned. Throws with the `line` to look at, or `ForeignSheet`.
     */
    static parse(text: string, deployment: Deployment, centreId: string): RecoverySheet;
    /**
     * The text of the QR code, to be printed.
     */
    scanned(): string;
    /**
     * Opens the centre's keys with the sheet, to approve members anew. Throws as `SignIn.unlock`.
     */
    unlock(centreId: string, sealedCentreKeys: SealedCentreKey[], directory: Directory): StaffKeys;
    /**
     * Overwrites the sheet. Every later call throws `Wiped`.
     */
    wipe(): void;
}

/**
 * A password that is being set: for an invitation, or in the place of another.
 */
export class Registration {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Ends the change of a password: the same keys under the new one. The server replaces both in one step.
     */
    finishChange(responseB64: string, keys: StaffKeys): RegisteredPassword;
    /**
     * Ends the registration of a new member: makes the keys and the vault. About half a second of work.
     */
    finishNew(responseB64: string, memberId: string): RegisteredMember;
    /**
     * Begins. `name` in the form in which the account has it; the password in any Unicode form.
     */
    static start(name: string, password: string, deployment: Deployment): Registration;
    /**
     * Overwrites what it holds. Every later call throws `Wiped`.
     */
    wipe(): void;
    /**
     * The message that begins the registration at the server, base64url.
     */
    readonly request: string;
}

/**
 * A sign-in by password (OPAQUE): neither the server nor JavaScript after this call has the password.
 */
export class SignIn {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Takes the server's answer (KE2) and gives the last message (KE3), base64url. About half a second of work.
     *
     * Throws `Refused` for a wrong password and for an unknown name alike; the sign-in is then over.
     */
    finish(responseB64: string): string;
    /**
     * Begins. `name` in the form in which the account has it; the password in any Unicode form.
     */
    static start(name: string, password: string, deployment: Deployment): SignIn;
    /**
     * Opens the member's vault, and with it the keys of the centre. Afterwards the sign-in holds nothing any more.
     *
     * Throws `Replaced` or `NotInDirectory` if a key is not the one that the root has signed.
     */
    unlock(memberId: string, centreId: string, vault: string, sealedCentreKeys: SealedCentreKey[], directory: Directory): StaffKeys;
    /**
     * Overwrites what it holds. Every later call throws `Wiped`.
     */
    wipe(): void;
    /**
     * The message that begins the sign-in at the server (KE1), base64url.
     */
    readonly request: string;
}

/**
 * The secret keys of a member, and of the member's centre.
 */
export class StaffKeys {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Seals the centre's present key to a member whose digits were heard over the telephone and typed.
     *
     * Throws `FingerprintDiffers` if they are not those of the keys that the server has given.
     */
    approve(member: Member, heard: string): MemberSeal;
    /**
     * Makes the notebook of a thread that has none; base64url.
     */
    beginNotebook(threadId: string): string;
    /**
     * Makes the first key of the centre, for oneself and for the recovery sheet.
     */
    createCentreKey(sheet: RecoverySheet): NewCentreKey;
    /**
     * The digits of the own public keys, to be read over the telephone.
     */
    fingerprint(): string;
    /**
     * Opens the centre's keys anew: the root has signed a new one, or a colleague has approved the member meanwhile. What
     * was open before stays if anything is refused. Throws as `SignIn.unlock`.
     */
    openCentreKeys(sealedCentreKeys: SealedCentreKey[], directory: Directory): void;
    /**
     * Opens a draft of one's own.
     */
    openDraft(threadId: string, sealed: string): string;
    /**
     * Opens the labels of a list. One that does not open is left out: it has to be made anew.
     */
    openLabels(labels: LabelToOpen[]): NumberedLabel[];
    /**
     * Opens the notebook of a thread.
     */
    openNotebook(threadId: string, sealed: string): Notebook;
    /**
     * Opens a thread of the centre.
     *
     * Throws `MissingOpeningMark` if it has been opened before and the server no longer has the mark that was made then,
     * and `ThreadReplaced` if the mark is that of another thread: in both cases the server has put in one of its own.
     */
    openThread(thread: ThreadToOpen): StaffThread;
    /**
     * Seals a thread's keys to the centre's present key and starts a new epoch of it. The server stores all of it in one
     * step, if no epoch was started meanwhile.
     */
    reseal(thread: ThreadToReseal, directory: Directory): ResealedThread;
    /**
     * Makes the centre's next key for these members, the own and the sheet's among them, each with the mark of the
     * present key. Who is left out has no access to what comes; a new sheet is given besides.
     */
    rotate(members: MarkedMember[], newSheet?: RecoverySheet | null): NewCentreKey;
    /**
     * Seals the present key once more to a member who has its mark. Throws `NotVouched` without it.
     */
    sealAgain(member: MarkedMember): MemberSeal;
    /**
     * Seals a reply that is being written, for its writer alone; base64url. Throws `TooLong` for one that could not be sent.
     */
    sealDraft(threadId: string, text: string): string;
    /**
     * The vault for the server to store in the place of the old one, base64url: a later directory was seen than it
     * remembers. `undefined` if nothing is new.
     */
    vaultToStore(): string | undefined;
    /**
     * Overwrites the keys. Every later call throws `Wiped`; threads that are open stay so until they are wiped.
     */
    wipe(): void;
}

/**
 * An open thread of the centre.
 */
export class StaffThread {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Asks the writer whether the thread may go to another centre; base64url.
     */
    askTransfer(to: string, text: string, language: string, nowSeconds: number): string;
    /**
     * Checks the number of the last envelope that the server says to have; throws `Withdrawn` if more was seen before.
     */
    checkOffer(lastSequence: number): void;
    /**
     * The server has acknowledged the reply that was waiting: the chain moves on.
     */
    confirmSent(): void;
    /**
     * Forgets the reply that was waiting: it was changed, or the server has another envelope in its place.
     */
    discardPending(): void;
    /**
     * Hands the thread over to the centre to which the writer has agreed; in an `emergency` to any, and the message says
     * so. Afterwards nothing more can be written here.
     *
     * Throws `NotAgreed` without consent.
     */
    handOver(directory: Directory, to: string, emergency: boolean, text: string, language: string, nowSeconds: number): SealedHandover;
    /**
     * Opens the envelopes that follow those already seen.
     *
     * Throws when anything does not follow or does not open; the good messages before it are in the refusal's `opened`.
     * Throws `ReporterKeyReplaced` if the public key that came with the thread is not the one that the first message names.
     */
    load(envelopes: string[]): OpenedMessage[];
    /**
     * The mark for the server to keep, base64url: it shows at every later opening that this is the same thread.
     */
    openingMark(): string;
    /**
     * Seals a reply; base64url. Throws `Pending` while another one waits for its acknowledgement.
     */
    reply(text: string, language: string, nowSeconds: number): string;
    /**
     * Starts the next epoch of a thread that has come without consent, before anything is written in it. The server
     * stores it together with the mark that [`StaffThread::opening_mark`] gives from then on.
     */
    startEpoch(directory: Directory, keys: StaffKeys): NewEpoch;
    /**
     * Overwrites keys and chain. Every later call throws `Wiped`.
     */
    wipe(): void;
    /**
     * Number of the last envelope that was seen or acknowledged; 0 before the first.
     */
    readonly headSequence: number;
}

/**
 * The digits of a member's public keys, as the server gives them.
 */
export function fingerprintOf(member: Member, deployment: Deployment): string;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_deployment_free: (a: number, b: number) => void;
    readonly __wbg_directory_free: (a: number, b: number) => void;
    readonly __wbg_notebook_free: (a: number, b: number) => void;
    readonly __wbg_recoverysheet_free: (a: number, b: number) => void;
    readonly __wbg_registration_free: (a: number, b: number) => void;
    readonly __wbg_signin_free: (a: number, b: number) => void;
    readonly __wbg_staffkeys_free: (a: number, b: number) => void;
    readonly __wbg_staffthread_free: (a: number, b: number) => void;
    readonly deployment_new: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly deployment_verifyDirectory: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly directory_centre: (a: number, b: number, c: number) => number;
    readonly directory_centreFor: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly directory_expiresAt: (a: number) => number;
    readonly directory_usableCentres: (a: number) => number;
    readonly directory_version: (a: number) => number;
    readonly fingerprintOf: (a: number, b: number, c: number) => void;
    readonly notebook_openNotes: (a: number, b: number, c: number) => void;
    readonly notebook_read: (a: number, b: number) => void;
    readonly notebook_sealLabel: (a: number, b: number, c: number) => void;
    readonly notebook_sealNote: (a: number, b: number, c: number, d: number) => void;
    readonly notebook_wipe: (a: number) => void;
    readonly recoverysheet_generate: (a: number, b: number, c: number, d: number) => void;
    readonly recoverysheet_lineMatches: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly recoverysheet_lines: (a: number, b: number) => void;
    readonly recoverysheet_member: (a: number, b: number) => void;
    readonly recoverysheet_parse: (a: number, b: number, c: number, d: number, e: number, f: number) => void;
    readonly recoverysheet_scanned: (a: number, b: number) => void;
    readonly recoverysheet_unlock: (a: number, b: number, c: number, d: number, e: number, f: number) => void;
    readonly recoverysheet_wipe: (a: number) => void;
    readonly registration_finishChange: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly registration_finishNew: (a: number, b: number, c: number, d: number, e: number, f: number) => void;
    readonly registration_request: (a: number, b: number) => void;
    readonly registration_start: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly registration_wipe: (a: number) => void;
    readonly signin_finish: (a: number, b: number, c: number, d: number) => void;
    readonly signin_request: (a: number, b: number) => void;
    readonly signin_start: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly signin_unlock: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number, j: number) => void;
    readonly signin_wipe: (a: number) => void;
    readonly staffkeys_approve: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly staffkeys_beginNotebook: (a: number, b: number, c: number, d: number) => void;
    readonly staffkeys_createCentreKey: (a: number, b: number, c: number) => void;
    readonly staffkeys_fingerprint: (a: number, b: number) => void;
    readonly staffkeys_openCentreKeys: (a: number, b: number, c: number, d: number) => void;
    readonly staffkeys_openDraft: (a: number, b: number, c: number, d: number, e: number, f: number) => void;
    readonly staffkeys_openLabels: (a: number, b: number, c: number) => void;
    readonly staffkeys_openNotebook: (a: number, b: number, c: number, d: number, e: number, f: number) => void;
    readonly staffkeys_openThread: (a: number, b: number, c: number) => void;
    readonly staffkeys_reseal: (a: number, b: number, c: number, d: number) => void;
    readonly staffkeys_rotate: (a: number, b: number, c: number, d: number) => void;
    readonly staffkeys_sealAgain: (a: number, b: number, c: number) => void;
    readonly staffkeys_sealDraft: (a: number, b: number, c: number, d: number, e: number, f: number) => void;
    readonly staffkeys_vaultToStore: (a: number, b: number) => void;
    readonly staffkeys_wipe: (a: number) => void;
    readonly staffthread_askTransfer: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number) => void;
    readonly staffthread_checkOffer: (a: number, b: number, c: number) => void;
    readonly staffthread_confirmSent: (a: number, b: number) => void;
    readonly staffthread_discardPending: (a: number, b: number) => void;
    readonly staffthread_handOver: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number, j: number, k: number) => void;
    readonly staffthread_headSequence: (a: number, b: number) => void;
    readonly staffthread_load: (a: number, b: number, c: number) => void;
    readonly staffthread_openingMark: (a: number, b: number) => void;
    readonly staffthread_reply: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => void;
    readonly staffthread_startEpoch: (a: number, b: number, c: number, d: number) => void;
    readonly staffthread_wipe: (a: number) => void;
    readonly __wbindgen_export: (a: number, b: number) => number;
    readonly __wbindgen_export2: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_export3: (a: number) => void;
    readonly __wbindgen_add_to_stack_pointer: (a: number) => number;
    readonly __wbindgen_export4: (a: number, b: number, c: number) => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
