#!/usr/bin/env node
// Runs the command line under the Node 24 that the project brings, whatever Node started it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const own = [join(here, '../../../node_modules/.bin/node'), join(here, '../../../node_modules/node/bin/node')].find(
  (p) => existsSync(p),
)
const { status, signal } = spawnSync(own ?? process.execPath, [join(here, '../main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exit(signal ? 1 : (status ?? 1))
