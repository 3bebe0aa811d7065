import { computed, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import { maySee, staffPages } from '../feature.ts'
import { useSession } from '../session.ts'

/** What would be needed for the page at this address; null when it is open. */
export function useRefused(): ComputedRef<string[] | null> {
  const session = useSession()
  const route = useRoute()
  const current = computed(() => staffPages.find((page) => route.matched.some((record) => record.path === page.path)))
  return computed(() => (current.value && !maySee(current.value, session.can) ? (current.value.needs ?? []) : null))
}
