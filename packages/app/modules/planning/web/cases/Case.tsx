import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct, useRead } from '#web/hooks.ts'
import {
  ErrorNotice,
  Facts,
  History,
  Mark,
  Notice,
  PageHead,
  Popup,
  Read,
  useAbility,
  useFormat,
} from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { dropCase, getCase, reopenCase, type CaseRow } from '../../contract/cases.ts'
import type { OnWire } from '#web/api.ts'
import { CaseMark } from './Cases.tsx'
import { Line } from './Line.tsx'
import { Remarks } from './Remarks.tsx'
import { Run } from './Run.tsx'
import { OversizeNotice } from '../split/OversizeNotice.tsx'
import { Schemes } from './Schemes.tsx'

/** One case: its alternatives, the engine, what people say of its places. */
export default function Case({ params }: PageProps) {
  const { t } = useTranslation('planning')
  const able = useAbility()
  const read = useRead(getCase, { params: { id: params.id! } })
  const mayDraw = able('planning.draw') && read.data?.state === 'open'
  return (
    <div className="stack">
      <PageHead title={read.data?.name ?? t('pages.case')} sub={read.data?.area} back="/planning" />
      <Notice tone="warn">{t('table.notFiling')}</Notice>
      <Read of={read}>
        {(found) => (
          <>
            <Standing found={found} />
            {found.state === 'open' && <OversizeNotice caseId={found.id} />}
            <Schemes found={found} mayDraw={mayDraw} />
            {mayDraw && (
              <section className="panel stack" aria-labelledby="engine">
                <h2 id="engine">{t('engine.title')}</h2>
                <p className="soft">{t('engine.caseSub')}</p>
                <Run task={{ kind: 'draw', caseId: found.id, count: 3, rounds: 6 }} />
              </section>
            )}
            <section className="panel stack" aria-labelledby="remarks">
              <h2 id="remarks">{t('remarks.title')}</h2>
              <Remarks caseId={found.id} about={{}} />
            </section>
            <section className="panel stack" aria-labelledby="history">
              <h2 id="history">{t('acts.history')}</h2>
              <History of={{ kind: 'planningCase', id: found.id }} />
            </section>
          </>
        )}
      </Read>
    </div>
  )
}

function Standing({ found }: { found: OnWire<CaseRow> }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  return (
    <section className="panel stack" aria-label={t('fields.state')}>
      <div className="row apart">
        <span className="row">
          <CaseMark state={found.state} />
          {found.overdue && <Mark tone="bad">{t('cases.overdue')}</Mark>}
        </span>
        <Doings found={found} />
      </div>
      <Facts
        items={[
          { label: t('fields.reason'), value: found.reason },
          { label: t('fields.registerOn'), value: format.day(found.registerOn) },
          { label: t('fields.dueOn'), value: format.day(found.dueOn) },
          { label: t('fields.origin'), value: t(`values.origin.${found.origin}`) },
          { label: t('fields.ownerName'), value: found.ownerName ?? '—' },
          { label: t('fields.createdBy'), value: `${found.createdBy} ${format.time(found.createdAt)}` },
        ]}
      />
    </section>
  )
}

/** Dropping a case that is not needed, and taking it up again. */
function Doings({ found }: { found: OnWire<CaseRow> }) {
  const { t } = useTranslation('planning')
  const able = useAbility()
  const drop = useAct(dropCase)
  const reopen = useAct(reopenCase)
  const call = { params: { id: found.id } }
  if (!able('planning.draw')) return null
  return (
    <span className="stack tight">
      {found.state === 'open' && (
        <Popup label={t('commands.dropCase')} title={t('commands.dropCase')}>
          {(close) => (
            <Line
              label={t('cases.whyDrop')}
              button={t('commands.dropCase')}
              onSend={async (reason) => {
                await drop.act({ ...call, body: { version: found.version, reason } })
                close()
              }}
            />
          )}
        </Popup>
      )}
      {found.state === 'dropped' && (
        <Button loading={reopen.pending} onClick={() => void reopen.act({ ...call, body: { version: found.version } })}>
          {t('commands.reopenCase')}
        </Button>
      )}
      <ErrorNotice error={drop.error ?? reopen.error} />
    </span>
  )
}
