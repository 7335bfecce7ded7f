import type { Reply } from '#shared/contract.ts'
import { useRead } from '#web/hooks.ts'
import { listRuleSets, type RuleSetReply } from '../contract.ts'

export const notFoundText = 'sets.gone'

/** One rule set on the day looked at, out of all. */
export function useSet(id: string) {
  const read = useRead(listRuleSets, { query: {} })
  const find = (data: Reply<typeof listRuleSets>): RuleSetReply | undefined =>
    data.sets.find((s) => s.id === id && !s.shipped)
  return { read, find }
}
