import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe cannot decide by itself and why it is right here. Anything else it leaves open fails:
 * the pairs themselves are proved by tests/tokens.test.ts.
 */
const allowed: { rule: string; target: RegExp; why: string }[] = [
  { rule: 'color-contrast', target: /kbd/, why: 'text over a see-through key cap; the pair is button text on its own ground' },
]

interface Found {
  rule: string
  target: string
  help: string
}
interface Result {
  violations: Entry[]
  incomplete: Entry[]
}
interface Entry {
  id: string
  help: string
  nodes: { target: (string | string[])[] }[]
}

const flat = (entries: Entry[]): Found[] =>
  entries.flatMap((entry) => entry.nodes.map((node) => ({ rule: entry.id, target: node.target.flat().join(' '), help: entry.help })))

/** WCAG 2.2 A and AA findings of the page as it stands: violations, and open questions that are not on the list. */
export async function findings(page: Page): Promise<Found[]> {
  await page.evaluate(source)
  const result = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (context: Document, options: object) => Promise<unknown> } }
    return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  })
  const { violations, incomplete } = result as Result
  const open = flat(incomplete).filter((one) => !allowed.some((rule) => rule.rule === one.rule && rule.target.test(one.target)))
  return [...flat(violations), ...open]
}
