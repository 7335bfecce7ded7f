import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const app = join(import.meta.dirname, '../../packages/app')

/** In the gallery the modules' pages are the gallery's own. */
const ownPages: Plugin = {
  name: 'gallery-pages',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('/web/modules.ts')
      ? code.replace(
          /import\.meta\.glob<ModulePages>\([^)]*\)/,
          `{ '../modules/areas/web/pages.tsx': () => import('${join(import.meta.dirname, 'pages.tsx')}') }`,
        )
      : undefined,
}

/** Packs the kit's gallery: every part once, with the shell around it, for the browser tests of the kit. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: join(app, 'web/public'),
  plugins: [ownPages, react()],
  build: {
    outDir: join(import.meta.dirname, '../.cache/gallery'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 900,
  },
})
