import { useTranslation } from 'react-i18next'
import { call } from '#web/api.ts'
import { Choice, Combo, EntriesField, TextField, type Hit } from '#web/kit/index.ts'
import { candidatesFor } from '../../contract/organs.ts'
import { chosenKinds, inReasons, kindRules, type InReason, type OrganKind, type Post } from '../../rules/kinds.ts'

/** Who is to take a seat, as it is typed. `shown` names the person of the register. */
export interface Seat {
  personId: string | null
  name: string
  sex: string
  post: Post
  inReason: InReason
  shown?: string
}
export const emptySeat = (kind: OrganKind): Seat => ({
  personId: null, name: '', sex: '9', post: kindRules[kind].posts[0] ?? 'member', inReason: chosenKinds.includes(kind) ? 'elected' : 'appointed',
}) // prettier-ignore

/** Somebody of the register by name, or from outside it. */
export function SeatFields({ areaId, kind, seat, change }: { areaId: string; kind: OrganKind; seat: Seat; change: (set: Partial<Seat>) => void }) {
  const { t } = useTranslation('organs')
  const find = async (text: string): Promise<Hit[]> => {
    if (!text) return []
    const { rows } = await call(candidatesFor, { query: { areaId, search: text } })
    return rows.map((r) => ({ key: r.personId, label: r.name, detail: `${t(`values.sex.${r.sex}`)} · ${r.birthOn.slice(0, 4)} · ${r.address}` }))
  }
  const reasons = inReasons.filter((r) => r !== 'appointed' || !chosenKinds.includes(kind))
  return (
    <div className="row">
      <Choice label={t('fields.post')} value={seat.post} onChange={(post) => change({ post: post as Post })} options={kindRules[kind].posts.map((p) => ({ value: p, label: t(`values.post.${p}`) }))} />
      <Combo label={t('bodies.person')} hint={t('bodies.personHint')} shown={seat.shown ?? ''} find={find} onPick={(hit) => change({ personId: hit?.key ?? null, shown: hit?.label ?? '', name: '' })} />
      {seat.personId === null && <TextField label={t('bodies.outsider')} value={seat.name} onChange={(name) => change({ name })} max={40} />}
      {seat.personId === null && <Choice label={t('fields.sex')} value={seat.sex} onChange={(sex) => change({ sex })} options={['1', '2', '9'].map((s) => ({ value: s, label: t(`values.sex.${s}`) }))} />}
      <Choice label={t('fields.inReason')} value={seat.inReason} onChange={(r) => change({ inReason: r as InReason })} options={reasons.map((r) => ({ value: r, label: t(`values.inReason.${r}`) }))} />
    </div>
  )
} // prettier-ignore

/** What a seat says without the words that are only shown. */
export function seatOf(seat: Seat) {
  const { shown: _, ...rest } = seat
  return rest
}

interface PostSeats {
  kind: Post
  seats: number
}
/** How many seats each post has. */
export function PostsField({ kind }: { kind: OrganKind }) {
  const { t } = useTranslation('organs')
  const options = kindRules[kind].posts.map((p) => ({ value: p, label: t(`values.post.${p}`) }))
  if (options.length === 0) return null
  return (
    <EntriesField<PostSeats>
      name="posts"
      label={t('fields.posts')}
      help={t('bodies.postsHelp')}
      add={t('bodies.addPost')}
      one={t('fields.post')}
      fresh={(n) => ({ kind: kindRules[kind].posts[n] ?? kindRules[kind].posts[0]!, seats: 1 })}
    >
      {(p, change) => (
        <div className="row">
          <Choice label={t('fields.post')} value={p.kind} onChange={(to) => change({ kind: to as Post })} options={options} />
          <TextField label={t('fields.seats')} value={String(p.seats)} onChange={(to) => change({ seats: Number(to.replaceAll(/\D/g, '')) })} max={3} />
        </div>
      )}
    </EntriesField>
  )
} // prettier-ignore
