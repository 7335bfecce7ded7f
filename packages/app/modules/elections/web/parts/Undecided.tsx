import type { Result } from '@liren/ballots'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Choice, Choices } from '#web/kit/index.ts'
import { getCount } from '../../contract/index.ts'
import type { Election } from './shown.ts'
import { useContest } from './words.ts'

/** What must be said before a count is closed, where votes and law leave it open who sits. */
export interface Said {
  /** Who of those clashing gives the post up. */
  yields?: string | undefined
  /** Who was drawn among those tied. */
  lots: readonly string[]
}
interface Props {
  election: Election
  said: Said
  onChange: (said: Said) => void
}

/** Who gives a post up, and who was drawn by lot: each asked only where the count as it stands needs it. */
export function Undecided({ election: e, said, onChange }: Props) {
  const count = useRead(getCount, { params: { id: e.id } })
  const preview = count.data?.preview as Result | null | undefined
  if (!preview) return null
  return (
    <>
      <GivesWay election={e} preview={preview} said={said} onChange={onChange} />
      {e.tieBy === 'drawLots' && <Lots election={e} preview={preview} said={said} onChange={onChange} />}
    </>
  )
}

/** Where the law leaves it open who of the clashing persons sits, the election committee says who gives the post up. */
function GivesWay({ election: e, preview, said, onChange }: Props & { preview: Result }) {
  const { t } = useTranslation('elections')
  if (preview.outcome !== 'undecided') return null
  const persons = new Set(preview.clashes.flatMap((c) => c.persons))
  const options = e.candidates.filter((c) => persons.has(c.id)).map((c) => ({ value: c.id, label: c.name }))
  return (
    <Choice label={t('one.yields')} value={said.yields} onChange={(yields) => onChange({ ...said, yields })} options={options} />
  )
} // prettier-ignore

/** Equal votes at the last seat, where the local pack lets lots decide: who was drawn, post by post. */
function Lots({ election: e, preview, said, onChange }: Props & { preview: Result }) {
  const { t } = useTranslation('elections')
  const contestName = useContest(e.seats)
  return preview.next
    .filter((n) => n.kind === 'tie')
    .map((tie) => {
      const drawn = said.lots.filter((id) => tie.candidates.includes(id))
      const others = said.lots.filter((id) => !tie.candidates.includes(id))
      const wrong = drawn.length > 0 && drawn.length !== tie.seats
      return (
        <Choices
          key={tie.contest}
          label={t('one.lotsFor', { post: contestName(tie.contest), n: tie.seats })}
          help={t('one.lotsHelp')}
          {...(wrong ? { wrong: t('one.lotsCount', { n: tie.seats, chosen: drawn.length }) } : {})}
          value={drawn}
          onChange={(now) => onChange({ ...said, lots: [...others, ...now] })}
          options={e.candidates.filter((c) => tie.candidates.includes(c.id)).map((c) => ({ value: c.id, label: c.name }))}
        />
      )
    })
} // prettier-ignore
