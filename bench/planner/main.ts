import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { PARTITIONERS, provideDebian } from '../../tools/debian.ts'
import { DATA } from './instances.ts'
import { peersHere } from './peers.ts'
import { parts, type Asked, type Section } from './sections.ts'
import { say } from './tools.ts'
import { loadNow, writePart } from './write.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    instance: { type: 'string', multiple: true },
    seeds: { type: 'string', default: '20' },
    long: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    dry: { type: 'boolean', default: false },
  },
})
if (!existsSync(DATA)) {
  say(`SKIPPED: the instances lie in ${DATA}, which is not there`)
  process.exit(0)
}
await provideDebian(PARTITIONERS)
const { peers, missing } = peersHere()
if (missing.length > 0) say(`SKIPPED peers: ${missing.join(', ')} not installed; figures against them are left out`)
const asked: Asked = {
  peers,
  seeds: Number(values.seeds),
  instances: values.instance,
  long: values.long,
  full: values.full,
}
async function measured(name: string, part: (asked: Asked) => Promise<Section>): Promise<Section> {
  try {
    return await part(asked)
  } catch (error) {
    const seen = error instanceof Error ? error.message : String(error)
    return { rows: [{ what: name, bar: '—', seen: 'could not be measured', met: false, missed: seen }], text: [] }
  }
}

for (const [name, part] of Object.entries(parts)) {
  if (values.only ? !values.only.includes(name) : name === 'effort' && !values.long) continue
  say(`${name} …`)
  const [began, load] = [performance.now(), loadNow()]
  const section = await measured(name, part)
  for (const r of section.rows) say(`  ${r.what}: ${r.seen} (${r.bar}) ${r.met ? 'met' : `MISSED ${r.missed ?? ''}`}`)
  say(`  took ${Math.round((performance.now() - began) / 1000)} s`)
  if (!values.dry) say(writePart(name, section, missing, load))
}
