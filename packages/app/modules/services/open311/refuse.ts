import type { Refuse } from '#server/module.ts'
import { contentTypes, formats, list, written, type Format } from './format.ts'

/** The format that an address asks for by its ending; XML, which every client reads, where it asks for none that is known. */
export function formatOf(path: string): Format {
  const ending = /\.([a-z]+)$/i.exec(path.split('?')[0]!)?.[1]?.toLowerCase()
  return formats.find((f) => f === ending) ?? 'xml'
}

/** A refusal as GeoReport v2 says it: a list of errors, each with the code of HTTP and a sentence. */
export const refuse: Refuse = ({ message, field, issues }, status, path) => {
  const sentences = issues?.length
    ? issues.map((i) => `${i.field}: ${i.message}`)
    : [field ? `${field}: ${message}` : message]
  const errors = list(
    'error',
    sentences.map((description) => ({ code: status, description })),
  )
  const format = formatOf(path)
  return { type: contentTypes[format], body: written('errors', errors, format) }
}
