import { defineConfig } from 'vite';

export default defineConfig({
  root: 'web/graphiql',
  base: '/graphiql/',
  build: {
    outDir: '../../dist/web/graphiql',
    emptyOutDir: true,
    chunkSizeWarningLimit: 4000,
    modulePreload: { polyfill: false },
  },
  logLevel: 'error',
});
