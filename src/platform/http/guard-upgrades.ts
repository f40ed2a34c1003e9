import type { Server } from 'node:http';

/**
 * Refuses every upgrade to another path than `paths`, and survives connections that are reset in the middle.
 *
 * An upgraded socket without an 'error' listener ends the process when it is reset, and who takes the upgrade may not
 * have one yet. Install before the server listens.
 */
export function guardUpgrades(server: Server, paths: readonly string[]): void {
  server.prependListener('upgrade', (request, socket) => {
    socket.on('error', () => socket.destroy());
    const [path] = (request.url ?? '').split('?');
    if (path !== undefined && paths.includes(path)) return;
    socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n', () => socket.destroy());
  });
}
