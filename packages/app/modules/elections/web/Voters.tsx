import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import {
  ActButton,
  Can,
  Empty,
  Facts,
  Field,
  List,
  Mark,
  PageHead,
  PopupForm,
  Read,
  Rows,
  useFormat,
} from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import {
  addWorker, decideObjection, declareVoter, drawList, getElection, grounds, listObjections, listVoters, objectionKinds, raiseObjection, recheckList,
  setEntitled, strikeVoter, voterStates, type VoterRow,
} from '../contract/index.ts' // prettier-ignore
import { listStates, publishedStates } from '../rules/lists.ts'
import { PersonField } from './parts/PersonField.tsx'
import './elections.css'
import type { Election } from './parts/shown.ts'

/** The voter list of an election: each person with the ground, what changed and why, objections. */
export default function Voters({ params }: PageProps) {
  const { t } = useTranslation('elections')
  const id = params.id!
  const read = useRead(getElection, { params: { id } })
  return (
    <div className="stack">
      <PageHead title={t('pages.voters')} sub={read.data && t('voters.sub', { title: read.data.title })} back={`/elections/${id}`} />
      <Read of={read}>
        {(e) => (
          <>
            <Figures election={e} />
            <Table election={e} />
            <Objections election={e} />
          </>
        )}
      </Read>
    </div>
  )
} // prettier-ignore

