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



/** One centre of a verified directory. */
export interface Centre {
    id: string;
    name: string;
    /** Whether a new thread can be sealed to it. */
    usable: boolean;
    /** Id of the centre that takes over. */
    fallback?: string;
}



/** The first message as the person has written it. */
export interface Draft {
    role: Role;
    /** The place as the person saw it; without it there is no place, whatever stands in the two codes. */
    placeLabel?: string;
    district?: string;
    municipality?: number;
    /** BCP 47. */
    language: string;
    text: string;
}

/** What the server needs to open a thread; binary values as base64url. */
export interface OpenThreadRequest {
    centreId: string;
    keyId: string;
    reporterKey: string;
    centreSeal: string;
    reporterSeal: string;
    envelope: string;
}

/** The answer to the question of a transfer, and what the server keeps for the other centre until the handover. */
export interface TransferAnswer {
    envelope: string;
    offer?: NewEpoch;
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
 * The code by which a person comes back. Secret: it opens the thread.
 */
export class AccessCode {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * A new code, made on this device. Throws `NoRandomness` when the browser has no random source.
     */
    static generate(): AccessCode;
    /**
     * Whether `typed` is the group at `index0` (from 0), with the liberties of `parse`.
     */
    groupMatches(index0: number, typed: string): boolean;
    /**
     * Five groups of four symbols, to be shown.
     */
    groups(): string[];
    /**
     * The code that was typed, as groups or as words. What is wrong with it stands in the thrown `kind` and fields.
     */
    static parse(text: string): AccessCode;
    /**
     * Overwrites the code. Every later call throws `Wiped`.
     */
    wipe(): void;
    /**
     * The same code as nine Czech words, to be shown.
     */
    words(): string[];
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
 * The keys behind a code, and the thread once it is open.
 */
export class ReporterSession {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Answers the centre's last question whether the thread may go to another centre. Who agrees gives that centre a new
     * key at once, which the centre before never has.
     *
     * Throws `NotAsked` if there is no open question.
     */
    answerTransfer(directory: Directory, agreed: boolean, text: string, language: string, nowSeconds: number): TransferAnswer;
    /**
     * What goes behind `Authorization: Bearer`. It identifies and authorises, so it goes nowhere else.
     */
    bearer(): string;
    /**
     * Checks the number of the last envelope that the server says to have; throws `Withdrawn` if more was seen before.
     */
    checkOffer(lastSequence: number): void;
    /**
     * The server has acknowledged what was waiting: the chain moves on.
     */
    confirmSent(): void;
    /**
     * Forgets what was waiting: it was changed, or the server has another envelope in its place.
     */
    discardPending(): void;
    /**
     * Derives the keys. The code is not kept.
     */
    static fromCode(code: AccessCode, deployment: Deployment): ReporterSession;
    /**
     * Opens the envelopes that follow those already seen. `reporterSeals` are all of the thread's sealed keys, by epoch;
     * they are needed the first time, and whenever a new one has been added.
     *
     * Throws when anything does not follow or does not open; the good messages before it are in the refusal's `opened`.
     */
    load(reporterSeals: string[], envelopes: string[]): OpenedMessage[];
    /**
     * Seals the first message to a centre of the verified directory.
     *
     * Nothing counts as sent until `confirmSent`. For a retry send the same request again; to change the text call
     * `discardPending` first.
     */
    openThread(directory: Directory, centreId: string, draft: Draft, nowSeconds: number): OpenThreadRequest;
    /**
     * Seals a further message; base64url. Throws `Pending` while another one waits for its acknowledgement.
     */
    post(text: string, language: string, nowSeconds: number): string;
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
    readonly __wbg_accesscode_free: (a: number, b: number) => void;
    readonly __wbg_deployment_free: (a: number, b: number) => void;
    readonly __wbg_directory_free: (a: number, b: number) => void;
    readonly __wbg_reportersession_free: (a: number, b: number) => void;
    readonly accesscode_generate: (a: number) => void;
    readonly accesscode_groupMatches: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly accesscode_groups: (a: number, b: number) => void;
    readonly accesscode_parse: (a: number, b: number, c: number) => void;
    readonly accesscode_wipe: (a: number) => void;
    readonly accesscode_words: (a: number, b: number) => void;
    readonly deployment_new: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly deployment_verifyDirectory: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly directory_centre: (a: number, b: number, c: number) => number;
    readonly directory_centreFor: (a: number, b: number, c: number, d: number, e: number) => void;
    readonly directory_expiresAt: (a: number) => number;
    readonly directory_usableCentres: (a: number) => number;
    readonly directory_version: (a: number) => number;
    readonly reportersession_answerTransfer: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number) => void;
    readonly reportersession_bearer: (a: number, b: number) => void;
    readonly reportersession_checkOffer: (a: number, b: number, c: number) => void;
    readonly reportersession_confirmSent: (a: number, b: number) => void;
    readonly reportersession_discardPending: (a: number, b: number) => void;
    readonly reportersession_fromCode: (a: number, b: number, c: number) => void;
    readonly reportersession_headSequence: (a: number, b: number) => void;
    readonly reportersession_load: (a: number, b: number, c: number, d: number) => void;
    readonly reportersession_openThread: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => void;
    readonly reportersession_post: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => void;
    readonly reportersession_wipe: (a: number) => void;
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
