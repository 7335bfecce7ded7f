import { citizenIdCheck } from '#shared/codes.ts'
import type { Day } from '#shared/dates.ts'
import type { Ctx } from '#server/context.ts'
import type { World } from '#testing/world.ts'
import { openHousehold } from '../commands/households.ts'

/** A synthetic id number for a birth, a sex and a running number. */
export function syntheticId(birthOn: Day, sex: string, n: number): string {
  const order = String((n * 2 + (sex === '1' ? 1 : 0)) % 1000).padStart(3, '0')
  const first = `371399${birthOn.replaceAll('-', '')}${order}`
  return first + citizenIdCheck(first)
}

let running = 0
interface Given {
  name?: string
  sex?: string
  birthOn?: Day
  relation?: string
  registered?: boolean
  idNumber?: string
  phone?: string
  marriage?: string
}
/** A person's facts; what does not matter is filled in. */
export function someone(given: Given = {}) {
  running++
  const sex = given.sex ?? (running % 2 ? '1' : '2')
  const birthOn = given.birthOn ?? `19${60 + (running % 40)}-0${1 + (running % 9)}-1${running % 10}`
  return {
    name: `王${String.fromCodePoint(0x4e00 + (running % 2000))}${String.fromCodePoint(0x5e73 + (running % 700))}`,
    relation: '8', registered: true, idNumber: syntheticId(birthOn, sex, running), ...given, sex, birthOn,
  } // prettier-ignore
}

/** Opens a household in a community; the first person is its head unless relations are given. */
export async function household(
  ctx: Ctx,
  communityId: string,
  people: Given[],
  more: { on?: Day; address?: string; unitId?: string } = {},
) {
  const { id } = await openHousehold(ctx, {
    communityId, number: '', kind: 'family', on: more.on ?? '2005-01-01', reason: '登记', address: more.address ?? `测试路${++running}号`,
    ...(more.unitId ? { unitId: more.unitId } : {}),
    people: people.map((p, i) => ({ ...someone({ relation: i === 0 ? '0' : '2', ...p }) })),
  }) // prettier-ignore
  const members = await ctx.db
    .selectFrom('resident')
    .select(['personId', 'isHead', 'version', 'name'])
    .where('householdId', '=', id)
    .where('supersededAt', 'is', null)
    .orderBy('isHead', 'desc')
    .orderBy('personId')
    .execute()
  return { id, members }
}

/** The population of a community on a day, counted from the daily changes and, to compare, from the rows. */
export async function countsOf(
  ctx: Ctx,
  communityId: string,
  day: Day,
): Promise<{ byChanges: number; byRows: number }> {
  const changes = await ctx.db
    .selectFrom('residentCount')
    .select((e) => e.fn.sum<number>('delta').as('n'))
    .where('communityId', '=', communityId)
    .where('day', '<=', day)
    .executeTakeFirst()
  const rows = await ctx.db
    .selectFrom('resident')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('communityId', '=', communityId)
    .where('supersededAt', 'is', null)
    .where('validFrom', '<=', day)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', day)]))
    .executeTakeFirst()
  return { byChanges: Number(changes?.n ?? 0), byRows: Number(rows?.n ?? 0) }
}

/** The reason why a command refuses, or `undefined` when it does not. */
export const refusal = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (e: { code?: string }) => e.code ?? String(e),
  )

/** A world in which synthetic id numbers are allowed. */
export function allowTestIds(world: World): void {
  world.house.config.demo = true
}
