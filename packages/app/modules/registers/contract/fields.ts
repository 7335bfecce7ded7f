import { z } from 'zod'
import { day, uuid, version } from '#shared/contract.ts'
import { codeLists, householdKinds, type CodeList } from '../codes.ts'

const code = (list: CodeList) => z.enum(list.codes as [string, ...string[]])
/** A short text. */
export const words = (max: number) => z.string().trim().max(max)
export const needed = (max: number) => z.string().trim().min(1).max(max)

/** The paper or the reason that every event stands on; one of the two is needed. */
export const grounds = { on: day, paper: words(100).optional(), reason: words(300).optional() }
/** The same for what is corrected, not changed: it has no day of its own. */
export const why = { paper: words(100).optional(), reason: needed(300) }

/** What is said of a person. Numbers are checked by the rules, so that each fault has its own sentence. */
export const facts = {
  name: needed(60),
  sex: code(codeLists.sex),
  birthOn: day,
  idNumber: words(30).toUpperCase().optional(),
  phone: words(20).optional(),
  ethnic: code(codeLists.ethnic).optional(),
  education: code(codeLists.education).optional(),
  marriage: code(codeLists.marriage).optional(),
  employment: code(codeLists.employment).optional(),
}
export const relation = code(codeLists.relation)
export const registration = { registered: z.boolean().default(true), registeredAt: words(200).optional() }
export const newPerson = z.object({ ...facts, relation, ...registration })

/** Where a household lives: a dwelling that is there, or an address that becomes one. */
export const home = {
  dwellingId: uuid.optional(),
  address: words(200).optional(),
  unitId: uuid.optional(),
  building: words(60).optional(),
  room: words(60).optional(),
}
export const householdKind = z.enum(householdKinds)
/** Who heads the household after somebody left, and what the others are to them (8, other, unless told). */
export const succession = { newHeadId: uuid.optional(), relations: z.record(uuid, relation).optional() }
export const versioned = { version }

/** Every command answers with what it touched and its version now. */
export const done = z.object({ id: uuid, version: z.number().int() })
export const id = z.object({ id: uuid })
