import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { DocumentModel } from '#shared/document.ts'
import { fontFile } from './figures/font.ts'
import { toSvg } from './figures/svg.ts'
import { toTypst } from './typst.ts'

/** A place that need not exist: the compiler sees only what is given to it. */
const ROOT = process.platform === 'win32' ? 'C:\\liren-documents' : '/liren-documents'
let compiler: NodeCompiler | undefined

function ready(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    workspace: ROOT,
    fontArgs: [{ fontBlobs: [fontFile('regular'), fontFile('strong')] }],
  })
  return compiler
}

/**
 * The document as a tagged PDF with its fonts inside; nothing is fetched. `base` is the site's address for links to its
 * pages. Works in one go (some hundred milliseconds for ten pages): long documents belong in a job.
 * Throws an `Error` naming the place when Typst refuses the program (a fault of the kit, never of the words).
 */
export function toPdf(model: DocumentModel, base = ''): Buffer {
  const typst = ready()
  const { program, pictures } = toTypst(model, base)
  for (const [name, drawing] of pictures) typst.mapShadow(`${ROOT}${name}`, Buffer.from(toSvg(drawing)))
  try {
    const result = typst.compile({ mainFileContent: program })
    if (!result.result) {
      const faults = result.takeDiagnostics()
      throw new Error(`typst: ${JSON.stringify(faults ? typst.fetchDiagnostics(faults) : [])}`)
    }
    return typst.pdf(result.result, { creationTimestamp: Math.floor(Date.parse(model.createdAt) / 1000) })
  } finally {
    typst.resetShadow()
    typst.evictCache(10)
  }
}
