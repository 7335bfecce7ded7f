import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Facts, Go, Read, useFormat, useScope } from '#web/kit/index.ts'
import { countAreas } from '../contract.ts'

/** How many areas of each kind stand below the one looked at. */
export default function CountsCard() {
  const { t } = useTranslation('areas')
  const format = useFormat()
  const scope = useScope()
  const read = useRead(countAreas, { query: { under: scope.id } })
  return (
    <Read of={read}>
      {({ counts }) => (
        <Facts
          items={counts
            .filter((c) => c.level >= 3)
            .map((c) => ({
              label: t(`kinds.${c.kind}`),
              value: <Go to={`/areas/list?kind=${c.kind}`}>{format.number(c.count)}</Go>,
            }))}
        />
      )}
    </Read>
  )
}
