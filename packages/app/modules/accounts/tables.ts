import { sql } from 'kysely'
import type { Ctx, Tx } from '#server/context.ts'
import type { TableRule } from '#server/module.ts'

const closed: TableRule = { spread: 'reference', rows: 'closed' }

/** How each table of the module is kept. Log-ins and failures change often and are asked for on the coordinator only. */
export const tables: Record<string, TableRule> = {
  account: closed,
  accountPassword: closed,
  accountRecoveryCode: closed,
  accountGrant: closed,
  accountSession: { spread: 'local', rows: 'closed' },
  loginAttempt: { spread: 'local', rows: 'closed' },
  savedView: closed,
  accountPolicy: closed,
}

/**
 * The open transaction, outside the role of requests from here to its end: that role has no right on the module's
 * tables, so a query of another module never sees a row of them. Whoever calls it has checked the right, and sets the
 * bounds of areas itself.
 */
export async function accountsDb(ctx: Pick<Ctx, 'db'>): Promise<Tx> {
  await sql`set local role none`.execute(ctx.db)
  return ctx.db
}
