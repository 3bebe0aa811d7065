import { onScopeDispose, shallowReactive } from 'vue'
import type { IconName } from '../../ui/icons.ts'

export interface Hit {
  id: string
  title: string
  note?: string
  icon: IconName
  open: () => void
}
/** Hits, and a line about them, such as that some cannot be found yet. */
export interface Found {
  hits: Hit[]
  note?: string
}
/** A source of the `/` search: guests, staff, bills … Each answers on its own; a refusal is simply no hits. */
export interface SearchProvider {
  id: string
  title: () => string
  find: (text: string, signal: AbortSignal) => Promise<Hit[] | Found>
}
/** An act for the palette (⌘K), such as "add a member of staff". */
export interface PaletteAct {
  id: string
  title: () => string
  icon: IconName
  run: () => void
}

export const providers = shallowReactive(new Map<string, SearchProvider>())
export const acts = shallowReactive(new Map<string, PaletteAct>())

/** Registers a search source while the calling component lives. */
export function provideSearch(provider: SearchProvider): void {
  providers.set(provider.id, provider)
  onScopeDispose(() => providers.delete(provider.id))
}
export function provideActs(list: PaletteAct[]): void {
  for (const act of list) acts.set(act.id, act)
  onScopeDispose(() => list.forEach((act) => acts.delete(act.id)))
}
