import { computed, inject, ref, shallowRef, watch, type ComputedRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import { toast } from '../../../ui/toast.ts'
import { t } from '../../../i18n/index.ts'
import { useScanner } from '../../../staff/scanner.ts'
import { useSession } from '../../../staff/session.ts'
import { readCard } from '../guests.ts'
import type { GuestCard, Tender, Which } from '../shapes.ts'
import { useSpeech } from '../useSpeech.ts'
import type { Speech } from '../words.ts'
import { sameWhich } from './draft.ts'
import { useMenu, type MenuHold } from './useMenu.ts'
import { useSettle, type Settle } from './useSettle.ts'
import { useTenders, type Tenders } from './useTenders.ts'
import { useTill, type Till } from './useTill.ts'

export type Layer = 'identify' | 'coupons' | 'points' | 'manual' | 'voucher' | 'bills' | 'void' | 'dish' | null

/** Everything on the till's desk, given to its parts. */
export interface Desk {
  storeId: string
  till: Till
  tenders: Tenders
  settle: Settle
  menu: MenuHold
  speech: Speech
  /** The guest's card; null while nobody is identified, or when it may not be read. */
  card: ShallowRef<GuestCard | null>
  layer: Ref<Layer>
  menuOpen: Ref<boolean>
  /** The dish line that is chosen with the arrows. */
  line: Ref<number>
  /** What F2 starts with, from the scanner. */
  query: Ref<string>
  lastBill: Ref<string | null>
  offline: ComputedRef<boolean>
  unwant: (which: Which) => void
  want: (which: Which) => void
  identify: (guestId: string | null) => void
  next: () => void
}
export const deskKey: InjectionKey<Desk> = Symbol('till')

export function useDeskHere(): Desk {
  const desk = inject(deskKey)
  if (!desk) throw new Error('a part of the till outside the till')
  return desk
}

function useCard(till: Till): ShallowRef<GuestCard | null> {
  const session = useSession()
  const card = shallowRef<GuestCard | null>(null)
  let turn = 0
  watch(
    () => till.draft.guest_id,
    async (guest_id) => {
      const mine = ++turn
      card.value = null
      if (!guest_id || !session.can('guest.read')) return
      const found = await readCard(guest_id).catch(() => null)
      if (mine === turn) card.value = found
    },
  )
  return card
}

export function useDesk(storeId: string): Desk {
  const speech = useSpeech()
  const layer = ref<Layer>(null)
  const line = ref(-1)
  const query = ref('')
  const menuOpen = ref(false)
  const lastBill = ref<string | null>(null)
  const till: Till = useTill(storeId, (bill) => void ended(bill))
  const tenders = useTenders(till.quote)
  const settle = useSettle(till, tenders, speech)
  const menu = useMenu(storeId, till)
  const card = useCard(till)
  async function ended(bill: Parameters<Settle['showFirst']>[0]): Promise<void> {
    // The event of one's own settling arrives before its answer.
    if (settle.busy.value || settle.done.value) return
    if (bill.state !== 'voided') return settle.showFirst(bill)
    toast({ text: t('till.live.voided') })
    next()
  }
  watch(settle.done, (done) => {
    if (done) lastBill.value = done.bill.bill_id
  })
  watch(() => tenders.said.some((one) => one.tender === 'voucher'), (on) => (till.voucher.value = on))
  const plain = ['cash', 'card', 'wechat', 'alipay']
  watch(
    () => JSON.stringify(tenders.said.filter((one) => !plain.includes(one.tender))),
    (said) => (till.paying.value = JSON.parse(said) as Tender[]),
  )
  function unwant(which: Which): void {
    if (!till.draft.unwanted.some((one) => sameWhich(one, which))) till.draft.unwanted.push(which)
  }
  function want(which: Which): void {
    till.draft.unwanted = till.draft.unwanted.filter((one) => !sameWhich(one, which))
  }
  function identify(guestId: string | null): void {
    if (guestId !== till.draft.guest_id) {
      till.draft.points_asked = { use: 'none' }
      till.draft.unwanted = []
      tenders.clear()
    }
    till.draft.guest_id = guestId
  }
  function next(): void {
    settle.done.value = null
    settle.problem.value = null
    layer.value = null
    menuOpen.value = false
    line.value = -1
    tenders.clear()
    till.fresh()
  }
  useScanner((scan) => {
    if (scan.kind === 'payment') return void toast({ text: t('till.identify.payment') })
    query.value = scan.code
    layer.value = 'identify'
  })
  const offline = computed(() => till.problem.value?.status === 0 || settle.problem.value?.status === 0)
  return { storeId, till, tenders, settle, menu, speech, card, layer, menuOpen, line, query, lastBill, offline, unwant, want, identify, next }
}
