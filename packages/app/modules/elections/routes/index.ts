import { electionRoutes } from './elections.ts'
import { publicRoutes } from './public.ts'
import { scanRoutes } from './scans.ts'
import { voterRoutes } from './voters.ts'
import { votingRoutes } from './voting.ts'

export const routes = [...electionRoutes, ...voterRoutes, ...votingRoutes, ...scanRoutes, ...publicRoutes]
