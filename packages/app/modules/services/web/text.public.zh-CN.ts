import catalogue from './texts/catalogue.public.zh-CN.ts'
import network from './texts/network.public.zh-CN.ts'
import cases from './texts/cases.public.zh-CN.ts'
import hall from './texts/hall.public.zh-CN.ts'
import residents from './texts/residents.public.zh-CN.ts'

/** What the public pages of the services say, by slice. */
export default { catalogue, network, cases, hall, residents }
