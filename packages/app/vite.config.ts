import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds the browser side to `dist/`; in development `/api` is passed to the server at `LIREN_PORT`. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'web/public',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': `http://127.0.0.1:${process.env['LIREN_PORT'] ?? 8080}` } },
})
