import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { ActButton, Can, Field, Go, List, Mark, PageHead, PopupForm, useAbility, useFormat } from '#web/kit/index.ts'
import { answerReferral, listReferrals, recallReferral, referralStages, refuseReferral, seeReferral, takeReferral } from '../../contract/network/referrals.ts' // prettier-ignore
import '../services.css'

type Row = Answer<typeof listReferrals>['rows'][number]
const TONES = {
  sent: 'warn',
  taken: undefined,
  refused: 'bad',
  answered: 'warn',
  seen: 'good',
  recalled: undefined,
} as const

/** Matters handed from level to level, until who sent them has seen what became of them. */
export default function Referrals() {
  const { t } = useTranslation('services')
  const format = useFormat()
  const may = useAbility()('services.handle')
  const add = (
    <Can ability="services.handle">
      <Go to="/services/referrals/new" className="k-button primary">
        {t('commands.sendReferral')}
      </Go>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.referrals')} sub={t('network.referralsSub')} actions={add} />
      <List
        name="services.referrals"
        label={t('pages.referrals')}
        contract={listReferrals}
        rowKey="id"
        search={t('fields.matter')}
        columns={[
          { key: 'matter', title: t('fields.matter'), main: true, sort: true, show: (r) => <Matter row={r} /> },
          { key: 'fromArea', title: t('fields.fromArea') },
          {
            key: 'toArea',
            title: t('fields.toArea'),
            show: (r) => (r.toPlace ? `${r.toArea} · ${r.toPlace}` : r.toArea),
          },
          { key: 'stage', title: t('fields.stage'), sort: true, show: (r) => <Stage row={r} /> },
          { key: 'dueOn', title: t('fields.dueOn'), sort: true, show: (r) => <span>{format.day(r.dueOn)} {r.overdue && <Mark tone="bad">{t('network.overdue')}</Mark>}</span> }, // prettier-ignore
          { key: 'answer', title: t('fields.answer'), show: (r) => r.answer ?? r.refusal ?? '—' },
          { key: 'sentAt', title: t('fields.sentAt'), sort: true, hidden: true, show: (r) => format.time(r.sentAt) },
          { key: 'sentBy', title: t('fields.sentBy'), hidden: true },
          ...(may ? [{ key: 'version', title: t('catalogue.doing'), show: (r: Row) => <Acts row={r} /> }] : []),
        ]}
        filters={[
          {
            key: 'side',
            label: t('fields.mine'),
            options: (['sender', 'receiver'] as const).map((s) => ({ value: s, label: t(`values.mine.${s}`) })),
          },
          {
            key: 'stage',
            label: t('fields.stage'),
            options: referralStages.map((s) => ({ value: s, label: t(`values.stage.${s}`) })),
          },
          { key: 'overdue', label: t('fields.overdue'), options: [{ value: 'true', label: t('network.overdue') }] },
          { key: 'open', label: t('network.loop'), options: [{ value: 'true', label: t('network.loopOpen') }] },
        ]}
        empty={{ title: t('network.noReferrals'), text: t('network.noReferralsText'), action: add }}
      />
    </div>
  )
}

function Matter({ row }: { row: Row }) {
  return (
    <span className="stack tight">
      <strong>{row.matter}</strong>
      <span className="soft small">{row.text}</span>
    </span>
  )
}

function Stage({ row }: { row: Row }) {
  const { t } = useTranslation('services')
  return (
    <span className="stack tight">
      <span>
        <Mark tone={TONES[row.stage]}>{t(`values.stage.${row.stage}`)}</Mark>
      </span>
      {row.unseen && <span className="soft small">{t('network.waitsForSender')}</span>}
    </span>
  )
}

function Acts({ row }: { row: Row }) {
  const { t } = useTranslation('services')
  const call = { params: { id: row.id }, body: { version: row.version } }
  const receiver = row.mine !== 'sender'
  const sender = row.mine !== 'receiver'
  const open = row.stage === 'sent' || row.stage === 'taken'
  return (
    <span className="row">
      {receiver && row.stage === 'sent' && (
        <ActButton
          small
          primary
          label={t('commands.takeReferral')}
          of={row.matter}
          contract={takeReferral}
          call={call}
        />
      )}
      {receiver && row.stage === 'taken' && <Reply row={row} />}
      {receiver && open && <Reasoned row={row} label={t('commands.refuseReferral')} contract={refuseReferral} />}
      {sender && open && <Reasoned row={row} label={t('commands.recallReferral')} contract={recallReferral} />}
      {sender && row.unseen && (
        <ActButton small primary label={t('commands.seeReferral')} of={row.matter} contract={seeReferral} call={call} />
      )}
    </span>
  )
}

function Reply({ row }: { row: Row }) {
  const { t } = useTranslation('services')
  return (
    <PopupForm
      small
      label={t('commands.answerReferral')}
      of={row.matter}
      contract={answerReferral}
      call={{ params: { id: row.id } }}
      initial={{ version: row.version }}
      draft={`services.answer.${row.id}`}
      said={t('catalogue.saved')}
    >
      <Field name="answer" label={t('fields.answer')} as="long" />
    </PopupForm>
  )
}

function Reasoned(props: { row: Row; label: string; contract: typeof refuseReferral | typeof recallReferral }) {
  const { t } = useTranslation('services')
  const { row, label } = props
  return (
    <PopupForm
      small
      danger
      label={label}
      of={row.matter}
      contract={props.contract as typeof recallReferral}
      call={{ params: { id: row.id } }}
      initial={{ version: row.version }}
      said={t('catalogue.saved')}
    >
      <Field name="reason" label={t('fields.reason')} as="long" />
    </PopupForm>
  )
}
