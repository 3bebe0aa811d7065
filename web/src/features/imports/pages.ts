import type { Folder } from '../../i18n/index.ts'
import { defineFeature } from '../../staff/feature.ts'

const texts: Folder[] = ['imports']
const needs = ['bill.import']

export default defineFeature([
  { path: '/app/imports', texts, needs, page: () => import('./ImportsPage.vue'), nav: { group: 'house', order: 40, title: 'shell.nav.imports', icon: 'upload' } },
  { path: '/app/imports/:import_id', texts, needs, page: () => import('./ImportPage.vue') },
])
