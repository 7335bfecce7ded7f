import { newId } from '#shared/ids.ts'
import type { Role } from '#shared/roles.ts'
import type { Actor, Ctx } from '#server/context.ts'
import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { insertAccount } from '../commands/administer.ts'
import { insertGrant } from '../commands/grants.ts'
import { beginSecondFactor } from '../commands/second-factor.ts'
import { beginSession } from '../commands/sessions.ts'
import { saveView } from '../commands/self.ts'
import { hashPassword, recoveryHash } from '../secrets.ts'
import { accountsDb } from '../tables.ts'
import { codeAt, PASSWORD } from './people.ts'

type Person = Extract<Actor, { kind: 'account' }> & { login: string }
let count = 0

/** A person with an account, and the actor they are when logged in. */
function person(
  world: World,
  role: Role,
  key: keyof World['city'],
  change?: (ctx: Ctx, id: string) => Promise<void>,
): Promise<Person> {
  return world.system(async (ctx) => {
    const db = await accountsDb(ctx)
    const id = newId(ctx.now)
    const area = world.city[key]
    const login = `sample${++count}`
    await insertAccount(
      ctx,
      db,
      { id, login, name: '样例', areaId: area.id, demonstration: false },
      await hashPassword(PASSWORD),
    )
    await db.updateTable('account').set({ mustChangePassword: false }).where('id', '=', id).execute()
    const grantId = await insertGrant(ctx, db, id, { role, areaId: area.id })
    await change?.(ctx, id)
    return {
      kind: 'account',
      accountId: id,
      name: '样例',
      grantId,
      role,
      areaId: area.id,
      path: area.path,
      strong: true,
      login,
    }
  })
}

const worker = (world: World) => person(world, 'communityWorker', 'communityA1')
const mine = (actor: Actor, rest: Partial<Sample> = {}): Sample => ({
  role: 'communityWorker',
  at: 'communityA1',
  actor,
  ...rest,
})
const security = (rest: Partial<Sample> = {}): Sample => ({ role: 'securityAdmin', at: 'city', ...rest })
const audit = (): Sample => ({ role: 'auditAdmin', at: 'city' })

/** A change of another's account by the subdistrict above it. */
const change = async (world: World, body: object, ready?: (ctx: Ctx, id: string) => Promise<void>): Promise<Sample> => {
  const { accountId } = await person(world, 'communityWorker', 'communityA1', ready)
  return { role: 'subdistrictOfficer', at: 'streetA', params: { id: accountId }, body: { version: 1, ...body } }
}
const because = { reason: '样例' }

export const samples: Samples = {
  'accounts.me': async (world) => mine(await worker(world)),
  'accounts.signIn': async (world) =>
    mine(await worker(world), { body: { login: (await worker(world)).login, password: PASSWORD } }),
  'accounts.signOut': async (world) => mine(await worker(world)),
  'accounts.changePost': async (world) => {
    const actor = await worker(world)
    return mine(actor, { body: { grantId: actor.grantId } })
  },
  'accounts.listDemonstration': () => mine({ kind: 'public' }),
  'accounts.mine': async (world) => mine(await worker(world)),
  'accounts.listOwnSessions': async (world) => mine(await worker(world)),
  'accounts.endOwnSession': async (world) => {
    const actor = await worker(world)
    const id = await world.system(async (ctx) => {
      const db = await accountsDb(ctx)
      await beginSession(ctx, db, actor.accountId, actor.grantId, false)
      return (
        await db
          .selectFrom('accountSession')
          .select('id')
          .where('accountId', '=', actor.accountId)
          .executeTakeFirstOrThrow()
      ).id
    })
    return mine(actor, { params: { id } })
  },
  'accounts.signOutEverywhere': async (world) => mine(await worker(world)),
  'accounts.changePassword': async (world) =>
    mine(await worker(world), { body: { password: PASSWORD, newPassword: 'Grey-Heron-52' } }),
  'accounts.beginSecondFactor': async (world) => mine(await worker(world), { body: { password: PASSWORD } }),
  'accounts.confirmSecondFactor': async (world) => {
    const actor = await worker(world)
    const begun = await world.as(actor, (ctx) => beginSecondFactor(ctx, { password: PASSWORD }))
    return mine(actor, { body: { code: codeAt('secret' in begun ? begun.secret : '', world.now) } })
  },
  'accounts.removeSecondFactor': async (world) => {
    const actor = await person(world, 'communityWorker', 'communityA1', async (ctx, id) => {
      const db = await accountsDb(ctx)
      await db
        .updateTable('account')
        .set({ totpEnc: ctx.keys.seal('GEZDGNBVGY3TQOJQ') })
        .where('id', '=', id)
        .execute()
      await db
        .insertInto('accountRecoveryCode')
        .values({ accountId: id, codeHash: recoveryHash('AAAA-BBBB-CCCC-DDDD') })
        .execute()
    })
    return mine(actor, { body: { password: PASSWORD, code: 'AAAA-BBBB-CCCC-DDDD' } })
  },
  'accounts.changePreferences': async (world) =>
    mine(await worker(world), { body: { language: 'en', elderMode: true } }),
  'accounts.listViews': async (world) => mine(await worker(world), { query: { list: 'areas.list' } }),
  'accounts.saveView': async (world) =>
    mine(await worker(world), { body: { list: 'areas.list', name: '样例', query: 'level=5' } }),
  'accounts.deleteView': async (world) => {
    const actor = await worker(world)
    const { id } = await world.as(actor, (ctx) => saveView(ctx, { list: 'areas.list', name: '样例', query: 'level=5' }))
    return mine(actor, { params: { id } })
  },
  'accounts.list': () => security(),
  'accounts.get': async (world) => ({ ...(await change(world, {})), body: undefined }),
  'accounts.listGivable': () => security(),
  'accounts.create': (world) => ({
    role: 'subdistrictOfficer',
    at: 'streetA',
    body: { login: `sample${++count}`, name: '样例', role: 'communityWorker', areaId: world.city.communityA1.id },
  }),
  'accounts.rename': (world) => change(world, { name: '更正' }),
  'accounts.disable': (world) => change(world, because),
  'accounts.enable': (world) =>
    change(world, because, async (ctx, id) => {
      const db = await accountsDb(ctx)
      await db.updateTable('account').set({ state: 'disabled' }).where('id', '=', id).execute()
    }),
  'accounts.unlock': (world) => change(world, because),
  'accounts.resetPassword': (world) => change(world, because),
  'accounts.resetSecondFactor': (world) => change(world, because),
  'accounts.giveGrant': async (world) => ({
    ...(await change(world, {})),
    body: { role: 'counterClerk', areaId: world.city.communityA1.id },
  }),
  'accounts.revokeGrant': async (world) => {
    const { accountId, grantId } = await worker(world)
    return { role: 'subdistrictOfficer', at: 'streetA', params: { id: accountId, grantId }, body: because }
  },
  'accounts.getPolicy': () => security(),
  'accounts.changePolicy': () => security({ body: { passwordDays: 180, version: 1 } }),
  'accounts.listAudit': () => audit(),
  'accounts.verifyTrail': () => audit(),
}
