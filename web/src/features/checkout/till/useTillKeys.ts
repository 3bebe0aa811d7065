import { onScopeDispose, type Ref } from 'vue'
import { t } from '../../../i18n/index.ts'
import { singleKeys, useHotkeys, type Hotkey } from '../../../ui/useHotkeys.ts'
import type { Desk, Layer } from './desk.ts'
import { printReceipt } from '../print/open.ts'

const typing = (node: Element | null) => node instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName)
const layerOpen = () => [...document.querySelectorAll('[aria-modal="true"]')].some((layer) => layer.getClientRects().length > 0)

/** The whole till by keys: digits go to the money, letters to the menu, arrows to the lines. */
export function useTillKeys(desk: Desk, root: Ref<HTMLElement | null>): void {
  const { till, menu, line } = desk
  const field = (name: string) => root.value?.querySelector<HTMLInputElement>(`[data-field="${name}"]`) ?? null
  const open = (layer: Layer) => () => {
    if (!desk.settle.done.value) desk.layer.value = layer
  }
  function toMenu(): void {
    till.draft.mode = 'dishes'
    desk.menuOpen.value = true
    requestAnimationFrame(() => field('find')?.focus())
  }
  function move(by: number): void {
    const last = till.draft.dishes.length - 1
    line.value = last < 0 ? -1 : Math.min(last, Math.max(0, line.value + by))
  }
  const step = (by: number) => {
    const dish = till.draft.dishes[line.value]
    if (dish && menu.dishes.value.get(dish.dish_id)?.selling === 'portion') menu.setQty(line.value, dish.qty_milli + by * 1000)
  }
  function askQty(): void {
    const dish = till.draft.dishes[line.value < 0 ? till.draft.dishes.length - 1 : line.value]
    if (!dish) return
    if (line.value < 0) line.value = till.draft.dishes.length - 1
    requestAnimationFrame(() => root.value?.querySelector<HTMLInputElement>('.row.on [data-pad]')?.focus())
  }
  const f = (keys: string, title: () => string, run: () => void): Hotkey => ({ keys, title, run, everywhere: true })
  useHotkeys([
    f('F1', () => t('till.key.stored'), () => desk.tenders.stored()),
    f('F2', () => t('till.key.identify'), open('identify')),
    f('F3', () => t('till.key.manual'), open('manual')),
    f('F4', () => t('till.key.coupons'), open('coupons')),
    f('F6', () => t('till.key.points'), open('points')),
    f('F8', () => t('till.key.settle'), () => void desk.settle.run()),
    f('F9', () => t('till.key.reprint'), () => desk.lastBill.value && printReceipt(desk.lastBill.value, 80)),
    f('F10', () => t('till.key.open'), open('bills')),
    { keys: '/', title: () => t('till.key.find'), run: toMenu },
    { keys: '*', title: () => t('till.key.quantity'), run: askQty },
    { keys: 'ArrowUp', title: () => t('till.key.up'), run: () => move(-1) },
    { keys: 'ArrowDown', title: () => t('till.key.down'), run: () => move(1) },
    { keys: '+', title: () => t('till.key.quantity'), run: () => step(1) },
    { keys: '-', title: () => t('till.key.quantity'), run: () => step(-1) },
    { keys: 'Delete', title: () => t('till.key.remove'), run: () => line.value >= 0 && menu.setQty(line.value, 0) },
    { keys: 'Escape', title: () => t('ui.close'), run: () => (desk.menuOpen.value = false) },
  ])
  /** Digits and letters outside any field: the field gets the focus and the key falls into it. */
  function fall(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (typing(document.activeElement) || layerOpen() || desk.settle.done.value) return
    if (/^[\d.]$/.test(event.key)) {
      const wanted = till.draft.mode === 'amount' && !till.draft.amount_minor ? 'amount' : 'given'
      field(wanted)?.focus()
    } else if (singleKeys.value && till.draft.mode === 'dishes' && /^[a-z]$/i.test(event.key)) {
      desk.menuOpen.value = true
      const find = field('find')
      if (find) find.focus()
      else {
        event.preventDefault()
        requestAnimationFrame(() => {
          menu.query.value = event.key
          field('find')?.focus()
        })
      }
    } else if (event.key === 'Enter' && document.activeElement === document.body) void desk.settle.run()
  }
  window.addEventListener('keydown', fall)
  onScopeDispose(() => window.removeEventListener('keydown', fall))
}
