import { createHash, randomBytes } from 'node:crypto'
import type { Tx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'

/** A key of a program: 192 random bits, shown once. */
export const newKey = (): string => randomBytes(24).toString('base64url')
/** What is kept of a key. */
export const keyHash = (key: string): string => createHash('sha256').update(key).digest('hex')

export interface Program {
  id: string
  areaId: string
  path: string
  name: string
  usedAt: Date | null
}

/** The program that a key belongs to. @throws AppError `services.open311Key` (403) for none, an unknown or a revoked one */
export async function programOf(db: Tx, key: string | undefined): Promise<Program> {
  const found = key
    ? await db
        .selectFrom('open311Key')
        .select(['id', 'areaId', 'path', 'name', 'usedAt'])
        .where('keyHash', '=', keyHash(key))
        .where('revokedAt', 'is', null)
        .executeTakeFirst()
    : undefined
  if (!found) throw new AppError('services.open311Key', 403, {}, 'api_key')
  return found
}
