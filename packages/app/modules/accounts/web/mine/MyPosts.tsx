import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, Mark, Rows, useFormat, useMe } from '#web/kit/index.ts'
import { changePost, type myAccount } from '../../contract/self.ts'
import type { Answer } from '#web/api.ts'

type Post = Answer<typeof myAccount>['posts'][number]

/** The posts one holds, and the way to work under another. */
export function MyPosts(props: { posts: Post[] }) {
  const { t } = useTranslation('accounts')
  const me = useMe()
  const format = useFormat()
  const change = useAct(changePost)
  const days = ({ validFrom, validTo }: Post) =>
    validTo
      ? t('mine.fromTo', { from: format.day(validFrom), to: format.day(validTo) })
      : t('mine.from', { from: format.day(validFrom) })
  const action = (post: Post) => {
    if (post.grantId === me.post.grantId) return <Mark tone="good">{t('mine.nowPost')}</Mark>
    if (!post.now) return <Mark>{t('mine.coming')}</Mark>
    return (
      <Button
        size="small"
        loading={change.pending}
        onClick={() => void change.act({ body: { grantId: post.grantId } })}
      >
        {t('mine.toPost')}
      </Button>
    )
  }
  return (
    <section className="panel stack">
      <h2>{t('mine.posts')}</h2>
      <Rows
        label={t('mine.posts')}
        rows={props.posts}
        rowKey="grantId"
        columns={[
          { key: 'role', title: t('fields.role'), main: true, show: (p) => t(`roles.${p.role}`) },
          { key: 'areaName', title: t('fields.areaId') },
          { key: 'days', title: t('fields.term'), show: days },
          { key: 'now', title: t('account.state'), show: action },
        ]}
      />
      <ErrorNotice error={change.error} />
    </section>
  )
}
