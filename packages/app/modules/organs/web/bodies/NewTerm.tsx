import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { EntriesField, Field, Form, Notice, PageHead, Read, Submit, useGo, useTime } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { beginTerm, getOrgan } from '../../contract/organs.ts'
import { chosenKinds, sourceKinds } from '../../rules/kinds.ts'
import { termEnd } from '../../rules/terms.ts'
import { bodyPath, type View } from './Body.tsx'
import { emptySeat, SeatFields, seatOf, type Seat } from './fields.tsx'

/** Years of a term that the form begins with; the law's own number is checked by coverage. */
const YEARS = 5

/** Begins a term of a body: by which paper, from when to when, who sits there. */
export default function NewTerm({ params }: PageProps) {
  const read = useRead(getOrgan, { params: { areaId: params['areaId']!, id: params['id']! }, query: {} })
  return <Read of={read}>{(organ) => <TermForm organ={organ} />}</Read>
}

function TermForm({ organ }: { organ: View }) {
  const { t } = useTranslation('organs')
  const go = useGo()
  const { day } = useTime()
  const chosen = chosenKinds.includes(organ.kind)
  const seats = organ.posts.flatMap((p) => Array.from({ length: p.seats }, () => ({ ...emptySeat(organ.kind), post: p.kind }))) // prettier-ignore
  return (
    <div className="stack">
      <PageHead title={t('commands.beginTerm')} sub={organ.name} back={bodyPath(organ)} />
      {organ.members.length > 0 && <Notice>{t('bodies.termHelp', { n: organ.members.length })}</Notice>}
      <Form
        name={`organs.beginTerm.${organ.id}`}
        contract={beginTerm}
        call={{ params: { areaId: organ.areaId, id: organ.id } }}
        initial={{ version: organ.version, from: day, to: termEnd(day, YEARS), sourceKind: chosen ? 'election' : 'appointment', decree: '', members: seats.slice(0, 60) }}
        prepare={(values) => ({ ...values, members: ((values['members'] as Seat[] | undefined) ?? []).map(seatOf) })}
        onDone={() => go(bodyPath(organ))}
      >
        <div className="two">
          <Field name="from" label={t('fields.from')} as="day" />
          <Field name="to" label={t('fields.to')} as="day" help={t('bodies.toHelp')} />
          <Field name="sourceKind" label={t('fields.sourceKind')} as="choice" options={sourceKinds.filter((s) => !chosen || s !== 'appointment').map((s) => ({ value: s, label: t(`values.sourceKind.${s}`) }))} />
          <Field name="decree" label={t('fields.decree')} />
        </div>
        <Field name="source" label={t('fields.source')} help={t('bodies.sourceHelp')} />
        <EntriesField<Seat> name="members" label={t('fields.members')} help={t('bodies.personHelp')} add={t('bodies.addMember')} one={t('fields.member')} fresh={() => emptySeat(organ.kind)}>
          {(seat, change) => <SeatFields areaId={organ.areaId} kind={organ.kind} seat={seat} change={change} />}
        </EntriesField>
        <Submit>{t('commands.beginTerm')}</Submit>
      </Form>
    </div>
  )
} // prettier-ignore
