/**
 * Everything from the code onwards, and coming back.
 */
import { startBefore } from './before.js';
import { startCode } from './code.js';
import { startComingBack } from './coming-back.js';
import { startConversation } from './conversation.js';
import { startLock } from './lock.js';
import { startNotes } from './notes.js';
import { startSend } from './send.js';
import { startTransfer } from './transfer.js';
import { startWrite } from './write.js';

export { goHome } from './home.js';

export function startFlow() {
  startBefore();
  startCode();
  startWrite();
  startNotes();
  startSend();
  startComingBack();
  startConversation();
  startTransfer();
  startLock();
}
