import { addDays, dayOf } from '#shared/dates.ts'
import type { Tx } from '#server/context.ts'

/** The newest password of an account. */
export async function currentPassword(db: Tx, accountId: string): Promise<{ hash: string; setAt: Date } | undefined> {
  const [newest] = await lastPasswords(db, accountId, 1)
  return newest
}

/** The newest passwords of an account, the newest first. */
export async function lastPasswords(
  db: Tx,
  accountId: string,
  n: number,
): Promise<{ id: string; hash: string; setAt: Date }[]> {
  const rows = await db
    .selectFrom('accountPassword')
    .select(['id', 'hash', 'setAt'])
    .where('accountId', '=', accountId)
    .orderBy('setAt', 'desc')
    .orderBy('id', 'desc')
    .limit(n)
    .execute()
  return rows as { id: string; hash: string; setAt: Date }[]
}

/** The day from which the password must be renewed, or `null`. The demonstration's passwords never age. */
export async function passwordDueOn(db: Tx, account: { demonstration: boolean }, setAt: Date): Promise<string | null> {
  const { passwordDays } = await db.selectFrom('accountPolicy').select('passwordDays').executeTakeFirstOrThrow()
  return account.demonstration || passwordDays === 0 ? null : addDays(dayOf(setAt), passwordDays)
}
