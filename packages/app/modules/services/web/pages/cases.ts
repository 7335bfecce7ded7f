import { BarChartOutlined, FieldTimeOutlined, FileTextOutlined, InboxOutlined } from '@ant-design/icons'
import type { ModulePages } from '#web/pages.ts'

/** Cases and their clocks. */
export const cases: ModulePages = {
  pages: [
    {
      path: '/services/cases',
      title: 'services:pages.cases',
      permission: 'services.view',
      nav: { group: 'service', icon: InboxOutlined, order: 1 },
      page: () => import('../cases/Inbox.tsx'),
    },
    {
      path: '/services/cases/new',
      title: 'services:pages.newCase',
      permission: 'services.intake',
      page: () => import('../cases/NewCase.tsx'),
    },
    {
      path: '/services/cases/$id',
      title: 'services:pages.case',
      permission: 'services.view',
      page: () => import('../cases/Case.tsx'),
    },
    {
      path: '/services/case-board',
      title: 'services:pages.caseBoard',
      permission: 'services.dispatch',
      nav: { group: 'service', icon: BarChartOutlined, order: 2 },
      page: () => import('../cases/Board.tsx'),
    },
    {
      path: '/services/answer-templates',
      title: 'services:pages.answerTemplates',
      permission: 'services.handle',
      nav: { group: 'service', icon: FileTextOutlined, order: 8 },
      page: () => import('../cases/Templates.tsx'),
    },
    {
      path: '/services/case-settings',
      title: 'services:pages.caseSettings',
      permission: 'services.settings',
      nav: { group: 'service', icon: FieldTimeOutlined, order: 9 },
      page: () => import('../cases/Settings.tsx'),
    },
  ],
  startCards: [],
  palette: [],
}
