import { describe, expect, it } from 'vitest'
import { formField } from '../../contract/catalogue/content.ts'
import { answersOf, readSubmission } from './submission.ts'

/** The request of the published specification, as a form. */
const published = {
  jurisdiction_id: 'city.gov', service_code: '001', lat: '37.76524078', long: '-122.4212043', address_string: '1234 5th street',
  email: 'smit333@sfgov.edu', device_id: 'tt222111', account_id: '123456', first_name: 'john', last_name: 'smith', phone: '111111111',
  description: 'A large sinkhole is destroying the street', media_url: 'http://farm3.static.flickr.com/2002/2212426634_5ed477a060.jpg',
  'attribute[WHISPAWN]': '123456', 'attribute[WHISDORN]': 'COISL001',
} // prettier-ignore
const least = { service_code: 'R01', address_string: '银雀山路' }

describe('what a program sends', () => {
  it('is read from the form of the specification', () => {
    const read = readSubmission(published)
    expect(read).toMatchObject({ serviceCode: '001', point: { x: -122.4212043, y: 37.76524078 }, name: 'smithjohn' })
    expect([...read.attributes]).toEqual([
      ['WHISPAWN', ['123456']],
      ['WHISDORN', ['COISL001']],
    ])
    expect(JSON.stringify(read)).not.toMatch(/sfgov|tt222111/)
  })

  it('is the same whether a parameter is empty or not there', () => {
    expect(readSubmission({ ...least, lat: '', long: '', phone: ' ', media_url: '' })).toEqual(readSubmission(least))
  })

  it.each([
    [{ address_string: '银雀山路' }, 'open311NoService'],
    [{ service_code: 'R01' }, 'open311NoPlace'],
    [{ ...least, lat: '35.05' }, 'open311Point'],
    [{ ...least, lat: '118.3', long: '35.05' }, 'open311Point'],
    [{ ...least, lat: 'NaN', long: '1e2' }, 'open311Point'],
    [{ ...least, description: '坑'.repeat(4001) }, 'open311TooLong'],
    [{ ...least, media_url: 'javascript:alert(1)' }, 'open311Media'],
  ])('is refused where it cannot be read: %j', (sent, reason) => {
    expect(() => readSubmission(sent)).toThrow(`services.${reason}`)
  })
})

const field = (of: object) => formField.parse({ label: '一项', type: 'text', ...of })
const form = [
  field({ key: 'depth', type: 'number' }),
  field({ key: 'seen', type: 'day' }),
  field({ key: 'road', type: 'choice', options: ['车行道', '人行道'], required: true }),
  field({ key: 'danger', type: 'yesNo' }),
  field({ key: 'photo', type: 'file', required: true }),
]
const answers = (of: Record<string, string[]>) => answersOf(form, new Map(Object.entries(of)))

describe('what a service asks for besides', () => {
  it('is taken in the shape of the item’s own form; files are not asked of programs', () => {
    expect(
      answers({ depth: ['12.5'], seen: ['2026-11-30T08:00:00+08:00'], road: ['人行道'], danger: ['true'] }),
    ).toEqual({
      depth: 12.5,
      seen: '2026-11-30',
      road: '人行道',
      danger: true,
    })
  })

  it.each([
    [{}, 'open311Missing'],
    [{ road: ['天上'] }, 'open311Attribute'],
    [{ road: ['人行道', '车行道'] }, 'open311Attribute'],
    [{ road: ['人行道'], depth: ['深'] }, 'open311Attribute'],
    [{ road: ['人行道'], seen: ['2026-13-01'] }, 'open311Attribute'],
    [{ road: ['人行道'], seen: ['2026-02-31'] }, 'open311Attribute'],
    [{ road: ['人行道'], colour: ['red'] }, 'open311Attribute'],
    [{ road: ['人行道'], photo: ['x'] }, 'open311Attribute'],
  ])('is refused where it is missing, unknown or of another kind: %j', (sent, reason) => {
    expect(() => answers(sent)).toThrow(`services.${reason}`)
  })
})
