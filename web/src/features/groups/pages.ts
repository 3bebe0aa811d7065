import { defineFeature } from '../../staff/feature.ts'

export default defineFeature([
  {
    path: '/app/membership/groups',
    texts: ['groups'],
    needs: ['group.manage'],
    page: () => import('./GroupsPage.vue'),
    nav: { group: 'guests', order: 25, title: 'shell.nav.groups', icon: 'people', key: 'o' },
  },
  {
    path: '/app/membership/groups/:group_id',
    texts: ['groups'],
    needs: ['group.manage'],
    page: () => import('./GroupPage.vue'),
  },
])
