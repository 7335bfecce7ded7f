import { useTranslation } from 'react-i18next'
import { Button, Empty, Go, PageHead, Read, ReadAloud, useAct, useFormat, useRead } from '#web/my/index.ts'
import { listNotices, readNotices } from '#shared/notices.ts'

/** What one was told, newest first. */
export default function Notices() {
  const { t } = useTranslation('services')
  const format = useFormat()
  const read = useRead(listNotices, { query: { size: 50 } })
  const { act, pending } = useAct(readNotices)
  return (
    <>
      <PageHead title={t('my.notices')} back="/my" />
      <Read of={read}>
        {({ rows }) => (
          <>
            {rows.length === 0 && <Empty title={t('my.noNotices')} text={t('my.noNoticesText')} />}
            {rows.length > 0 && <ReadAloud text={rows.slice(0, 5).map((n) => n.text).join(' ')} />}
            {rows.some((n) => !n.readAt) && (
              <Button busy={pending} onClick={() => void act({ body: {} })}>
                {t('my.markRead')}
              </Button>
            )}
            <ul className="stack tight">
              {rows.map((n) => (
                <li key={n.id} className="m-case">
                  <span className={n.readAt ? '' : 'num'}>{n.readAt ? n.text : <strong>{n.text}</strong>}</span>
                  <span className="row apart">
                    <span className="soft small">{format.time(n.at)}</span>
                    {n.link && (
                      <Go to={n.link} className="m-link">
                        {t('my.look')}
                      </Go>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </>
  )
} // prettier-ignore
