/**
 * Members and invitations as the portal tells them.
 */
import { request } from '../../api/http.js';
import { signedIn } from '../session.js';

/**
 * @typedef {'counsellor' | 'head' | 'coordinator' | 'operator'} Role
 *
 * @typedef {object} Colleague
 * @property {string} id
 * @property {string} name the sign-in name
 * @property {string} display_name
 * @property {Role} role
 * @property {string | null} centre_id
 * @property {'active' | 'waiting' | 'closed'} standing
 * @property {string} [public_keys] for members of the same centre
 *
 * @typedef {object} Invitation
 * @property {string} id
 * @property {'open' | 'used' | 'revoked' | 'expired'} state
 * @property {'new' | 'renewal'} kind
 * @property {Role} role
 * @property {string | null} centre_id
 * @property {string} display_name
 * @property {string} member_id
 * @property {number} expires_at
 */

/**
 * Whom each role invites, renews and closes.
 *
 * @type {Record<string, readonly Role[]>}
 */
const MANAGED = { head: ['counsellor', 'head'], operator: ['head', 'coordinator', 'operator'] };

/** The roles that the signed-in member invites to. */
export const managedRoles = () => MANAGED[signedIn()?.role ?? ''] ?? [];

/** Whether the signed-in member reads a centre's conversations. */
export const isReader = () => ['counsellor', 'head'].includes(signedIn()?.role ?? '');

/**
 * Roles that hold a centre's key.
 *
 * @param {Role} role
 */
export const holdsKeys = (role) => role === 'counsellor' || role === 'head';

/**
 * @param {boolean} [background] nobody pressed anything
 * @returns {Promise<Colleague[]>} by name
 */
export async function fetchMembers(background = false) {
  const { body } = await request('GET', '/staff/members', { background });
  return body.members;
}

/** @returns {Promise<Invitation[]>} newest first */
export async function fetchInvitations() {
  const { body } = await request('GET', '/staff/invitations');
  return body.invitations;
}

/**
 * How the centre's key stands.
 *
 * @returns {Promise<{ pending: boolean, demanded: boolean, dueAt: number | null }>}
 */
export async function fetchKeyState() {
  const { body } = await request('GET', '/staff/centre-keys', { background: true });
  /** @type {{ state: string }[]} */
  const keys = body.keys;
  const states = keys.map(({ state }) => state);
  return {
    // A first key that waits is no reason to wait with approving.
    pending: states.includes('pending') && states.includes('current'),
    demanded: body.rotation_demanded,
    dueAt: body.rotation_due_at,
  };
}
