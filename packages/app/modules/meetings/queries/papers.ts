import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { toDocx, toPdf } from '#server/documents/index.ts'
import type { FileReply } from '#server/module.ts'
import { translator } from '#server/texts.ts'
import { notFound } from '#server/access.ts'
import { dayOf } from '#shared/dates.ts'
import type { Block, DocumentModel } from '#shared/document.ts'
import { areaAsOf } from '#modules/areas/index.ts'
import type { MeetingDetail } from '../contract/meetings.ts'
import type { meetingPapers } from '../contract/room.ts'
import { body, line, paper, spelt, speltTime, table } from '../rules/paper.ts'
import { reasonLines } from '../rules/words.ts'
import { seenMeeting } from '../store/load.ts'
import { getMeeting } from './detail.ts'
import { getResolution } from './resolutions.ts'
import { getPublication } from './publicity.ts'

type Kind = (typeof meetingPapers)[number]
type Format = 'docx' | 'pdf'
const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** A document as a file in one of the two formats. */
export async function fileOf(model: DocumentModel, name: string, format: Format): Promise<FileReply> {
  return {
    name: `${name}.${format}`,
    type: TYPES[format],
    body: format === 'docx' ? await toDocx(model) : toPdf(model),
  }
}

/** Official papers are in Chinese, whoever asks. */
const words = (key: string, params?: Record<string, string | number>): string =>
  translator('zh-CN')(`meetings:${key}`, params)
const issuerOf = async (ctx: Ctx, areaId: string, fallback: string) => {
  const area = await areaAsOf(ctx, areaId, dayOf(ctx.now))
  const name = area?.name ?? fallback
  return area && area.level === 5 && !name.endsWith('委员会') ? `${name}居民委员会` : name
}

/** Notice, agenda, attendance sheet or minutes of a meeting. @throws AppError `access.notFound` for minutes not yet written */
export async function meetingPaper(ctx: Ctx, id: string, kind: Kind, format: Format): Promise<FileReply> {
  const meeting = await getMeeting(ctx, id)
  const issuer = await issuerOf(ctx, meeting.areaId, meeting.area)
  const blocks = { notice: noticeOf, agenda: agendaOf, attendance: attendanceOf, minutes: minutesOf }[kind]
  const title = words(`papers.${kind}`, { title: meeting.title, kind: words(`values.kind.${meeting.kind}`) })
  const day = kind === 'minutes' ? dayOf(meeting.minutes[0]?.signedAt ?? meeting.meetsAt) : kind === 'notice' ? meeting.calledOn : dayOf(meeting.meetsAt) // prettier-ignore
  const model = paper({ title, issuer, day, createdAt: ctx.now.toISOString(), blocks: await blocks(meeting, ctx) })
  return fileOf(model, title, format)
}

const heads = (m: MeetingDetail): Block[] => [
  line(words('papers.when', { when: speltTime(m.meetsAt) })),
  line(words('papers.where', { where: m.place })),
]
const agendaList = (m: MeetingDetail): Block => ({
  kind: 'list',
  ordered: true,
  items: m.agenda.map((i) => [{ text: i.title }, { text: i.reporter ? `（${words('papers.reporter', { who: i.reporter })}）` : '' }]),
}) // prettier-ignore

function noticeOf(m: MeetingDetail): Block[] {
  const law = m.law.quorum
  return [
    line(words(`papers.to.${m.kind}`)),
    ...body(words('papers.noticeText', { when: speltTime(m.meetsAt), place: m.place, kind: words(`values.kind.${m.kind}`), form: m.form ? words(`values.form.${m.form}`) : '' })),
    line(words('papers.agendaFollows')),
    agendaList(m),
    ...(m.shortNotice ? body(words('papers.shortNotice', { cause: m.shortNotice })) : []),
    ...(law ? body(words('papers.quorumText', { document: law.document, article: law.article, least: m.law.least ?? 0, entitled: m.law.entitled })) : []),
  ]
} // prettier-ignore

const agendaOf = (m: MeetingDetail): Block[] => [...heads(m), agendaList(m), ...m.agenda.flatMap((i) => (i.text ? [{ kind: 'heading', level: 2, runs: [{ text: `${i.seq}. ${i.title}` }] } as Block, ...body(i.text)] : []))] // prettier-ignore

async function attendanceOf(m: MeetingDetail, ctx: Ctx): Promise<Block[]> {
  const { rows } = await sql<{ name: string; capacity: string; constituency: string; cameAt: Date | null }>`
    select i.name, i.capacity, i.constituency, p.came_at from meeting_invited i
    left join meeting_present p on p.area_id = i.area_id and p.meeting_id = i.meeting_id and p.invited_id = i.id
    where i.area_id = ${m.areaId} and i.meeting_id = ${m.id} and i.removed_on is null
    union all select p.name, p.capacity, p.constituency, p.came_at from meeting_present p where p.area_id = ${m.areaId} and p.meeting_id = ${m.id} and p.invited_id is null
    order by 2, 3, 1`.execute(ctx.db)
  const lines = rows.map((r, i) => [i + 1, r.name, words(`values.capacity.${r.capacity}`), r.constituency, r.cameAt ? words('papers.came') : '', '']) // prettier-ignore
  const empty = Array.from({ length: 10 }, (_, i) => [rows.length + i + 1, '', '', '', '', ''])
  return [...heads(m), table(words('papers.attendanceTable'), ['no', 'name', 'capacity', 'constituency', 'present', 'signature'].map((k) => words(`papers.columns.${k}`)), [...lines, ...empty])] // prettier-ignore
}

