import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/kit/index.ts'
import type { CalendarDate, Hindrance } from '../../contract/index.ts'
import type { Seat } from '../../contract/base.ts'
import { citing } from '../../rules/citing.ts'
import { namedContest } from '../../rules/count.ts'

/** The sentence of what stands in the way, in the reader's language. */
export function useHindrance(): (h: Hindrance) => string {
  const { t } = useTranslation('elections')
  return (h) => t(`errors.${h.code.replace('elections.', '')}`, h.params as Record<string, string>)
}

/** What a contest is called: a post, or the representatives of a group. */
export function useContest(seats: readonly Seat[]): (contest: string) => string {
  const { t } = useTranslation('elections')
  return (contest) => {
    const { post, group } = namedContest(seats, contest)
    const name = t(`values.post.${post}`)
    return group ? t('one.ofGroup', { group, post: name }) : name
  }
}

/** The span that the law gives for a day, in words. */
export function useSpan(): (d: Pick<CalendarDate, 'earliest' | 'latest'>) => string {
  const { t } = useTranslation('elections')
  const { day } = useFormat()
  return ({ earliest, latest }) => {
    if (earliest && earliest === latest) return t('plan.onDay', { day: day(earliest) })
    const parts = [
      ...(earliest ? [t('plan.noEarlier', { day: day(earliest) })] : []),
      ...(latest ? [t('plan.noLater', { day: day(latest) })] : []),
    ]
    return parts.length > 0 ? parts.join(' ') : t('plan.noClock')
  }
}

/** 《…》第十九条, without brackets around it. */
export const lawText = (law: { document: string; article: string } | null): string =>
  citing(law).replace(/^（|）$/g, '')
