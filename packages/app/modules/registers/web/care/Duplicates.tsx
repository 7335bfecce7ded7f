import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import {
  Facts,
  Field,
  Form,
  Go,
  List,
  Mark,
  Notice,
  PageHead,
  Popup,
  Submit,
  useAbility,
  useFormat,
  useSay,
  useScope,
} from '#web/kit/index.ts'
import { decideDuplicate, listDuplicates } from '../../contract/index.ts'
import { useCodes } from '../parts/codes.ts'

type Row = Answer<typeof listDuplicates>['rows'][number]
const states = ['open', 'merged', 'distinct'] as const

/** Pairs of entries that may be one person, to be merged or kept apart. */
export default function Duplicates() {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const scope = useScope()
  return (
    <div className="stack">
      <PageHead title={t('pages.duplicates')} sub={t('duplicates.text')} />
      <List
        name="registers.duplicates"
        label={t('pages.duplicates')}
        contract={listDuplicates}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        search={t('search.name')}
        noExport
        filters={[
          {
            key: 'state',
            label: t('fields.state'),
            options: states.map((value) => ({ value, label: t(`states.${value}`) })),
          },
          {
            key: 'ground',
            label: t('fields.ground'),
            options: (['sameId', 'alike'] as const).map((value) => ({ value, label: t(`ground.${value}`) })),
          },
        ]}
        columns={[
          { key: 'one', title: t('fields.one'), main: true, show: (r) => r.one?.name ?? '—' },
          {
            key: 'other',
            title: t('fields.other'),
            show: (r) => r.other?.name ?? t('duplicates.elsewhere', { name: r.otherCommunity }),
          },
          { key: 'ground', title: t('fields.ground'), show: (r) => t(`ground.${r.ground}`) },
          {
            key: 'state',
            title: t('fields.state'),
            show: (r) => <Mark tone={r.state === 'open' ? 'warn' : 'good'}>{t(`states.${r.state}`)}</Mark>,
          },
          { key: 'foundAt', title: t('fields.foundAt'), show: (r) => format.time(r.foundAt) },
        ]}
        below={(r) => <Pair row={r} />}
        empty={{ title: t('empty.duplicates'), text: t('empty.duplicatesText') }}
      />
    </div>
  )
}

/** Both entries beside each other and what to do with them. */
function Pair({ row }: { row: Row }) {
  const { t } = useTranslation('registers')
  const may = useAbility()('registers.merge')
  return (
    <div className="stack">
      <div className="grid">
        <Side side={row.one} name={row.otherCommunity} />
        <Side side={row.other} name={row.otherCommunity} />
      </div>
      {row.decision && <p className="soft">{row.decision}</p>}
      {may && row.state === 'open' && row.one && row.other && (
        <div className="row">
          <Popup label={t('acts.decide')} title={t('acts.decide')}>
            {(close) => <Decide row={row} close={close} />}
          </Popup>
        </div>
      )}
    </div>
  )
}

function Side({ side, name }: { side: Row['one']; name: string }) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const format = useFormat()
  if (!side) return <Notice>{t('duplicates.elsewhere', { name })}</Notice>
  return (
    <Facts
      items={[
        { label: t('fields.name'), value: <Go to={`/people/${side.id}`}>{side.name}</Go> },
        { label: t('fields.sex'), value: codes.word('sex', side.sex) },
        { label: t('fields.birthOn'), value: format.day(side.birthOn) },
        { label: t('fields.idNumber'), value: side.idMasked ?? t('person.noNumber') },
        { label: t('fields.address'), value: `${side.community} ${side.address}` },
      ]}
    />
  )
}

function Decide({ row, close }: { row: Row; close: () => void }) {
  const { t } = useTranslation('registers')
  const say = useSay()
  const sides = [row.one!, row.other!]
  return (
    <Form
      name={`registers.duplicate.${row.id}`}
      contract={decideDuplicate}
      call={{ params: { id: row.id } }}
      initial={{ version: row.version, verb: 'merge', keepId: sides[0]!.id }}
      secret
      onDone={() => (say(t('done.decided'), 'good'), close())}
    >
      <Field
        name="verb"
        label={t('acts.decide')}
        as="radio"
        options={(['merge', 'keepApart'] as const).map((value) => ({ value, label: t(`verbs.${value}`) }))}
      />
      <Field
        name="keepId"
        label={t('duplicates.keep')}
        as="choice"
        options={sides.map((s) => ({ value: s.id, label: `${s.name} · ${s.community} ${s.address}` }))}
      />
      <Field name="reason" label={t('duplicates.reason')} as="long" />
      <Submit>{t('acts.decide')}</Submit>
    </Form>
  )
}
