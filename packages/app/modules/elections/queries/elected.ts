import type { Seat } from '@liren/ballots'
import type { Ctx } from '#server/context.ts'
import type { Seen } from '../commands/support.ts'
import { candidatesOf, formal } from './candidates.ts'
import { resultsOf } from './result.ts'
import { voidedOf } from './voided.ts'

/** Who was elected and whose election was not found void, with the persons behind the candidacies; of a community worker whom the register does not have, the name alone. */
export async function electedOf(ctx: Ctx, of: Seen): Promise<(Seat & { personId: string | null; name: string; sex: string })[]> {
  const last = (await resultsOf(ctx, of)).at(-1)?.verdict
  const candidates = new Map(formal(await candidatesOf(ctx, of)).map((c) => [c.id, c]))
  const voided = new Set((await voidedOf(ctx, of)).map((v) => v.candidateId))
  const elected = (last?.elected ?? []).flatMap((s) => (candidates.has(s.person) && !voided.has(s.person) ? [{ ...s, ...whoOf(candidates.get(s.person)!) }] : []))
  if (elected.length === 0) return []
  const known = await ctx.db.selectFrom('resident').select('personId').distinct().where('personId', 'in', elected.map((e) => e.personId)).execute()
  return elected.map((e) => ({ ...e, personId: known.some((k) => k.personId === e.personId) ? e.personId : null }))
} // prettier-ignore
const whoOf = ({ personId, name, sex }: { personId: string; name: string; sex: string }) => ({ personId, name, sex })
