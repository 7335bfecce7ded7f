import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ctx } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import { addScan } from '../commands/scans.ts'

/** The least that is a PDF. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** Lays a scan as it would come up. */
export async function layScan(ctx: Ctx, id: string, to: Parameters<typeof addScan>[2], { name, content }: { name: string; content: Buffer }) {
  const path = join(tmpdir(), `liren-scan-${newId(new Date())}`)
  await writeFile(path, content)
  try {
    return await addScan(ctx, id, to, { name, path, bytes: content.length })
  } finally {
    await rm(path, { force: true })
  }
} // prettier-ignore
