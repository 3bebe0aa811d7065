import { defineFeature } from '../../staff/feature.ts'

export default defineFeature([
  {
    path: '/app/messages/:message_id?',
    texts: ['messages', 'guests'],
    needs: ['message.read'],
    page: () => import('./MessagesPage.vue'),
    nav: { group: 'guests', order: 60, title: 'shell.nav.messages', icon: 'chat', key: 'x' },
  },
])
