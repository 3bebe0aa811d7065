import { computed, type ComputedRef } from 'vue'
import { money as plain } from '../ui/format.ts'
import { useSession, type Me } from './session.ts'

type Store = Me['stores'][number]

/** The one store a till works in: the chosen one, or the first of the company. Null when there is none. */
export function useStoreHere(): ComputedRef<Store | null> {
  const session = useSession()
  return computed(() => session.store ?? session.me?.stores[0] ?? null)
}

/** Money in the currency of the house. */
export function useMoney(): (minor: number) => string {
  const session = useSession()
  return (minor) => plain(minor, session.me?.company?.currency)
}
