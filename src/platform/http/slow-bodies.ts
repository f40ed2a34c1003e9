import type { FastifyInstance } from 'fastify';
import { SECOND } from '../../kernel/time.js';

/** A body must have arrived whole within this (milliseconds); slow senders hold no connection longer. */
const WHOLE_WITHIN = 20 * SECOND;
/** A file may take as long as it moves: between two looks some of it must have come. */
const MOVES_WITHIN = 20 * SECOND;
const TIMED_OUT = 'HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n';

/**
 * Ends requests whose body comes too slowly. Node's own `requestTimeout` knows no routes, and a large file over a small
 * line needs minutes: so it is off, and this stands in its place. Headers stay Node's to time.
 */
export function endSlowBodies(server: FastifyInstance, uploads: readonly string[]): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request;
    const [path = ''] = request.url.split('?');
    if (!raw.complete && raw.headers['content-length'] !== '0') {
      const { socket } = raw;
      const isUpload = uploads.includes(path);
      let seen = socket.bytesRead;
      const timer = setInterval(
        () => {
          if (isUpload && socket.bytesRead !== seen) seen = socket.bytesRead;
          else socket.end(TIMED_OUT, () => socket.destroy());
        },
        isUpload ? MOVES_WITHIN : WHOLE_WITHIN,
      ).unref();
      const stop = () => clearInterval(timer);
      raw.once('end', stop);
      raw.once('close', stop);
    }
    done();
  });
}
