import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { RouteContract } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import type { Upload } from '../module.ts'

/**
 * Takes the one file of a multipart request into a temporary place, and its other fields checked by the contract's query.
 * Fields must stand before the file. The caller disposes of it.
 * @throws AppError `kit.uploadMissing` (400), `kit.uploadTooLarge` (413)
 */
export async function takeUpload(request: FastifyRequest, contract: RouteContract, most: number) {
  if (!request.isMultipart()) throw new AppError('kit.uploadMissing', 400)
  const part = await request.file({ limits: { fileSize: most } })
  if (!part) throw new AppError('kit.uploadMissing', 400)
  const path = join(tmpdir(), `liren-${randomUUID()}`)
  const dispose = () => rm(path, { force: true })
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
    if (part.file.truncated)
      throw new AppError('kit.uploadTooLarge', 413, { megabytes: Math.floor(most / 1024 / 1024) })
    const given = Object.fromEntries(
      Object.entries(part.fields).flatMap(([name, f]) => (f && 'value' in f ? [[name, f.value]] : [])),
    )
    const fields = checked(contract, { ...(request.query as object), ...given })
    const file: Upload = { name: part.filename.slice(-200), path, bytes: (await stat(path)).size }
    return { file, fields, dispose }
  } catch (error) {
    await dispose()
    throw error
  }
}

function checked(contract: RouteContract, given: object): object {
  const parsed = (contract.query ?? z.object({})).safeParse(given)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const field = issue.path.join('.')
  throw new AppError(`kit.field.${issue.code}`, 400, { field, detail: issue.message }, field)
}

/** What tells one file from another, for a repeated request. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
