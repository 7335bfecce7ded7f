import type { Result } from '@liren/ballots'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import { useRead } from '#web/hooks.ts'
import {
  Can,
  Empty,
  Field,
  Form,
  Go,
  Mark,
  Notice,
  PageHead,
  Popup,
  PopupForm,
  Read,
  Rows,
  Submit,
  useSay,
} from '#web/kit/index.ts'
import { useLive } from '#web/live.ts'
import type { PageProps } from '#web/pages.ts'
import {
  editMinute,
  explainDifference,
  getCount,
  getElection,
  getVoting,
  minuteKinds,
  setAccount,
  signMinute,
  voidReasons,
  writeMinute,
} from '../contract/index.ts'
import { OneResult } from './parts/Results.tsx'
import { useHindrance } from './parts/words.ts'
import './elections.css'
import type { Box, Counted, Election } from './parts/shown.ts'

/** The count as the staff see it: accounts of boxes, batches of two teams, minutes, what still stands in the way. */
export default function Count({ params }: PageProps) {
  const { t } = useTranslation('elections')
  const id = params.id!
  const client = useQueryClient()
  const election = useRead(getElection, { params: { id } })
  const count = useRead(getCount, { params: { id } })
  const voting = useRead(getVoting, { params: { id } })
  useLive(`electionCount:${id}`, () => void client.invalidateQueries({ queryKey: [getCount.name] }))
  return (
    <div className="stack">
      <PageHead title={t('pages.count')} sub={election.data?.title ?? t('count.sub')} back={`/elections/${id}`} actions={<a href={`/public/elections/${id}/count`}>{t('one.screen')}</a>} />
      <Read of={election}>
        {(e) => (
          <Read of={count}>
            {(c) => (
              <>
                <Ahead election={e} count={c} />
                <Read of={voting}>{(v) => <Accounts election={e} count={c} boxes={v.boxes} />}</Read>
                <Batches election={e} count={c} />
                <Minutes election={e} count={c} boxes={voting.data?.boxes ?? []} />
              </>
            )}
          </Read>
        )}
      </Read>
    </div>
  )
} // prettier-ignore

function Ahead({ election: e, count: c }: { election: Election; count: Counted }) {
  const { t } = useTranslation('elections')
  const sentence = useHindrance()
  if (e.state !== 'counting') return <p className="soft">{t('count.sub')}</p>
  if (c.preview)
    return (
      <section className="panel stack el-next" aria-label={t('count.preview')}>
        <Notice tone="good">{t('one.previewText', { outcome: t(`values.outcome.${(c.preview as Result).outcome}`) })}</Notice>
        <OneResult result={c.preview as Result} candidates={e.candidates} />
        <Go to={`/elections/${e.id}`} className="ant-btn ant-btn-primary">
          {t('verbs.declareElected')}
        </Go>
      </section>
    )
  return (
    <section className="panel stack el-next" aria-label={t('count.hindrances', { n: c.hindrances.length })}>
      <p>{t('count.hindrances', { n: c.hindrances.length })}</p>
      <ul>
        {c.hindrances.map((h) => (
          <li key={h.code + JSON.stringify(h.params)}>{sentence(h)}</li>
        ))}
      </ul>
    </section>
  )
} // prettier-ignore

function Accounts({ election: e, count: c, boxes }: { election: Election; count: Counted; boxes: readonly Box[] }) {
  const { t } = useTranslation('elections')
  const rows = boxes.map((box) => ({ ...box, account: c.accounts.find((a) => a.boxId === box.id) }))
  type Row = (typeof rows)[number]
  const figure = (key: 'printed' | 'issued' | 'spoiled' | 'leftOver' | 'returned' | 'valid' | 'blank') => ({ key, title: t(`fields.${key}`), number: true, show: (r: Row) => r.account?.[key] ?? '—' })
  return (
    <section className="panel stack" aria-labelledby="accounts">
      <h2 id="accounts">{t('count.accounts')}</h2>
      <Rows
        label={t('one.table', { of: t('count.accounts') })}
        rows={rows}
        rowKey="id"
        columns={[
          { key: 'name', title: t('fields.box'), main: true, show: (r) => `${r.number}. ${r.name}` },
          ...(['printed', 'issued', 'spoiled', 'leftOver', 'returned', 'valid', 'blank'] as const).map(figure),
          { key: 'void', title: t('fields.void'), number: true, show: (r) => (r.account ? Object.values(r.account.void).reduce((n, x) => n + (x ?? 0), 0) : '—') },
          { key: 'state', title: t('count.difference'), show: (r) => <Difference election={e} count={c} row={r} /> },
          { key: 'id', title: t('voters.who'), show: (r) => e.state === 'counting' && <AccountForm election={e} row={r} /> },
        ]}
      />
    </section>
  )
} // prettier-ignore

