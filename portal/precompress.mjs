/** Lays a `.br` and a `.gz` beside every file worth it, so that the service compresses nothing while it answers. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Below this (bytes) an answer fits one packet anyway. */
const WORTH_IT = 1024;

// index.html is left out: it differs in every answer.
for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(js|css|svg)$/.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const content = readFileSync(path);
  if (content.length < WORTH_IT) continue;
  const brotli = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params: brotli }));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}
