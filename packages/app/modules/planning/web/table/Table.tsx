import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#web/api.ts'
import { ErrorNotice, PageHead, useMe, Wait } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getOutlines, getProblem } from '../../contract/problems.ts'
import { getScheme } from '../../contract/schemes.ts'
import { openDesk } from './desk/desk.ts'
import { forget, keptOf, onDesk, type Kept } from './desk/kept.ts'
import { redoOn } from './desk/steps.ts'
import type { Desk, Step } from './desk/types.ts'
import { groundOf, type Ground } from './map/ground.ts'
import { TableView } from './TableView.tsx'
import '../plan.css'
import './table.css'

interface Laid {
  desk: Desk
  ground: Ground
  /** Steps of this page that the server has not got. */
  open: Step[]
}

/** Asks for a scheme, and does again on it what was drawn here and not saved. */
async function lay(id: string, kept: readonly Kept[]): Promise<Laid> {
  const scheme = await call(getScheme, { params: { id } })
  const params = { id: scheme.caseId }
  const [view, outlines] = await Promise.all([
    call(getProblem, { params, query: { schemeId: id } }),
    call(getOutlines, { params }),
  ])
  // The register may have changed between the two answers.
  const same = scheme.register === view.register ? scheme : await call(getScheme, { params: { id } })
  const desk = openDesk(view, same)
  const open = onDesk(desk, kept).flatMap((step) => {
    try {
      return redoOn(desk, step) ?? []
    } catch {
      return []
    }
  })
  return { desk, ground: groundOf(view.units, outlines), open }
}

/** The table where people plan one scheme. */
export default function Table({ params }: PageProps) {
  const { t } = useTranslation('planning')
  const { accountId } = useMe()
  const id = params.id!
  const [asked, ask] = useState<Asked>({ turn: 0 })
  const [answer, setAnswer] = useState<{ id: string; turn: number; laid?: Laid; error?: Error }>()
  useEffect(() => {
    let wanted = true
    const { turn, kept } = asked
    lay(id, kept ?? keptOf(accountId, id)).then(
      (laid) => wanted && setAnswer({ id, turn, laid }),
      (error: Error) => wanted && setAnswer({ id, turn, error }),
    )
    return () => void (wanted = false)
  }, [id, accountId, asked])
  const again = (kept?: readonly Kept[]) => {
    if (kept?.length === 0) forget(accountId, id)
    ask((old) => ({ turn: old.turn + 1, ...(kept ? { kept } : {}) }))
  }
  const { laid, error, turn } = answer?.id === id ? answer : {}
  if (laid) return <TableView key={`${id} ${turn}`} {...laid} account={accountId} onReload={again} />
  return (
    <div className="stack">
      <PageHead title={t('pages.table')} back="/planning" />
      {error ? <ErrorNotice error={error} onRetry={() => again()} /> : <Wait />}
    </div>
  )
}

interface Asked {
  turn: number
  /** Steps to be done again; those kept in this browser unless told. */
  kept?: readonly Kept[]
}
