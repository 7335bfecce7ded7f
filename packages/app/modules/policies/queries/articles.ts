import type { z } from 'zod'
import type { Page } from '#shared/listing.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { FoundArticle, searchArticles } from '../contract.ts'
import { refuse } from '../refuse.ts'
import { searchWords } from '../statutes/grams.ts'
import { anchorOf } from '../statutes/anchor.ts'
import { hasGrams } from './policies.ts'
import { versions } from './versions.ts'

/** Characters shown on either side of the first word found. */
const AROUND = 40

/**
 * Articles that contain every word asked for, those in force first; public information. Words have two characters or more.
 * @throws AppError `policies.searchTooShort` (422)
 */
export async function pageOfArticles(ctx: Ctx, ask: z.infer<typeof searchArticles.query>): Promise<Page<FoundArticle>> {
  const words = searchWords(ask.search ?? '').filter((w) => Array.from(w).length >= 2)
  if (words.length === 0) throw refuse('searchTooShort', 422, {}, 'search')
  let query = ctx.db
    .selectFrom('policyArticle as a')
    .innerJoin(versions(ctx).as('p'), 'p.id', 'a.policyId')
    .select([
      'a.ord',
      'a.number',
      'a.sub',
      'a.label',
      'a.body',
      'p.id as policyId',
      'p.key',
      'p.title',
      'p.versionOn',
      'p.status',
    ])
  for (const word of words) query = query.where(hasGrams('a.grams', word)).where('a.body', 'ilike', containing(word))
  if (ask.status) query = query.where('p.status', '=', ask.status)
  const sorts = { status: 'p.status', versionOn: 'p.version_on', title: 'p.title' }
  const page = (await pageFrom(
    query.orderBy('p.status').orderBy('p.versionOn', 'desc').orderBy('p.key') as never,
    ask,
    sorts,
    'a.ord',
  )) as unknown as Page<Hit>
  return { ...page, rows: page.rows.map((r) => shown(r, words)) }
}

interface Hit {
  ord: number
  number: number
  sub: number
  label: string
  body: string
  policyId: string
  title: string
  versionOn: string
  status: FoundArticle['status']
}

function shown(hit: Hit, words: string[]): FoundArticle {
  const { policyId, title, versionOn, status, label } = hit
  const anchor = anchorOf(hit)
  return {
    id: `${policyId}#${anchor}`,
    policyId,
    title,
    versionOn,
    status,
    label,
    anchor,
    snippet: snippet(hit.body, words),
  }
}

/** The words around the first one found, on one line. */
export function snippet(body: string, words: string[]): string {
  const flat = body.replaceAll('\n', ' ')
  const at = Math.max(
    0,
    Math.min(...words.map((w) => flat.toLowerCase().indexOf(w)).filter((i) => i >= 0), flat.length),
  )
  const from = Math.max(0, at - AROUND)
  const to = Math.min(flat.length, at + AROUND * 2)
  return `${from > 0 ? '…' : ''}${flat.slice(from, to)}${to < flat.length ? '…' : ''}`
}
