import { useTranslation } from 'react-i18next'
import { Button, Empty, Frame, PageHead, Read, useAddress, useRead } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { publicVoters } from '../../contract/public.ts'

const SIZE = 100

/** Names of the voter list while it is out: no address, no day of birth. */
export default function Voters({ params }: PageProps) {
  const { t } = useTranslation('elections')
  const [{ search, page }, set] = useAddress({ search: '', page: '1' })
  const now = Number(page) || 1
  const read = useRead(publicVoters, { params: { id: params.id! }, query: { page: now, size: SIZE, ...(search ? { search } : {}) } }, { keep: true })
  return (
    <>
      <PageHead title={t('public.voters')} sub={t('public.votersText')} back={`/public/elections/${params.id!}`} />
      <Frame label={t('public.search')}>
        {(control) => <input className="k-input" id={control.id} value={search} onChange={(e) => set({ search: e.target.value, page: '1' })} />}
      </Frame>
      <Read of={read}>
        {({ rows, total }) => (
          <>
            {total === 0 && <Empty title={t('public.votersGone')} />}
            <ol className="el-names">
              {rows.map((v) => (
                <li key={v.number} value={v.number}>
                  {v.name}
                </li>
              ))}
            </ol>
            <div className="row">
              {now > 1 && <Button onClick={() => set({ search, page: String(now - 1) })}>{t('public.previous')}</Button>}
              {total > now * SIZE && <Button onClick={() => set({ search, page: String(now + 1) })}>{t('public.following')}</Button>}
            </div>
          </>
        )}
      </Read>
    </>
  )
} // prettier-ignore
