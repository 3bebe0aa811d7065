import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** WCAG 2.2 contrast of every token pair that carries text (4.5) or marks a control (3), light and dark. */
const css = readFileSync('src/ui/tokens.css', 'utf8')

function block(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`)
  const text = css.slice(start, css.indexOf('\n}', start))
  return Object.fromEntries([...text.matchAll(/--([a-z0-9-]+):\s*(#[0-9A-Fa-f]{6})/g)].map((hit) => [hit[1], hit[2]]))
}
const light = block(':root')
const dark = { ...light, ...block('[data-theme="dark"]') }

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high! + 0.05) / (low! + 0.05)
}

const grounds = ['paper', 'surface', 'sunk']
const text: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['ink-2', ground],
    ['ink-3', ground],
    ['pine', ground],
  ]),
  ['danger', 'surface'],
  ['danger', 'paper'],
  ['ink', 'pine-soft'],
  ['ink-2', 'pine-soft'],
  ['pine', 'pine-soft'],
  ['on-pine', 'pine'],
  ['on-pine', 'pine-hover'],
  ['on-seal', 'seal'],
  ['gold', 'gold-soft'],
  ['indigo', 'indigo-soft'],
  ['indigo', 'surface'],
  ['amber', 'amber-soft'],
  ['amber', 'surface'],
  ['danger', 'danger-soft'],
  ['ink', 'amber-soft'],
  ['ink', 'danger-soft'],
  ['card-ink', 'card-ground'],
  ['card-ink-2', 'card-ground'],
]
const marks: [string, string][] = [
  ['control-line', 'surface'],
  ['control-line', 'paper'],
  ['pine', 'surface'],
  ['pine', 'sunk'],
]

for (const [theme, tokens] of Object.entries({ light, dark })) {
  test.each(text)(`in ${theme}, text %s on %s has at least 4.5`, (ink, ground) => {
    expect(contrast(tokens[ink]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5)
  })
  test.each(marks)(`in ${theme}, a control in %s on %s has at least 3`, (mark, ground) => {
    expect(contrast(tokens[mark]!, tokens[ground]!)).toBeGreaterThanOrEqual(3)
  })
}
