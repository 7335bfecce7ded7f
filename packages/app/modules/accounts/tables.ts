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
 * The open transaction, with the module's tables opened in it for the rest of it. Nobody else says this setting, so a
 * query of another module sees no row of them, whatever it asks.
 */
export async function accountsDb(ctx: Pick<Ctx, 'db'>): Promise<Tx> {
  await sql`set local "app.accounts" = 'on'`.execute(ctx.db)
  return ctx.db
}
