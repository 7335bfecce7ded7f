import { birthOfCitizenId, sexOfCitizenId } from '#shared/codes.ts'
import { ageOn, type Day } from '#shared/dates.ts'
import type { ErrorParams, Problem } from '#shared/errors.ts'
import { readDate, type LedgerDate } from './dates.ts'
import type { FieldKey } from './fields.ts'
import { birthWitness, readId, type LedgerId } from './ids.ts'
import { readPhones } from './phones.ts'
import { placeParts } from './place.ts'
import type { RawRow } from './rows.ts'
import { isDitto, isNothing, tidy, type Mend } from './text.ts'
import type { CellValue, LedgerPerson, LedgerRow, ReadOptions } from './types.ts'
import {
  educationOf,
  employmentOf,
  ethnicOf,
  marriageOf,
  registrationOf,
  relationOf,
  sexOf,
  standingOf,
} from './words.ts'

/** Nobody is known to have lived longer; a greater age is a slip of the pen. */
const LONGEST_LIFE = 125

/** What the reading of one row gathers. */
interface Desk {
  out: LedgerRow
  cells: Partial<Record<FieldKey, CellValue>>
  options: ReadOptions
  mend: (field: FieldKey, ...mends: Mend[]) => void
  say: (severity: Problem['severity'], reason: string, field: FieldKey, params?: ErrorParams) => void
}

/** Reads one row: each field tidied and understood, the id held against birth and sex, every doubt named. */
export function readPerson(sheet: string, raw: RawRow, options: ReadOptions): LedgerRow {
  const given: LedgerRow['given'] = {}
  for (const [field, cell] of Object.entries(raw.cells)) given[field as FieldKey] = givenText(cell)
  const out: LedgerRow = { sheet, row: raw.row, household: raw.household, given, person: {}, mends: [], problems: [] }
  const desk: Desk = {
    out,
    cells: raw.cells,
    options,
    mend: (field, ...mends) => mends.forEach((how) => out.mends.push({ field, how })),
    say: (severity, reason, field, params = {}) =>
      out.problems.push({ code: `registers.ledger${reason}`, severity, params, where: { sheet, row: raw.row, field } }),
  }
  readName(desk)
  const id = readIdNumber(desk)
  readSex(desk, id)
  readBirth(desk, id)
  readRelation(desk)
  readPhone(desk)
  readNote(desk)
  readRegistration(desk)
  readPlace(desk)
  readCodes(desk)
  readOtherDates(desk)
  return out
}

function givenText(cell: CellValue | undefined): string {
  if (typeof cell === 'string') return cell
  return tidy(cell).text
}

