import { useTranslation } from 'react-i18next'
import { Choice, Empty, Go, PageHead, Read, useAddress, useFormat, useRead } from '#web/open/index.ts'
import { listNotices, noticeStages } from '../../contract/notices.ts'
import { Stage } from './Stage.tsx'

const SIZE = 20

/** Plans out for comment, announced and in force, for everybody. */
export default function Notices() {
  const { t } = useTranslation('planning')
  const [{ stage, page }, set] = useAddress({ stage: '', page: '1' })
  const asked = noticeStages.find((s) => s === stage)
  const query = { ...(asked ? { stage: asked } : {}), page: Number(page) || 1, size: SIZE }
  const read = useRead(listNotices, { query })
  return (
    <>
      <PageHead title={t('public.notices')} sub={t('public.noticesAbout')} />
      <div style={{ maxWidth: 320 }}>
        <Choice
          label={t('public.stage')}
          value={stage}
          none={t('public.all')}
          options={noticeStages.map((value) => ({ value, label: t(`public.stages.${value}`) }))}
          onChange={(to) => set({ stage: to, page: '1' })}
        />
      </div>
      <Read of={read}>
        {({ rows, total }) => (
          <>
            {rows.length === 0 && <Empty title={t('public.none')} text={t('public.noneText')} />}
            <ul className="stack">
              {rows.map((n) => (
                <Row key={n.id} notice={n} />
              ))}
            </ul>
            {total > query.page * SIZE && (
              <p>
                <Go to={`/public/notices?stage=${stage}&page=${query.page + 1}`}>{t('public.older')}</Go>
              </p>
            )}
          </>
        )}
      </Read>
    </>
  )
}

type Listed = Parameters<typeof Stage>[0]['notice'] & {
  id: string
  title: string
  area: string
  communities: number
  households: number
}
function Row({ notice }: { notice: Listed }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  return (
    <li className="panel stack tight">
      <h2>
        <Go to={`/public/notices/${notice.id}`}>{notice.title}</Go>
      </h2>
      <Stage notice={notice} />
      <p className="soft">
        {t('public.about', {
          area: notice.area,
          communities: format.number(notice.communities),
          households: format.number(notice.households),
        })}
      </p>
    </li>
  )
}
