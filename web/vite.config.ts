import { defineConfig } from 'vite';
import { documentation } from './documentation/plugin.mjs';
import { reactUswds } from './react-uswds.mjs';

export default defineConfig({
  root: 'web',
  base: '/',
  publicDir: false,
  plugins: [documentation(), reactUswds()],
  build: {
    outDir: '../dist/web/pages',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
    // The policy of the pages allows pictures as data, but what can be kept by the browser is better as a file.
    assetsInlineLimit: 1024,
  },
  logLevel: 'error',
});
