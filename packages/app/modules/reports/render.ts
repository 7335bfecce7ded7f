import { toDocx, toMarkdown, toPdf } from '#server/documents/index.ts'
import type { FileReply } from '#server/module.ts'
import type { DocumentModel } from '#shared/document.ts'
import type { Format } from './contract.ts'

const TYPES: Record<Format, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  md: 'text/markdown; charset=utf-8',
}

/** A document as a file of the format. `base`: the site's address for links to its pages. */
export async function fileOf(
  document: DocumentModel,
  format: Format,
  base: string,
): Promise<FileReply & { body: Buffer }> {
  const body =
    format === 'docx'
      ? await toDocx(document, base)
      : format === 'pdf'
        ? toPdf(document, base)
        : Buffer.from(toMarkdown(document, base))
  return { name: `${document.title}${document.subtitle ?? ''}.${format}`, type: TYPES[format], body }
}
