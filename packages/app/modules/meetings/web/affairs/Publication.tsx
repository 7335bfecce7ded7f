import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { download } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Can, ErrorNotice, Facts, Field, Go, History, Notice, PageHead, PopupForm, Read, useFormat } from '#web/kit/index.ts' // prettier-ignore
import type { PageProps } from '#web/pages.ts'
import { boardSheet, getPublication, withdrawPublication } from '../../contract/publicity.ts'
import { Standing } from './Publications.tsx'

/** One publication, with its sheet for the board. */
export default function Publication({ params }: PageProps) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const id = params['id']!
  const [error, setError] = useState<Error>()
  const read = useRead(getPublication, { params: { id } })
  return (
    <Read of={read}>
      {(p) => (
        <div className="stack">
          <PageHead
            title={p.title}
            sub={<>{p.area} · {t(`values.publicMatter.${p.matter}`)} <Standing row={p} /></>}
            back="/publicity"
            actions={
              <>
                {(['docx', 'pdf'] as const).map((f) => <Button key={f} onClick={() => void download(boardSheet, { params: { id }, query: { format: f } }).catch(setError)}>{`${t('ui.sheet')} ${f.toUpperCase()}`}</Button>)}
                <Can ability="meetings.publish">
                  <Go to={`/publicity/new?replaces=${id}`} className="k-button">{t('ui.replace')}</Go>
                  {!p.hidden && (
                    <PopupForm danger label={t(p.withdrawnOn ? 'ui.hide' : 'commands.withdrawPublication')} contract={withdrawPublication} call={{ params: { id } }} initial={{ version: p.version, hide: p.withdrawnOn !== null }} said={t('ui.saved')}>
                      <Field name="reason" label={t('fields.reason')} as="long" help={t('ui.withdrawHelp')} />
                      {p.withdrawnOn ? <p className="soft small">{t('ui.hideHelp')}</p> : <Field name="hide" label={t('fields.hidden')} as="check" help={t('ui.hideHelp')} />}
                    </PopupForm>
                  )}
                </Can>
              </>
            }
          />
          <ErrorNotice error={error} />
          {p.withdrawnOn && <Notice tone="bad">{t('ui.withdrawnOn', { day: format.day(p.withdrawnOn), why: p.withdrawnReason })}</Notice>}
          {p.hidden && <Notice tone="warn">{t('ui.hidden')}</Notice>}
          {p.replacedById && <Notice><Go to={`/publicity/${p.replacedById}`}>{t('ui.replacedBy')}</Go></Notice>}
          {p.replacesId && <p><Go to={`/publicity/${p.replacesId}`}>{t('ui.replacesOther')}</Go></p>}
          <section className="panel stack">
            <p style={{ whiteSpace: 'pre-wrap' }}>{p.text}</p>
            <Facts items={[
              { label: t('fields.eventOn'), value: format.day(p.eventOn) },
              { label: t('ui.span'), value: t('ui.fromTo', { from: format.day(p.fromOn), to: format.day(p.toOn) }) },
              ...(p.law ? [{ label: t('ui.leastDays'), value: t('ui.leastOf', { days: p.law.days, article: p.law.article }) }] : []),
              { label: t('fields.onBoard'), value: p.onBoard ? p.board || t('ui.yes') : t('ui.no') },
              { label: t('fields.onPage'), value: p.onPage ? <a href={`/public/affairs/${id}`}>{t('ui.seePublic')}</a> : t('ui.no') },
              { label: t('ui.publishedBy'), value: p.publishedBy },
              ...(p.sourceKind === 'resolution' ? [{ label: t('fields.resolution'), value: <Go to={`/resolutions/${p.sourceId}`}>{t('ui.seeResolution')}</Go> }] : []),
            ]} />
          </section>
          <section className="panel stack"><h2>{t('ui.history')}</h2><History of={{ kind: 'publication', id }} /></section>
        </div>
      )}
    </Read>
  )
} // prettier-ignore
