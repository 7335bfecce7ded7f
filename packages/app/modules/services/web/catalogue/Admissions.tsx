import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import {
  ErrorNotice,
  Field,
  Form,
  Go,
  List,
  Mark,
  PageHead,
  Popup,
  Submit,
  useAbility,
  useConfirm,
  useFormat,
  useSay,
  useScope,
} from '#web/kit/index.ts'
import { admissionStates, admitWork, completeAdmission, endWork, listAdmissions, refuseWork } from '../../contract/catalogue/admission.ts' // prettier-ignore
import '../services.css'
import { linkClass, yuan } from './parts.tsx'

type Row = Answer<typeof listAdmissions>['rows'][number]
const TONES = { asked: 'warn', admitted: 'good', refused: 'bad', ended: undefined } as const

/** Work handed down to committees: with basis, payer and post it may be admitted, else refused with one click. */
export default function Admissions() {
  const { t } = useTranslation('services')
  const scope = useScope()
  const format = useFormat()
  const may = useAbility()
  const add = (may('services.catalogue') || may('services.admit')) && (
    <Go to="/services/admissions/new" className={linkClass(true)}>
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
            <Go to="/services/admission-figures" className={linkClass()}>
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
  const tone = TONES[row.admission]
  return (
    <span className="stack tight">
      <span>
        <Mark {...(tone ? { tone } : {})}>{t(`values.admission.${row.admission}`)}</Mark>
      </span>
      {row.refusal && row.admission === 'refused' && <span className="soft small">{row.refusal}</span>}
      {row.decidedBy && <span className="soft small">{row.decidedBy}</span>}
    </span>
  )
}

function Acts({ row }: { row: Row }) {
  const { t } = useTranslation('services')
  const may = useAbility()
  const say = useSay()
  const confirm = useConfirm()
  const admit = useAct(admitWork)
  const refuse = useAct(refuseWork)
  const call = { params: { areaId: row.areaId, id: row.id } }
  const { version } = row
  const named = (label: string) => `${label}：${row.work}`
  const lacks = row.missing.map((m) => t(`values.missing.${m}`)).join('、')
  const oneClick = async () => {
    const sure = await confirm({ title: t('commands.refuseWork'), text: t('catalogue.refuseMissing', { missing: lacks, work: row.work }), ok: t('commands.refuseWork'), danger: true }) // prettier-ignore
    if (sure && (await refuse.act({ ...call, body: { version } }))) say(t('catalogue.refusedNow'), 'good')
  }
  const done = (close: () => void) => () => (say(t('catalogue.saved'), 'good'), close())
  return (
    <span className="row">
      {row.admission === 'asked' && may('services.admit') && lacks === '' && (
        <Button
          size="small"
          type="primary"
          loading={admit.pending}
          aria-label={named(t('commands.admitWork'))}
          onClick={() => void admit.act({ ...call, body: { version } })}
        >
          {t('commands.admitWork')}
        </Button>
      )}
      {row.admission === 'asked' &&
        may('services.admit') &&
        (lacks !== '' ? (
          <Button
            size="small"
            danger
            loading={refuse.pending}
            aria-label={named(t('commands.refuseWork'))}
            onClick={() => void oneClick()}
          >
            {t('commands.refuseWork')}
          </Button>
        ) : (
          <Reasoned row={row} label={t('commands.refuseWork')} contract={refuseWork} done={done} />
        ))}
      {row.admission === 'admitted' && may('services.admit') && (
        <Reasoned row={row} label={t('commands.endWork')} contract={endWork} done={done} />
      )}
      {(row.admission === 'asked' || row.admission === 'refused') && lacks !== '' && (
        <Popup
          small
          label={t('catalogue.complete')}
          title={t('commands.completeAdmission')}
          name={named(t('catalogue.complete'))}
        >
          {(close) => (
            <Form
              name={`services.complete.${row.id}`}
              contract={completeAdmission}
              call={call}
              initial={{
                version,
                basis: row.basis,
                basisPolicyKey: row.basisPolicyKey,
                payer: row.payer,
                amountFen: row.amountFen,
                post: row.post,
              }}
              secret
              onDone={done(close)}
            >
              <Field name="basis" label={t('fields.basis')} />
              <Field name="payer" label={t('fields.payer')} />
              <Field name="post" label={t('fields.post')} />
              <Submit>{t('catalogue.save')}</Submit>
            </Form>
          )}
        </Popup>
      )}
      <ErrorNotice error={admit.error ?? refuse.error} />
    </span>
  )
}

function Reasoned({
  row,
  label,
  contract,
  done,
}: {
  row: Row
  label: string
  contract: typeof refuseWork | typeof endWork
  done: (close: () => void) => () => void
}) {
  const { t } = useTranslation('services')
  return (
    <Popup small label={label} title={label} name={`${label}：${row.work}`}>
      {(close) => (
        <Form
          name={`${contract.name}.${row.id}`}
          contract={contract as typeof endWork}
          call={{ params: { areaId: row.areaId, id: row.id } }}
          initial={{ version: row.version }}
          secret
          onDone={done(close)}
        >
          <Field name="reason" label={t('fields.reason')} as="long" />
          <Submit danger>{label}</Submit>
        </Form>
      )}
    </Popup>
  )
}
