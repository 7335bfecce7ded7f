import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '#shared/ids.ts'
import { notFound, require } from './access.ts'
import type { Ctx } from './context.ts'
import { privileged } from './house.ts'
import type { FileReply } from './module.ts'

const folderOf = (ctx: Ctx, sha256: string) => join(ctx.config.data, 'files', sha256.slice(0, 2))

/** Keeps a file's bytes under their hash, flushed to disk before the row stands. @returns the file's id */
export async function storeFile(
  ctx: Ctx,
  areaId: string,
  file: { name: string; type: string; path?: string; body?: Buffer; expiresAt?: Date },
): Promise<string> {
  const body = file.body ?? (await readFile(file.path!))
  const sha256 = createHash('sha256').update(body).digest('hex')
  const dir = folderOf(ctx, sha256)
  const target = join(dir, sha256)
  if (!existsSync(target)) {
    await mkdir(dir, { recursive: true })
    const part = `${target}.${newId(ctx.now)}`
    const handle = await open(part, 'w', 0o600)
    await handle.writeFile(body)
    await handle.sync()
    await handle.close()
    await rename(part, target)
  }
  const id = newId(ctx.now)
  const area = await ctx.db.selectFrom('area').select('path').where('id', '=', areaId).executeTakeFirst()
  await ctx.db
    .insertInto('storedFile')
    .values({
      id,
      areaId,
      path: area?.path ?? '/',
      name: file.name,
      type: file.type,
      bytes: body.length,
      sha256,
      createdAt: ctx.now,
      createdBy: ctx.actor.kind === 'account' ? ctx.actor.accountId : null,
      expiresAt: file.expiresAt ?? null,
    }) // prettier-ignore
    .execute()
  return id
}

/** The name that a file came with, without folders and control characters, ending as its type does. */
export function plainName(given: string, ending: string): string {
  const base = given
    .replace(/^.*[\\/]/, '')
    .replaceAll(/[\p{Cc}"<>|:*?]/gu, '')
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
  return `${base.slice(0, 80) || 'file'}.${ending}`
}

/** A kept file, for whoever holds `right` at its area. @throws AppError `access.notFound` */
export async function readStoredFile(
  ctx: Ctx,
  right: string,
  id: string,
): Promise<FileReply & { path: string; body: Buffer }> {
  const row = await ctx.db.selectFrom('storedFile').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  await require(ctx, right, row.areaId)
  const path = join(folderOf(ctx, row.sha256), row.sha256)
  return { name: row.name, type: row.type, body: await readFile(path), path }
}

/**
 * A kept file, wherever it lies, for a caller who has made sure that it belongs to what the actor may see (a file of one's
 * own request). @throws AppError `access.notFound`
 */
export async function openStoredFile(ctx: Ctx, id: string): Promise<FileReply & { body: Buffer }> {
  const row = await privileged(ctx, (db) =>
    db.selectFrom('storedFile').selectAll().where('id', '=', id).executeTakeFirst(),
  )
  if (!row) throw notFound()
  return { name: row.name, type: row.type, body: await readFile(join(folderOf(ctx, row.sha256), row.sha256)) }
}

/** Copies a kept file to a place of the caller's, such as for a worker thread. */
export async function copyStoredFile(ctx: Ctx, id: string, to: string): Promise<void> {
  const row = await ctx.db.selectFrom('storedFile').select('sha256').where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  await copyFile(join(folderOf(ctx, row.sha256), row.sha256), to)
}

/** Forgets a kept file: its row, and its bytes where no other row has the same. The caller has checked the right. */
export async function forgetFile(ctx: Ctx, id: string): Promise<void> {
  const last = await privileged(ctx, async (db) => {
    const row = await db.deleteFrom('storedFile').where('id', '=', id).returning('sha256').executeTakeFirst()
    if (!row) return undefined
    const other = await db.selectFrom('storedFile').select('id').where('sha256', '=', row.sha256).executeTakeFirst()
    return other ? undefined : row.sha256
  })
  if (last) await rm(join(folderOf(ctx, last), last), { force: true })
}
