/**
 * Calls of the portal's API.
 */

/** Nobody answered, or only the network in between: it is not known whether the call arrived. It may be repeated. */
export class Unreachable extends Error {}

/** The portal answered with an error. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} message in the page's language
   * @param {any} [error] all that was answered
   */
  constructor(status, code, message, error) {
    super(message);
    this.status = status;
    this.code = code;
    this.error = error;
  }
}

/** A connection that says nothing for this long is taken for lost: two slow mobile round trips with room to spare. */
const PATIENCE_MS = 30_000;

/** The version of requests and answers that these scripts speak. */
export const VERSION = 1;

/**
 * @typedef {object} Call
 * @property {string} [bearer] a reporter's right to the thread; without it, the staff's session counts
 * @property {object} [body]
 * @property {boolean} [background] nobody pressed anything: the call does not prolong the staff's session
 *
 * @param {'GET' | 'POST' | 'DELETE'} method
 * @param {string} path under /api/v1
 * @param {Call} [call]
 * @returns {Promise<{ status: number, body: any }>}
 */
export async function request(method, path, { bearer, body, background } = {}) {
  const headers = new Headers({ 'Accept-Language': document.documentElement.lang });
  if (bearer) headers.set('Authorization', `Bearer ${bearer}`);
  if (body) headers.set('Content-Type', 'application/json');
  if (background) headers.set('Ozvise-Background', '1');
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(`/api/v1${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify({ version: VERSION, ...body }) } : {}),
      cache: 'no-store',
      credentials: /^.(staff|invit)/.test(path) ? 'same-origin' : 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: patience.signal,
    });
    return await read(answer);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Unreachable();
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Response} answer */
async function read(answer) {
  const { status } = answer;
  // Behind 5xx and 429 may be a proxy or a moment of overload: the same call may succeed later. Staff are told how it is.
  if (status >= 500 || (status === 429 && !answer.url.includes('/staff/'))) throw new Unreachable();
  if (status === 204 || status === 304) return { status, body: null };
  const body = await answer.json();
  if (answer.ok) return { status, body };
  throw new Refused(status, String(body?.error?.code), String(body?.error?.message), body?.error);
}

/**
 * Whether an error is the portal's refusal with one of these codes.
 *
 * @param {unknown} error
 * @param {...string} codes
 * @returns {error is Refused}
 */
export function refusedAs(error, ...codes) {
  return error instanceof Refused && codes.includes(error.code);
}
