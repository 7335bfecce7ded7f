/** Who acts, as far as it counts here. */
type Acting = { kind: 'account'; accountId: string; areaId: string; role: string } | { kind: 'public' | 'system' }

/** Who has a case or a part of it: an area's role, or one person of it. */
export interface Held {
  holderAreaId: string
  holderRole: string
  holderId: string | null
  holderName: string | null
}

/** Whether somebody has it themselves, or as one of the role that has it. The system has everything. */
export function isHolder(actor: Acting, held: Held): boolean {
  if (actor.kind !== 'account') return actor.kind === 'system'
  if (held.holderId !== null) return held.holderId === actor.accountId
  return held.holderAreaId === actor.areaId && held.holderRole === actor.role
}

/** As what somebody may finish a part of a joint case: as the one asked, or as the one who leads. */
export function finisherOf(actor: Acting, of: Held, part: Held): 'asked' | 'lead' | null {
  if (isHolder(actor, part)) return 'asked'
  return isHolder(actor, of) ? 'lead' : null
}
