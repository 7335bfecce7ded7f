import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { useScope } from '#web/kit/index.ts'
import { lawSaid } from '../contract/law.ts'

/** Sentences that name a provision, by the law of the day looked at; without one until it is known, or where there is none. */
export function useSaid() {
  const { t } = useTranslation('meetings')
  const { id } = useScope()
  const { reserved, publicity } = useRead(lawSaid, { query: { areaId: id } }).data ?? {}
  return {
    matters: reserved ? t('said.matters', reserved) : t('said.mattersPlain'),
    authority: reserved ? t('said.authority', reserved) : t('said.authorityPlain'),
    publicity: publicity ? t(publicity.days === null ? 'said.publicityEver' : 'said.publicity', publicity) : t('said.publicityPlain'), // prettier-ignore
    publicityBy: publicity ? t('said.by', publicity) : undefined,
  }
}
