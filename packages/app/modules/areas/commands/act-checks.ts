import { sql } from 'kysely'
import type { Tx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { Day } from '#shared/dates.ts'
import type { ActPayload } from '../contract/acts.ts'
import { fitsLevel, statisticalOnly } from '../rules/codes.ts'
import { kindsOfLevel, type AreaKind } from '../rules/kinds.ts'
import { laterVersions, versionOn, versionsUnder, type VersionRow } from '../store/versions.ts'

/** What an act is about: the area that rights are held against, the level and kinds that say who decides, a title. */
export interface Subject {
  areaId: string
  level: number
  kinds: AreaKind[]
  title: string
}
type NewArea = Extract<ActPayload, { kind: 'setUp' }>['area']

/** @throws AppError `areas.notInForce` */
async function standing(db: Tx, id: string, day: Day, field: string): Promise<VersionRow> {
  const version = await versionOn(db, id, day)
  if (!version) throw new AppError('areas.notInForce', 422, { day }, field)
  return version
}

/** The area an act is about. A merger is about the first area that ends, which stands for all of one parent. */
export async function subjectOf(db: Tx, p: ActPayload, day: Day): Promise<Subject> {
  if (p.kind === 'setUp') {
    const parent = await standing(db, p.parentId, day, 'payload.parentId')
    return { areaId: parent.areaId, level: parent.level + 1, kinds: [p.area.kind], title: p.area.name }
  }
  if (p.kind === 'merge') {
    const olds = await Promise.all(p.fromIds.map((id) => standing(db, id, day, 'payload.fromIds')))
    const into = p.intoId ? await standing(db, p.intoId, day, 'payload.intoId') : undefined
    const kinds = [...olds.map((o) => o.kind), into?.kind ?? p.into?.kind].filter((k) => k !== undefined)
    const title = `${olds.map((o) => o.name).join('、')} → ${into?.name ?? p.into?.name ?? ''}`
    return { areaId: olds[0]!.parentId ?? olds[0]!.areaId, level: olds[0]!.level, kinds, title: title.slice(0, 300) }
  }
  const old = await standing(db, p.areaId, day, 'payload.areaId')
  const kinds = [old.kind, ...(p.kind === 'convert' ? [p.to] : p.kind === 'split' ? p.parts.map((x) => x.kind) : [])]
  const to =
    p.kind === 'rename'
      ? p.name
      : p.kind === 'convert'
        ? (p.name ?? '')
        : p.kind === 'split'
          ? p.parts.map((x) => x.name).join('、')
          : ''
  return { areaId: old.areaId, level: old.level, kinds, title: (to ? `${old.name} → ${to}` : old.name).slice(0, 300) }
}

function checkKind(level: number, kind: AreaKind, field: string): void {
  if (!kindsOfLevel[level]?.includes(kind)) throw new AppError('areas.kindOfLevel', 422, { kind, level }, field)
}

async function checkName(
  db: Tx,
  parentId: string | null,
  name: string,
  day: Day,
  own: readonly string[],
  field: string,
): Promise<void> {
  if (parentId === null) return
  const { rows } = await sql<{ areaId: string }>`
    select v.area_id from area_version v where v.parent_id = ${parentId} and v.name = ${name} and v.superseded_at is null
      and (v.valid_to is null or v.valid_to > ${day})`.execute(db)
  if (rows.some((r) => !own.includes(r.areaId))) throw new AppError('areas.nameTaken', 409, { name }, field)
}

async function checkCode(
  db: Tx,
  code: string | undefined,
  system: 'stat' | 'civil',
  level: number,
  day: Day,
  own: readonly string[],
  field: string,
): Promise<void> {
  if (code === undefined) return
  if (!fitsLevel(code, level))
    throw new AppError('areas.codeLevelMismatch', 422, { code, name: '', level, line: 0 }, field)
  if (system === 'civil' && statisticalOnly(code, level))
    throw new AppError('areas.statisticalCodeInCivil', 422, { code, name: '', level, line: 0 }, field)
  const column = sql.ref(system === 'stat' ? 'v.codeStat' : 'v.codeCivil')
  const { rows } = await sql<{ areaId: string; name: string }>`
    select v.area_id, v.name from area_version v where ${column} = ${code} and v.level = ${level} and v.superseded_at is null
      and (v.valid_to is null or v.valid_to > ${day})`.execute(db)
  const other = rows.find((r) => !own.includes(r.areaId))
  if (other) throw new AppError('areas.codeInUse', 409, { code, name: other.name }, field)
}

async function checkNew(
  db: Tx,
  parent: VersionRow,
  area: NewArea,
  day: Day,
  ending: readonly string[],
  field: string,
): Promise<void> {
  const level = parent.level + 1
  checkKind(level, area.kind, `${field}.kind`)
  await checkName(db, parent.areaId, area.name, day, ending, `${field}.name`)
  await checkCode(db, area.codeStat, 'stat', level, day, ending, `${field}.codeStat`)
  await checkCode(db, area.codeCivil, 'civil', level, day, ending, `${field}.codeCivil`)
}

async function checkMerge(db: Tx, p: Extract<ActPayload, { kind: 'merge' }>, day: Day): Promise<void> {
  if ((p.intoId === undefined) === (p.into === undefined))
    throw new AppError('areas.mergeTarget', 422, {}, 'payload.intoId')
  if (p.intoId && p.fromIds.includes(p.intoId)) throw new AppError('areas.mergeTarget', 422, {}, 'payload.intoId')
  if (p.into && p.fromIds.length < 2) throw new AppError('areas.mergeTarget', 422, {}, 'payload.fromIds')
  const olds = await Promise.all(p.fromIds.map((id) => standing(db, id, day, 'payload.fromIds')))
  const into = p.intoId ? [await standing(db, p.intoId, day, 'payload.intoId')] : []
  const all = [...olds, ...into]
  if (all.some((v) => v.level !== all[0]!.level || v.parentId !== all[0]!.parentId))
    throw new AppError('areas.notSiblings', 422, {}, 'payload.fromIds')
  if (p.into)
    await checkNew(
      db,
      await standing(db, olds[0]!.parentId!, day, 'payload.fromIds'),
      p.into,
      day,
      p.fromIds,
      'payload.into',
    )
}

async function checkSplit(db: Tx, p: Extract<ActPayload, { kind: 'split' }>, day: Day): Promise<void> {
  const old = await standing(db, p.areaId, day, 'payload.areaId')
  if (p.parts.length + (p.keep ? 1 : 0) < 2) throw new AppError('areas.nothingChanges', 422, {}, 'payload.parts')
  if (!p.keep) await checkChildless(db, old, day)
  const parent = await standing(db, old.parentId!, day, 'payload.areaId')
  const names = new Set(p.parts.map((part) => part.name))
  if (names.size < p.parts.length) throw new AppError('areas.nameTaken', 409, { name: [...names][0]! }, 'payload.parts')
  for (const [i, part] of p.parts.entries())
    await checkNew(db, parent, part, day, p.keep ? [] : [p.areaId], `payload.parts.${i}`)
}

async function checkChildless(db: Tx, old: VersionRow, day: Day): Promise<void> {
  const below = await versionsUnder(db, [old.path], day)
  if (below.length > 1)
    throw new AppError('areas.childrenRemain', 409, { name: old.name, count: below.length - 1 }, 'payload.areaId')
}

async function checkOne(
  db: Tx,
  p: Exclude<ActPayload, { kind: 'setUp' | 'merge' | 'split' }>,
  day: Day,
): Promise<void> {
  const old = await standing(db, p.areaId, day, 'payload.areaId')
  if (p.kind === 'rename' || (p.kind === 'convert' && p.name)) {
    if (p.kind === 'rename' && p.name === old.name) throw new AppError('areas.nothingChanges', 422, {}, 'payload.name')
    await checkName(db, old.parentId, p.name!, day, [p.areaId], 'payload.name')
  }
  if (p.kind === 'convert') {
    checkKind(old.level, p.to, 'payload.to')
    if (p.to === old.kind) throw new AppError('areas.nothingChanges', 422, {}, 'payload.to')
  }
  if (p.kind === 'recode' || p.kind === 'convert') {
    if (
      p.kind === 'recode' &&
      (p.codeStat ?? old.codeStat) === old.codeStat &&
      (p.codeCivil ?? old.codeCivil) === old.codeCivil
    )
      throw new AppError('areas.nothingChanges', 422, {}, 'payload.codeStat')
    await checkCode(db, p.codeStat, 'stat', old.level, day, [p.areaId], 'payload.codeStat')
    await checkCode(db, p.codeCivil, 'civil', old.level, day, [p.areaId], 'payload.codeCivil')
  }
  if (p.kind === 'move') {
    const parent = await standing(db, p.parentId, day, 'payload.parentId')
    if (parent.level !== old.level - 1 || parent.areaId === old.parentId)
      throw new AppError('areas.parentLevel', 422, { name: parent.name }, 'payload.parentId')
    await checkName(db, parent.areaId, old.name, day, [p.areaId], 'payload.parentId')
  }
  if (p.kind === 'abolish') {
    await checkChildless(db, old, day)
    if (p.successorId) await standing(db, p.successorId, day, 'payload.successorId')
  }
}

/**
 * Whether an act can be written on its day: the areas stand then, names and codes are free, levels and kinds fit, and
 * nothing later builds on what it would change.
 */
export async function checkAct(db: Tx, p: ActPayload, day: Day): Promise<void> {
  if (p.kind === 'setUp')
    await checkNew(db, await standing(db, p.parentId, day, 'payload.parentId'), p.area, day, [], 'payload.area')
  else if (p.kind === 'merge') await checkMerge(db, p, day)
  else if (p.kind === 'split') await checkSplit(db, p, day)
  else await checkOne(db, p, day)
  const ids =
    p.kind === 'setUp' ? [] : p.kind === 'merge' ? [...p.fromIds, ...(p.intoId ? [p.intoId] : [])] : [p.areaId]
  for (const id of ids) {
    const old = await standing(db, id, day, 'payload')
    const later = await laterVersions(db, [old.path], day)
    if (later.length > 0)
      throw new AppError('areas.laterHistory', 409, { day, first: later[0]!.validFrom, name: later[0]!.name })
  }
}
