import type { Page } from 'playwright-core'

/** What a screen reader would call the element that has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body) return ''
    const label = at instanceof HTMLInputElement || at instanceof HTMLSelectElement || at instanceof HTMLTextAreaElement ? at.labels?.[0]?.innerText : ''
    return (at.getAttribute('aria-label') || label || at.innerText || '').trim()
  })
}
/** Presses Tab until that element has the focus. */
export async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    if (wanted.test(await focused(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`never reached ${String(wanted)}`)
}
