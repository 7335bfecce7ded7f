import { officers, staff } from '#shared/roles.ts'
import type { Module } from '#server/module.ts'
import { casesReactions } from './commands/cases/follow.ts'
import { ensureBarred } from './commands/catalogue/shipped.ts'
import { caseFlow } from './contract/cases/base.ts'
import { ticketFlow } from './contract/hall/base.ts'
import { followFlow } from './contract/hall/ratings.ts'
import { reasons } from './errors.ts'
import { caseTopic, inboxTopic } from './queries/cases/topics.ts'
import { screenTopic } from './queries/hall/screen.ts'
import { residentsReactions } from './commands/residents/follow.ts'
import { noticeReactions } from './commands/residents/notices.ts'
import { countReactions } from './figures/count.ts'
import { indicators } from './indicators.ts'
import { routes } from './routes.ts'
import { prepareCases } from './store/cases/prepare.ts'
import { tables } from './tables.ts'
import en from './web/text.en.ts'
import zh from './web/text.zh-CN.ts'

/** What residents meet every day: items, places, the hall, cases, their own page. */
export const services: Module = {
  name: 'services',
  imports: ['accounts', 'areas', 'policies', 'registers'],
  routes,
  permissions: {
    'services.view': staff,
    'services.catalogue': officers,
    'services.network': officers,
    'services.admit': ['communityWorker', 'subdistrictOfficer'],
    'services.intake': staff,
    'services.handle': staff,
    'services.dispatch': ['subdistrictOfficer', 'countyOfficer'],
    'services.check': ['subdistrictOfficer', 'countyOfficer'],
    'services.special': ['communityWorker', 'subdistrictOfficer'],
    'services.hall': ['counterClerk', 'communityWorker', 'subdistrictOfficer'],
    'services.settings': ['countyOfficer', 'cityOfficer'],
    'services.enrol': ['counterClerk', 'communityWorker'],
    'services.own': ['resident', 'unitDelegate'],
  },
  tables,
  errors: reasons,
  workflows: [caseFlow, ticketFlow, followFlow],
  reactions: [...casesReactions, ...residentsReactions, ...noticeReactions, ...countReactions],
  jobs: [],
  indicators,
  topics: { case: caseTopic, inbox: inboxTopic },
  publicTopics: { hall: screenTopic },
  prepare: async (ctx) => {
    await ensureBarred(ctx)
    await prepareCases(ctx)
  },
  texts: { 'zh-CN': zh, en },
}
