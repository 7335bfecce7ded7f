import { useTranslation } from 'react-i18next'
import { Go, useFormat } from '#web/kit/index.ts'
import type { PolicyDetail } from '../contract.ts'
import { StatusMark } from './parts.tsx'

/** Other versions of the same law, and the documents that this one names or that name it. */
export function Relations({ policy }: { policy: PolicyDetail }) {
  const { t } = useTranslation('policies')
  const lines = [
    ...policy.relations.map((r) => ({ what: t(`relation.${r.kind}`), ...r.to })),
    ...policy.namedBy.map((r) => ({ what: t(`namedBy.${r.kind}`), ...r.by })),
  ]
  return (
    <div className="grid">
      <section className="panel stack tight" aria-labelledby="versions">
        <h2 id="versions">{t('detail.versions')}</h2>
        <Versions policy={policy} />
      </section>
      <section className="panel stack tight" aria-labelledby="relations">
        <h2 id="relations">{t('detail.relations')}</h2>
        {lines.length === 0 && <p className="soft">{t('detail.none')}</p>}
        <ul className="stack tight">
          {lines.map((line) => (
            <li key={`${line.what} ${line.title} ${line.id ?? ''}`}>
              <span className="soft">{line.what}</span>{' '}
              {line.id ? (
                <Go to={`/policies/${line.id}`}>{line.title}</Go>
              ) : (
                `${line.title}(${t('detail.notInLibrary')})`
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function Versions({ policy }: { policy: PolicyDetail }) {
  const { t } = useTranslation('policies')
  const format = useFormat()
  const compare = (other: { id: string; versionOn: string }) => {
    const [before, after] = other.versionOn < policy.versionOn ? [other.id, policy.id] : [policy.id, other.id]
    return `/policies/compare?before=${before}&after=${after}`
  }
  return (
    <ul className="stack tight">
      {policy.versions.map((v) => (
        <li key={v.id} className="row">
          {v.id === policy.id ? (
            <strong>{format.day(v.versionOn)}</strong>
          ) : (
            <Go to={`/policies/${v.id}`}>{format.day(v.versionOn)}</Go>
          )}
          <StatusMark status={v.status} />
          {v.id !== policy.id && <Go to={compare(v)}>{t('detail.compareWith', { day: format.day(v.versionOn) })}</Go>}
        </li>
      ))}
    </ul>
  )
}
