import { isDay } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type { FormField } from '../../contract/catalogue/content.ts'

/** What a form of Open311 has: each name with what was said under it, empty ones left out. */
export type Sent = Record<string, string | string[]>

/** What a program sends about one request (GeoReport v2, "POST Service Request"). */
export interface Submission {
  serviceCode: string
  jurisdiction: string | undefined
  point: { x: number; y: number } | undefined
  address: string | undefined
  addressId: string | undefined
  name: string | undefined
  phone: string | undefined
  description: string
  mediaUrl: string | undefined
  attributes: ReadonlyMap<string, string[]>
}

const MOST_CHARACTERS = 4000
const ATTRIBUTE = /^attribute\[([^\]]{1,60})\](\[\])?$/

/**
 * Reads what was sent. E-mail address, device and account of the sender are not read: nobody here needs them.
 * @throws AppError (400) `services.open311NoService`, `services.open311NoPlace`, `services.open311Point`,
 * `services.open311TooLong`, `services.open311Media`
 */
export function readSubmission(sent: Sent): Submission {
  const serviceCode = text(sent, 'service_code')
  if (!serviceCode) throw new AppError('services.open311NoService', 400, {}, 'service_code')
  const description = text(sent, 'description') ?? ''
  if ([...description].length > MOST_CHARACTERS)
    throw new AppError('services.open311TooLong', 400, { most: MOST_CHARACTERS }, 'description')
  const [point, address, addressId] = [pointOf(sent), text(sent, 'address_string'), text(sent, 'address_id')]
  if (!point && !address && !addressId) throw new AppError('services.open311NoPlace', 400, {}, 'lat')
  return {
    serviceCode,
    jurisdiction: text(sent, 'jurisdiction_id'),
    point,
    address: address?.slice(0, 200),
    addressId,
    name: `${text(sent, 'last_name') ?? ''}${text(sent, 'first_name') ?? ''}` || undefined,
    phone: text(sent, 'phone'),
    description,
    mediaUrl: mediaOf(sent),
    attributes: attributesOf(sent),
  }
}

function text(sent: Sent, name: string): string | undefined {
  const value = sent[name]
  return (Array.isArray(value) ? value[0] : value)?.trim() || undefined
}

function pointOf(sent: Sent): Submission['point'] {
  const [lat, long] = [text(sent, 'lat'), text(sent, 'long')]
  if (lat === undefined && long === undefined) return undefined
  const number = (value: string | undefined) => (value && /^[+-]?\d{1,3}(\.\d+)?$/.test(value) ? Number(value) : NaN)
  const [y, x] = [number(lat), number(long)]
  if (!(Math.abs(y) <= 90 && Math.abs(x) <= 180)) throw new AppError('services.open311Point', 400, {}, 'lat')
  return { x, y }
}

function mediaOf(sent: Sent): string | undefined {
  const url = text(sent, 'media_url')
  if (url === undefined) return undefined
  if (url.length > 500 || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new AppError('services.open311Media', 400, {}, 'media_url')
  return url
}

function attributesOf(sent: Sent): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [name, value] of Object.entries(sent)) {
    const code = ATTRIBUTE.exec(name)?.[1]
    const said = [value].flat().filter((v) => v.trim() !== '')
    if (code && said.length > 0) found.set(code, [...(found.get(code) ?? []), ...said])
  }
  return found
}

/** Fields of an item's form that a program can be asked for: files travel another way. */
export const askable = (form: readonly FormField[]): FormField[] => form.filter((f) => f.type !== 'file')

/**
 * The answers to an item's form, in the form's own shapes.
 * @throws AppError (400) `services.open311Attribute` for one that the form does not have or that is of another kind,
 * `services.open311Missing` for a required one that was not sent
 */
export function answersOf(form: readonly FormField[], sent: Submission['attributes']): Record<string, unknown> {
  const fields = new Map(askable(form).map((f) => [f.key, f]))
  const odd = [...sent.keys()].find((key) => !fields.has(key))
  if (odd !== undefined) throw wrong(odd)
  const missing = [...fields.values()].find((f) => f.required && !sent.has(f.key))
  if (missing)
    throw new AppError('services.open311Missing', 400, { name: missing.label, code: missing.key }, missing.key)
  return Object.fromEntries([...sent].map(([key, values]) => [key, answer(fields.get(key)!, values)]))
}

function answer({ key, type, options }: FormField, values: readonly string[]): unknown {
  const [only, more] = values
  if (only === undefined || more !== undefined) throw wrong(key)
  if (type === 'number') {
    if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(only)) throw wrong(key)
    return Number(only)
  }
  if (type === 'day') {
    const day = /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(only)?.[1]
    if (!day || !isDay(day)) throw wrong(key)
    return day
  }
  if (type === 'yesNo') {
    if (!['true', 'false'].includes(only)) throw wrong(key)
    return only === 'true'
  }
  if (type === 'choice' && !options.includes(only)) throw wrong(key)
  return only.slice(0, type === 'long' ? 2000 : 200)
}

const wrong = (key: string) =>
  new AppError('services.open311Attribute', 400, { code: key.slice(0, 40) }, key.slice(0, 40))
