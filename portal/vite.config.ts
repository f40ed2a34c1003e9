import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const service = 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  // The service puts a fresh nonce in this place for every page it hands out.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    // Nothing inline: the policy loads scripts, fonts and pictures from our own address only.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: true,
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      '/graphql': { target: service, ws: true },
      '/api': service,
      '/c': service,
      '/dev': service,
      '/pages': service,
    },
  },
});
