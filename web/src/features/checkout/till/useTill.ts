import { computed, onScopeDispose, reactive, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { api, ifMatch, keyed, ok } from '../../../api/client.ts'
import { idempotencyKey } from '../../../api/keys.ts'
import { useLive } from '../../../api/live.ts'
import { asProblem, type Problem } from '../../../api/problem.ts'
import { t } from '../../../i18n/index.ts'
import { toast } from '../../../ui/toast.ts'
import type { Bill, Quote } from '../shapes.ts'
import { bodyOf, draftOf, emptyDraft, isEmpty, type Draft } from './draft.ts'

export interface Till {
  draft: Draft
  bill: ShallowRef<Bill | null>
  /** What is shown: the bill's own price, or the one with a voucher. */
  quote: ComputedRef<Quote | null>
  /** True from a change on until the server has priced it. */
  stale: ComputedRef<boolean>
  empty: ComputedRef<boolean>
  problem: ShallowRef<Problem | null>
  /** A platform voucher pays a part: the price is asked for anew. */
  voucher: Ref<boolean>
  /** Waits until everything typed is priced; false when it was refused. */
  calm: () => Promise<boolean>
  load: (billId: string) => Promise<void>
  reload: () => Promise<void>
  fresh: (mode?: Draft['mode']) => void
}

const place = 'zhike.till.bill'
const pause = 160
const againAfter = 2_000
const pathOf = (bill_id: string) => ({ params: { path: { bill_id } } })

/**
 * The open bill of this till. Every change goes to the server, which prices it; one request at a
 * time, the last wish wins. `ended` hears when another till settled or voided it.
 */
export function useTill(storeId: string, ended: (bill: Bill) => void): Till {
  const draft = reactive(emptyDraft('amount')) as Draft
  const bill = shallowRef<Bill | null>(null)
  const withVoucher = shallowRef<Quote | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const voucher = ref(false)
  const sent = ref('')
  const wish = computed(() => JSON.stringify(bodyOf(draft)))
  const empty = computed(() => isEmpty(draft))
  const stale = computed(() => !empty.value && (wish.value !== sent.value || (voucher.value && !withVoucher.value)))
  const quote = computed(() => (empty.value ? null : voucher.value && withVoucher.value ? withVoucher.value : (bill.value?.quote ?? null)))
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let openKey = idempotencyKey()
  let life = 0

  function take(fresh: Bill, asTyped: string | null): void {
    bill.value = fresh
    withVoucher.value = null
    problem.value = null
    sessionStorage.setItem(place, fresh.bill_id)
    if (asTyped === null) Object.assign(draft, draftOf(fresh))
    sent.value = asTyped ?? wish.value
  }
  async function write(body: ReturnType<typeof bodyOf>): Promise<Bill> {
    if (!bill.value) return ok(api.POST('/api/v1/stores/{store_id}/bills', { params: { path: { store_id: storeId } }, body, ...keyed(openKey) }))
    return ok(api.PUT('/api/v1/bills/{bill_id}', { ...pathOf(bill.value.bill_id), body, ...ifMatch(bill.value.version) }))
  }
  async function refused(thrown: unknown): Promise<void> {
    problem.value = asProblem(thrown)
    if (problem.value.code === 'conflict.stale' || problem.value.code === 'bill.already_settled' || problem.value.code === 'bill.voided') {
      toast({ text: t('till.live.changed') })
      return reload()
    }
    if (problem.value.unsure) timer = setTimeout(() => void push(), againAfter)
  }
  async function work(): Promise<void> {
    const mine = life
    while (!empty.value && mine === life && stale.value) {
      const wanted = wish.value
      try {
        if (wanted !== sent.value) {
          const fresh = await write(bodyOf(draft))
          if (mine !== life) return
          take(fresh, wanted)
        }
        if (voucher.value && bill.value) withVoucher.value = await ok(api.POST('/api/v1/bills/{bill_id}/quote', { ...pathOf(bill.value.bill_id), body: { voucher: true } }))
      } catch (thrown) {
        if (mine === life) await refused(thrown)
        return
      }
    }
  }
  function push(): Promise<void> {
    clearTimeout(timer)
    running ??= work().finally(() => (running = null))
    return running
  }
  async function calm(): Promise<boolean> {
    for (let turns = 0; turns < 5 && stale.value; turns += 1) {
      await push()
      if (problem.value) return false
    }
    return !stale.value
  }
  async function load(billId: string): Promise<void> {
    fresh()
    const mine = life
    const found = await ok(api.GET('/api/v1/bills/{bill_id}', pathOf(billId)))
    // Somebody who has typed meanwhile goes on with what he typed.
    if (mine !== life || !empty.value) return
    if (found.state === 'open') take(found, null)
    else sessionStorage.removeItem(place)
  }
  /** Takes over what the server has, for example after another till changed it. */
  async function reload(): Promise<void> {
    const known = bill.value
    if (!known) return
    const found = await ok(api.GET('/api/v1/bills/{bill_id}', pathOf(known.bill_id))).catch(() => null)
    if (!found || bill.value?.bill_id !== found.bill_id) return
    if (found.state !== 'open') ended(found)
    else if (found.version !== bill.value.version || problem.value) take(found, null)
  }
  function fresh(mode?: Draft['mode']): void {
    life += 1
    clearTimeout(timer)
    running = null
    openKey = idempotencyKey()
    bill.value = withVoucher.value = problem.value = null
    voucher.value = false
    Object.assign(draft, emptyDraft(mode ?? draft.mode))
    sent.value = ''
    sessionStorage.removeItem(place)
  }
  watch([wish, voucher], () => {
    if (!stale.value) return
    problem.value = null
    clearTimeout(timer)
    timer = setTimeout(() => void push(), pause)
  })
  let hearing: ReturnType<typeof setTimeout> | undefined
  async function hear(): Promise<void> {
    if (!bill.value || stale.value || running) return
    const version = bill.value.version
    await reload()
    if (bill.value && bill.value.version !== version) toast({ text: t('till.live.changed') })
  }
  useLive(['bills'], (event) => {
    if (event && event.subjects.bill !== bill.value?.bill_id) return
    clearTimeout(hearing)
    hearing = setTimeout(() => void hear(), 120)
  })
  onScopeDispose(() => {
    life += 1
    clearTimeout(timer)
    clearTimeout(hearing)
  })
  const kept = sessionStorage.getItem(place)
  if (kept) void load(kept).catch(() => sessionStorage.removeItem(place))
  return { draft, bill, quote, stale, empty, problem, voucher, calm, load, reload, fresh }
}