function Figures({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  const call = { params: { id: e.id }, body: { version: e.version } }
  return (
    <section className="panel stack" aria-label={t('voters.figures')}>
      {e.list && (
        <Facts
          items={[
            { label: t('values.voterState.listed'), value: t('one.listed', { n: e.list.listed }) },
            { label: t('fields.entitled'), value: t('one.entitled', { n: e.list.entitled }) },
            { label: t('values.voterState.undeclared'), value: t('one.undeclared', { n: e.list.undeclared }) },
            { label: t('values.voterState.struck'), value: t('one.struckN', { n: e.list.struck }) },
            { label: t('fields.listVersion'), value: t('one.version', { n: e.list.version }) },
            { label: t('voters.hash'), value: e.list.hash && <code>{e.list.hash.slice(0, 16)}</code> },
          ]}
        />
      )}
      <Can ability="elections.run">
        <div className="row">
          {e.state === 'registration' && <ActButton label={t('voters.draw')} contract={drawList} call={call} said={t('commands.drawList')} />}
          {publishedStates.includes(e.state) && <ActButton label={t('voters.recheck')} contract={recheckList} call={call} said={t('commands.recheckList')} />}
          {listStates.includes(e.state) && <Worker election={e} />}
        </div>
      </Can>
    </section>
  )
} // prettier-ignore

function Worker({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  return (
    <PopupForm label={t('voters.worker')} contract={addWorker} call={{ params: { id: e.id } }}>
      <p className="soft">{t('voters.workerHelp')}</p>
      <Field name="name" label={t('fields.name')} />
      <Field name="sex" label={t('fields.sex')} as="radio" options={['1', '2'].map((v) => ({ value: v, label: t(`values.sex.${v}`) }))} />
      <Field name="birthOn" label={t('fields.birthOn')} as="day" />
      <Field name="workingSince" label={t('fields.workingSince')} as="day" />
    </PopupForm>
  )
} // prettier-ignore

function Table({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  const format = useFormat()
  const options = (values: readonly string[], of: string) => values.map((v) => ({ value: v, label: t(`values.${of}.${v}`) }))
  const yesNo = (yes: string, no: string) => [{ value: 'yes', label: yes }, { value: 'no', label: no }] // prettier-ignore
  const why = (v: VoterRow) => (v.reason ? t(`values.listReason.${v.reason}`, { defaultValue: v.reason }) : '—')
  return (
    <List
      name="elections.voters"
      label={t('pages.voters')}
      contract={listVoters}
      call={{ params: { id: e.id } }}
      rowKey="personId"
      search={t('voters.search')}
      columns={[
        { key: 'name', title: t('fields.name'), main: true, sort: true },
        { key: 'sex', title: t('fields.sex'), show: (v) => t(`values.sex.${v.sex}`) },
        { key: 'birthOn', title: t('fields.birthOn'), sort: true, show: (v) => format.day(v.birthOn) },
        { key: 'address', title: t('fields.address'), sort: true },
        { key: 'ground', title: t('fields.ground'), sort: true, show: (v) => t(`values.ground.${v.ground}`) },
        { key: 'state', title: t('fields.voterState'), sort: true, show: (v) => <Mark tone={v.state === 'listed' ? 'good' : v.state === 'struck' ? 'bad' : 'warn'}>{t(`values.voterState.${v.state}`)}</Mark> },
        { key: 'reason', title: t('fields.reason'), show: why },
        { key: 'entitled', title: t('fields.entitled'), show: (v) => t(v.entitled ? 'voters.yes' : 'voters.no') },
        { key: 'took', title: t('fields.took'), hidden: true, show: (v) => (v.took ? t(`values.took.${v.took}`) : '—') },
        { key: 'fromVersion', title: t('voters.who'), show: (v) => <Acts election={e} voter={v} /> },
      ]}
      filters={[
        { key: 'state', label: t('fields.voterState'), options: options(voterStates, 'voterState') },
        { key: 'ground', label: t('fields.ground'), options: options(grounds, 'ground') },
        { key: 'entitled', label: t('fields.entitled'), options: yesNo(t('voters.yes'), t('voters.no')) },
        { key: 'took', label: t('fields.took'), options: yesNo(t('voters.tookYes'), t('voters.tookNo')) },
      ]}
      empty={{ title: t('voters.empty'), text: t('voters.emptyText') }}
    />
  )
} // prettier-ignore

function Acts({ election: e, voter: v }: { election: Election; voter: VoterRow }) {
  const { t } = useTranslation('elections')
  if (!listStates.includes(e.state)) return null
  const params = { id: e.id, personId: v.personId }
  return (
    <Can ability="elections.run">
      <div className="row">
        {v.ground === 'living' && v.state !== 'struck' && (
          <ActButton small of={v.name} label={t(v.state === 'listed' ? 'voters.undeclare' : 'voters.declare')} contract={declareVoter} call={{ params, body: { declares: v.state !== 'listed' } }} />
        )}
        {e.mode !== 'allVoters' && v.state === 'listed' && (
          <ActButton small of={v.name} label={t(v.entitled ? 'voters.unentitle' : 'voters.entitle')} contract={setEntitled} call={{ params, body: { entitled: !v.entitled } }} />
        )}
        <PopupForm small danger={v.state !== 'struck'} of={v.name} label={t(v.state === 'struck' ? 'voters.restore' : 'voters.strike')} contract={strikeVoter} call={{ params }} initial={{ strike: v.state !== 'struck' }}>
          <Field name="reason" label={t('fields.reason')} />
        </PopupForm>
      </div>
    </Can>
  )
} // prettier-ignore

function Objections({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  const format = useFormat()
  const read = useRead(listObjections, { params: { id: e.id } })
  return (
    <section className="panel stack" aria-labelledby="objections">
      <div className="row">
        <h2 id="objections">{t('voters.objections')}</h2>
        {publishedStates.includes(e.state) && (
          <Can ability="elections.run">
            <PopupForm label={t('voters.raise')} small contract={raiseObjection} call={{ params: { id: e.id } }}>
              <Field name="byName" label={t('fields.byName')} />
              <Field name="kind" label={t('fields.kind')} as="choice" options={objectionKinds.map((k) => ({ value: k, label: t(`values.objectionKind.${k}`) }))} />
              <PersonField electionId={e.id} name="personId" label={t('fields.voter')} must={false} />
              <Field name="about" label={t('fields.about2')} />
              <Field name="text" label={t('fields.text')} as="long" />
            </PopupForm>
          </Can>
        )}
      </div>
      <Read of={read}>
        {({ rows, lastDay }) => (
          <>
            {lastDay && <p className="soft">{t('voters.lastDay', { day: format.day(lastDay) })}</p>}
            {rows.length === 0 ? (
              <Empty title={t('voters.objectionsEmpty')} />
            ) : (
              <Rows
                label={t('one.table', { of: t('voters.objections') })}
                rows={rows}
                rowKey="id"
                columns={[
                  { key: 'about', title: t('fields.about2'), main: true },
                  { key: 'byName', title: t('fields.byName') },
                  { key: 'kind', title: t('fields.kind'), show: (o) => t(`values.objectionKind.${o.kind}`) },
                  { key: 'text', title: t('fields.text') },
                  { key: 'state', title: t('fields.standing'), show: (o) => (o.state === 'open' ? <Mark tone="warn">{t('voters.due', { day: format.day(o.dueOn) })}</Mark> : <Mark>{t(`values.objectionState.${o.state}`)}</Mark>) },
                  { key: 'decision', title: t('fields.decision'), show: (o) => o.decision ?? (publishedStates.includes(e.state) && <Decide electionId={e.id} objection={o} />) },
                ]}
              />
            )}
          </>
        )}
      </Read>
    </section>
  )
} // prettier-ignore

function Decide({ electionId, objection: o }: { electionId: string; objection: { id: string; version: number; about: string } }) {
  const { t } = useTranslation('elections')
  return (
    <Can ability="elections.run">
      <PopupForm small label={t('voters.decide')} of={o.about} contract={decideObjection} call={{ params: { id: electionId, objectionId: o.id } }} initial={{ version: o.version, uphold: false }}>
        <Field name="uphold" label={t('voters.uphold')} as="check" />
        <Field name="decision" label={t('fields.decision')} as="long" />
      </PopupForm>
    </Can>
  )
} // prettier-ignore
