import type { Server } from 'node:http';

/**
 * Refuses every upgrade to another path than `paths`, and survives connections that are reset in the middle.
 *
 * Nest's subscription server listens to upgraded sockets without an 'error' listener: one request for an
 * upgrade followed by a TCP reset would end the process. Install before the server listens.
 */
export function guardUpgrades(server: Server, paths: readonly string[]): void {
  server.prependListener('upgrade', (request, socket) => {
    socket.on('error', () => socket.destroy());
    const [path] = (request.url ?? '').split('?');
    if (path !== undefined && paths.includes(path)) return;
    socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n', () => socket.destroy());
  });
}
