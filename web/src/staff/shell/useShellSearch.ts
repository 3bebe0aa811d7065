import { ref, watch, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { api, ok } from '../../api/client.ts'
import { nameOf, t } from '../../i18n/index.ts'
import { basePath, maySee, staffPages } from '../feature.ts'
import { useSession } from '../session.ts'
import { providers, provideSearch, type Hit } from './search.ts'

/** The two sources that exist today: pages of the menu, and staff for those who manage them. */
export function useShellProviders(): void {
  const session = useSession()
  const router = useRouter()
  if (session.can('staff.manage')) {
    provideSearch({
      id: 'staff',
      title: () => t('shell.nav.staff'),
      find: async (q, signal) => {
        const page = await ok(api.GET('/api/v1/staff', { params: { query: { q, limit: 6 } }, signal }))
        return page.items.map((one) => ({
          id: one.staff_id,
          title: one.name,
          note: nameOf(one.role),
          icon: 'person' as const,
          open: () => void router.push(`/app/staff/${one.staff_id}`),
        }))
      },
    })
  }
  provideSearch({
    id: 'pages',
    title: () => t('shell.palette.pages'),
    find: async (q) => pageHits(q, (path) => void router.push(path)),
  })
}

export function pageHits(q: string, go: (path: string) => void): Hit[] {
  const { can } = useSession()
  const wanted = q.trim().toLowerCase()
  return staffPages
    .filter((page) => page.nav && maySee(page, can) && t(page.nav.title).toLowerCase().includes(wanted))
    .map((page) => ({ id: page.path, title: t(page.nav!.title), icon: page.nav!.icon, open: () => go(basePath(page)) }))
}

export interface HitGroup {
  id: string
  title: string
  hits: Hit[]
  note?: string
}
/** Asks every source 120 ms after the last letter; an older answer never replaces a newer one. */
export function useHits(text: Ref<string>): { groups: Ref<HitGroup[]>; busy: Ref<boolean> } {
  const groups = ref<HitGroup[]>([]) as Ref<HitGroup[]>
  const busy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let control = new AbortController()

  async function search(q: string): Promise<void> {
    control.abort()
    control = new AbortController()
    const { signal } = control
    busy.value = true
    const found = await Promise.all(
      [...providers.values()].map(async (one) => {
        const answer = await one.find(q, signal).catch(() => [])
        const { hits, note } = Array.isArray(answer) ? { hits: answer, note: undefined } : answer
        return { id: one.id, title: one.title(), hits, note }
      }),
    )
    if (signal.aborted) return
    groups.value = found.filter((group) => group.hits.length > 0 || group.note)
    busy.value = false
  }
  watch(text, (q) => {
    clearTimeout(timer)
    if (q.trim() === '') {
      control.abort()
      groups.value = []
      return
    }
    timer = setTimeout(() => void search(q.trim()), 120)
  })
  return { groups, busy }
}
