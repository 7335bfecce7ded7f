import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import {
  ActButton,
  Field,
  Go,
  List,
  Mark,
  PageHead,
  PopupForm,
  useAbility,
  useFormat,
  useScope,
} from '#web/kit/index.ts'
import { admissionStates, admitWork, completeAdmission, endWork, listAdmissions, refuseWork } from '../../contract/catalogue/admission.ts' // prettier-ignore
import '../services.css'
import { yuan } from './parts.tsx'

type Row = Answer<typeof listAdmissions>['rows'][number]
const TONES = { asked: 'warn', admitted: 'good', refused: 'bad', ended: undefined } as const

/** Work handed down to committees: with basis, payer and post it may be admitted, else refused with one click. */
export default function Admissions() {
  const { t } = useTranslation('services')
  const scope = useScope()
  const format = useFormat()
  const may = useAbility()
  const add = (may('services.catalogue') || may('services.admit')) && (
    <Go to="/services/admissions/new" className="k-button primary">
      {t('commands.askAdmission')}
    </Go>
  )
  return (
    <div className="stack">
      <PageHead
        title={t('pages.admissions')}
        sub={t('catalogue.admissionsSub')}
        actions={
          <span className="row">
            <Go to="/services/admission-figures" className="k-button">
              {t('catalogue.figures')}
            </Go>
            {add}
          </span>
        }
      />
      <List
        name="services.admissions"
        label={t('pages.admissions')}
        contract={listAdmissions}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        search={t('catalogue.searchWork')}
        columns={[
          { key: 'work', title: t('fields.work'), main: true, sort: true },
          { key: 'area', title: t('catalogue.community'), sort: true },
          { key: 'department', title: t('fields.department'), sort: true },
          { key: 'basis', title: t('fields.basis'), show: (r) => r.basis || <Missing /> },
          { key: 'payer', title: t('fields.payer'), show: (r) => (r.payer ? `${r.payer}${r.amountFen === null ? '' : `（${t('catalogue.price', { yuan: yuan(r.amountFen) })}）`}` : <Missing />) }, // prettier-ignore
          { key: 'post', title: t('fields.post'), show: (r) => r.post || <Missing /> },
          { key: 'admission', title: t('fields.admission'), sort: true, show: (r) => <Decision row={r} /> },
          { key: 'askedAt', title: t('fields.askedAt'), sort: true, show: (r) => format.time(r.askedAt) },
          { key: 'refusal', title: t('fields.refusal'), hidden: true },
          ...(add ? [{ key: 'version', title: t('catalogue.doing'), show: (r: Row) => <Acts row={r} /> }] : []),
        ]}
        filters={[
          {
            key: 'admission',
            label: t('fields.admission'),
            options: admissionStates.map((s) => ({ value: s, label: t(`values.admission.${s}`) })),
          },
          {
            key: 'incomplete',
            label: t('fields.missing'),
            options: [{ value: 'true', label: t('catalogue.incomplete') }],
          },
        ]}
        empty={{ title: t('catalogue.noWork'), text: t('catalogue.noWorkText'), action: add || undefined }}
      />
    </div>
  )
}

function Missing() {
  const { t } = useTranslation('services')
  return <Mark tone="bad">{t('catalogue.missingOne')}</Mark>
}

function Decision({ row }: { row: Row }) {
  const { t } = useTranslation('services')
  return (
    <span className="stack tight">
      <span>
        <Mark tone={TONES[row.admission]}>{t(`values.admission.${row.admission}`)}</Mark>
      </span>
      {row.refusal && row.admission === 'refused' && <span className="soft small">{row.refusal}</span>}
      {row.decidedBy && <span className="soft small">{row.decidedBy}</span>}
    </span>
  )
}

function Acts({ row }: { row: Row }) {
  const { t } = useTranslation('services')
  const may = useAbility()('services.admit')
  const lacks = row.missing.map((m) => t(`values.missing.${m}`)).join('、')
  return (
    <span className="row">
      {may && row.admission === 'asked' && <Decide row={row} lacks={lacks} />}
      {may && row.admission === 'admitted' && <Reasoned row={row} label={t('commands.endWork')} contract={endWork} />}
      {(row.admission === 'asked' || row.admission === 'refused') && lacks !== '' && <Complete row={row} />}
    </span>
  )
}

const callOf = (row: Row) => ({ params: { areaId: row.areaId, id: row.id } })

/** What is whole may be admitted, or refused with a reason; what lacks something is refused with one click. */
function Decide({ row, lacks }: { row: Row; lacks: string }) {
  const { t } = useTranslation('services')
  const call = { ...callOf(row), body: { version: row.version } }
  const refusal = t('commands.refuseWork')
  if (lacks !== '') {
    const sure = { title: refusal, text: t('catalogue.refuseMissing', { missing: lacks, work: row.work }), ok: refusal, danger: true } // prettier-ignore
    return (
      <ActButton
        small
        danger
        label={refusal}
        of={row.work}
        contract={refuseWork}
        call={call}
        sure={sure}
        said={t('catalogue.refusedNow')}
      />
    )
  }
  return (
    <>
      <ActButton small primary label={t('commands.admitWork')} of={row.work} contract={admitWork} call={call} />
      <Reasoned row={row} label={refusal} contract={refuseWork} />
    </>
  )
}

function Complete({ row }: { row: Row }) {
  const { t } = useTranslation('services')
  const { version, basis, basisPolicyKey, payer, amountFen, post } = row
  return (
    <PopupForm
      small
      label={t('catalogue.complete')}
      title={t('commands.completeAdmission')}
      ok={t('catalogue.save')}
      of={row.work}
      contract={completeAdmission}
      call={callOf(row)}
      initial={{ version, basis, basisPolicyKey, payer, amountFen, post }}
      said={t('catalogue.saved')}
    >
      <Field name="basis" label={t('fields.basis')} />
      <Field name="payer" label={t('fields.payer')} />
      <Field name="post" label={t('fields.post')} />
    </PopupForm>
  )
}

function Reasoned(props: { row: Row; label: string; contract: typeof refuseWork | typeof endWork }) {
  const { t } = useTranslation('services')
  const { row, label } = props
  return (
    <PopupForm
      small
      danger
      label={label}
      of={row.work}
      contract={props.contract as typeof endWork}
      call={callOf(row)}
      initial={{ version: row.version }}
      said={t('catalogue.saved')}
    >
      <Field name="reason" label={t('fields.reason')} as="long" />
    </PopupForm>
  )
}
