import { createWriteStream, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvLine, CSV_HEAD, syntheticRegister } from '../packages/app/demo/synthetic.ts'
import { dayOf } from '../packages/app/shared/dates.ts'

/** Writes a synthetic register as CSV; what is wanted comes as JSON on the standard input, the number of rows goes out. */
const { path, people, codes } = JSON.parse(readFileSync(0, 'utf8')) as { path: string; people: number; codes: string[] }
let rows = 0

function* lines() {
  yield `\uFEFF${CSV_HEAD}\n`
  const perCommunity = Math.ceil(people / codes.length)
  for (const { number, residents } of syntheticRegister({ people, day: dayOf(new Date()), perCommunity })) {
    const code = codes[number]
    if (!code) return
    rows += residents.length
    yield `${residents.map((r) => csvLine(code, r)).join('\n')}\n`
  }
}

await pipeline(Readable.from(lines()), createWriteStream(path))
process.stdout.write(String(rows))