function readName({ cells, out, mend, say }: Desk): void {
  const { text, mends } = tidy(cells.name)
  if (isNothing(text)) return say('error', 'NameMissing', 'name')
  const name = /\p{Script=Han}/u.test(text) ? text.replace(/\s+/g, '') : text
  mend('name', ...new Set([...mends, ...(name === text ? [] : ['spaces' as const])]))
  if (
    typeof cells.name === 'string' &&
    /\s|\u3000/.test(cells.name) &&
    !out.mends.some((m) => m.field === 'name' && m.how === 'spaces')
  )
    mend('name', 'spaces')
  out.person.name = name.replace(/[•‧∙･・.]/g, '·')
  if (/\d|[?？*#@!]/.test(name) || [...name].length > 20) say('error', 'NameShape', 'name')
}

function readIdNumber({ cells, out, mend, say }: Desk): LedgerId | undefined {
  const id = readId(cells.idNumber)
  if (!id) {
    say('warning', 'IdMissing', 'idNumber')
    return undefined
  }
  mend('idNumber', ...id.mends)
  if (!id.fault) out.person.idNumber = id.text
  else say('error', ID_REASONS[id.fault], 'idNumber', { digits: id.text.length })
  return id
}
const ID_REASONS = {
  shape: 'IdShape',
  check: 'IdCheck',
  birth: 'IdBirth',
  fifteen: 'IdFifteen',
  float: 'IdFloat',
} as const

function readSex({ cells, out, mend, say }: Desk, id: LedgerId | undefined): void {
  const { text, mends } = tidy(cells.sex)
  const inId = id && !id.fault ? sexOfCitizenId(id.text) : undefined
  if (isNothing(text) || /^[09]$|未知|未说明/.test(text)) {
    if (inId) out.person.sex = inId
    return inId ? say('warning', 'SexFromId', 'sex', { sex: inId }) : say('error', 'SexMissing', 'sex')
  }
  const sex = sexOf(text)
  if (!sex) return say('error', 'SexUnknown', 'sex', { text })
  mend('sex', ...mends, ...(/^\d$/.test(text) ? ['code' as const] : text.length > 1 ? ['synonym' as const] : []))
  out.person.sex = sex
  if (inId && inId !== sex) say('error', 'SexNotId', 'sex', { sex, inId })
}

function readBirth(desk: Desk, id: LedgerId | undefined): void {
  const { cells, out, say, mend, options } = desk
  const read = readDate(cells.birth, options.today)
  const inId = id && !id.fault ? birthOfCitizenId(id.text) : undefined
  if (read === undefined) {
    if (inId) setBirth(out.person, inId, 'day')
    return inId ? say('warning', 'BirthFromId', 'birth') : say('error', 'BirthMissing', 'birth')
  }
  if (typeof read === 'string')
    return say('error', read === 'impossible' ? 'BirthImpossible' : 'BirthUnknown', 'birth', {
      text: out.given.birth ?? '',
    })
  mend('birth', ...read.mends)
  const witness = birthWitness(id)
  const birth = settle(read, witness)
  setBirth(out.person, birth.day, birth.precision)
  if (inId && agrees(birth, inId)) setBirth(out.person, inId, 'day')
  else if (inId) say('error', 'BirthNotId', 'birth', { birth: cut(birth), inId })
  else sayDoubts(desk, birth, witness)
  judgeAge(desk, out.person.birthOn!)
}

const setBirth = (person: LedgerPerson, day: Day, precision: 'day' | 'month' | 'year'): void => {
  person.birthOn = day
  person.birthPrecision = precision
}
const LENGTH = { day: 10, month: 7, year: 4 } as const
const cut = (date: LedgerDate): string => date.day.slice(0, LENGTH[date.precision])
const agrees = (date: LedgerDate, day: Day): boolean => day.startsWith(cut(date))

/** Of two readings, the one that the id's digits bear out. */
function settle(read: LedgerDate, witness: Day | undefined): LedgerDate {
  if (!read.or || !witness || agrees(read, witness)) return read
  const other = { ...read, day: read.or }
  return agrees(other, witness) ? other : read
}

function sayDoubts({ say }: Desk, birth: LedgerDate, witness: Day | undefined): void {
  if (birth.doubt && !(witness && agrees(birth, witness)))
    say('warning', birth.doubt === 'century' ? 'BirthCentury' : 'BirthZero', 'birth', {
      read: cut(birth),
      or: birth.or!.slice(0, LENGTH[birth.precision]),
    })
  if (birth.precision === 'month') say('warning', 'BirthMonthOnly', 'birth', { month: cut(birth) })
  if (birth.precision === 'year') say('error', 'BirthYearOnly', 'birth', { year: cut(birth) })
}

function judgeAge({ say, options }: Desk, birth: Day): void {
  if (birth > options.today) say('error', 'BirthFuture', 'birth', { birth })
  else if (ageOn(birth, options.today) > LONGEST_LIFE)
    say('error', 'BirthTooEarly', 'birth', { birth, limit: LONGEST_LIFE })
}

function readRelation({ cells, out, mend, say }: Desk): void {
  const { text, mends } = tidy(cells.relation)
  if (isNothing(text)) return
  const relation = relationOf(text)
  if (!relation) return say('error', 'RelationUnknown', 'relation', { text })
  mend('relation', ...mends, ...(/^\d+$/.test(text) ? ['code' as const] : relation.synonym ? ['synonym' as const] : []))
  out.person.relation = relation.code
  const { sex } = out.person
  if (relation.sex && sex && relation.sex !== sex) say('warning', 'RelationSex', 'relation', { text, sex })
}

function readPhone({ cells, out, mend, say }: Desk): void {
  const read = readPhones(cells.phone)
  if (!read) return
  mend('phone', ...read.mends)
  const [first, ...others] = read.phones
  if (first) out.person.phone = first
  if (others.length > 0) out.person.otherPhones = others
  if (others.length > 0) say('warning', 'PhoneTwo', 'phone', { count: read.phones.length })
  if (read.wrong.length > 0) say('warning', 'PhoneShape', 'phone', { digits: read.wrong[0]!.length })
}

const STANDING_REASON = {
  tenant: 'NoteTenant',
  separated: 'NoteSeparated',
  registeredOnly: 'NoteRegisteredOnly',
  movedOut: 'NoteMovedOut',
  died: 'NoteDied',
} as const

/** Somebody who died or moved away must not be taken in unseen: such a row waits for a person's word. */
function readNote({ cells, out, mend, say }: Desk): void {
  const { text, mends } = tidy(cells.note)
  if (text === '') return
  mend('note', ...mends)
  out.person.note = text
  const standing = standingOf(text)
  if (!standing) return
  out.person.standing = standing
  say(standing === 'died' || standing === 'movedOut' ? 'error' : 'warning', STANDING_REASON[standing], 'note', { text })
}

function readRegistration({ cells, out, mend, options }: Desk): void {
  const { text, mends } = tidy(cells.registration)
  const said = registrationOf(text)
  if (said) mend('registration', ...mends)
  const bySuggestion = out.person.standing === 'tenant' ? false : options.registeredUnlessSaid
  out.person.registered = said ? said.registered : bySuggestion
  if (said?.at) out.person.registeredAt = said.at
  else if (!said && !isNothing(text)) out.person.registeredAt = text
}

function readPlace({ cells, out, mend, say }: Desk): void {
  const text = (field: FieldKey): string => {
    const { text: value, mends } = tidy(cells[field])
    mend(field, ...mends.filter((m) => m !== 'apostrophe'))
    return isNothing(value) ? '' : value.replace(/\s+/g, '')
  }
  const person = out.person
  const parts = [
    text('estate'),
    unit(text('building'), '号楼'),
    unit(text('entrance'), '单元'),
    unit(text('room'), '室'),
  ]
  const address = text('address') || parts.join('')
  if (address !== '') person.address = address
  else say('warning', 'AddressMissing', 'address')
  Object.assign(person, placeParts(address, text('estate')))
  const householdNo = text('householdNo')
  if (householdNo !== '') person.householdNo = householdNo
  const code = /\d{12}/.exec(text('communityCode'))?.[0] ?? /^(\d{12})(?=\D|\d{3,}$)/.exec(householdNo)?.[1]
  const name = text('community')
  if (code || name) person.community = { ...(code && { code }), ...(name && { name }) }
}
const unit = (text: string, suffix: string): string => (/^\d+$/.test(text) ? text + suffix : text)

function readCodes({ cells, out, say }: Desk): void {
  const read = (
    field: 'ethnic' | 'education' | 'marriage' | 'employment',
    of: (text: string) => string | undefined,
  ) => {
    const { text } = tidy(cells[field])
    if (isNothing(text)) return
    const code = of(text)
    if (code) out.person[field] = code
    else say('warning', 'WordUnknown', field, { text })
  }
  read('ethnic', ethnicOf)
  read('education', educationOf)
  read('marriage', marriageOf)
  read('employment', employmentOf)
}

/** Other dates are read and, where they cannot be, named; the joining of the party is not stored here. */
function readOtherDates({ cells, out, mend, say, options }: Desk): void {
  for (const field of ['from', 'partyJoin'] as const) {
    const read = readDate(cells[field], options.today)
    if (read === undefined) continue
    if (typeof read === 'string') say('warning', 'DateUnknown', field, { text: out.given[field] ?? '' })
    else mend(field, ...read.mends)
    if (typeof read === 'object' && field === 'from') out.person.from = read.day
  }
}

/** Replaces 〃 and 同上 by what stands above, field by field; says where nothing stands above. Changes the rows' cells. */
export function resolveDittos(rows: readonly RawRow[]): Map<number, { field: FieldKey; found: boolean }[]> {
  const dittos = new Map<number, { field: FieldKey; found: boolean }[]>()
  rows.forEach((row, i) => {
    for (const [key, cell] of Object.entries(row.cells)) {
      const field = key as FieldKey
      if (typeof cell !== 'string' || !isDitto(tidy(cell).text)) continue
      const above = rows[i - 1]?.cells[field]
      if (above === undefined) delete row.cells[field]
      else row.cells[field] = above
      dittos.set(row.row, [...(dittos.get(row.row) ?? []), { field, found: above !== undefined }])
    }
  })
  return dittos
}
