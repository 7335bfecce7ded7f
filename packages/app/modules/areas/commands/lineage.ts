import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { AppError } from '#shared/errors.ts'
import { lineageFile, readLineage, type Lineage } from '../rules/lineage.ts'
import { keepLineage } from '../store/lineage.ts'
import { bumpRevision } from '../store/versions.ts'
import { shaOf } from './releases.ts'

const SHIPPED = new URL('../data/county_codes_shandong_1981_2024.json.gz', import.meta.url)
/** Unpacked, the whole nation takes about 4 MB. */
const UNPACKED = 64 << 20

/** @throws AppError `areas.lineageUnreadable` (422) */
function read(bytes: Buffer): Lineage {
  try {
    const packed = bytes[0] === 0x1f && bytes[1] === 0x8b
    const text = packed ? gunzipSync(bytes, { maxOutputLength: UNPACKED }) : bytes
    return readLineage(lineageFile.parse(JSON.parse(text.toString('utf8').replace(/^\uFEFF/, ''))))
  } catch {
    throw new AppError('areas.lineageUnreadable', 422)
  }
}

/** The name of the source under which the lineage of a file is kept. */
const sourceOf = (name: string, bytes: Buffer): string => `${name} ${shaOf(bytes).slice(0, 12)}`

export interface LineageImport {
  codes: number
  links: number
  unknown: Lineage['unknown']
  /** The same file was taken in before: nothing was done. */
  repeated: boolean
}

/**
 * Takes in the codes that counties bore year by year and what went into what: reference beside the tree, which it does
 * not change. What was known of the same provinces is superseded.
 * @throws AppError `areas.lineageUnreadable`
 */
export async function importLineage(ctx: Ctx, file: { name: string; bytes: Buffer }): Promise<LineageImport> {
  requireRight(ctx, 'areas.import')
  const lineage = read(file.bytes)
  const source = sourceOf(file.name, file.bytes)
  const { fresh, top } = await privileged(ctx, async (db) => {
    const kept = await keepLineage(ctx, db, lineage, source)
    if (kept) await bumpRevision(db)
    const first = await db.selectFrom('area').select('id').orderBy('level').orderBy('path').executeTakeFirst()
    return { fresh: kept, top: first?.id ?? '00000000-0000-0000-0000-000000000000' }
  })
  const { codes, links, unknown } = lineage
  await record(ctx, {
    command: 'areas.importLineage',
    areaId: ctx.actor.kind === 'account' ? ctx.actor.areaId : top,
    subject: { type: 'area', id: top },
    changes: { file: [null, source], added: [0, fresh ? codes.length : 0] },
  })
  return { codes: codes.length, links: links.length, unknown, repeated: !fresh }
}

/** Brings the shipped lineage in, once. At every start, as the system; a province that has any of its own keeps it. */
export async function ensureLineage(ctx: Ctx): Promise<void> {
  const any = await ctx.db.selectFrom('countyCode').select('code').where('code', 'like', '37%').executeTakeFirst()
  if (any) return
  await keepLineage(ctx, ctx.db, read(readFileSync(SHIPPED)), 'areacodes 1981—2024（CC0-1.0）')
}
