import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import codes from '@/api/codes.json'
import { clientCodes } from '@/api/problem.ts'

type Tree = { [key: string]: string | Tree }
const files = import.meta.glob<{ default: Tree }>('../src/i18n/*/*.ts', { eager: true })
const at = (language: string, folder: string) => files[`../src/i18n/${language}/${folder}.ts`]?.default ?? {}
const folders = readdirSync('src/i18n/zh-CN').map((name) => name.replace('.ts', ''))

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  )
}
const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((hit) => hit[1]))].sort()

describe.each(folders)('texts of %s', (folder) => {
  const chinese = leaves(at('zh-CN', folder))
  test.each(['zh-TW', 'en'])('%s has the same keys, no empty text and the same variables', (language) => {
    const other = new Map(leaves(at(language, folder)))
    expect([...other.keys()].sort()).toEqual(chinese.map(([key]) => key).sort())
    for (const [key, text] of chinese) {
      expect(other.get(key), key).not.toBe('')
      expect(names(other.get(key) ?? ''), key).toEqual(names(text))
    }
  })
  test('English has no Chinese letters and no text is a message-format error', () => {
    for (const [key, text] of leaves(at('en', folder))) expect(text, key).not.toMatch(/[\u4e00-\u9fff]/)
    for (const language of ['zh-CN', 'zh-TW', 'en']) {
      for (const [key, text] of leaves(at(language, folder))) expect(text, key).not.toMatch(/@[^\s]|\{\s*\}/)
    }
  })
})

describe('every problem code has its sentence and next step', () => {
  test.each(['zh-CN', 'zh-TW', 'en'])('in %s', (language) => {
    const told = new Set(leaves(at(language, 'problem')).map(([key]) => key))
    const missing = [...codes, ...clientCodes].filter((code) => !told.has(`${code}.say`) || !told.has(`${code}.next`))
    expect(missing).toEqual([])
  })
})
