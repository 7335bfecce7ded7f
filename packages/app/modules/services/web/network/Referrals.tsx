import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import {
  Can,
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
  useFormat,
  useSay,
} from '#web/kit/index.ts'
import { answerReferral, listReferrals, recallReferral, referralStages, refuseReferral, seeReferral, takeReferral } from '../../contract/network/referrals.ts' // prettier-ignore
import { linkClass } from '../catalogue/parts.tsx'
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
      <Go to="/services/referrals/new" className={linkClass(true)}>
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
  const tone = TONES[row.stage]
  return (
    <span className="stack tight">
      <span>
        <Mark {...(tone ? { tone } : {})}>{t(`values.stage.${row.stage}`)}</Mark>
      </span>
      {row.unseen && <span className="soft small">{t('network.waitsForSender')}</span>}
    </span>
  )
}

function Acts({ row }: { row: Row }) {
  const { t } = useTranslation('services')
  const say = useSay()
  const take = useAct(takeReferral)
  const see = useAct(seeReferral)
  const call = { params: { id: row.id } }
  const { version } = row
  const named = (label: string) => `${label}：${row.matter}`
  const receiver = row.mine !== 'sender'
  const sender = row.mine !== 'receiver'
  const done = (close: () => void) => () => (say(t('catalogue.saved'), 'good'), close())
  return (
    <span className="row">
      {receiver && row.stage === 'sent' && (
        <Button
          size="small"
          type="primary"
          loading={take.pending}
          aria-label={named(t('commands.takeReferral'))}
          onClick={() => void take.act({ ...call, body: { version } })}
        >
          {t('commands.takeReferral')}
        </Button>
      )}
      {receiver && row.stage === 'taken' && (
        <Popup
          small
          label={t('commands.answerReferral')}
          title={t('commands.answerReferral')}
          name={named(t('commands.answerReferral'))}
        >
          {(close) => (
            <Form
              name={`services.answer.${row.id}`}
              contract={answerReferral}
              call={call}
              initial={{ version }}
              onDone={done(close)}
            >
              <Field name="answer" label={t('fields.answer')} as="long" />
              <Submit>{t('commands.answerReferral')}</Submit>
            </Form>
          )}
        </Popup>
      )}
      {receiver && (row.stage === 'sent' || row.stage === 'taken') && (
        <Reasoned row={row} label={t('commands.refuseReferral')} contract={refuseReferral} done={done} />
      )}
      {sender && (row.stage === 'sent' || row.stage === 'taken') && (
        <Reasoned row={row} label={t('commands.recallReferral')} contract={recallReferral} done={done} />
      )}
      {sender && row.unseen && (
        <Button
          size="small"
          type="primary"
          loading={see.pending}
          aria-label={named(t('commands.seeReferral'))}
          onClick={() => void see.act({ ...call, body: { version } })}
        >
          {t('commands.seeReferral')}
        </Button>
      )}
      <ErrorNotice error={take.error ?? see.error} />
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
  contract: typeof refuseReferral | typeof recallReferral
  done: (close: () => void) => () => void
}) {
  const { t } = useTranslation('services')
  return (
    <Popup small label={label} title={label} name={`${label}：${row.matter}`}>
      {(close) => (
        <Form
          name={`${contract.name}.${row.id}`}
          contract={contract as typeof recallReferral}
          call={{ params: { id: row.id } }}
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
