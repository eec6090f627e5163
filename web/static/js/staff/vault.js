/**
 * The page's side of the worker that holds the secrets.
 */

/**
 * @typedef {import('./worker.js').Calls} Calls
 * @typedef {import('./worker.js').OpenedMessage} OpenedMessage
 */

/** The WebAssembly module has refused something. */
export class StaffRefusal extends Error {
  /**
   * @param {string} kind
   * @param {OpenedMessage[]} opened the good messages before the refused one
   * @param {number} [line] of a recovery sheet, from 1
   */
  constructor(kind, opened, line) {
    super(kind);
    this.kind = kind;
    this.opened = opened;
    this.line = line;
  }
}

/** How long a worker may go on sealing what was typed last, once the page is locked. */
const LAST_SEALS_MS = 1_000;

/** The one address that a worker may be started from. */
const WORKER = new URL('./worker.js', import.meta.url).href;

/**
 * Browsers with Trusted Types start a worker only from an address that a named policy has let pass; this one lets pass
 * exactly one.
 *
 * @type {{ createScriptURL(address: string): string } | undefined}
 */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('ozvise-worker', {
  createScriptURL(/** @type {string} */ address) {
    if (address !== WORKER) throw new TypeError('not the worker');
    return address;
  },
});

/** A worker with its secrets; ended, it is gone with all of them. */
export class Vault {
  #worker = new Worker(policy ? policy.createScriptURL(WORKER) : WORKER, { type: 'module' });
  /** @type {Map<number, { name: keyof Calls, resolve: (result: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  #calls = 0;
  #closing = false;

  constructor() {
    this.#worker.addEventListener('message', ({ data: { id, result, refusal } }) => {
      const call = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (refusal) call?.reject(new StaffRefusal(refusal.kind, refusal.opened ?? [], refusal.line));
      else call?.resolve(result);
      if (this.#closing && this.#waiting.size === 0) this.end();
    });
    this.#worker.addEventListener('error', () => this.#fail('NoWorker'));
  }

  /**
   * @template {keyof Calls} Name
   * @param {Name} name
   * @param {Parameters<Calls[Name]>} parameters
   * @returns {Promise<Awaited<ReturnType<Calls[Name]>>>}
   */
  call(name, ...parameters) {
    if (this.#closing) return Promise.reject(new StaffRefusal('Locked', []));
    return new Promise((resolve, reject) => {
      this.#calls += 1;
      this.#waiting.set(this.#calls, { name, resolve, reject });
      this.#worker.postMessage({ id: this.#calls, name, parameters });
    });
  }

  /** Ends the worker: its memory, with every key in it, is given back. */
  end() {
    this.#closing = true;
    this.#worker.terminate();
    this.#fail('Locked');
  }

  /** Ends the worker as soon as the drafts are sealed that it was given; nothing else comes out of it any more. */
  close() {
    this.#closing = true;
    this.#fail('Locked', 'sealDraft');
    if (this.#waiting.size === 0) this.end();
    else setTimeout(() => this.end(), LAST_SEALS_MS);
  }

  /**
   * @param {string} kind
   * @param {keyof Calls} [but] calls that may still succeed
   */
  #fail(kind, but) {
    for (const [id, { name, reject }] of this.#waiting) {
      if (name === but) continue;
      this.#waiting.delete(id);
      reject(new StaffRefusal(kind, []));
    }
  }
}
