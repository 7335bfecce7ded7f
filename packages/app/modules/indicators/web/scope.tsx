import { useTranslation } from 'react-i18next'
import { listPlanningAreasPage } from '#modules/areas/contract.ts'
import { useRead } from '#web/hooks.ts'
import { Choice, useAddress, useScope } from '#web/kit/index.ts'

/** What the figures of a page are asked for: the area looked at, or a planning area named in the address. */
export function useFigureScope() {
  const { id } = useScope()
  const [at, set] = useAddress({ planningAreaId: '' })
  const query = at.planningAreaId ? { planningAreaId: at.planningAreaId } : { areaId: id }
  /** Keeps the scope in the address of another page. */
  const keep = (to: string) =>
    at.planningAreaId ? `${to}${to.includes('?') ? '&' : '?'}planningAreaId=${at.planningAreaId}` : to
  return {
    query,
    areaId: id,
    planningAreaId: at.planningAreaId,
    choose: (planningAreaId: string) => set({ planningAreaId }),
    keep,
  }
}

/** The planning areas there are, for choices. Those without members are benchmarks. */
export function usePlanningAreas() {
  return useRead(listPlanningAreasPage, { query: { size: 200 } }).data?.rows ?? []
}

/** Chooses between the area of the header and a planning area. */
export function ScopeChoice() {
  const { t } = useTranslation('indicators')
  const { planningAreaId, choose } = useFigureScope()
  const planned = usePlanningAreas().filter((p) => p.members > 0 || p.id === planningAreaId)
  if (planned.length === 0) return null
  return (
    <div className="row">
      <Choice
        label={t('fields.scope')}
        value={planningAreaId}
        onChange={choose}
        none={t('scope.area')}
        options={planned.map((p) => ({ value: p.id, label: p.name }))}
      />
    </div>
  )
}
