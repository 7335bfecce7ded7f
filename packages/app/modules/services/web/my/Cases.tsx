import { useTranslation } from 'react-i18next'
import { Button, Empty, Go, PageHead, Read, ReadAloud, useAddress, useMe, useRead } from '#web/my/index.ts'
import { listOwnCases } from '../../contract/residents/own.ts'
import { CaseCard } from './parts/CaseCard.tsx'
import { WaitingList } from './parts/Waiting.tsx'

const SIZE = 20

/** All that one asked for: what has no number yet first, then the newest. */
export default function Cases() {
  const { t } = useTranslation('services')
  const { elderMode } = useMe()
  const [{ state, page }, set] = useAddress({ state: '', page: '1' })
  const asked = (['open', 'closed'] as const).find((s) => s === state)
  const query = { page: Number(page) || 1, size: SIZE, ...(asked ? { state: asked } : {}) }
  const read = useRead(listOwnCases, { query }, { keep: true })
  return (
    <>
      <PageHead title={t('my.cases')} {...(elderMode ? { back: '/my' } : {})} />
      {!elderMode && (
        <div className="row" role="group" aria-label={t('my.cases')}>
          {(['', 'open', 'closed'] as const).map((s) => (
            <Button key={s} small pressed={state === s} onClick={() => set({ state: s, page: '1' })}>
              {s === '' ? t('my.all') : s === 'open' ? t('my.case.openOnly') : t('my.case.closedOnly')}
            </Button>
          ))}
        </div>
      )}
      <WaitingList />
      <Read of={read}>
        {({ rows, total }) => (
          <>
            {rows.length === 0 && <Empty title={t('my.case.none')} text={t('my.noneOpenText')} />}
            <ul className="stack tight">
              {rows.map((c) => (
                <li key={c.id}>
                  <CaseCard of={c} />
                </li>
              ))}
            </ul>
            {rows.length > 0 && <ReadAloud text={rows.slice(0, 5).map((c) => `${c.title}，${t(`my.states.${c.state}`)}`).join('。')} />}
            {total > query.page * SIZE && <Go to={`/my/cases?state=${state}&page=${query.page + 1}`} className="m-link">{t('my.case.older')}</Go>}
          </>
        )}
      </Read>
    </>
  )
} // prettier-ignore
