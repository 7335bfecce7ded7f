import { AuditOutlined, CalendarOutlined, NotificationOutlined, SolutionOutlined } from '@ant-design/icons'
import type { ModulePages } from '#web/pages.ts'

const view = 'meetings.view'
export const pages: ModulePages['pages'] = [
  { path: '/meetings', title: 'meetings:pages.meetings', permission: view, nav: { group: 'govern', icon: CalendarOutlined, order: 40 }, page: () => import('./meeting/Meetings.tsx') },
  { path: '/meetings/new', title: 'meetings:pages.call', permission: 'meetings.run', page: () => import('./meeting/Call.tsx') },
  { path: '/meetings/demands', title: 'meetings:pages.demands', permission: view, page: () => import('./meeting/Demands.tsx') },
  { path: '/meetings/matters', title: 'meetings:pages.matters', permission: view, page: () => import('./after/Matters.tsx') },
  { path: '/meetings/tasks', title: 'meetings:pages.tasks', permission: view, page: () => import('./after/Tasks.tsx') },
  { path: '/meetings/$id', title: 'meetings:pages.meeting', permission: view, page: () => import('./meeting/Meeting.tsx') },
  { path: '/meetings/$id/change', title: 'meetings:commands.changeMeeting', permission: 'meetings.run', page: () => import('./meeting/Change.tsx') },
  { path: '/resolutions', title: 'meetings:pages.resolutions', permission: view, nav: { group: 'govern', icon: SolutionOutlined, order: 42 }, page: () => import('./after/Resolutions.tsx') },
  { path: '/resolutions/$id', title: 'meetings:pages.resolution', permission: view, page: () => import('./after/Resolution.tsx') },
  { path: '/publicity', title: 'meetings:pages.publicity', permission: view, nav: { group: 'govern', icon: NotificationOutlined, order: 44 }, page: () => import('./affairs/Publications.tsx') },
  { path: '/publicity/new', title: 'meetings:pages.publish', permission: 'meetings.publish', page: () => import('./affairs/Publish.tsx') },
  { path: '/publicity/voices', title: 'meetings:pages.voices', permission: view, page: () => import('./affairs/Voices.tsx') },
  { path: '/publicity/gaps', title: 'meetings:pages.gaps', permission: view, nav: { group: 'govern', icon: AuditOutlined, order: 46 }, page: () => import('./affairs/Gaps.tsx') },
  { path: '/publicity/$id', title: 'meetings:pages.publication', permission: view, page: () => import('./affairs/Publication.tsx') },
] // prettier-ignore
