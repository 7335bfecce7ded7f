import type { Mirror } from '#shared/texts.ts'
import type zh from './text.public.zh-CN.ts'
import catalogue from './texts/catalogue.public.en.ts'
import network from './texts/network.public.en.ts'
import cases from './texts/cases.public.en.ts'
import hall from './texts/hall.public.en.ts'
import residents from './texts/residents.public.en.ts'

export default { catalogue, network, cases, hall, residents } satisfies Mirror<typeof zh>
