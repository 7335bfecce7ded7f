/**
 * Makes an empty database in a folder and ends. A process of its own: what the making takes, some 200 MB, is not given back
 * while a process lives.
 */
import { argv } from 'node:process'
import { PGlite } from '@electric-sql/pglite'

const db = await PGlite.create({ dataDir: argv[2]! })
await db.close()
process.exit(0)
