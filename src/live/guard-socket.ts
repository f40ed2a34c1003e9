import type { WebSocket } from 'ws';
import { MAX_MESSAGES, MESSAGE_WINDOW, PING_EVERY } from './limits.js';

/** Ends a socket whose other side is gone, and says for each message whether it is still one of an allowed number. */
export function guardSocket(socket: WebSocket): () => boolean {
  let isThere = true;
  let messages = 0;
  let windowEnds = 0;
  const ping = setInterval(() => {
    if (!isThere) return socket.terminate();
    isThere = false;
    socket.ping();
  }, PING_EVERY).unref();
  socket.on('pong', () => (isThere = true));
  // What a broken frame or a reset leads to: ws closes the socket by itself.
  socket.on('error', () => undefined);
  socket.once('close', () => clearInterval(ping));
  return () => {
    const at = performance.now();
    if (at > windowEnds) [messages, windowEnds] = [0, at + MESSAGE_WINDOW];
    messages += 1;
    return messages <= MAX_MESSAGES;
  };
}
