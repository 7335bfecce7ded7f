import { LinkOutlined } from '@ant-design/icons'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Go, useAddress } from '#web/kit/index.ts'
import type { Article, PolicyDetail } from '../contract.ts'
import { anchorOf } from '../statutes/anchor.ts'
import './policies.css'

/** The text, article by article; the one named in the address is brought into view and marked. */
export function Articles({ policy }: { policy: PolicyDetail }) {
  const { t } = useTranslation('policies')
  const [{ article: wanted }] = useAddress({ article: '' })
  return (
    <section className="panel stack p-text" aria-labelledby="text">
      <h2 id="text">{t('detail.text')}</h2>
      {policy.text.map((article, i) => {
        const before = policy.text[i - 1]
        const anchor = anchorOf(article)
        return (
          <div key={anchor} className="stack tight">
            {article.chapter && article.chapter !== before?.chapter && <h3 className="chapter">{article.chapter}</h3>}
            {article.section && article.section !== before?.section && <h4>{article.section}</h4>}
            <One article={article} policyId={policy.id} marked={anchor === wanted} />
          </div>
        )
      })}
    </section>
  )
}

function One(props: { article: Article; policyId: string; marked: boolean }) {
  const { t } = useTranslation('policies')
  const { article, marked } = props
  const element = useRef<HTMLElement>(null)
  useEffect(() => {
    if (marked) element.current?.scrollIntoView({ block: 'center' })
  }, [marked])
  const anchor = anchorOf(article)
  const paragraphs = article.body.split('\n')
  return (
    <article
      id={anchor}
      ref={element}
      className={marked ? 'marked' : undefined}
      aria-label={article.label || t('detail.preamble')}
    >
      {paragraphs.map((text, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- paragraphs of a statute never move
        <p key={i}>
          {i === 0 && article.label && (
            <strong>
              {article.label}{' '}
              <Go
                to={`/policies/${props.policyId}?article=${anchor}`}
                label={`${t('detail.link')}:${article.label}`}
                className="no-print"
              >
                <LinkOutlined />
              </Go>{' '}
            </strong>
          )}
          {text}
        </p>
      ))}
    </article>
  )
}
