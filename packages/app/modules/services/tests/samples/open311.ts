import type { Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { giveOpen311Key } from '../../commands/open311.ts'
import { fresh, newItem } from './catalogue.ts'

/** A program's key for the whole city. */
export const newKey = (world: World) =>
  world.system((ctx) =>
    giveOpen311Key(ctx, { areaId: world.city.city.id, name: '随手拍', contact: '市城管局信息中心' }),
  )

/** An item that programs may ask for, with a form, offered by the city. */
export const potholes = async (world: World, more: object = {}) => {
  const code = fresh('R')
  const form = [
    { key: 'road', label: '位置', type: 'choice', required: true, help: '', options: ['车行道', '人行道'], held: null },
    { key: 'photo', label: '照片', type: 'file', required: false, help: '', options: [], held: null },
  ]
  const item = await newItem(
    world,
    {
      code,
      name: '道路坑洼',
      summary: '路面坑洼、井盖缺损',
      channels: ['open311', 'resident'],
      form,
      documents: [],
      ...more,
    },
    world.city.city.id,
  )
  return { ...item, code }
}

/** What a program sends of it. */
export const sent = (code: string, more: Record<string, string> = {}) => ({
  service_code: code, address_string: '银雀山路与沂蒙路交叉口东200米', description: '路面有大坑，雨天看不见', 'attribute[road]': '车行道', ...more,
}) // prettier-ignore

const look = (more: object = {}) => ({ role: 'cityOfficer', at: 'city', ...more }) as const
const posted = async (world: World): Promise<string> => {
  const [{ key }, { code }] = [await newKey(world), await potholes(world)]
  const reply = await world.http(undefined, {
    method: 'POST',
    url: '/open311/v2/requests.json',
    payload: { api_key: key, ...sent(code) },
  })
  return (reply.body as { service_request_id: string }[])[0]!.service_request_id
}

export const open311Samples: Samples = {
  'services.open311Discovery': () => look({ params: { format: 'xml' } }),
  'services.open311Services': () => look({ params: { format: 'json' } }),
  'services.open311Definition': async (w) => look({ params: { file: `${(await potholes(w)).code}.json` } }),
  'services.open311Requests': () => look({ params: { format: 'json' }, query: { status: 'open' } }),
  'services.open311Request': async (w) => look({ params: { file: `${await posted(w)}.json` } }),
  'services.open311Token': async (w) => look({ params: { file: `${await posted(w)}.json` } }),
  'services.open311Post': async (w) => {
    const [{ key }, { code }] = [await newKey(w), await potholes(w)]
    return look({ params: { format: 'json' }, body: { api_key: key, ...sent(code) } })
  },
  'services.listOpen311Keys': () => look(),
  'services.giveOpen311Key': (w) => look({ body: { areaId: w.city.city.id, name: '随手拍', contact: '市城管局' } }),
  'services.revokeOpen311Key': async (w) =>
    look({ params: { id: (await newKey(w)).id }, body: { version: 1, reason: '合同到期' } }),
}
