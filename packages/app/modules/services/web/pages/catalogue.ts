import { AppstoreOutlined, AuditOutlined } from '@ant-design/icons'
import type { ModulePages } from '#web/pages.ts'

const title = (key: 'catalogue' | 'item' | 'kinds' | 'barred' | 'admissions' | 'importItems' | 'importKinds') =>
  `services:pages.${key}`

/** The catalogue of service items, what must not be issued, and work handed down. */
export const catalogue: ModulePages = {
  pages: [
    { path: '/services/catalogue', title: title('catalogue'), permission: 'services.view', nav: { group: 'service', icon: AppstoreOutlined, order: 20 }, page: () => import('../catalogue/Catalogue.tsx') },
    { path: '/services/items/new', title: 'services:commands.createItem', permission: 'services.catalogue', page: () => import('../catalogue/NewItem.tsx') },
    { path: '/services/items/import', title: title('importItems'), permission: 'services.catalogue', page: () => import('../catalogue/ImportItems.tsx') },
    { path: '/services/items/$id', title: title('item'), permission: 'services.view', page: () => import('../catalogue/Item.tsx') },
    { path: '/services/items/$id/edit', title: 'services:commands.addVersion', permission: 'services.catalogue', page: () => import('../catalogue/EditItem.tsx') },
    { path: '/services/kinds', title: title('kinds'), permission: 'services.view', page: () => import('../catalogue/Kinds.tsx') },
    { path: '/services/kinds/import', title: title('importKinds'), permission: 'services.catalogue', page: () => import('../catalogue/ImportKinds.tsx') },
    { path: '/services/barred', title: title('barred'), permission: 'services.view', page: () => import('../catalogue/Barred.tsx') },
    { path: '/services/admissions', title: title('admissions'), permission: 'services.view', nav: { group: 'service', icon: AuditOutlined, order: 40 }, page: () => import('../catalogue/Admissions.tsx') },
    { path: '/services/admission-figures', title: 'services:catalogue.figures', permission: 'services.view', page: () => import('../catalogue/AdmissionFigures.tsx') },
    { path: '/services/admissions/new', title: 'services:commands.askAdmission', permission: 'services.view', page: () => import('../catalogue/NewAdmission.tsx') },
  ],
  startCards: [],
  palette: [
    { key: 'services.items', title: 'services:pages.catalogue', permission: 'services.view', search: async (text) => (await import('../catalogue/palette.ts')).search(text) },
  ],
} // prettier-ignore
