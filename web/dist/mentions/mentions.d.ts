/* tslint:disable */
/* eslint-disable */

/** A place that a text names. */
export interface Mention {
    /** Where in the text it begins, counted as JavaScript counts. */
    start: number;
    /** Where it ends. */
    end: number;
    /** The name of the place. */
    name: string;
}



/**
 * The names of all places of the country.
 */
export class PlaceNames {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The places that a text names, in whatever case, in their order.
     */
    mentions(text: string): Mention[];
    /**
     * Reads the file of places. Throws `Malformed` when it is anything else.
     */
    static parse(bytes: Uint8Array): PlaceNames;
}

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_placenames_free: (a: number, b: number) => void;
    readonly placenames_mentions: (a: number, b: number, c: number) => number;
    readonly placenames_parse: (a: number, b: number, c: number) => void;
    readonly __wbindgen_export: (a: number, b: number) => number;
    readonly __wbindgen_export2: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_add_to_stack_pointer: (a: number) => number;
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
