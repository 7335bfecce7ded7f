import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addScan, supersedeScan } from '#modules/elections/index.ts'
import type { Ctx } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import { tallySheet } from './sheet.ts'

/** A batch that was read, with the votes of each candidate in the order of the ballot. */
export interface Read {
  id: string
  box: number
  number: number
  votes: readonly number[]
}

/** So far the first scan leans: the sums run over the edge. */
const ASKEW = 120

/** Tally sheets of some batches as they were scanned; the first was laid askew and scanned again. */
export async function layScans(ctx: Ctx, id: string, read: readonly Read[]): Promise<void> {
  for (const [i, r] of read.entries()) {
    const sheet = tallySheet(r.votes)
    const name = `${r.box}号票箱第${r.number}组计票单`
    if (i === 0) {
      const first = await lay(ctx, id, r.id, `${name}（放斜）.png`, tallySheet(r.votes, ASKEW))
      await supersedeScan(ctx, id, first.id, '扫描时纸张放斜，合计数出了边，已重新扫描')
    }
    await lay(ctx, id, r.id, `${name}.png`, sheet)
  }
}

async function lay(ctx: Ctx, id: string, batchId: string, name: string, content: Buffer) {
  const path = join(tmpdir(), `liren-sheet-${newId(ctx.now)}`)
  await writeFile(path, content)
  try {
    return await addScan(ctx, id, { of: 'batch', ofId: batchId }, { name, path, bytes: content.length })
  } finally {
    await rm(path, { force: true })
  }
}
