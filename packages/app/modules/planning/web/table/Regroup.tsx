import { Button } from 'antd'
import { PlannerError } from '@liren/planner'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice, useFormat, useSay } from '#web/kit/index.ts'
import { factsOf, figuresOf, shortName } from './desk/desk.ts'
import { beside, divide, unite } from './desk/doings.ts'
import { useTable, useTold } from './state.ts'

/** Divides a community in two; the part cut off is chosen next. */
export function useDivide(): (key: string) => void {
  const { t } = useTranslation('planning')
  const say = useSay()
  const { desk, done, hold } = useTable()
  return (key) => {
    try {
      const made = divide(desk, key)
      done(made.step)
      hold({ active: made.key })
      say(t('table.divided', { n: made.step.units.length }))
    } catch (error) {
      if (!(error instanceof PlannerError)) throw error
      done(undefined, error.code)
    }
  }
}

/** Divides the chosen community, or takes a neighbour into it. */
export function Regroup({ id }: { id: string }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const say = useSay()
  const { desk, done } = useTable()
  const split = useDivide()
  useTold(desk, 'units')
  const [other, setOther] = useState('')
  const near = beside(desk, id)
  const called = (key: string) => shortName(factsOf(desk, key)?.name ?? '') || t('table.nameless')
  const merge = () => {
    try {
      const step = unite(desk, id, other)
      done(step)
      setOther('')
      say(t('table.united', { n: step.units.length }))
    } catch (error) {
      if (!(error instanceof PlannerError)) throw error
      done(undefined, error.code)
    }
  }
  return (
    <div className="k-bar p-regroup">
      <Button disabled={figuresOf(desk, id).units < 2} onClick={() => split(id)}>
        {t('table.divide')}
      </Button>
      <Choice
        label={t('table.uniteWith')}
        value={near.includes(other) ? other : ''}
        none={near.length === 0 ? t('table.noNeighbour') : t('table.chooseNeighbour')}
        onChange={setOther}
        options={near.map((key) => ({
          value: key,
          label: t('table.neighbour', {
            name: called(key),
            households: format.number(figuresOf(desk, key).households),
          }),
        }))}
      />
      <Button disabled={!near.includes(other)} onClick={merge}>
        {t('table.unite')}
      </Button>
    </div>
  )
}
