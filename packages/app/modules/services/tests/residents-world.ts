import { accountOfLogin } from '#modules/accounts/index.ts'
import { allowTestIds, household } from '#modules/registers/tests/people-of.ts'
import type { Actor, Ctx } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import type { World } from '#testing/world.ts'

export type Account = Extract<Actor, { kind: 'account' }>
const PASSWORD = 'Shan-Dong 2026 tea'
let running = 0

/** A household of the register in a community; the head first. */
export async function family(
  world: World,
  at: keyof World['city'] = 'communityA1',
  people: Parameters<typeof household>[2] = [{}],
) {
  allowTestIds(world)
  const worker = world.actor('communityWorker', world.city[at].id)
  return world.as(worker, (ctx: Ctx) => household(ctx, world.city[at].id, people, { on: '2025-01-01' }))
}

/** A slip that a worker of the community gave for a person or a unit. */
export async function codeFor(
  world: World,
  of: { personId?: string; localUnitId?: string },
  at: keyof World['city'] = 'communityA1',
) {
  const worker = world.actor('communityWorker', world.city[at].id)
  const reply = await world.http(worker, {
    method: 'POST',
    url: '/api/services/residents/codes',
    payload: { ...of, checked: 'idCard' },
  })
  return reply.body as { id: string; code: string; url: string }
}

export const signUpWith = (world: World, code: string, login = `resident${++running}`) =>
  world.http(undefined, {
    method: 'POST',
    url: '/api/services/residents/sign-up',
    payload: { code, login, password: PASSWORD },
  })

/** A resident with an account tied to an entry of the register: through the counter and the code, as everyone comes. */
export async function resident(world: World, at: keyof World['city'] = 'communityA1', personId?: string) {
  const id = personId ?? (await family(world, at)).members[0]!.personId
  const { code } = await codeFor(world, { personId: id }, at)
  const login = `resident${++running}`
  const reply = await signUpWith(world, code, login)
  if (reply.status >= 300) throw new Error(JSON.stringify(reply.body))
  return { ...(await accountOf(world, login, 'resident', at)), personId: id }
}

/** The actor of an account under a post. */
export async function accountOf(world: World, login: string, role: Account['role'], at: keyof World['city']) {
  const account = (await world.system((ctx) => accountOfLogin(ctx, login)))!
  const actor = { ...(world.actor(role, world.city[at].id) as Account), accountId: account.id, name: account.name }
  const member = await world.system((ctx) =>
    ctx.db
      .selectFrom('serviceMember')
      .select('id')
      .where('accountId', '=', account.id)
      .where('kind', '<>', 'family')
      .executeTakeFirstOrThrow(),
  )
  return { actor, login, memberId: member.id }
}

/** A delegate of a local unit of a community. */
export async function delegate(world: World, at: keyof World['city'] = 'communityA1') {
  const localUnitId = newId(world.now)
  await world.system((ctx) =>
    ctx.db
      .insertInto('localUnit')
      .values({
        communityId: world.city[at].id,
        id: newId(ctx.now),
        localUnitId,
        name: '考棚街小学',
        creditCode: null,
        kind: 'institution',
        superiorLevel: 'county',
        superior: '兰山区教体局',
        address: '考棚街 9 号',
        contact: '周某',
        phoneEnc: null,
        phoneLast4: null,
        staff: 40,
        version: 1,
        validFrom: '2001-01-01',
        validTo: null,
        recordedAt: ctx.now,
        supersededAt: null,
      }) // prettier-ignore
      .execute(),
  )
  const { code } = await codeFor(world, { localUnitId }, at)
  const login = `unit${++running}`
  const reply = await signUpWith(world, code, login)
  if (reply.status >= 300) throw new Error(JSON.stringify(reply.body))
  return { ...(await accountOf(world, login, 'unitDelegate', at)), localUnitId }
}
