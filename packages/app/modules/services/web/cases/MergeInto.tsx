import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Combo, Go, Notice, Radios, useFormat } from '#web/kit/index.ts'
import { listCases, similarCases } from '../../contract/cases/cases.ts'
import type { Detail } from './Case.tsx'

type Row = Answer<typeof listCases>['rows'][number]
/** Cases that ended without an answer take no other in. */
const OVER = ['merged', 'withdrawn', 'refused']

/** Which case this one is merged into: those that may be the same first, then any that is found by number, phone or words. */
export function MergeInto({ of, onChange }: { of: Detail; onChange: (id: string) => void }) {
  const { t } = useTranslation('services')
  const line = useLine()
  const [into, setInto] = useState<Row>()
  const [found, setFound] = useState(false)
  const alike = useAlike(of)
  const pick = (row: Row | undefined, byWords: boolean) => {
    setInto(row)
    setFound(byWords)
    onChange(row?.id ?? '')
  }
  return (
    <>
      {alike.length > 0 && (
        <Radios
          name="merge-into"
          label={t('cases.merge.alike')}
          value={found ? undefined : into?.id}
          onChange={(id) =>
            pick(
              alike.find((r) => r.id === id),
              false,
            )
          }
          options={alike.map((r) => ({ value: r.id, label: line(r) }))}
        />
      )}
      <Combo
        label={t(alike.length > 0 ? 'cases.merge.other' : 'cases.merge.find')}
        help={t('cases.merge.findHelp')}
        shown={found && into ? line(into) : ''}
        find={async (text) => (await findCases(of.id, text)).map((row) => ({ key: row.id, label: line(row), row }))}
        onPick={(hit) => pick(hit?.row, true)}
      />
      {into && (
        <Notice live>
          {t('cases.merge.into', { number: into.number, title: into.title })}{' '}
          <Go to={`/services/cases/${into.id}`}>{t('cases.merge.look')}</Go>
        </Notice>
      )}
    </>
  )
}

function useAlike(of: Detail): Row[] {
  const place = of.placeText ? { place: of.placeText } : {}
  const at = of.x !== null && of.y !== null ? { x: of.x, y: of.y } : {}
  const query = { areaId: of.areaId, title: of.title, ...place, ...at }
  const rows = useRead(similarCases, { query }, { when: of.title !== '' }).data?.rows ?? []
  return rows.filter((r) => r.id !== of.id)
}

async function findCases(except: string, text: string): Promise<Row[]> {
  if (text.trim() === '') return []
  const { rows } = await call(listCases, { query: { search: text.trim(), view: 'all', size: 10 } })
  return rows.filter((r) => r.id !== except && !r.special && !OVER.includes(r.state))
}

/** A case in a line. */
function useLine() {
  const { t } = useTranslation('services')
  const format = useFormat()
  return (r: Row): string => [r.title, r.number, r.area, t(`states.${r.state}`), format.time(r.openedAt)].join(' · ')
}
