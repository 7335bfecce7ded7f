import { call } from '#web/api.ts'
import type { Waiting } from '#web/my/index.ts'
import { keepOwnFile } from '../../../contract/residents/files.ts'

/** Sends the files of something that waits, each once: what got through before the line broke is not sent again. */
export async function sendFiles(
  waiting: Waiting,
  keep: (change: Partial<Waiting>) => Promise<void>,
): Promise<string[]> {
  const files = [...waiting.files]
  for (const [n, file] of files.entries()) {
    if (file.sentAs) continue
    const data = new File([file.data], file.name, { type: file.type })
    const { id } = await call(keepOwnFile, { file: data }, { key: `${waiting.id}-${n}`, quiet: true })
    files[n] = { ...file, sentAs: id }
    await keep({ files })
  }
  return files.flatMap((f) => (f.sentAs ? [f.sentAs] : []))
}
