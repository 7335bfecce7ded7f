import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { meetingPapers } from '../contract/room.ts'
import { boardSheet, draftMinutes, meetingPaper, resolutionPaper } from '../queries/papers.ts'
import { refusal } from './refusal.ts'
import { called, council } from './council.ts'
import { closed, minuted } from './samples/meetings.ts'
import { newPublication } from './samples/publicity.ts'

let world: World
let id: string
let resolutionId: string
beforeAll(async () => {
  world = await openWorld()
  await council(world)
  const meeting = await minuted(world, { shortNotice: '防汛' })
  id = meeting.id
  resolutionId = meeting.resolutionId
})
afterAll(() => world.close())

const begins = (body: unknown) => (body as Buffer).subarray(0, 4).toString('latin1')

describe('papers of a meeting', () => {
  it.each(meetingPapers.flatMap((p) => [[p, 'docx'], [p, 'pdf']] as const))('%s is made as %s', async (paper, format) => {
    const file = await world.system((ctx) => meetingPaper(ctx, id, paper, format))
    expect(file.name.endsWith(`.${format}`)).toBe(true)
    expect(begins(file.body)).toBe(format === 'pdf' ? '%PDF' : 'PK\u0003\u0004')
  }) // prettier-ignore

  it('of a resolution and of the board are made in both', async () => {
    const sheet = await newPublication(world)
    for (const format of ['docx', 'pdf'] as const) {
      const paper = await world.system((ctx) => resolutionPaper(ctx, resolutionId, format))
      expect(paper.name).toMatch(/^2026年第\d+号 /)
      expect(begins((await world.system((ctx) => boardSheet(ctx, sheet.id, format))).body)).toBe(format === 'pdf' ? '%PDF' : 'PK\u0003\u0004') // prettier-ignore
    }
  })

  it('minutes are not there before they are written, and are drafted from what was recorded', async () => {
    const fresh = await called(world)
    expect(await refusal(world.system((ctx) => meetingPaper(ctx, fresh.id, 'minutes', 'docx')))).toMatchObject({ code: 'access.notFound' }) // prettier-ignore
    const done = await closed(world)
    const { text } = await world.system((ctx) => draftMinutes(ctx, done.id))
    expect(text).toContain('应到 25 人，实到 20 人')
    expect(text).toContain('举手表决：在场 20 人，同意 15 人，不同意 3 人，弃权 2 人，通过')
    expect(text).not.toMatch(/\{\{|undefined|[a-z]+\.[a-z]+/)
  })
})
