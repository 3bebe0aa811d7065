import type { Folder } from '../../i18n/index.ts'
import { defineFeature } from '../../staff/feature.ts'

const texts: Folder[] = ['imports']
const bills = ['bill.import']
const guests = ['guest.import']

export default defineFeature([
  { path: '/app/imports', texts, needs: [...bills, ...guests], page: () => import('./ImportsPage.vue'), nav: { group: 'house', order: 40, title: 'shell.nav.imports', icon: 'upload' } },
  { path: '/app/imports/guests', texts, needs: guests, page: () => import('./ImportsPage.vue') },
  { path: '/app/imports/guests/:import_id', texts, needs: guests, page: () => import('./ImportPage.vue') },
  { path: '/app/imports/:import_id', texts, needs: bills, page: () => import('./ImportPage.vue') },
])
