import type { useTranslation } from 'react-i18next'
import type { Reply } from '#shared/contract.ts'
import type { OnWire } from '#web/api.ts'
import type { getAct } from '../../contract.ts'
import type { ActPayload } from '../../contract/acts.ts'

export type Act = OnWire<Reply<typeof getAct>>
type NewArea = Extract<ActPayload, { kind: 'setUp' }>['area']
type T = ReturnType<typeof useTranslation<'areas'>>['t']
/** What an act changes, in words. */
export function payloadFacts(act: Act, t: T): { label: string; value: string | null | undefined }[] {
  const p = act.payload
  const name = (id: string) => act.names[id] ?? ''
  const comma = t('ui.comma')
  const newArea = (a: NewArea) =>
    [`${a.name} (${t(`kinds.${a.kind}`)})`, a.codeStat, a.codeCivil].filter(Boolean).join(' ')
  switch (p.kind) {
    case 'setUp':
      return [{ label: t('fields.newName'), value: newArea(p.area) }]
    case 'rename':
      return [{ label: t('fields.newName'), value: p.name }]
    case 'recode':
      return [{ label: t('fields.code'), value: [p.codeStat, p.codeCivil].filter(Boolean).join(comma) }]
    case 'move':
      return [{ label: t('fields.newParent'), value: name(p.parentId) }]
    case 'merge':
      return [
        { label: t('fields.fromIds'), value: p.fromIds.map(name).join(comma) },
        { label: t('fields.intoId'), value: p.intoId ? name(p.intoId) : p.into && newArea(p.into) },
      ]
    case 'split':
      return [
        { label: t('fields.parts'), value: p.parts.map(newArea).join(comma) },
        { label: t('fields.keep'), value: t(p.keep ? 'ui.yes' : 'ui.no') },
      ]
    case 'convert':
      return [
        { label: t('fields.newKind'), value: t(`kinds.${p.to}`) },
        { label: t('fields.newName'), value: p.name },
        { label: t('fields.code'), value: [p.codeStat, p.codeCivil].filter(Boolean).join(comma) },
      ]
    case 'abolish':
      return [{ label: t('fields.successorId'), value: p.successorId ? name(p.successorId) : null }]
  }
}
