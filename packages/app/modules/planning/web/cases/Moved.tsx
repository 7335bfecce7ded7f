import { Button } from 'antd'
import { DownloadOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { OnWire } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Empty, Map as PlaceMap, Read, Rows, useFormat } from '#web/kit/index.ts'
import { getProblem, type UnitColumns } from '../../contract/problems.ts'
import { getScheme, type SchemeView } from '../../contract/schemes.ts'
import { shortName } from '../table/desk/desk.ts'
import { save } from '../parts/save.ts'
import { csv } from '../table/desk/files.ts'

/** Rows shown at once; the file has all. */
const MOST = 100

interface Props {
  ids: readonly [string, string]
  caseId: string
  unitIds: readonly string[]
  text: string
}
type Side = OnWire<SchemeView> | undefined

/** Units that the two put into different communities, and where: on a map, in a list, and as a file. */
export function Moved({ ids, caseId, unitIds, text }: Props) {
  const { t } = useTranslation('planning')
  const some = unitIds.length > 0
  const read = useRead(getProblem, { params: { id: caseId }, query: {} }, { when: some })
  const a = useRead(getScheme, { params: { id: ids[0] } }, { when: some })
  const b = useRead(getScheme, { params: { id: ids[1] } }, { when: some })
  return (
    <div className="panel stack">
      <h2>{t('cases.moved')}</h2>
      <p>{text}</p>
      {!some && <Empty title={t('cases.noMoved')} />}
      {some && (
        <Read of={read}>{({ units }) => <Listed units={units} unitIds={unitIds} sides={[a.data, b.data]} />}</Read>
      )}
    </div>
  )
}

interface ListedProps {
  units: OnWire<UnitColumns>
  unitIds: readonly string[]
  sides: readonly [Side, Side]
}

function Listed({ units, unitIds, sides }: ListedProps) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const index = new Map(units.ids.map((id, u) => [id, u]))
  const all = unitIds.flatMap((id) => (index.has(id) ? [{ id, u: index.get(id)! }] : []))
  const inOf = (side: Side, u: number) =>
    shortName(side?.communities[side.assignment[u] ?? -1]?.name ?? '') || t('table.open')
  const points = all.flatMap(({ id, u }) =>
    units.x[u] === null ? [] : [{ id, name: units.names[u]!, x: units.x[u]!, y: units.y[u]!, tone: 'warn' as const }],
  )
  const titles = sides.map((s) => t('cases.inScheme', { name: s?.name ?? '' }))
  const heads = [t('table.unit'), t('table.file.address'), t('table.columns.households'), t('table.columns.people'), ...titles] // prettier-ignore
  const row = (u: number) => [units.names[u]!, units.addresses[u]!, units.households[u]!, units.people[u]!, ...sides.map((s) => inOf(s, u))] // prettier-ignore
  const give = () => save(`${t('cases.moved')}.csv`, 'text/csv', csv([heads, ...all.map(({ u }) => row(u))]))
  return (
    <>
      <div className="row">
        <Button icon={<DownloadOutlined aria-hidden />} onClick={give}>
          {t('cases.exportMoved')}
        </Button>
        {all.length > MOST && <span className="soft">{t('cases.moreMoved', { n: MOST })}</span>}
      </div>
      <PlaceMap label={t('cases.movedMap')} points={points} />
      <Rows
        label={t('cases.moved')}
        rows={all.slice(0, MOST)}
        rowKey="id"
        columns={[
          { key: 'name', title: t('table.unit'), main: true, show: (r) => units.names[r.u] },
          { key: 'households', title: t('table.columns.households'), number: true, show: (r) => format.number(units.households[r.u]) }, // prettier-ignore
          { key: 'people', title: t('table.columns.people'), number: true, show: (r) => format.number(units.people[r.u]) }, // prettier-ignore
          ...sides.map((side, i) => ({ key: `side${i}`, title: titles[i]!, show: (r: { u: number }) => inOf(side, r.u) })), // prettier-ignore
        ]}
      />
    </>
  )
}