function Difference({ election: e, count: c, row }: { election: Election; count: Counted; row: Box & { account?: Counted['accounts'][number] } }) {
  const { t } = useTranslation('elections')
  const sentence = useHindrance()
  const a = row.account
  if (!a) return '—'
  if (a.differences.length === 0) return <Mark tone="good">{t('count.none')}</Mark>
  const signed = c.minutes.filter((m) => m.state === 'signed' && m.kind === 'difference')
  return (
    <>
      {a.explained ? <Mark tone="good">{t('count.explained')}</Mark> : a.differences.map((d) => <p key={d.code}>{sentence(d)}</p>)}
      {!a.explained && signed.length > 0 && e.state === 'counting' && (
        <Can ability="elections.count">
          <PopupForm small label={t('count.explain')} of={row.name} contract={explainDifference} call={{ params: { id: e.id, boxId: row.id } }} initial={{ version: a.version, minuteId: signed[0]!.id }}>
            <Field name="minuteId" label={t('fields.minute')} as="choice" options={signed.map((m) => ({ value: m.id, label: m.title }))} />
          </PopupForm>
        </Can>
      )}
    </>
  )
} // prettier-ignore

const EMPTY = { printed: 0, issued: 0, spoiled: 0, leftOver: 0, returned: 0, valid: 0, blank: 0, void: {} }
function AccountForm({ election: e, row }: { election: Election; row: Box & { account?: Counted['accounts'][number] } }) {
  const { t } = useTranslation('elections')
  const say = useSay()
  const a = row.account
  const label = t(a ? 'count.change' : 'count.account')
  const initial = a ? { ...EMPTY, ...pickFigures(a), version: a.version } : { ...EMPTY, version: 0 }
  return (
    <Can ability="elections.count">
      <Popup label={label} title={label} small name={`${label}：${row.name}`}>
        {(close) => (
          <Form
            name={`elections.account.${row.id}.${e.round}`}
            contract={setAccount}
            call={{ params: { id: e.id, boxId: row.id } }}
            initial={initial}
            onDone={() => {
              say(label, 'good')
              close()
            }}
          >
            <div className="el-tally">
              {(['printed', 'issued', 'spoiled', 'leftOver', 'returned', 'valid', 'blank'] as const).map((k) => (
                <Field key={k} name={k} label={t(`fields.${k}`)} as="number" />
              ))}
              {voidReasons.map((r) => (
                <Field key={r} name={`void.${r}`} label={`${t('fields.void')}：${t(`values.void.${r}`)}`} as="number" must={false} />
              ))}
            </div>
            <Submit>{label}</Submit>
          </Form>
        )}
      </Popup>
    </Can>
  )
} // prettier-ignore
const pickFigures = ({ printed, issued, spoiled, leftOver, returned, valid, blank, void: v }: Counted['accounts'][number]) => ({ printed, issued, spoiled, leftOver, returned, valid, blank, void: v }) // prettier-ignore

