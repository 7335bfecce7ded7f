import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useTime } from '../address.tsx'
import { useFormat } from '../kit/format.ts'
import { PageHead } from '../kit/head.tsx'
import { Empty, ErrorBoundary, Wait } from '../kit/state.tsx'
import { useAbility, useMe } from '../session.tsx'
import { CityMap } from './CityMap.tsx'
import { useBrought, type ReadyCard } from './brought.ts'

const COMMUNITY = 5

/** The first page of a post: the cards that its rights allow. Where one community is all there is to see, its work comes before its map. */
export function Start() {
  const { t } = useTranslation()
  const format = useFormat()
  const me = useMe()
  const able = useAbility()
  const { day } = useTime()
  const { startCards } = useBrought()
  const cards = startCards
    .filter((card) => able(card.permission) && (!card.roles || card.roles.includes(me.post.role)))
    .sort((a, b) => (a.order ?? 50) - (b.order ?? 50))
  return (
    <div className="stack">
      <PageHead
        title={t('welcome', { name: me.name })}
        sub={`${me.post.areaName} · ${t(`roles.${me.post.role}`)} · ${format.day(day)}`}
      />
      {cards.length === 0 && <Empty title={t('startEmpty')} text={t('startEmptyText')} />}
      <div className="s-cards">
        {me.post.level < COMMUNITY && <CityMap />}
        {cards.map((card) => (
          <Card key={card.key} card={card} />
        ))}
        {me.post.level >= COMMUNITY && <CityMap />}
      </div>
    </div>
  )
}

function Card(props: { card: ReadyCard }) {
  const { t } = useTranslation()
  const { card } = props
  return (
    <section className={`panel stack ${card.wide ? 'wide' : ''}`} aria-label={t(card.title)}>
      <h2>{t(card.title)}</h2>
      <ErrorBoundary>
        <Suspense fallback={<Wait />}>
          <card.Content />
        </Suspense>
      </ErrorBoundary>
    </section>
  )
}
