import { computed, type ComputedRef } from 'vue'
import { useLive } from '../../api/live.ts'
import { useLoad } from '../../api/useLoad.ts'
import type { Tier } from './types.ts'
import { readProgramme } from './useProgramme.ts'

/** The tiers of the house, lowest first; empty while they are read or may not be. */
export function useTiers(): { tiers: ComputedRef<Tier[]> } {
  const load = useLoad(readProgramme)
  useLive(['guests'], (event) => void ((event === null || event.type === 'programme.changed') && load.reload()))
  return { tiers: computed(() => load.data.value?.ladder.tiers ?? []) }
}