/** How many came: of those with a vote, or, where nobody votes, of those invited. */
const attended = ({ entitled, present, quorum }: MeetingDetail): string =>
  entitled ? words('papers.attended', { entitled, present: present ?? 0 }) : words('papers.cameOf', { invited: quorum.invited, here: quorum.here }) // prettier-ignore

function minutesOf(m: MeetingDetail): Block[] {
  const latest = m.minutes.find((v) => v.signedAt) ?? m.minutes[0]
  if (!latest) throw notFound()
  return [
    ...heads(m),
    line(words('papers.chairs', { chair: latest.chair ?? m.chair, recorder: latest.recorder ?? m.recorder })),
    line(attended(m)),
    ...shortOf(m).filter((said) => !latest.text.includes(said)).map((said) => line(said)),
    ...body(latest.text),
    ...(latest.hash ? [line(words('papers.hash', { seq: latest.seq, hash: latest.hash }))] : []),
    line(words('papers.signHere')),
  ]
} // prettier-ignore

/** A resolution in the official manner, with the figures it rests on. */
export async function resolutionPaper(ctx: Ctx, id: string, format: Format): Promise<FileReply> {
  const r = await getResolution(ctx, id)
  const blocks: Block[] = [
    ...body(words('papers.resolutionText', { day: spelt(r.decidedOn), kind: words(`values.kind.${r.meetingKind}`), title: r.title })),
    ...body(r.text),
    line(words('papers.figures')),
    { kind: 'list', ordered: false, items: reasonLines(r.verdict, words).map((text) => [{ text }]) },
  ] // prettier-ignore
  const issuer = `${(await areaAsOf(ctx, r.areaId, dayOf(ctx.now)))?.name ?? r.area}${words(`values.kind.${r.meetingKind}`)}`
  const model = paper({ title: words('papers.resolution', { title: r.title }), subtitle: r.number, issuer, day: r.decidedOn, createdAt: ctx.now.toISOString(), blocks }) // prettier-ignore
  return fileOf(model, `${r.number} ${r.title}`, format)
}

/** The sheet that hangs on the board. */
export async function boardSheet(ctx: Ctx, id: string, format: Format): Promise<FileReply> {
  const p = await getPublication(ctx, id)
  const law = p.law ? [line(words('papers.boardLaw', { document: p.law.document, article: p.law.article, days: p.law.days }))] : [] // prettier-ignore
  const blocks: Block[] = [
    line(words('papers.boardMatter', { matter: words(`values.publicMatter.${p.matter}`) })),
    ...body(p.text),
    line(words('papers.boardSpan', { from: spelt(p.fromOn), to: spelt(p.toOn) })),
    ...law,
    line(words('papers.boardAsk', { address: `${ctx.config.publicUrl}/public/affairs/${p.id}` })),
  ]
  const model = paper({ title: p.title, subtitle: words('papers.board'), issuer: await issuerOf(ctx, p.areaId, p.area), day: p.fromOn, createdAt: ctx.now.toISOString(), blocks }) // prettier-ignore
  return fileOf(model, p.title, format)
}

/** That representatives were too few among those who belong to their meeting, where they were (Art. 28). */
const shortOf = ({ quorum: { composition } }: MeetingDetail): string[] =>
  composition && !composition.passed ? reasonLines({ reasons: [composition] }, words) : []

/** Minutes drafted from what was recorded, for the recorder to go on from. */
export async function draftMinutes(ctx: Ctx, id: string): Promise<{ text: string }> {
  await seenMeeting(ctx, 'meetings.run', id)
  const m = await getMeeting(ctx, id)
  const lines = [
    words('draft.opened', { when: speltTime(m.openedAt ?? m.meetsAt), place: m.place, chair: m.chair, recorder: m.recorder }),
    `${words(`values.kind.${m.kind}`)}${attended(m)}`,
    ...(m.quorum.reason ? reasonLines({ reasons: [{ ...m.quorum.reason, have: m.present ?? 0 }] }, words) : []),
    ...shortOf(m),
    ...m.agenda.flatMap((i) => [...itemLines(i), ...(i.matter === 'appraisal' && i.state === 'decided' ? gradeLines(m, i) : [])]),
    ...(m.outcomeText ? [words('draft.outcome', { text: m.outcomeText })] : []),
  ] // prettier-ignore
  return { text: lines.join('\n') }
}

function itemLines(item: MeetingDetail['agenda'][number]): string[] {
  const head = words('draft.item', { seq: item.seq, title: item.title })
  if (item.motions.length === 0) return [head, item.note || words(`draft.${item.state}`)]
  return [head, ...item.motions.flatMap((m) => motionLines(m))]
}
/** Who held an appraisal, and how each member was appraised. */
const gradeLines = (m: MeetingDetail, { host }: MeetingDetail['agenda'][number]): string[] => [
  ...(host ? [words('draft.hosted', { name: host })] : []),
  ...m.appraised.map(({ name, post, competent, basic, incompetent, abstained, grade, postEnded }) =>
    words('draft.grade', { name, post: words(`posts.${post}`), competent, basic, incompetent, abstained, grade: words(`values.grade.${grade}`), ended: postEnded ? words('draft.ended') : '' })),
] // prettier-ignore
function motionLines(m: MeetingDetail['agenda'][number]['motions'][number]): string[] {
  const said = words(m.amendsId ? 'draft.amendment' : 'draft.motion', { who: m.movedBy, text: m.text })
  if (!m.vote) return [said, words(`draft.motionState.${m.state}`)]
  const { vote } = m
  return [said, words('draft.vote', { method: words(`values.method.${vote.method}`), present: vote.present, for: vote.votesFor, against: vote.votesAgainst, abstain: vote.abstained, result: words(`draft.motionState.${m.state}`) })] // prettier-ignore
}
