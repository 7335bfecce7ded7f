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
// What is young is collected sooner: some 100 MB less while a city is imported.
const args = ['--max-semi-space-size=8', join(here, '../main.ts'), ...process.argv.slice(2)]
const { status, signal } = spawnSync(own ?? process.execPath, args, { stdio: 'inherit' })
process.exit(signal ? 1 : (status ?? 1))
