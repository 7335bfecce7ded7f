import { z } from 'zod'
import { day, uuid } from '#shared/contract.ts'
import { channels, clientGroups, needed, span, words } from '../base.ts'

/** Who counts among the vulnerable (弱势群体) in the catalogue: the lists that help is given by. */
export const vulnerableGroups = [
  'elderly', 'disabled', 'minimumLiving', 'extremePoverty', 'lowIncome', 'orphans', 'leftBehind', 'seriousIllness', 'lostOnlyChild', 'veterans', 'laidOff', 'pregnant',
] as const // prettier-ignore
/** `unstated`: taken from a list that does not say. */
export const feeModes = ['free', 'low', 'full', 'unstated'] as const
export const receipts = ['none', 'paper', 'electronic'] as const

/** What the registers already know of a person, so that nobody is asked for it again (国务院关于在线政务服务的若干规定). */
export const heldFields = [
  'name', 'idNumber', 'sex', 'birthOn', 'phone', 'ethnic', 'education', 'marriage', 'employment', 'registeredAt', 'household', 'householdMembers', 'dwelling', 'community',
] as const // prettier-ignore
export type HeldField = (typeof heldFields)[number]

/** A fee in Fen. */
export const feeShape = z.object({
  mode: z.enum(feeModes),
  priceFen: z.number().int().min(1).max(100_000_000).optional(),
  /** 次, 小时, 月 … */
  per: words(20).optional(),
  reductions: z
    .array(
      z.object({
        who: z.enum(vulnerableGroups),
        /** How much of the price is let off, in percent; 100 is free. */
        percent: z.number().int().min(1).max(100),
        basis: words(120).default(''),
      }),
    )
    .max(20)
    .default([]),
  receipt: z.enum(receipts).default('none'),
})
/** A free item has neither price nor reductions; any other has a price and gives a receipt. */
export const fee = feeShape.superRefine((f, check) => {
  const wrong = (path: string, code: string) => check.addIssue({ code: 'custom', path: [path], params: { code }, message: code }) // prettier-ignore
  const paid = f.mode === 'low' || f.mode === 'full'
  if (!paid && (f.priceFen !== undefined || f.reductions.length > 0)) wrong('priceFen', 'services.feeFree')
  if (paid && f.priceFen === undefined) wrong('priceFen', 'services.feeMissing')
  if (paid && f.receipt === 'none') wrong('receipt', 'services.receiptMissing')
  if (new Set(f.reductions.map((r) => r.who)).size < f.reductions.length) wrong('reductions', 'services.reductionTwice')
})
export type Fee = z.output<typeof fee>

export const documentForms = ['original', 'copy', 'originalAndCopy', 'electronic'] as const
export const documentNeed = z.object({
  name: needed(80),
  form: z.enum(documentForms).default('original'),
  required: z.boolean().default(true),
  /** Only in this case, such as 委托他人办理的. */
  when: words(120).default(''),
  /** The registers hold this already: it is not asked for. */
  held: z.enum(heldFields).nullable().default(null),
})
export type DocumentNeed = z.output<typeof documentNeed>

export const fieldTypes = ['text', 'long', 'number', 'day', 'choice', 'yesNo', 'file'] as const
export const formField = z.object({
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,29}$/, 'services.formKey'),
  label: needed(40),
  type: z.enum(fieldTypes),
  required: z.boolean().default(false),
  help: words(120).default(''),
  options: z.array(needed(40)).max(30).default([]),
  /** Filled in from the registers. */
  held: z.enum(heldFields).nullable().default(null),
})
export type FormField = z.output<typeof formField>

export const legalBasis = z.object({
  document: needed(120),
  article: words(60).default(''),
  /** A version of a document in the policies, where it is there. */
  policyKey: words(200).nullable().default(null),
})
export type LegalBasis = z.output<typeof legalBasis>

/** What one version of an item says. */
export const content = {
  kindId: uuid,
  name: needed(80),
  /** In plain words: what one gets, and for whom. */
  summary: words(1000).default(''),
  clientGroups: z.array(z.enum(clientGroups)).min(1).max(3),
  vulnerable: z.array(z.enum(vulnerableGroups)).max(20).default([]),
  fee,
  eligibility: words(1000).default(''),
  documents: z.array(documentNeed).max(40).default([]),
  form: z.array(formField).max(40).default([]),
  basis: z.array(legalBasis).max(20).default([]),
  channels: z.array(z.enum(channels)).min(1).max(6),
  promise: span.nullable().default(null),
  providerId: uuid.nullable().default(null),
  /** The department whose work it is, as its list names it. */
  department: words(80).default(''),
  source: words(200).default(''),
}
export const contentOf = z.object(content)
export type Content = z.output<typeof contentOf>

/** A version as it stands. */
export const itemVersion = contentOf.extend({
  fee: feeShape, itemId: uuid, seq: z.number().int(), areaId: uuid, code: z.string(), validFrom: day, validTo: day.nullable(), reason: z.string().nullable(), recordedAt: z.date(),
}) // prettier-ignore
export type ItemVersion = z.output<typeof itemVersion>
