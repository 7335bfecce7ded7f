import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { list, written } from './format.ts'

const requests = list('request', [
  { service_request_id: '638344', status: 'closed', status_notes: null, lat: 35.05, description: '<b>坑</b> & "井盖"' },
])
const read = (xml: string) =>
  new XMLParser({ parseTagValue: false, isArray: (name) => name === 'request' }).parse(xml) as {
    service_requests: { request: Record<string, string>[] }
  }

describe('what Open311 answers', () => {
  it('says the same in XML and in JSON', () => {
    const json = JSON.parse(written('service_requests', requests, 'json')) as Record<string, unknown>[]
    const xml = read(written('service_requests', requests, 'xml')).service_requests.request
    expect(json).toHaveLength(1)
    expect(xml[0]).toEqual({
      service_request_id: '638344',
      status: 'closed',
      status_notes: '',
      lat: '35.05',
      description: '<b>坑</b> & "井盖"',
    })
    expect(json[0]!.description).toBe(xml[0]!.description)
  })

  it('begins with the declaration of its encoding', () => {
    expect(written('services', list('service', []), 'xml')).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<services/,
    )
  })

  it('answers an empty list with an empty array, and with an element that holds nothing', () => {
    expect(written('services', list('service', []), 'json')).toBe('[]')
    expect(written('services', list('service', []), 'xml')).toContain('<services/>')
  })

  it('leaves out what XML cannot say, and keeps the rest', () => {
    const text = written('errors', list('error', [{ code: 400, description: '井\u0000盖\u000b坏了' }]), 'xml')
    expect(text).toContain('井盖坏了')
  })
})
