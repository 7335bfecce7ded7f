import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice, ErrorNotice, Notice } from '#web/kit/index.ts'
import { PlannerError } from '@liren/planner'
import { Run, type Task } from '../../cases/Run.tsx'
import { useTable } from '../state.ts'
import { asks, likely, previewOf, type Asked, type Drawn } from './plans.ts'
import { Plans } from './Plans.tsx'
import { MANY, useEngine, type Going } from './run.ts'

const ROUNDS = { quick: 3, usual: 6, thorough: 40 } as const
type Care = keyof typeof ROUNDS
const places = ['page', 'server'] as const
type Place = (typeof places)[number]
/** More units than this are drawn by the server unless a person says otherwise. */
const LARGE = 20_000

/** Lets the engine mend, include, improve or draw anew: in this page, each better plan on the map at once, or on the server. */
export function Engine({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('planning')
  const { desk, hold } = useTable()
  const [what, setWhat] = useState<Asked>(() => likely(desk))
  const [care, setCare] = useState<Care>('usual')
  const [place, setPlace] = useState<Place>(desk.view.units.ids.length > LARGE ? 'server' : 'page')
  const [shown, setShown] = useState<Drawn>()
  const show = (plan: Drawn | undefined) => {
    setShown(plan)
    hold({ preview: plan ? previewOf(desk, plan) : null })
  }
  const engine = useEngine(desk, show)
  const going = engine.now?.state === 'going'
  const close = () => {
    engine.clear()
    onClose()
  }
  return (
    <section className="panel stack p-engine no-print" aria-labelledby="p-engine">
      <div className="row apart">
        <h2 id="p-engine">{t('engine.title')}</h2>
        <Button onClick={close}>{t('engine.close')}</Button>
      </div>
      <p className="soft">{t('engine.sub')}</p>
      <div className="k-bar">
        <Choice
          label={t('engine.what')}
          value={what}
          onChange={(w) => setWhat((w || 'repair') as Asked)}
          options={asks.map((k) => ({ value: k, label: t(`engine.tasks.${k}`) }))}
        />
        <Choice
          label={t('engine.care')}
          value={care}
          onChange={(c) => setCare((c || 'usual') as Care)}
          options={(Object.keys(ROUNDS) as Care[]).map((k) => ({ value: k, label: t(`engine.cares.${k}`) }))}
        />
        <Choice
          label={t('engine.place')}
          value={place}
          onChange={(p) => setPlace((p || 'page') as Place)}
          options={places.map((k) => ({ value: k, label: t(`engine.places.${k}`) }))}
        />
        {place === 'page' && (
          <Button type="primary" disabled={going} onClick={() => void engine.start(what, ROUNDS[care])}>
            {t('engine.start')}
          </Button>
        )}
        {place === 'page' && going && <Button onClick={engine.stop}>{t('engine.stop')}</Button>}
      </div>
      {place === 'server' && <OnServer what={what} rounds={ROUNDS[care]} />}
      {place === 'page' && engine.now && <Progress now={engine.now} />}
      {engine.now && engine.now.plans.length > 0 && (
        <Plans going={engine.now} shown={shown} onShow={show} onTaken={close} />
      )}
    </section>
  )
}

function OnServer({ what, rounds }: { what: Asked; rounds: number }) {
  const { t } = useTranslation('planning')
  const { desk, saving } = useTable()
  const { id, caseId } = desk.scheme
  const task: Task =
    what === 'repair' || what === 'include'
      ? { kind: what, schemeId: id, version: saving.version, rounds }
      : { kind: 'draw', caseId, schemeId: id, count: what === 'improve' ? 1 : MANY, rounds }
  return (
    <>
      {saving.open > 0 && <p className="soft">{t('engine.waitSaved')}</p>}
      <Run key={JSON.stringify(task)} task={task} blocked={saving.open > 0} />
    </>
  )
}

/** How far the engine is, in a bar and in words. */
function Progress({ now }: { now: Going }) {
  const { t } = useTranslation('planning')
  const percent = Math.round(now.done * 100)
  const seconds = (now.milliseconds / 1000).toFixed(1)
  return (
    <div className="stack tight">
      {now.state === 'going' && (
        <div
          className="k-progress"
          role="progressbar"
          aria-label={t('engine.title')}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
        >
          <div style={{ width: `${percent}%` }} />
        </div>
      )}
      <span role="status" className="soft">
        {now.state === 'going'
          ? t('engine.going', { percent })
          : now.error
            ? ''
            : t(`engine.${now.state}`, { n: now.plans.length, seconds })}
      </span>
      {now.error && <Refused error={now.error} />}
    </div>
  )
}

function Refused({ error }: { error: Error }) {
  const { t } = useTranslation('planning')
  const { desk } = useTable()
  if (!(error instanceof PlannerError)) return <ErrorNotice error={error} />
  const said = error.code.replace('planner.', '')
  const code = ['registerChanged', 'boundsCrossed', 'targetOutside', 'noUnits'].find((c) => c === said) ?? 'cannotDraw'
  const { lower, upper, target } = desk.scheme.params
  return (
    <Notice tone="bad" live>
      {t(`errors.${code}` as 'errors.cannotDraw', { day: desk.scheme.registerOn, lower, upper, target })}
    </Notice>
  )
}
