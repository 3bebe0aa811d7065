import { reactive } from 'vue'

export interface Toast {
  id: number
  text: string
  tone: 'plain' | 'problem'
  /** Word on the button, such as 撤销 or 看进度. */
  act?: string
  onAct?: () => void
  seconds: number
}

/** What lies at the foot of the screen now; ZToasts draws it. */
export const toasts = reactive<Toast[]>([])
let last = 0

/** Says something in passing: 5 s, or 10 s when it offers an act (undo). */
export function toast(wish: { text: string; tone?: Toast['tone']; act?: string; onAct?: () => void }): number {
  last += 1
  toasts.push({ id: last, tone: 'plain', seconds: wish.act ? 10 : 5, ...wish })
  if (toasts.length > 3) toasts.shift()
  return last
}

export function dismiss(id: number): void {
  const at = toasts.findIndex((one) => one.id === id)
  if (at >= 0) toasts.splice(at, 1)
}
