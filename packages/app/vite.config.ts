import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Packs every text file beside itself, so that the server sends it packed without work. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  writeBundle() {
    const dist = join(import.meta.dirname, 'dist')
    for (const entry of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
      const file = join(dist, entry)
      if (!/\.(js|css|html|svg|json)$/.test(file) || statSync(file).size < 1024) continue
      const bytes = readFileSync(file)
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
      writeFileSync(`${file}.br`, brotliCompressSync(bytes))
    }
  },
}

/** In development too the pages without sign-in, and those of residents, have their own entries. */
const openEntry: Plugin = {
  name: 'open-entry',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const [, first] = /^\/(public|my)(\/|\?|$)/.exec(request.url ?? '') ?? []
      if (first) request.url = `/${first}.html`
      next()
    })
  },
}

/**
 * What all three entries need comes in two files instead of thirty: over a phone's line each file costs a way there and back.
 * Only what each of them loads at once belongs here.
 */
const together = [
  {
    name: 'base',
    test: /node_modules\/(react|react-dom|scheduler|i18next|react-i18next|use-sync-external-store|zod|@tanstack\/(query-core|react-query|react-router|router-core|history|store|react-store))\//,
  },
  {
    name: 'house',
    test: /preload-helper|packages\/app\/(web\/(api|line|texts|time|hooks|session|address)\.tsx?|web\/kit\/(state|confirm|head|talk|draft|Icon|Button)\.tsx?|web\/open\/letters\.ts|shared\/(me|roles|contract|errors|dates)\.ts)$/,
  },
]

/** Builds the browser side to `dist/`; in development `/api` is passed to the server at `LIREN_PORT`. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'web/public',
  plugins: [react(), packed, openEntry],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    rolldownOptions: {
      input: ['index.html', 'public.html', 'my.html'].map((file) => join(import.meta.dirname, file)),
      output: { codeSplitting: { groups: together } },
    },
    chunkSizeWarningLimit: 900,
  },
  // The host stays the browser's, or the server would take every write for a forged one.
  server: {
    proxy: { '/api': { target: `http://127.0.0.1:${process.env['LIREN_PORT'] ?? 8080}`, changeOrigin: false } },
  },
})
