import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download } from '#web/api.ts'
import { ErrorNotice } from '#web/kit/index.ts'
import { getArchive, getPaper, papers } from '../../contract/index.ts'
import type { Election } from './shown.ts'

/** Papers that can be made as far as the election has come, and the archive at its end. */
export function Papers({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  const [error, setError] = useState<Error>()
  const take = (work: Promise<unknown>) => work.then(() => setError(undefined), (x: Error) => setError(x))
  return (
    <section className="panel stack" aria-labelledby="papers">
      <h2 id="papers">{t('one.papers')}</h2>
      <p className="soft">{t('one.papersText')}</p>
      <ul className="el-dates">
        {papers.map((paper) => (
          <li key={paper} className="row">
            <span>{t(`values.paper.${paper}`)}</span>
            {(['docx', 'pdf'] as const).map((format) => (
              <Button key={format} size="small" aria-label={`${t(`values.paper.${paper}`)} ${t(`one.${format}`)}`} onClick={() => void take(download(getPaper, { params: { id: e.id, paper }, query: { format } }))}>
                {t(`one.${format}`)}
              </Button>
            ))}
          </li>
        ))}
      </ul>
      {e.state === 'archived' && (
        <>
          <p className="soft">{t('one.archiveText')}</p>
          <div className="row">
            <Button onClick={() => void take(download(getArchive, { params: { id: e.id } }))}>{t('one.archive')}</Button>
          </div>
        </>
      )}
      <ErrorNotice error={error} />
    </section>
  )
} // prettier-ignore