function Batches({ election: e, count: c }: { election: Election; count: Counted }) {
  const { t } = useTranslation('elections')
  const agreed = c.batches.filter((b) => b.state === 'agreed').length
  const team = c.batches[0]?.mine
  return (
    <section className="panel stack" aria-labelledby="batches">
      <h2 id="batches">{t('count.batches')}</h2>
      {c.batches.length === 0 ? (
        <Empty title={t('count.batchesEmpty')} />
      ) : (
        <>
          <p>
            {t('count.agreedN', { n: agreed, of: c.batches.length })} {team ? t('count.youAre', { team: t(`values.team.${team}`) }) : t('count.noTeam')}
          </p>
          <Rows
            label={t('one.table', { of: t('count.batches') })}
            rows={c.batches}
            rowKey="id"
            columns={[
              { key: 'number', title: t('fields.batch'), main: true, show: (b) => t('count.boxNo', { box: b.boxNumber, n: b.number }) },
              { key: 'ballots', title: t('fields.returned'), number: true, show: (b) => t('count.ballots', { n: b.ballots }) },
              { key: 'entered', title: t('fields.team'), show: (b) => b.entered.map((x) => t(`values.team.${x}`)).join('、') || '—' },
              { key: 'state', title: t('fields.state'), show: (b) => <Mark tone={b.state === 'agreed' ? 'good' : b.state === 'differs' ? 'bad' : 'warn'}>{t(`values.batchState.${b.state}`)}</Mark> },
              {
                key: 'id', title: t('voters.who'),
                show: (b) => e.state === 'counting' && b.state !== 'agreed' && (
                  <Can ability="elections.count">
                    <Go to={`/elections/${e.id}/count/${b.id}`} className="ant-btn ant-btn-sm" >
                      {t(b.state === 'differs' ? 'count.third' : 'count.enter')}
                      <span className="hidden-text">：{t('count.boxNo', { box: b.boxNumber, n: b.number })}</span>
                    </Go>
                  </Can>
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  )
} // prettier-ignore

function Minutes({ election: e, count: c, boxes }: { election: Election; count: Counted; boxes: readonly Box[] }) {
  const { t } = useTranslation('elections')
  return (
    <section className="panel stack" aria-labelledby="minutes">
      <div className="row">
        <h2 id="minutes">{t('count.minutes')}</h2>
        {e.state !== 'archived' && (
          <Can ability="elections.count">
            <PopupForm label={t('count.write')} small draft={`elections.minute.${e.id}`} contract={writeMinute} call={{ params: { id: e.id } }} initial={{ kind: 'difference' }}>
              <Field name="kind" label={t('fields.kind')} as="choice" options={minuteKinds.map((k) => ({ value: k, label: t(`values.minuteKind.${k}`) }))} />
              <Field name="boxId" label={t('count.forWhich')} as="choice" options={boxes.map((b) => ({ value: b.id, label: b.name }))} />
              <Field name="title" label={t('fields.title')} />
              <Field name="text" label={t('fields.text')} as="long" />
            </PopupForm>
          </Can>
        )}
      </div>
      {c.minutes.length === 0 ? (
        <Empty title={t('count.minutesEmpty')} />
      ) : (
        <Rows
          label={t('one.table', { of: t('count.minutes') })}
          rows={c.minutes}
          rowKey="id"
          columns={[
            { key: 'title', title: t('fields.title'), main: true },
            { key: 'kind', title: t('fields.kind'), show: (m) => t(`values.minuteKind.${m.kind}`) },
            { key: 'text', title: t('fields.text') },
            { key: 'signedBy', title: t('fields.signedBy'), show: (m) => m.signedBy.join('、') || '—' },
            {
              key: 'state', title: t('fields.state'),
              show: (m) => m.state === 'signed' ? <Mark tone={m.intact ? 'good' : 'bad'}>{t(m.intact ? 'count.signed' : 'count.broken')}</Mark> : e.state !== 'archived' && (
                <Can ability="elections.count">
                  <div className="row">
                    <PopupForm small label={t('count.edit')} of={m.title} contract={editMinute} call={{ params: { id: e.id, minuteId: m.id } }} initial={{ version: m.version, title: m.title, text: m.text }}>
                      <Field name="title" label={t('fields.title')} />
                      <Field name="text" label={t('fields.text')} as="long" />
                    </PopupForm>
                    <Sign electionId={e.id} minute={m} />
                  </div>
                </Can>
              ),
            },
          ]}
        />
      )}
    </section>
  )
} // prettier-ignore

function Sign({ electionId, minute: m }: { electionId: string; minute: Counted['minutes'][number] }) {
  const { t } = useTranslation('elections')
  return (
    <Popup small label={t('count.sign')} title={t('count.sign')} name={`${t('count.sign')}：${m.title}`}>
      {(close) => (
        <Form
          name={`elections.sign.${m.id}`}
          secret
          contract={signMinute}
          call={{ params: { id: electionId, minuteId: m.id } }}
          initial={{ version: m.version }}
          schema={signMinute.body.omit({ signedBy: true })}
          prepare={({ names, version }) => ({ version, signedBy: String(names ?? '').split('\n').map((n) => n.trim()).filter(Boolean) }) as never}
          onDone={close}
        >
          <Field name="names" label={t('count.signedBy')} as="long" must />
          <Submit>{t('count.sign')}</Submit>
        </Form>
      )}
    </Popup>
  )
} // prettier-ignore
