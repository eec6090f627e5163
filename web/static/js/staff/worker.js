/**
 * The worker that holds the staff's secrets: password keys, centre keys, thread keys. Ending the worker ends them all.
 *
 * It answers calls of the page one by one; see {@link import('./vault.js')}. Nothing is fetched from here but the
 * WebAssembly module.
 */
import init, { Deployment, SignIn } from '../../staff/staff.js';
import { accountCalls } from './account-in-worker.js';
import { memberCalls } from './members-in-worker.js';
import { keyCalls } from './keys/in-worker.js';
import { notebookCalls } from './notebook-in-worker.js';
import { transferCalls } from './transfer-in-worker.js';

/**
 * @typedef {import('../../staff/staff.js').Directory} Directory
 * @typedef {import('../../staff/staff.js').StaffKeys} StaffKeys
 * @typedef {import('../../staff/staff.js').StaffThread} StaffThread
 * @typedef {import('../../staff/staff.js').ThreadToOpen} ThreadToOpen
 * @typedef {import('../../staff/staff.js').SealedCentreKey} SealedCentreKey
 * @typedef {import('../../staff/staff.js').OpenedMessage} OpenedMessage
 */

/** @type {{ deployment: Deployment, directory: Directory } | undefined} */
let trust;
/** @type {SignIn | undefined} */
let signIn;
/** @type {StaffKeys | undefined} */
let keys;
/** @type {Map<number, { opened: StaffThread, epochs: number, threadId: string }>} the opened threads by case number */
const threads = new Map();

/**
 * @template T
 * @param {T | undefined} value
 * @returns {T}
 */
function present(value) {
  if (value === undefined) throw new Error('called out of turn');
  return value;
}

/** @param {number} number */
const thread = (number) => present(threads.get(number)).opened;

const notebooks = notebookCalls({
  keys: () => present(keys),
  threadId: (number) => present(threads.get(number)).threadId,
});

/** What the page can call. */
const calls = {
  /**
   * @param {string} deploymentId
   * @param {string} rootKey
   * @param {string} directory
   * @param {number} now
   */
  async start(deploymentId, rootKey, directory, now) {
    await init();
    const deployment = new Deployment(deploymentId, rootKey);
    trust = { deployment, directory: deployment.verifyDirectory(directory, now) };
  },

  /**
   * @param {string} name
   * @param {string} password
   */
  startSignIn(name, password) {
    signIn = SignIn.start(name, password, present(trust).deployment);
    return signIn.request;
  },

  /** @param {string} response */
  finishSignIn(response) {
    return present(signIn).finish(response);
  },

  /**
   * @param {string} memberId
   * @param {string} centreId
   * @param {string} vault
   * @param {SealedCentreKey[]} centreKeys
   */
  unlock(memberId, centreId, vault, centreKeys) {
    keys = present(signIn).unlock(memberId, centreId, vault, centreKeys, present(trust).directory);
    signIn = undefined;
  },

  /**
   * Opens a thread's keys; once, and again when an epoch was added. Gives the mark by which the centre will know the thread
   * again, and whether the messages have to be read from the first one on.
   *
   * @param {number} number
   * @param {ThreadToOpen} sealed
   * @param {number} offered the number of the last message the server says to have
   */
  openThread(number, sealed, offered) {
    const before = threads.get(number);
    before?.opened.checkOffer(offered);
    const epochs = sealed.centreSeals.length;
    const anew = before?.epochs !== epochs;
    if (anew) {
      threads.set(number, { opened: present(keys).openThread(sealed), epochs, threadId: sealed.threadId });
      before?.opened.wipe();
    }
    return { mark: thread(number).openingMark(), anew };
  },

  /**
   * Opens what follows the messages already seen. `offered` is the number of the last message the server says to have.
   *
   * @param {number} number
   * @param {number} offered
   * @param {string[]} envelopes
   */
  load(number, offered, envelopes) {
    thread(number).checkOffer(offered);
    return thread(number).load(envelopes);
  },

  /** @param {number} number */
  head(number) {
    return thread(number).headSequence;
  },

  /**
   * @param {number} number
   * @param {string} text
   * @param {string} language
   * @param {number} now
   */
  reply(number, text, language, now) {
    return thread(number).reply(text, language, now);
  },

  /** @param {number} number */
  confirmSent(number) {
    thread(number).confirmSent();
  },

  /** @param {number} number */
  discardPending(number) {
    thread(number).discardPending();
  },

  ...accountCalls({ deployment: () => present(trust).deployment, keys: () => present(keys) }),
  ...memberCalls({ trust: () => present(trust), keys: () => present(keys) }),
  ...keyCalls({
    trust: () => present(trust),
    follow(directory) {
      trust = { ...present(trust), directory };
      notebooks.forget();
    },
    keys: () => present(keys),
  }),

  ...notebooks.calls,
  ...transferCalls({ thread, directory: () => present(trust).directory, keys: () => present(keys) }),
};

/** @typedef {typeof calls} Calls */

addEventListener('message', async ({ data }) => {
  const { id, name, parameters } = data;
  try {
    const call = /** @type {(...parameters: unknown[]) => unknown} */ (calls[/** @type {keyof Calls} */ (name)]);
    postMessage({ id, result: await call(...parameters) });
  } catch (error) {
    // Errors lose their own fields on the way between threads, so what matters is sent by itself.
    const { kind = 'Unexpected', opened, line } = /** @type {{ kind?: string, opened?: any[], line?: number }} */ (
      error
    );
    postMessage({ id, refusal: { kind, opened, line } });
  }
});
