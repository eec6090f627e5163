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
    part?: "envelope" | "message" | "seal" | "directory" | "vault" | "centreKey" | "signIn";
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
    /** From `load`: the messages before the one that was refused. They are good, and will not be given again. */
    opened?: OpenedMessage[];
}



/** A key of the centre, sealed to the member, as the server keeps it. */
export interface SealedCentreKey {
    keyId: string;
    sealed: string;
}

/** A thread as the server describes it; binary values as base64url. */
export interface ThreadToOpen {
    threadId: string;
    epoch: number;
    /** As the server names it; "new" if nobody of the centre has opened it. */
    state: string;
    centreKeyId: string;
    centreSeal: string;
    reporterKey: string;
    openingMark?: string;
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
 * The secret keys of the member's centre.
 */
export class StaffKeys {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Opens a thread of the centre.
     *
     * Throws `MissingOpeningMark` if it has been opened before and the server no longer has the mark that was made then,
     * and `ThreadReplaced` if the mark is that of another thread: in both cases the server has put in one of its own.
     */
    openThread(thread: ThreadToOpen): StaffThread;
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
     * Overwrites keys and chain. Every later call throws `Wiped`.
     */
    wipe(): void;
    /**
     * Number of the last envelope that was seen or acknowledged; 0 before the first.
     */
    readonly headSequence: number;
}

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_deployment_free: (a: number, b: number) => void;
    readonly __wbg_directory_free: (a: number, b: number) => void;
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
    readonly signin_finish: (a: number, b: number, c: number, d: number) => void;
    readonly signin_request: (a: number, b: number) => void;
    readonly signin_start: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly signin_unlock: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number, j: number) => void;
    readonly signin_wipe: (a: number) => void;
    readonly staffkeys_openThread: (a: number, b: number, c: number) => void;
    readonly staffkeys_wipe: (a: number) => void;
    readonly staffthread_checkOffer: (a: number, b: number, c: number) => void;
    readonly staffthread_confirmSent: (a: number, b: number) => void;
    readonly staffthread_discardPending: (a: number, b: number) => void;
    readonly staffthread_headSequence: (a: number, b: number) => void;
    readonly staffthread_load: (a: number, b: number, c: number) => void;
    readonly staffthread_openingMark: (a: number, b: number) => void;
    readonly staffthread_reply: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => void;
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
