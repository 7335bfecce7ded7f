import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/my/index.ts'
import type { OnWire } from '#web/api.ts'
import type { OwnCaseDetail } from '../../../contract/residents/own.ts'

const fileUrl = (id: string, part: string) => `/api/services/mine/cases/${id}/files/${part}`
const paperUrl = (id: string, part: string) => `/api/services/mine/cases/${id}/papers/${part}`

/** Finished papers to download, and what was sent along. */
export function CaseFiles({ of }: { of: OnWire<OwnCaseDetail> }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  return (
    <>
      {of.papers.length > 0 && (
        <section className="stack tight" aria-labelledby="papers">
          <h2 id="papers">{t('my.case.papers')}</h2>
          {of.papers.map((p) =>
            p.withdrawnAt ? (
              <p key={p.id}>
                {p.title}
                {t('my.case.withdrawn')}
              </p>
            ) : (
              <a key={p.id} className="k-button wide" href={paperUrl(of.id, p.id)} download>
                {t('my.case.download', { title: p.title, number: p.number })}
              </a>
            ),
          )}
        </section>
      )}
      {of.files.length > 0 && (
        <section className="stack tight" aria-labelledby="files">
          <h2 id="files">{t('my.case.files')}</h2>
          <div className="m-photos">
            {of.files.map((f) => (
              <a key={f.id} href={fileUrl(of.id, f.id)} download>
                {f.kind === 'photo' ? <img src={fileUrl(of.id, f.id)} alt={f.name} loading="lazy" /> : `${f.name}（${format.bytes(f.bytes)}）`}
              </a>
            ))}
          </div>
        </section>
      )}
    </>
  )
} // prettier-ignore
