import { meetingRoutes } from './meetings.ts'
import { openRoutes } from './open.ts'
import { publicityRoutes } from './publicity.ts'
import { resolutionRoutes } from './resolutions.ts'

export const routes = [...meetingRoutes, ...resolutionRoutes, ...publicityRoutes, ...openRoutes]
