/**
 * The texts that the centre keeps ready, as the API gives them.
 */
import { request } from '../../api/http.js';

/**
 * @typedef {object} CannedReply
 * @property {string} id
 * @property {string} language
 * @property {string} title
 * @property {string} text
 * @property {number} edition
 */

/** @returns {Promise<CannedReply[]>} */
export async function fetchReplies() {
  const { body } = await request('GET', '/staff/canned-replies', { background: true });
  return body.replies;
}
