import { computed, onScopeDispose, reactive, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { api, ifMatch, keyed, ok } from '../../../api/client.ts'
import { idempotencyKey } from '../../../api/keys.ts'
import { useLive } from '../../../api/live.ts'
import { asProblem, type Problem } from '../../../api/problem.ts'
import { t } from '../../../i18n/index.ts'
import { toast } from '../../../ui/toast.ts'
import type { Bill, Quote, Tender } from '../shapes.ts'
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
  /** What was said to pay and is not plain money: what is earned follows it. */
  paying: ShallowRef<Tender[]>
  /** What the guest would earn; null while nobody knows. `money`: supposing that all is paid in money. */
  earns: ComputedRef<{ points: number; money: boolean } | null>
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
  const tried = shallowRef<{ key: string; quote: Quote | null; earns: boolean } | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const paying = shallowRef<Tender[]>([])
  const voucher = ref(false)
  const sent = ref('')
  const wish = computed(() => JSON.stringify(bodyOf(draft)))
  const empty = computed(() => isEmpty(draft))
  const question = computed(() => JSON.stringify([bill.value?.version, voucher.value, paying.value]))
  const asked = computed(() => (paying.value.length === 0 && !voucher.value) || tried.value?.key === question.value)
  const stale = computed(() => !empty.value && (wish.value !== sent.value || (voucher.value && !tried.value?.quote)))
  const quote = computed(() => (empty.value ? null : ((voucher.value ? tried.value?.quote : null) ?? bill.value?.quote ?? null)))
  const earns = computed(() => {
    const now = paying.value.length === 0 ? quote.value : asked.value && tried.value?.earns ? tried.value.quote : null
    return now && !stale.value ? { points: now.earns_points, money: paying.value.length === 0 } : null
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let openKey = idempotencyKey()
  let life = 0

  function take(fresh: Bill, asTyped: string | null): void {
    bill.value = fresh
    tried.value = null
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
  const tryOut = (bill_id: string, body: { tenders?: Tender[]; voucher: boolean }) => ok(api.POST('/api/v1/bills/{bill_id}/quote', { ...pathOf(bill_id), body }))
  /** A voucher's price is needed even when what was said does not add up yet; what is earned is only told when it does. */
  async function ask(bill_id: string): Promise<void> {
    const key = question.value
    const fresh = await tryOut(bill_id, { tenders: paying.value, voucher: voucher.value }).catch(() => null)
    const priced = fresh ?? (voucher.value ? await tryOut(bill_id, { voucher: true }) : null)
    tried.value = { key, quote: priced, earns: fresh !== null }
  }
  async function work(): Promise<void> {
    const mine = life
    while (!empty.value && mine === life && (stale.value || !asked.value)) {
      const wanted = wish.value
      try {
        if (wanted !== sent.value) {
          const fresh = await write(bodyOf(draft))
          if (mine !== life) return
          take(fresh, wanted)
        }
        if (bill.value && !asked.value) await ask(bill.value.bill_id)
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
    bill.value = tried.value = problem.value = null
    paying.value = []
    voucher.value = false
    Object.assign(draft, emptyDraft(mode ?? draft.mode))
    sent.value = ''
    sessionStorage.removeItem(place)
  }
  watch([wish, voucher, paying], () => {
    if (empty.value || (!stale.value && asked.value)) return
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
  return { draft, bill, quote, stale, empty, problem, voucher, paying, earns, calm, load, reload, fresh }
}
