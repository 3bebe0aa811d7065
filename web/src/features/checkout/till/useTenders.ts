import { computed, reactive, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { Quote, Tender, TenderKind } from '../shapes.ts'
import { textToMinor } from '../../../ui/money.ts'

/** The kinds that can pay the rest of a bill without more being said. */
export const restKinds = ['cash', 'wechat', 'alipay', 'card'] as const
export type RestKind = (typeof restKinds)[number]

/** What a group pays with. */
export const groupKinds = ['allowance', 'group_balance'] as const
export type GroupKind = (typeof groupKinds)[number]

export interface Tenders {
  /** Said one by one, with their amounts. */
  said: Tender[]
  /** What pays the rest. */
  rest: Ref<RestKind>
  /** What is typed on the pad: cash received, or the amount of the next tender. */
  typed: Ref<string>
  left: ComputedRef<number>
  /** Cash in hand for the rest, minor units. */
  given: ComputedRef<number>
  change: ComputedRef<number>
  short: ComputedRef<number>
  add: (tender: Tender) => void
  remove: (at: number) => void
  /** Presses the button of a kind: an amount typed pays that much, else it pays the rest. */
  press: (kind: RestKind) => void
  stored: () => void
  /** Meal money or the shared balance of the guest's group, as much as it may pay. */
  ofGroup: (kind: GroupKind) => void
  account: () => void
  all: () => Tender[]
  clear: () => void
}

const place = 'zhike.till.tender'
const keptKind = (): RestKind => restKinds.find((kind) => kind === localStorage.getItem(place)) ?? 'cash'

/** How the bill is going to be paid. It only adds up what was said; what is due comes from the quote. */
export function useTenders(quote: Ref<Quote | null>): Tenders {
  const said = reactive<Tender[]>([]) as Tender[]
  const rest = ref<RestKind>(keptKind())
  const typed = ref('')
  const due = computed(() => quote.value?.due_minor ?? 0)
  const sum = computed(() => said.reduce((total, one) => total + one.amount_minor, 0))
  const left = computed(() => Math.max(0, due.value - sum.value))
  const given = computed(() => (rest.value === 'cash' ? (textToMinor(typed.value) ?? left.value) : left.value))
  const change = computed(() => (rest.value === 'cash' ? Math.max(0, given.value - left.value) : 0))
  const short = computed(() => Math.max(0, left.value - given.value))

  function add(tender: Tender): void {
    said.push(tender)
    typed.value = ''
  }
  const remove = (at: number) => void said.splice(at, 1)
  const plain = (kind: RestKind, amount_minor: number): Tender => (kind === 'cash' ? { tender: kind, amount_minor, given_minor: amount_minor } : { tender: kind, amount_minor })
  /** What is typed belongs to the kind that pays the rest while that is cash, else to the kind that is pressed. */
  function press(kind: RestKind): void {
    const amount = textToMinor(typed.value)
    const partly = amount !== null && amount > 0 && amount < left.value
    const cashFirst = partly && rest.value === 'cash' && kind !== 'cash'
    if (cashFirst) add(plain('cash', amount))
    else if (partly && kind !== rest.value) add(plain(kind, amount))
    if (cashFirst || !partly) rest.value = kind
    if (kind !== 'cash') typed.value = ''
    localStorage.setItem(place, kind)
  }
  function payPart(tender: 'stored_value' | 'on_account' | GroupKind, most: number): void {
    const at = said.findIndex((one) => one.tender === tender)
    if (at >= 0) return remove(at)
    const amount = Math.min(textToMinor(typed.value) ?? most, left.value, most)
    if (amount > 0) add({ tender, amount_minor: amount })
  }
  const stored = () => payPart('stored_value', quote.value?.stored_value?.spendable_minor ?? 0)
  /** What the server says the group may pay: both together within the limit it names. */
  const groupMost = (kind: GroupKind): number => {
    const group = quote.value?.group
    if (!group) return 0
    const other = said.filter((one) => one.tender !== kind && isOfGroup(one.tender)).reduce((total, one) => total + one.amount_minor, 0)
    const room = group.room ? Math.max(0, group.room.left_minor - other) : due.value
    return Math.min(kind === 'allowance' ? group.allowance_minor : group.shared_minor, room)
  }
  const ofGroup = (kind: GroupKind) => payPart(kind, groupMost(kind))
  const account = () => payPart('on_account', left.value)
  function all(): Tender[] {
    if (left.value === 0) return [...said]
    const amount_minor = left.value
    return [...said, rest.value === 'cash' ? { tender: 'cash', amount_minor, given_minor: given.value } : { tender: rest.value, amount_minor }]
  }
  function clear(): void {
    said.splice(0)
    typed.value = ''
    rest.value = keptKind()
  }
  /** A bill that became cheaper than what was said: say it anew. */
  watch([due, () => quote.value?.stored_value?.spendable_minor], () => {
    const stored = said.find((one) => one.tender === 'stored_value')
    const others = sum.value - (stored?.amount_minor ?? 0)
    if (stored) stored.amount_minor = Math.min(stored.amount_minor, Math.max(0, due.value - others), quote.value?.stored_value?.spendable_minor ?? 0)
    if (stored?.amount_minor === 0) remove(said.indexOf(stored))
    if (sum.value > due.value) said.splice(0)
  })
  /** Another guest, another group: what its money was said to pay is said no longer. */
  watch(() => quote.value?.group?.group_id ?? null, () => {
    const kept = said.filter((one) => !isOfGroup(one.tender))
    if (kept.length < said.length) said.splice(0, said.length, ...kept)
  })
  return { said, rest, typed, left, given, change, short, add, remove, press, stored, ofGroup, account, all, clear }
}

export const isOfGroup = (kind: TenderKind): kind is GroupKind => groupKinds.some((one) => one === kind)
export const isRest = (kind: TenderKind): kind is RestKind => restKinds.some((one) => one === kind)
