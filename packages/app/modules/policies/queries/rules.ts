import type { Day } from '#shared/dates.ts'
import type { Ctx } from '#server/context.ts'
import type { RuleParameterReply, RuleSetReply } from '../contract.ts'
import { refuse } from '../refuse.ts'
import {
  ruleOn,
  rulesOn,
  type FoundRule,
  type Modality,
  type RuleParameter,
  type RuleSet,
  type RuleValue,
  type Standing,
  type Unit,
} from '../rules.ts'
import { anchorOfLabel } from '../statutes/anchor.ts'
import { known } from './time.ts'

/** A legal number as other modules receive it: the value, how strongly it binds, and where it stands written. */
export interface Rule<V extends RuleValue = RuleValue> {
  key: string
  value: V
  unit: Unit
  modality: Modality
  citation: {
    ruleSet: string
    parameterId: string
    document: string
    versionOn: Day | null
    /** 第三条 */
    article: string
    words: string | null
    from: Day
    to: Day | null
  }
  /** To be handed to `judge` (rules.ts). */
  found: FoundRule
}

/** The rule sets that have something to say on `key` (on everything where none is named), as known on `ctx.knownOn`. */
export async function loadSets(ctx: Ctx, key?: string | readonly string[]): Promise<RuleSet[]> {
  let query = ctx.db
    .selectFrom('ruleParameter as p')
    .innerJoin('ruleSet as s', 's.id', 'p.ruleSetId')
    .select(['s.id as setId', 's.key as setKey', 's.name', 's.standing', 's.region'])
    .select([
      'p.id',
      'p.key',
      'p.value',
      'p.unit',
      'p.modality',
      'p.validFrom',
      'p.validTo',
      'p.document',
      'p.versionOn',
      'p.policyKey',
      'p.article',
      'p.words',
    ])
    .where(known(ctx, 'p'))
  if (key) query = query.where('p.key', 'in', [key].flat())
  const sets = new Map<string, RuleSet>()
  for (const r of await query.orderBy('p.validFrom').execute()) {
    const set = sets.get(r.setId) ?? {
      id: r.setId,
      key: r.setKey,
      name: r.name,
      standing: r.standing as Standing,
      region: r.region,
      parameters: [],
    }
    sets.set(r.setId, set)
    set.parameters.push({ ...(r as unknown as RuleParameter), from: r.validFrom, to: r.validTo })
  }
  return [...sets.values()]
}

/** The provision that binds on a day, or `undefined`. `path` (an area's) lets local packs speak only where they hold. */
export async function findRule<V extends RuleValue = RuleValue>(
  ctx: Ctx,
  key: string,
  day: Day,
  path = '',
): Promise<Rule<V> | undefined> {
  const found = ruleOn(await loadSets(ctx, key), key, day, path)
  return found && (ruleOf(found) as Rule<V>)
}

/** The provision that binds on a day. @throws AppError `policies.noRule` (422) where none does */
export async function rule<V extends RuleValue = RuleValue>(
  ctx: Ctx,
  key: string,
  day: Day,
  path = '',
): Promise<Rule<V>> {
  const found = await findRule<V>(ctx, key, day, path)
  if (!found) throw refuse('noRule', 422, { key, day })
  return found
}

/** The provisions that bind on a day, of all these keys that have one, read at once. */
export async function rulesOf(ctx: Ctx, keys: readonly string[], day: Day, path = ''): Promise<Rule[]> {
  const sets = await loadSets(ctx, keys)
  return keys.flatMap((key) => {
    const found = ruleOn(sets, key, day, path)
    return found ? [ruleOf(found)] : []
  })
}

/** What guides without binding on a day (such as a city's own paper on the size of communities). */
export async function guidelines<V extends RuleValue = RuleValue>(
  ctx: Ctx,
  key: string,
  day: Day,
  path = '',
): Promise<Rule<V>[]> {
  const all = rulesOn(await loadSets(ctx, key), key, day, path)
  return all.filter((f) => f.set.standing === 'guideline').map((f) => ruleOf(f) as Rule<V>)
}

function ruleOf(found: FoundRule): Rule {
  const { id, key, value, unit, modality, document, versionOn, article, words, from, to } = found.parameter
  return {
    key,
    value,
    unit,
    modality,
    citation: { ruleSet: found.set.key, parameterId: id, document, versionOn, article, words, from, to },
    found,
  }
}

const RANK: Record<string, number> = { law: 0, pack: 1, guideline: 2, example: 3 }

/** Every rule set with the provisions that hold on `ctx.asOf` and links into the library; public information. */
export async function allRuleSets(ctx: Ctx): Promise<RuleSetReply[]> {
  const sets = await ctx.db.selectFrom('ruleSet').selectAll().orderBy('key').execute()
  const rows = await ctx.db
    .selectFrom('ruleParameter as p')
    .leftJoin('policy as d', (j) => j.onRef('d.key', '=', 'p.policyKey').on('d.supersededAt', 'is', null))
    .selectAll('p')
    .select('d.id as policyId')
    .where(known(ctx, 'p'))
    .orderBy('p.validFrom')
    .execute()
  return sets
    .map((set) => {
      const own = rows.filter((r) => r.ruleSetId === set.id)
      const holding = own.filter((r) => r.validFrom <= ctx.asOf && (r.validTo === null || ctx.asOf < r.validTo))
      return {
        id: set.id,
        key: set.key,
        name: set.name,
        standing: set.standing as Standing,
        region: set.region,
        note: set.note,
        shipped: set.shippedHash !== null,
        from: own.map((r) => r.validFrom).sort()[0] ?? null,
        to: own.some((r) => r.validTo === null)
          ? null
          : (own
              .map((r) => r.validTo!)
              .sort()
              .at(-1) ?? null),
        parameters: holding.map(parameterOf).toSorted(byArticle),
      }
    })
    .toSorted((a, b) => RANK[a.standing]! - RANK[b.standing]! || (a.from ?? '').localeCompare(b.from ?? ''))
}

/** In the order of the law: other documents last. */
const byArticle = (a: RuleParameterReply, b: RuleParameterReply): number =>
  placeOf(a) - placeOf(b) || a.key.localeCompare(b.key)
const placeOf = ({ citation }: RuleParameterReply): number =>
  Number(/^a(\d+)/.exec(anchorOfLabel(citation.article) ?? '')?.[1] ?? 9999)

function parameterOf(r: Record<string, unknown>): RuleSetReply['parameters'][number] {
  const {
    id,
    key,
    value,
    unit,
    modality,
    approval,
    document,
    versionOn,
    policyId,
    article,
    words,
    validFrom,
    validTo,
  } = r as never as Row
  const anchor = policyId ? anchorOfLabel(article) : null
  return {
    id,
    key,
    value,
    unit,
    modality,
    approval,
    citation: { document, versionOn, policyId, article, anchor, words, from: validFrom, to: validTo },
  }
}

type Row = Omit<RuleParameter, 'from' | 'to'> & {
  approval: string | null
  policyId: string | null
  validFrom: Day
  validTo: Day | null
}
