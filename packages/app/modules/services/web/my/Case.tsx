import { useTranslation } from 'react-i18next'
import { Facts, Mark, Notice, PageHead, Read, ReadAloud, useFormat, useRead } from '#web/my/index.ts'
import type { OnWire } from '#web/api.ts'
import type { PageProps } from '#web/pages.ts'
import { getOwnCase, type OwnCaseDetail } from '../../contract/residents/own.ts'
import { CaseActs } from './parts/CaseActs.tsx'
import { CaseFiles } from './parts/CaseFiles.tsx'
import { CaseSteps } from './parts/CaseSteps.tsx'

const EVERY_MS = 30_000

/** Why it is where it is: who has it, until when, whose turn it is, and every step. */
export default function Case({ params }: PageProps) {
  const read = useRead(getOwnCase, { params: { id: params['id']! } }, { every: () => EVERY_MS })
  return <Read of={read}>{(c) => <Shown of={c} />}</Read>
}

function Shown({ of: c }: { of: OnWire<OwnCaseDetail> }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const turn = { office: t('my.case.turnOffice'), you: t('my.case.turnYou'), over: t('my.case.turnOver') }[c.turn]
  const due = (at: string | null) => (at ? format.time(at) : t('my.case.noDue'))
  const aloud = [c.title, t(`my.states.${c.state}`), turn, c.turn === 'over' ? '' : `${t('my.case.who')}：${c.holder}`, c.steps.at(-1)?.text ?? ''] // prettier-ignore
  return (
    <>
      <PageHead title={c.title} back="/my/cases" sub={<Mark>{t(`my.states.${c.state}`)}</Mark>} />
      <Notice tone={c.late ? 'bad' : c.turn === 'you' ? 'warn' : 'good'}>
        {turn}
        {c.late && <p>{t('my.case.late')}</p>}
      </Notice>
      <ReadAloud text={aloud.filter(Boolean).join('。')} />
      <section className="panel">
        <Facts
          items={[
            ...(c.turn === 'over' ? [] : [
              { label: t('my.case.who'), value: c.holder },
              { label: t('my.case.until'), value: due(c.stepDueAt) },
              { label: t('my.case.whole'), value: due(c.dueAt) },
            ]),
            { label: t('my.case.number'), value: <span className="num">{c.number}</span> },
            { label: t('my.case.opened'), value: format.time(c.openedAt) },
            { label: t('my.case.forWhom'), value: c.forName },
            ...(c.placeText ? [{ label: t('my.case.place'), value: c.placeText }] : []),
          ]}
        />
      </section>
      <CaseActs of={c} />
      <CaseSteps of={c} />
      <CaseFiles of={c} />
    </>
  )
} // prettier-ignore
