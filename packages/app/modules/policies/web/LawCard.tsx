import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Facts, Go, Read } from '#web/kit/index.ts'
import { listRuleSets, type RuleParameterReply } from '../contract.ts'
import { Citation, useRuleName, useValueText } from './parts.tsx'

/** What a resident asks first about the committee, in this order. */
const ASKED = [
  'households',
  'members',
  'termYears',
  'votingAge',
  'residentsMeeting.call.residents',
  'residentsMeeting.quorum',
  'representativesMeeting.perHalfYear',
  'publicity.leastDays',
  'appraisal.perYear',
  'recall.request.residents',
].map((key) => `residentsCommittee.${key}`)

/** What the law in force on the day says of residents' committees, in a few lines with their articles. */
export default function LawCard() {
  const { t } = useTranslation('policies')
  const read = useRead(listRuleSets, { query: {} })
  return (
    <div className="stack">
      <p className="soft">{t('card.lead')}</p>
      <Read of={read}>
        {({ sets }) => <Rules rules={sets.filter((s) => s.standing === 'law').flatMap((s) => s.parameters)} />}
      </Read>
      <p>
        <Go to="/rule-sets">{t('card.all')}</Go>
      </p>
    </div>
  )
}

function Rules({ rules }: { rules: RuleParameterReply[] }) {
  const name = useRuleName()
  const value = useValueText()
  const shown = ASKED.flatMap((key) => rules.find((p) => p.key === key) ?? [])
  const item = (p: RuleParameterReply) => ({
    label: name(p.key),
    value: (
      <>
        <div>{value(p.value, p.unit, p.key)}</div>
        <div className="small">
          <Citation of={p.citation} within={p.citation.document} />
        </div>
      </>
    ),
  })
  return <Facts items={shown.map(item)} />
}
