import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadTexts, setLanguage } from '@/i18n/index.ts'
import actions from '@/features/audit/actions.json'
import { tellChanges } from '@/features/audit/change.ts'
import { startOf } from '@/ui/zone.ts'
import { actionWord } from '@/features/audit/words.ts'

const server = '../crates/server/src'
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return sources(path)
    return entry.name.endsWith('.rs') ? [readFileSync(path, 'utf8')] : []
  })
}

describe('words of the audit', () => {
  test.each(['zh-CN', 'zh-TW', 'en'] as const)('every action of the list has words in %s', async (language) => {
    await setLanguage(language)
    await loadTexts(['audit'])
    expect(actions.filter((action) => actionWord(action) === action)).toEqual([])
  })
  test.skipIf(!existsSync(server))('every action that the server writes is in the list', () => {
    const written = sources(server).flatMap((text) => [...text.matchAll(/\baction: "([a-z_]+\.[a-z_]+)"/g)].map((hit) => hit[1] ?? ''))
    expect([...new Set(written)].filter((action) => !actions.includes(action))).toEqual([])
  })
})

describe('a change in words', () => {
  beforeAll(async () => {
    await setLanguage('zh-CN')
    await loadTexts(['audit', 'permission', 'ui'])
  })
  const name = (id: string) => (id === 'store_0000000000001' ? '西湖小馆' : id)
  const told = (field: string, before: unknown, after: unknown) => tellChanges([{ field, before, after }], name)

  test('a personal value says only that it changed', () => {
    expect(told('name', 'changed', 'changed')).toEqual([{ label: '名称', hidden: true }])
  })
  test('permissions are told as what came and what went', () => {
    expect(told('permissions', 'guest.read guest.export', 'guest.read guest.reveal')).toEqual([
      { label: '权限', added: ['显示完整手机号'], removed: ['导出顾客'] },
    ])
  })
  test('opening hours are told with equal days together', () => {
    const day = (weekday: number) => ({ weekday, from: '11:00', to: '14:00' })
    const before = JSON.stringify([1, 2, 3, 4, 5, 6, 7].map(day))
    const after = JSON.stringify([2, 3, 4, 5, 6, 7].map(day))
    expect(told('weekly', before, after)).toEqual([{ label: '营业时间', before: '每天 11:00–14:00', after: '周一 休息；周二至周日 11:00–14:00' }])
  })
  test('what was not there before has no before', () => {
    expect(told('name', null, '湖滨片')).toEqual([{ label: '名称', after: '湖滨片' }])
  })
  test('of an object only the parts that differ are told, with their unit', () => {
    const before = { sessions: { idle_minutes: 30, absolute_hours: 12 }, totp_required_for: ['owner'] }
    const after = { sessions: { idle_minutes: 45, absolute_hours: 12 }, totp_required_for: ['owner', 'auditor'] }
    expect(told('security', before, after)).toEqual([
      { label: '多久不动就退出', before: '30 分钟', after: '45 分钟' },
      { label: '要两步验证的角色', added: ['审计'], removed: [] },
    ])
  })
  test('a limit that has no ceiling says so, and money is money', () => {
    expect(told('limits', { refund_minor: 20000 }, { refund_minor: null })).toEqual([{ label: '退款上限', before: '¥200', after: '不限' }])
  })
  test('a scope names its stores', () => {
    const some = { kind: 'stores', store_ids: ['store_0000000000001'], store_group_ids: [] }
    expect(told('scope', { kind: 'company' }, some)).toEqual([{ label: '范围', before: '全公司', after: '西湖小馆' }])
  })
})

describe('days of the filter', () => {
  test('the end of a range is the first instant of the next day', () => {
    expect(new Date(startOf('2026-11-30', 1) ?? '').getTime()).toBe(new Date(2026, 11, 1).getTime())
    expect(startOf('2026-11')).toBeUndefined()
  })
})
