/* tslint:disable */
/* eslint-disable */

/** A place that a person may mean. */
export interface Candidate {
    /** The bare name. */
    name: string;
    /** The name and what tells it from its namesakes, in Czech. */
    label: string;
    kind: "municipality" | "part" | "district" | "region" | "postcode";
    match: "exact" | "prefix" | "fuzzy";
    /** Six-digit code of the municipality, where it is known. */
    municipality?: number;
    /** LAU codes of the districts that it lies in: one for most, all of its own for a region. */
    districts: string[];
    /** The municipality with extended powers, only where a namesake in the same district makes it necessary. */
    orp?: string;
    /** The postcode by which it was found, such as "370 01". */
    postcode?: string;
}



/**
 * All places of the country, and the search in them.
 */
export class Places {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Codes of all municipalities of a district: one of them may have another centre than its district.
     */
    municipalitiesOf(district: string): number[];
    /**
     * Reads the file of places. Throws `Malformed` when it is anything else.
     */
    static parse(bytes: Uint8Array): Places;
    /**
     * The places that `query` may mean, the likeliest first, at most `limit`.
     */
    search(query: string, limit: number): Candidate[];
}

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_places_free: (a: number, b: number) => void;
    readonly places_municipalitiesOf: (a: number, b: number, c: number) => number;
    readonly places_parse: (a: number, b: number, c: number) => void;
    readonly places_search: (a: number, b: number, c: number, d: number) => number;
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
