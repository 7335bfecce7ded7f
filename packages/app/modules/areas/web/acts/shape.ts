import { actBody, actPayload, type ActKind } from '../../contract/acts.ts'

type Values = Record<string, unknown>

/** What a proposal of one kind must say: the form holds it field by field as it is sent. */
export function bodyOf(kind: ActKind) {
  return actBody.extend({ payload: actPayload.options.find((o) => o.shape.kind.value === kind)! })
}

/** A new area is the target of a merger only where no standing one was chosen. */
export function prepared(values: Values): Values {
  const payload = values['payload'] as Values
  if (payload['kind'] !== 'merge') return values
  const { intoId, into, ...rest } = payload
  return { ...values, payload: { ...rest, ...(intoId ? { intoId } : { into: into ?? {} }) } }
}

/** An empty proposal, about the area chosen beforehand where there is one. */
export function emptyAct(kind: ActKind, areaId: string): { payload: Values } {
  const about = areaId || undefined
  if (kind === 'setUp') return { payload: { kind, parentId: about } }
  if (kind === 'merge') return { payload: { kind, fromIds: about ? [about] : [] } }
  if (kind === 'split') return { payload: { kind, areaId: about, keep: false, parts: [{}, {}] } }
  return { payload: { kind, areaId: about } }
}
