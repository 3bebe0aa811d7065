import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'
import { loadTexts, type Folder } from '../i18n/index.ts'
import { staffPages, type StaffPage } from './feature.ts'
import { homeOf } from './home.ts'
import { useSession } from './session.ts'

declare module 'vue-router' {
  interface RouteMeta {
    texts?: Folder[]
    needs?: string[]
    open?: boolean
  }
}

const framed = (frame: StaffPage['frame']): RouteRecordRaw[] =>
  staffPages
    .filter((page) => page.frame === frame)
    .map((page) => ({ path: page.path, component: page.page, meta: { texts: page.texts, needs: page.needs } }))

const routes: RouteRecordRaw[] = [
  { path: '/login', component: () => import('../features/entry/LoginPage.vue'), meta: { texts: ['entry'], open: true } },
  { path: '/setup', component: () => import('../features/entry/SetupPage.vue'), meta: { texts: ['entry', 'settings'], open: true } },
  { path: '/login/new-password', component: () => import('../features/entry/NewPasswordPage.vue'), meta: { texts: ['entry'] } },
  { path: '/login/two-step', component: () => import('../features/entry/TwoStepPage.vue'), meta: { texts: ['entry', 'me'] } },
  { path: '/', redirect: '/app' },
  ...framed('paper'),
  { path: '/app/till-frame', redirect: '/app/till', component: () => import('./till/TillShell.vue'), meta: { texts: ['till'] }, children: framed('till') },
  {
    path: '/app',
    component: () => import('./shell/StaffShell.vue'),
    children: [...framed(undefined), { path: '/app/:rest(.*)*', component: () => import('./shell/MissingPage.vue') }],
  },
  { path: '/:rest(.*)*', redirect: '/app' },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? {} : { top: 0 }),
})

/** Where somebody who is not (fully) signed in has to go; null when he may pass. */
async function gate(to: RouteLocationNormalized): Promise<string | null> {
  const session = useSession()
  const instance = session.instance ?? (await session.readInstance())
  // Somebody comes back to finish the set-up in another browser: he has to sign in for it.
  const resuming = to.path === '/login' && to.query.next === '/setup'
  if (!instance.set_up) return to.path === '/setup' || resuming ? null : '/setup'
  if (to.path === '/setup') return '/app'
  if (to.meta.open) return null
  if (!(await session.ensure())) return `/login?next=${encodeURIComponent(to.fullPath)}`
  const first = session.firstThing
  return first && to.path !== first ? first : null
}

router.beforeEach(async (to) => {
  const folders = to.matched.flatMap((record) => record.meta.texts ?? [])
  const texts = loadTexts(['ui', 'shell', 'problem', ...folders])
  const elsewhere = await gate(to)
  await texts
  if (elsewhere) return elsewhere
  const session = useSession()
  if (to.path === '/app') return homeOf(session.me?.role.preset ?? null, session.can)
  return true
})
