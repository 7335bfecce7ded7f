import { Button } from 'antd'
import { useState } from 'react'
import { PlannerError } from '@liren/planner'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, Go, Mark, useFormat, useSay } from '#web/kit/index.ts'
import { keepPlans } from '../../../contract/engine.ts'
import { take } from '../desk/doings.ts'
import { useTable } from '../state.ts'
import { drawingFor, sumsOf, whatOf, type Drawn } from './plans.ts'
import { MANY, type Going } from './run.ts'

interface Props {
  going: Going
  shown: Drawn | undefined
  onShow: (plan: Drawn | undefined) => void
  /** A plan was taken over into the drawing. */
  onTaken: () => void
}

/** What the engine drew: each looked at on the map, taken over into this drawing, or kept as a new alternative. */
export function Plans({ going, shown, onShow, onTaken }: Props) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const say = useSay()
  const { desk, saving, done, hold } = useTable()
  const [kept, setKept] = useState<ReadonlyMap<Drawn, string>>(new Map())
  const keep = useAct(keepPlans)
  const save = async (plan: Drawn, n: number) => {
    const { seed, rounds, assignment } = plan
    const name = t('engine.planName', { scheme: desk.scheme.name, what: t(`engine.made.${going.asked}`), n }).slice(-60)
    const reply = await keep.act({
      params: { id: desk.scheme.id },
      body: {
        register: desk.view.register,
        what: whatOf(going.asked),
        plans: [{ name, seed, rounds, assignment: [...assignment] }],
      },
    })
    if (reply) setKept((old) => new Map([...old, [plan, reply.schemeIds[0]!]]))
  }
  const named = (doing: 'look' | 'looking' | 'use' | 'keep', i: number) =>
    t('engine.ofPlan', { doing: t(`engine.${doing}`), n: i + 1 })
  const use = (plan: Drawn) => {
    try {
      const step = take(desk, drawingFor(desk, plan))
      hold({ preview: null, active: desk.communities[0]?.key ?? null })
      done(step)
      say(t(step ? 'engine.taken' : 'engine.same'))
      onTaken()
    } catch (error) {
      if (!(error instanceof PlannerError)) throw error
      done(undefined, error.code)
    }
  }
  return (
    <div className="stack tight">
      <ul className="p-plans">
        {going.plans.map((plan, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- plans of one run never move
          <li key={i} className={plan === shown ? 'on' : undefined}>
            <span className="row">
              <strong>{t('engine.plan', { n: i + 1 })}</strong>
              <Mark tone={standing(plan) === 'legal' ? 'good' : 'warn'}>{t(`engine.${standing(plan)}`)}</Mark>
            </span>
            <Figures plan={plan} />
            <span className="row">
              <Button
                aria-pressed={plan === shown}
                aria-label={named(plan === shown ? 'looking' : 'look', i)}
                onClick={() => onShow(plan === shown ? undefined : plan)}
              >
                {t(plan === shown ? 'engine.looking' : 'engine.look')}
              </Button>
              <Button type="primary" aria-label={named('use', i)} onClick={() => use(plan)}>
                {t('engine.use')}
              </Button>
              {kept.has(plan) ? (
                <Go to={`/planning/schemes/${kept.get(plan)}`}>{t('engine.open', { n: i + 1 })}</Go>
              ) : (
                <Button
                  disabled={saving.open > 0 || keep.pending}
                  aria-label={named('keep', i)}
                  onClick={() => void save(plan, i + 1)}
                >
                  {t('engine.keep')}
                </Button>
              )}
            </span>
            {plan.exceptions.length > 0 && <Reasons plan={plan} />}
          </li>
        ))}
      </ul>
      {going.asked === 'alternatives' && going.state === 'over' && going.plans.length < MANY && (
        <p className="soft">{t('engine.fewer', { n: going.plans.length })}</p>
      )}
      <ErrorNotice error={keep.error} />
      {saving.open > 0 && <p className="soft small">{t('engine.waitKeep')}</p>}
      <p className="soft small">{t('engine.seed', { seed: format.number(going.plans[0]!.seed) })}</p>
    </div>
  )
}

const standing = ({ legal, exceptions }: Drawn) => (!legal ? 'notLegal' : exceptions.length > 0 ? 'legalBut' : 'legal')

function Figures({ plan }: { plan: Drawn }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { desk } = useTable()
  const { communities, inBand, open, moved } = sumsOf(desk, plan)
  return (
    <span className="soft">
      {t('engine.figures', { communities, inBand, moved: format.number(moved) })}
      {open > 0 && t('engine.figuresOpen', { n: open })}
    </span>
  )
}

/** What no plan can mend, and the units that force it. */
function Reasons({ plan }: { plan: Drawn }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { desk, hold, see } = useTable()
  const { names } = desk.view.units
  return (
    <ul className="stack tight">
      {plan.exceptions.map((e) => (
        <li key={e.kind + e.units.join()} className="row">
          <span>
            {t(`exceptions.${e.kind}` as 'exceptions.locked', {
              names: e.units.slice(0, 5).map((u) => names[u]).join('、'), // prettier-ignore
              households: format.number(e.households),
            })}
          </span>
          <Button
            size="small"
            onClick={() => {
              hold({ picked: e.units })
              see({ unit: e.units[0]! })
            }}
          >
            {t('table.pick', { n: e.units.length })}
          </Button>
        </li>
      ))}
    </ul>
  )
}
