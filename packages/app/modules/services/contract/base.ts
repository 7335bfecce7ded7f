import { z } from 'zod'
import { uuid, version } from '#shared/contract.ts'

export const words = (max: number) => z.string().trim().max(max)
export const needed = (max: number) => z.string().trim().min(1).max(max)
export const versioned = { version }
/** Every command answers with what it touched and its version now. */
export const done = z.object({ id: uuid, version: z.number().int() })

/** What a person wants of the office (诉求类别). */
export const natures = ['consult', 'help', 'complaint', 'report', 'suggestion', 'thanks', 'apply'] as const
export type Nature = (typeof natures)[number]
/** The door a case came in by. */
export const channels = ['counter', 'hotline', 'resident', 'unit', 'grid', 'open311'] as const
export type Channel = (typeof channels)[number]
export const urgencies = ['normal', 'urgent', 'critical'] as const
export type Urgency = (typeof urgencies)[number]

/** The client groups of the seed: 弱势群体, 属地单位, 全体成员. */
export const clientGroups = ['vulnerable', 'units', 'everyone'] as const
export type ClientGroup = (typeof clientGroups)[number]
/** The four levels of the network: 县区为龙头、街道为主体、社区为依托、单位和社会成员参与. */
export const networkLevels = ['county', 'subdistrict', 'community', 'society'] as const
export type NetworkLevel = (typeof networkLevels)[number]

/** A span of time as rules give it; working ones are counted by the holiday calendar. */
export const spanUnits = ['minute', 'hour', 'day', 'workingHour', 'workingDay'] as const
export const span = z.object({ value: z.number().int().min(1).max(10_000), unit: z.enum(spanUnits) })
export type Span = z.infer<typeof span>
