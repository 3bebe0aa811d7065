import { defineFeature } from '../../staff/feature.ts'

export default defineFeature([
  {
    path: '/app/staff/:staff_id?',
    texts: ['team'],
    needs: ['staff.manage'],
    page: () => import('./StaffListPage.vue'),
    nav: { group: 'team', order: 10, title: 'shell.nav.staff', icon: 'people', key: 's' },
  },
  {
    path: '/app/roles/:role_id?',
    texts: ['team', 'permission'],
    needs: ['role.edit'],
    page: () => import('./RolesPage.vue'),
    nav: { group: 'team', order: 20, title: 'shell.nav.roles', icon: 'role', key: 'r' },
  },
])
