import type { Sent } from '../../../api/shapes.ts'

type Ask = Sent<'/api/v1/bills/{bill_id}/refund-quotes', 'post'>

/** What was picked: everything that is left, or of single lines a quantity or an amount. */
export interface Picks {
  whole: boolean
  lines: Record<number, { by: 'qty'; qty_milli: number } | { by: 'amount'; amount_minor: number }>
}

/** What the server is asked; null while nothing is picked. */
export function askOf(picks: Picks): Ask | null {
  if (picks.whole) return { whole: true, lines: [] }
  const lines = Object.entries(picks.lines)
    .filter(([, part]) => (part.by === 'qty' ? part.qty_milli > 0 : part.amount_minor > 0))
    .map(([line, part]) => ({ line: Number(line), part }))
  return lines.length > 0 ? { whole: false, lines } : null
}

/** What of each line was refunded before, thousandths; amounts alone leave the quantity. */
export function doneQty(refunds: readonly { lines: readonly { line: number; part: { by: string; qty_milli?: number } }[] }[], line: number): number {
  return refunds.flatMap((one) => one.lines).filter((one) => one.line === line).reduce((sum, one) => sum + (one.part.qty_milli ?? 0), 0)
}
