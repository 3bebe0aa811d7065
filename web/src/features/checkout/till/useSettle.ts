import { shallowRef, type Ref, type ShallowRef } from 'vue'
import { api, ok } from '../../../api/client.ts'
import { asProblem, type Problem } from '../../../api/problem.ts'
import { useAction } from '../../../api/useAction.ts'
import { t } from '../../../i18n/index.ts'
import { useApproval, type ApprovalFlow } from '../../../staff/shell/approval/useApproval.ts'
import type { Bill, Receipt, Settled } from '../shapes.ts'
import type { Speech } from '../words.ts'
import type { Tenders } from './useTenders.ts'
import type { Till } from './useTill.ts'

/** What the card after settling shows. `first` = somebody else was quicker; this is his receipt. */
export interface Done {
  bill: Bill
  token: string | null
  first: boolean
}
export interface Settle {
  run: () => Promise<void>
  busy: Ref<boolean>
  problem: ShallowRef<Problem | null>
  done: ShallowRef<Done | null>
  flow: ApprovalFlow
  /** Shows the receipt of a bill that was settled elsewhere. */
  showFirst: (bill: Bill) => Promise<void>
}

const waits = [0, 400, 1_200]
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Tries again with the same key while the answer is cut: the server does it once and says so each time. */
async function surely<T>(run: () => Promise<T>): Promise<T> {
  let last: unknown
  for (const wait of waits) {
    if (wait > 0) await sleep(wait)
    try {
      return await run()
    } catch (thrown) {
      if (!asProblem(thrown).unsure) throw thrown
      last = thrown
    }
  }
  throw last
}

/** Settles the bill of the till: what is shown is what is paid, or it is refused. */
export function useSettle(till: Till, tenders: Tenders, speech: Speech): Settle {
  const done = shallowRef<Done | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const flow = useApproval()
  const pay = useAction((key, bill_id: string, bill_no: number, body: { version: number; due_minor: number; tenders: ReturnType<Tenders['all']> }) => {
    const summary = { bill: t('till.approval.bill', { no: t('checkout.billNo', { n: bill_no }), amount: speech.money(body.due_minor) }) }
    return flow.through({ summary }, key, (headers) => surely(() => ok(api.POST('/api/v1/bills/{bill_id}/settle', { params: { path: { bill_id } }, body, ...headers }))))
  })

  async function receiptOf(bill_id: string): Promise<Receipt | null> {
    return ok(api.GET('/api/v1/bills/{bill_id}/receipt', { params: { path: { bill_id } } })).catch(() => null)
  }
  async function showFirst(bill: Bill): Promise<void> {
    if (!bill.settlement) return
    done.value = { bill, token: (await receiptOf(bill.bill_id))?.receipt_token ?? null, first: true }
  }
  async function refused(bill_id: string): Promise<void> {
    problem.value = pay.problem.value
    const code = problem.value?.code ?? ''
    if (code === 'bill.already_settled') {
      const bill = await ok(api.GET('/api/v1/bills/{bill_id}', { params: { path: { bill_id } } })).catch(() => null)
      if (bill) await showFirst(bill)
    } else if (code === 'bill.changed' || code === 'conflict.stale') await till.reload()
  }
  async function run(): Promise<void> {
    if (pay.busy.value || done.value || till.empty.value) return
    problem.value = null
    if (!(await till.calm())) return
    const { bill, quote } = till
    if (!bill.value || !quote.value || tenders.short.value > 0) return
    const bill_id = bill.value.bill_id
    const answer: Settled | undefined = await pay.run(bill_id, bill.value.bill_no, { version: bill.value.version, due_minor: quote.value.due_minor, tenders: tenders.all() })
    if (answer) done.value = { bill: answer, token: answer.receipt_token, first: false }
    else await refused(bill_id)
  }
  return { run, busy: pay.busy, problem, done, flow, showFirst }
}

