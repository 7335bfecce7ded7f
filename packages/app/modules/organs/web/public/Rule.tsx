import { useTranslation } from 'react-i18next'
import { PageHead, Read, useFormat, useRead } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { ruleText } from '../../contract/public.ts'

/** The text of a rule in force. */
export default function Rule({ params }: PageProps) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const [areaId, id] = [params['areaId']!, params['id']!]
  const read = useRead(ruleText, { params: { areaId, id } })
  return (
    <Read of={read}>
      {(rule) => (
        <article className="stack">
          <PageHead
            title={rule.title}
            sub={`${rule.body} · ${t('public.inForce', { day: format.day(rule.inForceOn) })}`}
            back={`/public/bodies/${areaId}`}
          />
          {rule.text.split('\n').map((line, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines of a text never move
            <p key={i}>{line}</p>
          ))}
        </article>
      )}
    </Read>
  )
}
