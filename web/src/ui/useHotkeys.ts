import { onScopeDispose, reactive, ref } from 'vue'

export interface Hotkey {
  /** `/`, `?`, `mod+k`, `g s` (one after the other), `F2`, `Escape`. Letters are lower-case. */
  keys: string
  /** What it does, for the `?` sheet. */
  title: () => string
  run: () => void
  /** Also inside inputs (only for `mod+…`, F-keys and Escape). */
  everywhere?: boolean
}

/** Off = single letters and sequences are dead (WCAG 2.1.4); `mod+k` and F-keys go on. */
export const singleKeys = ref(true)
export const hotkeys = reactive(new Map<string, Hotkey>())
let prefix: { key: string; at: number } | null = null
const sequenceMs = 1200

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}
function spell(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key
}
function find(event: KeyboardEvent): Hotkey | undefined {
  const key = spell(event)
  const before = prefix && Date.now() - prefix.at < sequenceMs ? prefix.key : null
  prefix = null
  const hit = (before && hotkeys.get(`${before} ${key}`)) || hotkeys.get(key)
  if (!hit && [...hotkeys.keys()].some((keys) => keys.startsWith(`${key} `))) prefix = { key, at: Date.now() }
  return hit
}
const plain = (keys: string) => !keys.startsWith('mod+') && !/^(F\d+|Escape)$/.test(keys)

/** A dialog or drawer lies on top (the kit keeps closed ones in the page, without a box). */
function layerOpen(): boolean {
  return [...document.querySelectorAll('[aria-modal="true"]')].some((layer) => layer.getClientRects().length > 0)
}

/** Exported for its test. A key that belongs to an IME composition is never ours. */
export function onKey(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.altKey) return
  const inside = typing(event.target)
  if (inside && plain(spell(event))) return
  const hit = find(event)
  if (!hit || (inside && !hit.everywhere) || (plain(hit.keys) && !singleKeys.value)) return
  if (plain(hit.keys) && layerOpen()) return
  event.preventDefault()
  hit.run()
}
window.addEventListener('keydown', onKey)

/** Registers keys for as long as the calling component lives. */
export function useHotkeys(list: Hotkey[]): void {
  for (const one of list) hotkeys.set(one.keys, one)
  onScopeDispose(() => {
    for (const one of list) if (hotkeys.get(one.keys) === one) hotkeys.delete(one.keys)
  })
}
